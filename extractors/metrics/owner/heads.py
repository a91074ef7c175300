"""The measure that a sentence opens with, of the parts that it lists: 人均可支配收入，城镇为4.2万元，乡村为2.1万元."""

import re
from dataclasses import replace

from extractors.metrics.cut.predicates import MEASURES, is_measure
from extractors.metrics.cut.words import is_verb, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN, SENTENCE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_ENDS = "|".join(
    (*MEASURES, "指标", "标准", "系数", "定额", "费用", "价格", "成本", "工资", "经费", "时间", "时长", "年限")
)
_HEADS = re.compile(rf"(?:^|[{SENTENCE_ENDS}\n])\s*(?P<what>[一-鿿]{{1,16}}(?:{_ENDS}))[，,]")
_SHARES = ("率", "比例", "占比", "比重")
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
        "合格率，新工为36人。",
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
    if told["what"].endswith(_SHARES) and around.figure.unit != "%":
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


_NUMBER = rf"(?:[0-9]{{1,2}}[.．、]|{OPEN}[0-9]{{1,2}}{CLOSE})"
# 养护面积占辖区面积比例：|全区平均36%；其中老城28%
_LIST_HEAD = re.compile(
    rf"(?:^|[{SENTENCE_ENDS}\n，；]|{_NUMBER})\s*"
    rf"(?P<what>[一-鿿]{{0,6}}{any_word(_WORDS, 'survey_end')}(?=[:：])"
    rf"|[^{CLAUSE_ENDS}：、0-9]{{0,30}}?(?P<measure>{_ENDS}|比例|占比|比重|{any_word(_WORDS, 'mark')}))[:：]"
)
_LISTED = re.compile(
    rf"[、，,；;]?\s*(?:其中[：:，,]?)?(?P<who>(?![共合总同比较达为占约])[^{CLAUSE_ENDS}：、0-9]{{1,14}}?)(?:则?为|占|达到?|约)*"
)
_WHEN = re.compile("[年季月日]|期$")


@as_rule(
    "measure before a colon",
    "绿化面积占比：全区平均36%；其中老城28%: parts listed behind a colon are of the measure that stands before it",
    step=ADDED,
    of=LEVEL,
    needs="：:",
    examples=(
        "绿地面积占辖区面积比例：全区平均⟨36.2%⟩；其中老城28.1%，新城41.5%。 → 绿地面积占辖区面积比例, 全区平均",
        "绿地面积占辖区面积比例：全区平均36.2%；其中老城⟨28.1%⟩，新城41.5%。 → 绿地面积占辖区面积比例, 老城",
        "15.实践课时占总课时比例：全校平均⟨28.1%⟩；其中理科31.5%。 → 实践课时占总课时比例, 全校平均",
        "食堂就餐满意度：非常满意⟨42.1%⟩，满意50.3%，一般6.2%。 → 非常满意占比, 食堂就餐满意度",
        "食堂就餐满意度：非常满意42.1%，满意50.3%，一般⟨6.2%⟩。 → 一般占比, 食堂就餐满意度",
        "船员测试成绩：优秀42%，良好50%，不及格⟨8%⟩。 → 不及格占比, 船员测试成绩",
        "船员测试成绩：优秀⟨42人⟩，良好50人。 → 优秀, 船员测试成绩",
        "食堂评价：非常满意⟨42人⟩，满意86人。 → 非常满意",
        "气价：居民为⟨2.6元/立方米⟩，工业为3.4元/立方米。 → 气价, 居民",
        "食堂就餐满意度：东区⟨98%⟩，西区96%。 → 食堂就餐满意度, 东区",
        "问卷结果：非常满意42.1%，满意50.3%，一般⟨6.2%⟩。 → 一般占比",
    ),
    counter_examples=(
        "培训合格率：参训职工860人，及格率98%。",
        "就餐满意度：98%。",
        "提升就餐满意度：新增窗口12个。",
        "就餐满意度：职工满意度98%，学生满意度97%。",
        "问卷结果：回收率98%。",
        "绿地率：新增绿地86公顷。",
        "绿地率：一季度36.2%，二季度36.8%。",
        "用水成本：老城同比下降3%。",
        "船员测试成绩：东区42%，西区50%。",
        "养殖面积：东湾36亩，西湾28亩，租赁12亩。",
        "维修费用比例：人工42%，采购28%，其他30%。",
    ),
    source="argued: a list behind a colon leaves out what stands before it",
)
def of_measure_before_colon(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name a part of a list by the measure before its colon; the part becomes the subject, a grade has a share."""
    start, text = around.figure.span.start, so_far.text
    owned = is_named(measured.subject) and so_far.told_by(of_measure_before_colon.name) is None
    if owned or around.right[0].strip():
        return None
    told = max(_LIST_HEAD.finditer(text, 0, start), key=lambda one: one.start(), default=None)
    if told is None:
        return None
    parts, what, is_share = _parts_of_list(so_far, around.at, told.end()), told["what"], around.figure.unit == "%"
    if around.at not in parts or (told["measure"] or "").endswith(_SHARES) > is_share:
        return None
    who, head = parts[around.at], so_far.words(what)
    if not told["measure"] or told["measure"] in words_of("mark"):
        graded = [part in words_of("grade_of") for part in parts.values()]
        if any(graded):
            subject = what if told["measure"] else measured.subject
            name = f"{who}占比" if is_share else who
            told_of_all = all(graded) and (is_share or around.figure.kind == "count")
            return replace(measured, metric=name, subject=subject) if told_of_all else None
        if not told["measure"] or around.figure.kind == "count" or (is_share and told["measure"] != "满意度"):
            return None
    acts = "占" not in what and (is_verb(head[0]) or head[0].flag[0] in "apd")  # 提升|满意度
    if acts or not all(_is_part(so_far, part, what) for part in parts.values()):
        return None
    return replace(measured, metric=what, subject=who)


def _is_part(so_far: SoFar, who: str, what: str) -> bool:
    """Whether words name a part that a measure is of: no time, no deed, no measure of its own."""
    tokens = so_far.words(who)
    deed = any(token.flag.startswith("v") for token in tokens)
    return not (_WHEN.search(who) or deed or who in what or (is_measure(tokens[-1]) and tokens[-1].text != "平均"))


def _parts_of_list(so_far: SoFar, at: int, start: int) -> dict[int, str]:
    """Return the parts of the list that begins at an offset, by the numbers of their quantities; {}: it is no list."""
    found: dict[int, str] = {}
    end, text = start, so_far.text
    for number, figure in enumerate(so_far.figures):
        if figure.span.start < start:
            continue
        between = text[end : figure.span.start].strip()
        alike = figure.unit == so_far.figures[at].unit and figure.role == "level"
        one = _LISTED.fullmatch(between)
        item = bool(found) and one is not None and between[0] in "；;" and is_measure(so_far.words(one["who"])[-1])
        if not alike or item or re.search(f"[{SENTENCE_ENDS}\n]", between):
            break  # 老城36%；|绿化率98%: the next item
        if one is None:
            return {}
        end, found[number] = figure.span.end, one["who"]
    return found
