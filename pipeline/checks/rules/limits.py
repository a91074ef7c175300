"""What can't be passed: those invited, the full marks of a test, the days of a year."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, ERROR, Judgement, as_check, fails, holds
from pipeline.checks.interval import printed_number
from pipeline.checks.report import Report

_COMES = r"(?:到会?|参会|参加|出席|参训|参评|参考|参赛|体检)"
_HEADS = r"(?:人次|[人名位])"
_INVITED = re.compile(
    rf"应(?P<who>{_COMES}[㐀-鿿（）]{{0,8}}?(?P<asked>\d[\d,，]*){_HEADS})[^。；;\d]{{0,8}}?"
    rf"(?P<came>实(?:际)?{_COMES}[㐀-鿿（）]{{0,8}}?(?P<there>\d[\d,，]*){_HEADS})"
)


@as_check(
    "present and invited",
    "of 45 代表 who were to come (应到) not 48 came (实到)",
    kind="bound",
    grade=CONFLICT,
    needs="statements",
    idle="no sentence names 应到 and 实到 one behind the other",
    examples=("职工代表大会应到代表45名，实到代表48名。", "应参训职工120人，实际参训126人。"),
    counter_examples=("职工代表大会应到代表45名，实到代表43名。", "应参训职工1,200人，实际参训976人，参训率81.3%。"),
)
def check_present(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each meeting of which both counts are named."""
    for statement in report.rows("statements"):
        for found in _INVITED.finditer(statement["text"]):
            if float(printed_number(found["there"])) <= float(printed_number(found["asked"])):
                yield holds(statement)
            else:
                yield fails("relation_at_most", statement, left=found["came"], right=f"应{found['who']}")


_SCORE = re.compile(
    r"(?P<score>\d{1,4}(?:\.\d+)?)分[（(，,]?(?:总分|满分)(?:为|是)?(?P<full>\d{1,4})分"
    r"|满分(?:为|是)?(?P<full2>\d{1,4})分[^。；;\d]{0,12}(?:得分?|获|取得|评分|为)(?P<score2>\d{1,4}(?:\.\d+)?)分"
)
# A score of what is rated out of 100 by rule: 绩效自评, 绩效评价.
_OF_HUNDRED = re.compile(
    r"绩效(?:自评|评价)[^。]{0,80}?(?:平均得?分|得分|评分)(?:均?为|达到?)?(?P<score>\d{2,4}(?:\.\d+)?)分"
)
_FULL = 100
_EXTRA = re.compile("加分|附加|奖励分|满分|千分|总分值")


@as_check(
    "score above full marks",
    "得分103.6分 is no score of 满分100分",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence names a score and the full marks beside it, nor one of 绩效自评 or 绩效评价 (these are out of 100), or some marks are extra (加分)",
    examples=(
        "群众满意度测评得分103.6分（满分100分）。",
        "考核满分120分，取得126.5分。",
        "绩效自评的项目6个，涉及金额412万元，平均得分196.4分。",
    ),
    counter_examples=(
        "群众满意度测评得分98.6分（满分100分）。",
        "考核得分103.6分（满分100分，加分项5分）。",
        "绩效自评的项目6个，涉及金额412万元，平均得分96.4分。",
        "绩效评价得分118.2分（含加分20分）。",
    ),
)
def check_score(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each score with its full marks."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _SCORE.finditer(text) if not re.search("加分|附加|奖励分", text) else ():
            score, full = found["score"] or found["score2"], found["full"] or found["full2"]
            if float(score) <= float(full):
                yield holds(statement)
            else:
                yield fails("relation_at_most", statement, left=f"{score}分", right=f"满分{full}分")
        for found in _OF_HUNDRED.finditer(text) if not _EXTRA.search(text) else ():
            if float(found["score"]) <= _FULL:
                yield holds(statement)
            else:
                yield fails("relation_at_most", statement, left=f"{found['score']}分", right=f"满分{_FULL}分")


_RANK = re.compile(
    r"(?:在|全[省市区县国行])[^，,。；;\d]{0,8}(?P<all>\d{1,3})(?:家|个|支|名|所|座)[^，,。；;\d]{0,20}?(?:名列|位列|排名|位居|列|排|居)第(?P<rank>\d{1,3})(?:位|名)?"
)


@as_check(
    "rank beyond the number",
    "of 12 units none is the 15th",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence names a rank behind the number of those that are ranked",
    examples=("在全市12家医院综合评价中名列第15位。",),
    counter_examples=("在全市12家医院综合评价中名列第5位。", "在全市12家医院中率先通过评审，在全省名列第15位。"),
)
def check_rank(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such rank."""
    for statement in report.rows("statements"):
        for found in _RANK.finditer(statement["text"]):
            if int(found["rank"]) <= int(found["all"]):
                yield holds(statement)
            else:
                yield fails("rank", statement, said=found[0], rank=found["rank"], count=found["all"])


_DAYS = re.compile(
    r"(?:全年|年内|一年)[^，,。；;\d]{0,12}?(?:开通|开放|开馆|运行|营业|值守|值班|服务|供水|供电|优良|达标|无休|不间断|不打烊)[^，,。；;\d]{0,8}?(?P<days>\d{3})天"
)
_SUMMED = re.compile("累计|合计|共计|总计|人均|平均|台|人天|车|站天")
_YEAR_DAYS = 366


@as_check(
    "days of a year",
    "a year has no more than 366 days: no 全年开放370天",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence says on how many days of the year something was open; days of several places added up are left",
    examples=("养护热线全年开通370天。", "全年空气质量优良天数达标376天。"),
    counter_examples=("养护热线全年开通365天。", "各站全年累计开放930天。", "项目自开工已持续运行512天。"),
)
def check_days(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such count of days."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _DAYS.finditer(text) if not _SUMMED.search(text) else ():
            if int(found["days"]) <= _YEAR_DAYS:
                yield holds(statement)
            else:
                yield fails("year_days", statement, said=found[0])
