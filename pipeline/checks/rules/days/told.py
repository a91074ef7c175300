"""One event, law or paper with two dates.

One event told of with two dates: 2020年上市 and 2021年上市, the same words behind 2023年 and behind 2024年.
Laws and papers whose day is told twice: 《…法》自2022年3月1日起施行 here, 2021年3月1日起施行的《…法》 there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.sentences import STOP
from schemas.text import squeeze

_DATED = re.compile(
    r"(?<![\d《“—-])(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日|[上下]半年|[一二三四]季度|[初底末])?[，,]?"
)
_LEAST = 16  # characters that tell an event again, word for word
_NUMBER = re.compile(r"\d[\d,.]*")
# What is done each year, or told as of each year.
_YEARLY = re.compile(
    r"每年|出生|毕业|任|年度|预算|决算|报表|审计|股东大会|董事会|监事会|会议|计入|确认|计提|适用|执行|准则|累计|同期|实现|较|比|增|减|第[一二三四五六七八九十]+[届次期]"
)


class _Told(NamedTuple):
    """What stands behind a date up to the end of its sentence or its half."""

    row: Row
    date: str
    year: int
    month: int | None
    words: str


def _tell(row: Row) -> Iterator[_Told]:
    for half in STOP.split(row["text"]):
        dates = list(_DATED.finditer(half))
        if len(dates) == 1:
            words = half[dates[0].end() :]
            month = int(dates[0]["month"]) if dates[0]["month"] else None
            yield _Told(row, dates[0][0].rstrip("，,"), int(dates[0]["year"]), month, words)


@as_check(
    "event with two dates",
    "an event that is told of twice in the same words has one date",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="no sixteen characters stand behind a date that stand behind another one, or they tell of what is done each year",
    examples=(
        "2022年，中心与市图书馆、市博物馆共同组建全市首个地方文献共享联盟。\n为满足读者需求。2021年，中心与市图书馆、市博物馆共同组建全市首个地方文献共享联盟。",
        "2022年9月，公司与云溪结构研究所签署蛋白质研究战略合作协议。\n2021年9月，公司与云溪结构研究所签署蛋白质研究战略合作协议，共享数据。",
        "2022年3月，城东水厂深度处理改造工程建成投运，日供水20万吨。\n2022年8月，城东水厂深度处理改造工程建成投运，日供水20万吨。",
    ),
    counter_examples=(
        "2022年，中心与市图书馆、市博物馆共同组建全市首个地方文献共享联盟。\n2022年，中心与市图书馆、市博物馆共同组建全市首个地方文献共享联盟。",
        "2021年，公司召开年度股东大会审议利润分配方案等议案。\n2022年，公司召开年度股东大会审议利润分配方案等议案。",
        "2021年，中心组织全体职工参加消防疏散演练26次并评比。\n2022年，中心组织全体职工参加消防疏散演练31次并评比。",
        "2022年3月，城东水厂深度处理改造工程建成投运。\n2022年8月，城西水厂深度处理改造工程建成投运。",
    ),
)
def check_told_twice(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two sentences of which the words behind the date are the same."""
    seen: dict[str, _Told] = {}
    rows = () if report.is_side_by_side else report.rows("statements")
    for told in (one for row in rows for one in _tell(row)):
        key = told.words[:_LEAST]
        if len(key) < _LEAST or _YEARLY.search(told.words[: 2 * _LEAST]):
            continue
        first = seen.setdefault(key, told)
        if first.row is told.row:
            continue
        if (first.year, first.month) == (told.year, told.month):
            yield holds(told.row, first.row)
        elif _is_one(first, told):
            yield fails("dated_twice", told.row, first.row, said=told.date, before=first.date, words=told.words[:20],
                        page=first.row["page"])  # fmt: skip


def _is_one(one: _Told, other: _Told) -> bool:
    """Whether two are of one event: the month is another, or the year where both name the month, or none does."""
    if (one.month is None) != (other.month is None) and one.year == other.year:
        return False
    short = min(len(one.words), len(other.words))
    numbers = [_NUMBER.findall(told.words[:short]) for told in (one, other)]
    return numbers[0] == numbers[1]


# What comes once to a thing.
_ONCE = "上市(?:销售)?|获批(?:上市)?|投产|投运|投用|通车|竣工|落成|建成(?:投[用运产])?|开馆|开业|开园|启用|挂牌|揭牌|成立|组建|上线|开通"
_WHEN = r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日|[上下]半年|[一二三四]季度|[初底末])?"
_HOW = r"(?:正式|全面|顺利|成功|经[㐀-鿿]{2,8}批准|在[㐀-鿿]{2,8})?"
_EVENTS = (
    re.compile(
        rf"(?P<thing>[㐀-鿿A-Za-z0-9（）()“”]{{4,40}}?)(?:已|现已|正式)?[于在为自]?{_WHEN}{_HOW}(?P<what>{_ONCE})"
    ),
    re.compile(rf"(?P<thing>[㐀-鿿A-Za-z0-9（）()“”]{{4,40}}?)(?P<what>{_ONCE})于{_WHEN}"),
    re.compile(rf"{_WHEN}[，,]?(?P<thing>[㐀-鿿A-Za-z0-9（）()“”]{{4,40}}?){_HOW}(?P<what>{_ONCE})(?=[，,。；;]|$)"),
)
_SHARED = 5  # characters of a thing by which it is known again
_COMMON = re.compile("有限公司|股份|公司|集团|中心|项目|工程|人民政府|委员会|全资子公司|研究院|事业部")


@as_check(
    "year of an event",
    "what comes once to a thing (上市, 投产, 成立) came in one year, wherever the report tells of it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="a thing has no name of five characters of its own that both places have, or both stand in one sentence",
    examples=(
        "卷帘机销量平稳，折臂式采茶机作为同类中首款电动机型已于2020年下半年上市销售。\n公司的折臂式采茶机为2021年上市产品，竞争激烈。",
        "城东污水处理厂于2018年6月投产。\n概况：城东污水处理厂于2019年投产，日处理4万吨。",
        "望潮跨江大桥于2021年5月建成，长2.4公里。\n今年，望潮跨江大桥于2022年5月建成。",
        "2022年3月，“阳光热线”正式上线，接听来电1,204件。\n“阳光热线”于2021年3月正式上线，群众反响良好。",
        "城南变电站建成于2019年6月。\n城南变电站2020年建成以来安全运行。",
        "云溪市青少年科技馆于2017年开馆。\n历经五年，云溪市青少年科技馆于2016年正式开馆。",
        "“云小溪”志愿服务队于2019年成立。\n“云小溪”志愿服务队于2018年成立，现有队员46人。",
    ),
    counter_examples=(
        "折臂式采茶机已于2020年下半年上市销售。\n公司的折臂式采茶机为2020年上市产品，竞争激烈。",
        "城东污水处理厂于2018年6月投产。\n城西污水处理厂于2019年投产。",
        "2021年，公司新产品上线。\n2022年，公司新产品上线。",
        "2021年5月，城东社区服务站正式启用。\n2022年5月，城西社区服务站正式启用。",
        "背负脱粒机于2008年上市。\n履带脱粒机于2022年上市。",
        "城东污水处理厂一期于2018年6月投产。\n城东污水处理厂二期于2019年投产。",
        "城东污水处理厂于2018年6月投产。\n城东污水处理厂于2016年成立项目部。",
        "云溪市档案服务中心志愿服务队于2019年成立。\n云溪市档案服务中心创新工作室于2018年成立。",
    ),
)
def check_event_year(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two places that tell when such a thing came."""
    seen: dict[str, list[tuple[Row, re.Match[str]]]] = defaultdict(list)
    rows = () if report.is_side_by_side else report.rows("statements")
    for row in rows:
        for found in (one for event in _EVENTS for one in event.finditer(row["text"])):
            verb = found["what"][:2]
            yield from _compared(row, found, seen[verb])
            seen[verb].append((row, found))


def _compared(row: Row, found: re.Match[str], seen: Sequence[tuple[Row, re.Match[str]]]) -> Iterator[Judgement]:
    for first, said in seen:
        if first is row or not _is_one_thing(said["thing"], found["thing"]):
            continue
        if said["year"] == found["year"]:
            yield holds(row, first)
        else:
            yield fails("event_year", row, first, said=found[0][-24:], before=said[0][-24:], page=first["page"])
        return


_APART = re.compile(r"[一二三四五六七八九十\dA-Za-z东西南北]")


def _is_one_thing(one: str, other: str) -> bool:
    """Whether two names hold one name of a thing, and neither a number or part that the other lacks."""
    shared = _longest(one, other)
    own = _COMMON.sub("", shared)
    tails = [name[name.rfind(shared) + len(shared) :] for name in (one, other)]
    parted = any(_APART.search(tail[:3]) for tail in tails) or (all(tails) and tails[0] != tails[1])
    heads = [_APART.search(name[: name.find(shared)][-3:]) for name in (one, other)]
    return len(own) >= _SHARED and not parted and not any(heads)


def _longest(one: str, other: str) -> str:
    """Return the longest words that two names share."""
    found = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[found.a : found.a + found.size]


_ENDED = re.compile(
    r"(?P<what>[㐀-鿿]{4,14}?)(?:已于|将于|于|至)(?P<date>(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)(?:届满|期满|到期|终止|结束|止)"
)
_SPAN = re.compile(
    r"20\d\d年\d{1,2}月\d{1,2}日(?:[-—–~～至到]+)(?P<year>20\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日$"
)


@as_check(
    "end of a term",
    "a term that a table gives (质量保修的期间) ends on the day on which a sentence says that it ended",
    kind="conflict",
    grade=HINT,
    needs="statements tables",
    idle="no sentence says on what day something ended whose span stands in a table beside its name",
    examples=(
        "| 项目 | 内容 |\n| 质量保修的期间 | 2020年3月9日-2021年8月31日 |\n注：质量保修的期间已于2022年8月31日届满。",
        "| 事项 | 时间 |\n| 房屋租赁期限 | 2019年7月1日至2022年6月30日 |\n档案库房的房屋租赁期限于2022年9月30日到期。",
    ),
    counter_examples=(
        "| 项目 | 内容 |\n| 质量保修的期间 | 2020年3月9日-2022年8月31日 |\n注：质量保修的期间已于2022年8月31日届满。",
        "| 项目 | 内容 |\n| 质量保修的期间 | 2020年3月9日-2022年8月31日 |\n房屋租赁期限于2022年9月30日到期。",
    ),
)
def check_term(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each end of a term that a table gives too."""
    told = [(row, found) for row in report.rows("statements") for found in _ENDED.finditer(row["text"])]
    cells = report.rows("tables") if told else ()
    spans = [(cell, end) for cell in cells if (end := _SPAN.search(squeeze(cell["text"])))]
    for row, found in told:
        for cell, end in spans:
            beside = [one for one in report.by_table[cell["table_id"]] if one["row"] == cell["row"]]
            if not any(
                len(name) >= _NAMED and found["what"].endswith(name) for one in beside if (name := squeeze(one["text"]))
            ):
                continue
            if [int(found[part]) for part in ("year", "month", "day")] == [
                int(end[part]) for part in ("year", "month", "day")
            ]:
                yield holds(row, cell)
            else:
                yield fails("event_year", row, cell, said=found[0], before=squeeze(cell["text"]), page=cell["page"])


_NAMED = 4  # characters of the name of a term


_DAY = r"(?P<date>(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
_DONE = "(?P<done>施行|实施|生效|执行|颁布|发布|公布|印发|出台|通过)"
_TITLE = r"《(?P<title>[^《》]{3,50})》"
_TOLD = (
    re.compile(rf"{_TITLE}(?:[^，。；;《》\d]{{0,8}}?)(?:已?[于自从]|将于){_DAY}(?:起)?(?:正式|开始|全面)?{_DONE}"),
    re.compile(rf"{_DAY}(?:起)?(?:[，,])?(?:[^，。；;《》\d]{{0,10}}?)(?:正式|开始|全面)?{_DONE}(?:的|了)?{_TITLE}"),
)
_BEGINS = ("施行", "实施", "生效", "执行")
_ISSUES = ("颁布", "发布", "公布", "印发", "出台")
_REVISED = re.compile("新修[订正]|修[订正]后|新版|废止|失效|替代|取代|原《|旧《")
_REPUBLIC = "中华人民共和国"


@as_check(
    "day of a law",
    "a law or paper came into force, was issued or was passed on one day, wherever the report tells of it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="no title in book marks stands twice beside the day on which it came into force, or the two days differ in more than one of year, month and day, as those of two versions do",
    examples=(
        "《档案利用管理办法》于2020年9月1日实施后，中心完成制度修订。\n2021年9月1日起施行的《档案利用管理办法》明确了责任。",
        "《云溪市供水条例》自2022年3月22日起施行。\n落实2022年3月2日实施的《云溪市供水条例》。",
        "云溪市于2022年6月1日印发《养老服务补贴办法》。\n《养老服务补贴办法》已于2022年7月1日印发。",
    ),
    counter_examples=(
        "《档案利用管理办法》于2020年9月1日实施后，中心完成制度修订。\n2020年9月1日起施行的《档案利用管理办法》明确了责任。",
        "《云溪市供水条例》于2022年1月8日发布。\n《云溪市供水条例》自2022年3月8日起施行。",
        "《云溪市养犬条例》于2012年3月1日施行，现予废止。\n《云溪市养犬条例》自2022年3月1日起施行。",
        "《云溪市供水条例》于2006年3月1日施行。\n修订后的《云溪市供水条例》自2022年5月8日起施行。",
    ),
)
def check_laws(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each title whose day is told again."""
    seen: dict[tuple[str, tuple[str, ...]], tuple[Row, re.Match[str]]] = {}
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for found in (one for pattern in _TOLD for one in pattern.finditer(text)):
            done = found["done"]
            kind = _BEGINS if done in _BEGINS else _ISSUES if done in _ISSUES else (done,)
            first, said = seen.setdefault((found["title"].removeprefix(_REPUBLIC), kind), (row, found))
            if first is row:
                continue
            apart = sum(int(said[part]) != int(found[part]) for part in ("year", "month", "day"))
            if not apart:
                yield holds(row, first)
            elif apart == 1 and not _REVISED.search(first["text"] + row["text"]):
                title = f"《{found['title']}》{done}"
                yield fails("dated_twice", row, first, words=title, said=found["date"], before=said["date"],
                            page=first["page"])  # fmt: skip
