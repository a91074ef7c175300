"""Rules of metrics for those who were given a title, and for things that won a prize: 授予86人“优秀船员”称号."""

import re

from extractors.metrics.cut.forms import PERSON_UNITS, clean
from extractors.metrics.cut.words import PEOPLE, is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BEHIND, BESIDE, COUNTED
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.times import WHEN_AND_IN_ALL
from extractors.text.word_patterns import either
from schemas.word_lists import by_use

_WORDS = by_use("metrics/titles_given.csv")
_NOT_DENIED = "(?<![被未不拟将后])" + "".join(f"(?<!{word})" for word in _WORDS["denies_title"])
_GIVES = re.compile(
    rf"{_NOT_DENIED}(?P<verb>{either(_WORDS['gives_title'])})了?(?P<whom>[^{CLAUSE_ENDS}：“”0-9]{{0,40}})$"
)
_NEXT = re.compile("(?:”|称号|事迹)[、，,和及]+$")
_NAMED_AFTER = re.compile(rf"以[^{CLAUSE_ENDS}]{{1,12}}$")
# |个组织“先进班组”称号, |家单位为“示范港口”, |位2018年“最美护士”先进事迹
_TITLE = re.compile(
    r"(?P<who>[一-鿿]{0,10}?)(?:为|以)?(?:\d{4}年度?)?“(?:\d{4}年度?)?(?P<title>[^“”]{2,40})”"
    rf"(?=(?:荣誉|光荣)?称号|(?:先进|感人)?事迹|分别|[{CLAUSE_ENDS}]|$)"
)


@as_rule(
    "title that was given",
    "授予200个组织“先进班组”称号: those who are given a title are counted by it",
    step=BESIDE,
    at=BEHIND,
    needs=needed(_TITLE),
    of=COUNTED,
    says="words behind",
    examples=(
        "市总工会授予⟨200个⟩组织“先进班组”称号。 → 授予“先进班组”的组织, 市总工会",
        "授予⟨496人⟩“优秀船员”称号。 → 授予“优秀船员”",
        "授予86人“优秀船员”称号、⟨12个⟩班组“先进班组”称号。 → 授予“先进班组”的班组",
        "命名全市⟨28家⟩码头为“示范渔港”。 → 命名“示范渔港”的码头",
        "授予苗岫宁、卓以宁⟨两位⟩同志“2022年度优秀引航员”称号。 → 授予“优秀引航员”的同志",
        "市文明办发布⟨8位⟩2021年“最美引航员”先进事迹。 → “最美引航员”, 市文明办",
    ),
    counter_examples=(
        "市总工会授予先进班组200个。",
        "组织86名“小海员”志愿者清滩。",
        "命名大会表彰36个“最美渔村”。",
        "6家码头被授予“示范渔港”称号。",
        "举办8场“最美引航员”分享会。",
    ),
    source="argued: who is honoured is told by the title between quotes behind their number",
)
def given_title(so_far: SoFar, around: Around) -> Measured | None:
    """Read the title behind those who are given it, or who have it."""
    told = _TITLE.match(so_far.text, around.figure.span.end)
    if told is None:
        return None
    verb = _verb_of(so_far, around)
    if verb:
        who = f"的{told['who']}" if told["who"] else ""
        return Measured(f"{verb}“{told['title']}”{who}", around.subject)
    named = not told["who"] and around.figure.unit in PERSON_UNITS and told["title"].endswith(PEOPLE)
    return Measured(f"“{told['title']}”", around.subject) if named else None


def _verb_of(so_far: SoFar, around: Around) -> str | None:
    """Return the verb of giving right before those who are counted, or that of the title before: 授予86人“…”、|12人."""
    last = so_far.told_by(given_title.name)
    if last and _NEXT.search(around.since.rstrip()):
        return next((verb for verb in _WORDS["gives_title"] if (last.metric or "").startswith(verb)), None)
    gives = _GIVES.search(around.left.rstrip())
    if gives is None or _NAMED_AFTER.search(around.left[: gives.start()]):
        return None
    whom = so_far.words(gives["whom"])
    goes_on = any(is_verb(token) or token.text in _WORDS["no_giving"] for token in whom)
    return None if goes_on else gives["verb"]


_WON = re.compile(
    rf"(?P<won>(?:分别)?{either(_WORDS['wins_prize'])}(?![^{CLAUSE_ENDS}]*的)[^{CLAUSE_ENDS}：、0-9“”]{{0,16}}?(?:奖|奖项))(?=[{CLAUSE_ENDS}、]|$)"
)
_TIMES = re.compile(f"^(?:{WHEN_AND_IN_ALL})+")
_NO_WHO = re.compile("年|月|[上下]半|至|累计|结果|其中|比赛|[、和与及]")
_WHO_HAS = re.compile(rf"(?:^|[{CLAUSE_ENDS}：])(?:其中[，,]?)?(?P<who>[^{CLAUSE_ENDS}：0-9]{{2,12}}?)(?:共|又|还)?有$")


@as_rule(
    "things that won",
    "江口有4项获一等奖，6项获二等奖: things that only their unit names are told by what they won",
    step=BESIDE,
    at=BEHIND,
    needs="奖",
    of=COUNTED,
    says="words behind",
    examples=(
        "江口有⟨4项⟩获一等奖，6项获二等奖。 → 获一等奖, 江口",
        "江口有4项获一等奖，⟨6项⟩获二等奖。 → 获二等奖, 江口",
        "选送木雕86件，⟨6件⟩获金奖。 → 获金奖",
    ),
    counter_examples=(
        "江口有4项成果获一等奖。",
        "6人获一等奖。",
        "江口获一等奖4项。",
        "江口、石桥各有2项获一等奖。",
        "获奖4项。",
    ),
    source="argued: of works sent to a contest it is told how many won what",
)
def that_won(so_far: SoFar, around: Around) -> Measured | None:
    """Read what things won that stand before it without a name."""
    won = _WON.match(so_far.text, around.figure.span.end)
    if won is None or around.figure.unit in PERSON_UNITS:
        return None
    has = _WHO_HAS.search(around.left.rstrip())
    if has is None and around.own.strip():
        return None
    if has and has["who"].endswith("各"):
        return None
    before = so_far.told_by(that_won.name)
    who = _who_has(so_far, has["who"]) if has else before.subject if before else around.subject
    return Measured(won["won"], who)


def _who_has(so_far: SoFar, words: str) -> str | None:
    """Return who has things that won, no time or adverb: 江口|有4项获奖; not 去年|有4项获奖."""
    who = clean(_TIMES.sub("", words)) or ""
    tokens = so_far.words(who) if who else ()
    named = bool(tokens) and tokens[0].flag[0] not in "tdpvcumr" and tokens[-1].flag[0] in "nxj"
    return who if named and len(who) > 1 and not _NO_WHO.search(who) else None
