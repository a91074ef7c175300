"""Names in lists: those that a sentence counts (城北、城南两个养护站), and what only the last of them says for all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import MEASURES, is_agent, may_act
from extractors.metrics.cut.words import Tagger, Token, endings_of, is_verb, joined, words_of
from extractors.numbers import Figure, whole
from extractors.text.characters import (
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    JOIN,
    OPEN,
)
from extractors.text.own_unit import own_word
from extractors.text.times import DATED, OWN_TIME, SPAN, TIMES
from schemas.word_lists import rows

_ITEM = r"[一-鿿]{1,6}"
_LISTED = re.compile(
    rf"""
    (?P<items> [一-鿿]{{1,10}} (?: 、{_ITEM} ){{1,8}} (?: [和及与]{_ITEM} )?? )
    (?P<count> [两二三四五六七八九十] | \d{{1,2}} ) (?P<measure> [个家所] ) (?P<thing> [一-鿿]{{2,4}}? )
    (?= [{CLAUSE_ENDS}、和及与] | $ )
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(r"[两二三四五六七八九十\d][个家所][一-鿿]{2}")  # cheap: most sentences count none
_HAVING = (
    "",
    "下设",
    "内设",
    "设有",
    "设立",
    "现有",
    "拥有",
    "辖有",
    "下辖",
    "包括",
    "包含",
    "分为",
    "设",
    "辖",
    "有",
    "含",
    "即",
)
_MEASURES = ("亩产", "单产", "收益", "成本", "存栏", "出栏", "库存")
_LEAST_SHARED = 2  # signs that the last name must have more than the others to share them: 养护站 in 城北、城南养护站
_FULL_NAME = re.compile(rf"(?<=[A-Za-z]){OPEN}[^{CLOSING_BRACKETS}]{{2,12}}{CLOSE}")  # COD（化学需氧量）
_LEAD = re.compile(rf"^(?:{OWN_TIME}|{DATED})+(?=[一-鿿]{{2}})")
# 空调、冰箱|等家用电器, 董事会、监事会|年内
_AT_END = re.compile("(?<=[一-鿿])(?:等(?=[一-鿿]).*|年内|全年|[当今去本]年|(?:报告)?期内)$")
_DEALT = re.compile(rf"(?:分别|依次)[^{CLAUSE_ENDS}]*$")
BETWEEN_TWO = re.compile(r"、|和|以及|及(?!以[上下]|其[他它])|与")  # 硕士及以上学历 is one


_BETWEEN_TWO_LAST = re.compile(r"、|(?:和|以及|及(?!以[上下]|其[他它])|与)(?!.*(?:、|和|及|与))")


def items_of(words: str, between: re.Pattern[str] = BETWEEN_TWO) -> list[str]:
    """Return the items of a list, without the time or the unit that its first begins with: 全年收入、2023年我馆藏书."""
    words = _FULL_NAME.sub("", TIMES.sub("", words)).removeprefix("的")
    own = own_word(words)
    if own and len(rest := words.partition(own)[2]) > 1:
        words = rest
    items = [item for item in between.split(forms.of_its_kind(_LEAD.sub("", words))) if item]
    if len(items) > 1:
        items[-1] = _AT_END.sub("", items[-1])
    return items


def in_count(items: list[str], words: str, count: int) -> list[str]:
    """Return the items of a list of so many, where some hold 和 themselves: 文化和旅游、体育、住房和城建 are three."""
    fewer = items_of(words, _BETWEEN_TWO_LAST)
    return fewer if len(fewer) == count else items


def owners_of(listed: list[str], names: list[str]) -> list[str]:
    """Return the names of a list without what only the last says of all: 水稻、玉米|播种面积."""
    shared = len(names[0]) - len(listed[0])
    return [*listed[:-1], listed[-1][: len(listed[-1]) - shared]]


def with_lead(items: list[str]) -> list[str]:
    """Return the names of a list, spending with what its income is of: 一般公共预算收入和支出."""
    first, *rest = items
    income = len(first) > len("收入") and first.endswith("收入")
    return [first, f"{first.removesuffix('收入')}支出", *rest[1:]] if income and rest[:1] == ["支出"] else items


@lru_cache(maxsize=1)
def _both_in_one() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    said = rows("metrics/both_in_one.csv", "word", "parts", "not_before")
    longest = sorted(said, key=lambda row: -len(row[0]))
    pattern = "|".join(f"{word}(?!{names})" if names else word for word, _, names in longest)
    return re.compile(pattern), {word: parts.split("|") for word, parts, _ in said}


def of_both(items: list[str], count: int) -> list[str]:
    """Return the names of a list, of a word for several things one by one: 城乡收入 → 城镇收入, 农村收入."""
    pattern, parts = _both_in_one()
    words = "、".join(items)
    found = pattern.search(words)
    if found is None or len(parts[found[0]]) != count:
        return items
    lead, rest = words[: found.start()], words[found.end() :]
    return items if "、" in lead + rest else [lead + part + rest for part in parts[found[0]]]


def over_times(items: list[str]) -> list[str]:
    """Return the names of one thing over several spans of time, one of them all so far: 本年及累计|未弥补的亏损."""
    *others, last = items or [""]
    spans = [found[-1] if (found := SPAN.findall(item)) and item.endswith(found[-1]) else "" for item in others]
    own = SPAN.match(last)
    if own is None or not spans or not all(spans) or "累计" not in (*spans, own[0]) or own.end() == len(last):
        return []
    return [span + last[own.end() :] for span in (*spans, own[0])]


def whole_names(items: Sequence[str]) -> list[str]:
    """Return the names of a list with what only the last says: 城北、城南、望潮养护站 → 城北养护站, 城南养护站, …

    Names that end alike are told by their last character: 出厂水、管网末梢水|综合合格率.
    """
    *others, last = items
    lengths, ends = {len(item) for item in others}, {item[-1:] for item in others}
    sorts = ends <= {"类", *CLOSING_BRACKETS}  # 信用卡类、贷款类投诉, 老站（东区）和新站（西区）客流
    alike = ends.pop() if len(ends) == 1 and (sorts or len(others) > 1) else ""
    if alike and alike in last[1:-1]:
        tail = last[last.rindex(alike) + 1 :]
    elif len(lengths) == 1:
        tail = last[lengths.pop() :]
    else:
        return list(items)
    # 技师、高级技师 are whole, and so are 工会、教育基金会
    shared = len(tail) >= _LEAST_SHARED and not any(item.endswith((tail, tail[-1])) for item in others)
    return [*(item + tail for item in others), last] if shared else list(items)


def with_measure(listed: Sequence[str], words: Tagger) -> list[str]:
    """Return the names of a list with the measure of the last, where its people have an age: 3岁以下儿童|管理率."""
    *others, last = listed
    tokens = words(last) if others and any(map(str.isdigit, last)) else ()
    bound = next((at for at, token in enumerate(tokens) if token.text in ("以下", "以上", "以内")), len(tokens))
    measure = joined(tokens[bound + 2 :])  # behind those whom the bound is of
    return [*(item + measure for item in others), last] if measure and is_measure_name(measure) else []


def is_measure_name(words: str) -> bool:
    """Whether words end in a measure, so that they are none of several owners: 平均亩产, 毛利率."""
    return words.endswith((*endings_of("measure_end", "had", "amount"), *MEASURES, *_MEASURES))


_NO_OWNER = re.compile(rf"(?:{DATED}|{OWN_TIME})*")


def owner_of_measures(items: Sequence[str], words: Tagger) -> tuple[str | None, list[str]]:
    """Return who has all measures of a list, told before the first, and these: 青江水务的|毛利率、净利率."""
    owner, _, measure = items[0].rpartition("的") if items[1:] else ("", "", "")
    bare = owner and all(is_measure_name(item) and "的" not in item for item in (measure, *items[1:]))
    who = _NO_OWNER.sub("", owner, count=1) if bare else ""
    tokens = words(who) if who and own_word(who) is None else ()
    named = bool(tokens) and all(token.flag[0] in "nxj" for token in tokens)
    return (who, [measure, *items[1:]]) if named else (None, list(items))


def named_by_words(items: Sequence[str], words: Tagger) -> list[str]:
    """Return the names of a list with what only its first or last says, by its words and not their length.

    1. 煤炭、矿石|吞吐量 → 煤炭吞吐量   2. 每户拥有|空调、冰箱 → 每户拥有冰箱, 减排|粉尘、废气 → 减排废气
    3. 登记和核准|市场主体 → 登记市场主体
    """
    told = [list(words(item)) for item in items]
    if len(set(items)) == 1 or not all(told):
        return list(items)
    last = told[-1]
    if thing := shared_object(items, words):
        return [*(tokens[-1].text + thing for tokens in told[:-1]), items[-1]]
    named = _behind_alike(items, last) or whole_names(items)
    alike = {item[-1] for item in items[:-1]} == {items[-1][len(items[0]) - 1 : len(items[0])]}  # 供水量、售水量|增长率
    if any(map(is_measure_name, items[:-1])) and not alike and "占" not in named[0]:
        named = list(items)
    shared = items[-1][len(items[-1]) - len(named[0]) + len(items[0]) :]
    if named == list(items) or (len(items[0]) > 1 < len(words(shared)) and _is_torn(last, shared)):  # 进、出|口总额
        named = [*(item + measure_of(last) for item in items[:-1]), items[-1]]
        whole = any(is_measure_name(item) or len(item) >= len(items[-1]) for item in items[:-1])
        named = list(items) if whole else named
    acts = len(told[0]) > 1 and is_verb(told[0][0]) and told[0][0].text in words_of("act")  # 减排|粉尘、废气
    if acts and measure_of(last):  # 接待游客、旅游总花费: a count of what was done and a measure
        return list(items)
    lead = next((at for at in range(len(told[0]) - 1, 0, -1) if _has(told[0][at - 1])), int(acts))
    if not lead or any(may_act(tokens[0]) for tokens in told[1:]):
        return named
    led, rest = joined(told[0][:lead]), named[0][len(joined(told[0][:lead])) :]
    led = led if acts or "每" in led or "人均" in led else ""
    return [led + name for name in (rest, *named[1:])]


def _behind_alike(items: Sequence[str], last: Sequence[Token]) -> list[str]:
    """Return the names of a list with what stands in the last behind a word that ends like the others: 制造业|产值."""
    ends = {item[-1] for item in items[:-1]}
    at = next((at for at in range(len(last) - 1, 0, -1) if {last[at - 1].text[-1]} == ends), 0)
    tail = joined(last[at:])
    shared = at and last[at].flag != "p" and not any(item.endswith(tail[-1]) for item in items[:-1])
    return [*(item + tail for item in items[:-1]), items[-1]] if shared else []


def _is_torn(tokens: Sequence[Token], end: str) -> bool:
    """Whether the end of a name begins with the last character of a word: 市|场 主体; not 服务|类 采购."""
    ends = (len(joined(tokens[at:])) for at in range(len(tokens) + 1))
    return next((len(end) - one for one in ends if one <= len(end)), 0) == 1 and end[0] not in "占类"


def _has(token: Token) -> bool:
    return token.text in words_of("has") and len(token.text) > 1


def shared_object(items: Sequence[str], words: Tagger) -> str:
    """Return the thing behind the last of several verbs, which is that of all: 登记 和 核准|市场 主体."""
    *others, last = [list(words(item)) for item in items]
    deeds = all(map(_is_deed, (*(tokens[-1] for tokens in others), last[0])))
    thing = joined(last[1:]) if deeds and all(map(_is_alone, others)) else ""
    return "" if is_measure_name(thing) else thing


def _is_alone(tokens: Sequence[Token]) -> bool:
    """Whether a verb stands alone, behind no more than who did it: 法院 共|受理; no 机构 改革."""
    return len(tokens) == 1 or tokens[-2].text in ("共", "共计", "累计") or is_agent(tokens[-2], tokens[-1])


def _is_deed(token: Token) -> bool:
    return len(token.text) > 1 and may_act(token)


def measure_of(tokens: Sequence[Token]) -> str:
    """Return the measure at the end of the last of several, with the words for how it is reckoned: 住院|例均 费用."""
    start = len(tokens)
    while start > 1 and (
        is_measure_name(tokens[start - 1].text) if start == len(tokens) else _reckons(tokens[start - 1])
    ):
        start -= 1
    return joined(tokens[start:])


def _reckons(token: Token) -> bool:
    return token.flag.startswith(("v", "b", "d", "a")) or token.text.endswith("均")


def read_lists(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the lists that a sentence names and counts, by how it counts them.

    1. 下设城北、城南、望潮、云栈四个养护站 → 四个养护站: 城北养护站, 城南养护站, 望潮养护站, 云栈养护站
    Left alone: lists of another length than their count, names of unlike length (where the first begins is unsure).
    """
    for match in _LISTED.finditer(text) if _COUNTED.search(text) else ():
        items = re.split(f"{JOIN}", match["items"])
        count = int(match["count"]) if match["count"].isdigit() else whole(match["count"])
        usual = {len(item) for item in items[1:]}
        if len(items) != count or len(usual) != 1:
            continue
        before, items[0] = items[0][: -(size := usual.pop())], items[0][-size:]
        if before not in _HAVING or items[0].startswith(_HAVING[1:]):
            continue  # where the first name begins is unsure
        yield match["count"] + match["measure"] + match["thing"], tuple(item + match["thing"] for item in items)


CHANGES = "增长|增加|上升|提高|提升|下降|减少|降低|缩短|延长"
# 受理2,860件，办结2,574件，同比上升6.2%和4.8%: two levels, two changes
BARE_CHANGES = re.compile(
    rf"[，,](?:同比|环比|[较比]{IN_CLAUSE}{{1,12}}?)?(?:净?(?:{CHANGES}|[增减])|[增减][收产支]|[增降升涨跌]幅|上涨|下滑|回落|[多少])(?:了|约)?"
)


_PAIR = 3  # figures before the last of two changes: two levels and the first change


def _ends_pair(text: str, found: Sequence[Figure], figure: Figure) -> bool:
    """Whether a quantity is the second of two changes of two levels: 86万元、36户，增加5万元、|3户."""
    if len(found) < _PAIR or found[-1].role != "change" or figure.unit in (None, "%", found[-1].unit):
        return False
    first, second, change = found[-_PAIR:]
    joined_by = (text[first.span.end : second.span.start], text[change.span.end : figure.span.start])
    alike = (first.unit, second.unit) == (change.unit, figure.unit) and first.role == second.role == "level"
    return alike and joined_by == ("、", "、")


def with_distributed_changes(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Return the quantities, those that go on a distributive list of changes as changes too.

    1. 更换水表60块、铺设管道800米，分别比上年减少5块、70米: 70米 is a fall too
    2. 贷款86万元、36户，比上年增加5万元、3户: 3户 is a rise too, as the levels stand in the same units
    Left alone: 比上年增加5块、水泵3台 (words of its own), 减少5块、70米 without 分别.
    """
    found: list[Figure] = []
    dealt = False
    if "分别" not in text and "依次" not in text:
        for figure in figures:
            paired = figure.role == "level" and _ends_pair(text, found, figure)
            found.append(replace(figure, role="change", direction=found[-1].direction) if paired else figure)
        return found
    for figure in figures:
        last = found[-1] if found else None
        gap = text[last.span.end : figure.span.start].strip() if last else ""
        goes_on = last is not None and last.role == "change" and bool(BETWEEN_TWO.fullmatch(gap))
        if last and dealt and goes_on and figure.role == "level":
            found.append(replace(figure, role="change", direction=last.direction))
            continue
        if figure.role == "change" and not goes_on:
            before = text[last.span.end if last else 0 : figure.span.start]
            again = dealt and BARE_CHANGES.fullmatch(before.strip()) is not None  # 分别增长…，|增加3万人和2万吨
            dealt = again or _DEALT.search(before) is not None
        found.append(figure)
    return found
