"""Lives told in short behind a name: sex, birth, people, party, nationality, schooling."""

import re

from extractors.names.words import any_word
from extractors.text.characters import CLAUSE_END, IN_CLAUSE, OPEN

_BORN = r"(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?出?生"
_PEOPLE = "[一-鿿]{1,3}族"
_SCHOOLED = rf"{any_word('degree')}(?:研究生)?学历"
# 女，1981年6月生, also with a wide blank for the comma before it: what only a life has behind a sex
SEX_AND_LIFE = rf"[男女]，(?:{_BORN}|{_PEOPLE}，|{any_word('member')})"
_TOLD = re.compile(rf"[，（：]?[男女][，）]，?(?:{_BORN}|{_PEOPLE}|{any_word('member')})")
# 尹素琴，女|，1981年6月生，中共党员|，巡查站站长: what is told of a life before what somebody is
BEFORE_POST = re.compile(rf"(?:，(?:{_BORN}|{_PEOPLE}|{any_word('member', 'citizen')}|{_SCHOOLED})(?=，))+")
# …，2016年10月起任|监事，or，现任|监事: behind what else is told of a life
_SINCE = re.compile(
    rf"(?:，{IN_CLAUSE}{{2,16}}){{1,6}}?[，。](?:(?:19|20)[0-9]{{2}}年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?起|现)担?任"
    rf"(?:本?公司|本[行社院校局])?(?P<office>[一-鿿、]{{2,30}}?)(?={CLAUSE_END}|{OPEN}|$)"
)

_NOW = re.compile(rf"，现担?任(?P<office>[一-鿿、]{{2,40}}?)(?={CLAUSE_END}|$)")


def office_now(text: str, at: int) -> str | None:
    """Return what somebody is said to be now right behind a name: ，现任|茶站副站长、协会理事."""
    found = _NOW.match(text, at)
    return found["office"] if found else None


def office_since(text: str, at: int) -> str | None:
    """Return the office that a life told behind a name and its sex says somebody has: …，2016年10月起任|监事|。"""
    found = _SINCE.match(text, at)
    return found["office"] if found else None


def tells_life(text: str, end: int) -> bool:
    """Whether a life is told right behind a name that ends at a place: 尹素琴|，女，1981年6月生."""
    return _TOLD.match(text, end) is not None
