"""What the title of a case says against its text: 【案例】发行30亿元债券 above 成功发行200万元…, 8天 above 18天后."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import find_slip, interval_of, printed_number
from pipeline.checks.printed import find_slipped, lacks_digit
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_exact_level

_CASE = re.compile(
    r"^(?:【[^】]{0,6}案例[^】]{0,4}】|(?:典型|责任|优秀|专题)?案例[一二三四五六七八九十\d]{0,3}[:：|｜])"
)
_MOST = 8  # paragraphs of a case
_LEAST = 2  # digits of a number of which one may be another one


@as_check(
    "case and its title",
    "【案例】发行30亿元债券: what the title of a case gives stands in its text, not a unit or a digit apart",
    kind="conflict",
    grade=HINT,
    needs="statements quantities",
    idle="no paragraph opens with 【案例】 or 案例：, or its text gives nothing in the units of its title that is a slip apart",
    examples=(
        "【案例】云溪水务落地30亿元绿色债券\n公司在公开市场顺利发售30万元人民币的绿色专项债券，期限为5年。",
        "【案例】移动审批服务花农，6天领到补助\n花农提交材料。\n从受理到补助款到户用时16天，赶上了换棚。",
        "案例：三十六小时抢通主干管，惠及居民1.2万户\n抢修队连夜施工，恢复供水，惠及居民1.2亿户。",
        "【典型案例】一次性修复古树126株\n养护队逐株诊断，完成修复162株，成活率良好。",
        "案例一：捐赠图书4,800册\n中心走进山区学校，捐赠图书8,400册，建成图书角。",
    ),
    counter_examples=(
        "【案例】云溪水务落地30亿元绿色债券\n公司在公开市场顺利发售30亿元人民币的绿色专项债券，期限为5年。",
        "【案例】移动审批服务花农，6天领到补助\n花农提交材料。\n6天后，补助款拨付到户，赶上了换棚。",
        "【案例】一次性修复古树126株\n养护队逐株诊断，完成修复126株。此前两年修复162株。",
        "【案例】捐赠图书4,800册\n中心走进山区学校，捐赠图书，建成图书角12个。",
        "【案例】服务企业86家\n行动启动以来，走访企业210家，达成合作意向。",
    ),
)
def check_cases(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value of the title of a case that its text gives, or misses by a slip."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        title = paragraph.sentences[0]
        if not _CASE.match(title["text"]):
            continue
        body = list(_body(report, [p.sentences for p in paragraphs[at : at + _MOST + 1]]))
        for q in report.of_statement.get(title["statement_id"], ()):
            same = [one for one in body if one["unit"] == q["unit"]] if is_exact_level(q) and q["unit"] else []
            yield from _judge(q, same)


def _body(report: Report, paragraphs: Sequence[Sequence[Row]]) -> Iterator[Row]:
    """Yield the exact values of the text of a case, up to the next title or heading."""
    title, *following = [row for rows in paragraphs for row in rows]
    for row in following:
        if _CASE.match(row["text"]) or row["section_id"] != title["section_id"]:
            return
        yield from filter(is_exact_level, report.of_statement.get(row["statement_id"], ()))


def _judge(q: Row, same: Sequence[Row]) -> Iterator[Judgement]:
    own = interval_of(q)
    known = [(one, other) for one in same if (other := interval_of(one))]
    if own is None or not known:
        return
    for one, other in known:
        if own.meets(other):
            yield holds(q, one)
            return
    for one, other in known:
        slip = find_slip(own, other)
        digits = [printed_number(str(row["text"])).replace(".", "") for row in (q, one)]
        if slip or (len(known) == 1 and _is_slip(*digits)):
            blanks = {"first": named(q), "other": named(one), "first_page": q["page"], "page": one["page"]}
            yield fails("twice_slip" if slip else "twice", q, one, grade=CONFLICT if slip else None,
                        factor=slip or "", **blanks)  # fmt: skip
            return


def _is_slip(one: str, other: str) -> bool:
    """Whether two numbers differ in a digit, in two that changed places, or in one that the other lacks."""
    return lacks_digit(one, other) or (len(one) >= _LEAST and bool(find_slipped(one, other)))
