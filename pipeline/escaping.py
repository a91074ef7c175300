"""Text that leaves the program: nothing in a file's name or in a report steers a terminal or a spreadsheet."""

import re

# Control characters but line break and tab; marks that turn or hide the direction of writing; halves of pairs.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?:[eE][+-]?\d+)?[%‰‱]?")


def show_safely(text: str) -> str:
    r"""Return text in which characters that steer a terminal stand as what they are: \x1b, \u202e."""
    return _UNSAFE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def escape_json(text: str) -> str:
    """Return JSON in which such characters are escaped; read again, it holds the same."""
    return _UNSAFE.sub(lambda match: match[0] if match[0] in "\r\n" else f"\\u{ord(match[0]):04x}", text)


def csv_cell(value: object) -> object:
    """Return a cell that no spreadsheet takes for a formula: words that begin as one get ' before them.

    That is what OWASP advises against “CSV injection”. Numbers stay as they are, in words too (-12.5, -3%).
    """
    if isinstance(value, str) and _FORMULA.match(value) and not _NUMBER.fullmatch(value):
        return "'" + value
    return value
