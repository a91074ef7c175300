"""Quantities of table cells: the number, its unit from the headers around it, the period that its column speaks of."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extractors.numbers import unit_at
from extractors.tables.cell_times import CHANGE, TIMES, is_time, period_of_head
from extractors.tables.labels import bare_label
from extractors.tables.stretches import is_number, is_period
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN
from extractors.text.view import view

_UNIT_WORD = re.compile(rf"单位{COLON}?")
_UNITS_APART = re.compile(rf"[，,、；]|单位{COLON}?")
_PLAIN = re.compile(
    rf"""
    (?P<open> {OPEN} )? (?P<sign> [-+−—–－↑↓] )? [¥￥$]?
    (?P<digits> [0-9]{{1,3}}(?:,[0-9]{{3}})+ | [0-9]+ ) (?: \.(?P<part>[0-9]+) )?
    (?P<percent> % )? (?P<close> {CLOSE} )?
    (?P<mark> [*＊①-⑩¹²³⁴-⁹†‡#] | {OPEN}?注[0-9]*{CLOSE}? | [\[［〔][0-9]{{1,2}}[\]］〕] )?
    (?P<hedge> {OPEN}(?:预[测计估]|估[计算]|暂估|计划)[数值]?{CLOSE} )?
    """,
    re.VERBOSE,
)
_BOUND = re.compile(
    rf"""
    (?P<sign> [≥≧⩾>＞≤≦⩽<＜=＝] )? \s?
    (?P<digits> [0-9]{{1,3}}(?:,[0-9]{{3}})+ | [0-9]+ ) (?: \.(?P<part>[0-9]+) )?
    \s? (?: (?P<percent> [%％] ) | {OPEN} (?P<unit> [^{BRACKETS}]{{1,8}} ) {CLOSE}
      | (?P<bare> [^{BRACKETS}0-9\s≥≤<>＜＞=]{{1,6}} ) )?
    """,
    re.VERBOSE,
)
_BOUNDS = {"≥": "at_least", "≧": "at_least", "⩾": "at_least", ">": "more_than", "≤": "at_most", "≦": "at_most"}
_BOUNDS |= {"⩽": "at_most", "<": "less_than", "=": "exact"}
_BRACKETED = re.compile(rf"{OPEN}(?:单位{COLON}?)?(?P<unit>[^{BRACKETS}]{{1,20}}){CLOSE}")
_AFTER_COLON = re.compile(
    rf"单位(?:均?为{COLON}?|{COLON})(?P<unit>(?:(?!币种)[^{CLAUSE_ENDS}{BRACKETS}\s：:]){{1,12}})"
)
_SCALE = re.compile(r"[十百千]?[万亿]亿?|[百千](?!瓦|米|克|伏|卡|焦)")
_FACTORS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# What came and went in a year is stated beside the balances: no change of anything.
_MOVEMENT = re.compile(r"本[年期](?:发生)?(?:增减变动|增加|减少|变动)(?!.*[%％率])")
_CHANGED_NOUN = re.compile(
    rf"内?(?P<thing>[^{BRACKETS}比较增减变本上期年同环]{{2,12}}?)(?:增减|变动|变化|增长){{1,2}}(?:量|数|额|幅度|率|比例|情况)?"
)
_CHANGE_OF = re.compile(
    rf"(?P<thing>[^{BRACKETS}比较增减变]{{2,12}}?)(?:[比较](?:上年|上期|去年)?(?:同期)?|同比|环比)(?:增[减长]|变[动化]).*"
)
_TOTAL = re.compile(r"合计|小计|总计|总数")
_HALVES = re.compile(r"直接|间接")  # of what the head above says: 持股比例
_SAID = re.compile(r"收入|支出|收费")
_BASIS = re.compile(
    r"""
    .* (?: (?P<execution> 执行数 | 决算数 | 实际完成数 | 支出决算 | 收入决算 )
      | (?P<budget> 预算数 | 预算金额 | 预算安排数? | 年初预算 )
      | (?P<target> 目标[值数]? | (?:年度?|项目|绩效|预期|设定).{0,6}指标值 )
      | (?P<plan> 计划[数值]? | 预[测计估][数值]? | (?:19|20)[0-9]{2}年?度?[EF] ) )
    """,
    re.VERBOSE,
)
_BARE_BASIS = re.compile(r"(?:年初|年度|全年|当年|本年|调整后?)?(?:(?P<budget>预算)|(?P<execution>决算))额?")
_SET = re.compile(
    rf"(?:年度|当年|全年|项目|本年|[{BRACKETS}/／])*(?:指标值|目标值?|目标数|实际完成[值数]|(?:实际|完成)[值数])"
)  # 年度(/项目)指标值
_CHANGED_ROW = re.compile(
    rf"""
    (?: {OPEN}[+＋][/／][-－−–]{CLOSE} )? YOY
    | (?: 同比 | 环比 | [较比]上年(?:同期)? ) (?: 增[长减幅速] | 变[动化] | 涨[跌幅] | 升降 )? [率幅额]?
    | 增[长减][率幅] | 增[速幅] | 变[动化](?:率|幅度|比例)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_HOLLOW = re.compile(rf"{OPEN}{CLOSE}|^{CLOSE}|{OPEN}$")
# A label that says nothing without the one before it: 六 (车道数), 男, 60000≤Q.
_WEAK = re.compile(r"[一二三四五六七八九十]{1,2}|[男女]|.*[≤≥＜＞<>].*|其他|其它|合计|小计|总计|总数")
_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
_CONDITION = re.compile(r"[≤≥＜＞<>]")
_COUNTED = {"人次": "人次", "人数": "人", "次数": "次", "户数": "户", "件数": "件", "人次数": "人次", "天数": "天"}
_COUNTED |= {"年龄": "岁"}
_COUNTED |= {"起数": "起", "场数": "场", "家数": "家", "篇数": "篇", "学时": "学时", "课时": "课时"}
_RATE = re.compile(
    r"""
    .* (?: [率幅] | 比例 | 比重 | 占比 | 百分比 | 指数 | 系数 | 得分 | 每股.{0,12} | 人均.{0,12}
      | [人次户件天家个]数 | 股东总?数 | .工总?数 )
    """,
    re.VERBOSE,
)
# What no unit of money fits, whatever the table counts in: ages, terms, people, shares, places.
_NO_MONEY = re.compile(
    r".*(?:年龄|工龄|年限|期限|任期|寿命|天数|月数|股数|持股数?量?|股份数量|席位|名次|(?:在职|在岗|离退?休).{0,6}(?:人员|员工|职工))"
)
_CHANGED_AMOUNT = re.compile(r"额|金额|数")
_WHAT = re.compile(r"人数|人次|数量|次数|户数|件数|金额|占比|比例|比重")  # a label that says how, not what
_MOST_DIGITS = 18  # a longer run of digits is a code
_CODES = ("类", "款", "项", "目")  # heads of the columns of budget codes
_GENERIC = re.compile(
    r"数值|数据|金额|数量|数|合计|小计|总计|预算数?|决算数?|执行数?|完成(?:情况|数|值)|实际(?:数|值|完成)?|[余发生]+额|比例|值|人数|指标值|内容|说明|备注"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A bare number of a cell. A loss in brackets or with a sign is negative. `scale`: the unit that it states.

    `arrow`: ↑ or ↓ says that it is a change.
    """

    value: Decimal
    decimals: int
    percent: bool
    qualifier: str = "exact"
    scale: "Scale | None" = None
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit named in a head: how many of `unit` one of it is (亿元: 10^8 元), its dimension, and the words."""

    factor: int
    unit: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """What the heads above a cell say beside the metric: the period, the head of a change, the rest of their words."""

    period: tuple[date, date] | None
    change: str
    words: str


def basis_of_heads(heads: Iterable[str]) -> str | None:
    """Return what heads say that a quantity is, the nearest one first; None where they say nothing.

    1. 年初预算数, 预算安排: budget   2. 决算数, 2023年执行数: execution   3. 年度指标值, 目标值: target
    4. 2024年计划, 预测值, 2024E, 2024年（预测）: plan
    Left alone: 一般公共预算 (a kind of money), 完成值, 实际 (what happened).
    """
    for head in heads:
        words = view(head).text
        bare = _ASIDE.sub("", words)
        for said in (words, bare, words.rstrip("）)").replace("（", "").replace("(", "")):
            if match := _BASIS.fullmatch(said) or _BARE_BASIS.fullmatch(TIMES.sub("", said)):
                return match.lastgroup
    return None


def is_changed_row(label: str) -> bool:
    """Whether a row's label says only that the row above changed: 同比增长（%）, 增速, (+/-)YOY(%).

    Left alone: labels that name what changed (营业收入增长率).
    """
    return bool(_CHANGED_ROW.fullmatch(_without_unit(view(label).text)))


def read_amount(text: str) -> Amount | None:
    """Read a cell that is a number and nothing else.

    1. 1,234.5   2. -16.55%   3. (3.2), （3.2） (negative)   4. 7,730.28*, 12[1], 35① (marks)   5. 120（预测）
    6. ≥95.00(%), =12.00(次), >6次: a bound, or a quantity whose unit stands in brackets   7. ↓4.8% (a change)
    Left alone: -, —, /, 无 (nothing stated); 1,23 and 11,1001.99 (malformed); 05 (a code).
    """
    words = view(text).text
    match = _PLAIN.fullmatch(words)
    if match is None or bool(match["open"]) != bool(match["close"]):
        return _read_bound(words)
    digits = match["digits"].replace(",", "")
    if (len(digits) > 1 and digits.startswith("0")) or len(digits) > _MOST_DIGITS:
        return None
    value = Decimal(f"{digits}.{match['part'] or '0'}" if match["part"] else digits)
    negative = bool(match["open"]) or (match["sign"] or "+") not in "+↑"
    hedge = "about" if match["hedge"] else "exact"
    arrow = (match["sign"] or "") in ("↑", "↓")
    return Amount(-value if negative else value, len(match["part"] or ""), bool(match["percent"]), hedge, arrow=arrow)


def _read_bound(words: str) -> Amount | None:
    """Read a target of a performance table: ≥95.00(%), >6.00(次), ≤3%, =100(人数)."""
    match = _BOUND.fullmatch(words)
    if match is None or not (match["sign"] or match["unit"]):
        return None
    digits = match["digits"].replace(",", "")
    if (len(digits) > 1 and digits.startswith("0")) or len(digits) > _MOST_DIGITS:
        return None
    named = match["unit"] or match["bare"] or ""
    scale = scale_of(named) or unit_of_name(named) if named else None
    if named and scale is None:
        return None
    value = Decimal(f"{digits}.{match['part']}" if match["part"] else digits)
    qualifier = _BOUNDS[view(match["sign"]).text] if match["sign"] else "exact"
    percent = bool(match["percent"]) or bool(scale and scale.unit == "%")
    return Amount(value, len(match["part"] or ""), percent, qualifier, scale)


def scale_of(words: str) -> Scale | None:
    """Read a unit that stands alone: 亿元, 人次, %, 千克标准煤/万元; None where the words are no unit."""
    text = view(words).text.removeprefix("人民币")
    if text in _CODES:
        return None
    scale = _SCALE.match(text)
    for start in (scale.end() if scale else 0, 0):
        unit = unit_at(text, start)
        if unit and unit.end == len(text):
            factor = 1
            for letter in text[:start]:
                factor *= _FACTORS[letter]
            return Scale(factor, unit.name, unit.kind, text)
    return None


def unit_of_corner(corner: str | None) -> Scale | None:
    """Return the unit that stands apart in what is printed over the labels: 利润表（百万元）, not 岗位."""
    return unit_of([corner]) if corner and (_BRACKETED.search(corner) or _AFTER_COLON.search(corner)) else None


def unit_of(heads: Iterable[str]) -> Scale | None:
    """Return the unit that heads name, the first one that does.

    1. 营业收入（亿元）, 贷款总额（含贴现，亿元）   2. 单位：万元   3. 增减%   4. 人次 (the head is a unit)
    """
    for head in heads:
        if _CONDITION.search(head):
            return None  # 大型车比例（%）over ≤10: conditions of the value, not its unit
        for match in (*_BRACKETED.finditer(head), *_AFTER_COLON.finditer(head)):
            for words in reversed(_UNITS_APART.split(match["unit"])):
                if found := scale_of(words):
                    return found
        if head.endswith(("%", "％")):
            return Scale(1, "%", "ratio", "%")
        if found := scale_of(head):
            return found
    return None


def takes_unit(label: str, column: "Column", *, money: bool = True) -> bool:
    """Whether a quantity may take the unit that a caption states for the whole table (单位：万元).

    Left alone: rates and counts of people or times (资产负债率, 职工人数), amounts a head (每股收益), changes that may
    be shares (同比).
    """
    said = [_ASIDE.sub("", words) for words in (label, column.words) if words]
    if any(_RATE.fullmatch(words) or (money and _NO_MONEY.fullmatch(words)) for words in said):
        return False
    return not column.change or bool(_CHANGED_AMOUNT.search(column.change))


def keeps_unit(column: "Column") -> bool:
    """Whether a column counts in the unit of its row's label: no rate, no change that may be a share (同比)."""
    if column.words and _RATE.fullmatch(_ASIDE.sub("", column.words)) and not unit_of_name(column.words):
        return False
    return not column.change or bool(_CHANGED_AMOUNT.search(column.change))


def _without_unit(head: str) -> str:
    """Return a head's words without the unit in brackets; other brackets stay (员工（含派遣）)."""

    def drop(match: re.Match[str]) -> str:
        parts = re.split(r"[，,]", match["unit"])
        return "" if any(scale_of(_UNIT_WORD.sub("", p)) for p in parts) else match[0]

    return bare_label(_BRACKETED.sub(drop, head)).rstrip("%％")


def unit_of_name(metric: str | None) -> Scale | None:
    """Return the unit that a metric's own name says: 会议次数 → 次, 员工人数 → 人."""
    for ending, unit in _COUNTED.items():
        if metric and metric.endswith(ending):
            found = scale_of(unit)
            return Scale(1, unit, found.kind if found else "count", "")
    return None


def _changed_thing(head: str) -> str:
    """Return what a head of a change names: 营业收入比上年增减 → 营业收入; nothing where it names none (同比增减)."""
    match = _CHANGE_OF.fullmatch(head) or _CHANGED_NOUN.fullmatch(head)
    thing = _without_unit(match["thing"]) if match else ""
    return "" if _GENERIC.fullmatch(thing) or _TOTAL.fullmatch(thing) else thing


def column_of(
    above: Sequence[str], year: int | None, usual: tuple[date, date] | None, repeated: frozenset[str] = frozenset()
) -> Column:
    """Read the headers above a cell, the nearest first.

    1. 2021年, 2021: the year   2. 本年, 期末: the reporting period   3. 上年, 期初, 上年同期: the one before
    4. 同比增减, 增减%: a change   5. anything else but 金额, 数量 and the like: words of the metric
    """
    period, change, words = None, "", ""
    for head in reversed(above):
        found = period_of_head(head, year, usual)
        period = period or found
        changes = bool(CHANGE.search(head)) and not _MOVEMENT.match(head)
        change = change or (head if changes else "")
        rest = _without_unit(_HOLLOW.sub("", TIMES.sub("", head))).rstrip("%％")
        if words and not (_TOTAL.fullmatch(words) or words in repeated or _HALVES.fullmatch(words)):
            continue
        if _TOTAL.fullmatch(rest) and len(above) > 1:
            words = rest
        elif changes:
            words = _changed_thing(rest) + words
        elif rest and not any(p.fullmatch(rest) for p in (_GENERIC, _SET, _BARE_BASIS)):
            words = "" if scale_of(rest) and len(above) > 1 else rest + words
    return Column(period, change, words)


def _after(label: str, words: str) -> str:
    """Return the words of a column that a label does not say already: 财政拨款收入 + 收入 → nothing.

    Left alone: what is named again on purpose (常规线路 + 线路长度).
    """
    if words in label and _SAID.search(words):
        return ""
    if _TOTAL.search(label) and _TOTAL.search(words):
        words = _TOTAL.sub("", words)
        return "" if words in label else words
    again = _SAID.match(words)
    return words[again.end() :] if again and label.endswith(again[0]) else words


def metric_of(
    beside: Sequence[str], column: Column, repeated: frozenset[str] = frozenset(), key: str | None = None
) -> str | None:
    """Join row label and column words: 岗位技能培训 + 期数 → 岗位技能培训期数; 资产总额 + 2021年 → 资产总额.

    `repeated` are labels that stand in several rows of the table: the label before one of them says which row is meant.
    `key` is the label that names the row where the nearest one does not. 人数 + 30岁以下 → 30岁以下人数.
    """
    said = [label for label in beside if not scale_of(label) and not is_number(label) and not is_period(label)]
    if (len(said) > 1 or column.words) and said and is_time(said[-1]):  # 年初余额 in the band 累计折旧
        said = said[:-1]
        return ((column.words + _without_unit(said[-1])) if said else column.words) or None
    if len(said) == 1 and is_time(said[0]) and not column.words:  # 期末账面价值 alone
        said = [TIMES.sub("", bare_label(view(said[0]).text)) or said[0]]
    labels = [bare for label in said if (bare := _without_unit(label))]
    label = labels[-1] if labels else ""
    if key and (named := _without_unit(key)) in labels and not _TOTAL.fullmatch(label):
        label = named
    elif label in repeated or _WEAK.fullmatch(label):
        for before in labels[-2::-1]:
            label = before + label
            if not _WEAK.fullmatch(before):
                break
    if _TOTAL.fullmatch(label) and _TOTAL.search(column.words) and not _TOTAL.fullmatch(column.words):
        return column.words
    if column.words and _WHAT.fullmatch(label):
        return column.words + label
    return (label + _after(label, column.words)) or None
