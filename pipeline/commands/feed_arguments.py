"""The words of `nianjian feed` and its sisters on the command line."""

from collections.abc import Callable
from pathlib import Path

from pipeline.arguments import Parser, add_overwrite, whole
from pipeline.messages import Messages


def _add_chosen(parser: Parser, say: Messages, *, needed: bool) -> None:
    """Add what says whose feed is meant; `needed`: store and year must be named."""
    count = None if needed else "?"
    parser.add_argument("store", type=Path, nargs=count, metavar="FOLDER", help=say("yearbook.help"))
    parser.add_argument("--org", metavar="NAME", help=say("feed.org.help"))
    parser.add_argument(
        "--year", type=whole(say, 1900, 2200), required=needed, metavar="YYYY", help=say("feed.year.help")
    )
    parser.add_argument("--values", type=Path, metavar="FILE.parquet", help=say("feed.values.help"))
    parser.add_argument("--type", metavar="NAME", help=say("feed.type.help"))


def add_feed(add: Callable[[str], Parser], say: Messages) -> None:
    """Add `feed`, `feed-diff` and `draft`; `add` makes the parser of a command."""
    feed = add("feed")
    _add_chosen(feed, say, needed=True)
    feed.add_argument("--format", choices=("json", "parquet"), help=say("feed.format.help"))
    feed.add_argument("--output", type=Path, metavar="FILE", help=say("feed.output.help"))
    add_overwrite(feed, say)

    diff = add("feed-diff")
    diff.add_argument("old", type=Path, metavar="OLD.json", help=say("feed-diff.old.help"))
    diff.add_argument("new", type=Path, metavar="NEW.json", help=say("feed-diff.new.help"))
    diff.add_argument("--format", choices=("text", "json"), default="text", help=say("feed-diff.format.help"))

    draft = add("draft")
    _add_chosen(draft, say, needed=False)
    draft.add_argument("--template", type=Path, metavar="FILE.docx", help=say("draft.template.help"))
    draft.add_argument("--save-template", type=Path, metavar="FILE.docx", help=say("draft.save.help"))
    draft.add_argument("--output", type=Path, metavar="FILE.docx", help=say("draft.output.help"))
    add_overwrite(draft, say)
