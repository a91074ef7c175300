"""Phrases around a quantity: the noun phrase that it measures, from the words left and right of it."""

import re
from collections.abc import Sequence

from extractors.metrics.cut.edges import (
    JOINERS,
    SPEAKERS,
    breaks,
    clause_of_de,
    first_of_action,
    is_dated,
    is_done,
    is_generic,
    is_that_body,
    length,
    moves_object,
    tail,
    trimmed,
    without_place,
    without_receiver,
)
from extractors.metrics.cut.predicates import (
    acts_on,
    after_means,
    begins_deed,
    comes_to,
    did,
    is_agent,
    is_amount,
    is_body,
    is_denied,
    is_failed,
    is_known_act,
    is_used_for,
    may_act,
    may_be_named,
    names_with_verb,
    says_line,
    shares_object,
    takes_part,
    without_doer,
    without_host,
    without_how,
)
from extractors.metrics.cut.words import EACH_OF, QUOTED, SUFFIXES, Token, endings_of, is_verb, words_of
from extractors.numbers import unit_at
from extractors.text.characters import OPENING_QUOTES

_ORGS = ("子公司", "孙公司", "参股公司", "联营企业", "合营企业")
_SOON = frozenset({"正式", "即将", "陆续", "逐步", "正在", "相继"})  # 储备库|即将建成
_LISTS = frozenset({"包括", "包含", "涵盖"})  # 主要产品 包括|水表; not 不 包括 折旧 的 成本
_NOT = frozenset({"不", "未", "没", "没有"})
_LONG = frozenset({"长期", "常年"})  # 29名|长期 住院 患儿
_CHIEF = 2  # words of 主要 and a thing
_STATES = frozenset({"已", "未"})
_BETWEEN_THEM = frozenset({"之间", "之中", "当中", "之一"})
_ANY = frozenset({"单一", "任何", "其他"})  # 无 单一 客户 超过 10%; not 无|林地
_SPEAKS = frozenset("共该公无我他大")  # characters that who speaks, or is spoken of, begins with
_BY = frozenset({"按", "按照", "根据", "以", "用", "经", "因"})
_PLACED = frozenset({"在", "于", "赴", "沿", *_BY}) - {"因", "经"}
_LED = (words_of("preposition") - {"将", "把"}) | _BY  # what brings in a place, a person, a means before a verb
_SHARES = frozenset(
    ("资金", "经费", "投资", "投入", "占比", "比重", "比例", "成本", "费用", "价格", "单价", "均价", "价款")
)
_MANNERS = frozenset({"共同", "首次", "再次", "全面", "持续", "逐步", "多次", "自发"})
_NAMED = ("n", "j", "l", "x", "s", "b", "vn")
_KINDS = frozenset({"长期", "达标", "保证", "控制"})
_OR_MORE = frozenset({"以上", "以下", "及以上", "及以下"})
_TIMES = frozenset({"年", "月", "日", "号", "年度", "季度", "届", "期", "批", "次"})
_QUARTERS = frozenset({"季度", "季度末"})
_BARE = 2  # characters of a head that says little alone: 比例, 金额, 费用
_SHORT_VERBS = frozenset("助送建修种装办")
_AFTER = 2  # words of what came before: 锅炉 改造 后 排放; but 发行 后 股本 is a name
LONGEST = 30  # characters of a name; only a longer one is cut, between words


def without_change(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return words without a word of change that they begin with: 提升|工效, 压降|不良贷款."""
    return tokens[1:] if len(tokens) > 1 and tokens[0].text in words_of("change") else tokens


def _governs(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb takes what follows as its object: 发布案例集, but not 履约率 (a name) nor 职工体检 (the end)."""
    if at + 1 >= len(tokens):
        return False
    after = tokens[at + 1].text
    if at == 1 and tokens[0].flag == "vn" and tokens[0].text in words_of("attribute"):
        return False  # 应急 救护 阵地: what was done, or what is done there, begins before
    named = at > 0 and after in words_of("case") and tokens[at - 1].flag.startswith("n")
    if named and (tokens[at].flag == "vn" or not is_agent(tokens[at - 1], tokens[at])):
        return False  # 政府信息公开 申请 案件; but 公安机关 破获 案件
    if after == "对象" and at:
        return False  # 交友 帮扶 对象, 重点 监测 对象
    if at and says_line(tokens, at):
        return False  # 电子 支付 业务
    if (
        (len(after) == 1 and not (after in _SHORT_VERBS and at + 2 < len(tokens)))  # but 提供 助 农产品
        or is_failed(tokens[at + 1])
        or (after[0] in SUFFIXES and (at == 0 or names_with_verb(tokens[at + 1])))
    ):
        return False
    near = len(tokens) == at + 2
    far = at > 0 and not is_agent(tokens[at - 1], tokens[at]) and tokens[at].text not in words_of("light", "join")
    if at and (near or far):  # 故障 修复 时间, 门店 改造 提升 工程 投资
        last = tokens[-1]
        amount = is_amount(last) or last.text.endswith(("率", "耗", "度")) or last.text in _SHARES
        before = next((token for token in reversed(tokens[:at]) if not shares_object(token)), tokens[at - 1])
        if (amount and may_be_named(before)) or is_used_for(tokens[at], tokens[at + 1 :]):
            return False
    # 政府 采购 预算 is a name; after a noun only a verb that is known to act takes an object: 中心 发布 案例集.
    return at == 0 or did(tokens[at])


def _back_over_de(tokens: Sequence[Token]) -> list[Token]:
    """Return the words before a 的 that say which thing is meant: 外购 电力 产生 (的 排放)."""
    start = len(tokens)
    while start > 0 and (
        not breaks(tokens[start - 1])
        or tokens[start - 1].text in ("更", "较", "最")
        or (tokens[start - 1].flag == "m" and start < len(tokens) and _is_size(tokens, start - 1))  # 年满 80 岁 的
    ):
        start -= 1
    return list(tokens[start:])


def _is_named(run: Sequence[Token], at: int) -> bool:
    """Whether a verb belongs to the name of an event: “春风” 慰问 活动."""
    named = at > 0 and run[at - 1].flag == QUOTED and run[-1].text in words_of("event")
    return named and run[at].text not in words_of("light")  # 围绕“我们的节日”|举办活动


def _is_chief(tokens: Sequence[Token]) -> bool:
    """Whether words begin with 主要 that says which things: 主要领导用车, but not 主要完成项目."""
    return tokens[0].text == "主要" and len(tokens) > 1 and tokens[1].flag.startswith("n")


def _tells_state(tokens: Sequence[Token], end: int) -> bool:
    """Whether the word before `end` begins what state a thing is in that a verb takes: 收回 | 已 核销 贷款."""
    if end < 2 or end + 2 > len(tokens):
        return False
    taken = is_verb(tokens[end - 2]) or tokens[end - 2].text in words_of("act")
    return taken and tokens[end - 2].text not in words_of("light", "has") and tokens[-1].flag.startswith(("n", "x"))


def _is_size(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number and the unit behind it are a size or a bound: 10 千伏, 80 岁, 3 年 以上; not 5 月, 3 年."""
    unit, *more = tokens[at + 1 : at + 3]
    known = unit_at(unit.text, 0)
    named = unit.flag in ("q", "m") or unit.text.endswith(("级", "小时", "日内"))
    named = named or (known is not None and known.end == len(unit.text))
    return named and (unit.text not in _TIMES or (bool(more) and more[0].text in _OR_MORE))


def _says_which(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that else ties, changes or times a quantity says which things a name is of.

    1. 10 千伏 线路, 15 分钟 到达 率   2. 持续 督导 期限, 全面 质量 管理   3. 长期 股权 投资   4. 改造 提升 工程
    Left alone: 5 月 产量, 全面 完成 投资, 长期 聘用 专家, 公司 提升 质量.
    """
    token, behind = tokens[at], tokens[at + 1 :]
    if not behind:
        return False
    if token.text == "年" and at and tokens[at - 1].flag == "m":
        return behind[0].text in _OR_MORE  # 3 年 以上 设备
    if token.flag == "m" and token.text not in _MANNERS:
        return len(behind) > 1 and _is_size(tokens, at)
    acts = is_verb(behind[0]) or is_known_act(behind[0])
    if token.text in _MANNERS:
        governs = (acts and _governs(behind, 0)) or any(acts_on(behind, one) for one in range(1, len(behind) - 1))
        return len(behind) > 1 and not governs
    if acts or not behind[0].flag.startswith(_NAMED):
        return False
    if token.text in words_of("change"):
        led = at > 0 and tokens[at - 1].flag.startswith(("n", "v")) and not is_agent(tokens[at - 1], token)
        return led and behind[0].text in words_of("event", "used_for")
    return token.text in _KINDS


def _start(tokens: Sequence[Token]) -> int:
    """Return where the words begin that end a clause and belong together."""
    start = len(tokens)
    while start > 0:
        token = tokens[start - 1]
        lists = token.text in _LISTS and 1 < start < len(tokens) and tokens[start - 2].text not in _NOT
        if lists or token.text in words_of("preposition"):
            break
        if (token.text == "了" and is_done(tokens, start)) or (token.text in _STATES and _tells_state(tokens, start)):
            start -= 1
            continue
        generic = token.text in ("合计", "累计") and is_generic(tokens[start:])
        suffixed = start < len(tokens) and tokens[start].text in SUFFIXES and len(token.text) > 1
        suffixed = suffixed and token.text not in words_of("adverb")
        chief = start == 1 and token.text == "主要" and _is_chief(tokens)
        if breaks(token) and not (generic or suffixed or chief or _says_which(tokens, start - 1)):
            if token.flag == "t" and is_dated(tokens, start - 1):
                start -= 1
                continue
            if token.text in words_of("change") and moves_object(tokens, start - 1):
                start -= 1
                while start and shares_object(tokens[start - 1]):
                    start -= 1  # 改造 提升 活动室
            break
        if token.text == "中" and 1 < start < len(tokens) and is_verb(tokens[start]):
            break  # 在比赛中获奖
        if token.text == "后" and _AFTER < start < len(tokens):
            break  # 锅炉改造后排放浓度
        start -= 1
    each = 0 < start < len(tokens) and tokens[start - 1].text == "各" and tokens[start].flag.startswith("n")
    if each and start > 1 and tokens[start - 2].text == "的":
        return start - 1  # 参加 演练 的 各 班组 安全员
    if each and not is_body(tokens[start]) and tokens[start].text not in words_of("person", "owner"):
        return start - 1  # 各 专业 报考率; but 各 金融机构 has what follows
    counted = 0 < start < len(tokens) - 1 and tokens[start - 1].text.isdecimal() and tokens[start].flag in ("n", "q")
    counted = counted and len(tokens[start].text) == 1
    return start + 1 if counted else start  # 6 市|开放 口岸


def _without_speaker(run: list[Token]) -> list[Token]:
    """Drop 共 and who speaks, or is spoken of, from the beginning of a phrase."""
    if len(run) == 1 and run[0].flag in ("x", "l") and run[0].text[0] == "共" and len(run[0].text) == len("共出动"):
        return [Token(run[0].text[1:], "v")]  # 共出动|35万人次
    if len(run) > 1 and run[0].flag in ("x", "l") and run[0].text[0] == "共":
        run = run[1:] if run[0].flag == "x" else [Token(run[0].text[1:], "v"), *run[1:]]  # 共收办 案件, 共出动 车辆
    while len(run) > 1 and (
        run[0].text in SPEAKERS or is_that_body(run[0]) or (run[0].text == "公司" and may_act(run[1]))
    ):
        run = run[1:]  # 我们 投入, 公司 计提 减值损失
    if len(run) > 1 and run[0].text == "无" and run[1].text in _ANY:
        run = run[1:]  # 无 单一 客户 超过 10%
    return run


def noun_phrase_before(tokens: Sequence[Token]) -> list[Token]:
    """Return the phrase that ends a clause, from the last verb that takes it as its object.

    1. 目前 拥有 正式 员工 → 正式员工   2. 累计 发现 并 上报 问题 → 上报问题   3. 撰写 论文 → 撰写论文
    4. 合同 履约 率 → 合同履约率   5. 组织 职工 及 子女 体检 → 职工及子女体检   6. 用于 培训 的 费用 → 用于培训的费用
    """
    start = _start(tokens)
    run = [token for at, token in enumerate(tokens[start:], start) if token.text != "了" or not is_done(tokens, at + 1)]
    if start and tokens[start - 1].text in _NOT and len(run) == 1 and may_act(run[0]):
        return [Token(tokens[start - 1].text + run[0].text, "v")]  # 附条件不|起诉 are not the same as 起诉
    if start == 1 and tokens[0].text == "应" and run and (len(run) == 1 or may_act(run[0])):
        return list(tokens)  # 应结案 are not the same as 结案
    if len(run) > 1 and run[0].text in _QUARTERS and start and tokens[start - 1].flag == "m":
        run = run[1:]  # 1|季度|产能
    if run and run[0].text[0] in _SPEAKS:
        run = _without_speaker(run)
    if start and tokens[start - 1].text in ("为", "向", "给"):
        run = without_receiver(run, named=tokens[start - 1].text == "为")
    elif start and tokens[start - 1].text in ("在", "于", "到", "赴"):
        run = without_place(run)
    if run and run[0].flag in ("d", "i", "l"):
        run = without_how(run)  # 逐户 | 培训
    if run and (run[0].text[0] == "按" or run[0].text in words_of("means")):
        run = after_means(run)  # 会同 有关单位 | 改造
    before = tokens[start - 1].text if start else ""
    if before in _PLACED and len(run) > 1 and is_verb(run[-1]) and may_act(run[-1]):
        return run[-1:]  # 在 老城区 整改
    phrase = _from_last_verb(run, led=before in _LED)
    named = bool(phrase) and phrase[0].text[0] in OPENING_QUOTES  # 面向 新人 的 “启航班”: a name of its own
    if start > 1 and before == "的" and phrase[:1] == run[:1] and not named:
        which = clause_of_de(tokens[: start - 1], phrase)
        if not which and (is_generic(phrase) or sum(len(token.text) for token in phrase) <= _BARE):
            which = _back_over_de(tokens[: start - 1])
        if which:
            return tail([*which, tokens[start - 1], *trimmed(phrase)], LONGEST)
    return tail(trimmed(phrase), LONGEST)


def _from_last_verb(run: list[Token], *, led: bool) -> list[Token]:
    """Return a phrase from the last verb that takes the rest of it as its object, without who did it or had it done."""
    acts = (
        at
        for at in range(len(run) - 1)
        if (is_verb(run[at]) and _governs(run, at)) or (at and acts_on(run, at, led=led))
    )
    verbs = [at for at in acts if not _is_named(run, at) and not (at and run[at - 1].text in _STATES)]
    if verbs:
        run = run[first_of_action(run, verbs[-1], led=led) :]
    elif len(run) > _CHIEF:
        run = without_doer(run)
    return without_host(run) if len(run) > _CHIEF and run[0].text in words_of("invite") else run


_RANKED = re.compile("中(?:列|居|排|位[列居]|名列)")  # 38家会员单位|中列第6位
_PLACED_INSIDE = frozenset({"中", "上", "里", "内", "间"})


def _ends_phrase(tokens: Sequence[Token], at: int, phrase: Sequence[Token]) -> bool:
    """Whether a phrase behind a quantity ends before a word, whatever it is the object of."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if breaks(token):
        return True
    if token.text in JOINERS and following and (following.flag == "m" or following.text[0] in "一二两三四五"):
        return True
    if not phrase:
        return is_denied(token) and following is not None and takes_part(following)  # 连续两次|未亲自参加
    if phrase and phrase[-1].text.endswith(_ORGS) and not breaks(token):
        return True  # 两家全资子公司|青江科技有限公司
    if token.flag == "p" and len(token.text) > 1 and following:
        return True  # 6名 队员|凭借 技艺 胜出
    if token.flag == QUOTED and following and (is_verb(following) or following.text in words_of("light", "act")):
        return True  # 21条街道|“钉子桩”进行拆除
    if phrase and token.text.startswith("每"):
        return True  # 残疾人|每人 每年 发放
    if following and following.text == "了":
        return True  # 新能源车|替代 了 燃油车
    if token.text in words_of("imposes") and _is_org(phrase[-1]):
        return True  # 与 12家|卫生院|实行 人员 统一管理
    if token.text in _BETWEEN_THEM or (token.text[0] == "所" and following and following.text == "的"):
        return True  # 四个 厂|之间 差距, 427名 儿童|所作 的 测评
    if token.text in EACH_OF or (token.flag == "m" and token.text.startswith("第")):
        return True  # 线路 第二
    if phrase[-1].text == "事" or token.text in words_of("alongside"):
        return True  # 三件 事|村里 还要 办, 28家 单位|一道 被 命名
    if token.text == "后" and following and is_verb(following) and phrase[-1].text in words_of("honour"):
        return True  # 二十项 荣誉|后 获得
    if token.text in OPENING_QUOTES or _RANKED.match(token.text) or (token.text in _PLACED_INSIDE and following):
        return True  # 6台龙门吊|“智能化”改造, 六项任务|中两项完成
    return sum(length(t) for t in phrase) + length(token) > LONGEST


def _tells_deed(tokens: Sequence[Token], at: int, phrase: Sequence[Token]) -> bool:
    """Whether a word behind a phrase says what became of its things or what they did: 培训 | 覆盖 员工."""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if takes_part(token) or not phrase:
        return takes_part(token)
    if token.text in words_of("about"):
        return True  # 3个系列|来自合作平台
    if phrase[-1].text in words_of("person") and token.flag in ("an", "ad", "a", "z") and following:
        return True  # 居民|温暖过冬
    if is_denied(token) or token.text == "经" or token.text in _SOON or comes_to(token):
        return True  # 乡镇|未出现断供, 收费员|经考试转岗, 锅炉|改为电加热, 团员|登上舞台
    plain = token.text in words_of("light", "act")
    if following is tokens[-1] and is_body(following) and not is_agent(phrase[-1], token):
        return False  # 33个专业|养护 公司
    by_agent = token.flag != "vn" and is_agent(phrase[-1], token)  # 涉城部门|派遣 案件
    if following and (
        (following.text == "活动" and not plain) or (following.text in words_of("case") and not by_agent)
    ):
        return False  # 新闻 发布 活动, 信息公开 申请 案件
    if at == 1 and phrase[0].flag in ("a", "b") and token.flag == "vn" and not (following and is_verb(following)):
        return False  # 6个|紧急 救援 站点; not 35名|孤老|免费 安装 扶手
    return begins_deed(tokens, at) or (
        len(token.text) > 1 and ((is_verb(token) and _governs(tokens, at)) or acts_on(tokens, at))
    )


def _is_org(token: Token) -> bool:
    return is_body(token) or token.text.endswith(endings_of("org_end"))


def _is_deed(token: Token) -> bool:
    """Whether a word before 后 says what was done first: 改造 后, 拦查 后; not 台风 后."""
    return is_verb(token) or token.flag in ("vn", "x") or token.text in words_of("act", "takes")


def noun_phrase_after(tokens: Sequence[Token], *, deed: bool = False) -> list[Token]:
    """Return the phrase that begins right behind a quantity: 主题 体验 ， → 主题体验; 共建 单位 → 共建单位.

    A verb with an object of its own ends it (培训 | 覆盖 员工), and so does one that says what people did (参加, 获评),
    unless the phrase is the object of a `deed`.
    """
    phrase: list[Token] = []
    for at, token in enumerate(tokens):
        if token.text == "的" and not phrase:
            continue
        chief = not phrase and (_is_chief(tokens[at : at + 2]) or token.text in _LONG)
        if not chief and (_ends_phrase(tokens, at, phrase) or (not deed and _tells_deed(tokens, at, phrase))):
            break
        named = at + 1 < len(tokens) and tokens[at + 1].flag.startswith("n")  # 转让 后 里程碑费
        if token.text == "后" and len(phrase) > 1 and _is_deed(phrase[-1]) and not named:
            while len(phrase) > 1 and _is_deed(phrase[-1]):
                phrase = phrase[:-1]  # 车辆|拦查 后
            break
        phrase.append(token)
    if len(phrase) == len(("thing", "did")) and phrase[0].text in words_of("one_character") and is_verb(phrase[1]):
        phrase = phrase[:1]  # 26个省|招生
    return trimmed(phrase)
