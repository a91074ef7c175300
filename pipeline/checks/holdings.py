"""Who holds how many shares, as tables say it: at the end, at the beginning, what came and went, and which part of all.

Such a table often goes on behind another one without a break, so that its heads stand somewhere among the rows.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import Row
from pipeline.checks.report import Report, once_a_report
from schemas.text import squeeze

_NAMED = re.compile(r"^(?:股东名称|股东姓名|姓名|名称|股东)(?:[（(][^（）()]*[）)])?$")
_KINDS = (
    ("share", re.compile(r"^(?:持股|持有)?(?:股份)?比例")),
    ("move", re.compile(r"增减|变动")),
    ("begin", re.compile(r"(?:期初|年初).{0,6}(?:持股|持有|股份)")),
    (
        "end",
        re.compile(
            r"^(?:本?报告)?(?:期末|年末|末)?(?:持股总?数量?|持有(?:公司)?股份(?:的)?(?:总?数量?))(?:[（(]股[）)])?$"
        ),
    ),
)
_NUMBER = re.compile(r"[-－−]?\d[\d,，]*(?:\.\d+)?[%％]?")
_HOLDER = re.compile(r"[㐀-鿿A-Za-z]{2}")
_NO_HOLDER = re.compile("说明|合计|情况|总数|小计")


class Stated(NamedTuple):
    """A number of such a table: its cell and its value."""

    cell: Row
    value: float

    @property
    def text(self) -> str:
        """How it is printed."""
        return str(self.cell["text"]).strip()


class Holding(NamedTuple):
    """A row of such a table: the holder, and by kind (share, move, begin, end) what it says."""

    holder: str
    stated: Mapping[str, Stated]


@once_a_report
def list_holdings(report: Report) -> Sequence[Sequence[Holding]]:
    """Return the rows of each table of shares, or of each part of one that has heads of its own."""
    return [part for cells in report.by_table.values() for part in _parts(cells)]


def _parts(cells: Sequence[Row]) -> Iterator[list[Holding]]:
    rows: dict[int, list[Row]] = {}
    for cell in cells:
        rows.setdefault(cell["row"], []).append(cell)
    heads: dict[str, int] = {}
    found: list[Holding] = []
    for _, row in sorted(rows.items()):
        if any(_NAMED.match(squeeze(cell["text"])) for cell in row):
            yield from [found] if found else []
            heads, found = _heads(row), []
        elif heads and (one := _holding(row, heads)):
            found.append(one)
    yield from [found] if found else []


def _heads(row: list[Row]) -> dict[str, int]:
    """Return the columns of a row of heads by what they hold; none where no column says how many shares there are."""
    found: dict[str, int] = {}
    for cell in row:
        kind = next((kind for kind, words in _KINDS if words.search(squeeze(cell["text"]))), None)
        if kind:
            found.setdefault(kind, cell["column"])
    return found if "end" in found else {}


def _holding(row: list[Row], heads: Mapping[str, int]) -> Holding | None:
    first = next((squeeze(cell["text"]) for cell in row if cell["text"].strip()), "")
    if not _HOLDER.search(first) or _NO_HOLDER.search(first):
        return None
    cells = {cell["column"]: cell for cell in row}
    stated = {kind: one for kind, column in heads.items() if column in cells and (one := _stated(cells[column]))}
    return Holding(first.replace("（", "(").replace("）", ")"), stated) if "end" in stated else None


def _stated(cell: Row) -> Stated | None:
    text = squeeze(cell["text"])
    if not _NUMBER.fullmatch(text):
        return None
    digits = re.sub("[,，%％]", "", text).replace("－", "-").replace("−", "-")
    return Stated(cell, float(digits))
