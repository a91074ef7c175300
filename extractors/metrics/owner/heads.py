"""The measure that a sentence opens with, of the parts that it lists: 人均可支配收入，城镇为4.2万元，乡村为2.1万元."""

import re
from dataclasses import replace

from extractors.metrics.cut.predicates import MEASURES, is_measure
from extractors.metrics.cut.words import is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import SENTENCE_ENDS
from extractors.text.own_unit import is_named

_ENDS = "|".join(
    (*MEASURES, "指标", "标准", "系数", "定额", "费用", "价格", "成本", "工资", "经费", "时间", "时长", "年限")
)
_HEADS = re.compile(rf"(?:^|[{SENTENCE_ENDS}\n])\s*(?P<what>[一-鿿]{{1,16}}(?:{_ENDS}))[，,：:]")
_PART = re.compile(r"(?P<who>[一-鿿、和]{1,10}?)(?:约?为|是|达到?|则为)?(?:约|不低于|不超过|超过)?")


@as_rule(
    "measure that heads the sentence",
    "泵站用地指标，平原为3.4公顷，丘陵为4.0公顷: parts of which the beginning of the sentence says the measure",
    step=ADDED,
    of=LEVEL,
    needs="为是达",
    examples=(
        "泵站用地指标，平原为⟨3.4公顷⟩，丘陵为4.0公顷。 → 泵站用地指标, 平原",
        "泵站用地指标，平原为3.4公顷，丘陵为⟨4.0公顷⟩。 → 泵站用地指标, 丘陵",
        "气价，居民为⟨2.6元/立方米⟩，工业为3.4元/立方米。 → 气价, 居民",
        "生均公用经费，小学为1,200元，初中为⟨1,600元⟩。 → 生均公用经费, 初中",
    ),
    counter_examples=(
        "为提高供水量，东厂为3.4万吨。",
        "泵站用地指标，平均面积为3.4公顷。",
        "气价，投资为6亿元。",
        "持续降低漏损率，更换水表⟨3万只⟩。",
        "缩短办理时间，窗口达36个。",
        "关于用水时间，居民为36户。",
    ),
    source="argued: standards and statistics list the values of one measure so",
)
def of_measure_at_head(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name a part by the measure that its sentence opens with; the part becomes the subject."""
    part = _PART.fullmatch(around.own.strip())
    if not part or measured.metric != part["who"] or is_named(measured.subject):
        return None
    start, text = around.figure.span.start, so_far.text
    told = max(_HEADS.finditer(text, 0, start), key=lambda one: one.start(), default=None)
    if not told or part["who"] in told["what"]:
        return None
    listed = [figure for figure in so_far.figures if told.end() <= figure.span.start < start]
    between = text[told.end() : start]
    if re.search(rf"[{SENTENCE_ENDS}\n]", between) or any(one.unit != around.figure.unit for one in listed):
        return None
    who, what, head = so_far.words(part["who"]), told["what"], so_far.words(told["what"])
    if not who or is_measure(who[-1]) or any(word.flag.startswith("v") for word in who):
        return None
    if is_verb(head[0]) or head[0].flag[0] in "apd":
        return None  # 缩短|办理时间, 严格|控制成本, 关于|用水时间
    alone = so_far.phrase_before(what) == what and len(re.findall("，|,(?![0-9])", between)) == len(listed)
    return replace(measured, metric=what, subject=part["who"]) if alone else None
