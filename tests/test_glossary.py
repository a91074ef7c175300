"""docs/GLOSSARY.md: each identifier that it names is in the code, and no term has two entries."""

import pkgutil
import re
from collections import Counter

import pytest
from conftest import ROOT

from schemas.columns import columns_of
from schemas.tables import COMPARISONS, EXCHANGED, TABLES

PAGE = (ROOT / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")
ENTRIES = re.findall(r"^\| ([^|]+) \| ([^|]+) \| `([^`]+)` \| [^|]+ \|$", PAGE, re.MULTILINE)
COLUMNS = {
    f"{table}.{column.name}": column
    for table, row_class in (TABLES | COMPARISONS | EXCHANGED).items()
    for column in columns_of(row_class)
}


def test_each_line_of_a_table_is_an_entry() -> None:
    lines = [
        line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith(("| Chinese", "| ---"))
    ]
    assert len(ENTRIES) == len(lines) > 60


@pytest.mark.parametrize("name", [identifier for _, _, identifier in ENTRIES])
def test_the_identifier_is_in_the_code(name: str) -> None:
    column, _, value = name.partition("=")
    if column in COLUMNS:
        assert not value or value in COLUMNS[column].allowed
    else:
        assert not value
        pkgutil.resolve_name(name)


def test_what_is_not_in_the_code_is_found() -> None:
    with pytest.raises(AttributeError):
        pkgutil.resolve_name("schemas.tables.Figure")
    assert "quantities.figure" not in COLUMNS


def test_no_term_and_no_identifier_stands_twice() -> None:
    for place in (0, 2):
        counted = Counter(entry[place] for entry in ENTRIES)
        assert [name for name, count in counted.items() if count > 1] == []
