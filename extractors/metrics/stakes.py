"""Rules of metrics for what was put into another company: the company travels through the paragraph as the object."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, FORM
from extractors.metrics.topics import goes_on
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START
from extractors.text.companies import company_told

_DID = r"(?:已|共|共计|合计|累计|实际|认缴|实缴|首期|现金|追加|应|拟|尚未|未|分期|一次性|全额)"
_STAKE = (
    rf"{_DID}*(?:出资|注资|增资|入股|认缴|实缴|认购)(?:金?额|款|资本|份额|金)?|(?:认缴|实缴|出资|持股|认购)(?:比例|份额)"
    rf"|{_DID}*(?:委派|派驻|提名|推荐)(?:的)?(?:委员|董事|监事|代表|高管|管理人员)"
)
_PUTS = "(?P<who>(?![总各累合]|股东|认缴|实缴)[一-鿿]{2,10}?)??"
_IN_METRIC = re.compile(rf"{_PUTS}(?P<stake>{_STAKE})")  # 林场|实缴出资
_PUT_IN = re.compile(rf"{_PUTS}(?P<stake>{_DID}*(?:出资|投资|认缴|实缴|认购|支付对价))")
_INSIDE = re.compile("[一-鿿]{2,8}向(?P<to>[一-鿿]{2,14}(?:公司|集团|银行|基金|合作社))(?P<stake>增资|出资|注资)")
_WHO = re.compile(
    rf"{CLAUSE_START}(?:截[至止][^{CLAUSE_ENDS}]*，|其中，?)?"
    rf"(?P<who>[A-Za-z][A-Za-z0-9&{BRACKETS} .·-]{{1,30}}?"
    rf"|[^{CLAUSE_ENDS}：、向对的]{{2,24}}?(?:公司|集团|基金|合伙企业))"
    rf"{_DID}*(?:出资|注资|增资|入股|认缴|实缴)"
)
# 出资|600万元|设立全资子公司东港环保有限公司
_BEHIND = re.compile(
    rf"(?:[与同和][^{CLAUSE_ENDS}]{{2,60}}?)?(?:在[^{CLAUSE_ENDS}]{{2,12}}?)?(?:共同|发起|投资|合资|参与|独资)*"
    rf"(?:设立|成立|组建|入股|参股|收购|受让|增资)[^{CLAUSE_ENDS}]*"
)
_PUT = ("出资", "投资", "认缴", "实缴", "认购", "支付对价", "支付")
# 以现金|800万元|对子公司青江水务增资
_INTO = re.compile(
    rf"[对向](?:(?:全资|控股|参股)*[子孙]公司|联营企业|合营企业)?(?P<to>[^{CLAUSE_ENDS}：、的]{{2,24}}?)(?:进行|实施|追加)*"
    r"(?P<verb>增资|注资|出资|投资(?![者人方]))"
)
_MEANS = re.compile(
    rf"以(?:[^{CLAUSE_ENDS}]{{1,10}}作价|[一-鿿]{{0,6}}(?:现金|货币|资金|债权|实物|方式)|其?自有[一-鿿]{{0,4}})?(?:人民币)?$"
)
# 以现金|8万元|取得青江水务公司100%股权
_PAID = re.compile(r"以(?P<means>现金|对价|银行存款|自有资金|货币资金)(?:人民币)?$")
_BOUGHT = re.compile(
    rf"(?:（[^{BRACKETS}]{{1,12}}）)?(?:取得|收购|购买|受让|购入)了?(?P<of>[^{CLAUSE_ENDS}：、的0-9]{{2,24}}?)(?:[0-9][0-9.]*[%％])?的?(?P<what>股权|股份|资产|债权|土地使用权)"
)
_BUYER = re.compile(rf"{CLAUSE_START}(?:[本我]?公司之?)?[子孙]公司(?P<name>[^{CLAUSE_ENDS}：、]{{2,20}})$")
_SHARES = ("股权", "股份", "权益")
_ITS = re.compile(r"(?:持有|收购|转让|出售|取得|受让)了?(?:其|该公司)的?$")  # 取得其|70%的股权
_TAKEN_UP = re.compile(r"该(?:公司|行|企业|集团|基金|银行|合伙企业)")
_BODY = re.compile(r"(?:董事会|监事会|理事会|股东会|[一-鿿]{0,8}委员会)")
_OF_THAT = re.compile(rf"(?:根据|按照)?该(?:公司|基金|企业|行)[^{CLAUSE_ENDS}]{{0,12}}(?:，|$)")


def _company(so_far: SoFar, around: Around) -> str | None:
    """Return the company that the text before a quantity tells of last, else the one that its paragraph told of."""
    return company_told(around.reach, so_far.names) or so_far.company


@as_rule(
    "put into a company",
    "以现金800万元对子公司青江水务增资: money with only a means before it is what was put into the company behind",
    step=FORM,
    needs="对向以",
    of=AMOUNT,
    says="words behind",
    examples=(
        "公司以现金⟨800万元⟩对子公司青江水务增资。 → 对青江水务增资",
        "本公司之子公司东港公司以现金⟨8万元⟩取得青江公司100%股权。 → 取得青江公司股权的现金, 东港公司",
    ),
    counter_examples=("公司持有现金800万元。", "以现金800万元对困难职工救助。"),
    source="argued: notices of companies name the means first, the company behind",
)
def put_into(so_far: SoFar, around: Around) -> Measured | None:
    """Read money by the company that it was put into, which stands behind."""
    left, end = around.left.rstrip(), around.figure.span.end
    into = _INTO.match(so_far.text, end) if _MEANS.search(left) else None
    if into:
        return Measured(f"对{into['to']}{into['verb']}", so_far.subject(around.left))
    paid = _PAID.search(left)
    bought = _BOUGHT.match(so_far.text, end) if paid else None
    if paid is None or bought is None:
        return None
    buyer = _BUYER.search(left[: paid.start()])
    who = buyer["name"] if buyer else so_far.subject(around.left)
    return Measured(f"取得{bought['of']}{bought['what']}的{paid['means']}", who)


@as_rule(
    "object of a stake",
    "设立青江水务（…），本公司认缴出资3万元: what was put in is told with the company that it was put into",
    step=ADDED,
    needs="资缴购股派名荐",
    examples=(
        "青江检测系本公司在东港设立的子公司，截至年末，本公司已实际出资⟨2万元⟩。 → 对青江检测实际出资, 本公司",
        "与他人共同设立东港合伙企业（以下简称“东港企业”），公司认缴比例为⟨40%⟩。 → 对东港企业认缴比例, 公司",
        "本公司出资⟨600万元⟩设立全资子公司东港环保有限公司。 → 对东港环保有限公司出资, 本公司",
        "收购江北药业有限公司后，本公司已实缴⟨30万元⟩。 → 对江北药业有限公司实缴, 本公司",
    ),
    counter_examples=(
        "各股东认缴出资5,000万元。",
        "基金会出资86万元设立奖学金。",
        "本公司设立奖学金，出资86万元。",
    ),
    source="notes on subsidiaries in annual reports tell what was put into each of them",
)
def object_of_stake(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the company that a stake is in before its metric, and who has it as subject where that is told."""
    metric = measured.metric or ""
    end = around.figure.span.end
    behind = _BEHIND.match(so_far.text, end) if metric.endswith(_PUT) else None
    if (inside := _INSIDE.fullmatch(metric)) and around.figure.role == "level":
        return replace(measured, metric=f"对{inside['to']}{inside['stake']}")  # 出资比例|向青江水务增资
    stake = (_PUT_IN if behind else _IN_METRIC).fullmatch(metric)
    if stake is None or around.figure.role != "level":
        return None
    company = company_told(behind[0], so_far.names) if behind else _company(so_far, around)
    who = stake["who"] or measured.subject or _holder(around)
    if metric.startswith("持股") and not who:
        return None  # 法人股东86户、持股比例81%
    if not company or company in (who or "") or company in metric:
        return None
    return replace(measured, metric=f"对{company}{stake['stake']}", subject=who)


def _holder(around: Around) -> str | None:
    told = _WHO.search(around.left)
    return told["who"] if told else None


@as_rule(
    "company taken up",
    "本行持有青江银行51%的股份，该行注册资本1亿元: 该行 is the company that was told of before",
    step=ADDED,
    needs="该其",
    examples=(
        "本行持有青江村镇银行51%的股份，该行注册资本⟨1亿元⟩。 → 注册资本, 青江村镇银行",
        "收购东港酒店有限公司，取得其⟨70%⟩的股权。 → 股权, 东港酒店有限公司",
        "与他人共同设立青江水务有限公司。根据该公司章程，董事会由⟨5名⟩董事组成。 → 董事, 青江水务有限公司董事会",
    ),
    counter_examples=("该行注册资本1亿元。", "持有青江村镇银行51%的股份，本行注册资本1亿元。"),
    source="argued: a company is named once, and taken up behind",
)
def company_taken_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity of 该公司 the company that was told of before as subject."""
    metric, subject = measured.metric, measured.subject or ""
    if not metric:
        return None
    last = so_far.told_by(company_taken_up.name) if not subject else None
    if last and not _BODY.search(last.subject or "") and _goes_on(so_far, around, metric):
        return replace(measured, subject=last.subject)
    if metric in _SHARES and not subject and _ITS.search(around.left.rstrip()):
        return replace(measured, subject=_company(so_far, around))
    is_word, is_body = _TAKEN_UP.fullmatch(subject), _BODY.fullmatch(subject)
    member = so_far.member(around.at)
    company = _company(so_far, around) if is_word or (is_body and _OF_THAT.search(member)) else None
    return replace(measured, subject=company if is_word else company + subject) if company else None


def _goes_on(so_far: SoFar, around: Around, metric: str) -> bool:
    """Whether a sentence goes on behind the quantity before with what the same one has."""
    between = so_far.text[so_far.figures[around.at - 1].span.end : around.figure.span.start]
    return not forms.BETWEEN_SENTENCES.search(between) and goes_on(around.own, metric, so_far, is_like=True)


STAKES = (company_taken_up, object_of_stake)
