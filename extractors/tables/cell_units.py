"""Units that headers, labels, captions and names state for the numbers of a table."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.numbers import unit_at
from extractors.tables.labels import bare_label
from extractors.tables.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN, TO
from extractors.text.view import view

# argued: heads with their unit in brackets may say so (营业收入（单位：万元）)
_UNIT_WORD = re.compile(rf"单位{COLON}?")
_HOW_WRITTEN = re.compile(r"以.{1,4}号?(?:填列|列示|填报|表示)$")  # （损失以“－”号填列）
_UNITS_APART = re.compile(rf"[，,、；]|单位{COLON}?")
_BRACKETED = re.compile(rf"{OPEN}(?:单位{COLON}?)?(?P<unit>[^{BRACKETS}]{{1,20}}){CLOSE}")
UNIT_IS = rf"单位(?:均?为{COLON}?|{COLON})"  # what leads to a unit: 单位：万元, 单位均为元
LOCAL_MONEY = "人民币[百千]?[万亿]?元"
# argued: museums and depots count in two units at once: 件（套）, 台（套）
_TWO_UNITS = re.compile(rf"(?P<around>{OPEN}?)(?:单位{COLON}?)?(?P<unit>[台件只个]{OPEN}[套件组]{CLOSE}){CLOSE}?$")
_PEOPLE_OR_TIMES = re.compile(rf"人{OPEN}次{CLOSE}数?$")  # 人（次）数 counts people or visits: 人次
_AFTER_COLON = re.compile(rf"{UNIT_IS}(?P<unit>(?:(?!币种|(?:金额)?单位)[^{CLAUSE_ENDS}{BRACKETS}\s：:]){{1,12}})")
_SCALE = re.compile(r"[十百千]?[万亿]亿?|[百千](?!瓦|米|克|伏|卡|焦)")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_PERCENT = re.compile(r"(?<![0-9])[%％]+$")  # 增减%, not 升值5%
_FOREIGN = re.compile(r".+(?:元|法郎|镑|卢布|卢比|铢|盾)|镑|卢布")
_CONDITION = re.compile(r"[≤≥＜＞<>]")
_BETWEEN = re.compile(rf"(?!(?:19|20)[0-9]{{2}}{TO})[0-9]+(?:\.[0-9]+)?{TO}[0-9]+(?:\.[0-9]+)?")  # 36-45, no 2019-2020
_COUNTED = {"人次数": "人次", "人次": "人次", "人数": "人", "次数": "次", "户数": "户", "件数": "件", "天数": "天"}
_COUNTED |= {"年龄": "岁", "条数": "条", "项数": "项", "台数": "台", "处数": "处", "例数": "例", "辆数": "辆"}
_COUNTED |= {"起数": "起", "场数": "场", "家数": "家", "篇数": "篇", "学时": "学时", "课时": "课时"}
_COUNTED_ENDINGS = tuple(_COUNTED)
_PEOPLE = re.compile(r".*(?:员工|职工|人员|党员|教师|学生|志愿者|居民)的?(?:总?数量?|总人数)(?:合计)?")
# argued: tables of indicators by a standard print a column of units (计量单位)
UNIT_COLUMN = re.compile(r"(?:计量)?单位|量纲")
# argued: what a number of things counts is no code of a budget: 项目数（项）, 不符合项（项）, 授权专利（项）
_COUNTER = re.compile(
    rf"(?:(?<=[数量项])|(?<=[已未待][一-鿿]{{2}})|(?<={any_word('counted_by_item')})){OPEN}(?P<unit>[项类款]){CLOSE}$"
)
# what the last of a compound is of: 吨/百万元营收, 吨/吨产品; in prose it stands behind the unit, too
_OF_WHAT = re.compile(r"(?:营业|销售)?(?:收入|额)|营收|(?:工业)?(?:总?产值|增加值)|产品|GDP|保费(?:收入)?|保单")
_NO_UNITS = ("类", "款", "项", "目", "注")  # headers of the columns of budget codes; 香港公司（注）


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit named in a head: how many of `unit` one of it is (亿元: 10^8 元), its dimension, and the words."""

    factor: int
    unit: str
    kind: str
    text: str


PERCENT = Scale(1, "%", "ratio", "%")


def scaled(value: Decimal, scale: Scale | None) -> Decimal:
    """Return a bare number in the unit that one of its scale counts: 43.7 in 亿元 is 4370000000; no needless zeros."""
    value *= scale.factor if scale else 1
    return value.to_integral_value() if value == value.to_integral_value() else value


@lru_cache(maxsize=1 << 12)  # the headers and labels of a table are asked for once a cell
def scale_of(words: str) -> Scale | None:
    """Read a unit that stands alone: 亿元, 人次, %, 千克标准煤/万元; None where the words are no unit."""
    text = view(words).text.removeprefix("人民币")
    if text in _NO_UNITS:
        return None
    scale = _SCALE.match(text)
    for start in (scale.end() if scale else 0, 0):
        unit = unit_at(text, start)
        if unit and (unit.end == len(text) or ("/" in unit.name and _OF_WHAT.fullmatch(text, unit.end))):
            factor = 1
            for letter in text[:start]:
                factor *= _FACTORS[letter]
            return Scale(factor, unit.name, unit.kind, text)
    return None


def nearest_label(beside: Sequence[str]) -> str:
    """Return the last label of a row that is no unit in a column of its own."""
    return next((label for label in reversed(beside) if not scale_of(label)), beside[-1])


def is_counter(words: str) -> bool:
    """Whether words are a unit of counting in a column of units and a header of budget codes elsewhere: 项, 类, 款."""
    return view(words).text in _NO_UNITS[:3]


def unit_in_column(named: Iterable[tuple[str, str]], unit: str | None) -> Scale | None:
    """Return the unit that a column of units says of a row, behind its labels or among them.

    Under 单位 also 项, 类 and 款 are units, which elsewhere are the headers of budget codes.
    """
    said = [words for head, words in named if UNIT_COLUMN.fullmatch(head)]
    for words in (*([unit] if unit else []), *said):
        if is_counter(words):
            return Scale(1, view(words).text, "count", view(words).text)
        if found := unit_of([words]):
            return found
    return None


def unit_of_corner(corner: str | None) -> Scale | None:
    """Return the unit that stands apart in what is printed over the labels: 利润表（百万元）, not 岗位."""
    return unit_of([corner]) if corner and (_BRACKETED.search(corner) or _AFTER_COLON.search(corner)) else None


def unit_of(heads: Iterable[str]) -> Scale | None:
    """Return the unit that heads name, the first one that does.

    1. 营业收入（亿元）, 贷款总额（含贴现，亿元）   2. 单位：万元   3. 增减%   4. 人次 (the head is a unit)
    """
    for head in heads:
        if _CONDITION.search(head) or _BETWEEN.fullmatch(head):
            return None  # 大型车比例（%）over ≤10, 年龄（岁）over 36-45: conditions of the value, not its unit
        if found := _unit_of_head(head):
            return found
    return None


@lru_cache(maxsize=1 << 12)
def _unit_of_head(head: str) -> Scale | None:
    if (two := _TWO_UNITS.search(head)) and (found := scale_of(two["unit"])):
        return found
    if _PEOPLE_OR_TIMES.search(head):
        return scale_of("人次")
    if counted := _COUNTER.search(head):
        return Scale(1, counted["unit"], "count", counted["unit"])
    for match in (*_BRACKETED.finditer(head), *_AFTER_COLON.finditer(head)):
        for words in reversed(_UNITS_APART.split(match["unit"])):
            if found := scale_of(words):
                return found
    return PERCENT if _PERCENT.search(head) else scale_of(head)


@lru_cache(maxsize=1 << 12)
def without_unit(head: str) -> str:
    """Return a head's words without the unit in brackets and how a loss is written （损失以“－”号填列）.

    Other brackets stay (员工（含派遣）).
    """

    def drop(match: re.Match[str]) -> str:
        if _HOW_WRITTEN.search(match["unit"]):
            return ""
        parts = re.split(r"[，,]", match["unit"])
        return "" if any(scale_of(_UNIT_WORD.sub("", p)) for p in parts) else match[0]

    two = _TWO_UNITS.search(head)
    head = head[: two.start()] if two and two["around"] else _COUNTER.sub("", head)
    return _PERCENT.sub("", bare_label(_BRACKETED.sub(drop, head)))


def is_foreign(unit: Scale) -> bool:
    """Whether a unit is one of money of another country: 美元, 万港元."""
    return unit.kind == "amount" and unit.unit != "元" and bool(_FOREIGN.fullmatch(unit.unit))


def unit_of_name(metric: str | None) -> Scale | None:
    """Return the unit that a metric's own name says: 会议次数 → 次, 员工人数 → 人."""
    if metric and _PEOPLE.fullmatch(metric):
        return Scale(1, "人", "count", "")
    if not metric or not metric.endswith(_COUNTED_ENDINGS):
        return None
    unit = next(unit for ending, unit in _COUNTED.items() if metric.endswith(ending))
    found = scale_of(unit)
    return Scale(1, unit, found.kind if found else "count", "")
