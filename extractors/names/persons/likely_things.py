"""What looks like a name and is in the dictionary, where things stand as often as persons."""

from extractors.names.persons.in_cells import DEPARTMENT
from extractors.names.persons.name_candidates import Candidate, Lexicon, is_common
from extractors.names.persons.name_context import gets_something

_JOINTS = ("和", "与", "及")
_LISTS = ("、", *_JOINTS)
_LEFT = frozenset({"label", "prize", "in"})
_RIGHT = frozenset({"work", "life"})


def may_be_thing(text: str, one: Candidate, lexicon: Lexicon, *, left: str, right: str) -> bool:
    """Whether a word stands where things stand as often: 剪辑：|高清, 在|白云|的陪同下, 、|常青|等人才."""
    listed = right == "end" and text[: one.start].endswith(_LISTS)
    return (listed or left in _LEFT or right in _RIGHT) and is_common(one.name, lexicon)


def are_things(items: list[Candidate], lexicon: Lexicon) -> bool:
    """Whether one of a list is a department, or more than half are in the dictionary (石家庄、连云港)."""
    words = sum(lexicon.count(one.name) > 0 for one in items)
    return words * 2 > len(items) or any(DEPARTMENT.search(one.name) for one in items)


def is_no_surname(text: str, at: int) -> bool:
    """Whether a character at a place joins to a work or says when: 《炒青》|和|李恒的《茶山》, 曾|荣获."""
    once = text.startswith("曾", at) and gets_something(text, at + 1)
    return once or (text.startswith(_JOINTS, at) and text.endswith("》", 0, at))
