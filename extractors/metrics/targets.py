"""Rules of metrics for what a quantity is held against: 占年度目标（520万元）的131%, 较上年决算数8万元."""

import re

from extractors.metrics import forms
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSING_BRACKETS, OPENING_BRACKETS
from extractors.text.own_unit import is_named

_TARGET = re.compile(
    rf"(?P<what>[^{CLAUSE_ENDS}：、占为的]{{0,10}}(?:目标|任务|指标|计划))(?P<open>[{OPENING_BRACKETS}])(?:为|约)?"
)
_BARE_TARGET = re.compile(rf"[{OPENING_BRACKETS}](?:年度|全年)?(?P<what>目标|任务|计划)(?:为|是)?")
_SHARE_OF_TARGET = re.compile(rf"[{CLOSING_BRACKETS}]的")


def _targets(so_far: SoFar, first: int, end: int) -> tuple[str, list[int]] | None:
    """Return the target that brackets open behind, before `end`, and the numbers of the quantities in them."""
    told = list(_TARGET.finditer(so_far.text, first, end))
    if not told:
        return None
    opened = told[-1].end("open")
    closed = re.compile(f"[{CLOSING_BRACKETS}]").search(so_far.text, opened)
    stop = closed.start() if closed else len(so_far.text)
    return told[-1]["what"], [at for at, one in enumerate(so_far.figures) if opened <= one.span.start < stop]


@as_rule(
    "target in brackets",
    "占年度目标（520万元）的131%: a number in brackets behind a target is the target; the share behind is of it",
    step=FORM,
    needs=OPENING_BRACKETS,
    of=LEVEL,
    examples=(
        "完成投资684万元，占年度目标（⟨520万元⟩）的131%。 → 年度, target",
        "完成投资684万元，占年度目标（520万元）的⟨131%⟩。 → 投资占年度, target",
        "完成造林68亩（任务⟨49亩⟩）。 → 造林任务",
        "公路86万元、水运12万元，分别占年度目标（80万元、⟨10万元⟩）的107%、120%。 → 年度, 水运, target",
        "公路86万元、水运12万元，分别占年度目标（80万元、10万元）的107%、⟨120%⟩。 → 水运占年度, target",
    ),
    counter_examples=("占年度目标的131%。", "完成投资（520万元）。"),
    source="argued: what was reached is held against targets that brackets give",
)
def target_in_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read a target in brackets, or the share of it behind them; of several each is of its level before them."""
    at, start = around.at, around.figure.span.start
    bare = _BARE_TARGET.fullmatch(around.left.strip())
    outside = so_far.before_open_brackets(at) if bare else None
    if bare and outside is not None and so_far.found[outside].metric:
        return Measured(f"{so_far.found[outside].metric}{bare['what']}", so_far.found[outside].subject)
    found = _targets(so_far, max(0, start - forms.REACH), start)
    if found is None or not found[1]:
        return None
    what, inside = found
    behind = at - inside[-1] - 1
    count = len(inside)
    levels = range(inside[0] - count, inside[0])
    if at in inside:
        level = levels[inside.index(at)]
        of = so_far.found[level] if count > 1 and level >= 0 else None
        named = of is not None and is_named(of.subject)
        return Measured(forms.clean(what), (of.subject if named else of.metric) if of else None)
    shares = _SHARE_OF_TARGET.match(so_far.text, so_far.figures[inside[-1]].span.end)
    if around.figure.unit != "%" or not 0 <= behind < count or shares is None or levels[0] < 0:
        return None
    level = levels[behind]
    return Measured(f"{so_far.found[level].metric}占{what}", so_far.found[level].subject)


# 较2020年度决算数|200万元, 比年初余额|8万元: a value of what was told before
_HELD = re.compile(
    r"(?:较|(?<![占师价])比|(?<!参)与)[0-9年月日度上去前同期初末底本当]{0,10}?(?P<value>(?:[预决]算|执行|实际|完成|同期|[年期][初末底])数|[预决]算|余额|数值?)[为是]?$"
)
_BUDGETED = re.compile("[预决]算数?$")


@as_rule(
    "value held against",
    "总收入190万元，较上年决算数200万元减少10万元: a bare value behind 较 is of what the quantity before measures",
    step=FORM,
    needs="数算额",
    of=LEVEL,
    at=LATER,
    examples=(
        "养老床位460张，比2021年底数⟨420张⟩增加40张。 → 养老床位",
        "总收入190万元，其中门票收入180万元，较上年决算数⟨200万元⟩减少10万元。 → 总收入",
        "支出决算数86万元，比预算数⟨90万元⟩减少4万元。 → 支出, budget",
    ),
    counter_examples=("养老床位460张，比医院床位数80张多。", "支出86万元，完成预算数90万元的95%。"),
    source="argued: accounts hold a sum against that of the year before, or of the budget, so",
)
def value_held_against(so_far: SoFar, around: Around) -> Measured | None:
    """Read a value that is only called one of another time or plan; behind 其中 the whole is held against it."""
    held, at = _HELD.search(around.left.rstrip()), around.at - 1
    if held is None:
        return None
    while at and "其中" in so_far.text[so_far.figures[at - 1].span.end : so_far.figures[at].span.start]:
        at -= 1
    before, metric = so_far.found[at], so_far.found[at].metric
    if not metric or so_far.figures[at].unit != around.figure.unit or so_far.figures[at].role != "level":
        return None
    what = _BUDGETED.sub("", metric) + held["value"] if held["value"].startswith("预算") else metric
    return Measured(what, before.subject)
