"""Figures that are dealt out to a list of names, or of figures before: 甲、乙分别为3人、5人; …，分别增长5%和7%."""

import re
from collections.abc import Mapping, Sequence

from extractors.metrics.cut.forms import OF_PLAN, SHARES_OF_THEM
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import is_body, may_act
from extractors.metrics.cut.words import Tagger, is_verb, joined
from extractors.metrics.find.dealt import Dealt, ShareOf, levels_of_sentence_before
from extractors.metrics.find.named_lists import (
    BARE_CHANGES,
    BETWEEN_TWO,
    CHANGES,
    in_count,
    is_measure_name,
    items_of,
    named_by_words,
    of_both,
    over_times,
    owner_of_measures,
    owners_of,
    shared_object,
    whole_names,
    with_lead,
    with_measure,
)
from extractors.metrics.spellings import DUTY
from extractors.numbers import Figure
from extractors.text.became import CAME
from extractors.text.characters import (
    BETWEEN_ITEMS,
    BRACKETS,
    CLAUSE_ENDS,
    CLAUSE_START,
    CLOSE,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    MEMBER_END,
    OPEN,
)
from extractors.text.times import SPAN, TIMES
from schemas.text import squeeze

_MEMBER_END = re.compile(MEMBER_END)
_MAYBE = "(?:[也均已还又都则却共]|预计|预期|有望|力争)*"
_PER = "(?:人均|户均|亩均)?(?:每[人户月年亩天日]){0,2}"  # 分别达到|每月|612元、|每年|5,140元
_SHARED = re.compile(
    r"(?:[一-鿿]{0,4}(?:结果|数据|统计)(?:显示|表明))?"
    rf"(?P<parts>其中)?(?P<items>[^{CLAUSE_ENDS}：]{{1,60}}?){_MAYBE}(?:分别|依次)"
    r"(?:(?P<of>占(?!比)[一-鿿]{2,12}?)的?|(?P<did>[^\W\d]{0,14}))[约近]?$"
)
# 毛利率和净利率|均创新高，分别为
_TOGETHER = re.compile(
    rf"(?P<parts>其中)?(?P<items>[^{CLAUSE_ENDS}：]{{3,60}}?)(?:(?<![人户日月年平])均|都|双双|皆)[^{CLAUSE_ENDS}：、\d]{{1,16}}，"
    r"(?:分别|依次)(?P<of>(?!))?(?P<did>[为是达到]{0,2})$"
)
# 分别|为, 达到了, 提高到: words that only tie the list to its quantities
_REACHES = re.compile(
    rf"(?:[为是达有到完成占]{{0,3}}了?|(?:实现|召开|举行|发生)了?|(?:{CAME}|压减|压降|[增减升降达])[到至]){_PER}"
)
_AGAIN = re.compile(r"[，,]?(?:并|且|又|还)?(?:分别|依次)(?P<did>[^\W\d]{1,14})")
_TO_OR_BY = re.compile("[向对给按以在由从较比与同自于将把被]|为(?!$)|超过|不[足低超少]")  # what else 分别 leads to
_DONE = re.compile("(?:实现|完成|取得|达到)了?(?=[一-鿿]{2})|了$|了(?=[一-鿿]{2})")
_SPENT = frozenset({"支出", "投入", "列支", "安排", "投资"})
_DONE_TO = re.compile("的?(?P<words>[一-鿿]{2,16})")
NEXT_OF_LIST = re.compile(rf"{CLOSE}?(?:[、，,和及]|以及)(?:人民币)?{_PER}")
# 分别向工会、教育基金会拨付经费|36万元和12万元
_TO_EACH = re.compile(
    rf"(?:分别|依次)(?:[向为对给]|支持|资助)(?P<items>[^{CLAUSE_ENDS}：\d]{{4,60}}?)(?:人民币)?[约近]?$"
)
# …（2021年：30万元和10万元）: the same list, of the year before
_OTHER_TIME = rf"{OPEN}(?:\d{{4}}年度?(?:末|\d{{1,2}}月\d{{1,2}}日)?|上年(?:同期|度|末)?|上期末?|[期年]初)[：:]"
_LIST_BEFORE = re.compile(rf"{_OTHER_TIME}(?:人民币)?[约近]?")
_IN_BRACKETS = re.compile(rf"{_OTHER_TIME}[^{BRACKETS}]*{CLOSE}")  # 86万元|（2021年：75万元）|和320万元
# 每期|解锁比例分别为10%、20%: of the first, the second
_EACH_OF = re.compile("[每各](?P<of>期|批次?|年度?|季度?|次|轮|档|阶段|个?(?:归属|行权|解锁|解除限售)期)的?")
_HAN = "一二三四五六七八九十"
# 甲公司、乙公司|对…按持股比例|45%、20%|分别提供担保
_RATIO_OF = re.compile(r"(?:分别|依次)?(?:按照?|以)(?:其|各自的?)?(?P<thing>(?:出资|持股|投资|股权|认缴|股份)比例)$")
_EACH_BEHIND = re.compile(f"(?:分别|依次)[^{CLAUSE_ENDS}]{{0,6}}[一-鿿]")
_WHO_EACH = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：系是])(?P<items>[^{CLAUSE_ENDS}：对为向将系是由0-9]{{4,60}}?)(?=[对为向将以按]|分别)"
)
# 甲、乙和丙同比分别增长…, …，分别较上年提高…
_CHANGES = re.compile(
    rf"{CLAUSE_START}(?P<parts>其中)?(?P<items>[^{CLAUSE_ENDS}：]{{0,90}}?)(?:同比|环比|均?[较比]{IN_CLAUSE}{{1,12}}?|与{IN_CLAUSE}{{1,12}}?相比)?"
    rf"(?:[增降涨升减](?:幅|速|长率)度?)?{_MAYBE}(?:分别|依次)"
    rf"(?:同比|环比|[较比]{IN_CLAUSE}{{1,12}}?)?(?P<verb>[一-鿿]{{1,4}})$"
)
_CHANGE_ALONE = re.compile("(?:同比|环比)?的?(?:[增降涨升减跌](?:幅|速|长率)度?|(?:增长|下降|上涨)幅度)")
# 甲、乙分别为86吨和142吨，占总量的31%、44%, 完成预算的98%、101%
_SHARES_OF_LIST = re.compile(
    rf"[，,](?:(?P<of>占[^{CLAUSE_ENDS}、]{{2,16}}?|{OF_PLAN})(?:的|比|(?P<each>分别|依次)[为是达]?)?"
    r"|(?P<rate>(?:(?![和及与])[一-鿿]){1,6}率)(?:分别|依次)[为是达]?)"  # 产纸6万吨、板3万吨，产销率分别为
)
# 保证人为甲和乙，分别按照55%和45%|的比例提供保证
_BY_SHARES = re.compile(
    rf"{CLAUSE_START}(?:[^{CLAUSE_ENDS}：、]{{0,12}}?[为是由])?(?:股东)?(?P<items>[^{CLAUSE_ENDS}：]{{2,80}}?)，?(?:分别|依次)(?:按照?|以)$"
)
_TO_DO = re.compile(rf"的?比例(?P<done>[一-鿿]{{2,6}})(?=[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]|$)")
_NEXT_CHANGE = re.compile(
    rf"{BETWEEN_ITEMS}(?:[增降涨升减]幅|{CHANGES}|上涨|下滑|回落|[增减升降涨跌])?[了约近]?"
)  # not 12.3%和15.6%，|弃权下降3.8%
_LEAST_LISTED = 2  # names that make a list
_OF_YEARS = re.compile("[去今上本当]年度?|[上下]半年|第?[一二三四]季度")
_PLACED = re.compile("^.{0,6}?[在对由向为于从](?=[一-鿿]{2})")  # 公司在|北京、上海
_IN_ALL = re.compile("(?<=[一-鿿]{2})[两二三四五六七八九十][个家名位]?[一-鿿]{1,4}$")  # 东湖、西湖|两地


class Dealer:
    """Deals out the quantities of one passage, from left to right."""

    def __init__(
        self,
        text: str,
        figures: Sequence[Figure],
        tag: Tagger,
        listed: Mapping[str, Sequence[str]],
    ) -> None:
        self.text, self.figures, self.tag, self.listed = text, figures, tag, listed
        self.items: list[str] = []
        self.thing = ""
        self.of_before = False
        self.levels: list[int] = []
        self.changed: list[str] = []  # those of the last list of changes
        self.shares: list[ShareOf] = []
        self.shared: set[int] = set()  # the quantities that were such shares
        self.owners: tuple[list[str], int] = ([], 0)  # those of the last list, and its first quantity
        self.given: list[str] = []  # those to whom the last list gave something each
        self.of_all = ""
        self.whose: str | None = None
        self.last: Dealt | None = None  # what was dealt last, and to which quantity
        self.last_at = -1

    def _start(self, at: int) -> int:
        return self.figures[at].span.start

    def _count(self, at: int, between: re.Pattern[str]) -> int:
        """Return how many quantities stand in one list from a quantity on."""
        return len(self._list_from(at, between))

    def _list_from(self, at: int, between: re.Pattern[str]) -> list[int]:
        """Return the quantities of one list from a quantity on, without those of another time in brackets."""
        found = [at]
        while True:
            end = self.figures[found[-1]].span.end
            brackets = _IN_BRACKETS.match(self.text, end)
            end = brackets.end() if brackets else end
            after = next((i for i in range(found[-1] + 1, len(self.figures)) if self._start(i) >= end), None)
            if after is None or not between.fullmatch(self.text[end : self._start(after)].strip()):
                return found
            found.append(after)

    def _goes_on(self, at: int, items: list[str]) -> bool:
        """Whether one measure behind a list is of its owners again, in the same sentence."""
        owners, first = self.owners
        alike = len(items) == 1 and len(owners) == self._count(at, NEXT_OF_LIST) > 1 and is_measure_name(items[0])
        return alike and self._is_one_sentence(first, at)

    def _begin_over_times(self, listed: str, count: int) -> bool:
        """Begin a list of one thing over several spans of time, where there is one: 林场|本年及累计|未弥补的亏损."""
        items = BETWEEN_TWO.split(listed)
        if over := over_times(items):
            self.whose = items[0].removesuffix(SPAN.findall(items[0])[-1]) or None
            self.items = over if len(over) == count > 1 else []
            self.thing, self.of_before = "", False
        return bool(over)

    def _begin(self, at: int, match: re.Match[str], did: str) -> None:
        """Begin a list whose words end in 分别, with what these say was done: 甲、乙分别为3人、5人."""
        shares = self.figures[at].unit == "%" and match[0].rstrip("约近").endswith("占")
        self.of_all = match["of"] or ("占比" if shares else "")
        items, count = items_of(match["items"]), self._count(at, NEXT_OF_LIST)
        self.whose = None
        if len(items) == 1 and _CHANGE_ALONE.fullmatch(items[0]):
            self.items = []  # 较上年的增长率分别为: of what the clause before tells
            return
        if self._begin_over_times(match["items"], count):
            return
        items = items if TIMES.search(match["items"]) else of_both(items, count)  # 城乡居民收入分别达
        # 甲、乙和丙站的管网长度分别为…: what stands behind the last 的 is measured, the rest are the subjects.
        if len(items) > count > 1:
            acts = shared_object(items[-count:], self.tag)  # 甲院、乙院|受理和审结案件
            items = items[-count:] if acts else in_count(items, match["items"], count)
        self.whose, items = owner_of_measures(items, self.tag) if items else (None, [])
        *owners, last = items or [""]
        owner, _, thing = last.rpartition("的")
        if done := _DONE.sub("", did):  # 控制阀、密封件分别实现收入…
            self._begin_done(at, items, done)
            return
        if owners and "的" in owners[0] and is_measure_name(owners[0]):
            owner, thing = last, ""  # 归属于股东的总资产收益率和…的净资产收益率: names of their own
        listed = [*owners, DUTY.sub("", owner)] if thing and owner else items or [""]
        if self._goes_on(at, listed):  # 水稻、玉米播种面积分别为…，平均亩产分别为…
            self.thing, self.items, self.of_before = listed[0], list(self.owners[0]), False
            return
        times = TIMES.search(match["items"])
        if times and len(listed) == 1 and owner:
            listed *= count  # 水厂|2020年、2021年|的漏损率
        items = with_measure(listed, self.tag) or with_lead(named_by_words(listed, self.tag))
        self.owners = owners_of(listed, items), at
        in_turn = self._in_turn(at, items)
        if in_turn != items:  # 每期归属的|比例
            items, thing = [item + (f"的{thing}" if thing and owner else "") for item in in_turn], ""
        if len(items) == 1 and at:  # 四个养护站…分别为: the four that a sentence before names
            items = list(self.listed.get(self.figures[at - 1].text + items[0], items))
        self.thing = thing if thing and owner else ""
        self.items = items if len(items) == count > 1 else []
        self.of_before = not self.thing and self._are_parts(at, match)

    def _begin_done(self, at: int, items: list[str], done: str) -> None:
        """Begin a list of what each of several did: 甲站、乙站分别聘请了|6名、8名|监督员 → 聘请监督员, of 甲站."""
        count, tokens = self._count(at, NEXT_OF_LIST), self.tag(done)
        self.thing, self.items, self.of_all, self.of_before = "", [], "", False
        if len(items) != count or count < _LEAST_LISTED or _OF_YEARS.match(items[-1]):
            return
        self.owners = items, at
        items = [_PLACED.sub("", items[0]), *items[1:-1], _IN_ALL.sub("", items[-1])]
        behind = _DONE_TO.match(self.text, self.figures[at + count - 1].span.end)
        led = behind and (is_verb(tokens[-1]) or self.figures[at].unit == "%")  # 持有公司|60%和40%|股权
        thing = joined(noun_phrase_after(self.tag(behind["words"]))) if behind and led else ""
        taken_in = self.text[: self._start(at)].endswith(("分别收入", "依次收入"))  # of taxes and fees
        alone = not thing and len(tokens) == 1 and (may_act(tokens[0]) or done in _SPENT or taken_in)
        self.items = named_by_words(items, self.tag)
        if alone and not is_body(self.tag(items[-1])[-1]):
            self.items = [item + done for item in self.items]  # 小学、初中分别|招生
        else:
            self.thing = done + thing

    def _in_turn(self, at: int, items: list[str]) -> list[str]:
        """Return the names of what each of several in turn has, where so many were told: 分三期，每期解锁比例."""
        each, count = _EACH_OF.match(items[0]) if len(items) == 1 else None, self._count(at, NEXT_OF_LIST)
        if each is None or not 1 < count <= len(_HAN):
            return items
        turns = f"(?:{count}|{_HAN[count - 1]}){each['of'].removeprefix('个')}"
        told = re.search(turns, self.text[: self._start(at)])
        rest = items[0][each.end() :]
        return [f"第{number}{each['of']}{rest}" for number in _HAN[:count]] if told else items

    def _begin_by_ratio(self, at: int, thing: str) -> None:
        """Begin a list of the ratios by which those who open the sentence do something each."""
        listed = self._list_from(at, NEXT_OF_LIST)
        member = _MEMBER_END.split(self.text[: self._start(at)])[-1]
        who = next((BETWEEN_TWO.split(one["items"]) for one in _WHO_EACH.finditer(member)), [])
        each = "分别" in member[-len(thing) - 8 :] or _EACH_BEHIND.match(self.text, self.figures[listed[-1]].span.end)
        self.items = who if each and len(who) == len(listed) > 1 else []
        self.thing, self.of_all, self.of_before = thing, "", False

    def _begin_shares(self, at: int, listed: str) -> None:
        """Begin a list of shares by which each of several does the same: 甲和乙分别按照55%和45%的比例提供保证."""
        count, items = self._count(at, NEXT_OF_LIST), BETWEEN_TWO.split(listed)
        done = _TO_DO.match(self.text, self.figures[at + count - 1].span.end)
        self.items = items if done and len(items) == count > 1 else []
        self.thing, self.of_all, self.of_before = f"{done['done']}的比例" if done else "", "", False

    def _begin_given(self, at: int, words: str) -> None:
        """Begin a list of what several were given each: 分别向工会、教育基金会拨付经费36万元和12万元."""
        *others, last = BETWEEN_TWO.split(words)
        tokens = self.tag(last)
        verb = next((n for n, token in enumerate(tokens) if n and is_verb(token)), 0)
        items = whole_names([*others, joined(tokens[:verb])]) if verb else []
        self.items = items if len(items) == self._count(at, NEXT_OF_LIST) > 1 else []
        self.given = list(self.items)
        self.thing, self.of_all, self.of_before = joined(tokens[verb:]), "", False

    def _are_parts(self, at: int, match: re.Match[str]) -> bool:
        """Whether items are parts of the quantity before, in its unit: 其中甲、乙分别为…"""
        parts = match["parts"] is not None and not self.of_all and at > 0
        return parts and self.figures[at - 1].unit == self.figures[at].unit

    def share(self, at: int, left: str) -> Dealt | None:
        """Read 甲、乙、丙分别为3人、5人和7人: the items are distributed over the quantities that follow."""
        words = left.rstrip("：: ")
        if self.last is not None and self.last_at == at - 1 and not self.given and _LIST_BEFORE.fullmatch(left.strip()):
            return self.last  # 86万元（2021年：|75万元|）: the same, at another time
        if self.figures[at].unit == "%" and (match := _RATIO_OF.search(words)):
            self._begin_by_ratio(at, match["thing"])
        elif self.figures[at].unit == "%" and (match := _BY_SHARES.search(words)):
            self._begin_shares(at, match["items"])
        elif match := _TO_EACH.search(words):
            self._begin_given(at, match["items"])
        elif did := self._again(at, words):
            self._begin_done(at, self.owners[0], _DONE.sub("", did))
        elif shared := self._shared(at, words):
            self.given = []
            self._begin(at, *shared)
        elif self.given and not self.items and _LIST_BEFORE.fullmatch(left.strip()):
            self.items = list(self.given) if len(self.given) == self._count(at, NEXT_OF_LIST) else []
        elif not self.items or not NEXT_OF_LIST.fullmatch(left.strip()):
            self.items, self.given = [], []
        if not self.items:
            return None
        item = squeeze(self.items.pop(0))
        told = Dealt((self.thing or item) + self.of_all, item if self.thing else self.whose)
        self.last, self.last_at = Dealt(None, item) if self.of_before else told, at
        return self.last

    def _again(self, at: int, words: str) -> str:
        """Return what those of the list before did once more: 东院、西院分别收治320名、260名，|分别治愈300名、250名."""
        match, (owners, first) = _AGAIN.fullmatch(words.strip()), self.owners
        did = match["did"] if match else ""
        if self.figures[at].role == "change" or _REACHES.fullmatch(did) or _TO_OR_BY.match(did):
            return ""
        alike = len(owners) == self._count(at, NEXT_OF_LIST) > 1
        return did if alike and self._is_one_sentence(first, at) else ""

    def _shared(self, at: int, words: str) -> tuple[re.Match[str], str] | None:
        """Return what words with 分别 before a quantity say where they share out a list, and what by them was done."""
        match = _SHARED.search(words) or _TOGETHER.search(words)
        did = (match["did"] or "") if match else ""
        if match is None or _REACHES.fullmatch(did):
            return (match, "") if match else None
        return None if self.figures[at].role == "change" or _TO_OR_BY.match(did) else (match, did)

    def share_of_level(self, at: int, left: str) -> ShareOf | None:
        """Return the quantity before that a share of a list is of: 党员40人、团员60人，分别占35%和52%."""
        words = left.rstrip("：: ")
        if match := SHARES_OF_THEM.search(words) or _SHARES_OF_LIST.fullmatch(words.strip()):
            self.shares = []
            count, times = self._count(at, NEXT_OF_LIST), match.groupdict().get("times")
            before = [i for i in range(at) if self.figures[i].role == "level" and self.figures[i].unit != "%"]
            rate = match.groupdict().get("rate")
            alike = len(before) > 1 and len({self.figures[i].unit for i in before[-count:]}) == 1
            each = match.groupdict().get("each") or (rate and alike)  # 铁路6吨、内河3吨，占运量的比重分别为
            if (
                match.re is _SHARES_OF_LIST
                and not each
                and not (at >= count and self._count(at - count, NEXT_OF_LIST) == count)
            ):
                before = []
            if len(before) >= count > 1 and self._is_one_sentence(before[-count], at):
                of = match["of"] or rate or ("" if times else "占")
                self.shares = [ShareOf(level, of) for level in before[-count:]]
        elif not NEXT_OF_LIST.fullmatch(left.strip()):
            self.shares = []
        if not self.shares:
            return None
        self.shared.add(at)
        return self.shares.pop(0)

    def change(self, at: int, left: str) -> int | str | None:
        """Return the item, or the place of the quantity, that a change in such a list is of.

        1. 收入10亿元，利润2亿元，分别增长5%和7% → the quantities 10亿元, 2亿元   2. 甲、乙分别增长5%和7% → 甲, 乙
        """
        if match := _CHANGES.search(left.rstrip("：: ")):
            self.items, self.levels = [], []
            stop = len(self.figures)
            changes = next((i for i in range(at, stop) if self.figures[i].role != "change"), stop)
            items = items_of(match["items"])
            count = min(self._count_changes(at, len(items)), changes - at)
            of_shares = self.figures[at].unit == "百分点"
            before = [i for i in range(at) if self.figures[i].role == "level" and (of_shares or i not in self.shared)]
            items = items if TIMES.search(match["items"]) else of_both(items, count)
            if len(items) == count > 1:
                of_thing = len(items[-1].rpartition("的")[0]) if not is_measure_name(items[0]) else 0
                thing = items[-1][of_thing + 1 :] if of_thing else ""
                items[-1] = items[-1][: of_thing or None]  # 苹果、桃|的种植面积
                self.items = [item + thing for item in (items if thing else named_by_words(items, self.tag))]
                self.of_before = self._are_parts(at, match)
                self.changed = list(self.items)
            elif len(items) == 1 < count and (times := TIMES.search(match["items"])) and times.start():
                self.items = [items[0]] * count  # 茶园面积|2018年、2019年|分别较上年增长
            elif not items and len(before) >= count > 1 and self._is_one_sentence(before[-count], at):
                self.levels = before[-count:]
            elif not items and count > 1:
                self.levels = levels_of_sentence_before(self.text, self.figures, at, count)
        elif BARE_CHANGES.fullmatch(left.strip()):
            again = len(self.changed) == self._count(at, BETWEEN_TWO) > 1  # 分别下降36%和5%，减收18万元和240万元
            self.items, self.levels = (self.changed, []) if again else ([], self._of_as_many(at))
            self.changed = []
        elif not _NEXT_CHANGE.fullmatch(left.strip()):
            self.items, self.levels = [], []
        if self.levels:
            return self.levels.pop(0)
        return squeeze(self.items.pop(0)) if self.items else None

    def _count_changes(self, at: int, items: int) -> int:
        """Return how many quantities stand in a list of changes of some items: 5%和7%，|增加3万人 is another list."""
        count = self._count(at, _NEXT_CHANGE)
        if not 1 < items < count:
            return count
        behind = self.text[self.figures[at + items - 1].span.end :].lstrip()
        return items if behind.startswith(("，", ",")) else count

    def _of_as_many(self, at: int) -> list[int]:
        """Return the levels right before a list of changes where the sentence has just as many, one for each."""
        count = self._count(at, BETWEEN_TWO)
        before = [i for i in range(at) if self._is_one_sentence(i, at)]
        levels = [i for i in before if self.figures[i].role == "level"]
        return levels if len(levels) == len(before) == count > 1 else []

    def _is_one_sentence(self, first: int, last: int) -> bool:
        return _MEMBER_END.search(self.text, self.figures[first].span.end, self._start(last)) is None
