"""What `nianjian check`, `proof` and `rulings` can be asked for; --help does not need their libraries."""

from collections.abc import Callable
from pathlib import Path

from pipeline.arguments import Parser, add_overwrite
from pipeline.errors import WrongCall
from pipeline.messages import Messages
from schemas.finding_words import CLASSES

VIEWS = ("findings", "triage", "held", "reuse", "claims")
FORMATS = ("table", "csv", "json", "parquet", "xlsx")
# The classes in English, for those who can't type the Chinese words.
_ALSO = {"error": "错误", "conflict": "矛盾", "hint": "提示"}


def add_check(command: Callable[[str], Parser], say: Messages) -> None:
    """Add the commands to the parser; `command` makes the parser of one."""
    check = command("check")
    check.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    check.add_argument("--org", metavar="NAME", help=say("compare.org.help"))
    check.add_argument("--class", dest="classes", metavar="CLASS,…", help=say("check.class.help"))
    check.add_argument("--view", choices=VIEWS, default="findings", help=say("check.view.help"))
    check.add_argument("--format", choices=FORMATS, help=say("check.format.help"))
    check.add_argument("--output", type=Path, metavar="FILE", help=say("compare.output.help"))
    add_overwrite(check, say)

    proof = command("proof")
    proof.add_argument("draft", type=Path, metavar="DRAFT", help=say("proof.draft.help"))
    proof.add_argument("--against", type=Path, required=True, metavar="FOLDER", help=say("proof.against.help"))
    proof.add_argument("--org", metavar="NAME", help=say("proof.org.help"))
    proof.add_argument("--ocr", choices=("auto", "off"), default="auto", help=say("ocr.help"))
    proof.add_argument("--answered", type=Path, metavar="FILE", help=say("proof.answered.help"))
    proof.add_argument("--output", type=Path, metavar="FILE", help=say("proof.output.help"))
    add_overwrite(proof, say)

    rulings = command("rulings")
    rulings.add_argument("store", type=Path, metavar="FOLDER", help=say("yearbook.help"))
    rulings.add_argument("rulings", type=Path, nargs="?", metavar="RULINGS.csv", help=say("rulings.file.help"))
    rulings.add_argument("--template", type=Path, metavar="FILE.csv", help=say("rulings.template.help"))
    add_overwrite(rulings, say)


def read_classes(text: str | None, say: Messages) -> tuple[str, ...]:
    """Return the classes that a call names, in Chinese or English; all where it names none. Raises WrongCall."""
    if not text:
        return CLASSES
    named = [_ALSO.get(word.strip().lower(), word.strip()) for word in text.replace("，", ",").split(",")]
    unknown = [word for word in named if word not in CLASSES]
    if unknown:
        allowed = ", ".join((*CLASSES, *_ALSO))
        raise WrongCall(say("check.unknown.class", word=unknown[0], allowed=allowed))
    return tuple(named)
