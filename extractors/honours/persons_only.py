"""Titles that only a person can hold, by what they call their holder: 岗位能手, 最美货车司机."""

import re

from extractors.honours.words import any_word, ending_of
from extractors.names import title_ending_at
from schemas.word_lists import by_word

# argued: needs the name of a unit: 获评先进工作者 without a subject is no award of the unit itself
_HELD_BY_PERSON = re.compile(rf"{any_word('of_person')}[”’]?$")
_OF_A_GROUP = re.compile("(?:单位|集体|企业|窗口|班组|家庭|社区|学校|医院|网点|门店)(?:标兵|先锋|模范|明星|之星)$")
_OF_A_FIRM = re.compile(rf"{any_word('of_firm')}$")  # A级纳税人, 诚信经营示范商户
_CALLINGS = ("calling", "profession", "post")


def is_of_a_person(title: str) -> bool:
    """Whether only a person can hold an award, by what it calls its holder."""
    bare = title.rstrip("”’")
    if _OF_A_GROUP.search(bare) or _OF_A_FIRM.search(bare):
        return False
    called = title_ending_at(bare, len(bare))
    return bool(_HELD_BY_PERSON.search(title)) or (called is not None and called[1] in _CALLINGS)


def is_of_a_body(title: str) -> bool:
    """Whether a title calls its holder a body: 先进集体, 文明单位, 优秀博物馆."""
    held = ending_of(title.rstrip("”’"), by_word("honours/recipients.csv"))
    return held is not None and by_word("honours/recipients.csv")[held] in ("unit", "team")
