"""Numbers that stay as they are, and differ by a slip from those of the same sentence of last year's report.

1. 用地面积约6204.0平方米 after 6200.4   2. 云交规〔2018〕247号 after 274号   3. 成立于1987年 after 1978年
4. any number of four digits of which two changed places, where the words on both sides stayed
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.printed import find_slipped, lacks_digit
from pipeline.checks.report import Report
from pipeline.checks.reuse import match_sentences

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
    now, then = report.rows("statements"), last.rows("statements")
    for at, match, kind, _ in match_sentences([row["text"] for row in now], [row["text"] for row in then]):
        if match is None or kind == "new":
            continue
        row, old = now[at], then[match]
        if kind == "identical":
            if _FIXED.search(row["text"]):
                yield holds(row, old)
        else:
            yield from _judge(row, old, last.year)


def _judge(row: Row, old: Row, year: int | None) -> Iterator[Judgement]:
    """Yield a judgement for each number that should not have changed and has by a slip."""
    changed, kept = _compare(row["text"], old["text"])
    for one in changed:
        if _is_slip(one, len(kept), len(changed), row["text"]) or (len(changed) == 1 and _is_day(one, row["text"])):
            blanks = {"said": f"{one.before}{one.now}{one.behind}", "before": one.then, "page": old["page"]}
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


def _is_day(one: _Changed, text: str) -> bool:
    """Whether a number is the year of a day on which something was done: a day that is told again does not move on."""
    day = re.search(rf"(?<!\d){one.now}年(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日(?P<behind>[，,]?.?)", text)
    told = day is not None and (day["month"], day["day"]) not in _ENDS and not re.match("[止前]|起至", day["behind"])
    return told and not _UNTIL.search(text)


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
