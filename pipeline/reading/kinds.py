"""Which pages are cover, contents or body."""

import re
from collections.abc import Sequence

from pipeline.reading.contents_lines import CONTENTS_TITLE, LEADERS, SENTENCE, is_entry, list_lines, rises
from schemas.page import Line, Page
from schemas.text import squeeze

_COVER_LINES = 14
_TITLE = 1.5  # times the usual size, over a form on the first page
_NUMBER = re.compile(r"(?<![0-9年月第（(])[0-9][0-9,.]*(?![0-9年月日号])")
_EARLY = 8  # pages among which the list of contents stands


def body_lines(page: Page) -> list[Line]:
    """Return the lines of a page that are no running heads, feet or page numbers."""
    return [line for line in page.lines if line.role == "body"]


def _contents_share(lines: Sequence[Line]) -> float:
    hits = sum(map(is_entry, lines))
    return hits / len(lines) if lines else 0.0


def _has_leaders(lines: Sequence[Line]) -> bool:
    return 3 * sum(1 for line in lines if LEADERS.search(line.text)) >= len(lines) > 0


def _is_cover(page: Page, usual: float) -> bool:
    """A cover has few lines, none of them a sentence, and one of them larger than the body."""
    lines = body_lines(page)
    return (
        0 < len(lines) <= _COVER_LINES
        and max(line.size for line in lines) >= usual * 1.2
        and not any(SENTENCE.search(line.text) for line in lines)
        and not page.cards
        and (not page.grids or _is_form_under_title(page, lines, usual))
    )


def _is_form_under_title(page: Page, lines: Sequence[Line], usual: float) -> bool:
    """Whether the first page is a title in large print over a form without numbers: 部门名称 | …, 填报日期 | …."""
    title = [line for line in lines if line.size >= usual * _TITLE]
    under = bool(title) and all(line.top < grid.box.top for line in title for grid in page.grids)
    held = [line for line in page.lines for grid in page.grids if grid.box.holds(*line.box.middle)]
    return page.number == 1 and under and not any(_NUMBER.search(line.text) for line in held)


def _opens_contents(lines: Sequence[Line]) -> bool:
    """Whether 目录 is the heading of the page and what follows is a list of short lines."""
    if not any(CONTENTS_TITLE.fullmatch(squeeze(line.text)) for line in lines[:3]):
        return False
    prose = sum(1 for line in lines if SENTENCE.search(line.text))
    return prose * 4 <= len(lines)


def _holds_list(page: Page, kinds: Sequence[str]) -> bool:
    """Whether an early page has a list under 目录, its page numbers going up, beside text that is longer than it."""
    titled = any(CONTENTS_TITLE.fullmatch(squeeze(line.text)) for line in body_lines(page))
    listed = list_lines(page) if titled and len(kinds) < _EARLY and "contents" not in kinds else ()
    return bool(listed) and rises([page.lines[at] for at in listed])


def _goes_on_without_numbers(lines: Sequence[Line], before: Page, later: Sequence[Page]) -> bool:
    """Whether a page holds only lines without a sentence, and half of them or more stand again on later pages.

    That is the rest of a contents list without page numbers: its titles stand over the chapters that follow. A line
    larger than the entries on the page before is the title of a chapter.
    """
    titles = {squeeze(line.text) for line in lines}
    if not titles or any(SENTENCE.search(title) for title in titles):
        return False
    entries = [line.size for line in body_lines(before) if not CONTENTS_TITLE.fullmatch(squeeze(line.text))]
    if max(line.size for line in lines) > max(entries, default=0.0) + 1.0:
        return False
    again = {squeeze(line.text) for page in later for line in page.lines if line.role != "header"}
    return 2 * len(titles & again) >= len(titles)


def page_kinds(pages: Sequence[Page], usual: float) -> tuple[str, ...]:
    """Return `cover`, `contents` or `body` for each page; `usual` is the size of the body's characters.

    1. cover: pages before the contents (on reports without one: the first page only) with few large lines, no sentence
    2. contents: a page headed 目录 with short lines, the pages after it whose lines end in page numbers, and the page
       after it that goes on with the list, its titles without numbers
    """
    kinds: list[str] = []
    for at, page in enumerate(pages):
        lines = body_lines(page)
        before_body = set(kinds) <= {"cover"} and len(kinds) < 4
        opens = _opens_contents(lines) or (_has_leaders(lines) and "body" not in kinds) or _holds_list(page, kinds)
        goes_on = kinds[-1:] == ["contents"] and (
            _contents_share(lines) >= 0.6
            or (not page.grids and _goes_on_without_numbers(lines, pages[at - 1], pages[at + 1 :]))
        )
        if opens or goes_on:
            kinds.append("contents")
        else:
            blank = not lines and not page.grids
            kinds.append("cover" if before_body and (blank or _is_cover(page, usual)) else "body")
    if "contents" not in kinds:  # only what stands before a contents page is a cover of several pages
        kinds = [kind if number == 0 or kind != "cover" else "body" for number, kind in enumerate(kinds)]
    return tuple(kinds)
