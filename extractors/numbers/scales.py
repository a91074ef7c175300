"""Exclusions of numbers that a scale sets and that classify things: 90分以上为优, 满分100分, 128层螺旋CT."""

import re
from decimal import Decimal

from extractors.numbers.exclusions import Beside
from extractors.numbers.figure import Candidate
from extractors.numbers.steps import EXCLUSION
from extractors.rule import Rule, as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

_GRADES = any_word("figures/grades.csv", "grade")
_TO = rf"(?:{OPEN}不?含[^{CLAUSE_ENDS}]{{0,6}}{CLOSE})?"
# 90分|以上为优, 80分|至90分为良
_GRADE = re.compile(
    rf"{_TO}(?:(?:及|或)?以[上下内]|[至到—~～-]+\d{{1,3}}(?:分|[%％]){_TO}(?:以下)?)的?{_TO}，?(?:评?定?为|属于?|是|的?评为)?[“\"]?(?:{_GRADES})[”\"]?"
    rf"(?=等[级次]|[{CLAUSE_ENDS}、（）()]|$)"
)
# 优秀（|90分|及以上）、合格（|60至89分|）
_AFTER_GRADE = re.compile(rf"(?:{_GRADES})(?:等次|等级)?{OPEN}$")
_BOUND = re.compile(
    rf"(?:(?:及|或)?以[上下]|(?<=[至到—~～-]\d分)|(?<=[至到—~～-]\d\d[分%％])|(?<=[至到—~～-]\d{{3}}[分%％])){CLOSE}"
)
_FULL_MARK = re.compile(r"(?:(?P<sure>满分)|总分值?|卷面分)(?:为|是)?$")
# 总分120分，|自评得分|113分
_GOT = re.compile(
    r"[，,；;、（(](?:自评|评价|考核|综合|最终|实际|实)*(?:自评|得分?|评分)(?:为|是)?(?P<got>\d{1,4}(?:\.\d+)?)分"
)
_DEVICES = any_word("figures/grades.csv", "device")
# no storeys or lines of a house: 6层|住院楼CT中心, 2层|超声科
_DEVICE = re.compile(
    rf"(?:(?:(?<![层线])(?<!(?<!通)道)[一-鿿]{{0,4}}?|(?<!层)(?:自动分析)?)(?:{_DEVICES})"
    rf"|(?<=层)(?:螺旋)?(?:{_DEVICES})(?!中心|[^{CLAUSE_ENDS}]{{0,2}}[科室楼房]))"
)
_REACH = 24  # characters before a mark


grade_of_scale = Rule(
    "grade of a scale",
    "90分以上为优，80分至90分为良: what a scale asks for a grade, which nobody got",
    Beside(behind=_GRADE),
    step=EXCLUSION,
    needs={grade[0] for grade in by_use("figures/grades.csv")["grade"]},
    of=frozenset({"分", "%"}),
    reason="norm",
    examples=(
        "评价得分⟨90⟩分以上为优",
        "（80分以上为良，⟨60⟩分以下为差）",
        "⟨60⟩分至80分为中",
        "⟨60⟩分以下为不合格",
        "完成率⟨95⟩%以上为一等",
    ),
    counter_examples=("得分90分以上的单位12家", "自评得分94分，为优", "完成率95%以上", "得分由60分提高至80分"),
    source="evaluations of budgets tell the scale beside the score (财预〔2020〕10号)",
)
grade_in_brackets = Rule(
    "bounds of a grade in brackets",
    "优秀（90分及以上）、合格（60至89分）: what a scale asks for a grade, told behind its name",
    Beside(before=_AFTER_GRADE, behind=_BOUND),
    step=EXCLUSION,
    needs=needed(re.compile(OPEN)),
    of=frozenset({"分", "%"}),
    reason="norm",
    examples=("分为优秀（⟨90⟩分及以上）、合格（60至89分）", "分为优秀（90分及以上）、合格（⟨60至89分⟩）"),
    counter_examples=(
        "得分为优秀（94分，第一名）",
        "成绩（94分）优秀",
        "评定结果：优秀（31%）、合格（69%）",
        "等级为优秀（97分）",
    ),
    source="evaluations of staff and budgets tell their grades so (财预〔2020〕10号)",
)


@as_rule(
    "full mark",
    "满分100分，总分120分，自评113分: the most that a scale gives",
    step=EXCLUSION,
    needs="满总卷",
    of=frozenset({"分"}),
    reason="norm",
    examples=("评价满分⟨100⟩分", "指标总分为⟨120⟩分，自评得分113分"),
    counter_examples=(
        "自评得分94分",
        "满分率为94%",
        "男队团体总分118分，名列第三",
        "中考总分为586分，数学得分为112分",
        "学员平均卷面分82分",
    ),
    source="evaluations of budgets tell the scale beside the score (财预〔2020〕10号)",
)
def full_mark(text: str, found: Candidate) -> bool:
    """Whether a mark is the most there is: called so, or a total right before what was got of it."""
    mark = _FULL_MARK.search(text, max(0, found.start - _REACH), found.start)
    if mark is None or mark["sure"]:
        return mark is not None
    got = _GOT.match(text, found.end)
    return got is not None and found.value is not None and Decimal(got["got"]) <= found.value


class_of_device = Rule(
    "class of a device",
    "128层螺旋CT, 64排CT: the class of a device is part of its name",
    Beside(behind=_DEVICE),
    step=EXCLUSION,
    of=frozenset({"层", "排", "导", "通道", "线", "道"}),
    reason="name",
    examples=("购置⟨128⟩层螺旋CT一台",),
    counter_examples=(
        "住院楼12层",
        "新增座椅64排",
        "接入12通道",
        "建成5层门诊楼CT中心1座",
        "新建3层超声科用房920平方米",
    ),
    source="argued: scanners are named by what they take at once",
)
