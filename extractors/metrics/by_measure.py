"""Rules of metrics for sizes and sums whose thing stands behind: 总长51公里的山区道路, 投资2亿元实施农网改造工程."""

import re

from extractors.metrics import forms
from extractors.metrics.phrases import joined, noun_phrase_after, words_of
from extractors.metrics.predicates import may_act, without_end
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BEHIND, BESIDE
from extractors.metrics.words import endings_of
from extractors.rule import as_rule
from extractors.text.needed import needed

_SIZE = (
    r"(?:(?:总|建筑|占地|使用|设计|注册|单机|单体|平均|最大|装机|合同|票面|公允|账面|市场|评估|概算|计划|额定)?"
    r"(?:价值|总?值|总?额|金额|总?价|造价|全长|总长|长度?|面积|容量|库容|规模|总?投资|资本|资金|高度|重量?|宽度?|深度|直径"
    r"|[日年月][一-鿿]{0,4}(?:能力|产能|产量|产值)|载重量?|能力|产能|里程|期限|年限|概算|为期))"
)
_TOLD_FIRST = re.compile(f"(?P<before>.*?)(?P<size>{_SIZE})(?:约?为|长?达到?|约|共计?|合计|近|超过?|分别为)*$")


def thing_behind(so_far: SoFar, at: int) -> str:
    """Return the thing that 的 joins to a quantity, behind a count of it too: 5.96万元|的|800支|疫苗."""
    words, cut = so_far.right(at)
    if not words.startswith("的"):
        return ""
    rest = words[1:]
    if not rest and cut:
        rest = so_far.right(at + 1)[0]
    tokens = so_far.words(rest)
    end = next((place for place, token in enumerate(tokens) if place and token.flag == "m"), len(tokens))
    return joined(without_end(noun_phrase_after(tokens[:end])))  # 综合楼|一栋


@as_rule(
    "measure of what stands behind",
    "完成全长19公里的环湖路: a measure that only verbs stand before is of the thing behind 的",
    step=BESIDE,
    at=BEHIND,
    needs=needed(_TOLD_FIRST),
    says="words on both sides",
    examples=(
        "完成全长⟨19公里⟩的环湖路。 → 环湖路全长",
        "向山区小学捐赠了价值⟨5.9万元⟩的图书。 → 图书价值",
        "新建总投资⟨2亿元⟩的冷链物流园。 → 冷链物流园总投资",
    ),
    counter_examples=("环湖路全长19公里。", "投资2亿元的协议。", "参与率98%的社区。", "公司净资产总额5亿元的一半。"),
    source="argued: how long, large or dear a thing is stands before it in reports on works and gifts",
)
def measure_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read a measure of the thing that stands behind 的."""
    figure, told = around.figure, _TOLD_FIRST.match(around.own.strip())
    if told is None or figure.role != "level" or figure.unit == "%":
        return None
    before = so_far.words(told["before"]) if told["before"] else ()
    known = before and (may_act(before[-1]) or told["before"].endswith(endings_of("act", "gets")))
    if before and not known and before[-1].text not in ("了", "的"):
        return None
    if not before and len(told["size"]) < len("总投资"):
        return None  # 投资2亿元的协议
    thing = thing_behind(so_far, around.at)
    return Measured(forms.clean(thing + told["size"]), around.subject) if len(thing) > 1 else None


_FUNDS = frozenset({"投资", "投入", "投入资金", "完成投资", "筹资", "总投资"})
_FOR = frozenset({"用于", "实施", "开展", "推进", "支持", "完成"})
_PROJECT = re.compile(r"[一-鿿]{2,14}?(?:工程|项目)")  # 电网巩固提升工程
_BUILDS = frozenset({"建设", "新建", "改造", "购置", "购买", "修建", "改建", "扩建", "修缮", "更新"})


@as_rule(
    "money for a purpose",
    "投资2亿元实施农网改造工程: money with only its verb before it is for what stands behind",
    step=BESIDE,
    needs="投筹",
    of=AMOUNT,
    says="words on both sides",
    examples=(
        "投资⟨2亿元⟩实施农网改造工程。 → 农网改造工程投资",
        "投入⟨86万元⟩用于图书更新。 → 图书更新投入",
        "投资⟨3亿元⟩建设污水处理厂。 → 污水处理厂建设投资",
    ),
    counter_examples=("投资2亿元，实施农网改造工程。", "农网投资2亿元实施改造。"),
    source="argued: what money is for stands behind it, with a verb of its own",
)
def for_purpose(so_far: SoFar, around: Around) -> Measured | None:
    """Read what money is for."""
    found = around.found or ""
    tokens = so_far.words(around.right[0]) if found in _FUNDS else ()
    if len(tokens) < len(("verb", "thing")) or not around.left.rstrip().endswith(found):
        return None
    verb = tokens[0].text
    if verb not in _FOR | _BUILDS:
        return None
    behind = around.right[0].removeprefix(verb)
    named = _PROJECT.match(behind)
    what = named[0] if named else joined(noun_phrase_after(so_far.words(behind), deed=True)).removesuffix("等")
    if len(what) < len("水渠") or what in words_of("generic"):
        return None
    return Measured(forms.clean(what + (verb if verb in _BUILDS else "") + found), around.subject)
