"""Remarks in small print below the caption of a key-figure card: the parts of its number, its share, another year's."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.numbers import Figure, read_figures
from extractors.tables.words import any_word
from schemas.text import squeeze

# argued: what a part, a share, an earlier number is told with below the number of a card
_TIME = re.compile(
    r"(?:截[至止])?(?:(?:19|20)[0-9]{2}年(?:度|[末底]|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|上年|去年|上期)(?:同期|[末底])?"
)
_LINK = re.compile(r"[:：，,、；;（）()\s/／|｜·]+|(?:已?[达为有至]|达到|约)$")
_PART = re.compile(r"^(?:其中|包括|含)[:：]?")
_ALL = re.compile(r"(?<=[一-鿿]{2})(?:总数|总量|总额|总人数|人数|数量|总规模)$")
_SHARE = re.compile(r"(?:占比?|比例|比重|率)$")
_BARE_SHARE = re.compile(r"占比?")  # of the part before it: 其中水田310亩，占比62%
_SAYS_SHARE = re.compile(r"占")
_BEHIND = re.compile(r"^占")
# argued: what is no part of the card's number and not of its year: targets, averages, sums over years, ranks
_OTHERWISE = re.compile(
    r"^(?:共计?|合计|总计|全年|全部|仅|全国|全省|全市)$|目标|计划|预计|力争|基准|行业|平均|人均|户均|[每均第前后近超]$|每[一-鿿]"
    r"|累计|连续|持续|历年|近[一二三四五六七八九十两0-9]+年|[≥≤><＞＜]"
)
_MEASURE = re.compile(r"[一-鿿]{2}[率度比]$")  # 员工满意度, which is no part of another measure
_DEED = re.compile(any_word("deed_alone"))  # names no part, and what is done goes to nothing that is measured
_AGAINST = re.compile(r"[较比]|同比|环比")
_SHORTEST = 2  # Han of a name
_ENOUGH = 4  # Han of a name that says by itself what is measured


@dataclass(frozen=True, slots=True)
class Remark:
    """A number of a remark: the words that tell it, what it measures, of which part of the card's number it is."""

    figure: Figure
    words: str
    metric: str
    part: str | None = None


def _name(lead: str, figure: Figure, metric: str, unit: str | None) -> tuple[str, str | None] | None:
    """Return what a number measures and of which part of a card's number it is, by the words before it, time apart."""
    said = _LINK.sub("", _LINK.sub("", _PART.sub("", lead)))
    if figure.role == "change":
        return (metric, None) if _AGAINST.match(said) else None
    if len(said) < _SHORTEST or _OTHERWISE.search(said):
        return None
    if _DEED.fullmatch(said):
        return (said, None) if figure.unit not in (unit, "%") else None
    share, measure = _SHARE.search(said), _MEASURE.search(said)
    if (figure.unit == unit and unit != "%") or (_PART.search(lead) and not share):
        return metric, said
    if figure.unit == unit and not _SAYS_SHARE.search(said):
        return (said, None) if measure else None
    if _BEHIND.search(said):
        return metric + said, None
    if figure.unit == "%":
        whole, said = _ALL.sub("", metric), f"{said}比" if said.endswith("占") else said
        return (said if whole in said else whole + said), None
    return said if len(said) >= _ENOUGH else metric + said, None


def read_remarks(words: str, metric: str, unit: str | None) -> Iterator[Remark]:
    """Yield the numbers of a remark on a card whose number measures `metric` in `unit`.

    1. 占比12.5% behind its card's name   2. 其中风电3,100千瓦, 甲类4座，乙类9座: parts of the card's number
    3. 2021年：18.4%: the number of another year   4. 组织演练36次: what it says itself
    Left alone: numbers without words of their own (共3家), rates that do not say of which part they are, targets,
    averages, sums over several years, for how long it has been so (连续6年).
    """
    start, part = 0, None
    for figure in read_figures(words):
        told = words[start : figure.span.end]
        lead = squeeze(words[start : figure.span.start])
        timed = _LINK.sub("", _TIME.sub("", lead))
        start = figure.span.end
        name = _name(timed, figure, metric, unit) if timed else (metric, None) if _TIME.search(lead) else None
        if part and _BARE_SHARE.fullmatch(timed):
            name = f"{_ALL.sub('', metric)}占比", part
        part = name[1] if name else None
        if figure.value is not None and name:
            yield Remark(figure, squeeze(told), *name)
