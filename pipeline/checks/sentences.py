"""Sentences with their quantities, and the words before a quantity, behind it and between two."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.checks.aligned import place_in
from pipeline.checks.check import Row
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report
from schemas.word_lists import word_set

STOP = re.compile("[。；;]")
"""What ends a sentence or its half: a quantity behind it is said of something else."""
NARROWED = r"其中|季度|半年|\d月|计划|目标|力争|预计|同期|上年|去年|针对|围绕|聚焦|面向"
"""Words by which a value is that of a part, of another time or of a plan."""
OTHERS = (
    rf"上年|去年|上一年|年初|期初|同期|由|从|原|此前|20\d\d年|基数|目标|计划|预算|{NARROWED}|分别|本部"
    r"|(?<!归属于)(?<!归属)母公司"
)
"""Words by which a value is not the one that a table gives under its name for the year."""
AHEAD = "将|计划|拟|力争|争取|预计|下一步|明年|有望"
"""Words by which a thing is to be done, not done."""
CLAUSE = re.compile("[，,。；;]")
"""What ends a clause."""
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)年")
_SEVERAL = re.compile("各(?![项类种级方界式样自])|分别|[数多几余][个座处所家站条支台辆部间]")
_COUNTED = re.compile(
    rf"(?<!第)(?<![{HAN}\d.])(\d{{1,3}}|[{HAN}]{{1,3}})(?:[座处所家站条支台辆部间馆院园校地]|大(?!队)|个(?!月|小时|工作))"
)
_PLACE = "馆|站|厅|所|院|室|园|场|楼|点|店|库|屋|校|厂|线|中心|窗口|社区"
_AND = re.compile("、|以及|[和与及]")
_NAMED = "(?:(?![的年和与及])[㐀-鿿])"
# 东站、西站和北站, 城东、城西泵站; of 图书馆与往年一样 and 干净、整洁 the last is no place.
_LISTED = re.compile(
    rf"(?:{_PLACE}|[㐀-鿿](?=、))(?:(?:{_AND.pattern}){_NAMED}{{1,8}})*(?:{_AND.pattern}){_NAMED}{{1,8}}?(?:{_PLACE})"
)
PERSONS = ("人", "名", "位")
"""Units that count people, one like the other."""
BULLET = re.compile("[◆●■◇○□▪►▶★※·•]")
"""What opens an item of a list that is not numbered."""


def sentences(report: Report) -> Iterator[tuple[Row, Sequence[Row]]]:
    """Yield each sentence that has quantities, with these in their order."""
    for statement_id, quantities in report.of_statement.items():
        statement = report.statement_by_id.get(statement_id)
        if statement is not None:
            yield statement, quantities


def found_in(rows: Iterable[Row], *patterns: re.Pattern[str]) -> Iterator[tuple[Row, re.Match[str]]]:
    """Yield each place where a pattern stands in the words of some rows, with its row."""
    return ((row, found) for row in rows for pattern in patterns for found in pattern.finditer(row["text"]))


def is_of_year(q: Row, year: int | None) -> bool:
    """Whether a quantity is of a year, or says of none that it is."""
    return q["period_end"] is None or bool(q["period_end"].year == year)


def named_of_year(report: Report, reach: int) -> Iterator[tuple[Row, Row, Row | None, str]]:
    """Yield each named value of prose that is of the report's year and no change, with what stands around it.

    That is its sentence before it, and behind it the next quantity and the words of its clause that name it, of `reach`
    characters at most, without the year.
    """
    for statement, quantities in sentences(report):
        for q, behind in itertools.zip_longest(quantities, quantities[1:]):
            own = is_exact_level(q) and q["metric"] and q["unit"] and q["value"] and q["period_end"] is not None
            if own and q["period_end"].year == report.year:
                yield statement, q, behind, said_before(statement, q, reach).replace(f"{report.year}年", "")


def changes_apart(statement: Row, quantities: Sequence[Row]) -> dict[str, Row]:
    """Return by the ids of listed values the changes behind the list: 甲38元、乙14元，分别比上年增加3元、1元."""
    found: dict[str, Row] = {}
    runs = [(is_change, list(run)) for is_change, run in itertools.groupby(quantities, lambda q: q["role"] == "change")]
    for (_, levels), (is_change, changes) in itertools.pairwise(runs):
        own = levels[-len(changes) :]
        gap = between(statement, own[-1], changes[0])
        joined = all(_JOINED.match(between(statement, a, b)) for a, b in itertools.pairwise(changes))
        if is_change and len(own) == len(changes) > 1 and joined and _APART.search(gap) and not STOP.search(gap):
            found |= {level["row_id"]: change for level, change in zip(own, changes, strict=True)}
    return found


_JOINED = re.compile("^(?:[、，,和及与]|以及)$")
_APART = re.compile(
    r"^[，,（(]?(?:分别|依次)?(?:同比|(?:比|较)(?:上年度?|去年|上一年度?|年初|上年末|上年底|上年同期))(?:分别|依次)?[㐀-鿿]{0,4}$"
)


def exact_levels(report: Report, paragraph: Paragraph) -> Iterator[tuple[Row, Row]]:
    """Yield each sentence of a paragraph with each of its values that is no change and not hedged."""
    for statement in paragraph.sentences:
        for q in report.quantities_of(statement):
            if is_exact_level(q):
                yield statement, q


def unit_of(row: Row) -> str:
    """Return the unit under which a value is held against others: 人 for all that count people; empty without one."""
    return "人" if row["unit"] in PERSONS else str(row["unit"] or "")


def placed_levels(report: Report, paragraph: Paragraph) -> tuple[str, list[tuple[int, Row, Row]]]:
    """Return the words of a paragraph, and its exact levels: where each begins in these, its sentence, its row."""
    text, start = "", dict[str, int]()
    for statement in paragraph.sentences:
        start[statement["statement_id"]] = len(text) - statement["start_char"]
        text += statement["text"]
    levels = exact_levels(report, paragraph)
    return text, [(start[s["statement_id"]] + q["start_char"], s, q) for s, q in levels]


def between(statement: Row, one: Row, other: Row) -> str:
    """Return the words between two quantities of a sentence."""
    start = statement["start_char"]
    return str(statement["text"][one["end_char"] - start : other["start_char"] - start])


def words_before(statement: Row, q: Row, length: int | None = None) -> str:
    """Return the words of a sentence before a quantity, the last `length` characters of them."""
    at = q["start_char"] - statement["start_char"]
    return str(statement["text"][0 if length is None else max(0, at - length) : at])


def said_before(statement: Row, q: Row, length: int | None = None) -> str:
    """Return those of the `words_before` a quantity that stand in its own clause, behind the comma before it."""
    return CLAUSE.split(words_before(statement, q, length))[-1]


def half_before(statement: Row, q: Row) -> str:
    """Return the words of a sentence before a quantity from the full stop or semicolon before it."""
    return STOP.split(words_before(statement, q))[-1]


def words_behind(statement: Row, q: Row) -> str:
    """Return the words of a sentence behind a quantity."""
    return str(statement["text"][q["end_char"] - statement["start_char"] :])


def clause_before(report: Report, row: Row) -> str:
    """Return the words before a row of any table from the comma before it; empty where it stands in no sentence."""
    statement = report.statement_by_id.get(row["statement_id"] or "")
    return CLAUSE.split(statement["text"][: place_in(statement, row)])[-1] if statement else ""


def count_places(words: str) -> int | None:
    """Return of how many places a count may be the sum: 三座书屋共开放840天; None where nobody knows: 各站累计930天."""
    if _SEVERAL.search(words):
        return None
    counted = [read_count(found[1]) or 1 for found in _COUNTED.finditer(words)]
    listed = [1 + len(_AND.findall(found[0])) for found in _LISTED.finditer(words)]
    return max([1, *counted, *listed])


def names_other_year(text: str, year: int | None) -> bool:
    """Whether some words name another year than that of the report."""
    return any(int(named) != year for named in _YEAR.findall(text))


def have_in_common(one: str, other: str, length: int) -> bool:
    """Whether two names share so many characters in a row."""
    return any(one[at : at + length] in other for at in range(len(one) - length + 1))


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of Han characters that stand side by side in a text."""
    return frozenset(re.findall("(?=([㐀-鿿]{2}))", text))


def telling_pairs(text: str) -> frozenset[str]:
    """Return the pairs of Han characters of a text without those that any report has: 情况, 合计."""
    return pairs_of(text) - word_set("checks/plain_pairs.txt")


def is_exact_level(*rows: Row) -> bool:
    """Whether quantities are values, no changes, and not hedged."""
    return all(q["role"] == "level" and q["qualifier"] == "exact" and q["value"] is not None for q in rows)
