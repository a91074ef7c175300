"""Rules of metrics for stakes and seats: what was put into another company, who holds it, who makes up a body."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.metrics.words import OPENING_TIME
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, ITEM_START
from extractors.text.companies import company_told
from extractors.text.own_unit import own_word
from extractors.text.word_patterns import any_word

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
    told = company_told(behind[0] if behind else around.reach, so_far.names)
    company = told if behind else told or so_far.company  # the text before tells of it, or the paragraph did
    who = stake["who"] or measured.subject or _holder(around)
    if metric.startswith("持股") and not who:
        return None  # 法人股东86户、持股比例81%
    if not company or company in (who or "") or company in metric:
        return None
    return replace(measured, metric=f"对{company}{stake['stake']}", subject=who)


def _holder(around: Around) -> str | None:
    told = _WHO.search(around.left)
    return told["who"] if told else None


_OFFICE = (
    f"{any_word('names/titles.csv', 'post')}|[一-鿿]{{2,4}}总监|[一-鿿]{{0,3}}经理"
    "|实际控制人|控股股东|核心技术人员|高级管理人员"
)
_PERSON = rf"(?:(?:现任|原|前|兼)?(?:{_OFFICE})[、兼]?)*[一-鿿·]{{2,4}}(?:先生|女士)"
_TITLED = rf"(?:(?:现任|原|前)?(?:{_OFFICE})[、兼]?)+[一-鿿]{{2,3}}"
# 公司第六届董事会|董事长马某先生: of which term is no part of the name
_TERM = "(?:[本我]?(?:公司|集团|行|院))?(?:第[一二三四五六七八九十]{1,2}届)?(?:董事会|监事会|理事会)?"
_COMPANY = (
    rf"[一-鿿A-Za-z{BRACKETS}]{{2,30}}?"
    "(?:公司|集团|合伙企业|（有限合伙）|基金|工会|员工持股平台|持股平台|持股计划|合作社)"
)
_SHAREHOLDER = rf"(?:{_PERSON}|{_TITLED}|{_COMPANY}|前[一-鿿\d]{{1,2}}[名大]股东)"
# 董事马某先生通过持有某公司股份|间接|持有|公司股份2万股
_HOLDS = re.compile(
    rf"{ITEM_START}(?:其中[，：]?)?(?:截至[^{CLAUSE_ENDS}]{{2,20}}，)?(?:{_TERM}(?={_OFFICE}))?"
    rf"(?P<who>(?!通过|经由|由){_SHAREHOLDER})(?:(?:通过|经由?)[^{CLAUSE_ENDS}]{{2,60}}?)?"
    rf"(?:分别|合计|共同?|累计|各自|目前)*(?P<how>直接|间接)?(?:合计|共)?持有[^{CLAUSE_ENDS}]{{0,12}}$"
)
_HELD_ON = re.compile(
    rf"^(?:，|、)?(?:并|又|另|还)?(?:通过[^{CLAUSE_ENDS}]{{2,60}})?(?P<how>直接|间接)持有[^{CLAUSE_ENDS}]{{0,12}}$"
)


@as_rule(
    "holder of shares",
    "董事程某先生间接持有公司股份2.6万股: who holds the shares, and whether directly",
    step=ADDED,
    needs="持",
    of=frozenset({"股"}),
    examples=(
        "董事程晓岚女士间接持有公司股份⟨2.6万股⟩。 → 间接持有公司股份, 董事程晓岚女士",
        "监事程晓岚直接持有公司股份3万股，通过青江投资间接持有公司股份⟨1万股⟩。 → 间接持有公司股份, 监事程晓岚",
        "公司第二届董事会董事程晓岚女士通过青江投资间接持有公司股份⟨2万股⟩。 → 间接持有公司股份, 董事程晓岚女士",
    ),
    counter_examples=("公司回购股份2.6万股。", "本次发行后持有公司股份2.6万股的股东为5名。"),
    source="annual reports tell what directors hold one by one (信息披露内容与格式准则第2号)",
)
def of_holder(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give shares their holder as subject; the next holding of the same one goes on with it."""
    metric = measured.metric
    if not metric or not metric.startswith("持有") or measured.subject is not None:
        return None
    held = _HOLDS.search(around.reach)
    last = so_far.found[-1].subject if so_far.found else None
    goes_on = _HELD_ON.match(around.left.strip()) if held is None and last else None
    told = held or goes_on
    if told is None:
        return None
    return replace(measured, metric=(told["how"] or "") + metric, subject=held["who"] if held else last)


_REACH = 120  # characters before a quantity that may name the body that it is of
# 设立|投资委员会|，由5名委员组成; 理事会|由11名理事组成
_MADE_UP = re.compile(
    rf"(?:(?:设立|成立|组建|设置|建立)了?(?P<made>[^{CLAUSE_ENDS}：、的]{{2,16}})，|"
    rf"{CLAUSE_START}(?:{OPENING_TIME}|公司|本届)*(?P<who>[^{CLAUSE_ENDS}：、的]{{2,16}}?(?:会|组|队|团|部|中心|小组)))(?:现|共)?由$"
)


@as_rule(
    "members of a body",
    "设立评审委员会，由5名委员组成: members are of the body that they make up",
    step=ADDED,
    needs="由",
    of=forms.PERSON_UNITS,
    examples=(
        "基金设立投资委员会，由⟨5名⟩委员组成。 → 委员, 投资委员会",
        "理事会由⟨11名⟩理事组成。 → 理事, 理事会",
    ),
    counter_examples=("由5名委员组成。", "设立投资委员会，由5名委员提议。", "本会由11名理事组成。"),
    source="argued: who makes up a body is told with it or right behind its founding",
)
def members(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give members the body that they make up as subject."""
    start = around.figure.span.start
    made_up = measured.metric and not measured.subject and forms.MADE_OF.match(so_far.text, around.figure.span.end)
    body = _MADE_UP.search(so_far.text[max(0, start - _REACH) : start]) if made_up else None
    who = (body["made"] or body["who"]) if body else ""
    return replace(measured, subject=who) if who and not own_word(who) and who not in so_far.names else None
