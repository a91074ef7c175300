"""How exactly a quantity is told: words of approximation beside it, and two numbers that bound it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractors.numbers.figure import POINTS, Candidate, Place, Unit, place_of, printed_unit, unit_at
from extractors.numbers.number import DIGITS, Number, read_number
from extractors.numbers.rises_to import is_change_to
from extractors.numbers.steps import HEDGE_AFTER, HEDGE_BEFORE, HEDGE_FURTHER, NUMBER
from extractors.rule import Rule, as_rule
from extractors.text.characters import BETWEEN_ITEMS, CLOSE, OPEN, TO
from extractors.text.needed import needed

# 点击量|过3,600万次, 连续三年|过800万人次
_PASSES = (
    "(?:(?<=[量额])(?<!测量)(?<!丈量)|(?<=收入)|(?<=浏览)|(?<=点击)|(?<=[人总户次]数)|(?<=首次)"
    "|(?<=连续[两三四五六七八九十0-9]年)|(?<=连续1[0-9]年))"
)
# 约 of 节约, 签约 and 近 of 最近, 附近 are no hedges.
HEDGES_BEFORE: tuple[Rule[str], ...] = (
    Rule(
        "nearly",
        "近, 接近, 将近; not 最近, 附近",
        "(?<![最附邻临靠就亲新毗])近 | 接近 | 将近",
        step=HEDGE_BEFORE,
        examples=("⟨近1亿元⟩ → nearly 100000000 元", "⟨接近30人⟩ → nearly 30 人"),
        counter_examples=("最近3家单位",),
    ),
    Rule(
        "about",
        "约, 大约, 大概; not 节约, 签约",
        "(?:(?<=折合)|(?<![节公合条契签履违预制集租邀失守解相特缔]))约 | 大约 | 大概 | 大致 | 约莫",
        step=HEDGE_BEFORE,
        examples=("⟨约30人次⟩参加 → about 30 人次",),
        counter_examples=("节约3万元",),
    ),
    Rule(
        "more than",
        "超过, 突破, 超, 逾, >; not 不超过",
        r"超过 | 突破 | [越跨迈]过 | 超出 | 高于 | 大于 | 多于 | (?<![反赶])超"
        rf" | (?<=[量数额])破 | {_PASSES}过 | (?<!不)逾 | [>＞]",
        step=HEDGE_BEFORE,
        examples=(
            "⟨超过400场次⟩ → more_than 400 场次",
            "⟨逾3万元⟩ → more_than 30000 元",
            "合格率⟨＞75%⟩ → more_than 75 %",
            "点击量过⟨3,600万次⟩ → more_than 36000000 次",
            "客流连续三年过⟨800万人次⟩ → more_than 8000000 人次",
        ),
        counter_examples=("不超过5%", "反超3人", "参加过3次", "测量过3次", "2021年过3次集体生日", "建社20年过3次筛查"),
    ),
    Rule(
        "at least",
        "不低于, 不少于, 至少",
        "不[得宜应能]?[低少小短]于 | 未低于 | 至少 | 最少 | 起码 | 大于等于 | ≥",
        step=HEDGE_BEFORE,
        examples=("覆盖率不低于⟨98%⟩ → at_least 98 %", "至少有⟨3人⟩ → at_least 3 人"),
        counter_examples=("低于98%",),
    ),
    Rule(
        "at most",
        "不超过, 不高于, 至多",
        "[不未][得宜应能可会]?超过? | 没有?超过 | 不[得宜应能]?[高多大长]于 | 至多 | 最多 | 小于等于 | ≤",
        step=HEDGE_BEFORE,
        examples=("不得超过⟨5%⟩ → at_most 5 %",),
        counter_examples=("高于5%",),
    ),
    Rule(
        "less than",
        "不足, 低于, 不到, <",
        "不足 | 低于 | 少于 | 小于 | 不到 | 未满 | 不满 | 未达 | [<＜]",
        step=HEDGE_BEFORE,
        examples=("参加者不足⟨10人⟩ → less_than 10 人", "渗漏率⟨＜0.5%⟩ → less_than 0.5 %"),
        counter_examples=("不低于10人",),
    ),
)
HEDGE_FAR = Rule(
    "at least before a verb",
    "每年至少参加志愿服务2次",
    re.compile(r"至少[一-鿿]{2,10}$"),
    step=HEDGE_FURTHER,
    examples=("每年至少参加志愿服务⟨2次⟩ → at_least 2 次",),
    counter_examples=("至少参加，服务2次",),
    source="argued: pledges and rules are worded so",
)
HEDGE_OF = Rule(
    "at least a share of",
    "不低于公用经费总额的5%: what the share is of stands between",
    re.compile(rf"(?:不低于|不少于|不小于)[一-鿿]{{2,20}}(?:的|总[数额量])(?:\d[\d.]*%{OPEN})?$"),
    step=HEDGE_FURTHER,
    examples=(
        "培训经费不低于公用经费总额的⟨5%⟩ → at_least 5 %",
        "外聘教练不少于教练总数⟨三分之一⟩ → at_least 0.333333",
        "渔民年收入不低于全县船员平均收入的70%（⟨8,600元⟩） → at_least 8600 元",
    ),
    counter_examples=("不低于去年，公用经费的5%",),
    source="argued: rules of budgets are worded so",
)
HEDGE_UNDER = Rule(
    "at most a share of",
    "不超过公用经费总额的5%: what the share is of stands between",
    re.compile(r"(?:不超过|不高于|不多于)[一-鿿]{2,12}(?:的|总[数额量])$"),
    step=HEDGE_FURTHER,
    examples=("接待费不超过公用经费总额的⟨5%⟩ → at_most 5 %",),
    counter_examples=("不超过去年，公用经费的5%",),
    source="argued: rules of budgets are worded so",
)
HEDGE_SHARE = Rule(
    "about a share of",
    "约占总数的65%: what the share is of stands between",
    re.compile(r"(?:大|(?<![节公合条契签履违预制集租邀失守解相特缔]))约占[一-鿿]{2,9}(?:的|总[数量额值])$"),
    step=HEDGE_FURTHER,
    examples=("受理投诉12件，约占来信总数的⟨65%⟩ → about 65 %",),
    counter_examples=("约占用场地5亩，成活率65%", "签约占比65%", "成本节约占计划总额的5%"),
    source="argued: 约 stands before the verb where the share is told of a whole",
)
HEDGES_AFTER: tuple[Rule[str], ...] = (
    Rule(
        "at least behind",
        "以上, 或更多; not 以上海",
        rf"(?:{OPEN}含{CLOSE})?(?:或者?|及|和)?以上(?![海市述汽课门交]) | 或者?更多",
        step=HEDGE_AFTER,
        examples=("合格率达到⟨90%以上⟩ → at_least 90 %",),
        counter_examples=("90%以上述",),
    ),
    Rule(
        "less than behind",
        "以下; not 以下列",
        rf"(?:{OPEN}含{CLOSE})?(?:或者?|及|和)?以下(?!列|简|问题|几|措施|方面|内容|工作|要求|称|同)",
        step=HEDGE_AFTER,
        examples=("每年⟨5次以下⟩ → less_than 5 次",),
        counter_examples=("提出5项以下措施",),
    ),
    Rule(
        "at most behind",
        "以内, 之内, 2小时内; not 内部, 内训, nor a span of years (3年内)",
        "以内(?![部外容控在]) | 之内 | (?<=[时钟秒天日周月])内(?![部外容控在涵置设需训勤审测贸业务])",
        step=HEDGE_AFTER,
        examples=("差错率控制在⟨3%以内⟩ → at_most 3 %", "来件均在⟨5个工作日⟩内答复 → at_most 5 个工作日"),
        counter_examples=("3%以内容", "3年内新建2座码头", "完成24小时内部轮训"),
    ),
    Rule(
        "about behind",
        "左右, 上下; not 左右手, 上下游",
        "左右(?![手为两侧逢]) | 上下(?![游班联车楼衔贯级同一功])",
        step=HEDGE_AFTER,
        examples=("历时⟨3年左右⟩ → about 3 年",),
        counter_examples=("12家上下游企业",),
    ),
    Rule(
        "more than behind",
        "余, 多, + behind the unit",
        r"余(?![额款下]) | (?:还要?)?多(?=[的，。；、,;）)]|$) | 多(?=时间|以?来) | \+(?![\d+A-Za-z一-鿿])",
        step=HEDGE_AFTER,
        examples=(
            "书屋由36座增加到86座，⟨翻了一番还多⟩。 → more_than 2 倍 up",
            "投入⟨3万元余⟩ → more_than 30000 元",
            "历时⟨3年多⟩， → more_than 3 年",
        ),
        counter_examples=("3万元余额", "62名＋外聘职工5名", "投入3万元还多次走访"),
    ),
)
_LINK = r"(?:[了为是有在于出到达占]|人民币|达到)?(?:人民币)?[¥￥$€£]?"
# These stay inside the quantity's text where nothing stands between: 约3万元; the others are read but left outside.
_TOUCHING = {"近", "接近", "将近", "约", "大约", "超过", "突破", "越过", "跨过", "迈过", "超", "逾", *">＞<＜"}
_LONGEST = 17
_LONGEST_BASE = 36  # of 不低于全县城镇居民人均可支配收入的60%（
_WITHIN = "内"  # 2小时|内: it stays outside the quantity's text
_PLACE = re.compile(" (?:behind|a share of|before a verb)$")


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of approximation: its qualifier, where the quantity's text begins or ends with it, and its rule."""

    qualifier: str
    edge: int
    rule: str


def _qualifier(rule: Rule[Any]) -> str:
    """Return the qualifier of a rule's name: at least behind, at least a share of → at_least."""
    return _PLACE.sub("", rule.name).replace(" ", "_")


def _choice(rules: Sequence[Rule[str]]) -> str:
    groups = "|".join(f"(?P<{_qualifier(rule)}> {rule.how} )" for rule in rules)
    return f"(?: {groups or '(?!)'} )"


class Hedges:
    """Some rules of hedges, in two patterns."""

    def __init__(
        self,
        before: Sequence[Rule[str]] = HEDGES_BEFORE,
        after: Sequence[Rule[str]] = HEDGES_AFTER,
        far: Sequence[Rule[re.Pattern[str]]] = (HEDGE_FAR, HEDGE_OF, HEDGE_UNDER, HEDGE_SHARE),
    ) -> None:
        self._before = {_qualifier(rule): rule.name for rule in before}
        self._after = {_qualifier(rule): rule.name for rule in after}
        self._far = far
        self.prefix = re.compile(rf"{_choice(before)}(?P<link>{_LINK})$", re.VERBOSE)
        self.suffix = re.compile(_choice(after), re.VERBOSE)
        # Characters of which one stands in every text with a hedge before a quantity, behind one.
        self.needs_before = frozenset(needed(self.prefix) + "".join(needed(rule.how) for rule in far))
        self.needs_after = frozenset(needed(self.suffix))

    def before(self, text: str, start: int) -> Hedge | None:
        """Return the hedge that stands right before an offset.

        1. 近3万元 nearly   2. 约 about   3. 超过, 突破了 more_than   4. 不低于, 至少有, 至少开展演练 at_least
        5. 不超过 at_most   6. 不足 less_than
        """
        window = text[max(0, start - _LONGEST) : start]
        match = self.prefix.search(window)
        if not match:
            wide = text[max(0, start - _LONGEST_BASE) : start]
            far = next(
                (rule for rule in self._far if rule.how.search(wide if rule.name == HEDGE_OF.name else window)), None
            )
            return Hedge(_qualifier(far), start, far.name) if far else None
        qualifier = next(name for name in self._before if match[name])
        touching = match[qualifier] in _TOUCHING and not match["link"].strip("¥￥$€£")
        edge = start - len(window) + match.start() if touching else start
        return Hedge(qualifier, edge, self._before[qualifier])

    def after(self, text: str, end: int) -> Hedge | None:
        """Return the hedge that stands right after an offset.

        1. 90%以上 at_least   2. 5次以下 less_than   3. 10天以内 at_most   4. 3天左右 about   5. 3万元余 more_than
        """
        match = self.suffix.match(text, end)
        if not match:
            return None
        qualifier = str(match.lastgroup)
        edge = end if match[0] == _WITHIN else match.end()
        return Hedge(qualifier, edge, self._after[qualifier])


HEDGES = Hedges()
hedge_before = HEDGES.before
hedge_after = HEDGES.after
# argued: the comparison asks it of targets, not the reader
_WORD = re.compile(_choice(HEDGES_BEFORE), re.VERBOSE)


def hedge_word_before(text: str, start: int) -> str:
    """Return the hedge right before an offset as printed, with what links it to the number; nothing where none is.

    1. 不少于48公里 → 不少于   2. 至少达到96% → 至少达到   3. 至少开展演练3次 → nothing
    """
    match = HEDGES.prefix.search(text[max(0, start - _LONGEST) : start])
    return match[0] if match else ""


def has_hedge(text: str) -> bool:
    """Whether the text of a quantity has its hedge in it: 约3万元, ≥90%, 45公里以上."""
    return bool(_WORD.search(text) or HEDGES.suffix.search(text))


_TO = re.compile(rf"{TO}{{1,2}}")
_TO_LEVEL = re.compile(r"[至到]")
_DECIMALS_ON = re.compile(rf"(?:{BETWEEN_ITEMS}\d+\.\d+)*{BETWEEN_ITEMS}(?=\d+\.\d)")
_BY_SO_MANY = re.compile(
    r"[^，。；：,;:（(\d]{0,12}?(?:组成|构成|担任|兼任|出任|带队|带领|牵头|主持|负责|承担|轮流|共同|联合|评审|审核|签字|签署|表决)"
)
_PLAIN = re.compile(r"[\d,]+(?:\.\d+)?")
_STATED = re.compile(r"(?:范围|区间)[是为在]?$")


@as_rule(
    "two neighbouring numerals",
    "两三次, 十七八人: two Han digits side by side",
    step=NUMBER,
    needs=DIGITS,
    examples=("走访⟨两三次⟩ → 2–3 次", "⟨约十七八人⟩ → 17–18 人"),
    counter_examples=("一二产业", "三十次"),
)
def neighbours(place: Place) -> Candidate | None:
    """Read two neighbouring Han digits with a unit."""
    number, unit = place.number, place.unit
    if number.high is None or place.is_led or unit is None or (unit.han == "no" and not number.is_scaled):
        return None
    return _range(place.text, number, replace(number, value=number.high), unit)


@as_rule(
    "range",
    "3-5次, 20%至30%, 5-20万元: two numbers that bound one quantity",
    step=NUMBER,
    needs=needed(_TO),
    examples=(
        "开展⟨3-5次⟩ → 3–5 次",
        "占⟨20%至30%⟩ → 20–30 %",
        "补贴⟨5-20万元⟩ → 50000–200000 元",
        "董事会由⟨三至五名⟩董事组成 → 3–5 名",
    ),
    counter_examples=("由3家至5家", "由3家至5家门店", "5-3次", "3人至5次", "延长4天至71天"),
)
def span(place: Place) -> Candidate | None:
    """Read a range that begins with a number.

    1. 3-5次, 20~30人   2. 20%至30%   3. 1,500—1,600小时   4. 5-20万元 (the scale counts for both)
    5. 由三至五名董事组成: 由 says who does it
    Left alone: 由3家至5家 (two levels), 延长4天至71天 (a change, and what it led to), bounds out of order, units that
    differ, two numbers without unit.
    """
    text, number, own = place.text, place.number, place.unit
    if number.high is not None or place.is_led:
        return None
    to = _TO.match(text, own.end if own else number.end)
    if not to:
        return None
    second = read_number(text, to.end())
    if second is None or second.high is not None:
        return None
    behind = place_of(text, second)
    second, unit = behind.counted, behind.measure
    if _is_from(text, number) and not (unit and _BY_SO_MANY.match(text, unit.end)):
        return None
    if own and (unit is None or own.name != unit.name):
        return None
    first = number if own else _scaled_alike(text, number, second)
    if own and own.kind != "ratio" and is_change_to(text, first, second):
        return None
    if first.value >= second.value or not (unit or _is_stated(text, first, second)):
        return None
    return _range(text, first, second, unit)


def _is_from(text: str, number: Number) -> bool:
    return text[max(0, number.start - 1) : number.start] == "由"


def _scaled_alike(text: str, first: Number, second: Number) -> Number:
    """Give the scale of the second number to the first where it stands for both: 5-20万元."""
    plain = _PLAIN.match(text, second.start)
    if first.is_scaled or not second.is_scaled or not plain:
        return first
    alone = read_number(plain[0], 0)
    if alone is None or not alone.value or first.value >= alone.value:
        return first
    return replace(first, value=first.value * (second.value / alone.value))


def _is_stated(text: str, first: Number, second: Number) -> bool:
    """Whether two numbers without unit are said to be a range: 范围是1000到1500, 大约20到30, 一到五个."""
    if hedge_before(text, first.start) or _STATED.search(text[max(0, first.start - 4) : first.start]):
        return True
    return first.is_han and second.is_han and text.startswith("个", second.end)


def _range(text: str, first: Number, second: Number, unit: Unit | None) -> Candidate:
    return Candidate(
        start=first.start,
        end=unit.end if unit else second.end,
        value=None,
        low=first.value,
        high=second.value,
        decimals=max(first.decimals, second.decimals),
        unit=unit.name if unit else None,
        unit_text=printed_unit(text, second, unit) if unit else None,
        kind=unit.kind if unit else "other",
        number=replace(first, value=second.value or first.value),
        measure=Unit(unit.name, unit.kind, "yes", unit.end) if unit and unit.name else None,
    )


def lent_unit(text: str, number: Number) -> Unit | None:
    """Return the unit that a later number lends to one without, ending where that one ends.

    1. 由3至5家 (two levels)   2. 提高0.4和0.7个百分点   3. 分别为3.1、2.8和2.5倍
    """
    if not number.is_han and POINTS.match(text, number.end):
        return Unit("百分点", "ratio", "no", number.end)
    to = _TO_LEVEL.match(text, number.end) if _is_from(text, number) else None
    to = to or (_DECIMALS_ON.match(text, number.end) if number.decimals else None)
    if not to:
        return None
    second = read_number(text, to.end())
    unit = unit_at(text, second.end) if second and not second.is_scaled else None
    return replace(unit, end=number.end) if unit else None
