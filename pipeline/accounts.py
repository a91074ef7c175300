"""The accounts of a report's pages, its printed numbers against its rows, as columns of `pages` and as problems."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.accounting import PageAccount, account
from schemas.document import Document
from schemas.text import Span

_READING = ("quantities", "dates", "honours")
_LEAST, _SHARE = 5, 10  # a page is named from five unread numbers on, where more than one in ten is unread


def account_pages(document: Document, rows: Mapping[str, Sequence[Any]]) -> tuple[PageAccount, ...]:
    """Return the account of every page of a report, in order, against its rows by table."""
    return account(document, _spans(document, rows))


def _spans(document: Document, rows: Mapping[str, Sequence[Any]]) -> Iterator[Span]:
    for name in _READING:
        for row in rows[name]:
            yield Span(row.evidence.start_char, row.evidence.end_char)
    for row in rows["indicators"]:
        if row.quantity_id is None:  # its evidence is the whole sentence: only the words that it says count
            start = document.text.find(row.value_as_printed, row.evidence.start_char, row.evidence.end_char)
            if start >= 0:
                yield Span(start, start + len(row.value_as_printed))


def page_columns(page: PageAccount) -> dict[str, Any]:
    """Return the account of a page as the columns of `pages`."""
    return {
        "numbers": page.numbers,
        "read": page.read,
        "left_out": page.left_out,
        "left_out_by": tuple(f"{reason}={count}" for reason, count in page.left_out_by),
        "unread": page.unread,
        "unread_text": page.unread_text,
    }


def is_poorly_read(page: PageAccount) -> bool:
    """Whether a page has five unread numbers or more, and more than a tenth of its numbers are unread."""
    return page.unread >= _LEAST and _SHARE * page.unread > page.numbers
