"""Hedges: the words before and after a figure that say how exact it is."""

import re
from dataclasses import dataclass

from extractors.text.characters import CLOSE, OPEN

# 约 of 节约, 签约 and 近 of 最近, 附近 are no hedges.
_BEFORE = r"""
    (?: (?P<nearly> (?<![最附邻临靠就亲新毗])近 | 接近 | 将近 )
      | (?P<about> (?<![节公合条契签履违预制集租邀失守解相特缔])约 | 大约 | 大概 | 大致 | 约莫 )
      | (?P<more_than> 超过 | 突破 | 超出 | 高于 | 大于 | 多于 | (?<![反赶])超 | (?<!不)逾 )
      | (?P<at_least> 不[得宜应能]?[低少小短]于 | 未低于 | 至少 | 最少 | 起码 | 大于等于 | ≥ )
      | (?P<at_most> [不未][得宜应能可会]?超过? | 没有?超过 | 不[得宜应能]?[高多大长]于 | 至多 | 最多 | 小于等于 | ≤ )
      | (?P<less_than> 不足 | 低于 | 少于 | 小于 | 不到 | 未满 | 不满 | 未达 )
    )
"""
_LINK = r"(?:[了为是有在于出到达占]|人民币|达到)?(?:人民币)?[¥￥$€£]?"
_PREFIX = re.compile(rf"{_BEFORE}(?P<link>{_LINK})$", re.VERBOSE)
_WORD = re.compile(_BEFORE, re.VERBOSE)
_SUFFIX = re.compile(
    rf"""
      (?P<at_least> (?:{OPEN}含{CLOSE})?(?:或者?|及|和)?以上(?![海市述汽课门交]) | 或者?更多 )
    | (?P<less_than> (?:{OPEN}含{CLOSE})?(?:或者?|及|和)?以下(?!列|简|问题|几|措施|方面|内容|工作|要求|称|同) )
    | (?P<at_most> 以内(?![部外容控在]) | 之内 )
    | (?P<about> 左右(?![手为两侧逢]) | 上下(?![游班联车楼衔贯级同一功]) )
    | (?P<more_than> 余(?![额款下]) | 多(?=[的，。；、,;）)]|$|时间|以?来) | \+(?![\d+A-Za-z]) )
    """,
    re.VERBOSE,
)
# These stay inside the figure's text where nothing stands between: 约3万元; the others are read but left outside.
_TOUCHING = {"近", "接近", "将近", "约", "大约", "超过", "突破", "超", "逾"}
_FAR = re.compile(r"至少[一-鿿]{2,10}$")  # 每年至少参加志愿服务2次
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word of approximation: its qualifier, and where the figure's text begins or ends with it."""

    qualifier: str
    edge: int


def hedge_before(text: str, start: int) -> Hedge | None:
    """Return the hedge that stands right before an offset.

    1. 近3万元 nearly   2. 约 about   3. 超过, 突破了 more_than   4. 不低于, 至少有, 至少开展演练 at_least
    5. 不超过 at_most   6. 不足 less_than
    """
    window = text[max(0, start - _LONGEST) : start]
    match = _PREFIX.search(window)
    if not match:
        return Hedge("at_least", start) if _FAR.search(window) else None
    qualifier = match.lastgroup if match.lastgroup != "link" else None
    qualifier = qualifier or next(name for name, word in match.groupdict().items() if word and name != "link")
    touching = match[qualifier] in _TOUCHING and not match["link"].strip("¥￥$€£")
    return Hedge(qualifier, start - len(window) + match.start() if touching else start)


def hedge_after(text: str, end: int) -> Hedge | None:
    """Return the hedge that stands right after an offset.

    1. 90%以上 at_least   2. 5次以下 less_than   3. 10天以内 at_most   4. 3天左右 about   5. 3万元余 more_than
    """
    match = _SUFFIX.match(text, end)
    return Hedge(str(match.lastgroup), match.end()) if match else None


def hedge_word_before(text: str, start: int) -> str:
    """Return the hedge right before an offset as printed, with what links it to the number; nothing where none is.

    1. 不少于48公里 → 不少于   2. 至少达到96% → 至少达到   3. 至少开展演练3次 → nothing
    """
    match = _PREFIX.search(text[max(0, start - _LONGEST) : start])
    return match[0] if match else ""


def has_hedge(text: str) -> bool:
    """Whether the text of a figure has its hedge in it: 约3万元, ≥90%, 45公里以上."""
    return bool(_WORD.search(text) or _SUFFIX.search(text))
