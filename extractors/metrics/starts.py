"""Where what was done begins in the words before a quantity: behind who did it, for whom, where; verbs side by side."""

from collections.abc import Sequence

from extractors.metrics.predicates import is_agent, is_measure, is_verb, may_act, shares_object
from extractors.metrics.words import SUFFIXES, Token, words_of

JOINERS = frozenset({"及", "和", "与", "或", "及其", "·", "-", "—", "/", "、"})
_SHORT_ACTS = frozenset("讲送办建修种栽换装")  # 到 小学 讲 安全用电课
_UNDOING = frozenset({"减免", "免除", "免收", "节省", "节约", "避免", "取消", "停止"})  # 减免支付手续费 is no payment
_PAIR = 2  # characters of a verb that a dictionary has with its object
_SAYING = 4  # characters of 排忧解难, 排队就医


def is_that_body(token: Token) -> bool:
    """Whether a word is one for the unit that is spoken of: 该行, 该区; not 该项."""
    return (
        token.flag == "r" and token.text[0] == "该" and len(token.text) == len("该行") and token.text[1] not in "项类批"
    )


def is_done(tokens: Sequence[Token], end: int) -> bool:
    """Whether the word before `end` only says that a verb's deed is done with what follows: 审议 | 了 议案."""
    inside = 1 < end < len(tokens) and tokens[end - 1].text == "了"
    return inside and is_verb(tokens[end - 2]) and len(tokens[end - 2].text) > 1


def without_receiver(run: list[Token], *, named: bool) -> list[Token]:
    """Drop whom an action was done for.

    1. 为 (员工 缴存 公积金) → 缴存 公积金   2. 向, 为 (灾区 捐款) → 捐款   Left alone: 为 (员工 体检), a name.
    """
    last = run[-1].text if len(run) > 1 else ""
    if last in words_of("give") or (len(last) > _PAIR and last[:_PAIR] in words_of("act")):
        return run[-1:]  # 挽回损失 is one word of jieba's
    if not named and len(run) > 1 and is_verb(run[-1]) and len(run[-1].text) > 1:
        return run[-1:]
    if len(run) > 1 and run[-1].flag in ("i", "l") and len(last) == _SAYING:
        return run[-1:]  # 为 群众 排忧解难
    for at in range(1, len(run) - 1):
        if run[at].text in words_of("act") and run[at + 1].text[0] not in SUFFIXES:
            return run[at:]
    done = len(run) > len(("whom", "did")) and run[0].flag == "n" and run[1].flag == "v" and len(run[1].text) > 1
    name = done and is_measure(run[-1]) and run[-1].flag.startswith("n")
    return run[1:] if done and not name and run[1].text not in words_of("attribute", "thing") else run


def without_place(run: list[Token]) -> list[Token]:
    """Drop where something was done: 在 (农村及山区 建设 服务网点) → 建设 服务网点."""
    for at in range(1, len(run) - 1):
        short = run[at].text in _SHORT_ACTS and run[at].flag == "v"
        known = short or run[at].text in words_of("act")
        if known and len(run[at + 1].text) > 1 and run[at + 1].text[0] not in SUFFIXES:
            return run[at:]
    return run


def first_of_action(run: Sequence[Token], at: int, *, led: bool) -> int:
    """Return where an action begins whose last verb stands at a place: 减免 支付 手续费, 新增 帮扶 销售额."""
    if at and (run[at - 1].text in _UNDOING or run[at - 1].text in ("新增", "新")):
        return at - 1
    pair = at > 1 and run[at - 1].text in JOINERS and may_act(run[at - 2])
    if pair or led:
        return at - 2 if pair else at  # 按|要求 报废 电梯
    return _chain_start(run, at)


def _chain_start(run: Sequence[Token], at: int) -> int:
    """Return where the verbs begin that share an object, behind nothing or who did it: 新建 改建 农村公路."""
    first = at
    while first and shares_object(run[first - 1]):
        first -= 1
    return first if not first or is_agent(run[first - 1], run[first]) else at
