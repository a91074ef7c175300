"""Meetings that are counted: one has one day wherever it is told of, and a later one is held later.

1. 第三届理事会第六次会议 beside its day in a row of a table   2. 于2022年5月6日召开第三届理事会第六次会议
3. 2022年5月6日、2022年5月27日，分别召开第三届理事会第六次会议、2022年第一次临时股东大会
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.days import day_of
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from schemas.text import squeeze

_DAY = r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
_BARE = re.sub(r"\?P<\w+>", "?:", _DAY)
_BODY = "董事会|监事会|理事会|委员会|代表大会|职代会|股东大?会"
_MEETING = re.compile(
    rf"(?:第(?P<term>[{HAN}]{{1,3}})届(?P<body>[㐀-鿿]{{0,12}}?(?:{_BODY})[㐀-鿿]{{0,10}}?)|(?P<of>20\d\d)年度?)"
    rf"第(?P<number>[{HAN}]{{1,3}}|\d{{1,2}})次(?P<kind>临时股东大?会|临时会议|会议|全体会议)"
)
_DAYS = re.compile(rf"20\d\d年\d{{1,2}}月\d{{1,2}}日(?:[、和及]{_BARE})*")
# What stands between the days and the meeting that was held on them: 公司分别召开, 以通讯方式召开了.
_HELD = re.compile(
    r"[，,]?(?:(?!关于|提请|决定|通知|发出|公告|[拟将])[^，,。；;《》\d]){0,16}?(?:召开|举行)(?:了|的)?(?:公司|本公司|本行|集团)?"
)
# One meeting behind the other: …、2022年第一次临时股东大会, …和公司第二届监事会第九次会议.
_NEXT = re.compile(rf"(?:[、，,]|和|以?及|与)?(?:公司|本公司|本行|集团)?(?P<said>{_MEETING.pattern})")
_CELL = re.compile(rf"^{_DAY}$|^(?P<y2>20\d\d)[-/.](?P<m2>\d{{1,2}})[-/.](?P<d2>\d{{1,2}})$")


class _Met(NamedTuple):
    """A meeting with its day: of what body, the how-manieth of which term or year, and where that is told."""

    body: str
    order: tuple[int, int]
    day: date
    said: str
    row: Row


def _meeting(found: re.Match[str], day: date | None, row: Row) -> _Met | None:
    """Return a meeting with its day; None where the meetings of several bodies are counted alike, as those of a year."""
    number = read_count(found["number"])
    first = read_count(found["term"]) if found["term"] else int(found["of"])
    yearly = found["of"] and "股东" not in found["kind"]
    if day is None or number is None or first is None or yearly:
        return None
    body = f"{found['body'] or ''}{found['kind']}".replace("股东大会", "股东会")
    return _Met(body, (first, number), day, found.groupdict().get("said") or found[0], row)


def _day(found: re.Match[str] | None, year: int | None = None) -> date | None:
    named = found.groupdict() if found else {}
    parts = [named.get(one) or named.get(two) for one, two in (("year", "y2"), ("month", "m2"), ("day", "d2"))]
    return day_of(int(parts[0] or year or 0), int(parts[1] or 0), int(parts[2] or 0))


def _told(row: Row) -> Iterator[_Met]:
    """Yield the meetings of a sentence that is told when they were held; as many days as meetings, or one day."""
    text = squeeze(row["text"])
    for named in _DAYS.finditer(text):
        held = _HELD.match(text, named.end())
        found = list(_listed(text, held.end())) if held else []
        year, days = None, []
        for one in re.finditer(_DAY, named[0]):
            year = int(one["year"] or year or 0)
            days.append(_day(one, year))
        days *= len(found) if len(days) == 1 else 1
        if len(days) == len(found):
            yield from (met for one, day in zip(found, days, strict=True) if (met := _meeting(one, day, row)))


def _listed(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the meetings that a sentence names one behind the other from a place on."""
    while found := _NEXT.match(text, start):
        yield found
        start = found.end()


def _tabled(cells: Sequence[Row]) -> Iterator[_Met]:
    """Yield the meetings that have a cell of their own, with the first day to the right of it."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for cell in cells:
        rows[cell["row"]].append(cell)
    for row in rows.values():
        texts = [squeeze(cell["text"]) for cell in sorted(row, key=lambda cell: int(cell["column"]))]
        named = ((n, one) for n, text in enumerate(texts) if (one := _MEETING.fullmatch(text)))
        at, found = next(named, (0, None))
        held = next((day for text in texts[at + 1 :] if (day := _day(_CELL.match(text)))), None)
        if found and (met := _meeting(found, held, min(row, key=lambda cell: int(cell["column"])))):
            yield met


@as_check(
    "day of a meeting",
    "a meeting that is counted (第三届理事会第六次会议) has one day, and the next one comes behind it",
    kind="conflict",
    grade=HINT,
    needs="statements tables",
    idle="no meeting is named with its number and its day in two places, nor two of one body",
    examples=(
        "2022年5月6日，中心召开第三届理事会第六次会议。\n经2022年6月6日召开的第三届理事会第六次会议审议通过。",
        "| 会议届次 | 召开日期 | 决议 |\n| 第三届理事会第六次会议 | 2022年5月6日 | 通过 |\n| 第三届理事会第七次会议 | 2022年4月9日 | 通过 |",
        "| 会议届次 | 召开日期 |\n| 第三届理事会第八次会议 | 2022年11月6日 |\n| 第四届理事会第一次会议 | 2021年12月9日 |",
        "| 会议届次 | 召开日期 |\n| 2022年第一次临时股东大会 | 2022-03-06 |\n| 2022年第二次临时股东大会 | 2022-09-08 |\n"
        "2022年8月20日、2022年9月8日，公司分别召开第二届董事会第九次会议、2022年第一次临时股东大会。",
    ),
    counter_examples=(
        "2022年5月6日，中心召开第三届理事会第六次会议。\n经2022年5月6日召开的第三届理事会第六次会议审议通过。",
        "| 会议届次 | 召开日期 |\n| 第三届理事会第六次会议 | 2022年5月6日 |\n| 第三届理事会第七次会议 | 2022年8月9日 |",
        "| 会议届次 | 召开日期 |\n| 第三届理事会第六次会议 | 2022年5月6日 |\n| 第三届监事会第七次会议 | 2022年4月9日 |",
        "2022年8月20日、2022年9月8日，公司分别召开第二届董事会第九次会议、2022年第二次临时股东大会。\n2022年9月8日召开2022年第二次临时股东大会。",
        "2022年5月6日，中心召开第三届理事会第六次会议。\n2022年5月9日披露的《第三届理事会第六次会议决议》。",
    ),
)
def check_meetings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each meeting that is told of twice, and for each two of one body."""
    met = [one for cells in report.by_table.values() for one in _tabled(cells)]
    met += [one for row in report.rows("statements") for one in _told(row)]
    firsts: dict[tuple[str, tuple[int, int]], _Met] = {}
    for one in met:
        first = firsts.setdefault((one.body, one.order), one)
        if first.row is one.row:
            continue
        if first.day == one.day:
            yield holds(one.row, first.row)
        else:
            yield fails("dated_twice", one.row, first.row, said=_write(one.day), before=_write(first.day),
                        words=one.said, page=first.row["page"])  # fmt: skip
    by_body: dict[str, list[_Met]] = defaultdict(list)
    for first in sorted(firsts.values(), key=lambda one: one.order):
        by_body[first.body].append(first)
    for one, other in (pair for group in by_body.values() for pair in pairwise(group)):
        if one.day <= other.day:
            yield holds(one.row, other.row)
        else:
            said = {"first": f"{one.said}{_write(one.day)}", "then": f"{other.said}{_write(other.day)}"}
            yield fails("stages", one.row, other.row, **said)


def _write(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
