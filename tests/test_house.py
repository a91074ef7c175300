"""Rules of the house: the dictionary is fresh, every table has a reader and cases, modules stay small."""

import ast
import importlib
import inspect
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from statistics import median

import pytest
from conftest import ROOT
from test_characters import OWN, spelled

from extractors.registry import EXTRACTORS
from pipeline.messages import LANGUAGES, _catalogue
from pipeline.rule_list import describe_rules
from schemas.columns import columns_of
from schemas.dictionary import describe
from schemas.shared import SHARED
from schemas.tables import COMPARISONS, TABLES

ROOMS = ("schemas", "extractors", "corpus", "pipeline")
MODULES = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
# Tables whose rows come from the pipeline itself, not from an extractor.
WITHOUT_EXTRACTOR = {
    "documents",
    "pages",
    "problems",
    "indicators",
}  # indicators are made of the other rows, after them


def test_the_dictionary_is_fresh() -> None:
    assert (ROOT / "docs" / "DICTIONARY.md").read_text(encoding="utf-8") == describe(), "run: nianjian dictionary"


def test_the_page_of_rules_is_fresh() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == describe_rules(), "run: nianjian rules --format markdown > docs/rules.md"


def test_every_table_has_an_extractor() -> None:
    assert {extractor.table for extractor in EXTRACTORS} == set(TABLES) - WITHOUT_EXTRACTOR


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_column_is_described(table: str) -> None:
    for column in columns_of(TABLES[table]):
        assert len(column.text) >= 9, f"{table}.{column.name}"


# Columns of one name that mean another thing in some tables, with these tables.
PER_TABLE = {
    "basis": {"quantities"},
    "confidence": {"indicators"},
    "edition": {"honours"},
    "end_char": {"sections"},
    "kind": {"statements", "quantities", "entities", "organisations"},
    "name": {"entities", "organisations"},
    "reason": {"problems", "restatements", "editions"},
    "role": {"quantities", "entities"},
    "rule": {"tables"},
    "source": {"pages"},
    "status": {"documents", "indicators", "changes", "honour_ledger", "commitments"},
    "text": {"pages"},
    "title": {"documents", "sections"},
    "topic": {"sections"},
}


def test_a_column_that_means_one_thing_in_several_tables_is_described_once() -> None:
    told: dict[str, dict[str, set[str]]] = {}
    for table, row_class in (TABLES | COMPARISONS).items():
        for column in columns_of(row_class):
            if table not in PER_TABLE.get(column.name, ()):
                told.setdefault(column.name, {}).setdefault(column.text, set()).add(table)
    assert {name: texts for name, texts in told.items() if len(texts) > 1} == {}
    several = {name for name, texts in told.items() if len(next(iter(texts.values()))) > 1}
    assert {name for name in several if told[name].keys() != {SHARED.get(name)}} == set()  # write: shared("name")
    assert set(SHARED) <= several


def test_modules_stay_small() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert median(lengths.values()) < 150
    for path, length in lengths.items():
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert length <= 400 or "long:" in first, f"{path.relative_to(ROOT)} has {length} lines"


# Arguments that come from the code: names of lists, of their columns and uses.
OF_CODE = {"file", "columns", "use", "uses", "where", "edge", "strength", "unit", "ner"}


def kept_for_ever(source: str) -> Iterator[str]:
    """Yield the functions that keep an answer for each string that a report may hold: a process reads many reports."""
    for node in ast.walk(ast.parse(source)) if "cache" in source else ():
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(one) == "cache" for one in node.decorator_list):
            given = [*node.args.args, *filter(None, [node.args.vararg])]
            if any(one.annotation and "str" in ast.unparse(one.annotation).split(" | ") for one in given):
                yield from [node.name] if {one.arg for one in given} - OF_CODE else []


def test_no_reader_keeps_what_it_said_of_every_report() -> None:
    readers = [path for path in MODULES if path.is_relative_to(ROOT / "extractors")]
    kept = {path.name: found for path in readers if (found := [*kept_for_ever(path.read_text(encoding="utf-8"))])}
    assert kept == {}
    assert [*kept_for_ever("@cache\ndef bare(metric: str | None) -> str: ...")] == ["bare"]


def test_no_pattern_spells_a_named_set() -> None:
    readers = [path for path in MODULES if path.is_relative_to(ROOT / "extractors") and path.name not in OWN]
    found = {path.name: sets for path in readers if (sets := [*spelled(path)])}
    assert found == {}, "use the names of extractors/text/characters.py"


def test_import_contracts_cover_every_field() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    modules = {f"extractors.{path.stem}" for path in (ROOT / "extractors").iterdir() if path.name[0] not in "_."}
    sources = {
        tuple(one["forbidden_modules"]): set(one["source_modules"]) for one in contracts if "source_modules" in one
    }
    assert sources["jieba", "spacy"] >= modules - {"extractors.nlp", "extractors.py"}
    fields = {f"extractors.{path.name}" for path in (ROOT / "extractors").iterdir() if (path / "__init__.py").exists()}
    assert sources[("extractors.indicators",)] == fields - {"extractors.indicators", "extractors.identity"}


FIELDS = {path.parent.name for path in (ROOT / "extractors").glob("*/__init__.py")} - {"text"}  # text: shared by all
# Fields that take values past a door, each with the reason; the list may only become shorter.
PAST_THE_DOOR = {
    # The door of metrics leads to jieba, which indicators must not load (see the import contracts): its pure modules.
    ("indicators", "metrics.cut.words"),
    ("indicators", "metrics.spellings"),
    ("indicators", "metrics.steps"),
}
_IMPORTS = re.compile(r"^[ \t]*(from extractors\.\S+ import (?:\([^)]*\)|[^(\n]*))", re.MULTILINE)


def _past_doors(field: str) -> Iterator[tuple[str, str]]:
    """Yield (field, module) of the imports of a field that reach into a module of another one."""
    for path in (ROOT / "extractors" / field).rglob("*.py"):
        imports = _IMPORTS.findall(path.read_text(encoding="utf-8"))
        for node in ast.parse("\n".join(imports)).body:
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("extractors."):
                continue
            other, *inner = str(node.module).split(".")[1:]
            if other in FIELDS - {field}:
                there = ROOT / "extractors" / other
                named = [name.name for name in node.names if (there.joinpath(*inner) / f"{name.name}.py").exists()]
                for last in [[name] for name in named] or ([[]] if inner else []):
                    yield field, ".".join((other, *inner, *last))


def test_a_field_takes_the_values_of_another_through_its_door() -> None:
    """from extractors.dates import read_dates, never from extractors.dates.reading."""
    assert {one for field in FIELDS for one in _past_doors(field)} == PAST_THE_DOOR


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_what_stands_at_a_door_is_there(field: str) -> None:
    door = importlib.import_module(f"extractors.{field}")
    for name in getattr(door, "__all__", ()):
        assert not inspect.ismodule(getattr(door, name)), name


# Stems that mean the same in every field: its rules and their steps, the field itself, its text reader, its words.
CONVENTIONS = {"rules", "steps", "field", "reading", "words", "exclusions"}
# Twins, each with the reason; the list may only become shorter.
TWINS: set[str] = set()


def test_modules_of_two_fields_share_a_stem_by_convention_only() -> None:
    count = Counter(path.stem for path in (ROOT / "extractors").rglob("*.py") if path.stem != "__init__")
    assert {stem for stem, times in count.items() if times > 1} - CONVENTIONS == TWINS


def test_no_catch_all_modules() -> None:
    names = {path.stem for path in MODULES} | {path.parent.name for path in MODULES}
    assert not names & {"utils", "helpers", "common", "base", "manager"}


def test_messages_exist_in_both_languages_and_fill_the_same_blanks() -> None:
    """A Chinese message may fill one more, where it has to say a table's name in Chinese too."""
    for key, texts in _catalogue().items():
        blanks = {language: set(re.findall(r"{(\w+)}", texts[language])) for language in LANGUAGES}
        assert blanks["en"] <= blanks["zh"] <= blanks["en"] | {"word"}, key
        assert all(texts.values()), key
