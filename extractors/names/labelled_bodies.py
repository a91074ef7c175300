"""Bodies that a label at the beginning of a line says are some: 主办单位：江州市水文学会、江州市节水用水促进中心."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from extractors import nlp
from extractors.names.body_rules import BEHIND_LABEL
from extractors.names.headed_bodies import bodies_behind_labels
from extractors.rule import Rule
from extractors.text.view import View


def with_labelled_bodies(
    views: Sequence[View], found: Iterable[tuple[nlp.Name, ...]], rules: Sequence[Rule[Any]]
) -> Iterator[tuple[nlp.Name, ...]]:
    """Yield the names of each passage with the bodies behind its labels, for what a reader of prose finds in them.

    A label may be a line of its own: 主办单位： / 江州市水文学会 / 江州市节水用水促进中心.
    """
    label = ""
    for seen, names in zip(views, found, strict=True):
        label = "" if "：" in seen.text else label
        behind = bodies_behind_labels(label + seen.text, nlp.words) if BEHIND_LABEL in rules else ()
        spans = [span.moved(-len(label)) for span in behind]
        if seen.text.endswith("："):
            label = seen.text
        elif not spans:
            label = ""
        read = {name.span for name in names}
        more = [span for span in spans if span not in read]
        kept = (name for name in names if not any(span.overlaps(name.span) for span in more))
        yield (*kept, *(nlp.Name("ORG", span.of(seen.text), span, None, BEHIND_LABEL.name) for span in more))
