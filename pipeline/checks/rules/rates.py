"""Rates that are the share of a whole: none is above 100 %, none below 0."""

import re
from collections.abc import Iterator

from pipeline.checks.check import ERROR, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, whole_name
from schemas.word_lists import words

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
