"""Rules of metrics for one quantity that each of several has: 城东站、城西站各更换水泵6台 are two rows, and no sum."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut.edges import is_time
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import is_body
from extractors.metrics.cut.words import Token, is_verb, words_of
from extractors.metrics.find.named_lists import BETWEEN_TWO, is_measure_name
from extractors.metrics.find.receivers import GIVEN, SOME_BODIES, SOMEBODY, TO, is_anybody
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.han_digits import NUMERALS
from extractors.text.times import OPENING_TIME
from extractors.text.word_patterns import any_word

_EACH = "各"
_WORDS = "metrics/each_listed.csv"
_LIST = rf"(?P<items>[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{3,60}}?)"
_OPENS = rf"(?:^|[{CLAUSE_ENDS}：])(?:{OPENING_TIME})?(?:其中|并|另外?)?"
_DOES = any_word(_WORDS, "does_each")
_ALONE = rf"{any_word(_WORDS, 'does_each_alone')}$"
_DOES_OR_OF = any_word(_WORDS, "does_each_or_of")
_WHERE_OR_WHO = re.compile(rf"{any_word(_WORDS, 'where_or_who')}$")
# 城东站、城西站|各|更换水泵; not 各|医院门诊量, 各|下属单位采购
_WHO = re.compile(
    rf"{_OPENS}{_LIST}各自?(?P<did>(?P<verb>(?P<sure>{_ALONE}|{_DOES})|{_DOES_OR_OF})(?P<what>[一-鿿]{{0,12}}))$"
)
# 更换水泵、阀门|各|6台
_WHAT = re.compile(rf"{_OPENS}{_LIST}各(?:有|为|计|达)?$")
_TO_EACH = re.compile(rf"{TO}(?P<items>{SOME_BODIES})各自?(?P<did>{GIVEN})$")
_LEAST = 2  # characters of a name
_DONE = re.compile(rf"(?:共|累计|已|又|还|并)*(?P<verb>{any_word(_WORDS, 'done_to_each')})(?=[一-鿿])")
_KIND = re.compile(rf"{any_word(_WORDS, 'kind_of_each')}$")
_OTHER_KIND = re.compile(rf"{any_word(_WORDS, 'kind_of_each', 'kind_itself')}$")  # 晚会, 书展
_DEALT = re.compile(r"\s*(?:、|和|及|与|以及)\s*")  # 各36所|和|12所


def _owners(so_far: SoFar, words: str) -> list[str]:
    """Return the bodies or places of a list, where they are named and alike: 城东站、城西站; not 春季、秋季."""
    items = BETWEEN_TWO.split(words)
    if len(items) < len(("one", "other")) or any(len(item) < _LEAST or is_anybody(item) for item in items):
        return []
    if _DONE.match(items[0]) or so_far.words(items[0])[0].text in words_of("light", "pivot", "invite"):
        return []  # 组织|城东站、城西站
    if all(re.fullmatch(SOMEBODY, item) for item in items):
        return items
    last = [so_far.words(item)[-1] for item in items]
    no_body = any(token.flag[0] in "td" or (token.flag == "v" and len(token.text) > 1) for token in last)
    return items if len({item[-1] for item in items}) == 1 and not no_body else []


def _things(so_far: SoFar, words: str) -> list[str]:
    """Return the things of a list, each with the first's verb and the last's kind: 更换|水泵、阀门."""
    done = _DONE.match(words)
    verb = done["verb"] if done else ""
    items = BETWEEN_TWO.split(words[done.end() :] if done else words)
    if len(items) < len(("one", "other")) or not all(items) or any(item[-1] in NUMERALS for item in items[:-1]):
        return []  # 一、二等奖
    told = [so_far.words(item) for item in items]
    if any(is_time(tokens[-1]) or any(map(is_verb, tokens[:-1])) for tokens in told):
        return []
    names = [f"{verb}{item}" for item in _with_kind(items)]
    return names if _are_alike(items, told) and all(len(name) >= _LEAST for name in names) else []


def _with_kind(items: Sequence[str]) -> list[str]:
    """Return the items of a list, each with the kind that the last tells for all of them: 书法、绘画|培训."""
    *others, last = items
    kind = _KIND.search(last)
    own = kind is None or not kind.start() or any(map(_OTHER_KIND.search, others))
    return list(items) if own or kind is None else [*(other + kind[0] for other in others), last]


def _are_alike(items: Sequence[str], told: Sequence[Sequence[Token]]) -> bool:
    """Whether no item of a list says more than the others, which might be said of all: not 激光、喷墨打印机."""
    bare = [_KIND.sub("", item) or item for item in items]
    lengths = [len(item) for item in bare]
    return max(lengths) - min(lengths) <= 1 and (bare != list(items) or len({len(tokens) for tokens in told}) == 1)


def _is_of_each(so_far: SoFar, who: re.Match[str]) -> bool:
    """Whether a verb behind 各 says what each did, and is none that goes with a noun: 各招聘员工, not 各招聘单位."""
    what = who["what"]
    tokens = so_far.words(what) if what else ()
    founds = len(tokens) == 1 and any(sign in who["verb"] for sign in "建设")  # 各新建车间
    if what.endswith("的") or (any(map(is_body, tokens)) and not founds):
        return False
    if len(so_far.words(who["did"])[0].text) > len(who["verb"]):
        return False  # 各|生产线
    if who["sure"] or founds:
        return True
    return not (_WHERE_OR_WHO.search(what) or is_measure_name(what) or (len(tokens) > 1 and any(map(is_verb, tokens))))


def _is_dealt(so_far: SoFar, at: int) -> bool:
    """Whether a list of values stands there, one for each: 小学、中学各有|36所和12所."""
    figures = so_far.figures[at : at + 2]
    if len(figures) < len(("one", "next")):
        return False
    return _DEALT.fullmatch(so_far.text, figures[0].span.end, figures[1].span.start) is not None


def _of_each(measured: Measured, names: Sequence[str], *, metric: str, subject: str | None = None) -> Measured:
    return replace(measured, metric=metric, subject=subject, each=tuple(names))


@as_rule(
    "the same for each of a list",
    "城东站、城西站各更换水泵6台: each of those named has as much, one row for each and none for all",
    step=ADDED,
    needs=_EACH,
    of=frozenset({"level", "change"}),
    examples=(
        "城东站、城西站各更换水泵⟨6台⟩。 → 更换水泵, 城东站、城西站",
        "向江川大学、石坪中学各捐赠⟨86万元⟩用于修路。 → 向江川大学、石坪中学捐赠用于修路",
        "更换水泵、阀门各⟨6台⟩。 → 更换水泵、更换阀门",
        "栽植香樟、银杏各⟨86株⟩。 → 栽植香樟、栽植银杏",
        "举办剪纸、刺绣培训各⟨8期⟩。 → 举办剪纸培训、举办刺绣培训",
    ),
    counter_examples=(
        "城东站、城西站共更换水泵6台。",
        "各车间、各班组各配备灭火器6台。",
        "春季、秋季各检修水泵6台。",
        "双方各持有60万元。",
        "茶山镇、竹溪镇各诊所接诊量86万人次。",
        "市级、县级各类标牌36块。",
        "东湖镇、西岭镇各林场共造林860亩。",
        "茶山镇、竹溪镇各采购单位付款86万元。",
        "茶厂、酒厂各检修班组6个。",
        "茶厂、酒厂各生产线6条。",
        "茶厂、酒厂各设备86台。",
        "幼儿园、托育园各有6所和8所。",
        "灯具、线缆各计60套、85套。",
        "女工、男工各占48%、52%。",
        "添置激光、喷墨打印机各6台。",
        "茶厂、酒厂各完成任务的86%。",
    ),
    source="argued: 各 tells of each of them as much as of the others",
)
def same_for_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Read a quantity that each of a list has: who did it, whom it was given to, or what is counted."""
    left, name = untied(around.left.rstrip()), (measured.metric or "").rpartition(_EACH)[2]
    if _is_dealt(so_far, around.at):
        return None
    if around.figure.role == "level" and (to := _TO_EACH.search(left)):
        items = BETWEEN_TWO.split(to["items"])
        if len(items) < len(("one", "other")) or not all(re.fullmatch(SOMEBODY, item) for item in items):
            return None
        rest = name.removeprefix(to["did"]) if name.startswith(to["did"]) else ""
        return _of_each(measured, items, metric=f"{to['to']}{'、'.join(items)}{to['did']}{rest}")
    if (what := _WHAT.search(left)) and around.figure.role == "level":
        owner = measured.subject if measured.subject and what["items"].startswith(measured.subject) else None
        things = _things(so_far, what["items"].removeprefix(owner or ""))
        return _of_each(measured, things, metric="、".join(things), subject=owner) if things else None
    who = _WHO.search(left)
    owners = _owners(so_far, who["items"]) if who and name and _is_of_each(so_far, who) else []
    if not who or not owners or not (name in who["did"] or name.startswith(who["did"])):
        return None
    return _of_each(measured, owners, metric=name, subject="、".join(owners))
