"""The contest that a rank was won in, where it is told before the verb, so that the title says both.

1. 在市第三届技能大赛中获一等奖, 参加市技能大赛，获一等奖 → 市技能大赛一等奖
2. 2022年度省新闻奖评选结果揭晓，《渡口》获二等奖 → 省新闻奖二等奖; 协会公布优秀设计奖获奖项目，…获一等奖
3. 在演讲比赛中，甲获一等奖，乙获二等奖 (the second rank is of the same contest)

Left: ranks of which no contest is told, and awards that have a name of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.honours.award_titles import Award
from extractors.honours.printed_beside import EDITION_AT, PERIOD_AT, Period, period_of
from extractors.honours.words import any_word
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, any_in_brackets

_PLACE = r"(?:[特一二三四]等奖|[金银铜]奖|第(?:[一二三四五六七八九十]|\d{1,2})名|[冠亚季]军|[金银铜]牌)"
RANK = rf"(?:{_PLACE}|(?:(?:优秀|优胜|鼓励|单项|最高|入围|(?:优秀|最佳)?组织|提名)奖))"
"""Pattern of what is won in a contest and says nothing of it: 一等奖, 金牌, 第3名, 组织奖."""
_GROUP = (
    "(?:全?[国省市区县校院]家?级?|[一-鿿]{1,8}(?:组|类|赛区|赛道|项目|工种)"
    "|团体(?:总分)?|个人|单项|[男女]子|综合|全能|总分){0,3}"
)
_THIS = "(?:(?:本[届次]|此次|该项?)?(?:大赛|比赛|竞赛|赛事|评选))?"
_THIS_ONE = re.compile("(?:本[届次]|此次|该项?)?(?:大赛|比赛|竞赛|赛事|评选|活动)")
_PLACED = re.compile(rf"{_THIS}(?P<rank>{_GROUP}{_PLACE})")
_RANK = re.compile(rf"{_THIS}(?P<rank>{_GROUP}{RANK})")
_OF_NAME = re.compile(rf"(?P<stem>[^“”]{{3,}}?){_PLACE}")
_TAKEN_PART = re.compile(
    rf"""
    (?:在|于|参加|参与)
    (?P<name>[^{CLAUSE_ENDS}：]{{2,40}}?
      {any_word("contest")} (?![竞比大]?赛|[项道区]|{any_word("contest")}) (?:{any_in_brackets(10)})?)
    (?:评选|活动|决赛)?
    (?: [中上里]{IN_CLAUSE}{{0,10}}，[^{CLAUSE_ENDS}：]{{0,80}} | [中上里]?，?[^{CLAUSE_ENDS}：]{{0,8}} )$
    """,
    re.VERBOSE,
)
_NAME = rf"(?P<name>[^{CLAUSE_ENDS}：]{{3,40}}?{any_word('tournament')}(?![竞比大]?赛)(?:活动)?)"
_FOUND = "(?:评选|评审|竞赛|推选|获奖|入选)*(?:名单|结果|成绩|项目|作品)+"
_RESULTS = (
    re.compile(rf"[公发]布了?{_NAME}{_FOUND}，"),
    re.compile(
        rf"(?:^|{CLAUSE_END}|日){_NAME}(?:{_FOUND})?(?:日前|近日|正式)?(?:[在于]{IN_CLAUSE}{{1,12}})?"
        "(?:揭晓|公布|发布|出炉|落幕|闭幕|收官|落下帷幕|圆满结束|举行|举办|开赛)，"
    ),
)
_LISTS = "(?:获奖|入选|授奖|评选|评审|评比)*(?:成果|人员|论文)?(?:(?:情况)?(?:名单|目录|一览|汇总)表?|情况表?)"
_OVER = re.compile(rf"{_NAME}(?:{_FOUND}(?:目录|一览)?|{_LISTS})(?:如下)?[：:]?")
_TOLD = re.compile(
    rf"(?:《关于(?:公布|表彰)?|(?:举[行办]|开展|参加|参与)了?)(?P<name>[^{CLAUSE_ENDS}：《》]{{3,40}}?{any_word('tournament')})"
    rf"(?![竞比大]?赛)(?:活动)?(?:{_FOUND}|(?:获奖|评选|评审)情况)?(?:的(?:通报|通知|公告)》)?$"
)
_IN_IT = re.compile("本[届次]|此[次届]|大赛|比赛|竞赛")
# 李恒|获焊工组一等奖: a rank of which nothing else is told
_ONLY_RANK = re.compile(
    rf"(?:获得?|夺得?|摘得?|斩获|取得|勇夺|喜获|荣获)了?(?:[一-鿿]{{1,6}}组|团体(?:总分)?|个人|[男女]子){{0,2}}{_PLACE}"
)
_ORGANISED = re.compile(rf"^由?[^“”，]{{2,40}}?(?:联合|共同|组织)?{any_word('giving')}的")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-—–至](?:19|20)?\d\d)?(?:学?年度?|(?=[一-鿿“]))|^年度")
_HELD = re.compile("^(?:刚刚|近日|日前)?(?:结束|落幕|闭幕|召开|举行|举办|开展|进行)的")
_THIS_FIRST = re.compile("^(?:此次|本次|本届|此届)")
_CALLED = re.compile("(?:评选|推选|评奖)(?:活动)?$")


# 职业技能竞赛团体|第一名、个人二等奖
_OF_WHOM = re.compile("团体|个人|集体|单项")
_OF_EVENT = re.compile(f"[一-鿿]{{1,8}}(?:项目|工种){_PLACE}")  # 管道工项目第三名|和第六名
_RANKS = re.compile("(?P<stem>.*?)(?P<ranks>[特一二三四五六七八九](?:[、和]第?[一二三四五六七八九])+)(?P<rank>等奖|名)")
_OF_WHOM_LAST = re.compile("(?:团体|个人|集体|单项)$")


@dataclass(frozen=True, slots=True)
class Contest:
    """A contest as it is told before a verb: its name without year, edition and who held it, and the first two."""

    start: int
    name: str
    period: Period | None = None
    edition: str | None = None


def contest_before(before: str) -> Contest | None:
    """Return the contest that the words before a verb tell of, the nearest one."""
    match = _TAKEN_PART.search(before) or next(filter(None, (pattern.search(before) for pattern in _RESULTS)), None)
    return _contest(match) if match and not _THIS_ONE.fullmatch(match["name"]) else None


def _contest(match: re.Match[str]) -> Contest:
    name = _THIS_FIRST.sub("", _ORGANISED.sub("", match["name"]))
    name = name if name.count("《") == name.count("》") else name.replace("《", "")  # 《…评选|》
    year, edition = PERIOD_AT.search(name), EDITION_AT.search(name)
    name = name[year.end() :] if year and year["month"] and not year.start() else name  # 2021年6月18日|全国大赛
    plain = _CALLED.sub("", _YEAR.sub("", EDITION_AT.sub("", _HELD.sub("", name))))
    return Contest(match.start("name"), plain, period_of(year) if year else None, edition[0] if edition else None)


def contest_of(sentence: str, said: str) -> Contest | None:
    """Return the contest of the sentence before, where one speaks of it (我校在本届大赛中获一等奖).

    举行第三届演讲比赛, 《关于教学大赛获奖情况的通报》, 参加市演讲比赛。|李恒获一等奖
    """
    match = (_TOLD.search(sentence) if _IN_IT.search(said) or _ONLY_RANK.search(said) else None) or _RESULTS[1].search(
        f"{sentence}，"
    )
    return _contest(match) if match else None


def contest_over(line: str) -> Contest | None:
    """Return the contest that a line over a list or table names: 第三届广场舞展演获奖名单, 新闻奖获奖作品目录."""
    match = _OVER.fullmatch(line)
    return _contest(match) if match else None


def won_there(award: Award, contest: Contest, at: int | None) -> Award:
    """Add to an award what its contest tells; to a bare rank its name, and to the evidence, if `at` is where it stands.

    Without `at` the contest is that of an award before, which only names the place that was won.
    """
    pattern = _RANK if at is not None else _PLACED
    rank = pattern.fullmatch(award.title)
    if rank is None:
        if at is None:
            return award
        return replace(award, period=award.period or contest.period)
    return replace(
        award,
        start=award.start if at is None else at,
        title=f"{contest.name}{rank['rank']}" if 2 < len(contest.name) <= 36 else award.title,
        level=award.level or contest.name,
        period=award.period or contest.period,
        edition=award.edition or contest.edition,
    )


def is_rank(award: Award) -> bool:
    """Whether an award is a bare rank, of no contest that is told: 一等奖, 市级二等奖."""
    return _RANK.fullmatch(award.title) is not None


def ranks_apart(award: Award) -> tuple[Award, ...]:
    """Return the awards of ranks that share their last words: 市摄影展一、三等奖 → 一等奖, 三等奖; 第二、四名."""
    match = _RANKS.fullmatch(award.title)
    if match is None:
        return (award,)
    ranks = re.split("[、和]第?", match["ranks"])
    return tuple(replace(award, title=f"{match['stem']}{rank}{match['rank']}") for rank in ranks)


def ranks_of_one(awards: Sequence[Award]) -> Iterator[Award]:
    """Yield the awards of a chain, a bare rank with the name before it: 省名优茶评比金奖、银奖."""
    stem = ""
    for award in awards:
        if stem and _PLACED.fullmatch(award.title) and not _OF_EVENT.match(award.title):
            apart = _OF_WHOM.match(award.title)
            yield replace(award, title=(_OF_WHOM_LAST.sub("", stem) if apart else stem) + award.title)
            continue
        own = is_rank(award) and not _OF_EVENT.match(award.title)
        named = None if own else _OF_NAME.fullmatch(award.title)
        stem = named["stem"] if named else ""
        yield award
