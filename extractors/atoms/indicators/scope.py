"""Whose figure it is: the reporting unit's, its group's, the parent company's alone, or a part's."""

import csv
import re
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_DUTY = re.compile(r"(?:负责|管理|维护|管辖|所属|下属|各自)$")  # 望潮养护站负责: the part, not what it does
_SCOPES = {"whole": "unit", "group": "group", "parent": "parent_only"}


class Scope(NamedTuple):
    """A scope, with the name of the part where it is one."""

    name: str
    part: str | None


@cache
def _words() -> dict[str, str]:
    lines = files("schemas").joinpath("data/matching/scopes.csv").read_text(encoding="utf-8").splitlines()
    return {row["word"]: _SCOPES[row["scope"]] for row in csv.DictReader(lines[1:])}


def scope_of(subject: str | None, own_names: Collection[str]) -> Scope:
    """Return the scope that a subject gives.

    1. none, the unit's own name, 全院, 本公司: the unit   2. 集团, 合并: the group   3. 母公司, 本部: the parent alone
    4. anything else: a part of that name (城北养护站, 移动业务)
    """
    if not subject or subject in own_names:
        return Scope("unit", None)
    subject = _DUTY.sub("", subject) or subject
    known = _words().get(subject)
    if known is not None:
        return Scope(known, None if known == "unit" else subject)
    return Scope("part", subject)
