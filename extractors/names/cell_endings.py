"""How a cell that is a body ends, what may stand behind it there, and what names none though it ends so."""

import re
from functools import lru_cache

from extractors.names.org_edges import Tag
from extractors.names.org_mentions import is_award
from extractors.names.org_names import ending_of, is_generic, usual_words
from extractors.text.characters import BRACKETS, CLOSE, OPEN

# 江州水务有限公司（注2）, 江州燃气有限公司（控股51%）, 机关党总支（含3个支部）
_BRANCH = "(?:支行|分行|分公司|分局|分院|分校)"
_OWN_ASIDE = rf"[^{BRACKETS}]*(?:合伙|{_BRANCH}{CLOSE})"  # what belongs to the name
ASIDE = re.compile(
    rf"(?:{OPEN}(?:注|简称|以下|下称|[“\"]|全资|控股|参股|持股|联营|合营|[含共下][一-鿿]{{0,2}}[0-9])[^{BRACKETS}]{{0,30}}{CLOSE}"
    rf"|{OPEN}(?!{_OWN_ASIDE})[一-鿿、]{{2,12}}{CLOSE}|[*＊①-⑩]|等[0-9一二三四五六七八九十]{{1,3}}[家所个支名部单][一-鿿]{{0,6}}|等)+$"
)
LISTED = re.compile("[一-鿿]{4,25}")
OTHERS = re.compile("其[他它余]|各|全|所有|合计|小计|总计|[本该我]|上级|下属|所属")
FORM = re.compile(rf"{OPEN}[^{BRACKETS}]*(?:合伙|(?P<branch>{_BRANCH})){CLOSE}$")


@lru_cache(maxsize=1 << 12)  # of a cell it is asked by each reader of bodies in tables
def body_ending(words: str) -> str | None:
    """Return the ending of a body with which words end, also before the form of a partnership in brackets."""
    return ending_of(FORM.sub("", words))


def may_be_listed(text: str, ending: str, tag: Tag) -> bool:
    """Whether words with the ending of a body have more before it than a kind: 城南分公司; not 其他公司, 检测中心."""
    body = text.removesuffix(ending)
    usual = body in usual_words() or (len(body) > 1 and all(word.text in usual_words() for word in tag(body)))
    return (
        bool(LISTED.fullmatch(text))
        and len(body) > 1
        and not usual
        and not is_generic(text)
        and not OTHERS.match(text)
        and not is_award(text)
    )
