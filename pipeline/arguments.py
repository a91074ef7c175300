"""argparse in the user's language: help, mistakes of a call, and readers of values that say what they want."""

import argparse
import shutil
import sys
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from pipeline.lines import wrap
from pipeline.messages import Messages

Value = TypeVar("Value")
_HEADINGS = ("usage: ", "options", "positional arguments", "show this help message and exit")


class Help(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of examples; wide enough for Chinese terminals."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=min(100, shutil.get_terminal_size().columns))

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(" ".join(text.split()), width).split("\n")

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        lines = (line for part in text.splitlines() for line in self._of_text(part, width - len(indent)))
        return "\n".join(indent + line for line in lines)

    @staticmethod
    def _of_text(line: str, width: int) -> list[str]:
        """Return a line of a description in lines; one that is set in, a call of an example, stays whole."""
        return [line] if line.startswith(" ") else wrap(line, width).split("\n")


class Parser(argparse.ArgumentParser):
    """A parser that names a mistake in the language of `say`, and where the call is explained."""

    say = Messages("en")

    def __init__(self, **settings: Any) -> None:
        super().__init__(**(settings | {"formatter_class": Help}))

    def error(self, message: str) -> NoReturn:
        """Print usage and mistake, exit with status 2."""
        self.print_usage(sys.stderr)
        self.exit(2, self.say("wrong.call", prog=self.prog, detail=self.say.retell(message)) + "\n")


def add_overwrite(parser: argparse.ArgumentParser, say: Messages) -> None:
    """Let a call say that a file may be replaced that somebody may have worked on."""
    parser.add_argument("--overwrite", action="store_true", help=say("overwrite.help"))


def reader(say: Messages, read: Callable[[str], Value], key: str, **values: object) -> Callable[[str], Value]:
    """Return a reader of values for argparse; where `read` refuses a text, the message `key` says what is wanted."""

    def value(text: str) -> Value:
        try:
            return read(text)
        except (ValueError, argparse.ArgumentTypeError):
            raise argparse.ArgumentTypeError(say(key, text=text, **values)) from None

    return value


def whole(say: Messages, least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within bounds."""

    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise ValueError
        return value

    return reader(say, number, "wanted.number", least=least, most=most)


def translate_headings(say: Messages) -> None:
    """Let argparse's own headings speak the chosen language; it looks them up through gettext only."""
    known = {heading: heading.rstrip(": ") if heading == "usage: " else heading for heading in _HEADINGS}
    original = argparse._  # type: ignore[attr-defined]
    argparse._ = lambda text: say(known[text]) if text in known else original(text)  # type: ignore[attr-defined]
