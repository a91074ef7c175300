"""Persons who open a clause, with what they have or did behind: 首席科学家赵某博士拥有26年经验."""

import re

from extractors.names import all_surnames
from extractors.text.characters import CLOSE, IN_CLAUSE, OPEN
from extractors.text.word_patterns import any_word, either

_POST = (
    rf"(?:{any_word('names/titles.csv', 'post')}|[一-鿿]{{2,6}}(?:总监|经理|工程师|科学家|负责人|带头人)"
    "|首席科学官|创始人|股东|实际控制人)"
)
_CALLED = r"(?:博士|教授|先生|女士|院士|研究员|老师|主任|院长|校长|所长|主任医师|高级工程师)"
_HAN = rf"{either(all_surnames())}[一-鿿]{{1,2}}?"
_LATIN = rf"[A-Z][A-Za-z.·\s]{{1,30}}(?:{OPEN}[一-鿿·]{{2,6}}{CLOSE})?"
_DOES = (
    rf"(?=(?:在{IN_CLAUSE}{{2,24}})?"
    r"(?:拥有|具有|具备|有着|从事|深耕|扎根|长期|从教|从医|从业|先后|累计|主持|发表|牵头|带领|[通经]过|[减增]持|直接|间接))"
)
_OPENS = re.compile(
    rf"(?:公司|本行|我院|学校)?(?:(?:{_POST})[、兼]?)+(?P<who>(?:{_HAN}|{_LATIN})(?:{_CALLED})?){_DOES}"
    rf"|(?:公司|本行|我院|学校)?(?P<called>(?:{either(all_surnames())}[一-鿿]{{0,2}}?|{_LATIN}){_CALLED}){_DOES}"
)


def person_of(clause: str) -> str | None:
    """Return the person that a clause opens with and says something of, as printed but for the post before the name.

    Left alone: persons without post or calling (a word of two characters may be a thing), teams.
    """
    found = _OPENS.match(clause)
    return (found["who"] or found["called"]) if found else None
