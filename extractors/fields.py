"""The fields with their rules, named one by one: what is listed here is tested, counted and printed in docs/rules.md.

No reader imports this; `nianjian rules`, `nianjian text --explain`, benchmarks and tests do.
"""

from extractors.accounting.cells import FIELD as CELLS
from extractors.accounting.rules import FIELD as ACCOUNTING
from extractors.dates.periods import FIELD as PERIODS
from extractors.dates.reading import FIELD as DATES
from extractors.honours.field import FIELD as HONOURS
from extractors.identity.field import FIELD as IDENTITY
from extractors.metrics.field import FIELD as METRICS
from extractors.names.field import FIELD as NAMES
from extractors.numbers.reading import FIELD as NUMBERS
from extractors.outline.field import FIELD as OUTLINE
from extractors.rule import Field

FIELDS: tuple[Field, ...] = (
    NUMBERS,
    METRICS,
    DATES,
    PERIODS,
    HONOURS,
    NAMES,
    OUTLINE,
    IDENTITY,
    CELLS,
    ACCOUNTING,
)
