"""Funds whose sum a sentence tells, what is left of it, what of it was used; what a bare sum was put into."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import may_act
from extractors.metrics.cut.words import PEOPLE, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, LATER
from extractors.rule import as_rule
from extractors.text.own_unit import is_named
from extractors.text.times import ANY_TIME

_FUNDS = re.compile(
    "(?:[年期]初)?(?:结存|结余|结转)?(?P<what>(?!使用|投入|支出|拨付)[一-鿿]{0,8}?(?:资金|补助|补贴|善款|经费|专款|储备|基金|准备金))(?:净额|总额|总量|合计|[期年]?[初末]?余额)?"
)
_USED = re.compile(
    rf"(?:截[至止][^，]{{1,14}}[底末日]|{ANY_TIME}|[期年]末|本[年期]|其中|公司)*(?P<not>尚未|未|暂未)?(?P<how>累计|已|合计|实际|全年)*"
    "(?P<did>使用|投入|支出|支用|拨付|提取|计提|结余|结存)了?"
)

_GROSS = re.compile("(?P<what>[一-鿿]{2,10}?)(?:总额|总金额)")


@as_rule(
    "what is left of a sum",
    "募集资金总额6亿元，扣除费用后净额为5亿元: a bare net sum is of the sum that it was taken from",
    step=ADDED,
    at=LATER,
    needs="净",
    of=AMOUNT,
    examples=("募集资金总额6亿元，扣除发行费用860万元后净额为⟨5.9亿元⟩。 → 募集资金净额",),
    counter_examples=("收入总额6亿元。净额5亿元。", "募集资金总额6亿元，应收账款净额5亿元。"),
    source="annual reports tell what was raised before and after costs (上市公司监管指引第2号)",
)
def net_of_sum(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare net sum the name of the whole."""
    if measured.metric not in ("净额", "实际净额"):
        return None
    levels = (told for _, one, told in so_far.quantities_before(around.at) if one.kind == "amount")
    gross = next(filter(None, (_GROSS.fullmatch(told.metric or "") for told in levels)), None)
    return replace(measured, metric=gross["what"] + measured.metric[-2:]) if gross else None


@as_rule(
    "used of funds",
    "募集资金净额4亿元，累计使用3亿元，尚未使用1亿元: a verb alone says how much of the funds before was used",
    step=ADDED,
    at=LATER,
    needs="用投支拨提结",
    of=AMOUNT,
    examples=(
        "年初结存维修基金4亿元，本年提取⟨3亿元⟩，使用1亿元。 → 提取, 维修基金",
        "募集资金净额4亿元，截至期末累计使用⟨3亿元⟩。 → 使用, 募集资金",
        "水毁修复资金860万元，已使用320万元，尚未使用⟨540万元⟩。 → 尚未使用, 水毁修复资金",
    ),
    counter_examples=(
        "募集资金净额4亿元，累计使用自有资金3亿元。",
        "募集资金净额4亿元；全年支出3亿元。",
        "收入4亿元，支出3亿元。",
    ),
    source="argued: reports on funds tell their sum, what was used and what is left",
)
def used_of_funds(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a verb that says how much was used the funds as subject, and keep what says that it was not."""
    used = _USED.fullmatch(untied(around.own).strip())
    if used is None or is_named(measured.subject) or around.right[0].strip() or "；" in around.between:
        return None
    if not (measured.metric or "").endswith(used["did"]):
        return None  # 巡护经费76万元，实际|使用巡护经费: another rule gave it its thing
    metric = ((used["not"] and "尚未") or "") + used["did"]
    if last := so_far.told_by(used_of_funds.name):
        return replace(measured, metric=metric, subject=last.subject)
    for _, figure, told in so_far.quantities_before(around.at):
        funds = _FUNDS.fullmatch(told.metric or "") if figure.kind == "amount" and figure.role == "level" else None
        if funds:
            return replace(measured, metric=metric, subject=funds["what"])
        if not (told.metric or "").endswith(("净额", "资金")):
            return None
    return None


_PUT_IN = re.compile("(?:共|累计|合计|总)*投入(?:(?:各类|专项|培训|活动)?(?:资金|经费))?")
_GETS = tuple(words_of("pass") - words_of("light"))
_LEAST = 2  # characters of a word that two names share


def _is_done(so_far: SoFar, metric: str) -> bool:
    """Whether a name tells what was done: 培训职工, 防汛演练; not 职工, nor what came of it (获得专利)."""
    tokens = so_far.words(metric)
    return not metric.startswith(_GETS) and any(may_act(token) or token.flag.startswith("v") for token in tokens)


def _share_a_word(so_far: SoFar, one: str, other: str) -> bool:
    """Whether two names tell of one work: 急救|培训班, 培训|船员; not 培训|船员, 慰问|船员."""
    pairs = ((one, other), (other, one))
    words = (token.text for name, in_ in pairs for token in so_far.words(name) if token.text in in_)
    return any(len(word) >= _LEAST and not word.endswith(PEOPLE) for word in words)


@as_rule(
    "money put into what was done",
    "举办培训36期，培训职工860人次，投入经费16万元: a bare sum behind one deed that is counted is what was put into it",
    step=ADDED,
    at=LATER,
    needs="投",
    of=AMOUNT,
    examples=(
        "修缮渡口6处，投入资金⟨86万元⟩。 → 投入资金, 修缮渡口",
        "举办急救培训36期，培训船员860人次，投入经费⟨16万元⟩。 → 投入经费, 培训船员",
        "开展防汛演练36场，累计投入⟨8万元⟩。 → 投入, 防汛演练",
    ),
    counter_examples=(
        "培训船员860人次，采购救生衣360件，投入资金86万元。",
        "现有船员86人，投入资金86万元。",
        "获得专利86项，投入资金86万元。",
        "修缮渡口6处。投入资金86万元。",
        "修缮渡口6处，安全投入86万元。",
        "修缮渡口6处，全年投入资金86万元。",
        "修缮渡口6处、泵站3座，投入资金86万元。",
    ),
    source="argued: what was done, for how many and at what cost is told in one breath",
)
def put_into(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare sum that was put into something the deed that the quantity before counts."""
    own = around.between.strip().lstrip("，,")
    if is_named(measured.subject) or not _PUT_IN.fullmatch(own) or around.right[0].strip() or own == around.between:
        return None
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    metric = told.metric or ""
    if last.kind != "count" or last.role != "level" or not _is_done(so_far, metric):
        return None
    for at, figure, before in so_far.quantities_before(around.at):
        if "；" in so_far.text[figure.span.end : around.figure.span.start]:
            break
        listed = so_far.left(at).lstrip().startswith(("、", "和", "及"))
        if listed or (figure.role == "level" and not _share_a_word(so_far, metric, before.metric or "")):
            return None
        metric = before.metric if before.metric and before.metric in metric else metric  # 文化活动|参与群众
    return replace(measured, subject=metric)
