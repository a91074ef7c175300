"""What is told as new, or as done, and was so before.

首次 of a thing that an earlier report has told of already.
What happens to a thing once, told as of this year by last year's report too: 疫苗在报告期内实现上市销售.
首次突破 of a mark that an earlier year had passed: a table gives last year more, or last year's report does.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, named, once_a_report, whole_name
from pipeline.checks.reuse import kept_sentences
from pipeline.checks.sentences import AHEAD, is_exact_level, names_other_year, said_before, sentences, unit_of
from pipeline.checks.tabled import bare_name
from schemas.text import squeeze

_FIRST_TIME = re.compile(r"首次|首届|首创|首批|第一次|新成立|首度|首发|首个|首推|首开")
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
_NAME_TIME = 8  # characters of a thing that is named without for whom or where it is done
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
    for row, then, kind in kept_sentences(report):
        found = _FIRST_TIME.search(row["text"])
        others = names_other_year(row["text"], report.year) or names_other_year(then["text"], last.year)
        later = _PASSED.search(row["text"]) or _OF_LAW.search(row["text"])
        if kind != "edited" and found and not others and not later:
            yield row, then, found[0]


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
    return tail if len(tail) >= _NAME_TIME else thing


def _tells(earlier: Report, claim: _Claim) -> Iterator[Row]:
    """Yield the sentence of an earlier report that tells of a thing as done; none where it speaks of it often."""
    rows = [row for row in earlier.rows("statements") if claim.thing in row["text"]]
    done = [row for row in rows if not _AHEAD.search(row["text"])]
    if len(rows) <= _MANY:
        yield from done[:1]


_WHEN = r"(?:在?(?:本?报告期|本年度?|今年|当年|年)内|本年度?|今年|当年|年度内)"
_ONCE = "实现上市|上市销售|获批上市|批准上市|正式投产|建成投产|建成投用|投入使用|投入运营|正式运营|正式启用|建成通车|竣工|揭牌|挂牌|成立(?![㐀-鿿])|落成|封顶|开馆|开园|开业|通水|通气|并网发电"
_TOLD = re.compile(
    rf"(?P<lead>[㐀-鿿A-Za-z\d“”（）()]{{2,24}}?)[，,]?{_WHEN}[，,]?(?P<what>[㐀-鿿A-Za-z“”]{{0,12}}?(?:{_ONCE}))(?![\d一二两三四五六七八九十])"
)
_AGAIN = re.compile("再次|又|新增|一批|多个|多项|若干|部分|[\\d一二两三四五六七八九十]+[个项家座条所]")
_NAME_ONCE = 4  # characters of what it happens to


@as_check(
    "once only",
    "what happens to a thing once (上市, 投产, 揭牌) is not told as of this year by two reports",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="there is no report of the year before, or no clause of the two tells of such an event of one thing in the same words, in each as of its own year",
    examples=(
        "带状疱疹疫苗在报告期内实现上市销售，反响良好。\n@@\n带状疱疹疫苗在报告期内实现上市销售，是国内首个。",
        "望潮净水厂二期今年正式投产，日供水12万吨。\n@@\n望潮净水厂二期今年正式投产，供水能力提升。",
        "城北分馆年内建成投用。\n@@\n城北分馆年内建成投用，接待读者8万人次。",
        "职工服务中心本年度挂牌成立。\n@@\n职工服务中心本年度挂牌成立，设岗位6个。",
        "云溪大桥当年建成通车。\n@@\n云溪大桥当年建成通车，车流量增长。",
    ),
    counter_examples=(
        "带状疱疹疫苗在报告期内实现上市销售，反响良好。\n@@\n带状疱疹疫苗是国内首个，销售稳定。",
        "望潮净水厂二期今年正式投产，日供水12万吨。\n@@\n望潮净水厂三期今年正式投产，供水能力提升。",
        "报告期内，3个新项目年内建成投用。\n@@\n报告期内，3个新项目年内建成投用。",
        "城北分馆年内建成投用。\n@@\n城北分馆上年建成投用，接待读者8万人次。",
        "云溪大桥当年建成通车。\n@@\n2021年，云溪大桥当年建成通车，车流量增长。",
        "各级工会本年度成立志愿队。\n@@\n各级工会本年度成立志愿队。",
        "老年食堂今年投入使用12家。\n@@\n老年食堂今年投入使用15家。",
    ),
)
def check_once(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each event that both reports tell of as of their own year."""
    last = report.year_before
    if last is None:
        return
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for found in _TOLD.finditer(text) if not names_other_year(text, report.year) else ():
            lead = re.split("[，,。；;：:]", found["lead"])[-1]
            if len(lead) < _NAME_ONCE or _AGAIN.search(lead + found["what"]):
                continue
            said = f"{lead}{text[found.end('lead') : found.end()]}"
            then = last.row_with(said) if said in last.words else None
            if then is not None:
                yield fails("once_again", row, then, said=said, year=last.year, page=then["page"])
            else:
                yield holds(row)


PASSED = "突破|超过|超|达到|达|迈上|跨越|站上|跨上|越过"
"""Verbs of passing a mark."""
FIRST = "首次|首度|第一次|历史性地?"
"""Words by which it is passed for the first time."""
_FIRST_MARK = re.compile(rf"(?:{FIRST})(?:{PASSED}|实现)[^，,。；;\d]{{0,6}}$")
_NAME_MARK = 3  # characters of a name that says what is counted

_Key = tuple[str, str]


@as_check(
    "mark passed before",
    "what passes a mark for the first time (首次突破20万吨) had not passed it in a year before",
    kind="conflict",
    grade=HINT,
    needs="statements quantities",
    idle="neither a table nor last year's report gives a value of that name for a year before, or none of these is above the mark",
    examples=(
        "@tables\n粮食总产首次突破20万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
        "全年粮食收购量1,260万吨。\n@@\n全年粮食收购量首次突破1,200万吨。",
    ),
    counter_examples=(
        "@tables\n粮食总产首次突破21万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
        "全年粮食收购量1,160万吨。\n@@\n全年粮食收购量首次突破1,200万吨。",
        "@tables\n粮食总产突破20万吨大关。\n| 作物 | 2021年总产（吨） | 2022年总产（吨） |\n| 粮食合计 | 207,950 | 213,400 |\n| 玉米 | 74,840 | 77,280 |",
    ),
)
def check_passed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each mark that is passed for the first time."""
    yield from judged_marks(report)


@once_a_report
def judged_marks(report: Report) -> Sequence[Judgement]:
    """Return the judgements of `check_passed`: the first row of each is the mark."""
    return tuple(_judge_marks(report))


def _judge_marks(report: Report) -> Iterator[Judgement]:
    marks = [
        q
        for statement, quantities in sentences(report)
        for q in quantities
        if q["value"] and q["role"] == "level" and _FIRST_MARK.search(f"{said_before(statement, q)}{_verb(q)}")
    ]
    before = _before(report) if marks else {}
    for q in marks:
        known = before.get((bare_name(whole_name(q)), unit_of(q)), ())
        above = [row for row in known if row["value"] > q["value"]]
        if known and not above:
            yield holds(q, known[0])
        elif above:
            row = above[-1]
            yield fails("passed_before", q, row, said=named(q), before=named(row), year=row["period_end"].year,
                        page=row["page"])  # fmt: skip


def _verb(q: Row) -> str:
    """Return the word before the number that a quantity begins with: 突破 of 突破20万吨."""
    return re.split(r"\d", q["text"])[0]


def _before(report: Report) -> Mapping[_Key, Sequence[Row]]:
    """Return by bare name and unit what this report gives for years before, and the last one for its own."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for one in (report, *report.earlier[-1:]):
        for q in one.rows("quantities"):
            year = q["period_end"].year if q["period_end"] else None
            past = year is not None and report.year is not None and year < report.year
            name = bare_name(whole_name(q)) if past and is_exact_level(q) and q["unit"] and not q["basis"] else ""
            if len(name) >= _NAME_MARK:
                found[name, unit_of(q)].append(q)
    return found
