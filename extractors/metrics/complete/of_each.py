"""A quantity of one of them and not of all says so in its name: 每月读书会2期, 人均, 平均每店."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import is_known_act
from extractors.metrics.cut.words import is_verb, joined, outside_quotations
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.needed import needed


def _each_that_did(so_far: SoFar, own: str) -> str:
    """Return what 平均每 is each of in a clause, up to what that did: 平均每园|举办灯会, 平均每个车间|改进."""
    tokens = so_far.words(own.partition("平均每")[2])
    deeds = (at for at in range(1, len(tokens)) if is_verb(tokens[at]) or is_known_act(tokens[at]))
    each = joined(tokens[: next(deeds, 0)])
    return f"平均每{each}" if 0 < len(each) <= _LONGEST_EACH else ""


_PER = re.compile(
    r"平均每个?(?:学?年度?|星期|月|周|季度?|[日天])(?![一二三四五六日末])|每个?星期|平均每[馆校院站厂店村镇乡县区市社所台场车户](?![次均])|每(?:个|一)?(?:月|周(?![一二三四五六日末])|[日天]|季度?|半年|人次?|户|家|次|班|车|床|生)|每\d{0,4}股"
    r"|每[百千万]{1,2}[一-鿿]{1,8}?(?=拥有|(?<!拥)有|占|配备)|每[百千万]{1,2}人口?|每[名位][一-鿿]{2,4}?(?=每|平均|至少|须|应|年|不|可|$)"
)
# 每月读书会2期, 每人每月200元, 每10股派发: a quantity of one of them, not of all (每年 is the year's)
_ON_AVERAGE = re.compile("(?:[人户日月年周车班师生床亩]|平)均$")
# 每月培训共12次: all of them together, not of one month
_ALL_TOLD = re.compile(r"(?:共计?|累计|合计|总计|全年)$")


@as_rule(
    "of each",
    "每月开展读书会2期, 每人每月200元: a quantity of one of them, not of all; not 每月培训共12次",
    step=ADDED,
    needs=needed(_PER, _ON_AVERAGE),
    examples=(
        "每家发放补贴⟨200元⟩。 → 每家发放补贴",
        "平均每年培训职工⟨30人次⟩。 → 平均每年培训职工",
        "每星期开展巡查⟨2次⟩。 → 每星期巡查",
        "员工人均参与学习时长⟨4小时⟩。 → 人均参与学习时长",
        "生均阅读图书⟨30册⟩。 → 生均阅读图书",
        "每家发放图书3册、衣物⟨2件⟩。 → 每家衣物",
        "平均每店举办展销7场，接待顾客⟨4万人次⟩。 → 平均每店接待顾客",
    ),
    counter_examples=("每月开展培训共12次。", "每年投入50万元。", "月均用水量12吨。", "平均年龄36岁。"),
)
def of_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of which one a quantity is that the words beside it tell: 、展览1场 goes on with 每月."""
    metric = measured.metric or ""
    torn = _ON_AVERAGE.search(around.own[: around.own.rindex(metric)]) if metric in around.own else None
    if torn and metric and (torn[0] != "平均" or metric.startswith("每")):
        return replace(measured, metric=torn[0] + metric)
    if around.found is None or _ALL_TOLD.search(around.left.rstrip()) or forms.is_of_each(around.own):
        return None
    each = _each_that_did(so_far, around.own) if "平均每" in around.own else ""
    found = [match[0] for match in outside_quotations(_PER, around.own) if match[0] not in each]
    found += [each] if each else []
    goes_on = around.left.lstrip().startswith("、") or (so_far.per.startswith("平均每") and _no_sum(around.left))
    so_far.per = "".join(dict.fromkeys(found)) or (so_far.per if goes_on else "")
    if (
        not so_far.per
        or not metric
        or not measured.rule.startswith("words")
        or so_far.per in metric.removesuffix(so_far.per)
    ):
        return None
    while found and (ends := next((each for each in found if metric.endswith(each)), "")) and ends != metric:
        metric = metric.removesuffix(ends)  # 补贴标准每人每月200元
    own = [each for each in found if each not in metric]
    per = "".join(own) if found else so_far.per
    return replace(measured, metric=per + metric.removeprefix("股").removeprefix("平均"))


_LONGEST_EACH = 6  # characters of what a quantity is of each of


def _no_sum(left: str) -> bool:
    """Whether the words behind a quantity of each go on with what else each of them has: ，教育活动; not ，共…."""
    return left.lstrip().startswith(("，", ",")) and not re.search("[共总]|合计|累计|全[国省市县年]|其中", left)
