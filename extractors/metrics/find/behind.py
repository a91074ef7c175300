"""The words behind a quantity: what it counts, or what the people did whom it counts."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.edges import acts_before_de, clause_of_de
from extractors.metrics.cut.forms import ALL_KINDS
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import (
    begins_verb_phrase,
    did,
    first_action,
    is_measure,
    may_act,
    takes_part,
    without_end,
)
from extractors.metrics.cut.words import Tagger, Token, is_verb, joined, words_of
from extractors.metrics.find import up_to_next
from extractors.metrics.find.said_behind import denied_of, state_of_them
from extractors.metrics.find.so_far import Around, SoFar
from extractors.metrics.find.which_are_counted import which_of_them, with_bodies
from extractors.text.became import leads_on
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.own_unit import is_named, own_word
from schemas.text import squeeze

_PLANS = frozenset({"计划", "预计", "拟"})  # jieba's nouns
_ACTORS = frozenset({"人", "名", "位", "户", "家", "人次"})
# 十余种样品库的检测方法: sorts are counted of the head; 86个小区的居民 counts the 小区.
_SORTS = frozenset({"种", "类", "款", "篇", "部", "门"})
_PROJECTS = ("项目", "课题", "工程")
_INNER = re.compile(rf"{OPEN}[A-Za-z]{{1,6}}{CLOSE}")
_JOINED = re.compile(rf"的(?P<more>(?:{_INNER.pattern}|[^{forms.STOPS}“”\"的]){{2,24}})")
_GOES_ON = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?{_JOINED.pattern}")
_DEED = re.compile(rf"的(?P<did>[一-鿿]{{2}})(?=[{CLAUSE_ENDS}]|$)")
_LEADS_DEED = re.compile(
    rf"(?:参与|主导|承担|牵头|负责|承接|主持|推进|开展|完成)(?:和参与)?了?(?:约|近|超过?)?[0-9][^{CLAUSE_ENDS}]{{0,8}}$"
)
_DONE = re.compile(rf"(?:完成|达成|实现|推进|开展|实施)了?[^{CLAUSE_ENDS}]{{0,10}}$")
_RIGHT = re.compile(rf"的[一-鿿]{{2,12}}?(?:权|资格|资质|许可)(?=[{CLAUSE_ENDS}、]|$)")
_LONGEST = 24
_DENIALS = ("不", "未", "无", "非")
_LONGEST_NOMINAL = 12
_RELATES = frozenset("于向自有及合在给到")  # 用于, 面向, 来自, 具有, 涉及, 适合, 存在
_LONGEST_SAYING = 14
_MEANS = frozenset({"原则", "要点", "指标", "措施", "环节", "程序", "流程", "机制", "目标", "要求", "标准"})
_EXAMINED = ("考核", "考试", "测试", "认证", "评审", "鉴定", "测评", "答辩", "审核")
_TAKES_PART = frozenset({"参加", "参与"})
_OF_DEEDS = frozenset({"处", "项", "件", "条", "起", "份", "张", "封"})  # units of what others did, of no body
_SITES = frozenset({"家", "所", "座", "支", "个", "处"})
_CAME = frozenset({"到场", "前来", "来场", "到会"})
_AGED_BEHIND = re.compile(r"(?P<age>\d{1,3}周?岁(?:(?:及|或)?以[上下])?的?)(?P<who>[一-鿿]{2,12})")
# 其余12项|正在整改, 28项|指标中|25项达标: some of those before
_SOME = re.compile("(?:其中|仅|只|另|尚|还)有?|有|其余|其他|剩余|剩下|余下|另外|[一-鿿]{2,12}中有?")
_BODIES = frozenset({"家", "户", "所"})  # they get through as people do: 35家通过认证


def acts(token: Token) -> bool:
    """Whether a word is a verb or says that people took part or got through."""
    return (is_verb(token) and token.text not in words_of("agent")) or takes_part(token)  # 选手 is none


def qualified(tokens: Sequence[Token]) -> str:
    """Return the people that words with 的 say more of: 40名各地的志愿者 → 志愿者."""
    texts = [token.text for token in tokens]
    if "的" not in texts[1:]:
        return ""
    behind = noun_phrase_after(tokens[texts.index("的", 1) + 1 :])
    persons = words_of("person")
    return joined(behind) if texts[0] not in persons and any(t.text in persons for t in behind) else ""


def thing_before_verb(
    thing: Sequence[Token], behind: Sequence[Token], unit: str | None, *, has_them: bool = False
) -> str:
    """Return the thing before a quantity whose verb stands behind it: 招募社区义工52名到场 → 社区义工.

    Only of who can act: people, households, organisations. Left alone: what people did or took part in (58人通过认证,
    职工36人参加培训), events and the unit itself (全行110名选手参赛). People that only a general word names keep the
    verb that brought them: 选派党员9人下沉一线 → 选派党员, which are not all.
    """
    came = bool(behind) and behind[0].text in _CAME
    skipped = 0
    while skipped + 1 < len(behind) and (
        behind[skipped].text in words_of("manner") or behind[skipped].flag == "d" or behind[skipped].text in _CAME
    ):
        skipped += 1
    behind = behind[skipped:]
    if unit not in _ACTORS or not behind or is_verb(thing[-1]):
        return ""
    invited = len(thing) > 1 and thing[0].text in words_of("invite", "pivot")
    alone = is_verb(behind[0]) and (came or ((invited or skipped) and not takes_part(behind[0])))  # 招募义工52名|巡护
    if not begins_verb_phrase(behind) and not alone and not (came and takes_part(behind[0])):
        return ""
    who = thing[invited:]
    general = all(token.text in words_of("person") for token in who)
    if own_word(joined(who)) or who[-1].text in words_of("event"):
        return ""
    if has_them and unit not in _BODIES and who[-1].text in words_of("body", "one_of_several", "party"):
        return ""  # 大队有|18人受到表彰
    if not invited and (general or (takes_part(behind[0]) and not came)):
        return ""
    return joined(thing if general else who)


def part_done(before: Sequence[Token], behind: Sequence[Token]) -> str:
    """Return what a share was done of, where only verbs stand before it: 计划完成65%站点的改造 → 站点的改造."""
    verbs = before and all(is_verb(t) or t.text in words_of("adverb") or t.text in _PLANS for t in before)
    if not verbs or not did(before[-1]) or not behind or not behind[0].flag.startswith("n"):
        return ""
    phrase = noun_phrase_after(behind)
    rest = behind[len(phrase) :]
    thing = joined(noun_phrase_after(rest[1:])) if rest and rest[0].text == "的" else ""
    return joined(phrase) + (f"的{thing}" if thing else "")


_OR = frozenset({"或", "或者", "和", "及", "并", "、"})


def object_of(tokens: Sequence[Token]) -> str:
    """Return the thing that the verb of a phrase is done with: 查出 设备 缺陷 → 设备缺陷; nothing without a verb."""
    if len(tokens) > 1 and tokens[0].text.startswith("每"):
        tokens = tokens[1:]  # 每股 派发 股利
        while len(tokens) > 1 and (tokens[0].text.isdigit() or tokens[0].text == "股"):
            tokens = tokens[1:]  # 每 10 股 派发 股利
    verb, *rest = tokens
    while len(rest) > len(("or", "verb")) and rest[0].text in _OR and is_verb(rest[1]):
        rest = rest[2:]  # 新建 或 扩大 基金
    acts_first = is_verb(verb) or verb.text in words_of("act", "does", "takes")
    if (
        not rest
        or not acts_first
        or rest[-1].text in words_of("event")
        or not (rest[-1].flag.startswith(("n", "l", "j", "x", "vn")) or rest[-1].text in words_of("thing"))
    ):
        return ""
    return ALL_KINDS.sub("", joined(rest))


def with_head(phrase: str, unit: str | None, words: Tagger, *, text: str, start: int) -> str:
    """Return a phrase behind a quantity with the noun that a 的 joins to it, where that is what is counted.

    1. 十余种样品库的检测方法   2. 完成12个项目（含2个续建）的设备安装 → 项目的设备安装
    Left alone: 86个小区的居民, 参加三个项目的角逐, which count the first.
    """
    sorts = unit in _SORTS
    if phrase and text.startswith(phrase, start) and (deed := _DEED.match(text, start + len(phrase))):
        led = _LEADS_DEED.search(text, max(0, start - _LONGEST), start) is not None
        if led and all(is_verb(token) for token in words(deed["did"])):
            return phrase + deed[0]  # 参与36项|国家标准|的编制
    if phrase and (right := _RIGHT.match(text, text.find(phrase, start) + len(phrase))):
        return phrase + right[0]  # 具有3个|学科|的博士招生权
    done = phrase.endswith(_PROJECTS) and _DONE.search(text, max(0, start - _LONGEST), start) is not None
    at = text.find(phrase, start) if phrase and (sorts or done) else -1
    if not 0 <= at - start <= len(phrase):
        return phrase
    more = (_GOES_ON if done else _JOINED).match(text, at + len(phrase))
    head = noun_phrase_after(words(_INNER.sub("", more["more"]))) if more else []
    if not head or (sorts and not done and not head[-1].flag.startswith(("n", "l", "j"))):
        return phrase
    named = more[0][more[0].index("的") :] if more else ""
    bracket = _INNER.search(named)
    said = joined(head)
    if bracket and said.startswith(named[1 : bracket.start()]):
        said = said[: bracket.start() - 1] + bracket[0] + said[bracket.start() - 1 :]
    return f"{phrase}的{said}" if len(phrase) + len(said) < _LONGEST else phrase


def nominal(clause: str, words: Tagger) -> str:
    """Return what a clause that ends in 的 says of those that are counted: 已完成整改的 → 完成整改; 不予公开的.

    Nothing where it does not say what was or was not done.
    """
    tokens: Sequence[Token] = words(clause.rstrip().removesuffix("的"))
    idle = words_of("link", "adverb")
    while tokens and tokens[0].text in idle and tokens[0].text != "具有" and not tokens[0].text.startswith(_DENIALS):
        tokens = tokens[1:]
    said = squeeze(joined(tokens))
    graded = any(token.text == "为" for token in tokens[1:-1])  # 自评结果为“优”的|15个
    told = graded or any(is_verb(token) for token in tokens) or said.startswith(_DENIALS)
    return said if told and 1 < len(said) <= _LONGEST_NOMINAL and not re.search(r"\d", said) else ""


# 斩获6项|全省第一
_RANKS = re.compile(rf"[一-鿿]{{0,8}}?(?:第[一二三]|首位|前列|榜首)(?=[{CLAUSE_ENDS}]|$)")
# 对逾期未还的|86户借款人: to whom something was done, with what is said of them before
_DONE_TO_THOSE = re.compile(rf"^(?:其中)?(?:对|为|给|向|将|把|使|让)[^{CLAUSE_ENDS}]{{1,16}}的$")
_NAMED_AS = re.compile(
    rf"(?:分别)?被[^{CLAUSE_ENDS}、0-9]{{0,12}}?(?:授予|评为|评选为|评定为|命名为|认定为|确定为|选为|推选为)了?"
)
# 分获书画作品类一、二、三等奖
_PRIZES = re.compile(rf"分?别?获得?(?P<what>[^{CLAUSE_ENDS}、0-9]{{0,12}}?(?:[特一二三四]、)+[二三四]等奖)")


def phrase_behind(so_far: SoFar, around: Around, words: str) -> str:
    """Return the phrase that the words behind a quantity begin with, empty where they say nothing of it.

    1. 24项主题体验 → 主题体验   2. 36名员工获评先进 → what they did   3. 被评为先进的5人 → 先进
    4. 十余种样品库的检测方法 → 样品库的检测方法
    Left alone: 由320人增加到560人, 与上年的3,263人基本持平.
    """
    if around.figure.kind == "duration" and words.startswith("内"):
        return ""
    if (made_of := forms.MADE_OF.match(words)) and around.left.endswith("由"):
        return made_of["thing"]
    unit, goes_on = around.figure.unit, around.right[1]
    words = up_to_next.without_next(words) if goes_on else words
    tokens = with_bodies(so_far.words(words), unit)
    if _tells_another_value(around, words, tokens):
        return ""
    if (measured := _of_age_or_size(so_far, around, words)) is not None:
        return measured
    got_through = unit in _BODIES and bool(tokens) and tokens[0].text in words_of("pass")
    people = unit in forms.PERSON_UNITS or got_through
    if people and (named := _NAMED_AS.match(words)):
        return joined(noun_phrase_after(so_far.words(words[named.end() :]), deed=True))
    if people and (prizes := _PRIZES.match(so_far.text, around.figure.span.end)):
        return f"获{prizes['what']}"
    if ranks := _RANKS.match(so_far.text, around.figure.span.end):
        return ranks[0]
    if which := which_of_them(tokens, people or unit == "户"):
        return which
    led = (forms.DONE_TO.search(around.own) or _DONE_TO_THOSE.search(around.own)) is not None
    if said := _said_of_them(tokens, led=led):
        return said
    modifies = len(tokens) > 1 and tokens[1].text in words_of("person")  # 参训学员, 获奖员工
    reaches = len(tokens) > 1 and tokens[0].text == "达到" and not goes_on  # 79人|达到参赛标准
    if people and tokens and (acts(tokens[0]) or reaches) and not modifies and not led:
        return _what_was_done(so_far, around.at, tokens)
    if thing := _told_before_de(tokens, unit):
        return thing
    if _SOME.fullmatch(around.own.strip()) and not goes_on and (did := _all_said(tokens) or state_of_them(words)):
        return did
    if not around.found and not goes_on and (state := state_of_them(words)):
        return state
    if led or unit == "岁":  # 一位|91岁的老人家激活社保卡
        tokens = tokens[: first_action(tokens)]
    if people and (thing := qualified(tokens)):
        return thing
    phrase = noun_phrase_after(tokens, deed=led)
    phrase = up_to_next.only_people(phrase) if people else phrase
    phrase = up_to_next.before_clause(phrase, tokens) if people and goes_on else phrase
    following = so_far.figures[around.at + 1] if goes_on else None
    if following and following.unit in forms.PERSON_UNITS and unit in _SITES:
        phrase = up_to_next.only_bodies(phrase, words)
    return _thing_behind(so_far, around, words, tokens, phrase=phrase, people=people)


_LEVELLED = re.compile(r"(?:的?水平)?(?:基本|大体)?(?:相当|持平)")


def _tells_another_value(around: Around, words: str, tokens: Sequence[Token]) -> bool:
    """Whether the words behind a quantity lead to another value of the same: 由320人|增加到560人, 与3,263人|持平."""
    became = around.right[1] and forms.is_from(around.own) and leads_on(words.strip())
    level = became or _LEVELLED.match(words) or forms.without_base(words) is not None
    return bool(level or (tokens and tokens[0].text in words_of("change")))


# 10千伏线路: the size is part of the name
_SIZED_BEHIND = re.compile(
    r"(?P<size>(?:DN|dn)?\d[\d.,]*万?(?:(?:千伏|[kK][Vv]|毫米|兆瓦|千瓦|英寸)(?:及以上)?|万?(?:吨|千瓦|元|人)级(?:以上的?)?))(?P<thing>[一-鿿]{2,10})"
)


def _of_age_or_size(so_far: SoFar, around: Around, words: str) -> str | None:
    """Return people with their age or things with their size, both a number of their own; None where neither is told.

    1. 1,200名|60岁以上老人   2. 4条|110千伏线路, 2台|500千瓦|变压器
    """
    text, end = so_far.text, around.figure.span.end
    aged = _AGED_BEHIND.match(text, end)
    if aged and around.figure.unit in forms.PERSON_UNITS:
        tokens = so_far.words(aged["who"])
        who = joined(noun_phrase_after(tokens[: first_action(tokens)]))
        return aged["age"] + who if who else ""
    sized = _SIZED_BEHIND.match(words) or (None if words else _SIZED_BEHIND.match(text, end))
    if sized is None:
        return None
    thing = joined(without_end(noun_phrase_after(so_far.words(sized["thing"]))))
    return sized["size"] + thing if thing else ""


# 年产80万套轴承（三列式）滚子组件: brackets of a few letters inside a name
_NAME_GOES_ON = re.compile(rf"(?P<brackets>{OPEN}[一-鿿A-Za-z]{{1,4}}{CLOSE})(?P<more>[一-鿿]{{2,16}})")


def _thing_behind(
    so_far: SoFar, around: Around, words: str, tokens: Sequence[Token], *, phrase: Sequence[Token], people: bool
) -> str:
    """Return what a noun phrase behind a quantity names, as far as it is what is counted, with what belongs to it."""
    text, figure, goes_on = so_far.text, around.figure, around.right[1]
    if joined(phrase) in words_of("no_thing"):
        return ""
    if not phrase and len(tokens) == len(("what", "for")) and tokens[1].text in _MEANS and not goes_on:
        return joined(tokens)  # 20个|控制 原则
    following = so_far.figures[around.at + 1] if goes_on else None
    if following and following.kind == "amount" and figure.unit in _BODIES and len(phrase) > 1:
        bodies = [at for at, token in enumerate(phrase[:-1]) if token.text.endswith(up_to_next.NAMES_OF_BODIES)]
        phrase = phrase[: bodies[-1] + 1] if bodies else phrase  # 75家|农业龙头企业|年销售收入18.4亿元
    phrase = up_to_next.without_their_sum([*phrase]) if following and following.kind == "amount" else phrase
    phrase = up_to_next.without_what_they_did(phrase) if following and figure.unit in _SITES else phrase
    name = joined(phrase)
    if (more := _NAME_GOES_ON.match(text, figure.span.end + len(words))) and name == words:
        goes_on_named = so_far.words(more["more"])
        acts_behind = is_verb(goes_on_named[0]) or may_act(goes_on_named[0])  # 11个省（区）|安排 招生 计划
        return words + more["brackets"] + ("" if acts_behind else joined(noun_phrase_after(goes_on_named)))
    if (denied := denied_of(phrase, tokens, words)) and not goes_on:
        return denied
    whole = with_head(name, figure.unit, so_far.words, text=text, start=figure.span.end)
    if whole != name:
        return whole
    rest = tokens[len(phrase) :]
    if people and rest and acts(rest[0]) and all(t.text in words_of("person") for t in phrase):
        return (_what_was_done(so_far, around.at, rest) if takes_part(rest[0]) else "") or name
    done = _DONE.search(around.own.rstrip()) is not None  # 完成86座|凉亭 修缮
    thing = joined(without_end(phrase)) if figure.unit in words_of("unit_of_things") and not done else name
    torn = len(phrase) > 1 and phrase[-1].flag == "x" and thing.endswith("后") and around.left.endswith("完成")
    return thing.removesuffix("后") if torn else thing  # 完成6名|受试者 入 组后


def _told_before_de(tokens: Sequence[Token], unit: str | None) -> str:
    """Return what is counted of a clause with 的 that tells who did what with what.

    1. 6处|政府 督办 的 隐患 → 隐患   2. 3家|企业 生产 的 口罩 → 企业   Left alone: 86个|小区 的 居民, 已 建成 的 站点.
    """
    at = next((at for at, token in enumerate(tokens) if token.text == "的"), 0)
    if at < len(("who", "did")) or not tokens[0].flag.startswith(("n", "j")) or tokens[0].text in words_of("attribute"):
        return ""
    done = tokens[at - 1]
    if not may_act(done) or not (is_verb(done) or done.text in words_of("act", "does")) or is_measure(done):
        return ""
    if unit in _OF_DEEDS:
        return joined(without_end(noun_phrase_after(tokens[at + 1 :])))
    fits = unit in _BODIES or unit in forms.PERSON_UNITS
    return joined(without_end(noun_phrase_after(tokens[: at - 1]))) if fits and at == len(("who", "did")) else ""


def _said_of_them(tokens: Sequence[Token], *, led: bool) -> str:
    """Return what is counted with the clause before 的 that says which: 适合 山地 生长 的 树苗."""
    at = next((at for at, token in enumerate(tokens) if token.text == "的"), 0)
    acts_first = at > 0 and is_verb(tokens[0]) and acts_before_de(tokens[:at], 0)
    # 5家|预算 单位 的 计划, 2个|集中 隔离 点 的 保障: a name, and no clause
    acts_first = acts_first and (led or tokens[0].text[-1] in _RELATES or is_verb(tokens[at - 1]))
    about = at > 1 and (tokens[0].flag == "p" or tokens[0].text in (words_of("about") | {"有关"}))
    how = at > 0 and tokens[at - 1].flag in ("a", "an", "i", "l", "z")  # 先进 的, 住房 困难 的, 因病致贫 的
    how = how and (at == 1 or (at == len(("what", "how")) and tokens[0].flag.startswith("n")))
    head = noun_phrase_after(tokens[at + 1 :]) if acts_first or about or how else []
    if not head or not head[-1].flag.startswith(("n", "x", "l", "j", "vn")):
        return ""
    named = at > 1 and len(tokens[1].text) == 1 and tokens[1].flag.startswith(("n", "v"))  # 养护 站 维护 的 管网
    told = not named and bool(clause_of_de(tokens[:at], head))
    if how and not acts_first:
        whose = at > 1 and tokens[0].flag.startswith("n") and tokens[at - 1].flag.startswith("a")
        told = whose or (tokens[at - 1].flag in ("i", "l") and head[-1].text in words_of("person"))
    return (f"{joined(tokens[:at])}的" if told else "") + joined(without_end(head))


def _all_said(tokens: Sequence[Token]) -> str:
    """Return what is said of some of them, whole: 其中41封 | 建议增加供应链信息."""
    told = words_of("join", "pass", "light")
    led = len(tokens) > len(("by", "what")) and tokens[0].flag == "p" and tokens[0].text != "为"
    if not tokens or not (led or may_act(tokens[0])) or tokens[0].text in told:
        return ""
    tokens = [token for token in tokens if token.text != "了"]
    if led and len(joined(tokens)) > _LONGEST_SAYING:  # 以第一作者身份|发表|在核心期刊及其增刊上
        did = next((at for at in range(2, len(tokens)) if may_act(tokens[at])), len(tokens) - 1)
        tokens = [*tokens[: did + 1], *noun_phrase_after(tokens[did + 1 :], deed=True)]
    acts_last = not led or any(map(may_act, tokens[2:]))
    return joined(tokens) if acts_last and len(joined(tokens)) <= _LONGEST_SAYING else ""


def _what_was_done(so_far: SoFar, at: int, tokens: Sequence[Token]) -> str:
    """Read what people did: 58人通过天翼云认证 → 天翼云认证; 36人次参与了12次读书分享活动 → 参与读书分享活动."""
    verb = tokens[0].text
    objects = [t for t in tokens[1:] if t.text not in ("了", "过", "着")]
    if objects and objects[0].text == "此":
        return f"{verb}此{joined(noun_phrase_after(objects[1:], deed=True))}"  # 获 此 殊荣
    phrase = joined(noun_phrase_after(objects, deed=True))
    if not phrase and at + 1 < len(so_far.figures):
        between = so_far.text[so_far.figures[at].span.end : so_far.figures[at + 1].span.start]
        if not forms.RIGHT_STOP.search(between):
            phrase = joined(noun_phrase_after(so_far.tag(so_far.right(at + 1)[0])))
    if phrase and verb in _TAKES_PART:
        return f"{verb}{phrase}"
    if verb in words_of("join"):
        phrase = phrase or so_far.clause_before(at)
        lead = so_far.words(phrase)[:1]
        if lead and lead[0].text in words_of("act", "invite"):
            whom = squeeze(phrase.removeprefix(lead[0].text))
            phrase = "" if whom and not is_named(whom) else phrase  # 吸引全行|2.1万人参与
        return f"{phrase}{verb}" if phrase else verb
    if verb in words_of("pass"):
        alone = verb == "通过" and len(tokens) == 1
        examined = (alone and so_far.before and so_far.before.metric) or ""
        return phrase or (verb + examined if examined.endswith(_EXAMINED) else "")  # 86人报名考核，72人|通过
    return f"{verb}{phrase}" if phrase or len(verb) > 1 else ""
