"""What a sentence speaks of, of which quantities behind it tell without naming it again: a product, a line, an event.

“青釉”系列杯合格率92%，全年销售3万只   → 销售, of “青釉”系列杯
举办防汛培训14场，覆盖村民860人次      → 覆盖村民, of 防汛培训
加装水位监测系统，累计安装36套         → 安装, of 水位监测系统
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import is_measure, may_act
from extractors.metrics.cut.words import PEOPLE, QUOTE, Token, endings_of, joined, words_of
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.so_far import TITLE, Around, Measured, SoFar
from extractors.metrics.owner.bodies_first import names_other
from extractors.metrics.owner.clause_subjects import FIRMS_TELL, goes_on, names_body, opening
from extractors.metrics.owner.things_before import object_of_clause
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, OPEN, OPENING_BRACKETS, OPENING_QUOTES
from extractors.text.own_unit import own_word
from extractors.text.word_patterns import any_word, either

_TITLE_LAST = re.compile(f"{TITLE.pattern}$")
_FIGURE = "\0"  # stands for a quantity in the text before another
_ENDS = re.compile(rf"[{CLAUSE_ENDS}：、]")
# 使用再生料的|“青釉”系列杯, 推出新一代|“青釉”系列杯: what may stand before a name in quotes that the sentence is about
_LAUNCHED = any_word("metrics/spoken_of.csv", "launch")
_LED_TO = re.compile(
    rf"^(?:(?:使用|采用|由|以)[^，“]{{2,12}}的|[^“]{{0,8}}?(?P<launched>{_LAUNCHED})了?[^，“的]{{0,4}})?$"
)
_COMPARED = re.compile(r"^(?:与|同|较|相比)[^，\0]{2,10}?(?:相比|相较)")
_WORK = any_word("metrics/spoken_of.csv", "work_name")
_WORKS = re.compile(rf"[一-鿿A-Za-z]{{0,8}}?(?:{_WORK})(?<![上下在]线|[出入进]厂)(?:[一二三四五]期)?(?![路程])")
_STAGE = re.compile("[一二三四五]期(?![工建])")
_KIND = re.compile("系列|牌|号")
_TOWARDS = "面向|面对|针对|围绕"
# 面向|船员、渔民等|读者开放
_TOWARDS_ALL = re.compile(rf"({_TOWARDS})[^{CLAUSE_ENDS}：、0-9]{{1,12}}(?:、[^{CLAUSE_ENDS}：、0-9]{{1,12}}?)+等")
_SAID = re.compile(
    rf"{_FIGURE}|[于在已将被]|{_TOWARDS}|"
    + either(word for word in words_of("link", "adverb", "brought", "pass", "launch") if len(word) > 1)
)
_OF_GOODS = re.compile(rf"(?:累计|全年|年|总|实现|新增)*{any_word('metrics/spoken_of.csv', 'of_goods')}(?:占.+)?")
_LEAST = 2  # characters of a verb that may stand alone
_LONGEST_WORKS = 6  # characters of works before what they bring forth; of more only the last word says which
_LONGEST_DEED = 3  # characters of one, or of its rate: 安装率
_LONGEST = 12  # characters behind the quotation
_UNIT_ITSELF = re.compile("公司|集团|我们|我[行院校局馆厂站所]")
_TIMES = frozenset({"场", "次", "期", "届", "批", "轮", "堂", "节", "班", "场次", "期次"})
_MET = re.compile("会议?$")
_AUDIENCE = frozenset({"受众", "听众", "观众", "参与者", "参加者", "受众人次", "受众人数"})


def _name_in(so_far: SoFar, clause: str) -> tuple[str, bool]:
    """Return the thing with a name in quotes that a clause is about, and whether it is a work: a line, a plant."""
    words = opening(clause, so_far)
    for quote in QUOTE.finditer(words):
        led = _LED_TO.match(words[: quote.start()])
        if led is None:
            continue
        behind = words[quote.end() :]
        work = _WORKS.match(behind) or (_STAGE.match(behind) if re.search(f"{_WORK}.$", quote[0]) else None)
        if work:
            return quote[0] + work[0], not led["launched"]
        said = _SAID.search(behind)
        name = untied(behind[: said.start()] if said else behind).strip()
        if is_measure(Token(name, "n")) and (kind := _KIND.match(name)):
            return quote[0] + kind[0], False
        alone = not name and (re.match(_LAUNCHED, behind) if behind else led["launched"])
        alone = alone or (not words[: quote.start()] and re.match(_TOWARDS, behind))  # “渔家书屋”|面向船员、渔民
        if (not name and not alone) or len(name) > _LONGEST or is_measure(Token(name, "n")):
            continue
        return quote[0] + name, False
    return "", False


def _parts(so_far: SoFar, around: Around) -> list[str]:
    """Return the parts of a quantity's sentence before it, its own first; a sign stands for each other quantity."""
    start = around.figure.span.start
    floor = max((end.end() for end in forms.BETWEEN_SENTENCES.finditer(so_far.text, 0, start)), default=0)
    text = so_far.text[floor:start]
    for figure in reversed(so_far.figures[: around.at]):
        if figure.span.start >= floor:
            text = text[: figure.span.start - floor] + _FIGURE + text[figure.span.end - floor :]
    return _ENDS.split(_TOWARDS_ALL.sub(r"\1", text))[::-1]


def _is_of_goods(metric: str) -> bool:
    """Whether a name says of no thing what it says: 销售, 累计销售收入, 注册用户."""
    return _OF_GOODS.fullmatch(metric) is not None


def _named(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the product, work or project with a name in quotes that the sentence has told of since."""
    at, since = around.at, list[tuple[str, int]]()
    for number, part in enumerate(_parts(so_far, around)):
        name, works = _name_in(so_far, part)
        if name:
            sure = (
                number > 0
                and name in so_far.member(around.at)
                and (_is_of_goods(metric) or (works and _may_be_of_work(since, metric)))
            )
            return name if sure and _go_on(since, name, metric, so_far) else None
        if number and (_UNIT_ITSELF.search(part.partition(_FIGURE)[0]) or own_word(part)):
            return None
        since.append((part, at - 1 if _FIGURE in part else -1))
        at -= part.count(_FIGURE)
    return None


def _may_be_of_work(since: Sequence[tuple[str, int]], metric: str) -> bool:
    """Whether parts of a sentence stay with a work: none turns to the year of the unit, or to what only firms have."""
    return not FIRMS_TELL.search(metric) and not any(part.lstrip().startswith("全年") for part, _ in since)


def _go_on(since: Sequence[tuple[str, int]], name: str, metric: str, so_far: SoFar) -> bool:
    """Whether no part of a sentence since a thing was named, or a quantity told of it, has another subject."""
    for number, (part, last) in enumerate(since):
        told = last >= 0 and so_far.found[last].subject == name
        own = part.rpartition(_FIGURE)[2] if told or not number else part
        if (told and number) or (_goes_on(own, metric, so_far) and told):
            return True
        if not _goes_on(own, metric, so_far) or not _goes_on(part, metric, so_far):
            return False
    return True


def _goes_on(part: str, metric: str, so_far: SoFar) -> bool:
    """Whether a part of a sentence goes on without a subject: 与老线相比|每吨节水, 全年销售; not 职工|收入."""
    words = _COMPARED.sub("", part).partition(_FIGURE)[0]
    tokens = so_far.words(untied(words))
    return goes_on(words, metric, so_far) and not (tokens and (names_other(tokens) or tokens[0].text.endswith(PEOPLE)))


def _event(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the event that the quantity before counts, where a name says whom it reached or what was on its agenda."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1]
    between = so_far.text[last.span.end : around.figure.span.start]
    listed = so_far.left(around.at - 1).lstrip().startswith("、")  # 演出3场、讲座4场，观众86人: of both
    if last.role != "level" or not told.metric or "；" in between or "。" in between or listed:
        return None
    event = object_of(so_far.words(told.metric)) or told.metric
    if _MET.search(event):
        return event if len(event) > len("会议") and metric.startswith(endings_of("deliberates")) else None
    if metric in _AUDIENCE:
        return event
    first, *more = so_far.words(metric)
    reaches = first.text in words_of("join") and all(one.text.endswith(PEOPLE) for one in more)
    ends = so_far.words(event.removesuffix("班"))
    if not more and len(ends) > 1 and ends[-1].text == metric and around.figure.unit in forms.PERSON_UNITS:
        return event  # 举办农机培训6次，|培训190人次
    return event if reaches and ends[-1].text in words_of("event") else None


_ENDS_OF_EVENTS = any_word("metrics/spoken_of.csv", "event_end")
# 举办|船员歌唱赛, 对本厂开展|安全评估: an event that a clause ends in
_EVENT = re.compile(
    rf"{any_word('metrics/spoken_of.csv', 'holds_event')}了?(?P<what>[^，{_FIGURE}的]{{2,20}}?{_ENDS_OF_EVENTS})$"
)
_EVENT_END = re.compile(f"{_ENDS_OF_EVENTS}$")
_OF_EVENT = re.compile(f"(?P<what>.+?{_ENDS_OF_EVENTS})(?:收稿|投稿|来稿|作品)")
_LEADS_TO_THEM = re.compile("^(?:共|累计|评出|评选出|评定|收到|征集|颁发|设)")


def _held(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the event of the clause before, or that the quantity before is of, where a name is what only one has."""
    own, *before = _parts(so_far, around)
    first, *more = so_far.words(metric)
    reaches = first.text in words_of("join") and bool(more) and all(one.text.endswith(PEOPLE) for one in more)
    names = (_LEADS_TO_THEM.sub("", metric), untied(own).strip())
    scored = around.figure.kind != "count" and around.figure.qualifier in ("exact", "about")  # not 60分以上|36人
    only_has = words_of("of_event", *(("score",) if scored else ()))
    if not (reaches or any(name in only_has for name in names)):
        return None
    last = so_far.found[-1] if around.at else None
    if last and "；" not in around.between and "。" not in around.between:
        if of_what_is_spoken_of.name in last.rules and _EVENT_END.search(last.subject or ""):
            return last.subject
        if (of_it := _OF_EVENT.fullmatch(last.metric or "")) and names[0].endswith("奖"):
            return of_it["what"]
    while before and before[0].startswith("设"):
        before = before[1:]
    held = _EVENT.search(before[0]) if before else None
    here = held and held["what"] in so_far.member(around.at) and own_word(held["what"]) is None
    return held["what"] if held and here else None


_TOOK_PART = re.compile("(?P<who>[一-鿿]{1,4}(?:者|员|工|生|人))(?:参与|参加|出动)")


def _by_people(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the people whose taking part the quantity before counts, where a verb alone goes on: 参与36人，|服务."""
    told = _TOOK_PART.fullmatch(so_far.found[-1].metric or "")
    own, verb = around.own.strip(), so_far.words(metric)
    alone = len(verb) == 1 and verb[0].flag[0] == "v" and untied(own) == metric and around.between.startswith("，")
    return told["who"] if told and alone and around.figure.unit not in forms.PERSON_UNITS else None


_HELD_IN = re.compile(rf"(?:^|[^一-鿿A-Za-z])(?P<who>[一-鿿A-Za-z]{{2,12}}){OPEN}[^{BRACKETS}]*$")


def _tried(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the thing that the clause before put up, or the action that it led, where a verb alone tells how much."""
    deed = metric.removesuffix("率")
    own, *before = _parts(so_far, around)
    verb = so_far.words(deed)
    alone = opening(untied(own).strip(), so_far) in (metric, f"累计{metric}")
    if not before or len(verb) != 1 or len(deed) < _LEAST or not may_act(verb[0]) or not alone:
        return None
    last = so_far.told_by(of_what_is_spoken_of.name)
    if last and last.metric == deed:
        return last.subject
    clause = before[0].rpartition(_FIGURE)[2]
    if _FIGURE in before[0]:
        clause = clause.removeprefix(so_far.found[-1].metric or "")  # 86座|泵站|加装系统
    tokens = so_far.words(clause)
    if clause.endswith(endings_of("inquiry")):
        led = max((at for at, one in enumerate(tokens) if one.text in words_of("leads_inquiry")), default=len(tokens))
        return joined(tokens[led + 1 :]) or None
    titled = _TITLE_LAST.search(clause)
    thing = titled[0] if titled else object_of_clause(so_far, clause, metric)
    acts = [one.text for one in tokens if may_act(one) and one.text not in thing]
    if titled and deed in acts:
        return thing
    return thing if thing and any(one != deed and one[-1] == deed[-1] for one in acts) else None


_BALANCE = re.compile(r"(?P<what>.+?的?)(?:期末|账面|本金)*(?:余额|原值)")
_AT_YEAR = re.compile("^[期年][初末]")


def _of_balance(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the assets whose balance was told, where an allowance or a rate of it follows: 存货账面余额，|跌价准备."""
    if re.fullmatch(rf"(?:累计|已)*(?:计提)?{any_word('metrics/spoken_of.csv', 'of_balance')}", metric) is None:
        return None
    what = ""
    for _, figure, told in so_far.quantities_before(around.at):
        if "；" in so_far.text[figure.span.end : around.figure.span.start]:
            return None
        if figure.role == "change":
            continue
        balance = _BALANCE.fullmatch(told.metric or "")
        if balance is None:
            if told.subject and of_what_is_spoken_of.name in told.rules and not what:
                return told.subject
            return None
        name = _AT_YEAR.sub("", balance["what"])
        if not name.endswith("的"):
            return what + name
        what += name  # 其中|超期的|余额: of what the whole is
    return None


_CAPACITY = re.compile(rf"(?P<what>.{{3,}}?)(?:总|累计)?(?P<of>{any_word('metrics/spoken_of.csv', 'capacity')})")
_BRINGS = {"装机": "发电", "产能": "生产", "设计": "生产"}  # what works bring forth, by how their capacity is called


def _by_plant(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the plant whose capacity the quantity before tells, where a verb alone says what it did."""
    told = _CAPACITY.fullmatch(so_far.found[-1].metric or "")
    between = so_far.text[so_far.figures[around.at - 1].span.end : around.figure.span.start]
    if told is None or _UNIT_ITSELF.search(between) or "。" in between or "；" in between:
        return None
    if metric != _BRINGS.get(told["of"][:2], told["of"][:2]):
        return None  # 屋顶光伏装机容量8兆瓦，捐款|86万元
    return told["what"] if so_far.words(told["what"])[-1].flag[0] in "nxj" else None


def _in_brackets(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the body that the brackets around a quantity stand behind: 领导小组（组长1人，|成员7人）."""
    start = around.figure.span.start
    opened = _HELD_IN.search(so_far.text[max(0, start - forms.REACH) : start])
    if metric not in words_of("part_of_body") or opened is None or _FIGURE in opened[0]:
        return None
    who = so_far.phrase_before(opened["who"])
    return who if names_body(who) or who.endswith("组") else None


_GOODS = re.compile("(?!主[要导营]|全部|各类|所有)(?P<what>[^，的]{2,10})(?:系列)?(?:产品|系列)")
_OF_SORTS = frozenset({"个", "款", "种", "类"})
_SOLD = frozenset({"销量", "产量", "销售量", "销售额", "出货量"})


def _goods_before(so_far: SoFar, around: Around) -> str | None:
    """Return the sort of goods that the quantity before counts, where only when stands before what was made of them."""
    last, told = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    counted = last.role == "level" and last.unit in _OF_SORTS and _GOODS.fullmatch(told)
    clause = so_far.text[last.span.end : around.figure.span.start].rpartition("，")
    alone = clause[1] and _is_of_goods(untied(clause[2].strip())) and not _ENDS.search(clause[0])
    return told if counted and alone else None


# How the thing is found, one of which characters it needs before the quantity, and behind how many quantities at least.
_WAYS = (
    (_named, OPENING_QUOTES, 0),
    (_of_balance, "余原", 1),
    (_by_plant, "装能", 1),
    (_by_people, "参出", 1),
    (_in_brackets, OPENING_BRACKETS, 0),
    (_held, "举展织召办加启起征", 0),
)


@as_rule(
    "what the sentence speaks of",
    "“青釉”系列杯通过认证，全年销售3万只: words that name no thing are of the product, event or asset told of before",
    step=ADDED,
    examples=(
        "“青釉”系列杯通过认证，全年销售⟨3万只⟩。 → 销售, “青釉”系列杯",
        "“青釉”系列杯通过认证，全年销售3万只，销售额⟨860万元⟩。 → 销售额, “青釉”系列杯",
        "采用新胎的“青釉”系列杯釉料用量为12克，全年销售⟨3万只⟩。 → 销售, “青釉”系列",
        "推出“青釉”系列杯，全年销售⟨3万只⟩。 → 销售, “青釉”系列杯",
        "“渔家书屋”面向船员、渔民等读者开放，全年接待⟨3万人次⟩。 → 接待, “渔家书屋”",
        "公众号增设“银龄版”，注册用户⟨3.6万人⟩。 → 注册用户, “银龄版”",
        "“冷压”中试线于3月试运行，与老线相比每吨成品节水⟨36%⟩。 → 每吨成品节水, “冷压”中试线",
        "“冷压”中试线于3月试运行，与老线相比每吨成品节水36%、综合能耗下降⟨12%⟩。 → 综合能耗, “冷压”中试线",
        "“年产3万台水泵项目”一期于3月投产，累计投入⟨2亿元⟩。 → 投入, “年产3万台水泵项目”一期",
        "召开理事会4次，审议议题⟨26个⟩。 → 审议议题, 理事会",
        "举办防汛培训14场，覆盖村民⟨860人次⟩。 → 覆盖村民, 防汛培训",
        "举办防汛培训14场，培训⟨860人次⟩。 → 培训, 防汛培训",
        "为86座泵站加装水位监测系统，累计安装⟨120套⟩。 → 安装, 水位监测系统",
        "为86座泵站加装水位监测系统，累计安装120套，安装率⟨92%⟩。 → 安装率, 水位监测系统",
        "签署《保密承诺书》，全年签署⟨360份⟩。 → 签署, 《保密承诺书》",
        "开展冬季燃气抽查，检测⟨860批次⟩。 → 检测, 冬季燃气抽查",
        "举办防汛讲座14场，受众⟨860人次⟩。 → 受众, 防汛讲座",
        "存货账面余额8亿元，跌价准备⟨0.3亿元⟩。 → 跌价准备, 存货",
        "存货账面余额8亿元，其中库龄过长的余额1亿元，计提比例⟨25%⟩。 → 计提比例, 库龄过长的存货",
        "厂区屋顶光伏装机容量8兆瓦，全年发电⟨860万千瓦时⟩。 → 厂区屋顶光伏发电",
        "全年义务讲解员参与86人次，服务⟨360小时⟩。 → 服务, 义务讲解员",
        "节水工作小组（组长1人，成员⟨7人⟩）。 → 成员, 节水工作小组",
        "公司薄胎系列产品增至11个单品，全年销量⟨3万只⟩。 → 销量, 薄胎系列产品",
        "举办船员歌唱赛，参赛选手⟨86人⟩，评出一等奖3名。 → 参赛选手, 船员歌唱赛",
        "举办船员歌唱赛，参赛选手86人，评出一等奖⟨3名⟩。 → 评出一等奖, 船员歌唱赛",
        "“书香水厂”征文收稿194篇，评出二等奖⟨2篇⟩。 → 评出二等奖, “书香水厂”征文",
        "保险公司对本厂开展消防安全评估，得分⟨86分⟩。 → 得分, 消防安全评估",
        "组织860名船员参加急救知识测试，平均成绩⟨86分⟩。 → 平均成绩, 急救知识测试",
    ),
    counter_examples=(
        "推出“青釉”系列杯，全年培训职工86人。",
        "举办防汛演练6场、防汛讲座14场，受众860人次。",
        "举办防汛培训6期、急救讲座14场，培训860人次。",
        "推出“青釉”系列杯，公司全年销售3万吨。",
        "“冷压”中试线于3月试运行，职工人均收入8万元。",
        "落实“四治”要求，植树3.6万株。",
        "“北湖”工程获评优质工程，全年新签合同36亿元，营业收入28亿元。",
        "“北湖”工程并网发电，员工收入增长6%。",
        "举办防汛培训14场，发放手册860本。",
        "公司薄胎系列产品增至11个单品，公司销量3万只。",
        "公司主导产品11个，全年销量3万只。",
        "举办船员歌唱赛，增加收入86万元。",
        "举办船员歌唱赛；平均成绩86分。",
        "举办船员歌唱赛，职工平均成绩86分。",
        "改进安全评估工作，得分86分。",
        "开展船员考核，奖金86万元。",
        "参加船员考试，成绩60分以上86人。",
        "公司薄胎系列产品增至11个单品；全年销量3万只。",
        "召开理事会4次，走访26户。",
        "优化营商环境，全年招商36个。",
        "厂区屋顶光伏装机容量8兆瓦，捐款86万元。",
        "存货账面余额8亿元，固定资产3亿元，减值准备0.3亿元。",
    ),
    source="argued: a Chinese sentence names once what it speaks of, and then only says what that did or has",
)
def of_what_is_spoken_of(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity whose own words name nothing the thing that its sentence speaks of."""
    metric = measured.metric
    goods = _goods_before(so_far, around) if around.at and metric in _SOLD else None
    if goods and (not measured.subject or _UNIT_ITSELF.fullmatch(measured.subject)):
        return replace(measured, subject=goods)
    if not metric or measured.subject or around.subject:
        return None
    there = frozenset(so_far.text[: around.figure.span.start])
    ways = [how for how, needs, later in _WAYS if around.at >= later and not there.isdisjoint(needs)]
    ways += [_event] if around.at and so_far.figures[around.at - 1].unit in _TIMES else []
    ways += [_tried] if len(metric) <= _LONGEST_DEED else []
    who = next(filter(None, (how(so_far, around, metric) for how in ways)), None)
    if not who or who in metric:
        return None
    if metric in words_of("does_alone") and who[0] not in OPENING_QUOTES and not names_body(who):
        short = who if len(who) <= _LONGEST_WORKS else so_far.words(who)[-1].text  # 厂房与车棚上方|光伏
        return replace(measured, metric=short + metric)  # 屋顶光伏|发电: works of the unit, no part of it
    return replace(measured, subject=who)
