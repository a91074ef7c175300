"""Rules of metrics for one quantity that each of several has: 城东站、城西站各更换水泵6台 are two rows, and no sum."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut.edges import is_time
from extractors.metrics.cut.forms import untied
from extractors.metrics.find.named_lists import BETWEEN_TWO, named_by_words
from extractors.metrics.find.receivers import GIVEN, SOMEBODY, is_anybody
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.han_digits import NUMERALS
from extractors.text.times import OPENING_TIME

_EACH = "各"
_LIST = rf"(?P<items>[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{3,60}}?)"
_OPENS = rf"(?:^|[{CLAUSE_ENDS}：])(?:{OPENING_TIME})?(?:其中|并|另外?)?"
# 城东站、城西站|各|更换水泵
_WHO = re.compile(rf"{_OPENS}{_LIST}各自?(?P<did>[一-鿿]{{2,14}})$")
# 更换水泵、阀门|各|6台
_WHAT = re.compile(rf"{_OPENS}{_LIST}各(?:有|为|占|计|达)?$")
_TO_EACH = re.compile(rf"(?P<to>[向为给])(?P<items>{SOMEBODY}(?:[、和及与]{SOMEBODY})+)各自?(?P<did>{GIVEN})$")
_LEAST = 2  # characters of a name


def _owners(so_far: SoFar, words: str) -> list[str]:
    """Return the bodies or places of a list, where they are named and alike: 城东站、城西站; not 春季、秋季."""
    items = BETWEEN_TWO.split(words)
    if len(items) < len(("one", "other")) or any(len(item) < _LEAST or is_anybody(item) for item in items):
        return []
    if all(re.fullmatch(SOMEBODY, item) for item in items):
        return items
    last = [so_far.words(item)[-1] for item in items]
    no_body = any(token.flag[0] in "td" or (token.flag == "v" and len(token.text) > 1) for token in last)
    return items if len({item[-1] for item in items}) == 1 and not no_body else []


def _things(so_far: SoFar, words: str) -> list[str]:
    """Return the things of a list, each with what its first or last says of all: 更换|水泵、阀门."""
    items = BETWEEN_TWO.split(words)
    if len(items) < len(("one", "other")) or any(is_time(so_far.words(item)[-1]) for item in items if item):
        return []
    if not all(items) or any(item[-1] in NUMERALS for item in items[:-1]):
        return []  # 一、二等奖
    names = named_by_words(items, so_far.words)
    return names if all(len(name) >= _LEAST for name in names) else []


def _of_each(measured: Measured, names: Sequence[str], *, metric: str, subject: str | None = None) -> Measured:
    return replace(measured, metric=metric, subject=subject, each=tuple(names))


@as_rule(
    "the same for each of a list",
    "城东站、城西站各更换水泵6台: each of those named has as much, one row for each and none for all",
    step=ADDED,
    needs=_EACH,
    of=frozenset({"level", "change"}),
    examples=(
        "城东站、城西站各更换水泵⟨6台⟩。 → 更换水泵, 城东站、城西站",
        "向江川大学、石坪中学各捐赠⟨86万元⟩用于修路。 → 向江川大学、石坪中学捐赠用于修路",
        "更换水泵、阀门各⟨6台⟩。 → 更换水泵、更换阀门",
    ),
    counter_examples=(
        "城东站、城西站共更换水泵6台。",
        "各车间、各班组各配备灭火器6台。",
        "春季、秋季各检修水泵6台。",
        "双方各持有60万元。",
    ),
    source="argued: 各 tells of each of them as much as of the others",
)
def same_for_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Read a quantity that each of a list has: who did it, whom it was given to, or what is counted."""
    left, name = untied(around.left.rstrip()), (measured.metric or "").rpartition(_EACH)[2]
    if around.figure.role == "level" and (to := _TO_EACH.search(left)):
        items = BETWEEN_TWO.split(to["items"])
        rest = name.removeprefix(to["did"]) if name.startswith(to["did"]) else ""
        return _of_each(measured, items, metric=f"{to['to']}{'、'.join(items)}{to['did']}{rest}")
    if (what := _WHAT.search(left)) and around.figure.role == "level":
        things = _things(so_far, what["items"])
        return _of_each(measured, things, metric="、".join(things)) if things else None
    who = _WHO.search(left)
    owners = _owners(so_far, who["items"]) if who and name else []
    if not who or not owners or not (name in who["did"] or name.startswith(who["did"])):
        return None
    return _of_each(measured, owners, metric=name, subject="、".join(owners))
