"""Whose the quantities of a sentence are: the body that opens a clause, and all clauses that go on without a noun.

两家水厂共有泵站6座，日供水能力3万吨                    → both are of 两家水厂
青江饮品捐款3万元；2017年捐款2万元，职工人均捐款86元   → the first two are of 青江饮品; 职工 is another noun
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import MEASURES, is_known_act
from extractors.metrics.cut.words import PEOPLE, Token, endings_of, is_verb, words_of
from extractors.metrics.find.distributed import shared_out
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import (
    LEAD,
    LONGEST,
    is_noun_phrase,
    is_person,
    may_have,
    names_body,
    opening,
    says,
    subject_of,
)
from extractors.metrics.owner.of_whole_before import PART_TOLD
from extractors.metrics.owner.other_doers import others_do
from extractors.metrics.owner.things_before import BARE_MEASURES
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, OPENING_QUOTES
from extractors.text.own_unit import PLACE, is_named, own_word
from extractors.text.times import ANY_TIME
from extractors.text.word_patterns import any_word

_ENDINGS = words_of("org_end", "part_end", "squad_end")
_ENDS = any_word("metrics/words.csv", "org_end", "part_end", "squad_end")
_UNIT = "[本我]?(?:公司|集团|行|校|院|中心|企业)"
_JOINED = re.compile(
    rf"{_UNIT}(?:及其?|和|以及)(?:各|其|所属|下属|全资|控股|主要)*[一-鿿]{{0,8}}?(?:[子分]公司|点|{_ENDS})"
)
_COUNT = re.compile("[两三四五六七八九十百]{1,2}(?:[级家个所支大地]|名(?=[一-鿿]{2,8}[队团组]))(?=[一-鿿]{2})")
_IN_PLACE = re.compile(rf"(?!.市$)[一-鿿]{{1,7}}(?:自治{PLACE}|{PLACE})")  # no place is called 上市
_ENDS_AT = re.compile(f"(?=({_ENDS}))")
_NAME_GOES_ON = re.compile("(?:股份|有限|责任|控股|集团)")
_QUOTED = re.compile("“[^”]{2,12}”")
_SIGN = re.compile(rf"[{CLAUSE_ENDS}：\n]")
_OTHERS_DO = frozenset("由被使让令据如若经")  # 由县供水站承办, 据统计局统计
_CONTRAST = ("而", "但", "相比", "其他", "其它", "另外", "至此")
_TOWARDS = frozenset("向对由为从")  # 青禾公司向江北银行(的借款)
_NO_BODY = re.compile(f"^(?:个别|少数|部分|有的)|主要[系是]|.全{PLACE}")
_HOLDS = re.compile("(?:下|共|管|现)?[辖设有]")
_MADE_UP_OF = re.compile("由.{0,12}$")
_MOVES = re.compile(f"(?:[由从自至到]|{ANY_TIME}|(?<=年)的)+$")
_HAD = (*MEASURES, "时间", "人口")
_FEW = 4  # words of a measure that names no other: 贫困发生率
_ALIKE = 2  # last characters of two names of one kind: 男干警, 女干警
_NAMED = ("ns", "nz", "nr", "nrt", "nt", "x")


def _clauses(text: str) -> list[str]:
    """Return the clauses of a text; what stands in brackets parts none."""
    return _SIGN.split(_masked(text))


def _masked(text: str) -> str:
    """Return a text with what stands in brackets masked by other characters, as many."""
    return forms.INNER_BRACKETS.sub(lambda found: "（" + "含" * (len(found[0]) - 2) + "）", text)


def _is_place(name: str, so_far: SoFar) -> bool:
    """Whether words are the name of a place with a government: 江口市; not 覆盖全县."""
    tokens = so_far.words(name) if _IN_PLACE.fullmatch(name) else ()
    return bool(tokens) and tokens[0].flag in ("ns", "x") and all(token.flag[0] in "nx" for token in tokens)


def _is_body(name: str, so_far: SoFar) -> bool:
    """Whether words name a body, a place, several bodies by their number, or the unit with bodies joined to it."""
    if _JOINED.fullmatch(name) or _QUOTED.fullmatch(name):
        return True
    if _is_place(name, so_far):
        return True
    counted = _COUNT.match(name)
    tokens = so_far.words(name[counted.end() :] if counted else name)
    if _NO_BODY.search(name):
        return False
    return (
        name.endswith(endings_of("org_end", "part_end", "squad_end"))
        and is_noun_phrase(tokens)
        and (counted is not None or len(tokens) > 1)
    )


def _body_first(words: str, so_far: SoFar, *, counts: bool = False) -> str | None:
    """Return the body that a clause opens with, before what it does or has; all of it where a count is behind it.

    1. 两级法院|共有干警   2. 公司及子公司|共拥有   3. 江口县|31个乡镇   4. 江口科技董事会|由9名董事组成
    """
    words = words[lead.end() :] if (lead := LEAD.match(words)) else words
    if own_word(words) and not _JOINED.match(words):
        return None
    tokens = so_far.words(words)
    if tokens and is_verb(tokens[0]) and len(tokens[0].text) > 1:
        return None  # 落实|厂务公开, 组建|跨部门专班
    borders = list(accumulate((len(token.text) for token in tokens), initial=0))
    # never inside a word that is known: 商业联|合会
    inside = {
        at
        for token, start in zip(tokens, borders, strict=False)
        for at in range(start + 1, start + len(token.text))
        if token.flag != "x"
    }
    ends = {found.end(1) for found in _ENDS_AT.finditer(words)}
    ends = {end for end in ends if end not in inside or _HOLDS.match(words, end)}
    ends |= {found.end() for form in (_JOINED, _QUOTED) if (found := form.match(words))}
    number = next((at for at, sign in enumerate(words) if sign.isdigit()), len(words))
    for end in sorted((end for end in ends if end <= number), reverse=True):
        name, rest = words[:end], words[end:]
        if end > LONGEST or _NAME_GOES_ON.match(rest) or not _is_body(name, so_far):
            continue
        if not rest or rest[0].isdigit():
            return name if (counts or rest) and _is_place(name, so_far) else None
        if _HOLDS.match(rest) or _MADE_UP_OF.match(rest) or says([Token(name, "nt"), *so_far.words(rest)], 1):
            return name
    return None


def _goes_on(words: str, so_far: SoFar, who: str = "", *, metric: str | None = None) -> bool:
    """Whether a clause begins with no subject of its own: with a verb, an adverb or what is had; `metric` ends it."""
    part = "其中" in words  # 其中独立董事人数
    if words.startswith(_CONTRAST):
        return False
    words = words[lead.end() :] if (lead := LEAD.match(words)) else words
    had = _is_place(who, so_far) or may_have(words, org=True)
    if own_word(words) or not had:
        return False
    if words[:1] and words[0] in _OTHERS_DO:
        return False
    said = _MOVES.sub("", untied(words).strip())
    tokens = so_far.words(said)
    if not tokens:
        return True
    first, *more = tokens
    begins = words_of("adverb", "manner", "light", "has", "act", "join", "does", "gets", "takes", "pass")
    if first.flag[0] == "r" or (not part and others_do(said, tokens)):
        return False
    acts = is_verb(first) and (more or (metric or "").startswith(first.text))
    if said != metric or not said.endswith(_HAD):
        if first.flag[0] == "d" or first.text in begins or acts:
            return not tokens[-1].text.endswith(PEOPLE) or is_known_act(first)  # not 受益|农户
        return metric is None and first.flag[0] == "p"  # 在现场, 通过演练
    return len(tokens) <= _FEW and not (names_other(tokens) and not part)


def names_other(tokens: Sequence[Token]) -> bool:
    """Whether a measure is one of another body or of people: 职工|满意率, 医院|床位数."""
    return any(names_body(token.text) or token.text in words_of("person", "agent", "group") for token in tokens[:-1])


def _may_be_whose(who: str, metric: str) -> bool:
    """Whether a body may have what is measured, and is not named in it."""
    return (
        metric not in BARE_MEASURES
        and who not in metric
        and not who.endswith(metric)
        and not metric.startswith(who[-2:])
    )


def _stays(who: str, so_far: SoFar) -> bool:
    """Whether a subject may be that of later clauses: a body, a place or what has a name of its own in quotes."""
    if not who or not is_named(who) or is_person(who) or not _TOWARDS.isdisjoint(who):
        return False
    return who[0] in OPENING_QUOTES or names_body(who) or _is_strange(who, so_far) or _is_body(who, so_far)


def _is_strange(who: str, so_far: SoFar) -> bool:
    """Whether words name somebody by a name that says not what it is: 青江饮品."""
    tokens = so_far.words(who)
    nouns = all(token.flag[0] in "nx" and not token.text.endswith(PEOPLE) for token in tokens)
    return 1 < len(tokens) < _FEW and tokens[0].flag in _NAMED and nouns


@as_rule(
    "body that opens the clause",
    "两家水厂共有泵站6座: several bodies, the unit with others, a place or a board, before what it does or has",
    step=ADDED,
    needs=frozenset(word[-1] for word in _ENDINGS) | {"点", "“"},
    examples=(
        "两家水厂共有泵站⟨6座⟩。 → 泵站, 两家水厂",
        "公司及子公司共拥有注册商标⟨26项⟩、软件著作权8项。 → 注册商标, 公司及子公司",
        "本集团及各售票点共受理退票申请⟨86次⟩。 → 受理退票申请, 本集团及各售票点",
        "青江中院辖⟨6个⟩派出法庭。 → 派出法庭, 青江中院",
        "江口市⟨46个⟩渔港全部改造，渔船数量由3万艘降至2万艘。 → 渔港, 江口市",
        "江口县8个行政村播种油菜⟨3.6万亩⟩。 → 播种油菜, 江口县8个行政村",
        "本公司及各车间共组装样机⟨26台⟩。 → 组装样机, 本公司及各车间",
        "八名果树专家服务团推广嫁接技术⟨12项⟩。 → 推广嫁接技术, 八名果树专家服务团",
        "河西酒业（集团）有限公司位于宁江，占地⟨860亩⟩。 → 占地, 河西酒业（集团）有限公司",
        "东港图书馆从2012年开始延长服务，长期坚持节假日开放，周开放时间⟨72小时⟩。 → 周开放时间, 东港图书馆",
    ),
    counter_examples=(
        "在青江县46个渔港开展检查。",
        "公司及子公司均未发生事故，行业事故率为3%。",
        "青江中院设立展区，职工满意率96%。",
        "甲院、乙院分别收治患者36名、26名，分别转诊3名、2名。",
        "“大讲堂”走进现场，全年培训职工1,402人次。",
        "落实厂务公开，全年公开事项65项。",
        "组建跨部门专班，受理来件2.6万件。",
    ),
    source="argued: a Chinese clause names its subject first, in other forms than those of one name before a verb too",
)
def body_of_clause(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the body that its clause opens with, or one before from which all go on."""
    metric, start = measured.metric, around.figure.span.start
    if not metric or measured.subject or around.subject:
        return None
    floor = max((end.end() for end in forms.BETWEEN_SENTENCES.finditer(so_far.text, 0, start)), default=0)
    *before, own = _clauses(so_far.text[floor:start])
    if around.at and (last := so_far.figures[around.at - 1].span.end) > floor:
        before = before[len(before) + 2 - len(_clauses(so_far.text[last:start])) :]  # how far others go on: see below
    if shared_out.name in measured.rules or _they_did(own, around):
        return None  # 甲院、乙院分别收治36名、26名: one of them each
    who = _body_first(own, so_far, counts=bool(around.right[0].strip()))
    if who and who == subject_of(opening(own, so_far), so_far):
        return None  # which the rule of subjects held back
    if who is None and "关于" not in own and _goes_on(own, so_far, metric=metric):
        for clause in reversed(before):
            if (who := _body_first(clause, so_far)) or not _goes_on(clause, so_far):
                break
        who = None if who and _QUOTED.fullmatch(who) else who  # “大讲堂”走进现场，|全年培训职工: of the unit
    if who is None or not _may_be_whose(who, metric):
        return None
    if "（含" in who:  # 河西酒业|（集团）|有限公司
        at = _masked(so_far.text[floor:start]).rfind(who) + floor
        who = so_far.text[at : at + len(who)]
    who += _counted_in(own, who, so_far, around)
    words, cut = around.right
    acts = cut and own.endswith(who) and words.startswith(metric) and words != metric  # 江口市|46个渔港|停泊渔船
    span = around.figure.span
    so_far.topic = (f"{who}{so_far.text[span.start : span.end]}{metric}" if acts else who, around.at)
    return replace(measured, subject=who)


def _counted_in(own: str, who: str, so_far: SoFar, around: Around) -> str:
    """Return the count of bodies behind a place which did what is told, not all of it: 临河镇|12个行政村|种植水稻."""
    if not around.at:
        return ""
    last, told = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    count = so_far.text[last.span.start : last.span.end]
    did = bool(told) and around.own.startswith(told) and own.endswith(who + count + around.own)
    return count + told if did else ""


@as_rule(
    "subject goes on",
    "青江饮品捐款3万元；2017年捐款2万元: clauses without a noun at their head are of the body that those before are of",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    examples=(
        "青江饮品向基金会捐款3万元；2017年捐款⟨2万元⟩。 → 捐款, 青江饮品",
        "青江食品监事会由5名监事组成，其中职工监事⟨2名⟩。 → 职工监事, 青江食品监事会",
        "青江财险承保大棚86座，提供风险保障3亿元，支付赔款⟨86万元⟩。 → 支付赔款, 青江财险",
    ),
    counter_examples=(
        "青江财险承保大棚86座，受益农户860户。",
        "“晨光”助学金9万元，市级3万元，本区6万元，26名学徒每人3,000元。",
        "青江财险承保大棚86座，职工人均保费3万元。",
        "青江财险承保大棚86座，而支付赔款3万元。",
        "“晨读”公众号推送文章86篇；举办读书会3场。",
        "青江财险培训农户86名，62名开办了大棚。",
        "江口仲裁委裁决案件86件，当事人申诉12件。",
        "燃煤机组利用小时数860小时；风电利用小时数320小时。",
    ),
    source="argued: Chinese clauses leave their subject out as long as it stays",
)
def subject_goes_on(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the subject of the quantity before, where no clause since names another."""
    metric, before = measured.metric, so_far.found[-1]
    who = "" if PART_TOLD in before.rules else before.subject or ""  # 市级3万元，本区6万元，|学徒26名: of neither
    if not metric or measured.subject or around.subject or not _stays(who, so_far) or not _may_be_whose(who, metric):
        return None
    last, start = so_far.figures[around.at - 1].span, around.figure.span.start
    between = so_far.text[last.end : start]
    if forms.BETWEEN_SENTENCES.search(between) or (
        who != so_far.topic[0] and not _opens(who, so_far.text[: last.start])
    ):
        return None
    counted = 0 <= so_far.counted < around.at and so_far.found[so_far.counted].metric == who
    _, *inner = _clauses(between)
    own = inner.pop() if inner else None
    if (
        counted
        or own is None
        or _they_did(own, around)
        or ("；" in between and not _does_again(own, before.metric or "", so_far))
    ):
        return None  # 企业36家，…; 公众号推送86篇；|举办读书会
    if "关于" in own or not all(_goes_on(clause, so_far, who) for clause in inner):
        return None
    part = ("其中" in own or len(own) < _ALIKE) and metric[-_ALIKE:] == (before.metric or "")[-_ALIKE:]
    if not part and (_has_bare(who, so_far) or _says_which(metric, before.metric or "")):
        return None  # 中央和省|补助收入, 债务收入; 利用小时数, 风电|利用小时数
    if not part and not _goes_on(own, so_far, who, metric=metric):
        return None
    so_far.topic = (who, around.at)
    return replace(measured, subject=who)


def _opens(who: str, text: str) -> bool:
    """Whether a clause of a text opens with a name."""
    return any(LEAD.sub("", clause, count=1).startswith(who) for clause in _clauses(text))


def _they_did(own: str, around: Around) -> bool:
    """Whether a clause opens with people that it counts, who did something themselves: 86名|开设了小店."""
    return not own.strip() and around.figure.unit in forms.PERSON_UNITS


def _has_bare(who: str, so_far: SoFar) -> bool:
    """Whether a measure stands right behind a name, which then only says which measure it is: 中央和省|补助收入."""
    told = (one.metric or "" for one in so_far.found if one.subject in (who, None) and one.metric)
    told = (metric for metric in told if metric.endswith(_HAD))
    return any(metric.startswith(who) or f"{who}{metric}" in so_far.text for metric in told)


def _says_which(metric: str, before: str) -> bool:
    """Whether a measure is one of another thing than the one before: 利用小时数, 风电|利用小时数."""
    return metric != before and metric.endswith(before)


def _does_again(words: str, before: str, so_far: SoFar) -> bool:
    """Whether a clause begins with the verb of the metric before: 向基金会捐款；2017年|捐款."""
    tokens = so_far.words(LEAD.sub("", words, count=1))
    return bool(tokens) and is_verb(tokens[0]) and tokens[0].text in before
