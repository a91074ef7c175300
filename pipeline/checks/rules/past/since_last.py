"""What last year's report said, said again: 第九届, 与上年持平, totals (累计) that have fallen, stocks of holders."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, interval_of, percent_change, printed_number, signed_interval
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.printed import find_slipped, quote_change, write_as
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import (
    between,
    half_before,
    is_exact_level,
    is_of_year,
    names_other_year,
    sentences,
    words_before,
    words_behind,
)
from pipeline.checks.stated import SURE, of_one_value

_EDITION = re.compile(
    rf"第(?P<count>[{HAN}]{{1,3}}|\d{{1,3}})(?:届(?P<what>[㐀-鿿“”]{{0,12}}?(?:节|大赛|竞赛|比赛|比武|运动会|论坛|峰会|博览会|展览会|展会|技能赛|活动周|宣传周|活动月))"
    r"|[期次批](?P<class>[㐀-鿿“”]{2,24}?(?:培训班|专题班|研修班|轮训班|学习班|研讨班|训练营|讲座|讲堂|沙龙|夏令营)))"
)
_COURSE = 5  # characters of the name of a course that is not that of many
_HELD = re.compile("举行|举办|主办|承办|协办|开幕|启动|开展")


@as_check(
    "edition of last year",
    "what is held each year is counted on: no 第九届 of last year's report as this year's",
    kind="period",
    grade=HINT,
    needs="statements",
    idle="one of the two reports does not tell of such an event, or the sentence names another year",
    examples=(
        "第九届读书节于4月举行。\n@@\n第九届读书节于4月举行，参与读者6万人次。",
        "举办第六期“全市政务公开专题培训班”，邀请专家授课。\n@@\n11月，举办第六期“政务公开”专题培训班。",
    ),
    counter_examples=(
        "第九届读书节于4月举行。\n@@\n第十届读书节于4月举行，参与读者6万人次。",
        "举办第六期“政务公开”专题培训班。\n@@\n举办第七期“政务公开”专题培训班。",
        "举办第六期“政务公开”专题培训班。\n@@\n接续第六期“政务公开”专题培训班，年内举办第七期“政务公开”专题培训班。",
        "召开第三届职工代表大会。\n@@\n召开第三届职工代表大会第二次会议。",
        "第九届读书节于4月举行。\n@@\n2021年，第九届读书节于4月举行，今年改为线上。",
    ),
)
def check_edition(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each event that both reports count."""
    last = report.year_before
    before = {_what(found): (row, found) for row, found in _editions(last)} if last else {}
    own = list(_editions(report)) if before else []
    for row, found in own:
        name = next((name for name in before if _is_one(name, _what(found))), None)
        if name is None:
            continue
        then, old = before[name]
        counts = [read_count(one["count"]) or 0 for _, one in own if _is_one(_what(one), _what(found))]
        if max(counts) == read_count(old["count"]):  # several of a year go on from last year's
            yield fails("edition_again", row, then, said=found[0], year=last and last.year, page=then["page"])
        else:
            yield holds(row, then)


def _what(found: re.Match[str]) -> str:
    """Return what is counted, without marks: 读书节, 政务公开专题培训班."""
    return re.sub("[“”]", "", str(found["what"] or found["class"]))


def _is_one(one: str, other: str) -> bool:
    """Whether two names are one, or the longer one of a course says of whom it is: 全市政务公开专题培训班."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) > _COURSE and long.endswith(short))


def _editions(report: Report) -> Iterator[tuple[Row, re.Match[str]]]:
    for row in report.rows("statements"):
        if _HELD.search(row["text"]) and not names_other_year(row["text"], report.year):
            for found in _EDITION.finditer(row["text"]):
                yield row, found


_Key = tuple[object, ...]
_LAST = r"(?:上年度?|去年|上一年度?|(?P<year>20\d\d)年度?)(?:同期|末|底|预算|决算)?"
_LEVEL = re.compile(rf"^[，,（(]?(?:与|同|和|比|较){_LAST}(?:相比)?(?:持平|相同|一致)")
_OF_YEAR = re.compile("全年|年内|年度|本年|当年|今年|报告期|半年|季度|月")
# 累计培训, and what was done up to the day of the report and stays done: 截至报告期末，已筛选来自客户的53类靶点.
_TOTAL = re.compile(
    r"累[计积][^，,。；;\d]{0,12}$|(?:截[至止]|目前|至今)[^。；;]{0,20}[已共](?:经|累[计积])?(?:完成|建成|筛选|服务|培训|发放|救助|接待|开展|实施|举办|处理|交付|改造|资助|走访|编译|翻译|修复)[^，,。；;\d]{0,12}$"
)
_ENDS = re.compile("(?:报告期|年|月)[末底]")  # a day, no time over which is counted
_NAME = 3  # characters of a metric that says what is counted
_FEW = 3  # digits of a change of which one that is another, or two that changed places, are a slip
_SHORT = 2  # digits of a change that are seen to stand right but for their point


def _single(report: Report) -> Mapping[_Key, Row]:
    """Return by name and unit what the prose of a report states once, for no other year than its own."""
    found: dict[_Key, list[Row]] = defaultdict(list)
    for row in report.rows("quantities"):
        own = is_of_year(row, report.year)
        if row["source"] == "text" and is_exact_level(row) and len(row["metric"] or "") >= _NAME and own:
            found[row["metric"], row["unit"]].append(row)
    return of_one_value(found)


@as_check(
    "level with last year",
    "what is called level with last year (与上年持平) has last year's value in last year's report",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="last year's report does not state that under one name with one value",
    examples=(
        "持有高级工证书的职工12人。\n@@\n持有高级工证书的职工15人，与上年持平。",
        "@type=预算\n公务接待费1.62万元。\n@@\n@type=预算\n公务接待费1.87万元，比2021年预算持平。",
    ),
    counter_examples=(
        "持有高级工证书的职工12人。\n@@\n持有高级工证书的职工12人，与上年持平。",
        "持有高级工证书的职工12人。\n@@\n持有高级工证书的职工13人，与上年基本持平。",
        "@type=预算\n公务接待费1.62万元。\n@@\n@type=预算\n公务接待费1.87万元，比2020年预算持平。",
    ),
)
def check_level(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is called so."""
    before = _single(report.year_before) if report.year_before else {}
    for statement, quantities in sentences(report) if before else ():
        for q in quantities:
            then = before.get((q["metric"], q["unit"]))
            level = _LEVEL.match(words_behind(statement, q)) if then and is_exact_level(q) else None
            if then is None or level is None or not _is_of_last(level, report):
                continue
            one, other = interval_of(then), interval_of(q)
            if one and other and one.meets(other):
                yield holds(q, then)
            elif one and other:
                yield fails("not_level_years", q, then, before=named(then), after=named(q))


@as_check(
    "total that has fallen",
    "a total over all years (累计) is not below that of last year's report",
    kind="conflict",
    grade=HINT,
    needs="statements quantities",
    idle="one of the two reports does not state the total once under that name, or counts over the year alone",
    examples=(
        "累计办理读者证236张。\n@@\n累计办理读者证229张。",
        "截至年底，中心已修复来自全省的53类馆藏文献。\n@@\n截至年底，中心已修复来自全省的35类馆藏文献，全年走访五家单位。",
    ),
    counter_examples=(
        "累计办理读者证236张。\n@@\n累计办理读者证251张。",
        "全年累计办理读者证236张。\n@@\n全年累计办理读者证229张。",
    ),
)
def check_total(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each total that both reports state."""
    if not report.year_before:
        return
    before, now = _totals(report.year_before), _totals(report)
    for key, row in now.items():
        one, other = interval_of(row), interval_of(before[key]) if key in before else None
        if one is None or other is None:
            continue
        if one.high >= other.low:
            yield holds(row, before[key])
        else:
            yield fails("total_fell", row, before[key], now=named(row), then=named(before[key]),
                        page=before[key]["page"])  # fmt: skip


def _totals(report: Report) -> Mapping[_Key, Row]:
    ids = {
        q["row_id"]
        for statement, quantities in sentences(report)
        for q in quantities
        if not _OF_YEAR.search(_ENDS.sub("", half_before(statement, q))) and _TOTAL.search(words_before(statement, q))
    }
    return {key: row for key, row in _single(report).items() if row["row_id"] in ids}


_THAN = re.compile(rf"^[，,（(]?(?:同比|[比较]{_LAST})[^，,。；;\d]{{0,4}}$")


@as_check(
    "change of what last year's report counts",
    "比上年增加3名 is the difference from what last year's report states under the same name; what is so in percent goes its way",
    kind="stated_change",
    grade=HINT,
    needs="statements quantities indicators",
    idle="the dictionary surely knows the name (then another check looks), or one of the two reports does not state it once",
    tolerance="half of the last printed digit of all three; in a report that names earlier years on every page only a slip of digits is told",
    examples=(
        "党员活动阵地45个。\n@@\n党员活动阵地46个，比上年增加3个。",
        "受理行李遗失登记250起。\n@@\n受理行李遗失登记270起，同比下降8%。",
        "@type=预算\n财政拨款收入13284.60万元。\n@@\n@type=预算\n财政拨款收入14610.75万元，比2021年预算减少1326.15万元。",
        "@type=预算\n财政拨款收入14137.95万元。\n@@\n@type=预算\n财政拨款收入13284.60万元，比2021年预算减少835.35万元。",
        "@type=预算\n渠道养护经费84.50万元。\n@@\n@type=预算\n渠道养护经费119.50万元，比2021年预算增加3.5万元。",
        "@type=年度报告\n库存粮食48,126.5吨。\n@@\n@type=年度报告\n库存粮食51,904.2吨，比上年末增加3,717.7吨。",
    ),
    counter_examples=(
        "@type=预算\n财政拨款收入14137.95万元。\n@@\n@type=预算\n财政拨款收入13284.60万元，比2021年预算减少853.35万元。",
        "@type=预算\n财政拨款收入14137.95万元。\n@@\n@type=预算\n财政拨款收入13284.60万元，比2021年预算执行数减少835.35万元。",
        "@type=预算\n财政拨款收入14137.95万元。\n@@\n@type=预算\n财政拨款收入13284.60万元，比2020年预算减少835.35万元。",
        "党员活动阵地45个。\n@@\n党员活动阵地46个，比上年增加1个。",
        "党员活动阵地45个。\n@@\n党员活动阵地46个，比上年增加2.2%。",
        "受理行李遗失登记250起。\n@@\n受理行李遗失登记270起，同比下降12%。",
    ),
)
def check_moved(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value with its change behind it; one in percent is only told where it went the other way."""
    before = _single(report.year_before) if report.year_before else {}
    sure = {
        row["quantity_id"]
        for row in (report.rows("indicators") if report.of_its_year else ())
        if row["confidence"] >= SURE and row["status"] == "stated"
    }
    for statement, quantities in sentences(report) if before else ():
        for value, change in itertools.pairwise(quantities):
            then = before.get((value["metric"], value["unit"]))
            if then is None or value["row_id"] in sure or not is_exact_level(value) or change["role"] != "change":
                continue
            in_percent = change["unit"] == "%" != value["unit"]
            is_told = in_percent or change["unit"] == value["unit"]
            than = _THAN.match(between(statement, value, change)) if is_told else None
            if than is None or not _is_of_last(than, report):
                continue
            one, other, said = interval_of(then), interval_of(value), signed_interval(change)
            if one is None or other is None or said is None or change["qualifier"] != "exact":
                continue
            got = percent_change(one, other) if in_percent else other - one
            if got is None or (in_percent and not got.meets(said) and not _is_other_way(got, said)):
                continue
            if got.meets(said):
                yield holds(value, then)
            elif report.of_its_year or _is_other_way(got, said) or _is_slip(write_as(abs(got.middle), change), change):
                yield fails("change_years", value, then, said=quote_change(change), unit="", before=named(then),
                            after=named(value), got=write_as(got.middle, change))  # fmt: skip


def _is_of_last(than: re.Match[str], report: Report) -> bool:
    """Whether what is compared with is the year before: 上年, or its number (比2021年预算 in the report of 2022).

    Its own number is a slip that another check tells.
    """
    year = report.year or 0
    return than["year"] is None or int(than["year"]) in (year, year - 1)


def _is_other_way(got: Interval, said: Interval) -> bool:
    """Whether a value rose by as much as it is said to have fallen, or the other way round."""
    return abs(got.middle) > 0 and (-got).meets(said)


def _is_slip(due: str, change: Row) -> bool:
    """Whether a change of three digits or more is what it should be but for a digit, or two that changed places.

    One of two digits or more may also have its point in another place: 2.5万元, 25万元.
    """
    printed, wanted = printed_number(change["text"]), printed_number(due)
    places = len(printed.partition(".")[2])
    one, other = printed.replace(".", ""), f"{float(wanted or 0):.{places}f}".replace(".", "")
    bare = [text.replace(".", "").strip("0") for text in (printed, wanted)]
    moved = len(bare[0]) >= _SHORT and bare[0] == bare[1] and float(printed) != float(wanted)
    return moved or (len(one) >= _FEW and bool(find_slipped(one, other)))
