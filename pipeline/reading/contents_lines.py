"""The lines of a contents list, where its page holds other text too: a statement over it, a preface below it."""

import re
from collections.abc import Sequence

from schemas.page import Line, Page
from schemas.text import squeeze

CONTENTS_TITLE = re.compile(r"目录|目次|CONTENTS?|TABLE ?OF ?CONTENTS", re.IGNORECASE)
_ENTRY = re.compile(
    r".{2,}(?:[.…·．]{2}|[—_-]{4}|\s)[（(]?(?!(?:19|20)[0-9]{2}(?![0-9]))(?P<page>[0-9IVXivx]{1,4})[)）]?"
)
LEADERS = re.compile(r"(?:[.·．]\s?){4,}|…{2,}")
SENTENCE = re.compile(r"[。！？；]")
_FULL_STOP = "。"  # titles of chapters may have any other sign of a sentence: 巡山；护林
_FEWEST = 4  # entries of a list that stands on a page with other text
_COVER = 3  # lines of a cover that stand over a contents list


def is_entry(line: Line) -> bool:
    """Whether a line is one of a contents list with page numbers."""
    return bool(_ENTRY.fullmatch(line.text.strip()) or LEADERS.search(line.text))


def rises(lines: Sequence[Line]) -> bool:
    """Whether the page numbers of a list go up from entry to entry, as no counts of a table do."""
    found = [match["page"] for line in lines if (match := _ENTRY.fullmatch(line.text.strip()))]
    pages = [int(page) for page in found if page.isdigit()]
    return pages == sorted(pages)


def _says_else(lines: Sequence[Line]) -> bool:
    """Whether lines beside a contents list are text of their own: a sentence among them, or cards."""
    return any(_FULL_STOP in line.text or line.role == "card" for line in lines)


def _flow(line: Line | None) -> int:
    return line.room.flow if line and line.room else 0


def list_lines(page: Page) -> tuple[int, ...]:
    """Return the places of the lines from the title of a contents list to its last entry; none where sentences stand
    between. A list in a column or panel has the lines of that only.
    """
    body = [at for at, line in enumerate(page.lines) if line.role == "body"]
    titles = (page.lines[at] for at in body if CONTENTS_TITLE.fullmatch(squeeze(page.lines[at].text)))
    title = next(titles, None)
    if flow := _flow(title):
        body = [at for at in body if _flow(page.lines[at]) == flow]
    lines = [page.lines[at] for at in body]
    entries = [line for line in lines if is_entry(line) and _FULL_STOP not in line.text]
    entries = [line for line in entries if title is None or line.box.top > title.box.top]
    if len(entries) < _FEWEST:
        return ()
    top = title.box.top if title else min(line.box.top for line in entries)
    bottom = max(line.box.bottom for line in entries)
    within = [at for at in body if top <= page.lines[at].box.middle[1] <= bottom]
    said = (page.lines[at] for at in within if page.lines[at] not in entries)
    if any(SENTENCE.search(line.text) for line in said) or 2 * len(entries) < len(within) - 2:
        return ()
    return tuple(within)


def _below_titles(page: Page) -> frozenset[int]:
    """Return the places of the lines from the first chapter on, below a list of titles without page numbers.

    Its title is that of one of the entries, in larger print; the entries have no sentence, what follows has one. On a
    first page the title of the report, over the list, is none of it either.
    """
    lines = [(at, line) for at, line in enumerate(page.lines) if line.role == "body"]
    entries: dict[str, float] = {}
    titled = False
    over: list[int] = []
    for at, line in lines:
        words = squeeze(line.text)
        if not titled:
            titled = bool(CONTENTS_TITLE.fullmatch(words))
            over += [at] if page.number == 1 and not titled else []
        elif _FULL_STOP in words:
            return frozenset()
        elif words in entries and line.size > entries[words] and len(entries) >= _FEWEST:
            below = [other for other in page.lines if other.box.top > line.box.top]
            return frozenset([*over, *range(at, len(page.lines))]) if _says_else(below) else frozenset()
        else:
            entries[words] = line.size
    return frozenset()


def beside_list(page: Page) -> frozenset[int]:
    """Return the places of the lines of a contents page that are none of its list: text over, below or beside it.

    Where no entry has a page number, text goes on at the first title that stands there again, in larger print.
    On a first page the title of the report stands over the list, where text below it or the lines of a cover show that
    this is no contents page alone. Left alone: a page number's rest, notes without a sentence, lists whose entries have
    a sentence each.
    """
    listed = list_lines(page)
    if not listed:
        return _below_titles(page)
    top = min(page.lines[at].box.top for at in listed)
    bottom = max(page.lines[at].box.bottom for at in listed)
    flow = _flow(page.lines[listed[0]])
    apart = [at for at, line in enumerate(page.lines) if flow and _flow(line) != flow]
    rest = [at for at in range(len(page.lines)) if at not in apart]
    over = [at for at in rest if page.lines[at].box.middle[1] < top]
    below = [at for at in rest if page.lines[at].box.middle[1] > bottom]
    beside = apart if _says_else([page.lines[at] for at in apart]) else []
    goes_on = _says_else([page.lines[at] for at in below])
    opens = _says_else([page.lines[at] for at in over]) or (page.number == 1 and (goes_on or len(over) >= _COVER))
    return frozenset([*beside, *(over if opens else ()), *(below if goes_on else ())])
