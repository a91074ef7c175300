"""Rules of metrics that take over what the quantities before measure, and the order of those without words."""

import re
from dataclasses import replace

from extractors.metrics import carrying, forms
from extractors.metrics.behind import object_of, phrase_behind
from extractors.metrics.by_account import BY_ACCOUNT
from extractors.metrics.clause_before import how_often, moved, people_of_rate, spread, summed_up
from extractors.metrics.deeds import left_over, rest_of_sum, topic_of_verb, verb_alone, verb_behind
from extractors.metrics.phrases import is_verb, joined, words_of
from extractors.metrics.predicates import is_measure, without_end
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, DURATION, THIRD
from extractors.rule import as_rule
from extractors.text.needed import needed

_SAVED = re.compile("(?:可|共|累计|年|约|并|合计)?(?P<verb>节约|节省|节支)了?")
_COAL = re.compile("标准?煤$")  # 吨标煤 says what was saved
_EACH_HAS = re.compile("[生人户床班师亩村校]均")
_OF_ALL = re.compile("总(?=面积|长度|建筑面积|用地)")
_SPENT = re.compile(r"(?P<on>.{2,})(?:费用?|支出|经费)")  # what is counted is no money: 接待费5.25万元，共63批次
_TERMS = (-1, -2)  # a sum has two terms at least


@as_rule(
    "worth of the figure before",
    "捐赠口罩2万只，折价约6万元: what the quantity before is worth",
    step=BESIDE,
    needs=needed(carrying.VALUED),
    examples=("捐赠口罩2万只，折价⟨约6万元⟩。 → 捐赠口罩",),
    counter_examples=("折价6万元。",),
    source="argued: gifts of goods are told with what they are worth (折价, 价值)",
)
def worth(so_far: SoFar, around: Around) -> Measured | None:
    """Read what the quantity before is worth."""
    if not around.found or not so_far.before or not so_far.before.metric or not carrying.is_valued(around.found):
        return None
    words, cut = around.right
    if words.startswith("的"):  # 现金20万元及价值6万元的物资, 价值6万元的220支疫苗
        behind = phrase_behind(so_far, around, words[1:] or (so_far.right(around.at + 1)[0] if cut else ""))
        return Measured(forms.clean(behind), around.subject) if behind else None
    return Measured(so_far.before.metric, around.subject)


@as_rule(
    "spent on the figure before",
    "清运垃圾3,200车次，用工410工日: the time or work that it took",
    step=BESIDE,
    needs="用耗费投",
    examples=("清运垃圾3,200车次，用工⟨410工日⟩。 → 清运垃圾用工",),
    counter_examples=("检修用时3小时。",),
    source="argued: 用时, 用工 behind a count are of what was counted",
)
def spent(so_far: SoFar, around: Around) -> Measured | None:
    """Read the time or work that what the quantity before counts took."""
    if not around.found or not so_far.before or not so_far.before.metric or not carrying.is_spent(around.found):
        return None
    return Measured(so_far.before.metric + around.found, around.subject)


def _paid_before(so_far: SoFar, at: int) -> str:
    """Return what the last sum of money before was for, within the sentence: 接待费3万元，共接待260人次，人均115元."""
    for last in range(at - 1, -1, -1):
        figure, metric = so_far.figures[last], so_far.found[last].metric or ""
        if forms.SENTENCE_STOP.search(so_far.text, figure.span.end, so_far.figures[at].span.start):
            return ""
        if figure.kind == "amount":
            return "" if metric.startswith(forms.EACH) or figure.role != "level" else metric
    return ""


@as_rule(
    "each of the figure before",
    "慰问金2.4万元，人均1,500元: of each of them",
    step=BESIDE,
    needs="均每",
    examples=(
        "发放慰问金6.2万元，户均⟨820元⟩。 → 户均慰问金",
        "资助学子22名，每人⟨3,000元⟩。 → 每人资助",
        "资助学子22名，每人每年⟨3,000元⟩。 → 每人每年资助",
        "接待费3万元，接待260人次，人均⟨115元⟩。 → 人均接待费",
        "低保标准提高到每人每月860元、每人每年⟨7,260元⟩。 → 每人每年低保标准",
    ),
    counter_examples=("人均慰问金1,500元。",),
)
def each_of_them(so_far: SoFar, around: Around) -> Measured | None:
    """Read what each of them has of what the quantity before measures."""
    if not so_far.before or not so_far.before.metric:
        return None
    if carrying.is_each(around.own.strip()) and around.left.strip().startswith("、"):
        return Measured(carrying.with_each(around.own.strip(), so_far.before.metric), around.subject)
    each, of_money = around.found or "", around.figure.kind == "amount"
    of_area = around.figure.kind == "area" and _EACH_HAS.fullmatch(each) is not None
    if of_area and so_far.figures[around.at - 1].kind == "area":  # 校区总面积12万平方米，生均61平方米
        return Measured(each + _OF_ALL.sub("", so_far.before.metric), around.subject)
    if each not in forms.EACH and not (of_money and (each == "生均" or carrying.is_each(each))):
        return None
    tokens = so_far.tag(so_far.before.metric)
    given = [token.text for token in tokens[:-1] if token.text in words_of("act") - words_of("join")]
    people = around.at and so_far.figures[around.at - 1].unit in {*forms.PERSON_UNITS, "户"}
    if of_money and people and given:
        return Measured(each + given[-1], around.subject)  # 资助学子22名，每人3,000元
    whole = so_far.before.metric
    if of_money and each.endswith("均") and (paid := _paid_before(so_far, around.at)):
        whole, tokens = paid, so_far.tag(paid)
    deed = len(tokens) > 1 and is_verb(tokens[0])
    deed = deed and (not of_money or tokens[0].text in words_of("act", "takes", "gets", "light"))
    return Measured(each + (joined(tokens[1:]) if deed else whole), around.subject)


@as_rule(
    "who took part",
    "培训3场，参加人员120人: how many took part in what the quantity before counts",
    step=BESIDE,
    needs=needed(forms.TAKING_PART),
    of=forms.PERSON_UNITS,
    examples=("消防演练3场，参加人员⟨120人⟩。 → 消防演练参加",),
    counter_examples=("参加人员120人。",),
)
def took_part(so_far: SoFar, around: Around) -> Measured | None:
    """Read who took part in what the quantity before counts."""
    if not forms.TAKING_PART.fullmatch(around.found or ""):
        return None
    if not so_far.before or not so_far.before.metric or so_far.figures[around.at - 1].unit == "%":
        return None
    return Measured(f"{so_far.before.metric}参加", around.subject)


@as_rule(
    "taking part alone",
    "演练3场，参与120人次: only a word for taking part stands before the quantity",
    step=BESIDE,
    needs=[word[0] for word in words_of("join")],
    says="words before",
    examples=("消防演练3场，参与⟨120人次⟩。 → 消防演练参与",),
    counter_examples=("参与演练120人次。",),
)
def joined_in(so_far: SoFar, around: Around) -> Measured | None:
    """Complete a word for taking part by what the quantity before counts."""
    if around.found not in words_of("join") or not so_far.before or not so_far.before.metric:
        return None
    what = joined(
        without_end(so_far.words(forms.ALL_KINDS.sub("", so_far.before.metric)))
    )  # “晨光班”开班6期，参训211人
    if around.found == "惠及":
        what = object_of(so_far.words(what)) or what  # 发放困难职工补助18万元，惠及46人
    return Measured(forms.clean(what + (around.found or "")), around.subject)


@as_rule(
    "sum of the figures before",
    "本金50万元、利息3万元，合计53万元: two terms at least, in the same unit",
    step=BESIDE,
    at=THIRD,
    needs=needed(forms.SUM),
    examples=("本金50万元、利息3万元，合计⟨53万元⟩。 → 合计",),
    counter_examples=("本金50万元，合计53万元。",),
)
def adds_up(so_far: SoFar, around: Around) -> Measured | None:
    """Read the sum of the quantities before."""
    if not forms.SUM.fullmatch(around.left.strip()):
        return None
    terms = [so_far.figures[around.at + step] for step in _TERMS]
    is_sum = all(term.unit == around.figure.unit and term.role == "level" for term in terms)
    return Measured("合计") if is_sum else None


@as_rule(
    "new sentence",
    "a quantity without words of its own takes over nothing of another sentence",
    step=BESIDE,
    needs=needed(forms.BETWEEN_SENTENCES),
    says="figure before",
    examples=("培训职工30人次。⟨12页⟩。 → nothing",),
    counter_examples=("培训职工30人次，12页。",),
    source="argued: what a sentence without words of its own counts is unsure, and the one before is none of it",
)
def of_another_sentence(so_far: SoFar, around: Around) -> Measured | None:
    """Leave a quantity of another sentence without a metric."""
    at = around.at
    ends = at and forms.BETWEEN_SENTENCES.search(so_far.text, so_far.figures[at - 1].span.end, around.figure.span.start)
    return Measured(None, around.subject) if ends else None


@as_rule(
    "done within",
    "投资60万元，3年内收回: a time without words of its own is that in which something was done",
    step=BESIDE,
    needs=needed(forms.WITHIN),
    of=DURATION,
    says="words behind",
    examples=("投资60万元，⟨3年⟩内收回。 → 收回", "30名职工到场，⟨36小时⟩内恢复了供电。 → 恢复"),
    counter_examples=("培训30天，累计90天。",),
)
def done_within(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done within a time."""
    within = forms.WITHIN.match(around.right[0])
    if within is None:
        return None
    done = so_far.words(within["done"])[0]
    told = is_verb(done) and not is_measure(done) and done.text not in words_of("light") and len(done.text) > 1
    return Measured(done.text if told else None, around.subject)


@as_rule(
    "saved",
    "排放下降7.4%，节约112万吨标煤: what was saved is another quantity than the one before",
    step=BESIDE,
    needs="节",
    says="words before",
    examples=("废水排放量下降7.4%，节约⟨112万吨标煤⟩。 → 节约标煤", "减免学费12万元，节约了⟨3万元⟩。 → 节约"),
    counter_examples=("节约用电112万千瓦时。", "废水排放量下降7.4%，共112万吨。"),
    source="argued: savings are told behind what brought them about",
)
def saved(_so_far: SoFar, around: Around) -> Measured | None:
    """Read a saving that only its verb and its unit name."""
    told = _SAVED.fullmatch(around.own.strip())
    if told is None or around.figure.role != "level":
        return None
    coal = _COAL.search(around.figure.unit or "")
    return Measured(told["verb"] + (coal[0] if coal else ""), around.subject)


_EXPECTS = re.compile(
    "(?:全年|全省|预计|有望|预期|计划|将|可|达到?|突破|超过|年底|到)*(?:预计|有望|预期|将)(?:将|可|达到?|突破|超过)*"
)


def _expected(so_far: SoFar, around: Around) -> Measured | None:
    """Return what a value to come is of: the last level in its unit, where another stands between.

    旅客吞吐量8万人次，起降航班86架次，全年预计将达到|13万人次
    """
    if not around.at or not _EXPECTS.fullmatch(around.own.strip()) or around.figure.unit is None:
        return None
    for at in range(around.at - 1, -1, -1):
        figure = so_far.figures[at]
        if forms.BETWEEN_SENTENCES.search(so_far.text, figure.span.end, around.figure.span.start):
            return None
        if figure.unit == around.figure.unit and figure.role == "level":
            return replace(so_far.found[at], rules=()) if at < around.at - 1 else None
    return None


@as_rule(
    "figure before",
    "新增充电桩16个，累计达140个: a quantity without words of its own measures what the one before does",
    step=BESIDE,
    examples=(
        "新增充电桩16个，累计达⟨140个⟩。 → 充电桩",
        "新建书屋6处，在上年⟨19处⟩基础上累计达25处。 → 书屋",
        "借阅9万册，其中一季度⟨2万册⟩。 → 借阅",
        "公务接待费5.25万元，共⟨63批次⟩、571人次。 → 公务接待",
        "旅客吞吐量8万人次，起降航班86架次，全年预计将达到⟨13万人次⟩。 → 旅客吞吐量, plan",
    ),
    counter_examples=("新增充电桩16个，路灯140个。",),
)
def of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before; all of it so far where the words say so."""
    if around.figure.kind != "duration" and around.at and so_far.found[-1].metric in forms.TOOK:
        return Measured(None, around.subject)
    if (expected := _expected(so_far, around)) is not None:
        return expected
    of_all = carrying.without_base(around.right[0]) is not None
    measured = so_far.inherited("累计" if of_all else around.own)
    paid = _SPENT.fullmatch(measured.metric or "") if around.figure.kind == "count" else None
    return replace(measured, metric=paid["on"]) if paid else measured


COMPLETED = (
    *BY_ACCOUNT,
    how_often,
    worth,
    spent,
    each_of_them,
    took_part,
    joined_in,
    rest_of_sum,
    verb_behind,
    verb_alone,
    topic_of_verb,
    left_over,
)
WORDLESS = (people_of_rate, adds_up, spread, moved, done_within, of_another_sentence, summed_up, saved, of_before)
