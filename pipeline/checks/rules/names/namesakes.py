"""Two persons of a report whose names look or sound alike: 副主任屠若川 in the text, 涂若川 in the table of honours."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.lookalikes import SAME_SOUND, look_alike, sound_near
from pipeline.checks.report import Report
from pipeline.checks.rules.names.near import places_apart, share_table
from pipeline.checks.rules.names.persons import POST
from schemas.text import squeeze

_HAN_LIKE = re.compile("[㐀-鿿]{3}")
_MANY_LIKE = 150  # persons of a report from which on two may be nearly namesakes
_SPLIT = re.compile("[、，,；;/\\s]+")
_APART = re.compile(f"兄|弟|姐|妹|之[子女]|父|母|夫妇|原(?:{POST})|前任|[时接离卸]任|接替|退休")


@as_check(
    "person with a like name",
    "no two persons of a report bear names that differ in one character which looks or sounds like the other",
    kind="wording",
    grade=HINT,
    needs="entities statements tables",
    idle="no two names of three characters differ in one, the two characters are not alike, or both stand in one sentence or table",
    examples=(
        "所长屠若川主持工作。\n| 荣誉 | 获奖个人 |\n| 优秀党员 | 涂若川、卜承远 |\n| 服务之星 | 段小禾 |",
        "工会主席卜一鸣慰问职工。\n| 荣誉 | 获奖个人 |\n| 优秀党员 | 卜一呜、段小禾 |\n| 服务之星 | 卜承远 |",
        "祁连舟获评先进。\n志愿者祁连洲参加清河行动。",
    ),
    counter_examples=(
        "所长屠若川主持工作。\n| 荣誉 | 获奖个人 |\n| 优秀党员 | 屠若川、卜承远 |\n| 服务之星 | 段小禾 |",
        "| 姓名 | 职务 |\n| 滕若瑜 | 财务总监 |\n| 滕若榆 | 监事 |",
        "副主任屠若川、涂若川出席会议。",
        "所长屠若川主持工作。\n| 荣誉 | 获奖个人 |\n| 优秀党员 | 屠若山、卜承远 |\n| 服务之星 | 段小禾 |",
    ),
)
def check_like(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two names of persons that are nearly one."""
    known = _persons(report)
    if len(known) > _MANY_LIKE:
        return
    near: dict[str, list[str]] = defaultdict(list)
    for name in known:
        for key in _keys(name):
            near[key].append(name)
    for names in near.values():
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                yield from _judge(report, known, one, other)


def _keys(name: str) -> tuple[str, str, str]:
    """Return a name without one of its characters, in each of the three places."""
    return f"_{name[1:]}", f"{name[0]}_{name[2]}", f"{name[:2]}_"


def _judge(report: Report, known: Mapping[str, Row], one: str, other: str) -> Iterator[Judgement]:
    (place,) = places_apart(one, other)
    if not (look_alike(one[place], other[place]) or sound_near(one[place], other[place], SAME_SOUND)):
        return
    right, wrong = sorted((one, other), key=lambda name: (-report.words.count(name), -_is_listed(known[name])))
    if report.words.count(wrong) > 1 or _stand_beside(report, right, wrong):
        yield holds(known[right], known[wrong])
        return
    row = known[right]
    yield fails("name_two_ways", known[wrong], row, said=wrong, other=right, page=row["page"])


def _is_listed(row: Row) -> bool:
    return bool(row.get("table_id"))


def _stand_beside(report: Report, one: str, other: str) -> bool:
    """Whether a sentence has both, or a table, one tells of kinship or of who was before, or each holds a post of its own."""
    rows = [list(report.rows_with(name)) for name in (one, other)]
    said = [squeeze(row["text"]) for own in rows for row in own]
    posts = [set(re.findall(f"副?(?:{POST})(?={name})", report.words)) for name in (one, other)]
    if posts[0] and posts[1] and not posts[0] & posts[1]:
        return True
    return share_table(*rows) or any((one in text and other in text) or _APART.search(text) for text in said)


def _persons(report: Report) -> Mapping[str, Row]:
    """Return the names of three characters that were read as persons, and what is nearly one in a cell of names alone."""
    found: dict[str, Row] = {}
    for row in report.rows("entities"):
        name = squeeze(row["name"] or "")
        if row["kind"] == "PERSON" and _HAN_LIKE.fullmatch(name):
            found.setdefault(name, row)
    near = {key for name in found for key in _keys(name)}
    for cells in report.by_table.values():
        for cell in cells:
            names = _SPLIT.split(squeeze(cell["text"]))
            if all(_HAN_LIKE.fullmatch(name) for name in names):
                found |= {name: cell for name in names if name not in found and not near.isdisjoint(_keys(name))}
    return found
