"""Sentences that tell of one person, whose quantities are that person's and none of the unit's.

1. 沈知远，渡轮水手，全年安全航行3,600海里   2. 【沈知远】渡轮水手，全年安全航行3,600海里
3. 沈知远老师全年授课360课时   4. 沈知远自2018年起任水手，2022年安全航行3,600海里
Left alone: who leads the unit (沈知远，镇长，走访村民86户), somebody named first of several, or only mentioned, and who
only tells something (沈知远，渡轮水手，介绍说全年运送旅客86万人次).
"""

import re

from extractors import nlp
from extractors.names import all_surnames, read_persons, tells_life
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, COLON, OPEN
from extractors.text.view import view
from extractors.text.word_patterns import any_word, either

_WORDS = "figures/portraits.csv"
_LABEL = rf"(?:{OPEN}?[0-9一二三四五六七八九十]{{1,3}}[{CLOSING_BRACKETS}、.．]{{1,2}})?"
_BEHIND = (
    rf"[】”]?(?:[，,】]|{COLON}|{OPEN}[^{CLOSING_BRACKETS}]{{1,20}}{CLOSE}|{any_word(_WORDS, 'called')}"
    rf"|(?={any_word(_WORDS, 'begins')}))"
)
_TOLD = re.compile(_BEHIND)
BEGINS_WITH_NAME = re.compile(rf"\s*{_LABEL}[【“]?(?=(?:{either(all_surnames())})[一-鿿]{{1,3}}?{_BEHIND})")
"""How a sentence begins that may begin with a name and go on with who that is."""
_LEADS = re.compile(f"{any_word(_WORDS, 'leads')}$")
_TELLS = re.compile(rf"{any_word(_WORDS, 'tells')}(?:[说道，,“]|{COLON})")
_REACH = 60  # characters that say who somebody is


def person_told_of(sentence: str) -> str | None:
    """Return the person whom a sentence is about that begins with the name, and who leads no unit."""
    text = view(sentence[:_REACH]).text
    opens = BEGINS_WITH_NAME.match(text)
    if opens is None:
        return None
    first = next(iter(read_persons(text, nlp.dictionary())), None)
    if first is None or first.span.start != opens.end():
        return None
    told = _TOLD.match(text, first.span.end) or tells_life(text, first.span.end)
    if told is None or _LEADS.search(first.role or "") or _TELLS.search(text, first.span.end):
        return None
    return first.name
