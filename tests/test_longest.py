"""The longest listed word at a place of a text."""

import pytest

from extractors.text.word_patterns import LongestWord

TITLES = LongestWord(["主任", "副主任", "馆长", "长"])


@pytest.mark.parametrize(
    ("text", "end", "word"),
    [
        ("本馆副主任金澜", 5, "副主任"),
        ("主任金澜", 2, "主任"),
        ("馆长", 2, "馆长"),
        ("队长", 2, "长"),
        ("任金澜", 1, ""),  # longer than what stands before it
        ("金澜", 0, ""),
    ],
)
def test_the_longest_word_before_a_place(text: str, end: int, word: str) -> None:
    assert TITLES.before(text, end) == word


@pytest.mark.parametrize(
    ("text", "start", "word"),
    [("金澜副主任", 2, "副主任"), ("金澜主任", 2, "主任"), ("金澜副", 2, ""), ("金澜", 2, "")],
)
def test_the_longest_word_at_a_place(text: str, start: int, word: str) -> None:
    assert TITLES.at(text, start) == word
