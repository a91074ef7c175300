"""Rules of metrics that give shares their holder: 董事程某先生间接持有公司股份2.6万股, 控股股东持有公司36.2%的股份."""

import re
from dataclasses import replace

from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, ITEM_START
from extractors.text.own_unit import is_named, own_word
from extractors.text.word_patterns import any_word

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
_WHO = rf"(?:{_PERSON}|{_TITLED}|{_COMPANY}|前[一-鿿\d]{{1,2}}[名大]股东)"


def _holds(no_holder: str, what: str) -> re.Pattern[str]:
    """Return the pattern of a clause that opens with who holds something, directly or through others."""
    return re.compile(
        rf"{ITEM_START}(?:其中[，：]?)?(?:截至[^{CLAUSE_ENDS}]{{2,20}}，)?(?:{_TERM}(?={_OFFICE}))?"
        rf"(?P<who>(?!{no_holder}通过|经由|由){_WHO})(?:(?:通过|经由?)[^{CLAUSE_ENDS}]{{2,60}}?)?"
        rf"(?:分别|合计|共同?|累计|各自|目前)*(?P<how>直接|间接)?(?:合计|共)?持有{what}$"
    )


# 董事马某先生通过持有某公司股份|间接|持有|公司股份2万股
_HOLDS = _holds("", rf"[^{CLAUSE_ENDS}]{{0,12}}")
# 控股股东青江集团|持有|公司|36.2%的股份: the unit's own shares are told by who holds them
_HOLDS_OWN = _holds("公司|[本我](?:公司|行|集团)|", r"了?[本我]?(?:公司|行|集团)")
_HELD_ON = re.compile(
    rf"^(?:，|、)?(?:并|又|另|还)?(?:通过[^{CLAUSE_ENDS}]{{2,60}})?(?P<how>直接|间接)持有[^{CLAUSE_ENDS}]{{0,12}}$"
)
_OF_LAST = re.compile("^的?(?:股份|股权)")


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


@as_rule(
    "holder of own shares",
    "控股股东青江集团持有公司36.2%的股份: shares of the unit itself are of who holds them",
    step=ADDED,
    needs="持",
    of=PERCENT,
    examples=(
        "控股股东青江集团持有公司⟨36.2%⟩的股份。 → 持有公司股份, 控股股东青江集团",
        "实际控制人程晓岚女士直接持有本公司⟨12.5%⟩的股权。 → 直接持有公司股权, 实际控制人程晓岚女士",
    ),
    counter_examples=("公司持有青江集团36.2%的股份。", "本次转让公司36.2%的股份。"),
    source="annual reports tell who controls the company by the shares held (信息披露内容与格式准则第2号)",
)
def of_own_holder(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share of the unit itself its holder as subject; 通过… goes on with the one before."""
    if measured.metric not in ("股份", "股权") or is_named(measured.subject):
        return None
    held = _HOLDS_OWN.search(around.reach)
    last = so_far.found[-1] if so_far.found else None
    more = last is not None and "持有公司" in (last.metric or "")
    told = held or (_HELD_ON.match(_OF_LAST.sub("", around.left.strip())) if more else None)
    if told is None:
        return None
    who = held["who"] if held else last.subject if last else None
    return replace(measured, metric=f"{told['how'] or ''}持有公司{measured.metric}", subject=who)


_IS_HOLDER = re.compile(
    rf"(?:股东|控制人|出资人)[为是](?P<who>[^{CLAUSE_ENDS}：、]{{2,20}})，(?:其)?(?:直接|间接|合计|共)*持股比例(?:合计|共)?[为达]?$"
)


@as_rule(
    "holder told before the share",
    "控股股东为青江集团，持股比例36.2%: a share is of the holder that the clause before names",
    step=ADDED,
    needs="股",
    of=PERCENT,
    examples=("公司控股股东为青江集团，持股比例⟨36.2%⟩。 → 持股比例, 青江集团",),
    counter_examples=("持股比例36.2%。", "公司股东为3人，持股比例36.2%。"),
    source="annual reports name who controls the company with the share held",
)
def told_before(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share the holder named right before it as subject."""
    if measured.metric != "持股比例" or is_named(measured.subject):
        return None
    told = _IS_HOLDER.search(around.reach)
    return replace(measured, subject=told["who"]) if told and not told["who"][:1].isdigit() else None


_HELD = re.compile(r"持有[一-鿿]{0,8}(?:比例|份额)")
_BY = re.compile(rf"(?:^|[{CLAUSE_ENDS}：、的])(?P<who>[一-鿿]{{0,4}}(?:股东|员工|职工|管理层|高管|投资者|持有人))$")


@as_rule(
    "holder of a share",
    "少数股东持有权益份额比例占30%: a share that is held is of who holds it",
    step=ADDED,
    needs="持",
    of=PERCENT,
    examples=(
        "重要子公司的少数股东持有权益份额比例占⟨30%以上⟩。 → 持有权益份额比例, 少数股东",
        "员工持有股份比例为⟨12%⟩。 → 持有股份比例, 员工",
    ),
    counter_examples=("持有股份比例为12%。", "公司持有股份比例为12%。"),
    source="argued: who holds stands right before the verb",
)
def holder_of_share(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share that is held its holder as subject."""
    metric = measured.metric or ""
    if measured.subject is not None or not _HELD.fullmatch(metric):
        return None
    by = _BY.search(around.before_name(metric))
    return replace(measured, subject=by["who"]) if by and not own_word(by["who"]) else None


SHAREHOLDERS = (told_before, of_holder, of_own_holder, holder_of_share)
