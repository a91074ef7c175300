"""Columns of a table of people that stand for a committee: 审计委员会 over 主任委员, 委员 and dashes."""

import re
from collections.abc import Mapping

from extractors.names.persons.name_headers import is_office
from extractors.names.words import any_word
from schemas.text import without_blanks

_HEAD_ROWS = 3
_BODY = any_word("committee")
_COMMITTEE = re.compile(rf"[一-鿿A-Za-z与和及、]{{2,20}}{_BODY}")
_OFFICE_IN = re.compile(rf"(?P<body>[一-鿿]{{0,20}}{_BODY})[内中]?(?:任职|(?:担任)?职务)")  # 委员会任职
# 表2 2024年防汛工作领导小组成员名单: whose members stand in the table below
_MEMBERS_OF = re.compile(
    rf"(?:^|[^一-鿿])(?:年度?)?(?P<body>[一-鿿]{{2,20}}?{_BODY})(?:领导|组成)?(?:成员|人员|名单|任职|职责|分工)"
)
_MEMBERS = ("组员", "成员")  # of a committee, where they are offices
_NOTHING = re.compile(r"[/\-—–－]*|无|否")


def committee_columns(cells: Mapping[tuple[int, int], str], over: str = "") -> dict[int, tuple[int, str]]:
    """Return the columns under a committee whose cells are offices in it, each with its header's row and name.

    1. 薪酬委员会 over 主任委员, 委员, —   2. two such columns beside each other
    3. 委员会任职 over 主任, 委员; its name from the line `over` the table, where that tells it
    Left alone: committees over counts (3次), names, ticks.
    """
    found: dict[int, tuple[int, str]] = {}
    for (row, column), text in cells.items():
        name = _named(without_blanks(text), over)
        if row >= _HEAD_ROWS or name is None:
            continue
        below = [without_blanks(said) for at, said in cells.items() if at[1] == column and at[0] > row]
        told = [said for said in below if not _NOTHING.fullmatch(said)]
        if told and all(said in _MEMBERS or is_office(said) for said in told):
            found[column] = row, name
    return found


def _named(header: str, over: str) -> str | None:
    """Return the committee that a header names, none where it is another one's."""
    if _COMMITTEE.fullmatch(header):
        return header
    told, caption = _OFFICE_IN.fullmatch(header), _MEMBERS_OF.search(over)
    if told is None:
        return None
    return caption["body"] if caption and caption["body"].endswith(told["body"]) else told["body"]


def office_in(said: str, committee: str) -> str | None:
    """Return the office that a cell of a committee's column says, with the committee: 薪酬委员会委员."""
    words = without_blanks(said)
    return None if _NOTHING.fullmatch(words) else committee + words
