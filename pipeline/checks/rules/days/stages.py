"""Stages of work, and years and months in a row.

Stages of one piece of work in their order, and validity that had ended: 6月试运行, 4月通过验收; 证书2017年取得，有效期三年.
Years and months in a row: three years running that leave one out, work that ends before it begins, 第五季度.
"""

import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from pipeline.checks.sentences import found_in

_DATE = re.compile(r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>\d{1,2})月)?(?:\d{1,2}日|[初底末]|[上中下]旬)?")
# The later stages of each: what is called so comes after it, whatever the work is.
_AFTER = (
    ("立项|可研批复|开标|中标", "开工|动工|开建|竣工|完工|试运行|试运营|试生产|投产|通车|通过[^，。；]{0,4}验收"),
    ("招标", "中标|开工|动工|竣工|完工"),
    ("开工|动工|开建|奠基|破土", "封顶|竣工|完工|试运行|试运营|试生产|投产|投运|通车|通过[^，。；]{0,4}验收"),
    ("封顶", "竣工|试运行|试运营|试生产|投产"),
    ("试运行|试运营|试生产|试点运行", "正式(?:运行|运营|投产|投运|投用|上线|启用)|通过[^，。；]{0,6}验收"),
    ("提交申请|申请获受理|获得?受理|递交申请", "获批|批准|核准|获得?授权"),
    ("开始临床|启动临床|临床试验批件", "获批上市|上市销售"),
)
_STAGES = [(re.compile(one), re.compile(later)) for one, later in _AFTER]
# What says that another piece of work is meant.
_OTHER = re.compile(
    r"项目|工程|号线|[一二三四]期|公司|中心|[厂站馆楼桥路]|系统|另|其中|[；;。、]|分别|计划|拟|预计|将|原定"
)
_NEAR, _GAP = 10, 24  # characters from a date to its stage, and from a stage to the next date


class _Dated(NamedTuple):
    """A date in a text and the words behind it, up to the next mark."""

    year: int
    named: bool
    month: int | None
    start: int
    words: str
    end: int


def _dated(text: str) -> list[_Dated]:
    found: list[_Dated] = []
    year = 0
    for date in _DATE.finditer(text):
        if not date["year"] and not date["month"]:
            continue
        year = int(date["year"] or year)
        words = re.split("[，,。；;（(]", text[date.end() : date.end() + _NEAR + 8])[0]
        month = int(date["month"]) if date["month"] else None
        found.append(_Dated(year, bool(date["year"]), month, date.start(), words, date.end() + len(words)))
    return found


@as_check(
    "stages of work",
    "试运行 in June is not followed by 通过验收 in April: the stages of one piece of work come in their order",
    kind="date",
    grade=HINT,
    needs="statements tables",
    idle="no sentence, and no cell, names two stages with their dates one behind the other, with no other work between",
    examples=(
        "水质在线监测系统于2022年6月试运行，经过调整与完善，已于2022年4月通过验收。",
        "档案库房改造2021年9月开工，历经多次优化，2021年5月竣工。",
        "新药上市申请于2022年8月获受理，并于2022年3月获批。",
        "该生产线2020年立项，2019年动工。",
        "一号井于2022年10月开始招标，2022年7月确定中标单位。",
        "数字档案馆2022年3月通过验收，2022年5月开始试运行。",
        "体育馆于2021年3月开工，2020年12月封顶。",
        "直播平台2022年9月试运营，8月正式上线。",
        "| 项目 | 进展 |\n| 调度平台 | 2022年11月试运行，之后修改，已于2022年9月全面通过验收，项目竣工 |",
    ),
    counter_examples=(
        "水质在线监测系统于2022年4月试运行，经过调整与完善，已于2022年6月通过验收。",
        "档案库房改造2021年9月开工，历经多次优化，2022年5月竣工。",
        "城东泵站2022年9月开工，城西泵站2022年5月竣工。",
        "一期工程2022年9月开工，原有工程2022年5月竣工。",
        "新药上市申请于2021年8月获受理，并于2022年3月获批。",
        "该生产线2022年3月竣工，系2021年5月开工建设。",
        "平台2022年6月试运行，计划2023年4月通过验收。",
        "库房2022年3月竣工，2022年5月开工建设新展厅。",
        "数字档案馆2022年5月通过验收，2022年3月开始试运行。",
        "体育馆2021年开工，2021年12月封顶。",
    ),
)
def check_stages(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two stages with their dates."""
    for row in (*report.rows("statements"), *report.rows("tables")):
        text = row["text"]
        if "年" not in text or ("月" not in text and text.count("年") < 2):
            continue
        for one, two in itertools.pairwise(_dated(text)):
            between = text[one.end : two.start]
            if not one.year or len(between) > _GAP or _OTHER.search(between + one.words[_NEAR:]):
                continue
            if not two.named and one.year != report.year:
                continue  # 2021年9月开工，5月竣工 may be of the year after
            in_order = _in_order(one, two)
            if in_order is None:
                continue
            begun, done = in_order
            if _is_before(done, begun):
                yield fails("stages", row, first=text[begun.start : begun.end], then=text[done.start : done.end])
            else:
                yield holds(row)


def _in_order(one: _Dated, two: _Dated) -> tuple[_Dated, _Dated] | None:
    """Return the earlier stage and the later one of two that stand one behind the other, also where told from the end."""
    if any(first.search(one.words) and later.search(two.words) for first, later in _STAGES):
        return one, two
    told_back = any(later.search(one.words) and _ends_in(first, two.words) for first, later in _STAGES)
    return (two, one) if told_back else None


def _ends_in(stage: re.Pattern[str], words: str) -> bool:
    """Whether some words end in a stage: 开始试运行, and no 开工建设新库房."""
    return any(found.end() == len(words) for found in stage.finditer(words))


def _is_before(one: _Dated, other: _Dated) -> bool:
    if one.year != other.year:
        return one.year < other.year
    return bool(one.month and other.month and one.month < other.month)


_VALID = re.compile(
    rf"(?P<year>20\d\d)年(?:(?P<month>\d{{1,2}})月)?(?:\d{{1,2}}日)?[^。；;]{{0,30}}?(?:取得|获得|通过|颁发|核发|签发|认定|授予|领取|换发)"
    rf"[^。；;]{{0,40}}?有效期(?:限)?(?:均)?为?(?P<count>[{HAN}]|\d{{1,2}})年"
)
_UNTIL = re.compile(
    r"(?P<what>证书?|许可证?|资质|认定|认证|称号)[^。；;]{0,14}?有效期(?:限)?[至到](?P<year>20\d\d)年(?:(?P<month>\d{1,2})月)?"
)
_ENDED = re.compile("到期|届满|期满|失效|续[期展证]|延续|复评|复审|换证|曾|原|已过|注销|再次|重新[^认]|报告期[^内]")

_ANEW = re.compile("复审|复评|重新|再次|换证|换发|续|认定|取得|获得|通过")


@as_check(
    "validity that had ended",
    "what is relied on this year (有效期三年) had not ended before the year began",
    kind="honour",
    grade=HINT,
    needs="documents statements",
    idle="the year of the report is unknown, the sentence names no year with 有效期, or it says that it ended or was renewed",
    examples=(
        "公司于2018年11月取得高新技术企业证书，有效期三年。",
        "中心2017年9月10日通过质量管理体系认证，有效期为3年。",
        "企业于2018年9月获得重新认定的绿色食品证书，有效期三年，涵盖6个稻米品种。",
        "排污许可证有效期至2020年12月31日。",
        "本院2016年5月取得放射诊疗许可证，有效期5年，各项检查按证开展。",
        "食品经营许可证有效期至2021年6月。",
        "公司2019年3月获得辐射安全许可证，有效期限为二年。",
        "2016年12月核发的取水许可证，有效期5年。",
    ),
    counter_examples=(
        "公司于2020年11月取得高新技术企业证书，有效期三年。",
        "中心2017年9月10日通过质量管理体系认证，有效期为3年，2020年换证。",
        "公司于2018年11月取得高新技术企业证书，有效期三年，2021年通过复审。",
        "排污许可证有效期至2025年12月31日。",
        "原排污许可证有效期至2020年12月31日，已延续。",
        "公司于2019年11月取得高新技术企业证书，有效期三年。",
        "2016年12月核发的取水许可证，有效期10年。",
        "公司于2018年11月取得高新技术企业证书，有效期三年。\n公司于2021年11月通过高新技术企业复审。",
    ),
)
def check_validity(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that tells how long something is valid."""
    rows = report.rows("statements") if report.year else ()
    for at, row in enumerate(rows):
        beside = "".join(one["text"] for one in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2]))
        for found in (*_VALID.finditer(row["text"]), *_UNTIL.finditer(row["text"])):
            count = found.groupdict().get("count")
            end = int(found["year"]) + (read_count(count) or 0 if count else 0)
            if end >= (report.year or 0):
                yield holds(row)
            elif not _ENDED.search(row["text"]) and not _is_renewed(beside, int(found["year"])):
                yield fails("validity", row, said=found[0][-40:], until=end, year=report.year)


def _is_renewed(beside: str, after: int) -> bool:
    """Whether a sentence beside tells of a later year in which the thing was had anew."""
    return bool(_ANEW.search(beside)) and any(int(year) > after for year in re.findall(r"(20\d\d)年", beside))


_RUN = re.compile(
    rf"(?P<years>(?:20\d\d年?(?:度)?[、，,和及]){{1,}}20\d\d年?(?:度)?)(?:已|共)?连续(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})年"
)


@as_check(
    "years running",
    "2021年、2022年、2023年连续三年: the years follow each other, and are so many",
    kind="period",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence lists the years before 连续",
    examples=("中心2019年、2020年、2022年连续三年获评先进单位。", "中心2021年、2022年连续三年获评先进单位。"),
    counter_examples=("中心2020年、2021年、2022年连续三年获评先进单位。", "中心2019年、2022年获评先进单位。"),
)
def check_years_running(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such list of years."""
    for statement, found in found_in(report.rows("statements"), _RUN):
        years = sorted(int(year) for year in re.findall(r"20\d\d", found["years"]))
        if years == list(range(years[0], years[0] + (read_count(found["count"]) or 0))):
            yield holds(statement)
        else:
            yield fails("years_running", statement, said=found[0])


_WORK = re.compile(
    r"(?<!年)(?P<from>\d{1,2})月(?:\d{1,2}日|初|底|中旬|上旬|下旬)?(?:正式)?(?:开工|动工|启动|开始)[^。；;年\d]{0,12}?[，,、]?[^。；;年\d]{0,6}?(?P<to>\d{1,2})月"
    r"(?:\d{1,2}日|初|底|中旬|上旬|下旬)?(?:正式|全面|全部|顺利)?(?:竣工|完工|建成|完成|投用|投产|通车|结束)"
)
_NEXT = re.compile("次年|翌年|跨年|第二年")


@as_check(
    "begun and done",
    "work that began in June is not done in May of the year",
    kind="date",
    grade=HINT,
    needs="statements",
    idle="the sentence names a year or the year after (次年) between the two, or not both months",
    examples=("库房改造于6月开工，5月竣工。",),
    counter_examples=(
        "库房改造于5月开工，6月竣工。",
        "库房改造于9月开工，次年5月竣工。",
        "库房改造于2021年9月开工，5月竣工。",
    ),
)
def check_work(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each piece of work with both its months."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _WORK.finditer(text) if not _NEXT.search(text) else ():
            if int(found["from"]) <= int(found["to"]):
                yield holds(statement)
            else:
                yield fails("span", statement, said=found[0])


@as_check(
    "quarter of a year",
    "a year has four quarters",
    kind="date",
    grade=ERROR,
    needs="statements",
    idle="no fifth quarter is named",
    examples=("第五季度集中开展检查。",),
    counter_examples=("第四季度集中开展检查。", "推进第五个季度例会制度。", "举办第六季度假灯会。"),
)
def check_quarters(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each quarter beyond the fourth."""
    for statement in report.rows("statements"):
        found = re.search("第[五六七八九]季度(?!假)", statement["text"])
        if found:
            yield fails("quarter", statement, said=found[0])
