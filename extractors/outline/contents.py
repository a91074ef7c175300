"""The contents page: titles with the page numbers printed beside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.outline.heading_numbers import read_marker
from extractors.text.characters import CLOSE, OPEN
from schemas.document import Document
from schemas.text import squeeze

_ENTRY = re.compile(
    rf"(?P<title>.+?) [\s.…·．_—-]* (?<=[\s.…·．_—）-]) {OPEN}?(?P<label>[0-9]{{1,4}}|[ivxIVX]{{1,5}}){CLOSE}? \s*",
    re.VERBOSE,
)
# What a form asks behind a title: 审计情况 □适用 √不适用, 是否存在占用资金情况 否 (its box can't be read).
_TICKED = re.compile(r"(?:[□☐☑√✓✔] ?(?:不?适用|[是否有无]).*|(?<=情况)[是否])$")
_LEADERS = re.compile(r"[\s.…·．_—-]+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents page: title without its number and leaders, and the page number as printed."""

    title: str
    label: str | None


def bare_title(text: str) -> str:
    """Return a heading's title: no blanks, number, closing 。/： or outer brackets.

    1. 一、公开陈述 → 公开陈述   2. （一）单位概况： → 单位概况   3. 【社会责任】 → 社会责任
    4. 三、股份变动情况 □适用 √不适用 → 股份变动情况
    """
    marker = read_marker(text)
    title = squeeze(text[marker.end :] if marker else text)
    title = (_TICKED.sub("", title) or title).strip("。：:；;.．、 ")
    if (
        len(title) > 2
        and (title[0], title[-1]) in {("【", "】"), ("[", "]"), ("〔", "〕")}
        and title.count(title[0]) == 1
    ):
        title = title[1:-1]
    return title


def read_contents(document: Document) -> tuple[Entry, ...]:
    """Read the lines of the contents pages, the heading 目录 left out.

    1. 一、公开陈述........... 3   2. 1.1 关键绩效 …… 5   3. 二、部门机构设置 (no page number)
    """
    entries = []
    for block in document.blocks:
        if block.kind != "contents":
            continue
        text = block.span.of(document.text)
        if squeeze(text) in ("目录", "目次", "CONTENTS", "Contents"):
            continue
        match = _ENTRY.fullmatch(text)
        title = bare_title(match["title"] if match else _LEADERS.sub("", text))
        if title:
            entries.append(Entry(title, match["label"] if match else None))
    return tuple(entries)


def parts_beside_list(document: Document, starts: Sequence[int]) -> list[int]:
    """Return for each place of the text which text beside a contents list it is in: over or below one; 0 for none."""
    lists: dict[int, tuple[int, int]] = {}
    for block in document.blocks:
        if block.kind == "contents":
            first, _ = lists.get(block.page, (block.span.start, 0))
            lists[block.page] = first, block.span.end
    pages = {block.span.start: block.page for block in document.blocks if block.page in lists}
    return [2 * page + (start >= lists[page][1]) if (page := pages.get(start, 0)) else 0 for start in starts]
