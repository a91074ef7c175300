"""nianjian dictionary: the tables and columns."""

import argparse
import sys

from pipeline.messages import Messages
from schemas.dictionary import describe


def run(_arguments: argparse.Namespace, _messages: Messages) -> int:
    """Print the dictionary as Markdown."""
    sys.stdout.write(describe())
    return 0
