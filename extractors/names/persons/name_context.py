"""Contexts: what stands left and right of a candidate, and how much it says that the candidate is a person."""

import re
from collections.abc import Set
from functools import cache
from typing import NamedTuple

from extractors.names.org_names import firm_goes_on, left_edge, longest_ending
from extractors.names.persons.lives import SEX_AND_LIFE
from extractors.names.persons.name_candidates import Lexicon, crosses
from extractors.names.surnames import surname_at
from extractors.names.words import any_word, titles
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    COLON,
    DASHES,
    IN_CLAUSE,
    OPEN,
    OPENING_BRACKETS,
)
from extractors.text.times import YEAR
from extractors.text.word_patterns import LongestWord
from schemas.word_lists import by_word, word_set

_MARKS = frozenset("，。；：！？、,;:!?“”‘’\"'《》〈〉【】（）()[]{}|◆●■★▲◇○…—-\n\t .．")
_LABEL = re.compile(rf"{any_word('label', 'label_act')}(?:{OPEN}[^{BRACKETS}]{{1,12}}{CLOSE})?{COLON}$")
MANY = "(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?:余|多)?"
"""Pattern of how many persons a list has."""
COUNTED = f"[0-9一二两三四五六七八九十]{{1,2}}[名位人](?:[，：]?(?:分别[是为]|即)|{OPEN}|：)"
"""Pattern of how many have an office, before their names: 3名（, 2名，分别为."""
_COUNTED = re.compile(f"{COUNTED}$")
# What those named behind a label did: 图片提供：, 文字审核：; not 人员：
_DID = re.compile(rf"(?<![一-鿿])[一-鿿]{{0,6}}{any_word('label_act')}{COLON}$")
# 收费科|马…, 德育处|郎…, 党政办|温…: parts of an organisation that no list has.
_PART = re.compile(
    r"[一-鿿](?:[科处室]|(?<=[一二三四五六七八九十合修护线电水机综配])班|(?<![主承举创协督查开联代兴申])办|(?<![小成])组|党总?支部?)$"
)
# 六（2）班|简…, 2021级3班|邓…: who is in a class of a school
_CLASS = re.compile(rf"(?:[一二三四五六七八九十0-9]+|[年级]){OPEN}?[一二三四五六七八九十0-9]{{1,2}}{CLOSE}?班$")
_QUOTED = re.compile(r"[“‘]([^“”‘’]{2,20})[”’]$")
_BRACKET = re.compile(rf"{OPEN}[^{BRACKETS}]{{1,16}}{CLOSE}$")
_INNER = re.compile(rf"{OPEN}[^{BRACKETS}]{{2,20}}{CLOSE}")
_TAUGHT = re.compile(rf"{OPEN}{any_word('taught_by')}：")  # 李恒|（指导老师：陈榕）
_TITLE_CLAUSE = re.compile(rf"[，,】](?!部分|全体|各|有关|相关|其他|以及|是|作为)[一-鿿]{{2,24}}(?={CLAUSE_END}|$)")
_TAKES = re.compile(  # 驻云栈村|任第一书记, 因病|不再担任理事
    rf"(?:先生|女士|同志)?(?P<post>派?驻[一-鿿]{{2,12}}?(?=担?任)|(?:因[一-鿿]{{2,12}}?)?不再(?=[担兼]任))?"
    rf"(?:为|任(?!期)|{any_word('takes_office', 'follows_in_office')}|当选为?)(?P<office>[一-鿿、]{{2,24}}?)"
    rf"(?=(?:的?职务|一职)?(?:{CLAUSE_END}|{OPEN}|$)|[、和][一-鿿]{{2,4}}(?:先生|女士|同志)?[为任])"
)
# 站长由李恒变更为|陈榕, 法定代表人变更为|陈榕: who has the office now
_PASSED = re.compile(rf"(?:由[一-鿿]{{2,4}}?(?:先生|女士|同志)?)?{any_word('passes_office')}$")
# 李恒|辞去监事、副站长职务
_LEAVES = re.compile(
    r"(?:先生|女士|同志)?(?:因[一-鿿]{2,12}?)?(?:请求)?辞去(?:其|公司)?(?:所任|担任)?的?(?P<office>[一-鿿、]{2,24}?)(?:的?职务|一职)"
)
# 文/新闻中心|王…: who wrote or drew what stands above
_BYLINE = re.compile(
    rf"(?:^|[{OPENING_BRACKETS}，；。])(?:(?:图文|文|图|摄影|供稿|撰稿|通讯员)[/／|｜]|[图文][/／][图文])(?:[一-鿿]{{3,20}})?$"
)
# 在李恒|的带领下
_LEADS = re.compile("的?(?:老师)?的?(?:亲自|精心|悉心|耐心|共同)?(?:带领|率领|领导|指导|帮助|主持|鼓励|陪同|辅导)下")
# 李恒、陈榕|等一批先进典型, 等优秀教师
_SORT = re.compile(
    "等(?:一大?批|多[名位]|优秀|先进|青年|骨干|年轻|知名|杰出|老){1,3}(?P<all>典型|榜样|人物|人才|代表|个人)?"
)
# 一等奖（3名）：李恒, 一等奖3名：李恒, 冠军：李恒; not 金奖：, which products get as often
_PRIZE = re.compile(
    rf"(?:(?:[特一二三四]等|优秀|优胜)奖|[冠亚季]军)(?:{OPEN}[^{BRACKETS}]{{1,6}}{CLOSE}|{MANY}[名位人])?{COLON}$"
)
# 李恒|的《茶山图》获一等奖, 李恒|摄影作品《茶山图》获奖, 李恒|：《茶山图》; not who wrote books that are read, nor
# what papers are of
_WORK = re.compile(
    rf"：《|(?:的{IN_CLAUSE}{{0,8}}?|(?:美术|书法|摄影|绘画|文学|篆刻|剪纸|工艺)?作品)《(?![^《》\n]{{0,30}}{any_word('paper')}》)[^《》\n]{{0,40}}》[^。；！？\n]{{0,60}}?"
    rf"(?:{any_word('work_shown')}|[0-9一二两三四五六七八九十][幅件首篇])"
)
_BYLINE_SIGNS = frozenset("/／|｜")  # of which each byline has one
_AWARD = re.compile(any_word("award"))
_NAMED_AS = re.compile(f"{any_word('named_as')}为$")
_SOME = re.compile(rf"等{MANY}(?:名|位|人|个同志)|[2-9]人(?![次民均])")
# 被县公司评为…: behind a name what only somebody gets.
_GETS = re.compile(rf"被{IN_CLAUSE}{{2,20}}?(?:评为|授予|授以|表彰|命名|聘为|任命|选为|推选|推举|追授)")
_GETS_IN = re.compile(rf"{YEAR}年(?:[0-9]{{1,2}}月)?(?:荣?获|被[评授]|当选)|累计{any_word('personal_deed')}")
# What a person is called by an honour: “最美税务人”, “岗位能手”; not “最美家庭”, “先进集体”.
_BEARER = re.compile(rf"{any_word('bearer')}$")
_CALLING = re.compile("[一-鿿]{2,10}")  # 发酵车间制曲工
_JOINTS = ("和", "与", "及")
_CALLING_ENDS = frozenset("员工师长手户")
_DAY = r"(?:1[0-9]|20)[0-9]{2}(?:年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?|\.[0-9]{1,2}(?:\.[0-9]{1,2})?)?"
# 倪正洋，2019年加入…; 姜云，回族，…; 陈敏，中国国籍; 姜云，现任…; 姜云（1921—2000）: a life told in short
_LIFE = re.compile(
    rf"{OPEN}{_DAY}[{DASHES}至](?:{_DAY}|今)?{CLOSE}|，(?:[现历曾]任(?!何)|自幼|毕业于|出生于)|"
    r"，(?:(?:19|20)[0-9]{2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出?生|加入|入职|入党|参加工作|毕业)|中国国籍|中共党员，"
    r"|[汉满回藏苗壮蒙][古]?族，|(?:大学|研究生|硕士|博士|大专|本科)(?:研究生)?学历)"
)
# 今年60岁的|蒋…, 1997年出生的|王…: what only a person is
_AGED = re.compile(
    rf"(?:(?:[0-9]{{1,2}}|[二三四五六七八九]十[一二三四五六七八九]?)[余多]?岁|{YEAR}年(?:[0-9]{{1,2}}月)?出?生)的$"
)
_HOUR = re.compile("[0-9]{1,4}[点时年月日岁次个天]")  # 王莹|7点就到岗
_MANNERS = ("a", "ad", "an", "z", "i")  # flags of words that tell how something is done: 详细|介绍
# 技师出身的|钱进
_OF_LIFE = re.compile("(?:出身|毕业|退休|退伍|转业)的$")
# 王建军|是公司的一名驾驶员
_IS = re.compile(rf"(?:则|便|就|正|都)?[是系](?P<what>[^{CLAUSE_ENDS}：、]{{2,18}}?)(?={CLAUSE_END}|$)")
# 王建军|自2018年起担任抢修班班长: what only somebody does since a year
_SINCE = re.compile(
    rf"(?<![自从于])[自从]?{YEAR}年(?:[0-9]{{1,2}}月)?(?:[起以]来?|开始|后)?，?"
    "(?:[担兼]任|任职|入职|就职|参加工作|从事|从[教医警业军政]|执教|入[伍党学]|毕业|退[伍休役]|转业|复员|走上|调[入到任]|应聘|当上)"
)
_FAMILY = ("家庭", "夫妇", "夫妻", "父子", "母女", "母子", "父女", "一家")
# 尹素琴（左二）: where somebody stands in a picture
_POSED = re.compile(rf"{OPEN}(?=[左右前后中])(?:[前后]排)?[左右中]?[起侧边]?第?[一二三四五六七八九]?{CLOSE}")
# 尹素琴（女）, 尹素琴，女，…; the comma may be a wide blank or a colon where a date of birth or the like follows
_SEX = re.compile(
    rf"[{OPENING_BRACKETS}，,](?:男|女)(?:[{CLAUSE_ENDS}{CLOSING_BRACKETS}]|性|，|$)|{COLON}?{SEX_AND_LIFE}"
)


class Left(NamedTuple):
    """What stands before a candidate: its kind, and where the title begins, if it is one."""

    kind: str
    title_start: int | None = None


@cache
def _after_name() -> LongestWord:
    return LongestWord(by_word("names/after_name.csv"))


@cache
def _after_no_person() -> LongestWord:
    return LongestWord(word_set("names/after_no_person.txt"))


def title_ending_at(text: str, end: int) -> tuple[int, str] | None:
    """Return start and weight of the longest title that ends at a place."""
    title = titles().before(text, end)
    return (end - len(title), by_word("names/titles.csv")[title]) if title else None


def ends_title(text: str, at: int) -> bool:
    """Whether what looks like a compound surname at a place begins with the last character of a title: 部|长孙立刚."""
    title = title_ending_at(text, at + 1) if len(surname_at(text, at) or "") > 1 else None
    return title is not None and title[0] < at


def ends_with_office(words: str) -> bool:
    """Whether words end with a title that says what somebody is: 站长, 工程师; not 同志."""
    title = title_ending_at(words, len(words))
    return title is not None and title[1] != "address"


def is_titled(text: str, start: int, end: int, kinds: Set[str]) -> bool:
    """Whether a title of some kinds (post, address, …) begins between two places."""
    for at in range(start, end):
        title = titles().at(text, at)
        if len(title) > 1 and by_word("names/titles.csv")[title] in kinds:
            return True
    return False


def having_before(text: str, end: int) -> int | None:
    """Return where 有, 包括, 为 begins behind which those are named who are something: 委员包括|, 成员有|, 队员为|."""
    if _NAMED_AS.search(text, max(0, end - 4), end):
        return end - 1
    return next((end - len(word) for word in ("包括", "有") if text.endswith(word, 0, end)), None)


def counted_before(text: str, end: int) -> int | None:
    """Return where a count of those begins who are named behind it: 外部理事|3名（, 监事|2名，分别为."""
    found = _COUNTED.search(text, max(0, end - 9), end)
    return found.start() if found else None


def is_posed(text: str, start: int, end: int) -> bool:
    """Whether a place in a picture is told between two places: 尹素琴|（左二）."""
    return any(_POSED.match(text, at) for at in range(start, end) if text[at : at + 1] in ("（", "("))


def gets_something(text: str, at: int) -> bool:
    """Whether a verb of winning of two characters or more stands at a place: 阿依古丽·买买提|荣获."""
    word = _after_name().at(text, at)
    return len(word) > 1 and by_word("names/after_name.csv")[word] == "award"


def office_after(text: str, end: int) -> str | None:
    """Return the office that a name is said to take: 夏侯川|为公司副总经理 → 公司副总经理; or to leave."""
    taken = _TAKES.match(text, end) or _LEAVES.match(text, end)
    title = title_ending_at(text, taken.end("office")) if taken else None
    if taken is None or title is None or title[1] != "post":
        return None
    post = taken.groupdict().get("post") or ""
    return f"{post.removeprefix('派')}{taken['office']}" if "驻" in post else taken["office"]


def office_beside(text: str, end: int) -> str | None:
    """Return the title in a bracket or clause of its own behind a name: 冷某|，渔捞长, 欧阳修远|（党委副书记）."""
    beside = _INNER.match(text, end) or _TITLE_CLAUSE.match(text, end)
    last = beside.end() - (beside[0][-1] in CLOSING_BRACKETS) if beside else 0
    title = title_ending_at(text, last) if beside else None
    return text[end + 1 : last] if title and title[1] != "address" else None


def left_of(text: str, start: int) -> Left:
    """Return what stands before a candidate.

    post (主任|金澜), calling (员工, 医生|王…), label (先进个人：|…), prize (一等奖：|…), lead (由|…),
    held (主任由|…), passed (主任由金澜变更为|…),
    mark (start or punctuation), in (在|…), joined (和|…), honoured (“江州好人”|…), org (公司|…, 收费科|…),
    signed (——收费科|…), owned (支行的|…), suffix (听漏工|…), none.
    """
    end = start
    if end and text[end - 1] in '“‘"':
        end -= 1
    if end and text[end - 1] in "：:":
        if _PRIZE.search(text, max(0, end - 12), end):
            return Left("prize")
        signed = _BRACKET.search(text, max(0, end - 19), end - 1)  # 法定代表人（签字）：
        said = end - 1 - (text[end - 2 : end - 1] in ("是", "为"))  # 执行主席是：
        title = title_ending_at(text, said) or (title_ending_at(text, signed.start()) if signed else None)
        if title:
            return Left("post" if title[1] != "address" else "mark", title[0])
    last = text[end - 1 : end]
    if last in CLOSING_BRACKETS and (bracket := _BRACKET.search(text, max(0, end - 18), end)):
        title = title_ending_at(text, bracket.start())
        if title and title[1] == "post":
            return Left("post", title[0])
    named = last in ("为", "是", "系", "叫") and title_ending_at(text, end - 1)
    if named and (named[1] == "post" or (last in ("是", "叫") and named[1] != "address")):
        return Left("label", named[0])  # 教练是|张…, not 队员为|群众
    if (having := having_before(text, end)) and (title := title_ending_at(text, having)) and title[1] != "address":
        return Left("label", title[0])
    if (counted := counted_before(text, end)) and (title := title_ending_at(text, counted)) and title[1] != "address":
        return Left("label", title[0])
    if title := title_ending_at(text, end):
        if len(titles().at(text, title[0])) > end - title[0]:
            return Left("none")  # 老师|傅胥德
        if title[1] == "firm":
            return Left("none")  # 隐形冠军|安达
        return Left("post" if title[1] == "post" else "calling", title[0])
    if last in ":：" and _LABEL.search(text, max(0, end - 20), end):
        did = _DID.search(text, max(0, end - 12), end)
        return Left("label", did.start() if did else None)
    begins = max(0, end - 26)
    marked = not _BYLINE_SIGNS.isdisjoint(text[begins:end])
    if marked and text[end : end + 1] not in ("文", "图") and _BYLINE.search(text, begins, end):
        return Left("label")
    if end == 0 or text[end - 1] in _MARKS:
        quoted = _QUOTED.search(text, max(0, end - 24), end) if end == start else None
        return Left("honoured" if quoted and _BEARER.search(quoted[1]) else "mark")
    if last == "由" and (title := title_ending_at(text, end - 1)) and title[1] == "post":
        return Left("held")
    if last in ("为", "成") and (passed := _PASSED.search(text, max(0, end - 12), end)):
        title = title_ending_at(text, passed.start())
        return Left("passed" if title and title[1] == "post" else "none")
    leads = word_set("names/before_name.txt")
    if text[end - 1 : end] in leads or text[max(0, end - 2) : end] in leads or text[max(0, end - 3) : end] in leads:
        return Left("lead")
    if _CLASS.search(text, max(0, end - 8), end) or (last == "的" and _AGED.search(text, max(0, end - 13), end)):
        return Left("calling")
    if longest_ending().before(text, end) or _PART.search(text, max(0, end - 3), end):
        return Left("signed" if text.startswith("—") else "org")
    if last == "的" and (longest_ending().before(text, end - 1) or _OF_LIFE.search(text, max(0, end - 6), end)):
        return Left("owned")
    if last == "在":
        return Left("in")
    if last in _JOINTS:
        return Left("joined")
    # 听漏工|葛…, 巡线员|王…: callings that no list has.
    if text[end - 1] not in _CALLING_ENDS:
        return Left("none")
    calling = _CALLING.fullmatch(text, left_edge(text, end), end)
    return Left("suffix", calling.start() if calling else None)


def right_of(text: str, end: int, lexicon: Lexicon) -> str:
    """Return what stands after a candidate.

    address (同志), post (总经理), calling, act (介绍), award (荣获), end (等同志), etc (等), field (电话), word (今年),
    passes (变更为),
    particle (在), dated (2022年获), verb, edge, mark, list (、), quote (“), honour (：…奖), sex (，女，),
    posed (（左二）), leads (的带领下), work (的《…》), life (，2019年加入…), family (家庭), bracket (（主任）),
    is (是…的检修工), headed (】…所检修工，),
    apposition (，主任医师，),
    no (精神, 工作室: no person at all), open (some word begins), none (inside a word).
    """
    if end >= len(text):
        return "edge"
    no_person = _after_no_person().at(text, end)
    if len(post := titles().at(text, end)) > max(1, len(no_person)):
        if firm_goes_on(text, end, post) or len(titles().at(text, end - 1)) > len(post):
            return "no"  # 任非|执行董事
        return by_word("names/titles.csv")[post]
    if no_person:
        return "no"
    if _SOME.match(text, end):
        return "end"
    if _GETS.match(text, end):
        return "award"
    if _GETS_IN.match(text, end):
        return "dated"
    if office_after(text, end) and not crosses(text, end, lexicon):  # 任主|任委员 is no name
        return "act"
    if _WORK.match(text, end):
        return "work"
    if _LEADS.match(text, end):
        return "leads"
    if (sort := _SORT.match(text, end)) and (sort["all"] or titles().at(text, sort.end())):
        return "end"
    if (said := _IS.match(text, end)) and title_ending_at(text, said.end("what")):
        return "is"
    if after := _after_name().at(text, end):
        kind = by_word("names/after_name.csv")[after]
        return kind if len(after) > 1 or kind != "word" else "particle"
    if _SEX.match(text, end):
        return "sex"
    if _POSED.match(text, end):
        return "posed"
    if text.startswith(_FAMILY, end):
        return "family"
    if _LIFE.match(text, end) or _SINCE.match(text, end):
        return "life"
    if (bracket := _INNER.match(text, end)) and title_ending_at(text, bracket.end() - 1):
        return "bracket"
    if _TAUGHT.match(text, end):
        return "bracket"
    if text[end] in "，,】" and (title := _TITLE_CLAUSE.match(text, end)) and title_ending_at(text, title.end()):
        return "headed" if text[end] == "】" else "apposition"
    if text[end] == "、":
        return "list"
    if text[end] in "：:" and _AWARD.search(text, end, end + 40):
        return "honour"
    if text[end] == "“":
        return "quote"
    if text[end] in _MARKS:
        return "mark"
    if _HOUR.match(text, end):
        return "particle"
    for length in (4, 3, 2):
        word = text[end : end + length]
        if len(word) < length or lexicon.count(word) < 5:
            continue
        if lexicon.flag(word)[0] in "vdpcrt" or lexicon.flag(word) in _MANNERS:
            return "verb"
    return "none" if crosses(text, end, lexicon) else "open"
