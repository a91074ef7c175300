"""Printed forms that need no title: 孙某, 张*, 买买提·艾力; and the stretches in which no name counts (《…》)."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractors.names.persons.by_sound import names_by_sound
from extractors.names.persons.name_candidates import (
    Candidate,
    Lexicon,
    Likeness,
    candidates_at,
    could_be_name,
    crosses,
)
from extractors.names.persons.name_context import gets_something, left_of, right_of, title_ending_at
from extractors.names.persons.printed_rules import (
    ANONYMISED,
    APPOINTED,
    BILINGUAL,
    BY_SOUND,
    IN_AWARD,
    LATIN,
    REMOVED,
    WITH_DOT,
    Printed,
)
from extractors.names.surnames import all_surnames, is_weak
from extractors.names.words import any_word, titles
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN, OPENING_BRACKETS
from schemas.text import Span
from schemas.word_lists import by_word, characters, word_set

_WORK = re.compile(rf"《[^《》]{{1,80}}》|〈[^〈〉]{{1,60}}〉|https?://[^{CLAUSE_ENDS}{CLOSING_BRACKETS}\s一-鿿]+")
_SURNAME = "|".join(sorted(all_surnames()))
_MASKED = re.compile(
    rf"(?P<surname>{_SURNAME})(?:某某|某(?![种些个一项地县市村镇乡街路楼年月日单公小区处段类省期次天位名人事物国企])|[*＊×]{{1,2}}(?![0-9]))"
)
_SOUND = "[" + "".join(sorted(characters("names/transliteration.txt"))) + "]"
_DOTTED = re.compile(rf"{_SOUND}{{1,7}}(?:[·•・]{_SOUND}{{1,10}})+")
_LATIN_WORD = "[A-Z][A-Za-z.'’-]{1,20}"
# What may stand behind 女士 where a person is meant, not what is sold to one.
_GOES_ON = rf"[现自历曾任于在为主出担说拥应来受获荣介等和、{CLAUSE_ENDS}{OPENING_BRACKETS}]|(?:19|20)\d\d|$"
_ADDRESSED = re.compile(
    rf"(?<![A-Za-z0-9&]){_LATIN_WORD}(?: ?{_LATIN_WORD}){{0,3}}(?= ?(?:先生|女士|博士|教授|院士)(?:{_GOES_ON}))"
)
LATIN_LISTED = re.compile(
    rf"(?<=、){_LATIN_WORD}(?: (?!Inc|Ltd|Corp|Group|Co\b){_LATIN_WORD}){{1,3}}"
    rf"(?=、(?P<behind>[一-鿿]{{2,4}})(?:[、{CLAUSE_ENDS}{OPENING_BRACKETS}]|$)|{CLAUSE_END}|$)"
)
"""A name in Latin letters, if one stands before it in a list: 李恒、|Tom Hanson|、陈榕."""
# 法定代表人：Tom Hanson, 运维总监Ingrid Solem到访
_NAME_WORD = "[A-ZÀ-Þ](?:[a-zß-ÿ'’-]{1,20}|\\.)"
_TITLED_LATIN = re.compile(
    rf"(?<=[：一-鿿]){_NAME_WORD}(?: ?(?!Inc|Ltd|Corp|Group|Co\b){_NAME_WORD}){{1,3}}"
    rf"(?=[一-鿿、{CLAUSE_ENDS}{CLOSING_BRACKETS}]|$)"
)
# JUN HE（何骏）: somebody in both scripts
_BILINGUAL = re.compile(
    rf"(?<![A-Za-z0-9&]){_LATIN_WORD}(?P<more>(?: {_LATIN_WORD}){{0,3}}) ?{OPEN}(?P<han>[一-鿿]{{2,4}}){CLOSE}"
)
# “五一”劳动奖章（李恒、陈榕）: who has an award, in brackets behind it
AWARDED = re.compile(rf"{any_word('award')}[章状项]?[”’]?{OPEN}(?:[一-鿿]{{2,4}}、)*[一-鿿]{{2,4}}{CLOSE}")
_OF_THINGS = frozenset("版型系级号款类课证")  # behind Latin letters that are a product's
_APPOINTS = re.compile("选举|增补|补选|增选|改选|推选|推举|聘任|聘请|任命|选聘|新聘")
_AS = re.compile(rf"(?:先生|女士|同志)?为(?P<office>[^{CLAUSE_ENDS}{OPENING_BRACKETS}、和及与]{{2,20}})")
_NEXT = re.compile("[、，；和及与]")
# argued: notices of appointments tell in a clause each who leaves a post: 免去李恒、陈榕的副主任职务
_REMOVED = re.compile(
    rf"(?:免去|解聘|撤销)(?P<names>[一-鿿]{{2,4}}?(?:[、和][一-鿿]{{2,4}}?)*)(?:同志)?的"
    rf"(?P<office>[^{CLAUSE_ENDS}{OPENING_BRACKETS}、和及与]{{2,30}}?)(?:{OPEN}兼{CLOSE})?职务"
)
_REMOVES = re.compile("免去|解聘|撤销")
_POST_LEFT = re.compile(f"[^{CLAUSE_ENDS}]{{0,12}}?职务")  # 免去蒋少华副站长|、党委委员职务
_TAKES_IN = re.compile("任某[一-鿿]{2,12}?(?:公司|集团|银行|医院|学校|大学|机关|单位)")
_VERB_TAKES = re.compile(f"(?<={any_word('before_takes')})任")
_MARKS_DOT = re.compile(r"[·•・]")


def _anonymous(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    found: list[tuple[Span, Rule[Printed]]] = []
    if "某" not in text and "*" not in text and "×" not in text:
        return found
    for match in _MASKED.finditer(text):
        if takes_before(text, match.start()) or _TAKES_IN.match(text, match.start()):
            continue  # 曾|任某公司经理, 他|任某公司经理
        sure = not is_weak(match["surname"]) or left_of(text, match.start()).kind != "none"
        if sure and not crosses(text, match.start(), lexicon):
            found.append((Span(*match.span()), ANONYMISED))
    return found


def takes_before(text: str, at: int) -> bool:
    """Whether 任 at a place is the verb by what stands before it: 曾|任, 2016年起|任."""
    return _VERB_TAKES.match(text, at) is not None


def _past_title(text: str, match: re.Match[str]) -> int:
    """Return where a name with a dot begins behind the title that its first part seems to hold: 毕业|生|努尔曼·伊明."""
    first = match.start()
    if left_of(text, first).kind != "none":
        return first
    inside = range(first + 1, first + min(map(match[0].find, filter(match[0].count, "·•・"))))
    return next((at for at in inside if (title := title_ending_at(text, at)) and title[1] != "address"), first)


def _dotted(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    found: list[tuple[Span, Rule[Printed]]] = []
    for match in _DOTTED.finditer(text) if _MARKS_DOT.search(text) else ():
        start, end = _past_title(text, match), match.end()
        last_dot = max(match[0].rfind(dot) for dot in "·•・") + start
        while end - 1 > last_dot + 1 and (crosses(text, end, lexicon) or gets_something(text, end - 1)):
            end -= 1
        quoted = text[start - 1 : start] in ("“", "《", "【") and text[end : end + 1] in ("”", "》", "】")
        known = any(name in text[start:end] for name in word_set("names/not_persons.txt"))
        right = right_of(text, end, lexicon)
        free = left_of(text, start).kind != "none" or right in ("address", "profession")  # 麻省的|约翰·史密斯博士
        if not quoted and not known and free and right != "no":
            found.append((Span(start, end), WITH_DOT))
    return found


def _in_latin(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    found = [(Span(*match.span()), LATIN) for match in _ADDRESSED.finditer(text)]
    found += [
        (Span(*match.span()), LATIN)
        for match in _TITLED_LATIN.finditer(text)
        if left_of(text, match.start()).kind == "post" and text[match.end() : match.end() + 1] not in _OF_THINGS
    ]
    both = (match for match in _BILINGUAL.finditer(text) if could_be_name(match["han"], lexicon))
    # One word may be a brand: 董事长LINLU（林路） is a person, YILI（伊利） is none.
    said = [m for m in both if m["more"] or _is_titled(text, m.start(), m.end(), lexicon)]
    return [*found, *((Span(*match.span()), BILINGUAL) for match in said)]


def _appointed(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    """Return the persons who are made something: 增补李恒为理事、夏至|为监事, also those whose names are words.

    Left alone: a word alone that is made something (推选大家为组长), what is no office.
    """
    found: list[tuple[Span, Rule[Printed]]] = []
    for lead in _APPOINTS.finditer(text):
        chain: list[Candidate] = []
        at = lead.end()
        while (one := _made_something(text, at, lexicon)) is not None:
            chain.append(one[0])
            behind = _NEXT.match(text, one[1])
            at = behind.end() if behind else len(text)
        if any(one.likeness >= Likeness.MIXED for one in chain):
            found += [(Span(one.start, one.end), APPOINTED) for one in chain]
    return found


def _removed(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    """Return the persons of a clause that says who leaves a post."""
    found: list[tuple[Span, Rule[Printed]]] = []
    for match in _REMOVED.finditer(text) if "职务" in text else ():
        title = title_ending_at(text, match.end("office"))
        if title is None or title[1] != "post" or title[0] < match.start("office"):
            continue
        items = [Span(*item.span()).moved(match.start("names")) for item in re.finditer("[^、和]+", match["names"])]
        likely = [
            max((one.likeness for one in candidates_at(text, item.start, lexicon) if one.end == item.end), default=0)
            for item in items
        ]
        if all(likely) and max(likely) >= Likeness.FAIR:
            found += [(item, REMOVED) for item in items]
    return found


def _removed_from(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    """Return who is said to leave a post that stands right behind the name: 免去|蒋少华|副站长职务."""
    found: list[tuple[Span, Rule[Printed]]] = []
    for lead in _REMOVES.finditer(text) if "职务" in text else ():
        for one in candidates_at(text, lead.end(), lexicon):
            begin = one.end + text.startswith("副", one.end)
            post = titles().at(text, begin)
            told = by_word("names/titles.csv").get(post) == "post" and _POST_LEFT.match(text, begin + len(post))
            if told and one.likeness >= Likeness.MIXED:
                found.append((Span(one.start, one.end), REMOVED))
                break
    return found


def _awarded(text: str, lexicon: Lexicon) -> list[tuple[Span, Rule[Printed]]]:
    """Return the persons in brackets behind an award, where nothing else stands there."""
    found: list[tuple[Span, Rule[Printed]]] = []
    for match in AWARDED.finditer(text):
        inner = Span(max(match[0].rfind(mark) for mark in "（(") + match.start() + 1, match.end() - 1)
        items = [Span(*item.span()).moved(inner.start) for item in re.finditer("[^、]+", inner.of(text))]
        if all(could_be_name(item.of(text), lexicon) for item in items):
            found += [(item, IN_AWARD) for item in items]
    return found


def _made_something(text: str, at: int, lexicon: Lexicon) -> tuple[Candidate, int] | None:
    """Return the name at a place that is said to become something, with where that ends: 李恒|为副会长."""
    for one in candidates_at(text, at, lexicon):
        office = _AS.match(text, one.end) if one.likeness else None
        title = title_ending_at(text, office.end()) if office else None
        if office and title and title[1] == "post" and not crosses(text, at, lexicon):
            return one, office.end()
    return None


def _is_titled(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    return left_of(text, start).kind == "post" or right_of(text, end, lexicon) in ("address", "profession", "post")


def masks_of(text: str) -> list[Span]:
    """Return the stretches of a text that hold no person: works, addresses."""
    return [Span(*match.span()) for match in _WORK.finditer(text)]


def read_printed(text: str, lexicon: Lexicon) -> tuple[list[Span], list[tuple[Span, Rule[Printed]]]]:
    """Return the masked stretches of a text and the names found by their printed form."""
    masks = masks_of(text)
    found = [*_anonymous(text, lexicon), *_dotted(text, lexicon), *_in_latin(text, lexicon), *_appointed(text, lexicon)]
    found += [(span, BY_SOUND) for span in names_by_sound(text, lexicon)]
    found += [*_awarded(text, lexicon), *_removed(text, lexicon), *_removed_from(text, lexicon)]
    return masks, [(span, rule) for span, rule in found if not masked_by(masks, span.start)]


def masked_by(masks: Sequence[Span], at: int) -> bool:
    """Whether a place lies in one of the masked stretches (in order, none over another)."""
    nearest = bisect_right(masks, at, key=lambda mask: mask.start) - 1
    return nearest >= 0 and at < masks[nearest].end
