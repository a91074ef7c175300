"""Rules of metrics for shares of which each has a whole of its own: 委员、党员分别占委员总数的22%、党员总数的28%."""

import re

from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS

_WHOLE = rf"(?P<of>[^{CLAUSE_ENDS}、的0-9]{{2,14}})的"
_FIRST = re.compile(rf"(?P<items>[^{CLAUSE_ENDS}：0-9]{{3,40}}?)(?:分别|各)占{_WHOLE}$")
_NEXT = re.compile(rf"[、和及与]占?{_WHOLE}")
_ITEMS = re.compile("、|和|以及|及|与")


@as_rule(
    "shares of their own wholes",
    "女委员、女党员分别占委员总数的22%、党员总数的28%: each share is of its own whole",
    step=FORM,
    needs="占",
    of=PERCENT,
    says="shared out",
    examples=(
        "女委员、女党员分别占委员总数的⟨22%⟩、党员总数的28%。 → 女委员占委员总数",
        "女委员、女党员分别占委员总数的22%、党员总数的⟨28%⟩。 → 女党员占党员总数",
    ),
    counter_examples=("女委员、女党员分别占总数的22%、28%。", "女委员占委员总数的22%、党员总数的28%。"),
    source="argued: shares in several bodies are told in one breath",
)
def of_own_whole(so_far: SoFar, around: Around) -> Measured | None:
    """Read a share of a list of which each has its own whole."""
    first = last = around.at
    while first and _NEXT.fullmatch(so_far.left(first).strip()):
        first -= 1
    while last + 1 < len(so_far.figures) and _NEXT.fullmatch(so_far.left(last + 1).strip()):
        last += 1
    told = _FIRST.search(so_far.left(first).rstrip()) if last > first else None
    items = _ITEMS.split(told["items"]) if told else []
    if told is None or len(items) != last - first + 1:
        return None
    whole = told if around.at == first else _NEXT.fullmatch(around.left.strip())
    return Measured(f"{items[around.at - first]}占{whole['of']}", so_far.subject(told["items"])) if whole else None
