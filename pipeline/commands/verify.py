"""nianjian verify: whether a yearbook is as it was written, to the last byte."""

import argparse
import sys

from pipeline.commands.opening import check_yearbook, print_damages
from pipeline.errors import WrongCall
from pipeline.messages import Messages
from pipeline.store import Store, StoreError
from pipeline.store.survey import verify


def run(arguments: argparse.Namespace, messages: Messages) -> int:
    """Read a yearbook whole and name all damage. Return 0 where there is none, else 1."""
    check_yearbook(arguments.store, messages)
    try:
        Store.check(arguments.store)
        damages = verify(arguments.store)
    except (ValueError, StoreError) as error:
        raise WrongCall(str(error)) from error
    if not damages:
        print(messages("verify.whole", path=arguments.store))
        return 0
    print(messages("damage.found", count=len(damages), path=arguments.store), file=sys.stderr)
    print_damages(damages, messages)
    print(messages("verify.advice", path=arguments.store), file=sys.stderr)
    return 1
