"""Who gave an award, where that is told apart from it: in a clause before, or by the body that its name opens with.

1. 市总工会发布命令，…荣记集体一等功; 根据市妇联《关于表彰…的决定》，…; 受到市文明委表彰，…
2. 经市卫健委考核，中心被认定为…; 经院党委研究决定：授予…
3. 省公路学会科学技术奖二等奖, 市供电公司二等奖
4. 省法院对先进集体予以表扬。城东法庭荣获“先进集体”称号; 比赛由省质量协会主办。…获一等奖 (a sentence before)
"""

import re

from extractors.honours.award_phrase import REACH
from extractors.honours.grades import Grade, grade_of
from extractors.honours.printed_beside import is_body
from extractors.honours.subjects import bare
from extractors.honours.words import any_word
from extractors.text.characters import CLAUSE_END, IN_CLAUSE
from extractors.text.word_patterns import either
from schemas.word_lists import by_use

OFFICES = either(ending for ending in by_use("honours/bodies.csv")["office"] if len(ending) > 1)
"""How the names of authorities and associations end."""

# 经市卫健委考核，|中心被认定为…: who looked into it is who named it.
_ASSESSED = re.compile(
    rf"(?:(?:^|[，；])经|通过)(?P<who>{IN_CLAUSE}{{2,30}}?)(?:联合)?"
    rf"(?:考[核评]|评[选审定估比]|审[核定]|认定|批准|复[核评审查])"
    rf"(?:(?:工作|领导)?(?:小?组|委员会)(?:评[审选]|审[核定]))?(?:[、并]?公示)?，{IN_CLAUSE}{{0,20}}$"
)
# 经个人申报、|院党委会|研究决定：授予…
_RESOLVED = re.compile(
    rf"经(?:{IN_CLAUSE}{{0,30}}、)?(?P<who>(?:(?!、){IN_CLAUSE}){{2,14}}?)(?:研究|讨论|审议|审定)(?:决定|同意)*[：，]"
)
# 省公路学会|科学技术奖二等奖, 市国资委|先进基层党组织: a body whose name a title opens with gives it
_OPENING = (
    re.compile(
        rf"(?P<who>[一-鿿]{{1,14}}(?:学会|协会|研究会|联合会|(?<!布)局|厅|国资委|卫健委|{OFFICES}))"
        r"(?!会员|理事|团体|单位|系统|机关)(?P<award>(?!奖)[^“”]{3,}|“[^“”]+”[^“”]*)"
    ),
    re.compile(r"(?P<who>[一-鿿]{2,12}公司)(?P<award>[特一二三]等奖|[金银铜]奖|优秀奖)"),  # 市供电公司|二等奖
)
_HERE = rf"(?:^|{CLAUSE_END})"
_PRAISE = rf"(?:表彰|对{IN_CLAUSE}{{2,40}}(?:进行|予以|给予)了?(?:通报|隆重)?(?:表[彰扬]|嘉奖|奖励))"
_ANNOUNCED = (
    rf"(?:根据|按照|依据)(?P<who>{IN_CLAUSE}{{2,20}}?)《关于[^《》]{{0,60}}(?:表彰|命名|认定|公布)[^《》]{{0,40}}》",
    # 1月26日，市内刊编辑部|召开2017年度总结表彰会，…; 据基金会|公布的2020年获奖名单，…
    rf"{_HERE}(?:由|根据|据|经|{IN_CLAUSE}{{0,8}}日，)?(?P<who>{IN_CLAUSE}{{2,30}}?)(?:日前|近日|联合|正式|共同)*"
    rf"(?:召开|公布|发布|印发|下发|发出|作出|通报|命名|举行|发文|决定)"
    rf"(?:{IN_CLAUSE}{{0,60}}(?:表彰|名单|命令|决定|通报|颁奖|公告|文件|通知|获奖项目){IN_CLAUSE}{{0,6}}"
    rf"|大会{IN_CLAUSE}{{0,2}}表彰{IN_CLAUSE}{{2,60}})?(?=，)",
    # 市总工会|发文表彰…，…
    rf"{_HERE}(?P<who>(?:(?![受获被对得给]){IN_CLAUSE}){{2,20}}?)(?:发文|联合|通报)*{_PRAISE}{IN_CLAUSE}{{0,30}}(?=，)",
    # 受到|市文明委|表彰，…
    rf"(?:受到?了?|获得?|得到)(?P<who>{IN_CLAUSE}{{2,30}}?)(?:通报|联合|集中)?(?:表彰|表扬|嘉奖)(?=，)",
)
_ANNOUNCING = tuple(map(re.compile, _ANNOUNCED))
_LEAD = re.compile("^(?:在|根据|按照|依据|据|由|经)")
_OTHERS = re.compile("[，；]这[也是]|[，；]此前|继")  # 这是该局继…之后: other awards than the one announced
_PRAISED_BEFORE = re.compile(
    rf"{_HERE}(?P<who>(?:(?![受获被对得给]){IN_CLAUSE}){{2,20}}?)(?:通报)?{_PRAISE}{IN_CLAUSE}{{0,12}}(?={CLAUSE_END}|$)"
)
_HELD_BEFORE = re.compile(
    rf"(?:大赛|比赛|竞赛|赛事|活动|评选|奖项?)由(?P<who>{IN_CLAUSE}{{2,40}}?)(?:联合|共同)?{any_word('giving')}(?={CLAUSE_END}|$)"
)


def announcer(before: str) -> str | None:
    """Return who announced the awards of a sentence in the clauses before: 市总工会发布命令，…荣记集体一等功."""
    said = before[-REACH:]
    if _OTHERS.search(said):
        return None
    found = [match for pattern in _ANNOUNCING for match in pattern.finditer(said)]
    givers = [_LEAD.sub("", bare(match["who"])) for match in sorted(found, key=re.Match.start)]
    resolved = _RESOLVED.search(said)
    return next((giver for giver in reversed(givers) if is_body(giver)), None) or (
        resolved["who"] if resolved and _is_ours(resolved["who"]) else None
    )


def _is_ours(words: str) -> bool:
    return is_body(words) or words.endswith(("党委会", "党组会", "常委会", "理事会", "办公会"))


def assessor(before: str) -> str | None:
    """Return who looked into what was then named: 经|市卫健委|考核，…."""
    found = _ASSESSED.search(before)
    return found["who"] if found and is_body(found["who"]) else None


def giver_in(title: str) -> str | None:
    """Return the body that a title opens with, where an award of its own follows: 省公路学会|科学技术奖二等奖."""
    association, company = (pattern.fullmatch(title) for pattern in _OPENING)
    if association and grade_of(association["award"]) >= Grade.FIRM:
        return association["who"]
    return company["who"] if company else None


def told_before(sentence: str, title: str) -> str | None:
    """Return who, by the sentence before, praised those with an award of this kind, or held the contest."""
    if (praised := _PRAISED_BEFORE.search(sentence)) and title.rstrip("”")[-4:] in sentence:
        giver = bare(praised["who"])
        return giver if is_body(giver) else None
    held = _HELD_BEFORE.search(sentence)
    return held["who"] if held and is_body(held["who"]) else None
