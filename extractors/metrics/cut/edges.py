"""Where a phrase begins and ends: behind who did it, for whom, where; what is dropped from its edges."""

import re
from collections.abc import Sequence

from extractors.metrics.cut.predicates import (
    LEADS_ON,
    is_agent,
    is_body,
    is_body_named,
    is_known_act,
    is_measure,
    may_act,
    says_how_much,
    shares_object,
)
from extractors.metrics.cut.words import QUOTED, SUFFIXES, Token, endings_of, is_verb, ties, words_of

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
    acts = any(token.text in words_of("act") for token in run[1:-1])  # 为 企业 节约 人工成本
    if len(run) > 1 and run[-1].flag in ("i", "l") and len(last) == _SAYING and not acts:
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
    if at and (run[at - 1].text in _UNDOING or run[at - 1].text in ("新增", "新", "乱")):
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


_STAYS_WHOLE = 8  # a phrase that is only so much longer is no name with a place before it: 特种作业人员持证上岗率
_LOOSE_ENDS = frozenset({"中", "内", "里", "上", "的", "了", "平均", "当中", "之中"})
_OF_OWN_ACCORD = frozenset({"主动公开"})  # of information: the other way is 依申请公开
# Flags of function words; a dictionary gives them to longer words too (更新 as an adverb), so only short ones break.
_FUNCTION = ("p", "d", "u", "r", "y", "c", "o", "w", "e")
_DID = frozenset("做办搞用干")
# 去年, 目前, 此后: when it was; a season, a festival or 平时 may say which (平时提案, 夏季药品)
_WHEN = re.compile(
    "[年日天初末底今昨明前后时来近现届往]|(?<=.)月|当|过去|[本上下同]期|报告期|期间|上旬|中旬|下旬|季度|[上下]半"
)
_WHICH = frozenset({"平时"})
_ROUGHLY = frozenset({"基本", "大体", "总体", "大概", "大约", "一般", "通常", "固定", "含", "含有"})
_QUOTE = 4
_DONE_WELL = re.compile(".好v")  # 做好, 抓好, 办好: done well, without what; the word and its flag
_MANNER = 2  # characters of how something was done
_QUALITY = frozenset({"具备", "具有"})


def length(token: Token) -> int:
    """Return the length of a word as a part of a name; a quotation counts like a short word."""
    return min(len(token.text), _QUOTE) if token.flag == QUOTED else len(token.text)


def _is_number(text: str) -> bool:
    """Whether a word is a number, and no name that begins with one (5G, 3D)."""
    return any(sign.isdigit() for sign in text) and not any(sign.isascii() and sign.isalpha() for sign in text)


def is_time(token: Token) -> bool:
    """Whether a word says when it was; a season or 平时 says which."""
    return token.flag == "t" and token.text not in _WHICH and _WHEN.search(token.text) is not None


def breaks(token: Token) -> bool:
    """Whether a phrase ends at a word: short function words, times, quantities, words that tie or change quantities."""
    if token.text in words_of("keep") or token.text in JOINERS:
        return False
    if token.text in words_of("adverb", "change", "link", "compare"):
        return True
    if token.text in ("年", "月", "日", "年度", "月份", "期内"):
        return True
    if is_time(token) or (token.flag == "m" and _is_number(token.text)):
        return True
    return len(token.text) == 1 and token.flag.startswith(_FUNCTION) and token.flag != "eng"  # A 级 景区


_RATES = ("率", "度", "比例", "比重", "占比", "标准", "价", "价格", "水平")  # what it is to be, however it came there
_OBJECTS = ("n", "j", "l", "x", "s", "b", "a", "v")
_VERBS = ("v", "x", "d")  # jieba's flags of words of change: 压降 is none of its words


def moves_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word of change is a verb with what stands behind it as object: 压降 台席; not 产量 上升, 较 上年 增加.

    What is said to be less or more is no stock: 减少排放210吨 are no emissions.
    """
    token, behind = tokens[at], tokens[at + 1 : at + 2]
    verb = token.flag.startswith(_VERBS) and len(token.text) > 1
    if not verb or not behind or token.text[-1] in "至到" or not behind[0].flag.startswith(_OBJECTS):
        return False
    if behind[0].text[0] in SUFFIXES or behind[0].text in words_of("generic", "amount", "light", "change"):
        return behind[0].text == "支出" and len(tokens) == at + 2  # 减少 支出; not 增加 金额, 提高 幅度
    if (behind[0].text.endswith(LEADS_ON) and is_verb(behind[0])) or any(
        token.text.endswith(_RATES) for token in tokens[at + 1 :]
    ):
        return False  # 提升 源于, 提高 满意率, 提高 补贴标准
    before = tokens[at - 1] if at else None
    return before is None or not before.flag.startswith("n") or is_agent(before, token)


_THINGS = frozenset({"n", "j", "l", "vn", "x"})  # flags of what may have a value at a time
_WHOSE = frozenset("省市县区镇乡村州旗国")


def is_dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time stands inside a name, behind the thing that the measure behind it is of: 贷款 年末 余额."""
    if not at or at + 1 == len(tokens) or not is_time(tokens[at]):
        return False
    thing, behind = tokens[at - 1], tokens[at + 1]
    if thing.flag not in _THINGS or len(thing.text) < 2 or is_body(thing) or thing.text[-1] in _WHOSE:
        return False
    of_thing = (
        not breaks(thing)
        and thing.text != "报告"
        and not _WHEN.search(thing.text)
        and not thing.text.endswith(endings_of("agent_end", "place_end"))
    )
    return (
        of_thing
        and (is_measure(tokens[-1]) or behind.text in words_of("stock"))
        and not breaks(behind)
        and not is_verb(behind)
    )


_TOWARDS = frozenset("于给往至自向为")
SPEAKERS = frozenset({"我们", "他们", "大家"})
_THIS = frozenset("此本该这其各")
_SOME_TIME = frozenset({"以前", "以后", "之前", "之后", "前", "后", "起", "至"})
_BEHIND_DATE = _SOME_TIME | {"以上", "以下", "以内", "之内", "及以上", "及以下"}
_HOW = ("a", "i", "l", "z", "d")  # flags of words before 的 that say how a thing is
# what opens the predicate of the whole sentence, and no clause inside it that says which
_OPENS = frozenset(
    {"共", "共计", "累计", "已", "已经", "均", "仅", "分别", "合计", "总计", "是", "将", "把", "对", "继续", "了", "中"}
)
_ABOUT = frozenset({"有关", "关于"})
_UNITS = frozenset({"集团", "公司"})
_REASONS = frozenset({"由于", "因为", "其中", "以及"})
_STILL = frozenset("未尚仍")
_FRONTS = frozenset({"对", "将", "把"})
_OWN_VERBS = frozenset({"拥有", "具有"})  # adverbs of the list that are verbs before 的


def _opens_predicate(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause before 的 begins behind a word: 共 | 查获 的, 学生 中 | 具有 学位 的, 税额 为 | 符合 条件 的."""
    token, following = tokens[at], tokens[at + 1].text if at + 1 < len(tokens) else ""
    if token.text == "已" and at and is_verb(tokens[at - 1]):
        return False  # 处于 已 获批 阶段 的
    if token.text in _OPENS or token.text in words_of("adverb", "change") - _OWN_VERBS:
        return True
    if token.text == "为":  # 为 老人 提供 的, 以 风能 为 动力 的
        leads = is_verb(tokens[-1]) or any(before.text == "以" for before in tokens[:at])
        return at > 0 and tokens[at - 1].flag.startswith("n") and not leads
    of_date = at > 0 and token.text in ("年", "月", "日") and _is_number(tokens[at - 1].text)
    return of_date and following not in _BEHIND_DATE


def _without_year(tokens: Sequence[Token]) -> list[Token]:
    """Return words without a year inside, which a name over the years has not: 纳入 2023 年度 决算 的."""
    of_year = [at for at in range(1, len(tokens)) if tokens[at].text == "年度" and _is_number(tokens[at - 1].text)]
    return [token for at, token in enumerate(tokens) if at not in of_year and at + 1 not in of_year]


def _leads_to(token: Token, following: Sequence[Token]) -> bool:
    """Whether a verb says by 于, 给, 为 where things came or what they became: 存放 于, 确认 为, 销往."""
    led = token.text[-1] in _TOWARDS or bool(following and following[0].text in _TOWARDS)
    return led and len(token.text) > 1 and token.flag in ("v", "vn", "x")


def acts_before_de(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is the verb of a clause that says which: 筛选 项目 的, 海关 查获 的, 销往 海外 的.

    Left alone: 激励 计划 股票 的, 批发 和 零售业 的, 养护 科 的, where it is a part of a name.
    """
    token, following = tokens[at], tokens[at + 1 : at + 2]
    if _leads_to(token, following) or (token.text == "为" and any(before.text == "以" for before in tokens[:at])):
        return True
    if (not following and is_known_act(token)) or (not at and token.text in words_of("about")):
        return True
    if token.text in words_of("link") and token.flag == "v":
        return not at or (bool(following) and following[0].flag == "m")  # 账龄 超过 一年 的
    acts = is_verb(token) or (is_known_act(token) and (not at or is_agent(tokens[at - 1], token)))
    if not acts or len(token.text) < _PAIR:
        return False
    if following and following[0].text in _SOME_TIME and at + 2 < len(tokens):
        return False  # 在 合并 前 实现 的
    if not following:
        return True
    of_name = len(following[0].text) == 1 and following[0].flag.startswith("n")
    if of_name or (following[0].text in JOINERS and not any(map(is_verb, tokens[at + 2 : at + 3]))):
        return False
    return not at or not tokens[at - 1].flag.startswith("n") or is_agent(tokens[at - 1], token)


def _said_before_de(tokens: Sequence[Token], head: Sequence[Token]) -> list[Token]:
    """Return the words before a 的 that are said of `head`, back to what opens the predicate of the whole sentence."""
    start = len(tokens)
    while start and not _opens_predicate(tokens, start - 1):
        start -= 1
    if start and tokens[start - 1].text in _FRONTS and len(head) > 1 and may_act(head[-1]):
        return []
    if start and tokens[start - 1].text == "已" and any(token.text[0] in _STILL for token in tokens[start:]):
        start -= 1  # 已 到期 未 支付 的
    run = _without_year(tokens[start:])
    idle = SPEAKERS | _REASONS | JOINERS - {"与"}
    while run and (run[0].text in idle or run[0].text[0] in _THIS or is_time(run[0])):
        of_us = run[0].text == "本" and run[1:2] and run[1].text in _UNITS
        run = run[2:] if of_us else run[1:]
    return run


def clause_of_de(tokens: Sequence[Token], head: Sequence[Token]) -> list[Token]:
    """Return the clause before a 的 that says which `head` is meant, without who did it; nothing where none does.

    1. 归还 用于 补充 资金 (的 资金)   2. 海关 查获 (的 案件) → 查获   3. 工会 筹集 用于 助学 (的 款项) → 筹集用于助学
    Left alone: who has it (制造业 贷款 的 不良率), when it was (去年 的 产量), how it is (先进 的 设备), to what
    something was done (对 扰乱 市场 的 行为 处罚).
    """
    run = _said_before_de(tokens, head)
    # 有关 城市 规划 的; not 有关 部门 的
    about = len(run) > 1 and run[0].text in _ABOUT and not run[1].text.endswith(("部门", "单位", "人员", "方面"))
    if not run or run[0].text[0] == "除" or about or run[-1].text[0] == "所":
        return run[: len(run) if len(run) > 1 else 0]  # 除 战略 配售 股份 外 的, 现金流量 预测 所用 的
    if any(token.flag == "b" and token.text[0].isdigit() for token in run):
        tied = next((at for at, token in enumerate(run) if token.text not in words_of("link", "preposition")), 0)
        return run[tied:]  # 吞吐量 1000万人次以上 的, 1年以内 账龄 的, 为|账龄 在 1年以内 的
    if run[-1].flag == "b":
        return run[-1:]  # 在库 的
    if run[-1].flag in _HOW or is_time(run[-1]) or run[-1].text in ("年", "月", "日"):
        return []
    verbs = [at for at in range(len(run)) if acts_before_de(run, at)]
    if not verbs and run[0].flag == "v" and len(run) > 1 and head and is_measure(head[-1]):
        return run  # 通 客运 班车 的 自然村 比重
    only_had = verbs == [len(run) - 1] and (run[-1].text in words_of("light", "pass") or run[-1].text in _OWN_VERBS)
    if not verbs or (only_had and not any(token.flag == "p" and token.text not in "在被" for token in run)):
        return []  # 实现 的 净利润, 在 合并 前 实现 的 净利润; but 从 财政 获得 的 经费
    first = verbs[0]
    places = [at for at in range(first) if run[at].text == "在"]
    who = (places[0] if places else first) - 1
    led = any(token.flag == "p" for token in run[: who + 1])
    if who >= 0 and not led and (places or is_agent(run[who], run[first])):
        behind = run[first + 1 :]
        of_thing = (
            not behind
            or len(verbs) > 1
            or _leads_to(run[first], behind)
            or (bool(head) and (is_measure(head[-1]) or head[-1].text.endswith("支出")))
        )
        return (
            run[who + 1 :] if of_thing else []
        )  # 公司 配置 民生 工程 的 设备 (not 支出): the thing is what was done with
    return run[1:] if first == 0 and verbs[1:] and verbs[1] > 1 and run[0].text in words_of("light") else run


def strip_links(tokens: Sequence[Token]) -> list[Token]:
    """Drop the words that only tie a quantity to its metric from the end.

    1. 服务时长 累计 为 → 服务时长   2. 阅读 活动 共 举办 → 阅读 活动 (but 共 举办, with nothing before it, stays)
    """
    kept = list(tokens)
    while kept and (breaks(kept[-1]) or kept[-1].text == "的" or (kept[-1].text in _ROUGHLY and len(kept) > 1)):
        last = kept.pop()
        named = any(not breaks(token) for token in kept[:-1])
        if last.text == "了" and named and kept[-1].text in _DID:
            kept.pop()  # 消费券 核销 做 了|3轮
    if len(kept) > 1 and kept[-1].flag == "v" and says_how_much(kept):
        kept.pop()
    rest = kept[:-1]
    if len(rest) > 1 and kept[-1].text in words_of("light") and ties(rest[-1]):
        while rest and (ties(rest[-1]) or rest[-1].text == "的"):
            rest.pop()
        if len(rest) > 1:
            return rest
    return kept


def is_generic(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is only a word for money or numbers: 金额."""
    return len(tokens) == 1 and tokens[0].text in words_of("generic")


def trimmed(tokens: list[Token]) -> list[Token]:
    """Drop light verbs and joiners from the edges (开展, 实现, 及)."""
    idle = words_of("light") | JOINERS
    first = tokens[0] if tokens else None
    if (
        first
        and len(tokens) > 1
        and first.text[:_MANNER] in words_of("manner")
        and first.text[_MANNER:] in words_of("act")
        and first.text not in _OF_OWN_ACCORD
        and tokens[1].text[0] not in SUFFIXES
    ):
        tokens = [Token(first.text[_MANNER:], "v"), *tokens[1:]]  # 妥善处理 is one word of jieba's
    had = len(tokens) > 1 and tokens[0].text in words_of("has") and len(tokens[1].text) > 1
    if had and (tokens[1].flag == QUOTED or not is_measure(tokens[-1])):  # 设立“晨曦”助学金
        tokens = tokens[1:]
    able = len(tokens) > 1 and tokens[0].text in _QUALITY and is_measure(tokens[-1])  # 具备 烘干 能力
    tokens = tokens[1:] if able and all(token.text != "的" for token in tokens) else tokens
    while len(tokens) > 1 and (
        tokens[0].text in idle or tokens[0].text == "后" or _DONE_WELL.fullmatch("".join(tokens[0]))
    ):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in words_of("light") and not is_body_named(tokens):
        tokens = tokens[:-1]
    while tokens and (tokens[-1].text in JOINERS or tokens[-1].text in _LOOSE_ENDS):
        tokens = tokens[:-1]
    if tokens and tokens[-1].text == "在内":
        return []  # 包括江口社 在内|的30家: named as some of those counted
    return [] if len(tokens) == 1 and tokens[0].text in idle else tokens


def tail(tokens: Sequence[Token], longest: int) -> list[Token]:
    """Return the last words that fit the length of a metric's name."""
    if sum(len(token.text) for token in tokens) <= longest or sum(map(length, tokens)) <= longest + _STAYS_WHOLE:
        return list(tokens)
    kept: list[Token] = []
    for token in reversed(tokens):
        joins = kept and kept[0].text in JOINERS  # 本科及以上学历: nothing begins with 及
        if kept and not joins and sum(length(t) for t in kept) + length(token) > longest:
            break
        kept.insert(0, token)
    return kept
