"""首次 of a thing that an earlier report has told of already."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.reuse import match_sentences
from pipeline.checks.sentences import AHEAD, names_other_year

_FIRST = re.compile(r"首次|首届|首创|首批|第一次|新成立|首度|首发|首个|首推|首开")
_CLAIMED = re.compile(r"(?P<word>首次|首度|第一次|首创|首推|首届)(?P<done>[^。；;，,]{4,60})")
# What is first in law and accounts, and stays so for years.
_OF_LAW = re.compile(r"公开发行|执行|授予|适用|采用新|股权激励|转股|归属|行权|公告|募集|上市|持有|确认|计量|施行|披露")
# A mark that is passed each year is another one.
_PASSED = re.compile(r"(?:首次|首度|第一次)(?:突破|超过|达到?|迈上|跨越|跻身)[^，。；;]{0,12}\d")
# How a thing is done; what it is stands behind.
_DOING = re.compile(
    r"^(?:(?:成功|正式|面向|全面|联合|尝试|自主|独立|组织|开展|举办|举行|承办|主办|发布|推出|启动|启用|引入|引进|采用|建立|设立|成立|编制|制定|实施|推行|推广|应用|试点|开通|开办|开设|上线|建成|完成|实现|获得|荣获|获评|获|入选|通过|参加|参与|对|将|把|在|向|与|为|了|的)+)"
)
_QUOTED = re.compile(r"[“《「]([^”》」]{3,20})[”》」]")
_STEM = re.compile(r"^[^\d（(]{0,40}")
_AHEAD = re.compile(f"{AHEAD}|打算|筹备")
_LEAST = 6  # characters of a thing that is hardly named in another sense
_NAME = 8  # characters of a thing that is named without for whom or where it is done
_MANY = 4  # sentences of the earlier report that name it; what is named more often is a matter that goes on


class _Claim(NamedTuple):
    """A sentence that calls something 首次: the sentence, the word, and what is called so."""

    row: Row
    word: str
    thing: str


@as_check(
    "first time again",
    "what is called 首次 is not told of in an earlier report of the unit",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="there is no earlier report, the sentence names another year, or what is called 首次 has no name of six characters",
    examples=(
        "首次引入无人机巡检，培训26人。\n@@\n首次引入无人机巡检，培训31人。",
        "中心首次举办“服务之星”劳动竞赛，评出能手6名。\n@@\n今年，中心首次举办“服务之星”劳动竞赛，激发干劲。",
        "发布了碳中和行动方案，提出达峰目标。\n@@\n年内首次发布碳中和行动方案，明确时间表。",
        "我们面向县域支行举办了乡村振兴带头人培训班。\n@@\n首次面向县域支行举办乡村振兴带头人培训班。",
        "8月，组织读者走进古籍修复室，读者反响热烈。\n@@\n7月，首次组织读者走进古籍修复室。",
    ),
    counter_examples=(
        "首次引入无人机巡检，培训26人。\n@@\n再次开展无人机巡检，培训31人。",
        "2019年首次通过质量体系认证。\n@@\n2019年首次通过质量体系认证。",
        "首次引入无人机巡检，培训26人。\n@@\n首次采用声波检漏，检出漏点31处。",
        "下一步将举办“服务之星”劳动竞赛。\n@@\n首次举办“服务之星”劳动竞赛。",
        "公司首次公开发行股票的募集资金已使用完毕。\n@@\n公司首次公开发行股票的募集资金已使用完毕。",
        "营业收入首次突破10亿元。\n@@\n营业收入首次突破12亿元。",
        "读者到馆人次达到80万。\n@@\n读者到馆人次首次突破100万。",
        "建设职工书屋2个。\n@@\n职工书屋首次获评省级示范。",
    ),
)
def check_first(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each claim of this kind, against the reports of all years before."""
    told: set[str] = set()
    last = report.year_before
    if last and report.of_its_year:
        for row, then, word in _same_sentences(report, last):
            told.add(row["statement_id"])
            yield _told(_Claim(row, word, row["text"]), then, last.year)
    for claim in _claims(report) if report.earlier else ():
        if claim.row["statement_id"] in told:
            continue
        found = next(((one, then) for one in reversed(report.earlier) for then in _tells(one, claim)), None)
        if found:
            yield _told(claim, found[1], found[0].year)
        else:
            yield holds(claim.row)


def _told(claim: _Claim, then: Row, year: int | None) -> Judgement:
    return fails("first_again", claim.row, then, said=claim.thing[:30], year=year, word=claim.word, page=then["page"])


def _same_sentences(report: Report, last: Report) -> Iterator[tuple[Row, Row, str]]:
    """Yield the sentences with such a word that last year's report has too, but for its numbers."""
    now, before = (
        [
            row
            for row in one.rows("statements")
            if _FIRST.search(row["text"]) and not names_other_year(row["text"], one.year)
        ]
        for one in (report, last)
    )
    for at, match, kind, _ in match_sentences([row["text"] for row in now], [row["text"] for row in before]):
        found = _FIRST.search(now[at]["text"])
        if match is None or kind == "edited" or found is None or _PASSED.search(now[at]["text"]):
            continue
        if not _OF_LAW.search(now[at]["text"]):
            yield now[at], before[match], found[0]


def _claims(report: Report) -> Iterator[_Claim]:
    for row in report.rows("statements"):
        if names_other_year(row["text"], report.year):
            continue
        for found in _CLAIMED.finditer(row["text"]):
            thing = _thing(found["done"])
            if len(thing) >= _LEAST and not _OF_LAW.search(found["done"][:12]):
                yield _Claim(row, found["word"], thing)


def _thing(done: str) -> str:
    """Return what is done for the first time, by its quoted name or without the words of doing it: 碳中和行动方案."""
    quoted = _QUOTED.search(done)
    if quoted:
        return done[quoted.start() :] if len(quoted[1]) < _LEAST else quoted[1]
    stem = _STEM.match(_DOING.sub("", done))
    thing = stem[0] if stem else ""
    tail = re.split("举办|开展|发布|推出|举行|组织|启动|建立|设立|成立|编制", thing)[-1]
    return tail if len(tail) >= _NAME else thing


def _tells(earlier: Report, claim: _Claim) -> Iterator[Row]:
    """Yield the sentence of an earlier report that tells of a thing as done; none where it speaks of it often."""
    rows = [row for row in earlier.rows("statements") if claim.thing in row["text"]]
    done = [row for row in rows if not _AHEAD.search(row["text"])]
    if len(rows) <= _MANY:
        yield from done[:1]
