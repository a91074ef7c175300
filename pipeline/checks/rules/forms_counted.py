"""Forms against the number of projects that have one: 编报绩效目标的项目6个, and five 绩效目标申报表."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.sentences import is_exact_level
from schemas.text import squeeze

# The words of a form's title; how its projects are counted.
_FORMS = (
    (re.compile(r"[㐀-鿿]{0,10}绩效目标(?:填报|申报|审核|批复)?表"), re.compile("绩效目标")),
    (re.compile(r"[㐀-鿿]{0,10}绩效自评(?:价)?(?:结果)?表"), re.compile("绩效自评")),
    (re.compile(r"[㐀-鿿]{0,10}绩效(?:跟踪|监控)(?:情况)?表"), re.compile("绩效(?:跟踪|监控)")),
)
_WHOLE = re.compile("整体|部门绩效|单位绩效|政策")  # the form of the whole body, and of what is no project
_LEAST = 3  # forms from which on all were meant to be there
_LACKING = 2  # forms that may be left out by a slip; where more are, the report shows some of them
_SOME = re.compile("部分|其中|选取|重点")


@as_check(
    "forms of projects",
    "as many 绩效目标表 follow as projects are said to have one (编报绩效目标的项目6个)",
    kind="count",
    grade=HINT,
    needs="quantities pages",
    idle="the report has fewer than three such forms, counts projects otherwise, or shows many fewer forms than projects",
    examples=(
        "@lines\n编报绩效目标的项目共5个，涉及资金86万元。\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表",
    ),
    counter_examples=(
        "@lines\n编报绩效目标的项目共4个，涉及资金86万元。\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表\n@page\n财政项目支出绩效目标申报表",
        "@lines\n编报绩效目标的项目共18个，涉及资金86万元。\n@page\n项目支出绩效目标表\n@page\n项目支出绩效目标表\n@page\n项目支出绩效目标表",
        "@lines\n编报绩效目标的项目共5个。\n@page\n附件：绩效目标表\n@page\n项目支出绩效目标表",
    ),
)
def check_forms(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of projects with a form."""
    for title, counted in _FORMS:
        forms = [line for line in _lines(report) if title.fullmatch(line[1]) and not _WHOLE.search(line[1])]
        if len(forms) < _LEAST:
            continue
        for q in _projects(report, counted):
            count, there = round(float(q["value"])), len(forms)
            if count == there:
                yield holds(q)
            elif 0 < count - there <= _LACKING:  # more forms: a title may stand again on the next page of one
                page, name = forms[0]
                yield fails("forms", q, said=q["text"], name=name, count=there, page=page)


def _lines(report: Report) -> Sequence[tuple[int, str]]:
    return [(line.page, squeeze(line.text)) for line in report.lines]


def _projects(report: Report, counted: re.Pattern[str]) -> Iterator[Row]:
    """Yield the numbers of projects that are said to have a form."""
    for q in report.rows("quantities"):
        name = f"{q['subject'] or ''}{q['metric'] or ''}"
        of_text = q["source"] == "text" and q["unit"] in ("个", "项") and is_exact_level(q) and q["value"]
        if of_text and counted.search(name) and name.endswith("项目") and not _SOME.search(report.sentence_of(q)):
            yield q
