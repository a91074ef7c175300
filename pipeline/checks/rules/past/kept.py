"""What stays as it is in a sentence of last year's report.

Numbers that stay as they are, and differ by a slip from those of the same sentence of last year's report.

1. 用地面积约6204.0平方米 after 6200.4   2. 云交规〔2018〕247号 after 274号   3. 成立于1987年 after 1978年
4. any number of four digits of which two changed places, where the words on both sides stayed
What stayed as it was in a sentence of last year's report that went on otherwise: its day, a part of its amounts.

1. 截至2021年12月31日，车辆7辆，其中执法用车4辆 → 截至2021年12月31日，车辆7辆，其中执法用车0辆: the day was left
2. 预留418.60万元，其中小微企业251.16万元 → 预留706.50万元，其中小微企业251.16万元: the part was left
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import digits_of
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.printed import find_slipped, lacks_digit
from pipeline.checks.report import Report, named
from pipeline.checks.reuse import kept_sentences
from pipeline.checks.sentences import between, is_exact_level, names_other_year
from schemas.text import squeeze

_TOKEN = re.compile(r"\d[\d,，]*(?:\.\d+)?|.", re.DOTALL)
_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_BESIDE = 3  # tokens that are the same before a number that stayed
_QUOTED = 16  # characters before it that are quoted
_LONG = 4  # digits of a number of which two in each other's place are no chance
_FEW = 3  # the same where two other numbers or more of the sentence stayed, and none changed
_FIXED = re.compile(
    r"(?:占地|用地|建筑|场地|校园|馆舍|规划|水域|辖区|区域|国土)(?:总?面积)|面积约?为?$|注册资本|注册资金|开办资金|批复总投资|概算总投资"
    r"|(?:核定|批准|行政|事业|人员)编制|编制数|学制|设计(?:能力|规模|产能|库容|标准)|处理规模|总库容|装机容量|总装机|容积率|全长|总里程|热线|电话|邮编|邮政编码"
)
"""Words before a number that is fixed for years."""
_BEGUN = re.compile(r"(?:成立|始建|创建|创立|创办|建校|建院|建馆|建厂|组建|设立|兴建|挂牌)(?:于)?$")
_PAPER = re.compile(r"[〔\[【（(]\d{4}[〕\]】）)]第?$")
_MOVES = re.compile(r"新增|增加|减少|扩建|调整|变更|扩大|增资|增至|减至|扩容|同比|较上年|比上年")
_OF_YEAR = re.compile("全年|年内|本年|今年|当年|报告期内|年度|上半年|下半年|[月季]")
"""Words before a number that counts what was done in the year: it is another one each year."""
_SHARE = 0.6  # of the numbers of a sentence that stayed, where none of its words says that it is fixed; own judgement


class _Changed(NamedTuple):
    """A number of a sentence and what stands in its place in last year's, with the words before it and behind it."""

    now: str
    then: str
    before: str
    behind: str


@as_check(
    "number of a kept sentence",
    "an area, a capital, a founding year, the number of a paper in a sentence of last year's report is still the same",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="there is no report of the year before, it has no such sentence, or its numbers differ by more than a digit",
    examples=(
        "分馆位于望潮路，用地面积约6200.4平方米（含庭院），共五层。\n@@\n分馆位于望潮路，用地面积约6204.0平方米（含庭院），共五层。",
        "依据云交规〔2018〕274号文关于同意线路调整的批复。\n@@\n依据云交规〔2018〕247号文关于同意线路调整的批复。",
        "中心成立于1987年，是全市第一家档案服务机构。\n@@\n中心成立于1978年，是全市第一家档案服务机构。",
        "公司注册资本5,600万元，下设四个部门。\n@@\n公司注册资本6,500万元，下设四个部门。",
        "水厂设计能力12.5万吨/日，服务城北片区。\n@@\n水厂设计能力15.2万吨/日，服务城北片区。",
        "核定编制128名，内设机构7个。\n@@\n核定编制182名，内设机构7个。",
        "监督电话62814507，欢迎来电。\n@@\n监督电话62815407，欢迎来电。",
        "高速公路全长86.37公里，设收费站9处。\n@@\n高速公路全长86.73公里，设收费站9处。",
        "学校占地面积1,284亩，建筑面积41.6万平方米。\n@@\n学校占地面积1,248亩，建筑面积41.6万平方米。",
        "2019年5月28日，中心通过行业平台发布了档案修复领域的第一份白皮书。\n@@\n2021年5月28日，中心通过行业平台发布了档案修复领域的第一份白皮书。",
        "馆藏地方志共26,417册，均已编目上架供读者查阅。\n@@\n馆藏地方志共26,147册，均已编目上架供读者查阅。",
        "综合楼高29.8米，主楼7层，裙房3层，地下2层。\n@@\n综合楼高28.9米，主楼7层，裙房3层，地下2层。",
    ),
    counter_examples=(
        "分馆位于望潮路，用地面积约6200.4平方米（含庭院），共五层。\n@@\n分馆位于望潮路，用地面积约6200.40平方米（含庭院），共五层。",
        "中心成立于1987年，是全市第一家档案服务机构。\n@@\n中心成立于1987年，是全市第一家档案服务机构。",
        "公司注册资本5,600万元，下设四个部门。\n@@\n公司注册资本增加至6,500万元，下设四个部门。",
        "馆舍建筑面积12,400平方米，下设四个部门。\n@@\n馆舍建筑面积18,650平方米，下设四个部门。",
        "全年接待读者486,215人次，满意率98.6%。\n@@\n全年接待读者512,438人次，满意率98.8%。",
        "全年走访企业128家，解决问题36个。\n@@\n全年走访企业129家，解决问题63个。",
        "全年处理工单1,284件，办结1,270件，回访1,100件。\n@@\n全年处理工单1,248件，办结1,231件，回访1,087件。",
        "依据云发〔2021〕12号文件精神，部署年度工作。\n@@\n依据云发〔2022〕21号文件精神，部署年度工作。",
        "2021年5月28日，中心召开年度工作会议，部署全年任务。\n@@\n2022年5月28日，中心召开年度工作会议，部署全年任务。",
        "2021年3月18日\n@@\n2022年5月12日",
        "2021年3月18日，西馆开放。\n@@\n2022年5月12日，西馆开放。",
        "2021年12月31日，中心共有藏品1,286件。\n@@\n2022年12月31日，中心共有藏品1,286件。",
        "馆内设书架126组、阅览席48个、研讨室12间。\n@@\n馆内设书架162组、阅览席52个、研讨室12间。",
        "3座泵站于2021年建成。\n@@\n5座泵站于2022年建成。",
        "服务热线62814507，全年接听来电1,286个。\n@@\n服务热线62814507，全年接听来电1,268个。",
        "核定编制128名，内设机构7个。\n@@\n核定编制126名，内设机构7个。",
        "风电场总装机容量96兆瓦，共24台风机。\n@@\n风电场总装机容量98兆瓦，共24台风机。",
        "期末编制内职工128名，其中女职工61名。\n@@\n期末编制内职工126名，其中女职工60名。",
    ),
)
def check_numbers(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each number that stays as it is in a sentence of last year's report."""
    last = report.year_before
    if last is None:
        return
    for row, old, kind in kept_sentences(report):
        if kind == "identical":
            if _FIXED.search(row["text"]):
                yield holds(row, old)
        else:
            yield from _judge(row, old, last.year)


def _judge(row: Row, old: Row, year: int | None) -> Iterator[Judgement]:
    """Yield a judgement for each number that should not have changed and has by a slip."""
    changed, kept = _compare(row["text"], old["text"])
    for one in changed:
        day = _day_again(one, row["text"], old["text"]) if len(changed) == 1 else None
        if day or _is_slip(one, len(kept), len(changed), row["text"]):
            said = f"{one.before}{day}" if day else f"{one.before}{one.now}{one.behind}"
            blanks = {"said": said, "before": one.then, "page": old["page"]}
            yield fails("kept_number", row, old, year=year, **blanks)


def _compare(now: str, then: str) -> tuple[list[_Changed], list[str]]:
    """Return the numbers that changed between two sentences while the words beside them stayed, and those that did not."""
    a, b = _TOKEN.findall(then), _TOKEN.findall(now)
    changed: list[_Changed] = []
    kept: list[str] = []
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for tag, a0, a1, b0, b1 in blocks:
        if tag == "equal":
            kept += [token for token in b[b0:b1] if token[0].isdigit()]
            continue
        sides = a[max(0, a0 - _BESIDE) : a0], a[a1 : a1 + 1]
        stayed = sides == (b[max(0, b0 - _BESIDE) : b0], b[b1 : b1 + 1])
        if tag == "replace" and a1 - a0 == b1 - b0 == 1 and stayed and _are_numbers(a[a0], b[b0]):
            before = re.split("[，,。；;：:]", "".join(b[:b0]))[-1][-_QUOTED:]
            changed.append(_Changed(b[b0], a[a0], before, "".join(b[b1 : b1 + 2])))
    return changed, kept


def _are_numbers(*tokens: str) -> bool:
    return all(_NUMBER.fullmatch(token) for token in tokens)


def _day_again(one: _Changed, text: str, then: str) -> str | None:
    """Return the day on which something was done, of which only the year changed: a day told again does not move on.

    Left alone: the same sentence of another day (2022年3月18日, then 2023年5月12日), a day without a deed.
    """
    day = re.search(rf"(?<!\d){one.now}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?P<behind>[，,]?.?)", text)
    if day is None or (day["month"], day["day"]) in _ENDS or re.match("[止前]|起至", day["behind"]):
        return None
    again = f"年{day['month']}月{day['day']}日"
    told = f"{one.then}{again}" in then and text != f"{one.now}{again}"
    return f"{one.now}{again}" if told and not _UNTIL.search(text) else None


# Days on which a year or a quarter ends or begins: what is told of these is told anew each year.
_ENDS = {("12", "31"), ("1", "1"), ("01", "01"), ("6", "30"), ("3", "31"), ("9", "30"), ("06", "30"), ("03", "31")}
_UNTIL = re.compile("截[至止]|期限|有效期|任期|报告期|召开|披露|每年|评估|审计|审议|批准报出|签署|发布日期")


def _plain(number: str) -> str:
    return re.sub("[,，]", "", number)


def _digits(number: str) -> str:
    return re.sub("[,，.]", "", number)


def _is_slip(one: _Changed, kept: int, changed: int, text: str) -> bool:
    """Whether a number was meant to stay: its words say so, or all else stayed and two of its digits changed places."""
    now, then = _digits(one.now), _digits(one.then)
    places = find_slipped(now, then)
    if _PAPER.search(one.before):
        return bool(places) and one.behind.startswith("号")
    if one.behind.startswith("年") or _MOVES.search(text):
        return one.behind.startswith("年") and bool(places) and bool(_BEGUN.search(one.before))
    if float(_plain(one.now)) == float(_plain(one.then)):
        return False
    turned, long = len(places) > 1, len(now.strip("0"))
    if _FIXED.search(one.before):
        return turned or (len(now) >= _LONG and bool(places)) or lacks_digit(now, then)
    if _OF_YEAR.search(one.before):
        return False
    alone = changed == 1 and kept >= _SHARE * (kept + changed)
    return turned and (long > _LONG or (alone and (kept > 1 or (kept == 1 and long == _LONG)) and long >= _FEW))


_DAY = re.compile(r"(?P<word>截[至止]|截止到|截至到)(?P<day>(?P<year>20\d\d)年\d{1,2}月\d{1,2}日)")
_RECENT = 2  # years before the report's year within which a day is of this report's time, or of last year's
_ALIKE = 75.0  # likeness, 0 to 100, of two headings of one section
_AMONG = re.compile(r"^[^。；;]{0,16}其中")
_LEVEL = re.compile("持平|不变|一致|相同|未变|不作调整|固定|上限|限额|标准|每[人年户]|注册|编制")


@as_check(
    "what stayed of last year's sentence",
    "the day (截至…) or a part (其中) of a sentence of last year's report goes on where its other numbers do",
    kind="copied",
    grade=HINT,
    needs="statements quantities",
    idle="there is no report of the year before, it has no such sentence, none of its numbers changed, or the sentence says that it stays (持平)",
    examples=(
        "# 五、资产占用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车4辆，其他用车3辆。\n@@\n# 五、资产占有使用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车0辆，其他用车7辆。",
        "公司2021年度利润分配方案以登记的总股本为基数。截至2022年4月18日，公司总股本31,450万股。\n@@\n公司2022年度利润分配方案以登记的总股本为基数。截至2022年4月18日，公司总股本31,450万股。",
        "面向中小企业预留采购份额418.60万元，其中，留给小微企业的份额为251.16万元。\n@@\n面向中小企业预留采购份额706.50万元，其中，留给小微企业的份额为251.16万元。",
        "全年运输粮食48,216吨，其中铁路运输31,547吨。\n@@\n全年运输粮食52,804吨，其中铁路运输31,547吨。",
    ),
    counter_examples=(
        "# 五、资产占用情况\n截至2021年12月31日，单位有车辆7辆，其中执法用车4辆，其他用车3辆。\n@@\n# 五、资产占用情况\n截至2022年12月31日，单位有车辆7辆，其中执法用车0辆，其他用车7辆。",
        "# 三、工程进展\n截至2017年6月30日，首期工程完成投资4.2亿元，建成泵站12座。\n@@\n# 三、工程进展\n截至2017年6月30日，首期工程完成投资4.2亿元，建成泵站12座。二期工程开工2处。",
        "面向中小企业预留采购份额418.60万元，其中，留给小微企业的份额为251.16万元。\n@@\n面向中小企业预留采购份额706.50万元，其中，留给小微企业的份额为423.90万元。",
        "全年运输粮食48,216吨，其中铁路运输31,547吨。\n@@\n全年运输粮食52,804吨，其中铁路运输31,547吨，与上年持平。",
        "三公经费预算29.66万元，其中公务接待费1.5万元。\n@@\n三公经费预算31.20万元，其中公务接待费1.5万元。",
    ),
)
def check_stayed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence of last year's report whose numbers went on."""
    last = report.year_before
    if last is None:
        return
    for row, old, kind in kept_sentences(report):
        if kind != "identical":
            yield from _judge_parts(report, last, row, old)
    yield from _days(report, last)


class _Dated(NamedTuple):
    """The one day (截至…) that a section, or a paragraph that names a year, bears, and what its other numbers are."""

    row: Row
    said: str
    numbers: Sequence[str]


def _days(report: Report, last: Report) -> Iterator[Judgement]:
    """Yield a judgement for each section, and each paragraph of the report's year, that bears a day as last year's did."""
    own, before = _dated(report), _dated(last)
    for heading, dated in own.items():
        alike = [one for one in before if fuzz.ratio(heading, one) >= _ALIKE]
        then = before[max(alike, key=lambda one: fuzz.ratio(heading, one))] if alike else None
        if then is None:
            continue
        if dated.said != then.said:
            yield holds(dated.row, then.row)
        elif dated.numbers != then.numbers:
            yield fails("stayed_day", dated.row, then.row, said=dated.said, year=last.year, page=then.row["page"])


def _dated(report: Report) -> dict[str, _Dated]:
    """Return by its heading, or by its words before the day, each section and paragraph that bears one recent day."""
    found: dict[str, list[Paragraph]] = defaultdict(list)
    for paragraph in report.paragraphs:
        section = report.section_by_id.get(paragraph.sentences[0]["section_id"] or "")
        found[squeeze(section["title"]) if section else ""].append(paragraph)
        before = _DAY.split(paragraph.text)[0]
        if f"{report.year}年" in before:  # the paragraph is of the report's year, and so is its day
            found[re.sub(r"\d+", "0", before)].append(paragraph)
    told = {heading: _one_day(report, paragraphs) for heading, paragraphs in found.items() if heading}
    return {heading: dated for heading, dated in told.items() if dated is not None}


def _one_day(report: Report, paragraphs: Sequence[Paragraph]) -> _Dated | None:
    rows = [row for paragraph in paragraphs for row in paragraph.sentences]
    days = [(row, found) for row in rows for found in _DAY.finditer(row["text"])]
    if len({found["day"] for _, found in days}) != 1:
        return None
    row, found = days[0]
    recent = (report.year or 0) - _RECENT <= int(found["year"])
    numbers = [n for one in rows for n in _NUMBER.findall(one["text"].replace(found["day"], ""))]
    return _Dated(row, f"截至{found['day']}", numbers) if recent and numbers else None


def _judge_parts(report: Report, last: Report, row: Row, old: Row) -> Iterator[Judgement]:
    """Yield a finding for each part that is last year's to the digit, though the whole before it is another."""
    own, before = (one.of_statement.get(s["statement_id"], ()) for one, s in ((report, row), (last, old)))
    if len(own) != len(before) or _LEVEL.search(row["text"]) or names_other_year(row["text"], report.year):
        return
    for (whole, part), (then, once) in zip(itertools.pairwise(own), itertools.pairwise(before), strict=True):
        alike = len({q["unit"] for q in (whole, part, then, once)}) == 1 and is_exact_level(whole, part, then, once)
        if not alike or not _AMONG.match(between(row, whole, part)) or len(digits_of(part)) < _LONG:
            continue
        if part["value"] == once["value"] and whole["value"] != then["value"]:
            yield fails("stayed_part", part, whole, once, said=named(part), whole=named(whole), before=named(then),
                        year=last.year, page=old["page"])  # fmt: skip
