"""Who gave the awards of a sentence, where that is told apart from them: the body that acts in a clause of its own.

All of it is one shape, a body before what it does, and one question, how far that reaches:
1. 市总工会发布命令，…荣记集体一等功; 在省总工会的表彰中，…; 由省文联主办的大赛落幕，… (all awards behind it)
2. …荣获“先进集体”称号，受到市妇联表彰 (the award before it)
3. 省法院对先进集体予以表扬。其中，城东法庭荣获… (a sentence before); …获一等奖。比赛由省质量协会主办 (one behind)
4. 省公路学会科学技术奖二等奖, 交通运输部绿色港口, 市供电公司二等奖 (the body that a title opens with)

Left: what a body only organises, holds or announces without a word of awards, and awards of another level or place
than the body's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.honours.asides import bare
from extractors.honours.award_phrase import REACH, phrase
from extractors.honours.giving_bodies import giver_of, is_body
from extractors.honours.grades import Grade, grade_of, is_marked
from extractors.honours.printed_beside import level_of, pass_over
from extractors.honours.words import OFFICES, any_word
from extractors.text.characters import CLAUSE_ENDS
from schemas.word_lists import by_use

CLAUSE = CLAUSE_ENDS + "：，"

# 省公路学会|科学技术奖二等奖, 市国资委|先进基层党组织: a body whose name a title opens with gives it
_OPENING = (
    re.compile(
        rf"(?P<who>[一-鿿]{{1,14}}(?:学会|协会|研究会|联合会|(?<!布)局|厅|国资委|卫健委|{OFFICES}))"
        r"(?!会员|理事|团体|单位|系统|机关)(?P<award>(?!奖)[^“”]{3,}|“[^“”]+”[^“”]*)"
    ),
    re.compile(r"(?P<who>[一-鿿]{2,12}公司)(?P<award>[特一二三]等奖|[金银铜]奖|优秀奖)"),  # 市供电公司|二等奖
)
_ACT = re.compile(
    f"(?!承办){any_word('giving_itself', 'giving', 'announcing', 'assessing')}(?!委|所|员|办法)"
    "|决定(?=[，：授追表给为对将])|《关于"
)
# 宣读了《|市水务局|关于表彰先进集体的决定》: whose paper it is
_DECISION = re.compile(
    "《(?:中共)?(?P<body>[^《》“”，]{2,30}?)关于(?:表[彰扬]|授予|命名|认定|通报表[彰扬])(?P<of>[^《》]{2,60})》"
)
_SHARED = 4  # characters of a paper's title that the award has too
_HANDED_OVER = re.compile(
    "授予[^“”，]{0,12}“[^“”]*”(?:[、和]?“[^“”]*”)*"
)  # 授予他“江城市劳动模范”: an award of its own
_HANDS_OVER = re.compile("颁发|颁授|授予|认定|评定")  # 省厅颁发|的许可证: what it gave stands behind the verb
_HOW = re.compile(
    "(?:新|联合|共同|组织|通报|集中|隆重|研究|审核|发文|专家|作出|发布|公布|的|(?:第[一二三四五六七八九十百0-9]+次)?(?:全体|常务)?会议)+$"
)
# before the name of a body: 由, 经, 被, 在, but not within 经信局, 大数据局
_MARK = re.compile(
    "由|经过?(?![济信贸开营])|被|受到?|荣?获得?|得到|(?<![所存现自])在|于|(?<![数证])据|根据|按照|依据|参加|参与|通过|日|前夕|是"
)
_PASSIVE = ("被", "受", "获", "荣", "得")
_TO = re.compile("对(?!外)|向|[予给]|为|将")  # 省法院|对先进集体予以表扬
_THERE = re.compile("[^，“”]{0,24}?(?<=[会式动选赛彰典礼奖展评日单])[中上]|[中上]")
_OURS = re.compile("[该本我]")
_OF_AWARDS = re.compile(
    "(?:通知|通报|公告|决定|文件)$|获奖|授牌|奖项|命令|先进|优秀|公示|名单|榜单|荣誉|称号|结果|会议|典礼|仪式|盛典|展览"
    f"|{any_word('giving_itself', 'contest', 'tournament')}"
)
_DECIDED = re.compile("名单|结果|决定|命令|表彰|通报|颁奖|公告")
_WON = re.compile("获|被评|授予?|当选|入选|上榜|榜上|荣?[记立](?=.{0,6}功)|为“")
_ELSEWHEN = re.compile("先后|近年|此前|曾|历年|多次|还|以来|(?:^|[，；])20[0-9]{2}年")
_OWN_PART = re.compile("参加|参与|参赛|报名|申报|备战|迎接|推荐|选送|选派|赴|收看|观看|学习|宣传")
# 这是该局继…之后, 在另一评选中: other awards than the one announced
_OTHERS = re.compile("[，；]这[也是]|此前|在此之前|继|曾|[，；]在[^，；]{2,40}[中上]，")
_BEHIND = re.compile(
    "(?:荣誉|光荣)?(?:称号|奖[章状牌])?[，；（](?:并|同时|还)*(?=由|受到?|获得?|系|该(?:奖项?|称号|荣誉)由)"
)
# 其中，城东法庭获…: the sentence goes on with what the one before announced
_GOES_ON = re.compile("其中|同时，|最终|会上|表彰会上|大会上|分别[是为]|此次|本次|在此次|获奖|表彰")
_IT = re.compile(
    "(?:据悉，|据了解，|据介绍，)?[^，]{0,40}?"
    f"(?:{any_word('contest', 'tournament')}|奖项|称号|荣誉|大会|论坛|盛典)”?由"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """An act by which a body gives awards, holds a contest or tells who won: who it is, and where its words stand.

    `sure`: it gives or tells who won, and does not only hold something. `heads`: it is the subject of its clause.
    `local`: it is told behind another subject (我台在省文联主办的评选中获…). `paper`: what its decision is about.
    """

    body: str
    start: int
    end: int
    sure: bool
    heads: bool
    local: bool
    paper: str = ""

    def speaks_of(self, words: str) -> bool:
        """Whether words are about what a paper of the body says: 先进集体 of 关于表彰先进集体; without one any."""
        parts = (self.paper[at : at + _SHARED] for at in range(len(self.paper) - _SHARED + 1))
        return not self.paper or any(part in words for part in parts)


@lru_cache(maxsize=256)
def givings(text: str) -> tuple[Giving, ...]:
    """Return the acts of giving that a sentence tells of, in order; none that only says who gave one award."""
    return tuple(sorted(_givings(text), key=lambda act: act.end)) if _ACT.search(text) else ()


def _givings(text: str) -> Iterator[Giving]:
    marked = phrase(text)
    for paper in _DECISION.finditer(text):
        if is_body(paper["body"]):
            span = {"start": paper.start(), "end": paper.end()}
            of = re.sub("的(?:决定|通[知报]|公告)$", "", paper["of"])
            yield Giving(body=paper["body"], **span, sure=True, heads=False, local=False, paper=of)
    for act in _ACT.finditer(text):
        if act.start() and marked.inside[act.start()] and (marked.inside[act.start() - 1] or act[0] != "《关于"):
            continue
        begin, stop = marked.since(act.start(), CLAUSE), marked.until(act.end(), CLAUSE_ENDS)
        words, rest = text[begin : act.start()], text[act.end() : stop]
        body, at, mark = _body_before(words, there=bool(_THERE.match(rest)))
        handed = rest.startswith("的") and _HANDS_OVER.fullmatch(act[0]) and not _THERE.match(rest)
        got = handed or mark.startswith("被") or (rest[:1] in tuple("的“") and re.search("获|受到|得到", words))
        if body and not got and _tells(act[0], mark, words, rest):
            before = bare(words[: at - len(mark)]) if mark else ""
            praised = rest == "" and mark.startswith(_PASSIVE)  # 公司多个集体获省总工会表彰，…
            local = before != "" and not praised and not _IT.match(words)
            sure = _gives(act[0]) or (_gives(act[0], "announcing") and bool(_DECIDED.search(rest)))
            yield Giving(body=body, start=begin, end=act.end(), sure=sure, heads=not mark, local=local)


def _gives(verb: str, *uses: str) -> bool:
    return verb == "决定" or any(verb in by_use("honours/words.csv")[use] for use in ("giving_itself", *uses))


def _tells(verb: str, mark: str, words: str, rest: str) -> bool:
    """Whether a verb with what stands around it tells of awards: 发布|命令, 主办的|技能大赛; not 组织|职工参加大赛."""
    uses = by_use("honours/words.csv")
    if _gives(verb) or (verb in uses["assessing"] and mark in ("经", "由", "通过")):
        return True
    if verb in uses["assessing"] and verb not in uses["giving"]:
        return False
    found = _OF_AWARDS.search(rest)
    if (
        verb in uses["announcing"]
        and grade_of(re.split("[，。]", rest[pass_over(rest, 0, len(rest))[0] :])[0]) >= Grade.FIRM
    ):
        return True  # 通报|2023年度省级文明单位
    return bool(found and not _OWN_PART.search(rest, 0, found.start())) or bool(_IT.match(words))


def _body_before(words: str, *, there: bool) -> tuple[str | None, int, str]:
    """Return the body that the words before a verb tell of, where its words begin, and the mark before them.

    `there`: what is told is where something happened (在…表彰大会上): who stands before 在 does not give.
    """
    words = _HOW.sub("", words)
    for mark, at in reversed([("", 0), *((found[0], found.end()) for found in _MARK.finditer(words))]):
        to = _TO.search(words, at + 2)
        if body := _bodies(_HOW.sub("", bare(words[at : to.start() if to else len(words)]))):
            return body, at, "" if mark in ("日", "前夕", "是") else mark
        if there and mark in ("在", "于", ""):
            return _opening(words[at:]), at, mark
        if mark.startswith(_PASSIVE):
            break
    return None, 0, ""


def _opening(words: str) -> str | None:
    """Return the authority or association that words begin with: 全国总工会|今年的五一."""
    ends = (end for end in range(len(words), 2, -1) if words[end : end + 1] not in ("奖", "杯"))
    found = next((body for end in ends if (body := giver_of(words[:end], "office"))), "")
    return found if found and "“" not in found and not _OURS.match(found) else None


def _bodies(words: str) -> str | None:
    """Return the bodies that words end with, joined as printed: 个人申报、|市委、市政府."""
    names = words.split("、")
    at = len(names)
    while at and is_body(names[at - 1].removesuffix("等")) and 1 < len(names[at - 1]) <= 26:
        at -= 1
    found = giver_of("、".join(names[at:])) if names[at:] else None
    return found if found and len(found) <= 60 and "“" not in found and not _OURS.match(found) else None


def giving_before(text: str, start: int, end: int, past: Giving | None = None) -> Giving | None:
    """Return the last act of giving between two places of a sentence, else the one before, where no other is meant."""
    here = [act for act in givings(text) if start <= act.start and act.end <= end and end - act.end <= REACH]
    act = here[-1] if here else past if past and not past.local else None
    if act is None or _OTHERS.search(text, act.end, end) or not act.speaks_of(text[act.end :]):
        return None
    return act


def giver_behind(text: str, at: int) -> str | None:
    """Return who gave what ends at a place by the clause behind it: …称号，|受到市妇联表彰."""
    behind = _BEHIND.match(text, at)
    found = (act for act in givings(text) if behind and behind.end() == act.start)
    return next((act.body for act in found), None)


def giver_beside(earlier: str, text: str, later: str, words: Sequence[str], *, given: bool = False) -> str | None:
    """Return who gave an award by the sentence before, which announced it, or by the one behind, which tells of it.

    `words`: of which the sentence before has one where it speaks of the same. `given`: the sentence says itself that
    somebody gives, so who only held a contest in the one before did not (由市工会主办。|集团还评选表彰，授予…).
    """
    told = [act for act in givings(earlier) if act.speaks_of(text)]
    acts = [act for act in told if not act.local and (act.sure or not given)]
    only = acts and acts[-1].sure and not _WON.search(earlier) and not _ELSEWHEN.search(text)
    same = acts and (
        _GOES_ON.match(text)
        or _IT.match(earlier, acts[-1].start)
        or any(map(_HANDED_OVER.sub("", earlier).__contains__, words))
    )
    if only or same:
        return acts[-1].body
    behind = givings(later) if _IT.match(later) else ()
    return behind[0].body if behind else None


_NOT_BY_IT = re.compile("门|长|直属|下属|所属|系统|[一-鿿]{2,10}(?:局|委员会|司|院|中心)")  # 水利|部门, 教育部|直属高校


@cache
def _ministries() -> tuple[str, ...]:
    """The ministries of the list, which need no place before them."""
    offices = by_use("honours/bodies.csv")["office"]
    return tuple(name for name in offices if name.endswith("部") and level_of(name) == "国家")


def giver_in(title: str) -> str | None:
    """Return the body that a title opens with, where an award of its own follows: 省公路学会|科学技术奖二等奖."""
    ministry = next((name for name in _ministries() if title.startswith(name) and len(title) > len(name) + 3), "")
    behind = title[len(ministry) :]
    shared = ministry in by_use("names/known_bodies.csv")["beside_state"]  # a firm has a 商务部 too
    if ministry and not shared and not _NOT_BY_IT.match(behind) and grade_of(behind) >= Grade.SOFT:
        return ministry  # 交通运输部|绿色港口
    association, company = (pattern.fullmatch(title) for pattern in _OPENING)
    named = association and (grade_of(association["award"]) >= Grade.FIRM or is_marked(association["award"]))
    if association and named and not is_marked(association["who"]):
        return association["who"]
    return company["who"] if company else None
