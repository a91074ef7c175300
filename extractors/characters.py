"""The marks of Chinese text, each set named once, to be composed into patterns: rf"[^{CLAUSE_ENDS}]{{2,20}}".

Prose comes to the readers with its half-width marks read as full-width ones (`extractors.half_width`), so that a set of
clause marks needs the full-width ones only: a half-width comma that is left stands inside a number (1,402). Brackets
stay as printed, since they may be part of a name; their sets hold both widths.
"""

OPENING_BRACKETS = "（("
CLOSING_BRACKETS = "）)"
BRACKETS = OPENING_BRACKETS + CLOSING_BRACKETS


def in_brackets(inside: str) -> str:
    """Return a pattern of what stands in round brackets of either width: in_brackets(r"[^（）()]{1,30}")."""
    return rf"[{OPENING_BRACKETS}]{inside}[{CLOSING_BRACKETS}]"


def any_in_brackets(most: int) -> str:
    """Return a pattern of round brackets with one to `most` characters in them and no further brackets."""
    return in_brackets(rf"[^{BRACKETS}]{{1,{most}}}")
