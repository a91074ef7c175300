"""The number that a heading or list item opens with."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.rule import Rule
from extractors.text.characters import CLOSE, LIST_SIGNS, MARKER_END, OPEN
from extractors.text.han_digits import DIGIT_OF, below_hundred

_HAN = "[一二三四五六七八九十百零〇两]{1,5}"


_SOURCES = {
    "decimal4": "GB/T 1.1-2020 numbers clauses so deep",
    "padded": "chapters of designed reports (01)",
}


def _marker(kind: str, purpose: str, number: str, *, examples: tuple[str, ...], leaves: tuple[str, ...]) -> Rule[str]:
    source = _SOURCES.get(kind)
    return Rule(f"marker {kind}", purpose, number, examples=examples, counter_examples=leaves, source=source)


# In the order of Chinese official papers (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）), chapters above them, decimal
# numbers by their depth. It settles what a report leaves open.
MARKERS: tuple[Rule[str], ...] = (
    _marker(
        "part",
        "第一部分, 第一篇, 第一编",
        rf"第 (?P<part> {_HAN} | \d{{1,2}} ) (?:部分|篇|编)",
        examples=("⟨第一部分 总体情况⟩ → 一 总体情况",),
        leaves=("参见第一部分",),
    ),
    _marker(
        "chapter",
        "第一章",
        rf"第 (?P<chapter> {_HAN} | \d{{1,2}} ) 章",
        examples=("⟨第一章 总则⟩ → 一 总则", "⟨第3章 治理⟩"),
        leaves=("第一章程序文件，已经印发。",),
    ),
    _marker(
        "division",
        "第一节",
        rf"第 (?P<division> {_HAN} | \d{{1,2}} ) 节",
        examples=("⟨第三节 公司治理⟩ → 三 公司治理",),
        leaves=("第三节课，由志愿者讲授。",),
    ),
    _marker(
        "han",
        "一、",
        rf"(?P<han> {_HAN} ) \s? {MARKER_END}",
        examples=("⟨一、单位概况⟩ → 一 单位概况",),
        leaves=("五方面工作", "一手抓"),
    ),
    _marker(
        "bracketed_han",
        "（一）",
        rf"{OPEN} (?P<bracketed_han> {_HAN} ) {CLOSE} {MARKER_END}?",
        examples=("⟨（一）组织机构⟩ → 一 组织机构", "⟨(二) 主动公开⟩"),
        leaves=("（见附件）", "（一次）"),
    ),
    _marker(
        "decimal4",
        "1.1.1.1",
        rf"(?P<decimal4> \d{{1,2}} (?:[.．]\d{{1,2}}){{3}} ) {MARKER_END}? (?![0-9])",
        examples=("⟨1.1.2.1 培训安排⟩ → 1.1.2.1 培训安排",),
        leaves=("10.1.2.125端口",),
    ),
    _marker(
        "decimal3",
        "1.1.1",
        rf"(?P<decimal3> \d{{1,2}} (?:[.．]\d{{1,2}}){{2}} ) {MARKER_END}? (?![0-9])",
        examples=("⟨3.4.6 采购管理⟩ → 3.4.6 采购管理",),
        leaves=("2022.6.28开展培训",),
    ),
    _marker(
        "decimal2",
        "1.1",
        rf"(?P<decimal2> \d{{1,2}} [.．] \d{{1,2}} ) {MARKER_END}? (?![0-9%％‰‱万亿元吨倍岁])",
        examples=("⟨1.1 关键绩效⟩ → 1.1 关键绩效",),
        leaves=("3.5万元投入", "1.5%的增长"),
    ),
    _marker(
        "padded",
        "01",
        r"(?P<padded> 0\d ) " + MARKER_END + r"? (?![0-9%％.．/])",
        examples=("⟨01 走进我们⟩ → 01 走进我们",),
        leaves=("0.5人", "05/26"),
    ),
    _marker(
        "arabic",
        "1. 1． 1、",
        rf"(?P<arabic> \d{{1,2}} ) \s? {MARKER_END} (?![0-9])"
        rf" | (?P<arabic_year> \d{{1,2}} ) {MARKER_END} (?= (?:19|20)\d\d \s? 年 )",
        examples=("⟨1．报告篇幅⟩ → 1 报告篇幅", "⟨2. 员工教育⟩", "⟨1.2022年重点工作⟩ → 1 2022年重点工作"),
        leaves=("12个项目", "3.15万元"),
    ),
    _marker(
        "bracketed_arabic",
        "（1）",
        rf"{OPEN} (?P<bracketed_arabic> \d{{1,2}} ) {CLOSE} {MARKER_END}?",
        examples=("⟨（11）加快建设⟩ → 11 加快建设",),
        leaves=("（100）人",),
    ),
    _marker(
        "half_bracket",
        "1）",
        rf"(?P<half_bracket> \d{{1,2}} ) {CLOSE}",
        examples=("⟨1)工作职责⟩ → 1 工作职责",),
        leaves=("100)工作职责",),
    ),
    _marker(
        "letter",
        "A. A、",
        r"(?P<letter> [A-H] ) \s? [.．、] \s? (?=[一-鿿]{2})",
        examples=("⟨A.主要客户⟩ → A 主要客户", "⟨B、供应商情况⟩ → B 供应商情况"),
        leaves=("A、B两座泵房", "A股上市", "K.保洁"),
    ),
    _marker(
        "circled",
        "①",
        r"(?P<circled> [①-⑳] )",
        examples=("⟨③ 其他事项⟩ → ③ 其他事项",),
        leaves=("其他③",),
    ),
)
BARE = "bare_arabic"  # 2 重大风险提示: told from a quantity by its series only (`heading_forms`)
_KINDS = [rule.name.removeprefix("marker ") for rule in MARKERS]
MARKER_KINDS = (*_KINDS[: _KINDS.index("han")], BARE, *_KINDS[_KINDS.index("han") :])


@cache
def _pattern(rules: tuple[Rule[str], ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?: {rule.how} )" for rule in rules) or "(?!)", re.VERBOSE)


_BULLET = re.compile(rf"[{LIST_SIGNS}]|[-—]\s?(?=[一-鿿])")
_RUN_IN = re.compile(r"第[一二三四五六七八九十]{1,2}[，,：:、]|[一二三四五六七八九十]是|其[一二三四五六七八九]，")


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker: its kind, the bare number as printed, its ordinal (last number of 1.2.3), where the title begins."""

    kind: str
    number: str
    ordinal: int
    end: int


def _ordinal(number: str) -> int:
    """Return the value of a marker's number: 十二 → 12, 1.2.3 → 3, ③ → 3."""
    last = re.split(r"[.．]", number)[-1]
    if last.isdigit() and last.isascii():
        return int(last)
    if "①" <= last <= "⑳":
        return ord(last) - ord("①") + 1
    if last.isascii() and last.isupper():
        return ord(last) - ord("A") + 1
    value = below_hundred(last)
    return DIGIT_OF.get(last[-1:], 0) if value is None else value


def read_marker(text: str, rules: tuple[Rule[str], ...] = MARKERS) -> Marker | None:
    """Read the marker at the start of a line; `rules` are some of `MARKERS`, all by default.

    1. 第一章, 第二部分, 第三节   2. 一、   3. （一）   4. 1. 1． 1、   5. 1.1 1.1.1 1.1.1.1   6. 01   7. （1） 1） ①
    Left alone: quantities (3.5万元, 12个), years (2022年), run-in markers (第一，…; 一是…).
    """
    match = _pattern(rules).match(text)
    if match is None:
        return None
    kind = str(match.lastgroup)
    number = str(match[kind]).replace("．", ".")
    return Marker(kind.removesuffix("_year"), number, _ordinal(number), match.end())


def is_item(text: str) -> bool:
    """Whether a paragraph opens like a list item: a bullet, a marker, or a run-in marker (第一，…; 一是…)."""
    return bool(_BULLET.match(text) or _RUN_IN.match(text) or read_marker(text))


_LONE = re.compile(
    r"""
    (?: PART | CHAPTER )? \s? (?P<padded> 0\d ) | (?: PART | CHAPTER ) \s? (?P<arabic> \d{1,2} )
    | 第 (?P<part> [一二三四五六七八九十]{1,3} | \d{1,2} ) (?:部分|篇|编)
    | 第 (?P<chapter> [一二三四五六七八九十]{1,3} | \d{1,2} ) 章
    """,
    re.VERBOSE | re.IGNORECASE,
)


def read_lone_marker(text: str) -> Marker | None:
    """Read a marker that has a line for itself, over its title: 01, PART 01, 第一章."""
    match = _LONE.fullmatch(text.strip())
    if match is None:
        return None
    kind = str(match.lastgroup)
    return Marker(kind, match[kind], _ordinal(match[kind]), match.end())
