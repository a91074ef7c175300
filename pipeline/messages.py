"""What the command line says, in English or Chinese."""

import csv
import locale
import os
import re
from functools import cache
from importlib.resources import files

from pipeline.escaping import show_safely

LANGUAGES = ("en", "zh")
_SLOT = re.compile(r"\{(\w+)\}")
_AGAIN = ("reason",)  # slots of a template whose content is a saying itself
_NARROW = {"line": r"\d+", "column": r"\w+"}  # slots that hold less than anything


def _rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a data file, below its first line, which says what it is."""
    text = files("pipeline").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return list(csv.DictReader(text.split("\n", 1)[1].splitlines(keepends=True)))


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return {row["key"]: {language: row[language] for language in LANGUAGES} for row in _rows("messages.csv")}


@cache
def _sayings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the templates of what the program's libraries say, each as a pattern, with its Chinese."""
    return tuple((_pattern(row["en"]), row["zh"]) for row in _rows("sayings.csv"))


def _pattern(template: str) -> re.Pattern[str]:
    parts = _SLOT.split(template)
    slots = (f"(?P<{part}>{_NARROW.get(part, '.+?')})" if at % 2 else re.escape(part) for at, part in enumerate(parts))
    return re.compile("".join(slots))


def _in_chinese(saying: str) -> str:
    for pattern, chinese in _sayings():
        hit = pattern.fullmatch(saying)
        if hit:
            found = {name: _in_chinese(text) if name in _AGAIN else text for name, text in hit.groupdict().items()}
            return chinese.format(**found)
    return saying


def system_language() -> str:
    """Return the language of the user's locale: `zh` for any Chinese one, else `en`."""
    named = next((os.environ[v] for v in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(v)), None)
    name = named or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


class Messages:
    """The messages in one language. Calling it with a key and values gives the sentence."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language!r}")
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """Return the message of a key with its blanks filled in, so that no value steers the terminal."""
        shown = {
            name: value if isinstance(value, int | float) else show_safely(str(value)) for name, value in values.items()
        }
        return _catalogue()[key][self.language].format(**shown)

    def find(self, key: str, **values: object) -> str | None:
        """Return the message of a key with its blanks filled in; None where there is no such message."""
        return self(key, **values) if key in _catalogue() else None

    def label(self, column: str, value: str | None = None) -> str:
        """Return what a column, or a value of a closed list in it, is called: its own name where there is no other."""
        key, own = (f"column.{column}", column) if value is None else (f"cell.{column}.{value}", value)
        named = _catalogue().get(key)
        return named[self.language] if named else own

    def retell(self, saying: object) -> str:
        """Return in this language what readers, store, dictionary or argparse say in English, line by line.

        The templates stand in `sayings.csv`; what fits none of them stays English.
        """
        lines = str(saying).split("\n")
        return "\n".join(lines if self.language == "en" else map(_in_chinese, lines))
