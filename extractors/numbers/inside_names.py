"""Exclusions of numbers inside a name: a bound that is counted (50万元以上的6项), 半年后月收入, 从教满30年教师."""

import re

from extractors.numbers.exclusions import Beside, parts_of, words_before
from extractors.numbers.figure import Candidate, counters
from extractors.numbers.shares import MEASURED_AFTER
from extractors.numbers.steps import EXCLUSION, OF_HAN
from extractors.rule import Rule, as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, IN_CLAUSE
from extractors.text.word_patterns import any_word

_COUNT = rf"(?:[共为有]|共有|仅有|达)?\s*[0-9][0-9,]*\s*{counters()}(?![次年月])"
_SUM = r"(?:[共为有]|共计|合计|占比?|余额|金额)?[约近]?[0-9][0-9,.]*[万亿]*(?:元|[%％])"
_OR_MORE = re.compile(rf"(?:及|或)?以[上下](?:的(?:{_COUNT}|{_SUM})|占比?[约近]?[0-9][0-9.]*[%％])")
_THOSE = re.compile(rf"的{_COUNT}")
_PASSES = re.compile(r"(?:超过|不足|[高低大小多少]于|未达到?|不满)\s*$")


@as_rule(
    "bound of those that are counted",
    "单笔50万元以上的6项, 服务不足10小时的有57人: what those have that the next number counts",
    step=EXCLUSION,
    needs="的占",
    reason="group",
    examples=(
        "渔港泊位86个，其中年进出⟨60⟩艘以上的36个",
        "捐款36笔，其中⟨5万⟩元以上的6笔",
        "全年巡山不足⟨10⟩小时的有36人",
        "借书超过⟨60⟩册的共36人",
        "奖金⟨3万元至5万元⟩的8人",
        "停工⟨2⟩年以上的36.5万元",
        "建筑面积⟨90⟩平方米以上占36%",
    ),
    counter_examples=(
        "渔港泊位60个以上的码头",
        "采茶5万元以上，茶园36个",
        "接待游客超过60万人次的任务",
        "捐款5万元以上的2倍",
        "发放奖金3万元至5万元",
        "绿地60亩以上，占36%",
    ),
    source="argued: 的 stands for the thing that was named before, of which the bound says which",
)
def of_those(text: str, found: Candidate) -> bool:
    """Whether a bound with 的 says which things the number right behind it counts."""
    _, unit = parts_of(found)
    if unit.kind == "age":
        return False  # told of a staff: see names_and_groups
    if _OR_MORE.match(text, unit.end) or (found.value is None and _THOSE.match(text, unit.end)):
        return True
    passes = _PASSES.search(text[max(0, found.start - 5) : found.start])
    return passes is not None and _THOSE.match(text, unit.end) is not None


bound_not_reached = Rule(
    "bound of what did not happen",
    "未受到10万元以上行政处罚: how grave that would have been which there was not",
    Beside(
        before=re.compile(rf"(?:未|没有|无)[^{CLAUSE_ENDS}0-9]{{0,8}}$"),
        behind=re.compile(
            rf"(?:及|或)?以上的?[^{CLAUSE_ENDS}0-9]{{0,10}}?(?:处罚|罚款|事故|事件|损失|损害|伤害|投诉|诉讼)"
        ),
        reach=12,
    ),
    step=EXCLUSION,
    needs="未没无",
    reason="group",
    examples=("未受到⟨10万⟩元以上环保处罚", "未受到⟨500⟩元以上罚款"),
    counter_examples=("受到10万元以上环保处罚", "未收到10万元以上捐款", "无偿捐助10万元以上"),
    source="argued: reports say that there was no grave case, by the bound of the law",
)
time_after = Rule(
    "time after which a measure is taken",
    "毕业半年后月收入4600元: when a measure is taken is part of its name",
    Beside(behind=re.compile(MEASURED_AFTER)),
    step=EXCLUSION,
    needs="后",
    of=frozenset({"年", "个月"}),
    reason="name",
    examples=("学员结业⟨2⟩年后月收入4600元", "移栽⟨3⟩个月后的成活率为86%"),
    counter_examples=("培训半年后，月收入4600元", "改造3年后产量36吨"),
    source="argued: surveys of leavers ask them after a time, which stands in the name of each measure",
)
_SERVES = any_word("metrics/words.csv", "serves")
full_years = Rule(
    "full years of those who are meant",
    "从教满30年教师25名: how long those have served who are counted or honoured",
    Beside(before=re.compile(r"(?<!已)满\s*$"), behind=re.compile(rf"[一-鿿]{{0,4}}?{_SERVES}")),
    step=EXCLUSION,
    needs="满",
    of=frozenset({"年"}),
    reason="group",
    examples=("走访驻岛满⟨30⟩年社员6名",),
    counter_examples=("建站满30年，社员6名", "建站已满30年社员增至86名"),
    source="argued: those who have served long are honoured by full years",
)


_CAPTION = re.compile("[图表]$")
_NUMBERED_YEAR = re.compile("[0-9]{1,2}20[0-4][0-9]")


@as_rule(
    "number of a caption before a year",
    "图32022年水质: the number of a picture or table and a year, printed without a blank between them",
    step=EXCLUSION,
    needs="图表",
    of=frozenset({"年"}),
    reason="reference",
    examples=("图⟨32022⟩年水质监测点分布",),
    counter_examples=("表彰20年", "地图绘制12年", "见图 2022年"),
    source="argued: a blank between them is lost where a line is laid out",
)
def of_caption(text: str, found: Candidate) -> bool:
    """Whether a number of five or six digits behind 图 or 表 ends with a year."""
    number, _ = parts_of(found)
    digits = text[number.start : number.end]
    return _NUMBERED_YEAR.fullmatch(digits) is not None and _CAPTION.search(words_before(text, found)) is not None


_POINTS = re.compile("(?:[^一-鿿]|^|[，；在对将把以除即])?(?:这|此|该|上述|前述)$")


@as_rule(
    "numeral of what was said",
    "这三项数字, 此两年: a pointing word before a Han numeral speaks of what was told before",
    step=OF_HAN,
    needs="这此该述",
    reason="set_phrase",
    examples=("这⟨三⟩项数字说明水质好转", "此⟨两⟩年内未发生溃坝"),
    counter_examples=("新建三项工程", "这里有三项工程", "应该建三座泵站"),
    source="argued: 这三项 says nothing new of how many there are",
)
def of_said(text: str, found: Candidate) -> bool:
    """Whether 这 or 此 stands right before a numeral from two to ten."""
    number, _ = parts_of(found)
    return number.signs == 1 and number.value not in (0, 1) and _POINTS.search(words_before(text, found)) is not None


characters = Rule(
    "number of characters of a saying",
    "“平安”两个字, 四个大字: how many characters the words quoted have",
    Beside(behind=re.compile("大?字(?![号数段典节体画库])")),
    step=OF_HAN,
    needs="字",
    of=frozenset({"个"}),
    reason="set_phrase",
    examples=("把“守水”⟨两⟩个字写在泵站墙上",),
    counter_examples=("认识了三个字段", "新增三个字号"),
    source="argued: sayings are called by the number of their characters",
)


_MANY_DID = re.compile(
    rf"[多余]?来?(?:共|累计|总共|先后|已)*(?:[一-鿿]得"
    rf"|{any_word('metrics/actions.csv', 'does', 'gets', 'takes', 'act_begins')})"
    rf"[^{CLAUSE_ENDS}0-9]{{0,14}}[近约超逾]?[0-9]"
)
_BODY = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])[^{CLAUSE_ENDS}：0-9的]{{0,16}}(?:公司|集团|{any_word('metrics/words.csv', 'org_end')})$"
)
_INTENDED = re.compile("(?:拟|将|计划)(?:在|用)?$")
_WITHIN = re.compile(rf"内[^{CLAUSE_ENDS}0-9]{{1,12}}[0-9]")


@as_rule(
    "years in which a body did it",
    "水务公司五年改造管网36公里, 拟三年内引进农技员6人: the time of what is told behind it, no quantity",
    step=EXCLUSION,
    of=frozenset({"年", "个月", "个季度"}),
    reason="relative_time",
    examples=(
        "水务公司⟨五⟩年改造管网36公里",
        "慈善总会⟨四⟩年多募得善款86万元",
        "拟⟨三⟩年内引进农技员6人",
        "街道办2023年⟨四⟩个季度的考核",
    ),
    counter_examples=(
        "水务公司成立五年。",
        "学制三年招生36人",
        "质保期五年，维修36次",
        "水务公司工期三年完成管网36公里",
        "三年内收回投资。",
        "预计三年内收回。",
        "工期半年。",
    ),
    source="argued: a body has no number of years; they tell how long it did what follows",
)
def years_of_deed(text: str, found: Candidate) -> bool:
    """Whether a time stands between a body and what it did in it, or opens what is intended."""
    _, unit = parts_of(found)
    before = text[max(0, found.start - 24) : found.start]
    if _INTENDED.search(before):
        return _WITHIN.match(text, unit.end) is not None
    if before.endswith("\ufffc"):
        return text.startswith("的", unit.end)
    return unit.name == "年" and _MANY_DID.match(text, unit.end) is not None and _BODY.search(before) is not None


_TERM = re.compile(r"期(?!间|末|初|满|内|限|望|待|权|货|刊|中)")
_LONGEST_CHANGE = 20  # characters of 从3年调整为
# 合同期从3年改为|1年期，: a term that another one takes the place of
_BECAME = re.compile(rf"[由从]{IN_CLAUSE}{{1,8}}(?:调整|变更|缩短|延长|[改变])[为成至到]$")
_STOPS = re.compile(f"期(?=[{CLAUSE_ENDS}{BRACKETS}]|$)")
_NAMES_PRODUCT = Beside(behind=_TERM)


def _of_product(text: str, found: Candidate) -> bool:
    """Whether a term is part of a name, and not what a term of so many years became."""
    became = _BECAME.search(text, max(0, found.start - _LONGEST_CHANGE), found.start)
    if became and _STOPS.match(text, found.end):
        return False
    return _NAMES_PRODUCT(text, found)


term_of_product = Rule(
    "term of a product",
    "两年期存款, 5年期LPR: part of the name of what is paid or charged",
    _of_product,
    step=EXCLUSION,
    of=frozenset({"年", "个月", "天"}),
    reason="name",
    examples=("⟨两⟩年期借款利率3.15%", "⟨5⟩年期LPR"),
    counter_examples=("为期两年", "历时两年期间", "租期已从3年调整为2年期，以合同为准。"),
)
