"""The words behind a quantity: what it counts, or what the people did whom it counts."""

from collections.abc import Sequence

from extractors.metrics import carrying, forms
from extractors.metrics.heads import with_head
from extractors.metrics.objects import acts, qualified
from extractors.metrics.phrases import Token, joined, noun_phrase_after, words_of
from extractors.metrics.predicates import first_action, is_measure, is_verb, may_act, takes_part, without_end
from extractors.metrics.so_far import Around, SoFar
from extractors.text.became import BECAME
from extractors.text.own_unit import is_named
from schemas.text import squeeze

_LONGEST_SAYING = 14
_TAKES_PART = frozenset({"参加", "参与"})
_OF_DEEDS = frozenset({"处", "项", "件", "条", "起", "份", "张", "封"})  # units of what others did, of no body
_BODIES = frozenset({"家", "户", "所"})  # they get through as people do: 35家通过认证


def phrase_behind(so_far: SoFar, around: Around, words: str) -> str:
    """Return the phrase that the words behind a quantity begin with, empty where they say nothing of it.

    1. 24项主题体验 → 主题体验   2. 36名员工获评先进 → what they did   3. 被评为先进的5人 → 先进
    4. 十余种样品库的检测方法 → 样品库的检测方法
    Left alone: 由320人增加到560人, 与上年的3,263人基本持平.
    """
    if around.figure.kind == "duration" and words.startswith("内"):
        return ""
    tokens = so_far.words(words)
    if (made_of := forms.MADE_OF.match(words)) and around.left.endswith("由"):
        return made_of["thing"]
    became = around.right[1] and carrying.is_from(around.own) and BECAME.fullmatch(words.strip())
    if (
        became
        or forms.LEVELLED.match(words)
        or carrying.without_base(words) is not None
        or (tokens and tokens[0].text in words_of("change"))
    ):
        return ""
    text, end = so_far.text, around.figure.span.end
    sized = forms.SIZED_BEHIND.match(words) or (None if words else forms.SIZED_BEHIND.match(text, end))
    if sized:  # 4条|110千伏线路, 2台|500千瓦|变压器
        thing = joined(without_end(noun_phrase_after(so_far.words(sized["thing"]))))
        return sized["size"] + thing if thing else ""
    got_through = around.figure.unit in _BODIES and bool(tokens) and tokens[0].text in words_of("pass")
    people = around.figure.unit in forms.PERSON_UNITS or got_through
    modifies = len(tokens) > 1 and tokens[1].text in words_of("person")  # 参训学员, 获奖员工
    if people and (named := forms.NAMED_AS.match(words)):
        return joined(noun_phrase_after(so_far.words(words[named.end() :]), deed=True))
    led = (forms.DONE_TO.search(around.own) or forms.DONE_TO_THOSE.search(around.own)) is not None
    figure_is_age = around.figure.unit == "岁"  # 一位|91岁的老人家激活社保卡
    if people and tokens and acts(tokens[0]) and not modifies and not led:
        return _what_was_done(so_far, around.at, tokens)
    if thing := _told_before_de(tokens, around.figure.unit):
        return thing
    if around.own.strip() in ("其中", "其中有") and not around.right[1] and (did := _all_said(tokens)):
        return did
    if led or figure_is_age:
        tokens = tokens[: first_action(tokens)]
    if thing := qualified(tokens, people, led=led):
        return thing
    phrase = noun_phrase_after(tokens, deed=led)
    if joined(phrase) in words_of("no_thing"):
        return ""
    if (goes_on := forms.NAME_GOES_ON.match(so_far.text, around.figure.span.end + len(words))) and joined(
        phrase
    ) == words:
        return words + goes_on["brackets"] + joined(noun_phrase_after(so_far.words(goes_on["more"])))
    figure = around.figure
    whole = with_head(joined(phrase), figure.unit, so_far.words, text=so_far.text, start=figure.span.end)
    if whole != joined(phrase):
        return whole
    rest = tokens[len(phrase) :]
    if people and rest and acts(rest[0]) and all(t.text in words_of("person") for t in phrase):
        return (_what_was_done(so_far, around.at, rest) if takes_part(rest[0]) else "") or joined(phrase)
    return joined(without_end(phrase) if around.figure.unit in words_of("unit_of_things") else phrase)


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


def _all_said(tokens: Sequence[Token]) -> str:
    """Return what is said of some of them, whole: 其中41封 | 建议增加供应链信息."""
    told = words_of("join", "pass", "light")
    if not tokens or not may_act(tokens[0]) or tokens[0].text in told:
        return ""
    said = joined([token for token in tokens if token.text != "了"])
    return said if len(said) <= _LONGEST_SAYING else ""


def _what_was_done(so_far: SoFar, at: int, tokens: Sequence[Token]) -> str:
    """Read what people did: 58人通过天翼云认证 → 天翼云认证; 36人次参与了12次读书分享活动 → 参与读书分享活动."""
    verb = tokens[0].text
    if verb == "通过" and any(t.text in words_of("pass", "light", "does") for t in tokens[2:]):
        return ""  # 通过“圆梦”计划取得大专学历: how they came to it
    objects = [t for t in tokens[1:] if t.text not in ("了", "过", "着")]
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
        return phrase
    return f"{verb}{phrase}" if phrase or len(verb) > 1 else ""
