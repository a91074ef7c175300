"""Rules of metrics for what another company or party than the unit has: 子公司青江水务, 被合并方, 该公司."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.metrics.topics import goes_on
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, CLOSE, COLON, MEMBER_ENDS, OPEN
from extractors.text.companies import company_told
from extractors.text.needed import needed

_SUBSIDIARY = re.compile(
    rf"(?:{OPEN}\d{{1,2}}{CLOSE}|注\d{{0,2}}{COLON})?(?:[本上]年度?内?，?|报告期内，?|于?\d{{4}}年(?:度|\d{{1,2}}月)?，)?"
    rf"(?:其中[，：]?|如[^{CLAUSE_ENDS}]{{2,16}}所述，)?系?(?:[本我]?(?:公司|集团)[之的]?)?(?:全资|控股|重要|主要|下属)*"
    rf"(?:[子孙]公司|[联合]营(?:公司|企业))(?P<name>(?![及和与或的对])(?:(?![向于对以])[一-鿿A-Za-z]){{2,12}}?"
    rf"(?:{OPEN}[一-鿿]{{1,6}}{CLOSE})?(?:(?![向于对以])[一-鿿]){{0,16}}?(?:公司|厂|银行))(?![的持])"
)
# 旗下江州物流|实现营收
_UNDER_GROUP = re.compile(
    r"(?:公司|集团)?(?:旗下|所属|下属)(?P<name>(?![各的])[一-鿿A-Za-z]{2,8}?"
    "(?:公司|集团|物流|地产|物业|银行|证券|科技|能源|水务|燃气|医药|食品|股份|厂|店|院))"
    "(?=实现|完成|全年|[0-9]|取得|获|累计|净利|营)"
)
# 子公司海岳物流|全年营业收入860万元，净利润36万元
_SHORT_NAME = re.compile(
    "(?:其中，?)?(?:[本我]?公司)?(?:全资|控股|参股)?[子孙]公司(?P<name>(?![的及和与或])[一-鿿]{2,6}?)"
    "(?:全年|本年度?|本期|报告期内?|当年|累计|共)*(?:实现|完成|取得)?了?"
    "(?=注册资本|实收资本|净资产|总资产|营业收入|净利润|利润总额|资产总额|负债总额|亏损)"
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
        "子公司青江水务有限公司（以下简称“青江水务”）完成销售1.6万台，实现净利润⟨438万元⟩。 → 净利润, 青江水务有限公司",
        "全资子公司青江（东港）检测有限公司尚处投入期，亏损⟨21万元⟩。 → 亏损, 青江（东港）检测有限公司",
        "本公司之联营公司青江公司宣告分配股利⟨3万元⟩。 → 宣告分配股利, 青江公司",
        "根据规定，本集团子公司青江燃气公司收到退税款⟨3万元⟩。 → 收到退税款, 青江燃气公司",
        "子公司青江物流全年实现营业收入8,600万元，净利润⟨360万元⟩。 → 净利润, 青江物流",
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
    named = _SUBSIDIARY.match(measured.metric) or _SHORT_NAME.match(measured.metric)
    if named and len(measured.metric) > named.end() + 1:  # 子公司青江水务有限公司|注册资本
        return replace(measured, metric=measured.metric[named.end() :], subject=named["name"])
    member = so_far.member(around.at).strip()
    opened = (
        _SUBSIDIARY.match(member)
        or _UNDER_GROUP.match(member)
        or _SHORT_NAME.match(member)
        or _other_company(so_far, member)
    )
    own = opened and _OWN_AGAIN.search(member, opened.end())  # 子公司分配股利3万元，本公司可获2万元
    did = _DID.search(around.left) or _NOTED.match(member)
    if did and not own and (did["kind"] or so_far.names) and not any(did["name"] in name for name in so_far.names):
        return replace(measured, subject=did["name"])
    return replace(measured, subject=opened["name"]) if opened and not own else None


# 根据规定，本集团子公司|青江燃气公司|收到退税款3万元，|东港热力公司|收到退税款2万元
_DID = re.compile(
    rf"{CLAUSE_START}(?:其中，?)?(?:[本我]?(?:公司|集团)[之的]?)?(?P<kind>(?:全资|控股|下属)*[子孙]公司)?"
    r"(?P<name>(?!其他|其它|上述|各|该|本|我|母|子|分|[一-鿿]{0,2}有限|股份|与|向|对|由|为|在|和|及|及其)[一-鿿A-Za-z]{2,14}?(?:公司|银行|水厂|电厂))"
    rf"(?:于[^{CLAUSE_ENDS}]{{2,12}})?(?:收到|取得|获得|支付|缴纳|偿还|归还|发放|计提|确认|[一-鿿]{{2,8}}变[更动]，变更后的)了?[^{CLAUSE_ENDS}：]{{0,16}}$"
)
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
