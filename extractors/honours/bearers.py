"""What of some words can bear an award: a noun phrase, of a clause its subject, of the rest nothing.

1. 明德律所|是中国唯一; 剧社|在建社之初就选出了理事会; 两名医生|享受特殊津贴 (up to the predicate)
2. 于2010、2013; 包括; 经鉴定; 荣获江城省教育部门 (nobody)

Left: clauses before 的 (参加抗洪的第三中队), and names that begin like a verb or a preposition (为民服务中心).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain, pairwise

from extractors import nlp
from extractors.honours.asides import ENCLOSED, bare, without_rear
from extractors.honours.grades import Grade, distinguished, grade_of
from extractors.honours.recipients import COUNT, Recipient, person_in, recipient_of
from extractors.honours.words import any_word, ending_of
from extractors.text.word_patterns import any_word as any_word_of
from extractors.text.word_patterns import award_verbs
from schemas.word_lists import by_use, by_word

_ASPECT = ("了", "着", "过")
_LEADS = ("带领", "率领")  # 站长李恒|带领团队
_YEAR = re.compile(r"(?:19|20)\d\d年?")
# 北山设计院|成立于1985年, 海棠股份|是省内首家…: what a text says of whom it is about
_DEFINED = re.compile(
    r"(?P<who>[^，、的“”《》：]{2,24}?)(?:是(?![否以因])|系(?=国家|全国|中国|[省市“])|(?:始建|成立|创建|创办|创立|组建|开业|建成)于|位于|坐落|地处|隶属"
    r"|前身[是为]|原[为名系]|现有|占地|建[校院馆园厂所站])"
)
# “暖冬行动”项目|被写入…, “暖冬”社区助老项目|由…承担, 由我校师生研制的|采摘机器人|已在…, “渡口数字孪生平台”|由…完成
_NAMED_WORK = re.compile(
    "(?P<work>^《[^《》]{2,30}》(?=由)|“[^“”]{2,30}”(?:(?![的和与及等获被是在由])[一-鿿]){0,4}?(?:项目|品牌|工程|课题|产品|系列|技术|活动|团队|工法|案例|课程|作品))(?![、和与及等])"
    rf"|(?:由[^“”《》，、的]{{2,30}}|[本我全][^“”《》，、的]{{1,20}}{any_word('making')})的"
    "(?P<made>[^的“”《》，、]{4,30}?)(?=已|被|[在于从])"
    rf"|(?P<done>“[^“”]{{4,40}}”)(?=由[^“”《》，的]{{2,40}}{any_word('making')})"
)
_LAST_OF_NONE = re.compile(f"{any_word('no_holder')}$")
PROPER = ("x", "ns", "nt", "nz", "nr", "nrt", "nrfg", "eng")
"""How the dictionary marks names, and words that it has not."""

_JOINED = re.compile("、|以及|[和与及]")
_QUOTED = re.compile("[^“”《》]{0,4}(?:“[^“”]+”|《[^《》]+》)[^“”《》]{0,6}")
NO_NAMES = re.compile("[的由对向被把将使让]|通过|进行|开展|加强|不断")
"""What no name of somebody has."""
_PERSONS = re.compile(rf"{COUNT}余?(?:[名位]?人|[名位][一-鿿]{{2,8}})")
_GETTING_DONE = re.compile("[经由因从](?P<done>[一-鿿]{2})")
# 所属|云栈铸造厂, 控股子公司|江州阀门有限公司: what a body is to the unit
_KIN = re.compile(
    "(?:以[他她其]的?(?:名字|姓名)命名的|(?:公司|集团|本集团|本公司)?(?:(?:所属|下属|旗下|直属|全资|控股|参股)+(?:子公司|孙公司|公司|企业)?|子公司))"
    "(?=[一-鿿]{4})(?![各单基全多部若党的股]|子公司|企业|公司|机构|分支)"
)
_OF_A_WAY = "化型式性制"  # 网格化, 常态化
_SHORTEST = 3
_ITS_WORK = re.compile("[^“”，、的]{2,16}“[^“”]{2,50}”")
_TRADE = re.compile(f"(?<=..){any_word_of('names/trades.csv', 'sure', 'trade')}$")  # 云帆|药业
_FOUNDED = re.compile("[立建办业成]于$")  # 鲜多惠|成立于: no person
_NO_NAME = re.compile("单位|各.+|[现曾历]任.+|兼任.+|[一-鿿]{2,}(?:率|总量|总额|产值|总数)")  # alone it names nobody
_MAY_BE_WORKS = ("单位", "企业", "基地", "园区", "景区", "市场", "码头", "港")  # what a project may be called too


def borne(found: Recipient | None, own: Sequence[str]) -> Recipient | None:
    """Return a recipient as far as its words can bear an award, None where they cannot."""
    if found is None:
        return None
    if found.kind == "person":
        return None if _is_done(found.name) or found.name.startswith(_verbs()) else found
    if kin := _KIN.match(found.name):
        found = recipient_of(found.name[kin.end() :], own) or Recipient(found.name[kin.end() :], found.kind)
    words = bearing(found.name)
    if words == found.name:
        return found
    return (recipient_of(words, own) or Recipient(words, None)) if words else None


def with_its_own(words: str, own: Sequence[str]) -> Recipient | None:
    """Return whom words name, also together with what is theirs: 北岭集团及其|大股东."""
    head, its, theirs = words.partition("及其")
    if not its:
        return recipient_of(words, own)
    first, said = recipient_of(head, own), nlp.words(theirs)
    end = next((word.span.start for word in said if word.flag[0] in "tuvdpm"), len(theirs))  # 大股东|历年的捐款
    return recipient_of(words, own) or Recipient(without_rear(head + its + theirs[:end]), first.kind if first else None)


def of_its_kind(found: Recipient | None, title: str) -> Recipient | None:
    """Return a recipient unless it is a work and the title says that its holder is a body: 优秀美术馆, not 先进单位."""
    if found is None or found.kind != "project":
        return found
    held = ending_of(title.rstrip("”’"), by_word("honours/recipients.csv"))
    body = held is not None and held not in _MAY_BE_WORKS and by_word("honours/recipients.csv")[held] == "unit"
    return None if body else found


@lru_cache(maxsize=1 << 12)
def bearing(words: str) -> str:
    """Return what of the words can bear an award: the subject of a clause, a noun phrase whole, else ""."""
    plain = ENCLOSED.sub(lambda match: "□" * len(match[0]), words)
    found = nlp.words(plain)
    if _NO_NAME.fullmatch(words) or not found or _is_done(plain) or _is_doing(found) or is_title(words):
        return ""
    if "的" in plain and "是" not in plain:
        return words
    nobody = _is_an_act(found) or _opens_an_aside(found) or not any(_names(word) for word in found)
    if (nobody and recipient_of(words, ()) is None) or _tells_of_an_award(found):
        return ""
    end = _predicate(plain, found)
    return without_rear(words[:end]) if end else words


def is_title(words: str) -> bool:
    """Whether words are an award and nobody who may have one: 江城大学科技创新奖; not 先进单位."""
    return grade_of(words) is Grade.STRONG and recipient_of(words, ()) is None


def _names(word: nlp.Word) -> bool:
    """Whether a word may be of a name, or a number of somebody: not a verb, a joint, a mark or a year."""
    if word.flag == "m":
        return not _YEAR.fullmatch(word.text)
    if word.text == "所":
        return True  # 明德|所
    mark = word.flag == "x" and not re.search("[一-鿿□A-Za-z0-9]", word.text)
    return not mark and word.flag not in ("v", "vd", "p", "c", "d", "u", "ul", "uj", "uz", "ug")


def _is_done(words: str) -> bool:
    """Whether words tell by what something came about: 经|鉴定."""
    match = _GETTING_DONE.fullmatch(words)
    said = nlp.words(match["done"]) if match else ()
    return len(said) == 1 and said[0].flag in ("v", "vn")


def _is_doing(found: Sequence[nlp.Word]) -> bool:
    """Whether words begin with how something is done and that it is: 有效|发挥|党组织; not 先进示范岗."""
    how = found[0].flag in ("a", "ad", "d") and not distinguished(found[0].text)
    if len(found) == 1:
        said = found[0].flag in ("v", "vn", "f", "t")  # 评级, 以后; not 分行
        return said and ending_of(found[0].text, by_word("honours/recipients.csv")) is None
    return len(found) > 2 and how and found[1].flag == "v"


def _is_an_act(found: Sequence[nlp.Word]) -> bool:
    """Whether words begin with a verb and what its object begins with: 出席|第二次群英会; not 守护|计划."""
    act = found[0].flag == "v" and len(found[0].text) > 1 and len(found) > 1
    return act and found[1].flag in ("m", "r", "ns", "nt", "p", "d", "ul")


def _opens_an_aside(found: Sequence[nlp.Word]) -> bool:
    """Whether words begin with a preposition, or with verbs of something in quotes: 批准设立|“…”."""
    act = next((word for word in found if word.flag not in ("v", "d")), found[0])
    acts = act is not found[0] and (found.index(act) > 1 or found[0].text in by_use("honours/words.csv")["making"])
    return len(found) > 1 and (found[0].flag == "p" or (acts and act.text[0] == "□"))  # not 点心|“猫耳朵”


@cache
def _verbs() -> tuple[str, ...]:
    """Verbs of getting an award or a rank, of two characters and more, which begin no name."""
    got = (verb for verb, _, _ in award_verbs() if len(verb) > 1)
    return (*got, *by_use("honours/words.csv")["ranking"])


def _tells_of_an_award(found: Sequence[nlp.Word]) -> bool:
    """Whether words begin with a verb of getting and what is got: 荣获|江城省…; not 入选|作品."""
    behind = found[1].flag if len(found) > 1 else ""
    return found[0].text in _verbs() and behind not in ("n", "vn", "nz")


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(chain.from_iterable(by_use("honours/adverbs.csv").values()))


def _predicate(words: str, found: Sequence[nlp.Word]) -> int:
    """Return where the predicate of a clause begins behind its subject, 0 where the words are no clause."""
    says = next((word.span.start for word in found[1:] if word.text == "是" or word.text in _LEADS), 0)
    if says:
        return says
    acts = [word for word in found[1:] if word.flag in ("v", "d", "p")]
    done = any(word.text in _ASPECT and before.flag == "v" for before, word in pairwise(found[1:]))
    if acts and done:
        return acts[0].span.start
    acts_again = any(word.flag == "v" for word in found[2:])
    again = next((word.span.start for word in found[1:] if word.flag == "d" and word.text in _adverbs()), 0)
    if again and acts_again:
        return again  # 车队|又光荣出席群英会
    ends_well = ending_of(words, by_word("honours/recipients.csv"))  # 4名志愿服务|人员
    flags = ("d", "t") if ends_well else ("v", "d", "t")
    ends = (word.span.start for word in found[1:] if word.flag in flags)
    return next((at for at in ends if _PERSONS.fullmatch(words, 0, at)), 0)


def told_of(clause: str, own: Sequence[str]) -> Recipient | None:
    """Return whom or what a clause is about by what it says of it: 北山设计院|成立于1985年."""
    match = _DEFINED.match(clause)
    who = re.sub("自(?:19|20)?[0-9]+年?$", "", bare(match["who"])) if match else ""
    if not who or _NO_NAME.fullmatch(who):
        return None
    found, founded = recipient_of(who, own), match and _FOUNDED.search(match[0])
    if found and found.kind in ("unit", "team", *(() if founded else ("person",))):
        return found
    named = found if found and found.kind == "person" else plain_name(who)
    return replace(named, name=who, kind="unit") if named and founded else named


def work_told_of(clause: str) -> Recipient | None:
    """Return the work that a clause is about, by its name in quotes or by who made it: “暖冬行动”项目|被写入报告."""
    work = _NAMED_WORK.match(clause)
    return Recipient(work["work"] or work["made"] or work["done"], "project") if work else None


def is_proper(words: str) -> bool:
    """Whether words are nothing but a name of three characters and more that no ending tells of: 鲜多惠, not 网格化."""
    brand = _TRADE.sub("", words)
    said = [word for word in nlp.words(brand) if word.text.strip()]
    if brand != words:
        return all(word.flag == "x" for word in said)  # 云帆|药业, not 智慧|物流
    unknown = any(word.flag in PROPER and word.flag != "ns" for word in said)
    rest = (word for word in said if word.flag not in PROPER)  # 钱趣|多, 畅|捷通
    named = unknown and all(word.flag == "m" or (len(word.text) == 1 and word.flag[0] in "ang") for word in rest)
    return named and len(words) >= _SHORTEST and words[-1] not in _OF_A_WAY


def holder_of(words: str, own: Sequence[str]) -> Recipient | None:
    """Return who has an award by some words beside it, as far as they can bear it."""
    return borne(recipient_of(words, own), own)


def plain_name(words: str) -> Recipient | None:
    """Return words as a name that no ending tells of: 海棠股份, 明德所; not 我们的目标, 创建口号."""
    found = nlp.words(words)
    if not 3 <= len(words) <= 14 or re.search("[的了着过“”、]", words) or _LAST_OF_NONE.search(words):
        return None
    opens = found[0].flag in (*PROPER, "n", "t") or words[-1] in "所院厂店社"
    return Recipient(words, None) if opens and found[-1].flag[0] not in "vdpur" else None


def _named_last(subject: str) -> str | None:
    """Return the name behind one word for what a person is, whatever that is: 学徒|桂子豪."""
    jobs = [word for word in nlp.words(subject)[:2] if word.flag == "n"]
    for job in jobs:
        name = subject[job.span.end :]
        known = subject[: job.span.end] in by_word("honours/recipients.csv") or nlp.dictionary().count(name)
        if 1 < len(name) < 4 and job.span.end > 1 and not known and person_in(name) == name:
            return name
    return None


def as_printed(subject: str) -> Recipient | None:
    """Return a subject that no ending tells of: a short one, or several names of which each is short."""
    if name := _named_last(subject):
        return Recipient(name, "person")
    names = subject.split("、")
    several = len(names) > 1 and all(2 <= len(name) <= 24 for name in names) and not NO_NAMES.search(subject)
    quoted = subject[0] == "“" and subject.find("”") == len(subject) - 1
    work = _ITS_WORK.fullmatch(subject)  # 清河集团|“业财一体化的数据治理”
    short = 2 <= len(subject) <= (60 if quoted or work else 20 if "“" in subject else 14)
    return Recipient(subject, None) if several or short or are_named(subject) else None


def are_named(subject: str) -> bool:
    """Whether words joined by 和 each name somebody or something: 皮防所和张笛教授, “智慧水厂”和“数字平台”."""
    names = _JOINED.split(subject)
    return 1 < len(names) < 6 and all(_QUOTED.fullmatch(name) or recipient_of(name, ()) for name in names)
