"""What looks like a name and is in the dictionary, where things stand as often as persons; lists that are of names."""

from collections.abc import Sequence

from extractors.names.persons.in_cells import DEPARTMENT
from extractors.names.persons.name_candidates import Candidate, Lexicon, Likeness, is_common
from extractors.names.persons.name_context import ends_title, gets_something

_JOINTS = ("和", "与", "及")
_LISTS = ("、", *_JOINTS)
_LEFT = frozenset({"label", "prize", "in"})
_RIGHT = frozenset({"work", "life"})
_LONG_LIST = 5  # names
_WHOLE = 3  # characters


def may_be_thing(text: str, one: Candidate, lexicon: Lexicon, *, left: str, right: str) -> bool:
    """Whether a word stands where things stand as often: 剪辑：|高清, 在|白云|的陪同下, 、|常青|等人才."""
    listed = right == "end" and text[: one.start].endswith(_LISTS)
    return (listed or left in _LEFT or right in _RIGHT) and is_common(one.name, lexicon)


def are_things(items: list[Candidate], lexicon: Lexicon) -> bool:
    """Whether one of a list is a department, or more than half are in the dictionary (石家庄、连云港)."""
    words = sum(lexicon.count(one.name) > 0 for one in items)
    return words * 2 > len(items) or any(DEPARTMENT.search(one.name) for one in items)


def is_no_surname(text: str, at: int) -> bool:
    """Whether a character at a place joins to a work, says when or ends a title: 《炒青》|和|李恒, 曾|荣获, 部|长孙."""
    if ends_title(text, at):
        return True
    once = text.startswith("曾", at) and gets_something(text, at + 1)
    return once or (text.startswith(_JOINTS, at) and text.endswith("》", 0, at))


def are_names(names: Sequence[Candidate], likely: Sequence[Candidate]) -> bool:
    """Whether enough of a list looks like names: two thirds of it, half of a long one with hardly a word in it."""
    if len(likely) * 3 >= len(names) * 2:
        return True
    named = sum(one.likeness >= Likeness.MIXED and len(one.name) >= _WHOLE for one in names)
    return len(names) >= _LONG_LIST and len(likely) * 2 >= len(names) and named * 4 >= len(names) * 3
