"""Rules of metrics for what another company or party than the unit has: 子公司青江水务, 被合并方, 该公司."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.clause_subjects import goes_on
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, MEMBER_ENDS, OPEN
from extractors.text.companies import company_told
from extractors.text.needed import needed

_SUBSIDIARY = re.compile(
    rf"(?:{OPEN}\d{{1,2}}{CLOSE}|注\d{{0,2}}{COLON})?(?:[本上]年度?内?，?|报告期内，?|于?\d{{4}}年(?:度|\d{{1,2}}月)?，)?"
    rf"(?:其中[，：]?|如[^{CLAUSE_ENDS}]{{2,16}}所述，)?系?(?:[本我]?(?:公司|集团)[之的]?)?(?:全资|控股|重要|主要|下属)*"
    rf"(?:[子孙]公司|[联合]营(?:公司|企业))(?P<name>(?![及和与或的对])(?:(?![向于对以])[一-鿿A-Za-z]){{2,12}}?"
    rf"(?:{OPEN}[一-鿿]{{1,6}}{CLOSE})?(?:(?![向于对以])[一-鿿]){{0,16}}?(?:公司|厂|银行))(?![的持])"
)
_COMPANY = re.compile(
    rf"(?P<name>(?!本报告|本次|我们|中共|股份|第|[^{CLAUSE_ENDS}]{{0,8}}[是了将]|公司|本公司|其|对|与|和|向|由|为|据|经|在)[一-鿿A-Za-z]{{2,14}}(?:{OPEN}[一-鿿]{{1,6}}{CLOSE})?[一-鿿]{{0,12}}?有限(?:责任)?公司)"
    rf"(?:{OPEN}以下简称[^{BRACKETS}]*{CLOSE})?(?![的持等、和与及，])"
)
_OWN_AGAIN = re.compile("，[本我](?:公司|集团|[行院校])")


@as_rule(
    "subsidiary",
    "子公司青江水务完成销售1.6万台: a subsidiary that opens the sentence or its member is the subject of all in it",
    step=ADDED,
    needs=needed(_SUBSIDIARY) + "限旗属司系行厂",  # 有限公司: another company that opens a member
    examples=(
        "全资子公司青江（东港）检测有限公司尚处投入期，亏损⟨21万元⟩。 → 亏损, 青江（东港）检测有限公司",
        "本公司之联营公司青江公司宣告分配股利⟨3万元⟩。 → 宣告分配股利, 青江公司",
        "注3：系青江公司和东港公司根据通知，收到的增值税退税共计⟨86万元⟩。 → 收到的增值税退税, 青江公司和东港公司",
    ),
    counter_examples=(
        "子公司完成销售1.6万台。",
        "子公司及联营企业净利润为3,000万元。",
        "公司持有子公司青江水务有限公司51%的股权。",
        "东港公司收到退税款3万元。",
    ),
    source="argued: annual reports tell of their subsidiaries one by one",
)
def of_subsidiary(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the subsidiary that opens its part of the sentence as subject."""
    if measured.metric is None or measured.subject is not None:
        return None
    named = _SUBSIDIARY.match(measured.metric)
    if named and len(measured.metric) > named.end() + 1:  # 子公司青江水务有限公司|注册资本
        return replace(measured, metric=measured.metric[named.end() :], subject=named["name"])
    member = so_far.member(around.at).strip()
    opened = _SUBSIDIARY.match(member) or _other_company(so_far, member) or _NOTED.match(member)
    own = opened and _OWN_AGAIN.search(member, opened.end())  # 子公司分配股利3万元，本公司可获2万元
    return replace(measured, subject=opened["name"]) if opened and not own else None


# 注3：系|甲公司和乙公司|根据…，收到的退税款
_NOTED = re.compile(
    rf"(?:注[0-9]{{1,2}}{COLON})?(?P<kind>系)(?P<name>[^{CLAUSE_ENDS}：]{{2,30}}?公司)(?:根据|依据|按照)[^{MEMBER_ENDS}]*，(?:本[年期])?(?:收到|取得|获得)的"
)


def _other_company(so_far: SoFar, member: str) -> re.Match[str] | None:
    """Return the company that opens a member of a sentence, where it is known that it is not the reporting unit."""
    opened = _COMPANY.match(member) if so_far.names else None
    own = opened is None or any(opened["name"].startswith(name) or opened["name"] in name for name in so_far.names)
    return None if own else opened


_OTHER_PARTY = re.compile(r"被(?:合并|购买|收购|投资|担保)(?:方|单位|企业)|标的(?:公司|企业)|交易对方")


@as_rule(
    "other party",
    "被合并方在合并前实现的净利润为0元: the quantity is another party's, not the unit's",
    step=ADDED,
    needs=needed(_OTHER_PARTY),
    examples=("被合并方在合并前实现的净利润为⟨3万元⟩。 → 净利润, 被合并方",),
    counter_examples=("合并方案的投资为3万元。", "被合并方确认后，净利润为3万元。"),
    source="notes on business combinations in annual reports (企业会计准则第20号)",
)
def of_other_party(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the other party of a combination as subject."""
    party = _OTHER_PARTY.search(around.own) if measured.metric and measured.subject is None else None
    return replace(measured, subject=party[0]) if party else None


_TAKEN_UP = re.compile(r"该(?:公司|行|企业|集团|基金|银行|合伙企业)")
_BODY = re.compile(r"(?:董事会|监事会|理事会|股东会|[一-鿿]{0,8}委员会)")
_OF_THAT = re.compile(rf"(?:根据|按照)?该(?:公司|基金|企业|行)[^{CLAUSE_ENDS}]{{0,12}}(?:，|$)")


@as_rule(
    "company taken up",
    "本行持有青江银行51%的股份，该行注册资本1亿元: 该行 is the company that was told of before",
    step=ADDED,
    needs="该",
    examples=(
        "本行持有青江村镇银行51%的股份，该行注册资本⟨1亿元⟩。 → 注册资本, 青江村镇银行",
        "与他人共同设立青江水务有限公司。根据该公司章程，董事会由⟨5名⟩董事组成。 → 董事, 青江水务有限公司董事会",
    ),
    counter_examples=("该行注册资本1亿元。", "持有青江村镇银行51%的股份，本行注册资本1亿元。"),
    source="argued: a company is named once, and taken up behind",
)
def company_taken_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity of 该公司 or its board the company that was told of before as subject."""
    subject = measured.subject or ""
    last = so_far.told_by(company_taken_up.name) if measured.metric and not subject else None
    if last and not _BODY.search(last.subject or "") and _goes_on(so_far, around, measured.metric or ""):
        return replace(measured, subject=last.subject)
    is_word, is_body = _TAKEN_UP.fullmatch(subject), _BODY.fullmatch(subject)
    of_that = is_word or (is_body and _OF_THAT.search(so_far.member(around.at)))
    company = (company_told(around.reach, so_far.names) or so_far.company) if of_that and measured.metric else None
    return replace(measured, subject=company if is_word else company + subject) if company else None


def _goes_on(so_far: SoFar, around: Around, metric: str) -> bool:
    """Whether a sentence goes on behind the quantity before with what the same one has."""
    between = so_far.text[so_far.figures[around.at - 1].span.end : around.figure.span.start]
    return not forms.BETWEEN_SENTENCES.search(between) and goes_on(around.own, metric, so_far, is_like=True)
