"""Where a clause says what somebody did: subject, verb, object; told from names that hold a verb (职工 培训 支出)."""

from collections.abc import Sequence

from extractors.metrics.cut.words import QUOTED, SUFFIXES, WAYS, Token, endings_of, is_verb, words_of

# Ends of names that say how much there is of something, or what was reached; `measure_end` also has things and deeds
# that a verb may stand before (资产, 制度, 工作).
MEASURES = (
    *("率", "量", "额", "值", "速", "幅", "度", "数", "绩", "龄", "比", "价"),
    *("得分", "评分", "总分", "均分", "收入", "利润", "面积", "规模"),
)
_NOUNS = ("n", "j", "l", "x", "s")
_ADVERBIAL = ("d", "ad", "t", "f", "s")
_ATTRIBUTE = ("a", "b")
_LEAST = 2  # words of who did what, or of how it was done
_ASPECTS = ("了", "过", "着")
_TOGETHER = ("共建", "联建", "结对", "合作", "协作")
_AT_PLACES = ("现场", "集中", "线上", "线下", "在线", "实地")
_REACHING = frozenset("越过上至到近升行")  # 跨越, 迈过, 站上, 接近, 攀升, 下行
_PLANS = frozenset({"安排", "计划", "准备", "继续"})
_SAYING = 4  # characters of 挨门挨户
_STRANGE = "x"  # jieba's flag of a word that its dictionary lacks


def takes_part(token: Token) -> bool:
    """Whether a word says that people took part in something or got through it: 参加, 通过."""
    return token.text in words_of("join", "pass")


def did(token: Token) -> bool:
    """Whether a word is known to say what some of them did: 100%参加培训."""
    return token.text in words_of("act", "light") or takes_part(token)


def is_known_act(token: Token) -> bool:
    """Whether a word is known to say what was done."""
    return token.text in words_of("act", "does", "light", "has", "join", "pass")


def may_act(token: Token) -> bool:
    """Whether a word may say what somebody did with a thing: 捡拾, 补栽; no 退休, 支出, which go with a noun."""
    if len(token.text) < 2 or token.text in words_of("attribute", "thing"):
        return False
    strange = token.flag == _STRANGE and len(token.text) == 2 and token.text[0] in words_of("act_begins")
    return is_known_act(token) or is_verb(token) or strange


def shares_object(token: Token) -> bool:
    """Whether a verb may share the object of the verb behind it: 新建 改建, 督促 整改; no 组织, 帮助, 新增, 累计."""
    led = words_of(
        "light", "has", "pivot", "invite", "manner", "adverb", "link", "change", "attribute", "thing", "join", "pass"
    )
    known = is_verb(token) or token.text in words_of("act", "does", "gets")
    known = known and not token.text.endswith(LEADS_ON)  # 相当于
    return known and len(token.text) > 1 and token.text not in led and token.text not in _PLANS


def is_measure(token: Token) -> bool:
    """Whether a word says how much or how many, so that a verb before it belongs to its name: 时间, 总额, 里程."""
    if token.text in words_of("generic", "thing"):
        return True
    return token.text.endswith(endings_of("measure_end"))


def says_how_much(tokens: Sequence[Token]) -> bool:
    """Whether words end in a verb that only ties a quantity to a measure: 产值 跨越, 毛利率 下行; not 用电量 统计."""
    *_, thing, verb = tokens
    reaches = verb.flag == "v" and len(verb.text) == _LEAST and verb.text[1] in _REACHING
    return reaches and len(thing.text) > 1 and thing.text.endswith(("值", "额", "量", "率"))


def is_body(token: Token) -> bool:
    """Whether a word is a body or a group of people: 公司, 队伍."""
    return token.text in words_of("body", "agent") or token.text.endswith(
        ("公司", "企业", "机构", "中心", "队伍", "小组")
    )


def is_body_named(tokens: Sequence[Token]) -> bool:
    """Whether 组织 at the end is a body and no deed: 涉黑 组织, 文艺 组织; not 工会 组织."""
    *_, before, last = tokens
    return last.text == "组织" and not before.flag.startswith(("d", "p", "u", "t")) and not is_agent(before, last)


def is_amount(token: Token) -> bool:
    """Whether a word is nothing but a measure of the action before it: 修复 时间, 处理 能力."""
    return token.text in words_of("amount")


def names_with_verb(token: Token) -> bool:
    """Whether a word like 率, 总额, 人员 makes a name of the verb before it: 抢修人员, 招聘人数; not 招聘 员工."""
    return is_measure(token) or token.text in ("人员", "期间") or token.text[0] == "金" or is_failed(token)


def is_failed(token: Token) -> bool:
    """Whether a word says that something was not reached: 审核 不合格."""
    return token.text[0] == "不" and token.text[1:] in words_of("failed")


def is_plain_noun(token: Token) -> bool:
    """Whether a word is a noun that does nothing itself: 故障, 设备."""
    other = words_of("agent", "person", "body", "link")
    return token.flag.startswith("n") and token.text not in other


def is_agent(token: Token, verb: Token) -> bool:
    """Whether a noun before a verb can have done it: people and bodies; places only what is known to be done."""
    if token.text in words_of("agent", "person", "body") or token.flag == "nt":
        return True
    noun = token.flag.startswith(_NOUNS) or len(token.text) == 1  # 养护 站: its end alone, with any flag
    if not noun or token.text in words_of("adverb"):
        return False
    known = is_known_act(verb) or (verb.flag == "v" and verb.text[1:] in ("出", "回"))  # 河道 清出 淤泥
    return token.text.endswith(endings_of("agent_end")) or (known and token.text.endswith(endings_of("place_end")))


def _begins_object(token: Token) -> bool:
    """Whether a word behind a verb begins its object; 完成 率 and 采购 额 are names."""
    if len(token.text) == 1:
        return token.flag in _ATTRIBUTE
    named = is_measure(token) and token.text[0] in SUFFIXES and token.text != "工作"  # 派驻 工作 队员
    return not named and not is_failed(token)


def _is_got(token: Token) -> bool:
    """Whether a word of money or work may be an object: 挽回损失, 受理投诉; a measure is none (员工 培训 投入)."""
    return token.text in words_of("thing") and not token.text.endswith(endings_of("measure_end"))


def _is_money(token: Token) -> bool:
    """Whether a word is money that somebody is given or brought: (为 子公司) 引入 资金."""
    return len(token.text) > 1 and token.text.endswith(("资金", "款", "金", "经费", "租金"))


def is_used_for(verb: Token, behind: Sequence[Token]) -> bool:
    """Whether a verb says what a thing or event behind it is for: (列车) 检修 基地, (教师) 进修 课程; not 新建 基地."""
    if verb.text in words_of("gets", "light") or (len(behind) > 1 and behind[-1].text not in words_of("event")):
        return False
    purposes = words_of("used_for", "event")
    return behind[-1].text in purposes or behind[-1].text.endswith(endings_of("used_for_end"))


def says_line(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb says the sort of a line of work: 电子 支付 业务, 燃气 安装 业务 (收入); not 中心 办理 业务."""
    line, *behind = tokens[at + 1 :] or (Token("", ""),)
    named = line.text in words_of("line") and tokens[at].text not in words_of("gets_line", "light")
    return named and (not behind or is_measure(behind[0]) or behind[0].flag[0] in "pud")


def acts_on(tokens: Sequence[Token], at: int, *, led: bool = False) -> bool:
    """Whether a verb within a clause says what a subject before it did with what stands behind it.

    1. 志愿者 清理 岸线   2. 妥善 处理 来访   3. `led` by a preposition: (在) 尾矿库 周边 补栽 刺槐
    Left alone: names with a verb inside (政府 采购 预算, 故障 修复 时间, 员工 培训 基地).
    """
    token, behind = tokens[at], tokens[at + 1 :]
    if behind and behind[0].text in _ASPECTS:
        behind = behind[1:]  # 购买 了 保险
    if not at or not behind or not may_act(token) or not _begins_object(behind[0]) or says_line(tokens, at):
        return False
    if behind[0].text in ("人均", "户均", "平均"):
        return False  # 企业 实践 人均
    known = is_known_act(token)
    before = tokens[at - 1]
    giver = before.text in words_of("agent", "body") or (token.text[-1] in "出回给" and is_agent(before, token))
    gives = (led or giver) and (_is_money(tokens[-1]) or tokens[-1].text == "准备")  # 财政 安排 补助 资金
    given = gives and (known or is_verb(token))  # 工会 筹措 资金
    if is_measure(tokens[-1]) and not given and not (known and _is_got(tokens[-1])):
        return False
    if token.text in words_of("reach"):
        return True
    if token.flag == "vn" and (before.text in words_of("person") or tokens[-1].text in words_of("event")):
        return False
    done_so = before.flag in _ADVERBIAL or before.text in words_of("manner")
    if done_so and before.text in _AT_PLACES and is_used_for(token, behind):
        return False  # 现场 处置 演练, 药品 集中 采购 品种
    # 在线 监测 仪表, 紧急 救援 任务, 联合 执法 行动
    device = tokens[-1].text.endswith((*endings_of("used_for_end"), "任务"))
    device = device or (
        at == 1 and len(behind) == 1 and tokens[-1].text in words_of("event") and is_used_for(token, behind)
    )
    if led or (done_so and not device) or any(earlier.text in words_of("pivot") for earlier in tokens[:at]):
        return True
    if is_used_for(token, behind):
        return False
    return before.flag == QUOTED or is_agent(before, token)


def _says_which(verb: Token, behind: Sequence[Token]) -> bool:
    """Whether a verb says which things behind it are meant: 未 开工 的 项目, 共建 单位, 申请 案件, 检修 基地."""
    if not behind:
        return False
    thing = behind[0].text
    together = verb.text in _TOGETHER and thing in words_of("body")
    return thing in ("的", "对象") or together or thing in words_of("case") or is_used_for(verb, behind[:1])


def first_action(tokens: Sequence[Token]) -> int:
    """Return where the words behind a quantity begin to say what was done with or by what it counts; else their end.

    1. 岸桥 | 加装 雷达   2. 退休 教师 | 轮流 讲授   3. 图纸 查阅 申请 | 收取: what is filed ends its name
    Left alone: 邻近 村庄 的 风机, 养老 机构 (they say which).
    """
    for at in range(1, len(tokens)):
        manner = tokens[at].text in words_of("manner") and at + 1 < len(tokens) and may_act(tokens[at + 1])
        is_act = is_verb(tokens[at]) or may_act(tokens[at]) or comes_to(tokens[at])
        following = tokens[at + 1 : at + 2]
        of_agent = tokens[at].flag != "vn" and is_agent(tokens[at - 1], tokens[at])  # (向) 部门 | 派遣 案件
        if _says_which(tokens[at], following) and not (of_agent and following[0].text in words_of("case")):
            continue
        if tokens[at].text in words_of("case") and not of_agent:
            if following and (following[0].text == "的" or following[0].flag[0] == "n"):
                continue
            return at + 1
        short = bool(following) and following[0].text in WAYS and tokens[at].flag == "v"  # 村 装 了, 村 送 去
        is_act = is_act and (len(tokens[at].text) > 1 or short)  # 管护 站
        if manner or (is_act and tokens[at].text not in words_of("attribute") and tokens[at - 1].text != "的"):
            return at
    return len(tokens)


def after_means(tokens: list[Token]) -> list[Token]:
    """Drop with whom, when or by what something was done: 会同 有关单位 | 改造 管网, 利用 周末 | 投入, 按计划 | 培训.

    Left alone: 利用 外资 金额, 结合 部 改造.
    """
    if len(tokens) < _LEAST:
        return tokens
    planned = len(tokens[0].text) > _LEAST and tokens[0].text[0] == "按"
    if not planned and tokens[0].text not in words_of("means"):
        return tokens
    for at in range(1 if planned else _LEAST, len(tokens)):
        behind = tokens[at + 1 : at + 2]
        if may_act(tokens[at]) and (not behind or _begins_object(behind[0])) and not _says_which(tokens[at], behind):
            return tokens[at:]
    return tokens


def without_how(tokens: list[Token]) -> list[Token]:
    """Drop an adverb before what was done: 逐户 | 培训, 挨门挨户 | 走访 老人; not 按时 付款 率, 按期 整改 (not all)."""
    said = len(tokens) > _LEAST and len(tokens[0].text) == _SAYING and tokens[0].flag in ("i", "l")
    if said and may_act(tokens[1]) and _begins_object(tokens[2]) and not is_measure(tokens[-1]):
        return tokens if is_used_for(tokens[1], tokens[2:]) else tokens[1:]
    while len(tokens) > 1 and tokens[0].flag == "d" and len(tokens[0].text) > 1 and may_act(tokens[1]):
        named = tokens[0].text[0] in "按一重" or is_known_act(tokens[0]) or tokens[0].text in words_of("gets")
        if named or any(token.text[0] == "率" for token in tokens[2:3]):
            break
        tokens = tokens[1:]
    return tokens


def without_end(tokens: Sequence[Token]) -> list[Token]:
    """Drop what things or people did from the end of a phrase that counts them: 4艘 (鱿钓船 启航) → 鱿钓船."""
    kept = list(tokens)
    while len(kept) > 1 and may_act(kept[-1]) and (is_verb(kept[-1]) or kept[-1].text in words_of("does")):
        kept = kept[:-1]
    if len(kept) < len(tokens):
        while len(kept) > 1 and (kept[-1].text in words_of("manner") or kept[-1].flag in ("d", "ad")):
            kept = kept[:-1]
    return kept


def _ends_in_action(tokens: Sequence[Token]) -> bool:
    return len(tokens) > _LEAST and (is_verb(tokens[-1]) or is_known_act(tokens[-1]))


def without_host(tokens: list[Token]) -> list[Token]:
    """Drop the verb by which others came to do what is counted: 邀请 退休 教师 授课 → 退休教师授课."""
    return tokens[1:] if tokens and tokens[0].text in words_of("invite") and _ends_in_action(tokens) else tokens


def without_doer(tokens: list[Token]) -> list[Token]:
    """Drop who did it before a manner and a verb without object: 驾驶员 安全 行驶 → 安全行驶."""
    if not _ends_in_action(tokens):
        return tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].text in ("赴", "前往") and is_agent(tokens[at - 1], tokens[at]):
            return tokens[at + 1 :]  # 志愿者 赴 山区 支教
    *_, who, how, done = tokens
    so = how.text in words_of("manner") or how.flag in ("an", "ad", "d")
    return [how, done] if so and is_agent(who, done) else tokens


_CAME_OFF = frozenset({"成功", "顺利"})
_WAY = 2  # characters of a verb with where it leads
_COMES = ("赴", "前往", "来", "到")
_GOES_ON_VERB = frozenset("了过着出入到进去来")
LEADS_ON = ("于", "自", "为", "成")  # 来自, 用于, 划分为: how verbs end that lead to something else than their object
_INTO = frozenset("成为至到给于")
_DENIALS = ("不", "未", "没", "从未", "尚未", "仍未", "并未")


def begins_deed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says that now follows what was done: 园丁 主动 补种, 板块 出台 了, 园丁 赴 现场."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text in words_of("manner"):
        adverb = tokens[at].flag in ("d", "ad")
        verb = following is not None and (is_verb(following) or (adverb and following.flag == "vn"))
        came = tokens[at].text in _CAME_OFF and at + 2 < len(tokens) and is_verb(tokens[at + 2])  # 成功 上线 运行
        return verb or came or (following is not None and following.text in ("到", "赴", "向", "为", "参与"))
    if following is None:
        return tokens[at].text in ("赴", "前往")
    adverb = tokens[at].flag == "d" and len(tokens[at].text) > 1  # 社区|率先 通过, 企业|尚未 整改
    if adverb and (is_verb(following) or following.flag == "p"):
        return True
    if tokens[at].text[0] == "因" and tokens[at].flag in ("p", "c", "x"):
        return True  # 队员|因伤 退出
    if following.text in _INTO and at and is_verb(tokens[at]):
        return True  # 公交车|更换 成
    return tokens[at].text in ("赴", "前往") or (is_verb(tokens[at]) and following.text in ("了", "着", "过"))


def comes_to(token: Token) -> bool:
    """Whether a verb says by its second character where things or people came, or what they came to be: 登上, 改为."""
    is_way = len(token.text) == _WAY and token.text[1] in "为成到入上至进给作于" and token.flag == "v"
    return is_way and token.text not in words_of("thing", "light", "attribute")


def begins_verb_phrase(tokens: Sequence[Token]) -> bool:
    """Whether words say what somebody did: 走进 车间, 赴 外地 学习, 下沉 一线; not 获奖 员工, 养护 站, 分行."""
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else None
    if first.text in _COMES or (first.text[0] == "来" and len(first.text) > 1):
        return True
    acts = is_verb(first) or (first.flag == "vn" and first.text in words_of("act"))
    if not acts or second is None:
        return False
    if len(second.text) == 1:
        return second.text in _GOES_ON_VERB
    return comes_to(first) or second.text not in words_of("person", "body")


def is_denied(token: Token) -> bool:
    """Whether a word says what was not done: 未亲自, 未出现, 不花; not 不良, 不锈钢."""
    verb = token.flag in ("b", "d", "x") or (token.flag == "v" and token.text == "没有")
    return verb and token.text.startswith(_DENIALS) and token.text[1:] not in words_of("failed")


def may_be_named(token: Token) -> bool:
    """Whether a word may begin a name that a verb goes on: 投诉|处理 及时率, 平均|出动 时间, 研发|投入 强度."""
    if is_plain_noun(token) or token.text in words_of("thing") or token.text in ("平均", "累计"):
        return True
    if token.flag in ("j", "vn"):
        return True
    return is_verb(token) and len(token.text) > 1 and token.text not in words_of("light", "act", "does", "has")
