"""What the command line says, in English or Chinese."""

import csv
import locale
import os
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "zh")


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = files("pipeline").joinpath("data/messages.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.split("\n", 1)[1].splitlines(keepends=True))
    return {row["key"]: {language: row[language] for language in LANGUAGES} for row in rows}


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
        """Return the message of a key with its blanks filled in."""
        return _catalogue()[key][self.language].format(**values)
