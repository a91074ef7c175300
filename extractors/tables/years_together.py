"""Headers and labels that say that a value is of several years together: 三年合计 beside 2020年, 2021年, 2022年."""

import re
from collections.abc import Iterable
from datetime import date

from extractors.dates import read_number, years_until
from extractors.tables.stretches import is_year

_IN_ALL = r"[来间]?的?(?:合计|累计|总计|共计|总和|总[数额量]|平均|均)(?:[数值额]|金额)?$"
# not 第三年, 二〇二二年, 未来三年, 每三年
_TOGETHER = re.compile(
    r"(?<![第前后下上来每0-9十一二两三四五六七八九〇○零])"
    rf"(?P<count>[一二两三四五六七八九十]|[2-9]|1[0-9])(?:个?年|年度){_IN_ALL}"
)
_NAMED = re.compile(
    r"(?<![0-9])(?P<first>(?:19|20)[0-9]{2})年?[-–—~～至到](?P<last>(?:19|20)[0-9]{2})年?度?"
    rf"(?:(?P<count>[一二两三四五六七八九十]|[2-9]|1[0-9])(?:个?年|年度))?{_IN_ALL}"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")


def years_together(words: Iterable[str], heads: Iterable[str], usual: tuple[date, date]) -> tuple[date, date] | None:
    """Return the years that one of some words says to be taken together, up to the last that the heads name.

    1. 三年合计 beside 2020年, 2021年, 2022年: 2020 to 2022   2. 五年累计: five years up to the usual one
    3. 2020-2022三年合计: the years named
    """
    words = list(words)
    if named := next((match for match in map(_NAMED.search, words) if match), None):
        first, last = int(named["first"]), int(named["last"])
        agrees = named["count"] is None or read_number(named["count"]) == last - first + 1
        return years_until(last, last - first + 1) if first < last and agrees else None
    said = next((match for match in map(_TOGETHER.search, words) if match), None)
    count = read_number(said["count"]) if said else None
    if not count or count == 1:
        return None
    heading = [int(year[0]) for head in heads if is_year(head) and (year := _YEAR.match(head))]
    return years_until(max(heading, default=usual[1].year), count)
