"""What edition of a report a file is: revised, a draft, a summary, or the report as such."""

import re

EDITIONS = ("revised", "plain", "draft", "summary")

_REVISED = re.compile(r"修订|更正|修正|更新版|订正|修改稿|revised", re.IGNORECASE)
_SUMMARY = re.compile(r"摘要|简版|简本|精简版|概要|summary|digest", re.IGNORECASE)
_DRAFT = re.compile(r"征求意见稿|送审稿|讨论稿|草案|初稿|草稿|draft", re.IGNORECASE)


def edition_of(*words: str) -> str:
    """Return the edition that the words of a cover, a title or a file's name tell.

    1. 摘要, 简版   2. 征求意见稿, 送审稿, 草案   3. 修订版, 更正   4. none of them: the report as such (`plain`)
    A summary of a revised report is a summary.
    """
    said = " ".join(words)
    for edition, pattern in (("summary", _SUMMARY), ("draft", _DRAFT), ("revised", _REVISED)):
        if pattern.search(said):
            return edition
    return "plain"
