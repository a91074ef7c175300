"""What edition of a report a file is: revised, a draft, a summary, or the report as such."""

import re

from extractors.identity.words import any_word

EDITIONS = ("revised", "plain", "draft", "summary")

_WORDS = {use: re.compile(any_word(use), re.IGNORECASE) for use in ("summary", "draft", "revised")}


def edition_of(*words: str) -> str:
    """Return the edition that the words of a cover, a title or a file's name tell.

    1. 摘要, 简版   2. 征求意见稿, 送审稿, 草案   3. 修订版, 更正   4. none of them: the report as such (`plain`)
    A summary of a revised report is a summary.
    """
    said = " ".join(words)
    for edition, pattern in _WORDS.items():
        if pattern.search(said):
            return edition
    return "plain"
