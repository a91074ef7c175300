"""The marks of Chinese text, each set named once, to be composed into patterns: rf"{IN_CLAUSE}{{2,20}}{CLAUSE_END}".

Prose comes to the readers with its half-width marks read as full-width ones (`half_width`), so that a set of
clause marks holds the full-width ones only: a half-width comma that is left stands inside a number (1,402). Brackets
stay as printed, since they may be part of a name, and cells stay as printed too: brackets and colons have both widths.

Plural names are characters, to stand inside a class of a pattern (rf"[^{CLAUSE_ENDS}、]"); singular names are patterns
of one character.
"""

SENTENCE_ENDS = "。！？"
MEMBER_ENDS = "。；！？"  # ；divides the members of a sentence, each a statement of its own
CLAUSE_ENDS = "，。；！？"
HALF_WIDTH_ENDS = ",;!?"  # of clauses in cells, which stay as printed
OPENING_BRACKETS = "（("
CLOSING_BRACKETS = "）)"
BRACKETS = OPENING_BRACKETS + CLOSING_BRACKETS
OPENING_QUOTES = "“‘「『"
CLOSING_QUOTES = "”’」』"
QUOTES = OPENING_QUOTES + CLOSING_QUOTES
LIST_SIGNS = "◆●■◼□▲△★☆◇○➢➤✓◎※•·►▶❖▪"  # before the items of a list
BOXES = "☐☑□■√"  # of forms, ticked or not
DASHES = "-—–―－−~～"  # stands first in a class, since it begins with a hyphen: [{DASHES}至]

SENTENCE_END = f"[{SENTENCE_ENDS}]"
MEMBER_END = f"[{MEMBER_ENDS}]"
CLAUSE_END = f"[{CLAUSE_ENDS}]"
IN_MEMBER = f"[^{MEMBER_ENDS}]"
IN_CLAUSE = (
    f"[^{CLAUSE_ENDS}]"  # a colon is in: 地址：某路; where one ends the part too, it is added: [^{CLAUSE_ENDS}：]
)
CLAUSE_START = f"(?:^|[{CLAUSE_ENDS}：])"  # in a text that may begin with the clause
ITEM_START = f"(?:^|[{CLAUSE_ENDS}：、])"  # of a clause, or of an item of a list in it
OPEN = f"[{OPENING_BRACKETS}]"
CLOSE = f"[{CLOSING_BRACKETS}]"
COLON = "[：:]"
TO = f"[{DASHES}至到]"  # between the two ends of a range: 3-5, 2021至2022
JOIN = "[、和及与]"  # between the items of a list
BETWEEN_ITEMS = "(?:[、，,和与及]|以及)"  # the same where the items are quantities or dates: commas part them too
MARKER_END = "[、.．]"  # behind the number of a list item: 一、 1. 1．


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence begins that an offset lies in."""
    return max(text.rfind(end, 0, at) for end in SENTENCE_ENDS) + 1


def in_brackets(inside: str) -> str:
    """Return a pattern of what stands in round brackets of either width: in_brackets(r"[^（）()]{1,30}")."""
    return rf"{OPEN}{inside}{CLOSE}"


def any_in_brackets(most: int) -> str:
    """Return a pattern of round brackets with one to `most` characters in them and no further brackets."""
    return in_brackets(rf"[^{BRACKETS}]{{1,{most}}}")
