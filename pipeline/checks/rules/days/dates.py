"""Years and days: last year's year left in, another period, laws no longer in force, names of years gone by, impossible days."""

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from pipeline.checks.aligned import place_in
from pipeline.checks.check import CONFLICT, ERROR, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.printed import quote
from pipeline.checks.report import Report, once_a_report
from schemas.text import squeeze
from schemas.word_lists import rows

_REPUBLIC = "中华人民共和国"
# Words beside a law that say it is followed; a law that is told as history, or named as repealed, is none.
_FOLLOWED = re.compile(r"遵守|依据|按照|依照|根据|执行|贯彻|落实|符合|规定|学习|宣传|普及|严守")
_GONE = re.compile(r"废止|失效|取代|替代|原《|施行前|同时|当时")


@cache
def _repealed() -> tuple[tuple[str, date, str], ...]:
    listed = rows("checks/repealed.csv", "name", "until", "by")
    return tuple((name, date.fromisoformat(until), by) for name, until, by in listed)


@as_check(
    "law no longer in force",
    "a law that had ended before the report's period is not cited as one that is followed",
    kind="date",
    grade=ERROR,
    needs="documents statements",
    idle="the year of the report is unknown, or the sentence says that the law was replaced",
    examples=("在对外签订的合同中均遵守《中华人民共和国合同法》等法律法规。", "严格执行《合同法》，合同履约率100%。"),
    counter_examples=(
        "严格遵守《中华人民共和国劳动合同法》。",
        "《中华人民共和国合同法》自2021年1月1日起废止，依照《中华人民共和国民法典》签订合同。",
        "@year=2020\n严格遵守《中华人民共和国合同法》。",
    ),
)
def check_laws(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each law of the list that a sentence cites."""
    for statement in report.rows("statements") if report.year else ():
        for name, until, by in _repealed() if "《" in statement["text"] else ():
            clause = _clause_with(statement["text"], name)
            if clause is None:
                continue
            if until > date(int(report.year or 0), 1, 1):
                yield holds(statement)
            elif _FOLLOWED.search(clause) and not _GONE.search(clause):
                yield fails("law", statement, name=f"《{name}》", until=until.isoformat(), by=f"《{by}》")


def _clause_with(text: str, name: str) -> str | None:
    """Return the part of a sentence, between its semicolons, that cites a law by its full or short name."""
    cited = f"《{name}》", f"《{name.removeprefix(_REPUBLIC)}》"
    return next((part for part in re.split("[；;。]", text) if any(one in part for one in cited)), None)


_LEADS = 12  # characters before a name in which its word of doing stands


@as_check(
    "name of another time",
    "congresses, plans and measures of years gone by are not spoken of as of this year",
    kind="date",
    grade=HINT,
    needs="documents statements",
    idle="no name of schemas/data/checks/dated.csv stands behind its word of doing",
    examples=(
        "@year=2021\n深入学习贯彻党的二十届三中全会精神。",
        "@year=2023\n以庆祝建团100周年为抓手，开展主题活动。",
        "@year=2024\n深入学习贯彻党的十九大精神。",
    ),
    counter_examples=("@year=2022\n以庆祝建团100周年为抓手，开展主题活动。", "@year=2024\n党的十九大以来，面貌一新。"),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each dated name in a sentence."""
    if not report.year or not report.of_its_year:
        return
    for statement in report.rows("statements"):
        for name, first, last, lead in rows("checks/dated.csv", "name", "first", "last", "lead"):
            at = statement["text"].find(name)
            if at < 0 or not re.search(lead, statement["text"][max(0, at - _LEADS) : at]):
                continue
            if int(first) <= report.year <= int(last):
                yield holds(statement)
            elif report.year > int(last):
                yield fails("dated", statement, name=name, last=last)
            else:
                yield fails("dated_ahead", statement, name=name, first=first, year=report.year)


_COMPARED = re.compile(
    r"比|较|同期|上年|去年|增长|下降|以来|至今|起[，,始]|自|从|成立|建成|创建于|历年|调整|修订|发布|颁布|年版|追溯|更正|修正|重述|勘误|累计|连续|曾|原|始于|截至"
)
_AHEAD = "report.outlook"
_NOT_DEEDS = ("report.honours", "report.media", "report.profile", "report.parameters", "report.leaders")
_RANGE = re.compile(r"报告(?:的)?(?:时效|时间范围|期间|期限|期)|时间范围")


@as_check(
    "period of the report",
    "the period that the report says it covers is of its year",
    kind="period",
    grade=CONFLICT,
    needs="documents statements dates",
    idle="the report does not say from which day to which it runs",
    examples=(
        "本报告时效为2021年1月1日到2021年12月31日。",
        "本报告时间范围为2022年4月1日至2022年12月31日。",
        "本报告时间范围为2022年1月1日至2022年8月31日。",
        "报告期为2022年10月1日至2022年12月31日。",
    ),
    counter_examples=(
        "本报告时效为2022年1月1日到2022年12月31日。",
        "本报告时间范围为2021年7月1日至2022年6月30日。",
        "@type=半年度报告\n报告期为2022年1月1日至2022年6月30日。",
        "公司于2022年3月18日成立，报告时间范围为2022年3月18日至2022年12月31日。",
    ),
)
def check_period(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each period that the report says is its own."""
    for row in report.rows("dates"):
        statement = report.statement_by_id.get(row["statement_id"] or "")
        if not report.year or statement is None or row["precision"] != "range" or row["inferred_year"]:
            continue
        lead = statement["text"][: place_in(statement, row)][-14:]
        if not _RANGE.search(lead):
            continue
        if _is_part(row, report.year) and not _OF_PART.search(
            f"{report.document['title']}{report.document['report_type']}{statement['text']}"
        ):
            yield fails("period_part", row, said=row["text"], year=report.year)
        if (row["end"] - row["start"]).days < _YEAR:
            continue
        if row["end"].year == report.year:
            yield holds(row)
        elif row["end"].year < report.year:
            yield fails("report_period", row, said=row["text"], year=report.year)


def _is_part(row: Row, year: int) -> bool:
    """Whether a period within the year begins with it and ends before it, or ends with it and begins behind it."""
    start, end = row["start"], row["end"]
    ends = (start.month, start.day) == (1, 1), (end.month, end.day) == (12, 31)
    return bool(start.year == end.year == year and any(ends) and not all(ends))


_OF_PART = re.compile("半年|季|中期|上市|成立|设立|组建")
_NAMED = ("year", "half", "quarter", "month", "part_of_month", "day")
_YEAR = 300  # days of a period that is a year's
_WILL = re.compile(r"[，,]?[^。；;，,]{0,14}(?:将|要|继续|计划|力争)")
_DOING = re.compile(r"贯彻|落实|开展|推进|执行|实施|组织|制定|完成|按照|根据|将")


@as_check(
    "last year's year",
    "the year before the report's does not stand in what is told of this year or planned for the next",
    kind="date",
    grade=HINT,
    needs="documents statements dates sections honours",
    idle="the report is no 社会责任报告, or the sentence compares, tells what came before, or names another year too",
    examples=(
        "# 一、安全生产\n2021年9月12日，组织消防疏散演练，全体职工参加。",
        "# 一、绿色环保形象\n贯彻工会“2021年员工心理关爱服务体系”精神，持续推进人文关怀工作。",
        "中心关心困难职工，2021年慰问12人次、慰问金9600元。",
        "# 一、展望与承诺\n2021年，我们将继续开展志愿服务，平台在2023年9月前上线。",
        "# 一、安全\n2021年，书库组织消防演练6次。\n@@\n# 一、安全\n2021年，书库组织消防演练6次。",
    ),
    counter_examples=(
        "中心成立于2021年4月，贯彻上级部署。",
        "组织志愿服务26次，比2021年增加3次。",
        "荣获2020-2021年度文明单位称号，落实创建工作。",
        "落实《2021年工作要点》（云办〔2021〕3号）。",
        "2021年度利润分配每股派发现金股利0.12元，共计3.43亿元。",
        "因漏登两个站点，2021年巡线里程由962公里更正为1,014公里。",
    ),
)
def check_stale_year(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each mention of the year before in an action.

    A count that stands in last year's report word for word was copied with its year: a contradiction.
    """
    for statement, row in left_in(report):
        said, last = _around(statement, row), report.year_before
        copied = _copied(statement, report) if last else None
        if copied is None or last is None:
            yield fails("stale_year", statement, row, said=said, year=report.year)
            continue
        blanks = {"said": said, "before": last.year, "page": copied["page"], "year": report.year}
        own = _own_value(statement, report)
        if own is None:
            yield fails("stale_copied", statement, row, copied, grade=CONFLICT, **blanks)
        else:
            beside = {"own": quote(own), "own_page": own["page"]}
            yield fails("stale_copied_beside", statement, row, copied, own, grade=CONFLICT, **blanks, **beside)


def _copied(statement: Row, report: Report) -> Row | None:
    """Return the sentence of last year's report that a sentence with a count is to the letter."""
    counts = any(q["role"] == "level" and q["value"] for q in report.quantities_of(statement))
    before = report.year_before.rows("statements") if report.year_before and counts else ()
    return next((row for row in before if squeeze(row["text"]) == squeeze(statement["text"])), None)


def _own_value(statement: Row, report: Report) -> Row | None:
    """Return another value that the report gives of its own year for something that a sentence counts."""
    ids = {q["row_id"] for q in report.quantities_of(statement)}
    stated = [row for row in report.rows("indicators") if row["status"] == "stated" and row["value"] is not None]
    told = {row["indicator"]: row["value"] for row in stated if row["quantity_id"] in ids}
    for row in stated:
        of_year = row["data_year"] == report.year and row["period_class"] == "year" and row["scope"] == "unit"
        if of_year and row["quantity_id"] not in ids and row["value"] != told.get(row["indicator"], row["value"]):
            return row
    return None


@once_a_report
def left_in(report: Report) -> Sequence[tuple[Row, Row]]:
    """Return the mentions of the year before that were left in from last year's report, each behind its sentence."""
    return [*_left_in(report)] if report.year and report.of_its_year else []


def _left_in(report: Report) -> Iterator[tuple[Row, Row]]:
    honours = [(row["start_char"], row["end_char"]) for row in report.rows("honours")]
    mentions = [row for row in report.rows("dates") if row["precision"] in _NAMED and not row["inferred_year"]]
    for row in mentions:
        statement = report.statement_by_id.get(row["statement_id"] or "")
        if statement is None or row["start"].year != (report.year or 0) - 1:
            continue
        if any(start <= row["start_char"] < end for start, end in honours):
            continue
        if _is_left_in(statement, row, report):
            yield statement, row


def _is_left_in(statement: Row, row: Row, report: Report) -> bool:
    text, topic = statement["text"], report.topic_of(row)
    section = report.section_by_id.get(row["section_id"] or "")
    ahead = topic.startswith(_AHEAD) or bool(section and re.search("展望|预期|打算|计划", section["path"]))
    at = place_in(statement, row)
    if ahead and at <= 2 and _WILL.match(text[at + len(squeeze(row["text"])) :]):
        return True
    years = set(re.findall(r"(?:19|20)\d\d(?=年|[-—至])", text))
    if len(years) > 1 or topic.startswith(_NOT_DEEDS):
        return False
    begin = max(text.rfind(stop, 0, at) for stop in "，。；;") + 1
    ends = [found.start() for found in re.finditer("[，。；;]", text[at:])]
    clause = text[begin : at + (ends[1] if len(ends) > 1 else len(text))]
    if _is_in_title(text, at) or _COMPARED.search(clause):
        return False
    counted = any(q["role"] == "level" and begin <= q["start_char"] - statement["start_char"] < begin + len(clause)
                  for q in report.quantities_of(statement))  # fmt: skip
    if _LOOKED_BACK.match(text[at + len(squeeze(row["text"])) :]):
        return False
    if row["precision"] != "year":  # a day of last year is left in where something was done on it, not begun
        return at - begin <= 2 and bool(_DONE.search(clause)) and not _FOUNDED.search(clause)
    return ahead or bool(_DOING.search(clause)) or (counted and at - begin <= 1)


# What is done in a year about the one before: 2021年度利润分配, 2021年度考核.
_LOOKED_BACK = re.compile(
    "度?(?:的)?(?:利润分配|分红|现金红利|权益分派|股东大会|年度报告|财务报告|决算|审计|考核|述职|评议|表彰|总结)"
)
_DONE = re.compile(r"开展|举办|举行|召开|组织|参加|走访|慰问|培训|演练|活动")
_FOUNDED = re.compile(
    r"加挂|更名|合并|揭牌|挂牌|获|授予|评为|投运|投产|启用|印发|签订|签署|立项|开工|启动|竣工|上线|上市|任|当选"
)


def _is_in_title(text: str, at: int) -> bool:
    before, behind = text[:at], text[at:]
    return before.rfind("《") > before.rfind("》") and "》" in behind


def _around(statement: Row, row: Row) -> str:
    at = place_in(statement, row)
    return str(statement["text"][max(0, at - 10) : at + len(squeeze(row["text"])) + 14])


_MONTH = re.compile(r"(?<!\d)(?:19|20)\d\d年(?P<month>\d{1,2})月(?!\d{1,2}日)")
# 2022-02-30, 2022/13/01, 2022.11.31: all of a cell, or between marks that no number goes on behind.
_WRITTEN = re.compile(
    r"(?<![\w.\-/])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\w.\-/])"
)
_NUMBER = re.compile(r"(?:号|编码|代码|No\.?)[:：为]?$")
_DAY = re.compile(r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


@as_check(
    "impossible day",
    "a day that is named is one that there is: no 2月30日, no 13月",
    kind="date",
    grade=ERROR,
    needs="documents statements tables",
    idle="no day is named",
    examples=(
        "| 事项 | 日期 |\n| 换届 | 2022-02-30 |",
        "2022年2月30日，组织消防演练。",
        "2022年13月召开总结大会。",
        "2022年11月31日召开职工大会。",
    ),
    counter_examples=(
        "2020年2月29日，组织消防演练。",
        "2022年12月31日召开职工大会。",
        "受让宗地编号2021-35-01地块。",
        "许可证编号：2022-36-18。",
        "| 合同编号 | 金额 |\n| 2022-38-12 | 126 |",
    ),
)
def check_days(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence and each cell that names days."""
    for statement in (*report.rows("statements"), *report.rows("tables")):
        text = squeeze(statement["text"])
        for found in _MONTH.finditer(text):
            if not 1 <= int(found["month"]) <= 12:
                yield fails("day", statement, said=found[0])
        for found in (*_DAY.finditer(text), *_WRITTEN.finditer(text)):
            month, day = int(found["month"]), int(found["day"])
            year = int(found["year"] or 2024)  # a leap year where none is named
            if found.re is _WRITTEN and _is_number(report, statement, text[: found.start()]):
                continue
            if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
                yield holds(statement)
            else:
                yield fails("day", statement, said=found[0])


def _is_number(report: Report, row: Row, before: str) -> bool:
    """Whether what looks like a day is the number of a contract or a permit: a word before it, or over its column, says so."""
    if _NUMBER.search(before):
        return True
    column = [
        cell for cell in report.by_table.get(row.get("table_id") or "", ()) if cell["column"] == row.get("column")
    ]
    return bool(column) and any(_NUMBER.search(squeeze(cell["text"])) for cell in column if cell["row"] < row["row"])
