"""The readers as a component of a spaCy pipeline: groups of spans, their attributes, other components beside it."""

from collections.abc import Iterator
from importlib.metadata import entry_points
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc

from extractors import nlp
from extractors.spacy_component import ATTRIBUTES, GROUPS, make
from pipeline import read_text
from schemas.text import Span

TEXT = (
    "6月，中心获评“霁川市文明单位”；全年培训职工1,402人次，按可比口径增长13.4%。\n中心党总支书记、主任闻敬舟主持会议。"
)


@pytest.fixture(scope="module")
def pipeline() -> Any:
    made = spacy.blank("zh")
    made.add_pipe("nianjian", config={"year": 2022})
    return made


def test_spacy_finds_the_factory_by_its_entry_point() -> None:
    (point,) = entry_points(group="spacy_factories", name="nianjian")
    assert point.load() is make


def test_groups_hold_what_the_readers_find(pipeline: Any) -> None:
    doc, rows = pipeline(TEXT), read_text(TEXT, year=2022)
    assert set(doc.spans) == {*GROUPS, "nianjian"}
    for group, found in zip(GROUPS, (rows.quantities, rows.dates, rows.honours, rows.entities), strict=True):
        assert found
        assert [span.text for span in doc.spans[group]] == [row.evidence.text for row in found]
    assert [span.label_ for span in doc.spans["nianjian"]] == ["DATE", "HONOUR", "QUANTITY", "QUANTITY", "PERSON"]


def test_attributes_are_the_columns_of_the_rows(pipeline: Any) -> None:
    doc, rows = pipeline(TEXT), read_text(TEXT, year=2022)
    for name in ("value", "value_text", "unit", "metric", "role", "direction", "qualifier", "rule"):
        assert [span._.get(name) for span in doc.spans["quantities"]] == [getattr(row, name) for row in rows.quantities]
    assert [span._.period for span in doc.spans["dates"]] == ["2022-06-01/2022-06-30"]
    assert [span._.period for span in doc.spans["quantities"]] == ["2022-01-01/2022-12-31"] * 2
    assert [(span._.title, span._.recipient) for span in doc.spans["honours"]] == [("霁川市文明单位", "中心")]
    assert all(span._.value is None for span in doc.spans["names"])
    assert all(doc[0:1]._.get(name) is None for name in ATTRIBUTES)


def test_a_person_found_twice_keeps_both_titles(pipeline: Any) -> None:
    doc = pipeline("副主任骆怀书到会。\n随后，市供水协会会长骆怀书讲话。")
    assert [(span.text, span._.role) for span in doc.spans["names"] if span.label_ == "PERSON"] == [
        ("骆怀书", "副主任"),
        ("骆怀书", "市供水协会会长"),
    ]


def test_two_spans_of_the_same_words_keep_their_own_attributes() -> None:
    def read(text: str, year: int | None) -> Iterator[nlp.Marked]:
        assert (text, year) == ("二〇二二", None)
        yield nlp.Marked("years", "YEAR", Span(0, 4), {"told_of": "a year"})
        yield nlp.Marked("numbers", "NUMBER", Span(0, 4), {"told_of": "a number"})
        yield nlp.Marked("numbers", "NUMBER", Span(0, 4), {"told_of": "another"})

    nlp.register_component("told", nlp.Marks(read, ("years", "numbers"), ("told_of",)))
    made = spacy.blank("zh")
    made.add_pipe("told")
    doc = made("二〇二二")
    assert [span._.told_of for span in doc.spans["told"]] == ["a year", "a number", "another"]


def test_nothing_found_is_an_empty_group(pipeline: Any) -> None:
    for text in ("", "\n", "没有什么可说的。"):
        assert {name: len(spans) for name, spans in pipeline(text).spans.items()} == dict.fromkeys(
            (*GROUPS, "nianjian"), 0
        )


@pytest.mark.parametrize("place", [{"before": "nianjian"}, {"after": "nianjian"}])
def test_a_ruler_stands_beside_it(place: dict[str, str]) -> None:
    made = spacy.blank("zh")
    made.add_pipe("nianjian")
    made.add_pipe("entity_ruler", **place).add_patterns(
        [{"label": "VALUE", "pattern": "1,402人次", "id": "quantities 0"}]
    )
    doc = made(TEXT)
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("1,402人次", "VALUE")]
    assert [span._.metric for span in doc.spans["quantities"]] == ["培训职工"] * 2


def test_a_span_covers_whole_words_of_the_pipeline() -> None:
    made = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    made.add_pipe("nianjian")
    doc = made("今年共79名同志，占98.5%。")
    for span in doc.spans["quantities"]:
        assert span._.printed in span.text
    assert [span._.printed for span in doc.spans["quantities"]] == ["79名", "98.5%"]


def test_attributes_are_stored_with_the_doc(pipeline: Any) -> None:
    again = Doc(pipeline.vocab).from_bytes(pipeline(TEXT).to_bytes())
    assert [(span._.metric, span._.value) for span in again.spans["quantities"]] == [
        ("培训职工", 1402.0),
        ("培训职工", 13.4),
    ]


def test_displacy_draws_all_groups(pipeline: Any) -> None:
    drawn = displacy.render(pipeline(TEXT), style="span", options={"spans_key": "nianjian"}, jupyter=False)
    assert [drawn.count(f">\n        {label}\n") for label in ("DATE", "HONOUR", "QUANTITY", "PERSON")] == [1, 1, 2, 1]
