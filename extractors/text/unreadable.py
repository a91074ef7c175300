"""Signs that stand for characters that could not be read."""

import re

from schemas.text import Span

# Bullets of the symbol fonts (Wingdings, Symbol) as Word writes them: ● ■ □ ◆ ❖ · ▪ • ○ ★ ➢ → ➔ ✗ ✓: they hide nothing.
BULLETS = (
    "\uf06c\uf06e\uf06f\uf070\uf071\uf072\uf073\uf074\uf075\uf076\uf077\uf09e\uf09f\uf0a1\uf0a7\uf0a8\uf0aa\uf0ab"
    "\uf0b7\uf0d8\uf0e0\uf0e8\uf0fb\uf0fc\uf0fd\uf0fe"
)
# argued: no Unicode value, private use, surrogates, symbols above the ideographs: any of them may hide a digit
_SIGN = f"(?![{BULLETS}])[\ufffd\ue000-\uf8ff\ud800-\udfff\U0001f000-\U0010ffff]"
_UNREADABLE = re.compile(_SIGN)
# One number with a sign in it, but for where the sign is: 9□.2, 1,□64, 12.□.
_SIGN_BEFORE = re.compile(rf"{_SIGN}[0-9]*(?:[,.．][0-9]*)*$")
_SIGN_BEHIND = re.compile(rf"(?<=[0-9])(?:[,.．][0-9]*)+{_SIGN}")
# What OCR leaves inside a number: 7, 207·. 31万元 is no 31万元, 20丁6年 no 6年.
_BROKEN = re.compile(r"[0-9](?:丁|[ ]?[,.]?[·•][,.·•]{0,3}[ ]?)$")
# argued: what pdfminer prints of a character without Unicode value
_CID = re.compile(r"\(cid:\d+\)$")


def is_unreadable(letter: str) -> bool:
    """Whether a character is a sign for one that could not be read."""
    return bool(_UNREADABLE.match(letter))


def touches_unreadable(text: str, span: Span) -> bool:
    """Whether an unreadable sign stands in a span or right beside it (1□5人 may be 105人 as well as 15人), also with
    a point or a comma between (9□.2%), or a number that is broken goes on in it.
    """
    if _UNREADABLE.search(text, max(0, span.start - 1), min(len(text), span.end + 1)):
        return True
    if _SIGN_BEFORE.search(text[max(0, span.start - 12) : span.start]) or _SIGN_BEHIND.match(text, span.end):
        return True
    if _BROKEN.search(text[max(0, span.start - 8) : span.start]):
        return True
    return bool(_CID.search(text[max(0, span.start - 12) : span.start])) or text.startswith("(cid:", span.end)
