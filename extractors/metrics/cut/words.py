"""Words of a phrase with their parts of speech: cut from a text, put together where a dictionary splits them."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.text.characters import CLOSE, CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from extractors.text.han_digits import NUMERALS
from schemas.word_lists import by_use

# Behind these a verb names the thing that is counted or measured (履约率, 签订数, 捐赠额).
SUFFIXES = frozenset("率量数额度值比费金款权期次人者员工均总")
WAYS = frozenset("了去来到上")  # behind a verb of one character: 装了, 送去
QUOTED = "nz"  # the flag of a quotation that is a part of a name: “护河”巡查


class Token(NamedTuple):
    """A word and its part of speech (ICTCLAS flags as jieba gives them)."""

    text: str
    flag: str


Tagger = Callable[[str], Sequence[Token]]
_NO_WORD = Token("", "")
_LISTS = ("metrics/words.csv", "metrics/actions.csv", "metrics/spoken_of.csv", "metrics/told_beside.csv")


@cache
def words_of(*uses: str) -> frozenset[str]:
    """Return the words that have any of some uses, by the lists of `schemas/data/metrics`: link, adverb, agent, …"""
    lists = [by_use(path) for path in _LISTS]
    return frozenset(word for words in lists for use in uses for word in words.get(use, ()))


@cache
def endings_of(*uses: str) -> tuple[str, ...]:
    """Return the words that have any of some uses as `str.endswith` takes them."""
    return tuple(sorted(words_of(*uses)))


# how words for people end: 员工, 护林员, 村民
PEOPLE = endings_of("person", "group", "agent", "person_end")


def joined(tokens: Sequence[Token]) -> str:
    """Return the words of a phrase as one string."""
    return "".join(token.text for token in tokens)


_LONGEST = 100  # an account is named by its whole path: “教育支出（类）普通教育（款）高中教育（项）”
_SHORT = 30
QUOTE = re.compile(
    rf"[{OPENING_QUOTES}](?:[^{QUOTES}\n]{{1,{_SHORT}}}|[^{QUOTES}\n]{{1,{_LONGEST - 1}}}{CLOSE})[{CLOSING_QUOTES}]"
)


def outside_quotations(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int = sys.maxsize
) -> Iterator[re.Match[str]]:
    """Yield the matches of a pattern of a range that stand in no quotation: 整改“庸懒散、慢拖瞒”问题 has no stop."""
    # Quotations do not overlap: those that reach into the range are the same wherever the search begins.
    around = max(0, start - _LONGEST - 2), min(len(text), end + _LONGEST + 2)
    quotes = [match.span() for match in QUOTE.finditer(text, *around)]
    for match in pattern.finditer(text, start, end):
        if not any(begin <= match.start() < end for begin, end in quotes):
            yield match


def tokens_of(text: str, tag: Tagger) -> list[Token]:
    """Return the words of a text; a closed quotation that goes on in a name is one of them.

    1. “暖心驿站” 进 商圈 活动   2. “我们的节日” 主题 活动
    Left alone: a quotation with nothing behind it, and signs without their partner.
    """
    found: list[Token] = []
    at = 0
    for start, end in (match.span() for match in QUOTE.finditer(text)):
        if end == len(text):
            break
        found += [*tag(text[at:start]), Token(text[start:end], QUOTED)]
        at = end
    return found + list(tag(text[at:])) if text[at:] else found


# 在岗, 在册, 在研: one word that dictionaries split
_PRESENT = frozenset("逃押岗职校册编建院读训籍园库途研产售运审办租营学培保贷网架轨养聘")
_LOOSE = frozenset("用自在")  # 用信率, 签约率: a dictionary may cut their first character off
_RATES = "税利费汇比效功频概速斜"
_AT_HOME = frozenset("家星声友窗乡")  # 职工之家, 服务之星: a name, and no 家 that counts
_OF_MONTH = frozenset({"标准", "收入", "支出", "工资", "薪酬", "产量", "销量", "租金", "供水量"})  # 毕业生半年后|月收入
_PER = frozenset("人户生床车件次亩班月日年岗单店村站校")  # 生均, 床均: by one of them
_OF_YEAR = ("标准", "量", "额", "能力", "收入", "产值", "数")  # 年加工能力, 年产量
# 未执行合同, 应出席董事: not yet done, to be done with what is counted
_DENIES = frozenset({"未", "不", "无", "应"})
_DEEDS = ("act", "does", "takes")
_DEED = 4  # characters of a verb with its object that a dictionary has as one word
_LAST = frozenset("所地户")  # jieba's particles, at the end of a name a place
_ON_LINE = frozenset("上下")
_OUTCOMES = frozenset("出回入下上走完掉成得获结去")  # 拨出, 收回, 栽下, 送去
_LEADING = "向对为由从按给"
# 共向|社会 公开, 按原|持股 比例: two words of one character that no dictionary has as one
_TORN = re.compile(f"[共均已并还也再][{_LEADING}]|[按以由对将至到在][原新各本该]")
_CALENDAR = re.compile(r"(?:19|20)\d\d年")
_TORN_BEHIND = re.compile("[额量率数值款债方日月年][为在由因从与将以已]")  # 抵免额|为 符合, 12月31日|因
_PRESENT_OF = frozenset("站场港船馆修役航诊矿")  # 在站 博士后, 在港 船舶; but 在 馆 举办
_SITED = frozenset({"企业", "单位", "高校", "院校", "机构", "商会"})
_WITH_HAS = frozenset("签存留订备载附配")
_BORN = re.compile("[0-9][05]")
_DISTRICTS = frozenset("省市县区旗乡镇村")
_NUMBER = re.compile(r"\d{1,4}(?:\.\d)?")
_BOUND = re.compile(  # not 2020-2022年
    r"(?!(?:19|20)\d\d[-—~～至到](?:19|20)?\d\d年)\d[\d,.]*(?P<span>[-—~～至到]\d[\d,.]*)?[万亿]?(?:[年天日周岁]|周岁|个?小时|个月|[千兆]瓦|千伏|(?!月)[^\W\d]{1,3}?)"
    r"(?P<bound>(?:及|或|和)?以[上下内])?"
)
_LONGEST_BOUND = 9  # words
_RANGE_SIGNS = frozenset("-—~～至到")  # one stands in a bound that has two ends
_BOUND_ENDS = ("上", "下", "内")  # and with one of these ends any other
_PIECES = 3  # most pieces that a dictionary cuts one word into
EACH_OF = frozenset({"人均", "户均", "次均", "日均", "月均", "年均"})


def ties(token: Token) -> bool:
    """Whether a word only ties a quantity to its metric, or says when: 为, 达, 目前."""
    return token.text in words_of("link", "adverb")


def _apart(tokens: Sequence[Token]) -> list[Token]:
    """Return the words, two of them apart where a dictionary has them as one: 村|装 了, 共|出动, 及|其他 人员."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        following = tokens[at + 1].text[:1] if at + 1 < len(tokens) else ""
        one = token.flag == "x" and len(token.text) == len("村装") and token.text[0] in words_of("one_character")
        if token.text == "及其" and following == "他":
            found += [Token("及", "c"), Token("其他", "b")]
        elif token.text[0] == "他" and at and tokens[at - 1].text == "及其":
            found += [Token(token.text[1:], "n")] if token.text[1:] else []  # 及其 他们
        elif len(token.text) == _DEED and token.text[:2] in words_of("act") and token.text[2:] in words_of("case"):
            found += [Token(token.text[:2], "v"), Token(token.text[2:], "n")]  # 破获案件
        elif len(token.text) == _DEED and token.flag == "n" and {token.text[:2], token.text[2:]} <= words_of(*_DEEDS):
            found += [Token(token.text[:2], "v"), Token(token.text[2:], "v")]  # 立案查处
        elif token.flag == "l" and token.text[:2] in words_of("manner") and token.text[2:] in words_of("light", "pass"):
            found += [Token(token.text[:2], "d"), Token(token.text[2:], "v")]  # 共同完成
        elif token.text in words_of("two_words"):
            found += [Token(token.text[:2], "v"), Token(token.text[2:], "n")]  # 发放贷款
        elif len(token.text) == len("年办") and found and _CALENDAR.fullmatch(found[-1].text + token.text[0]):
            torn = (token.flag == "x" and token.text[1] not in _DENIES) or token.text in ("年产", "年销")
            found += [Token("年", "m"), Token(token.text[1], "v")] if torn else [token]  # 2016 年|办 讲座
        elif token.text == "获此":
            found += [Token("获", "v"), Token("此", "r")]
        elif token.text == "本" and following == "、":
            found.append(Token("本", "j"))  # 本|、硕、博 学生
        elif token.text in _ON_LINE and found and found[-1].text == "在线":
            found[-1:] = [Token("在", "p"), Token("线" + token.text, "n")]  # 在|线上 筹款
        elif _TORN.fullmatch(token.text) and token.flag == "x":
            led = token.text[1] in _LEADING
            found += [Token(token.text[0], "d" if led else "p"), Token(token.text[1], "p" if led else "b")]
        elif token.flag == "x" and _TORN_BEHIND.fullmatch(token.text):
            found += [Token(token.text[0], "n" if token.text[0] not in "日月年" else "m"), Token(token.text[1], "p")]
        elif one and not at and following in WAYS:
            found += [Token(token.text[0], "n"), Token(token.text[1], "v")]
        else:
            found.append(token)
    return found


def _towards(tokens: Sequence[Token]) -> list[Token]:
    """Return the words, 向 apart from a name that it was taken into: 公司 向东|港 苗圃 → 公司 向 东港 苗圃."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        before = found[-1].text if found else ""
        torn = token.text[0] == "向" and token.flag in ("nr", "nrt", "x") and len(token.text) > 1
        if torn and token.text[1] != "阳" and len(before) > 1 and before.endswith(endings_of("org_end")):
            found += [Token("向", "p"), Token(token.text[1:], "x")]
        elif found and len(token.text) == len(before) == 1 and found[-1].flag == "x" and tokens[at - 1].text[0] == "向":
            found[-1] = Token(before + token.text, "ns")
        else:
            found.append(token)
    return found


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(word[0] for word in words_of("whole"))


def _bound_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a bound ends that a number begins, behind that number where it begins none: 2 年 以内, 3-6 个 月."""
    last = min(len(tokens), at + _LONGEST_BOUND)
    ranged = next((n for n in range(at, last) if not _RANGE_SIGNS.isdisjoint(tokens[n].text)), last)
    for far in range(last, at + 1, -1):
        named = ranged < far < len(tokens) and tokens[far].flag.startswith("n")
        if not named and not tokens[far - 1].text.endswith(_BOUND_ENDS):
            continue
        match = _BOUND.fullmatch(joined(tokens[at:far]))
        if match and (match["bound"] or (match["span"] and named)):
            return far
    return at + 1


# verbs that begin a bound on a thing: 超过10公斤|的西瓜
_PASSES = frozenset({"超过", "低于", "高于", "不足", "大于", "小于"})
_PASSED = re.compile(r"[^\d]{2}\d[\d.,]*[万亿]?[一-鿿]{1,3}")


def _passed_end(tokens: Sequence[Token], at: int) -> int:
    """Return where a bound ends that a word for more or less begins and 的 follows: 超过 200 米 (的 时段)."""
    last = min(len(tokens), at + _LONGEST_BOUND)
    ends = (
        far for far in range(at + 2, last) if tokens[far].text == "的" and _PASSED.fullmatch(joined(tokens[at:far]))
    )
    return next(ends, at + 1)


def _whole(tokens: Sequence[Token]) -> list[Token]:
    """Join neighbouring words that together are one word of the list, or a bound that says which: 2 年 以内 (款项)."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        first = tokens[at].text[:1]
        passes = tokens[at].text in _PASSES
        bound = _bound_end(tokens, at) if first.isdigit() else _passed_end(tokens, at) if passes else at + 1
        ends = range(min(len(tokens), at + _PIECES), at + 1, -1) if first in _beginnings() else ()
        word = next((far for far in ends if joined(tokens[at:far]) in words_of("whole")), at + 1)
        end = max(bound, word)
        start = at
        if passes and end > at + 1 and found and found[-1].flag[:1] in ("n", "v"):
            found.pop()  # 重量|超过10公斤的西瓜: what passes it is part of the bound
            start = at - 1
        found.append(tokens[at] if end == at + 1 else Token(joined(tokens[start:end]), "b" if end == bound else "n"))
        at = end
    return found


def _is_of_a_year(before: Sequence[Token], token: Token, behind: Sequence[Token]) -> bool:
    """Whether 年 says that a quantity is one of a year: 年 加工能力, 年 接卸 能力, 预计 年 发电; not 近 年 发展."""
    alone = (
        (not before or len(before[-1].text) > 1 or before[-1].text == "的") and not ties(token) and len(token.text) > 1
    )
    able = bool(behind) and (behind[0].text in ("能力", "量", "额") or behind[0].text.endswith(("数", "次")))
    of_year = token.flag.startswith("vn") or token.text.endswith(_OF_YEAR)
    return alone and (able or (of_year and token.text not in words_of("event")))


def _is_cut(token: Token) -> bool:
    """Whether one character before a rate of two may be a part of it: 用 信率, 清 收率; not 的 税率, 按 税率."""
    return token.text in _LOOSE or not token.flag.startswith(("p", "c", "u", "m", "x", "d", "q", "r", "f"))


def _is_of_a_time(before: Sequence[Token], token: Token, behind: Sequence[Token]) -> bool:
    """Whether 日 or 年 at the end of some words says that what follows is one of a day or year; not 6月5 日 供水."""
    *earlier, last = before
    of_date = bool(earlier) and (earlier[-1].text[-1:].isdigit() or earlier[-1].text.endswith(tuple(NUMERALS)))
    if of_date:
        return False
    each = token.text in EACH_OF or token.text.startswith("平均")  # 养老金 月 人均, 就业 月 平均收入
    if last.text == "月":
        given = token.text == "捐" and bool(behind) and behind[0].text[0] in "收人计额"  # 月捐收入; not 6月捐款
        each = each or given or token.text in _OF_MONTH
        named = bool(earlier) and earlier[-1].flag == "n" and bool(behind) and token.flag in ("vn", "a", "n")
        return each or (named and len(token.text) > 1)  # 会员 月 活跃 人数
    if last.text == "日":
        return len(token.text) > 1
    return each or _is_of_a_year(earlier, token, behind)


def _denies(before: Sequence[Token], token: Token, behind: Sequence[Token]) -> bool:
    """Whether 未, 不, 应 before a deed say which things are meant: 未 执行 合同, 不 文明 行为; not 应 为 12人."""
    if len(token.text) < 2 or not behind or token.text in words_of("link", "adverb"):
        return False
    if before[-1].text == "无" and not token.flag.startswith("v"):
        return False  # 无 单一 客户 超过
    return (
        len(behind[0].text) > 1
        and behind[0].flag.startswith(("n", "v", "x", "j", "l", "a", "b"))
        and not ties(behind[0])
    )


def _flag_of_both(before: Sequence[Token], token: Token, behind: Sequence[Token]) -> str:
    """Return the flag of the one word that a word is with the last before it, nothing where they are two."""
    last = before[-1].text
    if before[-1].flag == "m" and _NUMBER.fullmatch(last) and token.text[0] in "号级#标强":
        return "n" if token.text != "号" or behind else ""  # 3 号机组, 42.5 级 水泥: no quantity
    if before[-1].flag == "m" and _NUMBER.fullmatch(last) and token.text in _DISTRICTS and behind:
        return "n" if behind[0].flag.startswith(("n", "x", "vn")) else ""  # 5 县 特产: no quantity has them
    if token.text == "后" and _BORN.fullmatch(last):
        return "n"  # 90 后 员工
    if token.text in _OUTCOMES and len(last) == 1 and before[-1].flag == "v" and last not in words_of("link"):
        return "v"  # 拨 出, 查 获; not 设 有
    if token.text == "有" and before[-1].flag == "v" and last in _WITH_HAS:
        return "v"  # 签 有 协议
    if last == "在" and token.text in _PRESENT_OF and behind and behind[0].flag.startswith(("n", "vn", "b")):
        return "b"  # 在 站 博士后
    if (last == "在" and token.text in _PRESENT) or (last in _DENIES and _denies(before, token, behind)):
        return "b"
    if last == "在" and len(token.text) == 1 and behind and behind[0].text in _SITED:
        return "b"  # 在 甬 企业
    rate = len(last) == 1 and len(token.text) == len("信率") and token.text[1] == "率" and token.text[0] not in _RATES
    both = (
        (last in _PER and token.text == "均")
        or (last.endswith("占") and token.text == "比")
        or (last in EACH_OF and token.text in ("年", "月") and behind)  # 人均 年 增收
        or (last == "不" and (token.text in words_of("failed") or token.text.endswith("率")))
        or (rate and _is_cut(before[-1]))  # 用 信率; 税率 is a word
        or (last in ("日", "年", "月") and _is_of_a_time(before, token, behind))
    )
    return "n" if both else ""


def _is_between(before: Sequence[Token], token: Token) -> bool:
    """Whether the 中 that ends some words says with a low or small one which is meant: 改造|中|低压 线路."""
    led = len(before) == 1 or before[-2].flag.startswith("v") or before[-2].text in words_of("act")
    return led and token.text[0] in "低小高" and token.flag.startswith(("a", "b", "n", "v")) and len(token.text) > 1


def _is_for(before: Token, behind: Sequence[Token]) -> bool:
    """Whether 用 between two words says what a thing is for: 教学 用 微机; not 职工 用 电, 公司 用 自有资金."""
    other = words_of("agent", "person", "body", "link", "adverb", "act", "light")
    used = before.flag in ("n", "vn", "j") and len(before.text) > 1 and before.text not in other
    return used and bool(behind) and len(behind[0].text) > 1 and behind[0].flag == "n"


def merged(tokens: Sequence[Token]) -> list[Token]:
    """Put words together that a dictionary splits.

    1. 在 岗 职工 → 在岗 职工; 占 比 → 占比   2. words of the list: 政府 采购 → 政府采购, 再 就业 → 再就业
    3. 生 均 借阅 → 生均借阅; 日 供水 能力 → 日供水 能力 (but 6月5 日 供水); 年 人均 → 年人均
    4. 2 年 以内 → 2年以内 (款项)   5. 审核 不 通过 → 审核 不通过; 不 良品率 → 不良品率
    """
    found: list[Token] = []
    towards = any(token.text[0] == "向" and len(token.text) > 1 for token in tokens)
    whole = _whole(_apart(_towards(tokens) if towards else tokens))
    for at, token in enumerate(whole):
        last = found[-1] if found else _NO_WORD
        short = len(last.text) == 1 or last.text[:1].isdigit() or last.text in EACH_OF or last.text.endswith("占")
        if last.text == "本" and token.text.startswith("年") and len(token.text) != 2:
            rest = [Token(token.text[1:], token.flag)] if token.text[1:] else []
            found[-1:] = [Token("本年", "t"), *rest]  # 本 年收入
        elif token.text == "级" and last.flag == "ns":
            found[-1] = Token(last.text + "级", "b")  # 江口市|级 重点 学科
        elif token.text == "月" and last.text == "个":
            found[-1] = Token("个月", "q")
        elif token.text == "用" and _is_for(last, whole[at + 1 : at + 2]):
            found[-1] = Token(last.text + "用", "b")  # 教学|用|微机
        elif last.text == "中" and _is_between(found, token):
            found[-1] = Token(last.text + token.text, "b")  # 改造 中低压 线路; not 其中 低压 居民
        elif last.text == "之" and token.text in _AT_HOME and len(found) > 1:
            found[-2:] = [Token(f"{found[-2].text}之{token.text}", "n")]
        elif token.text in _LAST and at + 1 == len(whole) and len(last.text) > 1 and last.flag[:1] not in "qr":
            before = len(found) > 1 and found[-2].text in _DENIES  # 未|利用|地
            found[-1 - before :] = [Token(joined(found[-1 - before :]) + token.text, "n")]  # 合伙|所
        elif short and (flag := _flag_of_both(found, token, whole[at + 1 : at + 2])):
            found[-1] = Token(last.text + token.text, flag)
        else:
            found.append(token)
    if len(found) > 1 and found[-1].text == "比" and found[-2].flag in ("n", "vn", "x", "v"):
        found[-2:] = [Token(found[-2].text + "比", "n")]  # 男女 薪酬 比 为 1:1
    return found


def is_verb(token: Token) -> bool:
    """Whether a word is tagged as a verb (and not as one used as a noun)."""
    named = words_of("link", "one_of_several", "agent")  # 支行, 选手: no verb
    return token.flag.startswith("v") and token.flag != "vn" and token.text not in named
