"""What can't be passed.

Those invited, the full marks of a test, the number of those that are ranked, the days of a year.
Rates that are the share of a whole: none is above 100 %, none below 0.
More than there are: of 省、自治区、直辖市 no report sells in 38, no year has 14个月.
"""

import re
from collections.abc import Iterator
from functools import cache

from pipeline.checks.check import CONFLICT, ERROR, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import printed_number
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import CLAUSE, count_places, found_in
from schemas.text import without_blanks
from schemas.word_lists import rows, words

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
    for statement, found in found_in(report.rows("statements"), _INVITED):
        if float(printed_number(found["there"])) <= float(printed_number(found["asked"])):
            yield holds(statement)
        else:
            yield fails("relation_at_most", statement, left=found["came"], right=f"应{found['who']}")


_SCORE = re.compile(
    r"(?P<score>\d{1,4}(?:\.\d+)?)分[（(，,]?(?:总分|满分)(?:为|是)?(?P<full>\d{1,4})分(?!及?以[上下内外])"
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
        "考核得分92分，总分80分以上为良好。",
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
    r"(?:在|全[省市区县国行])[^，,。；;\d]{0,8}(?P<all>\d{1,3})(?:家|个|支|名|所|座)(?:(?!选[拔送手派]|推荐|报送|参赛|来自|当中|[手员品者]中|的[^，,。；;]{0,4}[队团组]中)[^，,。；;\d]){0,20}?(?:名列|位列|排名|位居|列|排|居)第(?P<rank>\d{1,3})(?:位|名)?"
)


@as_check(
    "rank beyond the number",
    "of 12 units none is the 15th",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence names a rank behind the number of those that are ranked",
    examples=("在全市12家医院综合评价中名列第15位。",),
    counter_examples=(
        "在全市12家医院综合评价中名列第5位。",
        "在全市12家医院中率先通过评审，在全省名列第15位。",
        "在全市6个街道选拔的歌手中列第14名，在全区6个街道的合唱队中列第14名。",
    ),
)
def check_rank(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such rank."""
    for statement, found in found_in(report.rows("statements"), _RANK):
        if int(found["rank"]) <= int(found["all"]):
            yield holds(statement)
        else:
            yield fails("rank", statement, said=found[0], rank=found["rank"], count=found["all"])


_DAYS = re.compile(
    r"[^，,。；;]{0,12}(?:全年|年内|一年)[^，,。；;\d]{0,12}?(?:开通|开放|开馆|运行|营业|值守|值班|服务|供水|供电|优良|达标|无休|不间断|不打烊)[^，,。；;\d]{0,8}?(?P<days>\d{3})天"
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
    examples=(
        "养护热线全年开通370天。",
        "全年空气质量优良天数达标376天。",
        "展览馆与往年一样全年共开放840天。",
        "两座书屋全年共开放840天。",
    ),
    counter_examples=(
        "养护热线全年开通365天。",
        "各站全年累计开放930天。",
        "三座书屋全年共开放840天。",
        "展览馆和文化馆全年共开放640天。",
        "城东、城西、城北泵站全年共运行993天。",
        "南北两馆全年共开放640天。",
        "项目自开工已持续运行512天。",
    ),
)
def check_days(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such count of days."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _DAYS.finditer(text) if not _SUMMED.search(text) else ():
            places = count_places(CLAUSE.split(text[: found.start()])[-1] + found[0])
            if places is None:
                continue
            if int(found["days"]) <= places * _YEAR_DAYS:
                yield holds(statement)
            else:
                yield fails("year_days", statement, said=found[0])


_RATE = re.compile(r"(?P<rate>[㐀-鿿]{1,8}率)$")
_COVERED = "覆盖率"
# What is of one grade, or came right the first time, is a share of all that were rated: 甲级病案率, 优质工程率, 一次交验率.
_GRADED = re.compile(
    r"(?:[甲特][级等]|[一二特]等|优[质秀良等级]|良好)[㐀-鿿]{0,5}?(?:品|工程|病案|病历|处方|项目|案卷|卷宗|档案|课|课程|作业|论文|报告|票|果|苗|班组|支部)率$"
    r"|(?:一次|首次)(?:性)?[㐀-鿿]{0,4}?(?:交验|送检|报检|开箱|投运|修复|送电|点火|启动|成功|建成|达标|办成|办好|通电|出所|查验)率$"
)


@as_check(
    "rate beyond 100 %",
    "a share of a whole is not above 100 % and not below 0",
    kind="bound",
    grade=ERROR,
    needs="quantities",
    idle="the rate is none of those that can't pass 100 % (schemas/data/checks/shares.txt), or covers by how much (schemas/data/checks/covers.txt)",
    examples=(
        "热线工单回访率100.8%。",
        "信息披露覆盖率为915.4%。",
        "全市森林覆盖率423%，绿化覆盖率41.2%。",
        "风险排查覆盖率为985%。",
        "检查终末病历2,140份，甲级病案率108.7%。",
        "单位工程优质工程率为112.4%。",
        "全年产品一次交验率达到103.6%。",
    ),
    counter_examples=(
        "工单回访率100%。",
        "全年任务完成率112%。",
        "资产负债率103.5%。",
        "拨备覆盖率为246.17%。",
        "现金流利息覆盖率达到415%。",
        "不良贷款拨备充足，覆盖率为231.5%。",
        "净资本稳步增长，风险覆盖率为265.3%。",
        "服务覆盖率98.4%。",
        "甲级病案率98.7%，优质工程率91.2%。",
        "优质客户增长率132.5%，甲级写字楼项目完成率108%。",
        "一次能源自给率为121.3%。",
        "优质项目完成率105%，首次公开发行溢价率118%。",
    ),
)
def check_rates(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each rate that is the share of a whole."""
    endings = words("checks/shares.txt")
    for q in report.rows("quantities"):
        rate = q["metric"] or ""
        if q["unit"] != "%" or q["role"] != "level" or q["value"] is None:
            continue
        if not rate.endswith(endings) and not _GRADED.search(rate):
            continue
        if 0 <= q["value"] <= 100:
            yield holds(q)
        elif _covers(q, report):
            continue
        elif q["source"] == "text" or _RATE.search(rate):
            yield fails("rate", q, rate=rate, value=q["text"])


def _covers(rate: Row, report: Report) -> bool:
    """Whether a rate of cover says how many times one amount covers another (拨备覆盖率), or does not say of what it is."""
    if not str(rate["metric"]).endswith(_COVERED):
        return False
    covering = words("checks/covers.txt")
    if rate["metric"] != _COVERED:
        return whole_name(rate).removesuffix(_COVERED).endswith(covering)
    said = f"{rate['subject'] or ''}{report.sentence_of(rate)}"
    return rate["source"] != "text" or any(word in said for word in covering)


_FILE = "checks/finite.csv"
_COUNT = rf"(?<![\d.第之{HAN}])(?P<count>\d{{1,3}}|[{HAN}]{{1,3}})(?:余|多)?个"
_PLAIN = str.maketrans("()", "（）")


@cache
def _things() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Return how each of the things is counted, with how many of it there are."""
    found = []
    for thing, most, behind, unless in rows(_FILE, "thing", "most", "behind", "unless"):
        lead = f"(?:{behind})" if behind else ""
        but = f"(?!{unless.replace('/', '|')})" if unless else ""
        found.append((re.compile(f"{lead}{_COUNT}{thing}{but}"), int(most)))
    return tuple(found)


@as_check(
    "more than there are",
    "of what there is only so much (34 省、自治区、直辖市, 12 months a year: schemas/data/checks/finite.csv) no more is counted",
    kind="bound",
    grade=ERROR,
    needs="statements",
    idle="no sentence counts a thing of the file, or it counts others with it (和计划单列市)",
    examples=(
        "产品已在38个省、自治区、直辖市销售。",
        "用户遍布36个省(市、区)。",
        "业务覆盖全国四十一个省份。",
        "在5个直辖市设立服务站。",
        "养护站全年14个月不间断巡查。",
        "产品覆盖除港澳台以外的32个省、自治区、直辖市。",
    ),
    counter_examples=(
        "产品已在28个省、自治区、直辖市销售。",
        "监管局覆盖36个省、自治区、直辖市和计划单列市。",
        "承担42个省级重点项目，服务40个省重点水库。",
        "慰问60个少数民族家庭，立项12个自治区科技计划项目。",
        "项目全年共推进，累计用时14个月。",
    ),
)
def check_finite(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count of such a thing."""
    for row in report.rows("statements"):
        text = without_blanks(row["text"]).translate(_PLAIN) if "个" in row["text"] else ""
        for pattern, most in _things():
            for found in pattern.finditer(text):
                count = read_count(found["count"])
                if count and count <= most:
                    yield holds(row)
                elif count:
                    yield fails("more_than_all", row, said=found[0], most=most)
