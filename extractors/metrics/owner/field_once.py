"""What only the first of two like things says of both: 水务领域行政复议案件21件，行政诉讼案件8件."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, COUNTED, LATER
from extractors.rule import as_rule

_FIELD = re.compile("^(?P<verb>[一-鿿]{0,4}?)(?P<field>[一-鿿]{2,16}领域)(?P<thing>[一-鿿]{2,10})$")
_NEXT = re.compile("[，、]")
_END = 2  # characters of the noun that both end in


@as_rule(
    "field of cases told once",
    "受理水务领域行政复议案件21件，行政诉讼案件8件: cases of another kind behind those of a field are of that field",
    step=ADDED,
    at=LATER,
    needs="域",
    of=COUNTED,
    examples=("备案水务领域行政复议案件86件，行政诉讼案件⟨32件⟩。 → 备案水务领域行政诉讼案件",),
    counter_examples=(
        "备案水务领域行政复议案件86件，投诉举报32件。",
        "备案水务领域行政复议案件86件；行政诉讼案件32件。",
        "备案水务领域行政复议案件86件，林业领域行政诉讼案件32件。",
    ),
    source="argued: what stands before the first of two like nouns is of both",
)
def of_field_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the field of the cases right before also before cases of another kind."""
    last, metric = so_far.found[-1], measured.metric or ""
    field = _FIELD.fullmatch(last.metric or "")
    own = untied(around.between.strip())
    if field is None or not _NEXT.match(own) or so_far.figures[around.at - 1].unit != around.figure.unit:
        return None
    bare = own[1:]
    alike = bare[-_END:] == field["thing"][-_END:] and metric.endswith(bare) and "领域" not in bare
    return replace(measured, metric=field["field"] + bare) if alike else None
