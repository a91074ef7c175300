"""What a table's caption says that all its numbers measure: 表3 各街道公园绿地面积 over rows that are streets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractors.tables.cell_units import LOCAL_MONEY, UNIT_IS, Scale, scale_of, without_unit
from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.stretches import is_period
from extractors.tables.words import any_word
from extractors.text.characters import BOXES, BRACKETS, CLAUSE_END, CLOSE, COLON, OPEN

NUMBERED = re.compile(
    r"(?:附?表|表格|图表)\s?[A-Z]?(?:[0-9]{1,2}(?=(?:19|20)[0-9]{2})|[0-9一二三四五六七八九十]{1,3})"
    r"(?:[-–—.．](?:[0-9]{1,2}(?=(?:19|20)[0-9]{2})|[0-9]{1,3})){0,2}[\s:：、]*"
)
_TIMES = re.compile(
    r"^(?:截[至止])?(?:(?:19|20)[0-9]{2}[-–—至~～、]?)+(?:年度?)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?[末底]?|^(?:本|上)?(?:年度|报告期)"
)
_FRAME = re.compile(
    rf"(?:的?(?:(?:完成|实现)?情况|统计|一览|明细|汇总|对比|分布|构成|列示|比较))*(?:统计)?表?(?:{OPEN}续{CLOSE})?$"
)
# what leads to what a quantity is dealt out to; 分 and 按 begin other words too (分布式, 按期)
_OUT = rf"(?!{any_word('deals_nothing_out')})"
# argued: reports name what a quantity is dealt out to behind it, too: 营业收入分板块构成, 用水量按厂区统计
_DEALT = re.compile(rf"(?<=[一-鿿]{{2}}){_OUT}[分按](?!类)[一-鿿]{{2,4}}$")
# argued: tables of one quantity by lines of business and by branches follow each other (保费收入（按险种）, （按机构）)
_DEALT_ASIDE = re.compile(
    rf"(?<=[一-鿿]{{2}}){OPEN}{_OUT}[分按](?!类)[一-鿿、]{{2,6}}?(?:划分|分类|统计|列示)?{CLOSE}(?=$|[一-鿿])"
)
# argued: reports head what was built by kinds so; investments of accounts (长期股权投资) are not 完成
_INVESTED = re.compile(r".{2,}投资完成情况.*")
# headers under which an investment is what the caption says: none that plans it, or counts something else
_OF_INVESTMENT = re.compile(
    r"(?:完成)?(?:金额|额|投资额?)|占比|比[例重]|(?:同比|较上年|比上年)?(?:增减|增长|增[幅速])?[额幅率]?|[合总]计"
)
_SHARES = frozenset(
    {"金额", "发生额", "占比", "比重", "比例"}
)  # headers that measure nothing but what the caption names
_OF_YEAR = re.compile(r"^[本上当][年期]度?")
_OF_FUNDS = re.compile(r"^(?:一般公共预算|财政拨款|财政)+(?=[“\"]?三公)")  # what pays is no part of the name
_SHEET = re.compile(r"(?:支出|收入)?(?:预算|决算|执行)(?:情况|明细|统计)*表$")
# argued: notes say so that the rows of the table below are where a sum comes from: 营业收入来源情况如下：
_CAME_FROM = re.compile(
    rf"(?:.*[，,])?(?:(?:本集团|本公司|公司|我[司院校局行])的?)?(?P<thing>[^，,。；：的]{{2,16}}?)的?(?:来源|构成|分布|组成)"
    rf"(?:的?(?:具体|主要)?情况)?(?:列示)?如下{COLON}?"
)
_EACH = re.compile(rf"^{_OUT}[各分按]")
_KINDS = (
    r"(?:区县|市县|区域|区|县|市|省|州|街道|乡镇|镇|乡|村|社区|部门|单位|科室|处室|地区|片区|机构|企业|公司|月份?|季度|行业"
    r"|领域|类别|项目)"
)
_KIND = re.compile(rf"^{_KINDS}(?:[、和及]?{_KINDS})*(?:的)?")
SEVERAL = re.compile("[和与及、]")  # 用水量和用电量 are two
UNIT_BEHIND = rf"{OPEN}?(?:金额|计量|数量)?{UNIT_IS}.*$"  # 供水情况表（单位：万吨）
_UNITS = re.compile(rf"\s*{UNIT_BEHIND}|{OPEN}单位[^{BRACKETS}]*{CLOSE}")
_PLAIN = re.compile(rf"{OPEN}?(?:{LOCAL_MONEY}|续表?){CLOSE}?")  # a line over a table that says no more
_TICKED = re.compile(f"[{BOXES}]")
_LONGEST = 30
# argued: forms of annual reports number the items of a heading (1)., and may print the first on the same line
_NEXT_TITLE = re.compile(rf"(?<=[一-鿿])\s*{OPEN}[0-9]{{1,2}}{CLOSE}\s*[.．]\s*(?=[一-鿿])")
# argued: statistical bulletins say in the caption alone that all numbers are changes: 居民消费价格比上年涨跌幅度
_CHANGED = re.compile(
    r"(?P<thing>[^和与及、]{2,20}?)(?:(?P<year_before>[比较](?:上年|去年)(?:同期)?|同比)|环比|[比较]上[月季](?:同期)?)?的?"
    r"(?:(?:涨跌|增[长减]|升降|变[动化])(?:幅度?|速度|率)|增[速幅])"
)
_OTHER_SHARE = re.compile(r"[占比]重|占比|比例|权重|[率数]$|百分点")


def titles_apart(title: str) -> list[str]:
    """Return the titles that stand on one line, the inner one first: 存货（1）.存货分类 → 存货分类, 存货.

    Left alone: a number in brackets without a point behind it (存货（1）, 方案（二）比选).
    """
    return _NEXT_TITLE.split(title)[::-1]


class ChangedCaption(NamedTuple):
    """A caption that says that all numbers of its table are changes: of what, and whether against the year before."""

    thing: str
    against: str | None

    def changes(self, scale: Scale | None, words: str) -> bool:
        """Whether a number under a header's words is a change: in %, and no other share (权重)."""
        return scale is not None and scale.unit == "%" and not _OTHER_SHARE.search(words)


def _thing(words: str, corner: str) -> str:
    """Return the rest of a caption without its time, what it deals the quantity out to, 情况表 and the unit."""
    words = _DEALT_ASIDE.sub("", without_unit(_UNITS.sub("", words)), count=1)
    framed = _FRAME.sub("", words)
    words = _TIMES.sub("", _DEALT.sub("", framed) if framed != words else framed).strip("的")
    if each := _EACH.match(words):
        rest = words[each.end() :]
        by = corner.removesuffix("名称")
        words = rest.removeprefix(by) if by and rest.startswith(by) else _KIND.sub("", rest)
    return words.removeprefix("的")


def bare_caption(line: str) -> str:
    """Return a caption or title without its number and the unit: 表3 贷款分类情况（单位：万元） → 贷款分类情况."""
    words = _UNITS.sub("", NUMBERED.sub("", line, count=1))
    return bare_label(without_unit(words))


def bare_captions(lines: Iterable[str]) -> list[str]:
    """Return those of some captions or titles that say more than a number or a unit, bare."""
    return list(filter(None, map(bare_caption, lines)))


def own_lines(lines: Iterable[str], titles: Sequence[str]) -> list[str]:
    """Return the lines over a table, nearest first, down to its caption; where it has none, also its titles.

    What stands over the caption, and the section's title, is of other tables too. A line that is that title is none.
    """
    found: list[str] = []
    for line in lines:
        found.append(line)
        if _is_caption(line):
            break
    else:
        return [*found, *titles]
    return [*found, *titles] if bare_caption(line) in map(bare_caption, titles) else found


def down_to_numbered(titles: Iterable[str]) -> Iterator[str]:
    """Yield the lines and titles over a table, nearest first, down to a numbered caption that says what it is of.

    Left alone: 表5 without more, whose title stands on a line of its own.
    """
    for title in titles:
        yield title
        if NUMBERED.match(title) and bare_caption(title):
            return


def _is_caption(line: str) -> bool:
    """Whether a line over a table is a caption of it: numbered, or short; no unit, time, sentence or box to tick."""
    if NUMBERED.match(line):
        return True
    words = bare_caption(line)
    marked = re.search(CLAUSE_END, line) or re.search(UNIT_IS, line) or _TICKED.search(line) or _PLAIN.fullmatch(line)
    return 1 < len(words) <= _LONGEST and not (marked or is_period(words) or scale_of(words))


def called_thing(lines: Iterable[str]) -> str | None:
    """Return what the numbered caption nearest to a table calls it: 表3 2024年站点评定结果（户） → 站点评定结果."""
    line = next((line for line in lines if NUMBERED.match(line)), "")
    words = _thing(NUMBERED.sub("", line, count=1), "")
    return words if 1 < len(words) <= _LONGEST and not re.search(CLAUSE_END, words) else None


def total_thing(titles: Iterable[str]) -> str | None:
    """Return the quantity that the nearest line or title over a table without labels names: “三公”经费 of …决算表.

    Left alone: what stands above a numbered caption.
    """
    near = (title for title in down_to_numbered(titles) if len(title) <= _LONGEST)
    bare = (bare_label(NUMBERED.sub("", title, count=1)) for title in near)
    things = (_thing(_SHEET.sub("", title), "") for title in bare if not re.search(CLAUSE_END, title))
    whole = next((thing for thing in things if len(thing) > 1 and names_measure(thing)), None)
    return _OF_FUNDS.sub("", whole) if whole else None


def changed_caption(lines: Iterable[str]) -> ChangedCaption | None:
    """Return what the caption nearest to a table says that all its numbers are changes of: 表1 出厂价格同比涨跌幅.

    Left alone: captions of levels and their changes (产量及其增长速度).
    """
    line = next((words for words in lines if not words.startswith(("单位", "币种", "金额单位"))), "")
    words = _TIMES.sub("", without_unit(_UNITS.sub("", NUMBERED.sub("", line, count=1))))
    match = _CHANGED.fullmatch(words.removesuffix("表")) if len(words) <= _LONGEST else None
    if match is None:
        return None
    return ChangedCaption(match["thing"], "year_before" if match["year_before"] else None)


def caption_of(above: Iterable[str], corner: str, said: Iterable[str], heads: Iterable[str] = ()) -> str | None:
    """Return the quantity that the line over a table names where neither its headers nor its labels name any.

    1. 表7-1 各区公园绿地面积（公顷）: 公园绿地面积   2. 各部门用电量, 分街道志愿服务时长, 客运量（按线路）: the same
    without a number   3. 表2 2021年林业投资完成情况 over 2021年, 增减（%）: 林业投资   4. 营业收入来源情况如下：
    `corner` is the header over the labels, `said` what headers and labels say, `heads` what headers alone say.
    Left alone: captions that end in no quantity (能源使用情况), tables where any header or label is one (用水量).
    """
    line = next((words for words in above if not words.startswith(("单位", "币种", "金额单位"))), "")
    words = NUMBERED.sub("", line, count=1) if (numbered := NUMBERED.match(line)) else bare_label(line)
    if came := _CAME_FROM.fullmatch(_UNITS.sub("", words)):
        words, numbered = came["thing"], numbered or came
    dealt = bool(_EACH.match(_TIMES.sub("", words)) or _DEALT_ASIDE.search(words))
    if not (numbered or dealt) or len(words) > _LONGEST or re.search(CLAUSE_END, words):
        return None
    thing = _thing(words, corner)
    invested = _INVESTED.fullmatch(words) and all(_OF_INVESTMENT.fullmatch(without_unit(head)) for head in heads)
    if len(thing) < 2 or not (invested or names_measure(thing)) or SEVERAL.search(thing):
        return None
    return thing if names_none(said, thing) else None


def names_none(said: Iterable[str], thing: str = "") -> bool:
    """Whether no header or label names a quantity of its own: 2022年, 金额; the end of `thing` is none."""
    names = (name for name in map(without_unit, said) if not (thing and thing.endswith(name)))
    return not any(names_measure(name) for name in names if _OF_YEAR.sub("", name) not in _SHARES)
