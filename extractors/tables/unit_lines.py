"""Unit lines of a report: those between which a table without one stands, and those that say what each unit is for."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from extractors.tables.cell_units import LOCAL_MONEY, UNIT_IS, Scale, scale_of, unit_of
from extractors.tables.currencies import counts_originals
from extractors.tables.words import any_word
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN
from schemas.document import Document, Table
from schemas.text import squeeze

_LINE = re.compile(f"{UNIT_IS}|{LOCAL_MONEY}")
_LOCAL = re.compile(rf"单位(?:均?为)?{COLON}?{LOCAL_MONEY}|{LOCAL_MONEY}{CLOSE}?$")
_NAME = rf"[^{BRACKETS}：:、，,；;\s]{{1,6}}"
_LISTED = re.compile(rf"{UNIT_IS}(?P<units>{_NAME}(?:[、，,；;]{_NAME})+)")
# argued: what is counted in the units that tables of two units are made of
_ASKED = {
    "元": re.compile(r"金额|额$|票款|收入|支出|费|资金|投入|投资|成本|利润|产值"),
    "人": re.compile(r"人[数员]|员工|职工|党员"),
    "人次": re.compile(r"人次|培训|接待|参与"),
    "小时": re.compile(r"时长|[工学课]时"),
    "千瓦时": re.compile(r"电"),
    "吨": re.compile(r"重量|产量|排放|煤|垃圾|废"),
    "立方米": re.compile(r"水量|气量|[水气]$"),
}
_EVENTS = frozenset({"次", "期", "场", "场次", "批", "批次", "班", "班次", "趟"})
AGE = re.compile(any_word("asks_age"))
_PER_TIME = re.compile(r"/(?:[日天年月时]|小时)$")
# argued: works of water, gas and power print what they can do beside what they did
_OF_TIME = re.compile(r"能力$|(?:设计|建设|处理|供水|生产)规模$|[日月年时]均")
# argued: reports that name the unit of money in labels only (营业收入（元）) print all sums to the cent in it
_MONEY_LABEL = re.compile(rf"{OPEN}(?:单位{COLON})?(?:人民币)?(?P<unit>[百千万亿]*元){CLOSE}")
_LARGE = re.compile(rf"(?:{OPEN}|-)?[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}}\.[0-9]{{2}}{CLOSE}?")  # a million to the cent
_FEWEST_AMOUNTS = 2
_LONGEST = 40
_PAGES = 12  # how far apart the two lines may stand
_WHAT = "数量|金额|面积|重量|单价|价格|价值"
# argued: tables of shares granted count in two units (数量单位：股 金额单位：元)
_FOR_WHAT = re.compile(
    rf"(?P<what>{_WHAT})的?(?:计量)?单位{COLON}(?P<unit>[^{BRACKETS}，,、；;：:]{{1,6}}?)"
    rf"(?=(?:{_WHAT})|币种|[{BRACKETS}，,、；;]|$)"
)
# argued: lists of products print one unit for a column and another for all others (单位：保险金额为亿元，其余为万元)
_ITS_OWN = re.compile(
    rf"(?:^|[{BRACKETS}，,、；;：:])除?(?P<what>[一-鿿]{{2,10}}?)(?:的?单位)?(?:均?为|均?以|{COLON})"
    rf"(?:人民币)?(?P<unit>[^{BRACKETS}，,、；;：:为以]{{1,6}}?)计?外?(?=[{BRACKETS}，,、；;。]|$)"
)
_UNIT_LED = re.compile(rf"{UNIT_IS}(?P<first>(?:人民币)?[^{BRACKETS}，,、；;：:。\s]{{1,6}}(?=[{BRACKETS}，,、；;]))?")
_OTHERS = re.compile(r"其[余他它](?:各?[列项栏]|指标|数据|金额)?均?")


# （以下除特别注明外，金额单位均为人民币元）: for all tables of its section that say no other
_DECLARED = re.compile(
    r"(?:以下|除|如无|若无|本附注|本部分|本[章节]|附注中)[^，,。；;]*[，,]?[^，,。；;]{0,12}?单位(?:均?[为以是]|[：:])(?:人民币)?(?P<unit>[百千万亿]*元)(?![/／])"
)
_LONGEST_DECLARED = 60


class UnitLines:
    """The unit lines of a report, in reading order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lines: list[tuple[int, int, Scale]] = []
        self._declared: list[tuple[int, int, Scale]] = []  # from where to where each holds
        for block in document.blocks:
            if block.kind != "body" or len(block.span) > 2 * _LONGEST:
                continue
            words = squeeze(block.span.of(document.text))
            declared = _DECLARED.search(words) if len(words) <= _LONGEST_DECLARED else None
            if declared and (scale := scale_of(declared["unit"])):
                self._declared.append((block.span.start, self._section_end(block.span.start), scale))
            if len(words) <= _LONGEST and _LINE.search(words) and (scale := unit_of([words]) or scale_of(words)):
                self._lines.append((block.span.start, block.page, scale))

    def between(self, table: Table) -> Scale | None:
        """Return the unit of both the last line before a table and the first behind it, where both are 元.

        Where the labels of large amounts all name 元 (营业收入（元）) and no line another unit of money, that.
        Left alone: lines many pages apart; 万元, in which a table without a line is rarely counted.
        """
        if self._by_labels:
            return self._by_labels
        at = bisect_left(self._lines, table.span.start, key=lambda line: line[0])
        if not 0 < at < len(self._lines):
            return None
        (_, first, before), (_, last, behind) = self._lines[at - 1 : at + 1]
        same = (before.unit, before.factor) == (behind.unit, behind.factor) == ("元", 1)
        return before if same and last - first <= _PAGES else None

    def _section_end(self, at: int) -> int:
        """Return where the section ends that a line stands in, with those inside it."""
        section = self._document.section_at(at)
        later = (one for one in self._document.sections if section and one.span.start > at)
        return next(
            (one.span.start for one in later if section and one.level <= section.level), len(self._document.text)
        )

    def declared(self, table: Table) -> Scale | None:
        """Return the unit that a line of the section of a table, or of one around it, declares for all that follows."""
        at = bisect_left(self._declared, table.span.start, key=lambda line: line[0])
        held = (scale for _, end, scale in reversed(self._declared[:at]) if table.span.start < end)
        return next(held, None)

    @cached_property
    def _by_labels(self) -> Scale | None:
        """Return 元 where labels or headers of large amounts to the cent name it, and none another unit of money."""
        if any(unit.kind == "amount" and unit.text != "元" for _, _, unit in self._lines):
            return None
        named = Counter(unit for table in self._document.tables for unit in self._named_in(table))
        return Scale(1, "元", "amount", "元") if named["元"] >= _FEWEST_AMOUNTS and len(named) == 1 else None

    def _named_in(self, table: Table) -> Iterator[str]:
        """Yield the unit that the label or a header of each large amount to the cent of a table names."""
        words = [squeeze(cell.span.of(self._document.text)) for cell in table.cells]
        units: dict[tuple[str, int], str] = {}
        for cell, said in zip(table.cells, words, strict=True):
            if match := _MONEY_LABEL.search(said):
                units |= {("row", cell.row): match["unit"], ("column", cell.column): match["unit"]}
        for cell, said in zip(table.cells, words, strict=True) if units else ():
            place = next((at for at in (("row", cell.row), ("column", cell.column)) if at in units), None)
            if place and _LARGE.fullmatch(said):
                yield units[place]


def units_listed(lines: Iterable[str]) -> tuple[Scale, ...]:
    """Return the units of a line that lists several and does not say what each is for: 单位：户、万千瓦时.

    Of 万元、% the first alone: rates say themselves that they are none of money.
    """
    return tuple(unit for unit in units_named(lines) if unit.unit != "%")


def units_named(lines: Iterable[str]) -> tuple[Scale, ...]:
    """Return all units of a line that lists several, in its order: 单位：名、次、%."""
    for line in lines:
        match = _LISTED.search(line)
        units = tuple(filter(None, map(scale_of, re.split("[、，,；;]", match["units"])))) if match else ()
        if len(units) > 1 and len({unit.unit for unit in units}) == len(units):
            return units
    return ()


def lists_percent(lines: Iterable[str]) -> bool:
    """Whether a line lists % beside other units, for the shares among the numbers: 单位：人、%."""
    listed = (match["units"] for line in lines if (match := _LISTED.search(line)))
    return any(re.search("(?:^|[、，,；;])[%％]", units) for units in listed)


def fitting(units: Sequence[Scale], head: str) -> Scale | None:
    """Return the one of several units that a header's words ask for: 户 of 居民用户, 万元 of 投入金额; else None.

    What can be done in a time, and a mean of it (处理能力, 日均供水量), asks for the one unit of a time: 立方米/日.
    """
    if AGE.search(head):
        return next((unit for unit in units if unit.kind == "age"), None)
    timed = [unit for unit in units if _PER_TIME.search(unit.unit)]
    if _OF_TIME.search(head) and timed:
        return timed[0] if len(timed) == 1 else None
    found = [unit for unit in units if unit.unit in head or ((words := _ASKED.get(unit.unit)) and words.search(head))]
    events = any(unit.unit in _EVENTS for unit in units)
    if events and "人次" not in head:  # 培训 in 期、人次
        found = [unit for unit in found if unit.unit != "人次"]
    if "人次" in head:
        found = [unit for unit in found if unit.unit != "次"]
    return found[0] if len(found) == 1 else None


def in_local_money(lines: Iterable[str], heads: Iterable[str]) -> bool:
    """Whether a unit line says that all amounts are in 人民币元, also those named by another currency: 存款（美元）.

    Left alone: tables whose headers say that they print the other currency too (原币, 折合人民币).
    """
    return any(map(_LOCAL.search, lines)) and not counts_originals(heads)


def units_by_word(lines: Iterable[str]) -> dict[str, Scale]:
    """Return the units of a line that says what each is for: 数量单位：股 金额单位：元 → 数量 股, 金额 元.

    So those of columns named beside all others: 单位：保额为亿元，其余为万元; 单位：万元（参保户数：户）.
    """
    lines = list(lines)
    found = (match for line in lines for match in _FOR_WHAT.finditer(line))
    own, _ = _apart(lines)
    return {match["what"]: scale for match in found if (scale := scale_of(match["unit"]))} | own


def unit_of_others(lines: Iterable[str]) -> Scale | None:
    """Return the unit of all columns but those with their own in a line: 单位：保额为亿元，其余为万元 → 万元."""
    return _apart(lines)[1]


def _apart(lines: Iterable[str]) -> tuple[dict[str, Scale], Scale | None]:
    """Return what a unit line says of columns with a unit of their own, and the unit of the others; else nothing."""
    for line in lines:
        if not (led := _UNIT_LED.search(line)):
            continue
        said = {match["what"]: scale_of(match["unit"]) for match in _ITS_OWN.finditer(line, led.start() + 2)}
        rest = next((scale for what, scale in said.items() if _OTHERS.fullmatch(what)), scale_of(led["first"] or ""))
        own = {what: scale for what, scale in said.items() if scale and not _OTHERS.fullmatch(what)}
        if rest and own:
            return own, rest
    return {}, None
