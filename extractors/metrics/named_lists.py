"""Names in lists: those that a sentence counts (城北、城南两个养护站), and what only the last of them says for all."""

import re
from collections.abc import Iterator, Sequence

from extractors.numbers import whole
from extractors.text.characters import CLAUSE_ENDS, JOIN

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
_LEAST_SHARED = 2  # signs that the last name must have more than the others to share them: 养护站 in 城北、城南养护站


def whole_names(items: Sequence[str]) -> list[str]:
    """Return the names of a list with what only the last says: 城北、城南、望潮养护站 → 城北养护站, 城南养护站, …

    Names that end alike are told by their last character: 出厂水、管网末梢水|综合合格率.
    """
    *others, last = items
    lengths, ends = {len(item) for item in others}, {item[-1:] for item in others}
    sorts = ends == {"类"}  # 信用卡类、贷款类投诉
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
