"""Rules of metrics that read in the clause before what a quantity without words of its own measures."""

from collections.abc import Sequence

from extractors.metrics import carrying, forms
from extractors.metrics.phrases import Token, is_verb, joined, words_of
from extractors.metrics.predicates import MEASURES
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, LATER
from extractors.metrics.words import endings_of
from extractors.rule import as_rule
from extractors.text.needed import needed


@as_rule(
    "people behind a rate",
    "体检率98.4%；为女员工增加专项检查，38人全部受检: people are no rate, so the clause before says what they did",
    step=BESIDE,
    of=forms.PERSON_UNITS,
    says="clause before",
    examples=("体检率98.4%；为女员工增加专项检查，⟨38人⟩全部受检。 → 女员工专项检查",),
    counter_examples=("体检人次120人次；为女员工增加专项检查，38人全部受检。",),
)
def people_of_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Read people without words of their own behind a rate."""
    if not so_far.before:
        return None
    if not (so_far.before.metric or "").endswith("率"):
        return None
    start = around.figure.span.start
    given = forms.GIVEN.search(so_far.text, max(0, start - forms.REACH), start)
    metric = given["whom"] + given["what"] if given else so_far.clause_before(around.at)
    return Measured(forms.clean(metric), around.subject)


@as_rule(
    "those who are spread",
    "国际学生来自21个国家，共计158人: those of whom the clause before says where they are",
    step=BESIDE,
    at=LATER,
    needs=needed(forms.SPREAD),
    says="clause before",
    examples=("国际学生来自21个国家，共计⟨158人⟩。 → 国际学生",),
    counter_examples=("慰问来自21个国家的学生，共计158人次。", "学生来自21个国家，共计21个。"),
    source="argued: members and pupils are told by where they come from, and their number behind",
)
def spread(so_far: SoFar, around: Around) -> Measured | None:
    """Read those whom a clause before spreads over places, counted in another unit than these."""
    at = around.at
    if so_far.figures[at - 1].unit == around.figure.unit or not forms.TOLD_THEN.fullmatch(around.left.strip()):
        return None
    told = forms.SPREAD.search(so_far.clause(so_far.left(at - 1)))
    who = so_far.phrase_before(told["who"]) if told else ""
    if not who or is_verb(so_far.words(who)[-1]):
        return None  # 慰问来自21个国家的学生
    return Measured(forms.clean(who), around.subject)


@as_rule(
    "how often it was done",
    "开展巡护，全年12次: the clause says how often, the one before says what",
    step=BESIDE,
    of=forms.OCCASIONS,
    says="clause before",
    examples=("开展河道巡护，全年⟨12次⟩。 → 河道巡护", "定期举办讲座，年均⟨20场⟩。 → 年均讲座"),
    counter_examples=("河道巡护，全年12次。",),
    source="argued: what was done stands in a clause of its own in reports of small units",
)
def how_often(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done so often from the clause before."""
    if so_far.before is not None:
        return None
    often = forms.HOW_OFTEN.fullmatch(around.own.strip())
    done = forms.DOES.search(so_far.clause_left_of(around.at)) if often else None
    if often is None or done is None:
        return None
    what = forms.clean(so_far.phrase_before(done["what"]))
    return Measured((often["each"] or "") + what if what else None, around.subject)


@as_rule(
    "what moved",
    "停电时间继续减少，从2015年的4.98小时减至4.6小时: the clause before says what moved",
    step=BESIDE,
    needs="由从达为至完实，,",
    says="clause before",
    examples=(
        "停电时间继续减少，从去年的⟨4.98小时⟩减至4.6小时。 → 停电时间",
        "研发费用大幅增加，由2021年（上市当年）的⟨1,986万元⟩增长到2023年的4,873万元。 → 研发费用",
        "住院天数20.6天；业务收入首次突破亿元，达⟨1.04亿元⟩。 → 业务收入",
        "破案率创历史新高，达到⟨96.7%⟩。 → 破案率",
        "箱量继续保持快速增长，完成⟨63万标箱⟩。 → 箱量",
        "平均单价持续下探，降至⟨36元⟩。 → 平均单价",
    ),
    counter_examples=("停电时间为，从去年的4.98小时。", "大部分完成了升级，达到98%。"),
    source="argued: improvements are told first, their two values behind (停电时间继续减少，从…减至…)",
)
def moved(so_far: SoFar, around: Around) -> Measured | None:
    """Read what moved from the clause before."""
    left = forms.INNER_BRACKETS.sub("", around.left).rstrip()
    own = so_far.clause(left)
    said = forms.untied(own).strip()
    if not forms.FROM_TIME.fullmatch(said) and said not in ("完成", "实现"):
        return None
    before = so_far.clause(left.removesuffix(own.rstrip()).rstrip("，, "))
    told = forms.MOVED.fullmatch(before)
    what = joined(measure_that_moved(so_far.words(so_far.own_cut(before)))) or (told["what"] if told else "")
    return Measured(forms.clean(so_far.phrase_before(what)), around.subject) if what else None


@as_rule(
    "what was summed up",
    "职工自发为患病同事募捐，共计3.4万元: the clause before says what was summed up",
    step=BESIDE,
    needs=needed(carrying.SUM),
    says="clause before",
    examples=("职工自发为患病同事募捐，共计⟨3.4万元⟩。 → 募捐",),
    counter_examples=("职工自发募捐5场，共计3.4万元。",),
    source="argued: gifts are told so (为…募捐，共计…)",
)
def summed_up(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was summed up from the clause before."""
    if around.at or around.figure.unit == "页":
        return None
    before = so_far.clause_left_of(around.at)
    if not before or not carrying.is_sum(around.own.strip()):
        return None
    return Measured(forms.clean(so_far.phrase_before(before)), around.subject)


_OF_RATES = frozenset({"目标", "水平", "标准", "的", "和", "及", "与", "、"})


def measure_that_moved(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the measure that a clause opens with and says something of: 破案率 | 创 新高, 吞吐量 | 跃居 全国第三.

    Nothing where a clause opens with another thing, or only names one.
    """
    says = endings_of("went", "light", "link")
    for at in range(1, len(tokens)):
        token, before = tokens[at], tokens[at - 1].text
        if token.text in words_of("thing"):
            continue  # 销售 收入
        rates = before.endswith("率") and token.text not in _OF_RATES
        if rates or is_verb(token) or token.flag == "d" or token.text.startswith(says):
            return tokens[:at] if before.endswith(MEASURES) else ()
    return ()
