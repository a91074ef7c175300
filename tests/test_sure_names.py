"""How sure the name of a quantity is: its signs, what they are worth, and that clear names are surer than odd ones."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks import naming
from extractors import nlp
from extractors.metrics.name.name_signs import SIGNS, Bucket, Sign, as_named, buckets, how_sure, points, signs_of
from extractors.rule import parse_example
from pipeline.sentences import read_sentence
from schemas.tables.facts import DOUBTED_NAME, SURE_NAME
from schemas.text import Span


def _signs(example: str) -> list[str]:
    """Return the signs of the quantity marked in a text, with the name that the example or the program gives."""
    text, span, name = parse_example(example)
    if name:
        return signs_of(as_named((name, None, None), ("words before", "level"), (text, span), nlp.tokens))
    rows = [row for row in read_sentence(text, year=2022)["quantities"] if row["start"] == span.start]
    (row,) = rows
    rule = row["rule"].rsplit("; ", 1)[-1]
    said = row["metric"], row["subject"], row["unit"]
    return signs_of(as_named(said, (rule, row["role"]), (text, span), nlp.tokens))


@pytest.mark.parametrize(("sign", "text"), [(sign, text) for sign in SIGNS for text in sign.examples])
def test_a_quantity_has_the_sign(sign: Sign, text: str) -> None:
    assert sign.name in _signs(text)


@pytest.mark.parametrize(("sign", "text"), [(sign, text) for sign in SIGNS for text in sign.counter_examples])
def test_a_quantity_has_not_the_sign(sign: Sign, text: str) -> None:
    assert sign.name not in _signs(text)


CLEAR = (
    "全年营业收入12.6亿元。",
    "城区绿化覆盖面积3.2万平方米。",
    "职工体检覆盖率98.5%。",
    "年末固定资产原值860万元。",
    "报告期内研发投入总额4,120万元。",
    "图书馆馆藏图书32万册。",
    "全年接待游客86万人次，同比增长4.1%。",
    "平均办理时间12分钟。",
    "专职消防队员36人。",
    "污水处理能力5万吨/日。",
)
ODD = (
    "向沿江的三个移民新村陆续送去棉被86床。",
    "86件。",
    "东西两站依次为86人、91人。",
    "完成86%的改造任务。",
    "在编86人。其中占41%。",
    "经与设计院及监理多次会商后由原来的12天压到5天。",
    "医务人员轮流值守，陪29名长期住院患儿补课。",
    "帮扶工作推进有力，户均1,500元。",
    "沿途各站分别为12人、9人。",
    "经费紧张，占38.6%。",
)


def _confidence(text: str) -> float:
    return min(row["name_confidence"] for row in read_sentence(text, year=2022)["quantities"])


def test_clear_names_are_sure_and_odd_ones_to_be_checked() -> None:
    """All but two of each: the readers may name one otherwise tomorrow."""
    assert sum(_confidence(text) >= SURE_NAME for text in CLEAR) >= len(CLEAR) - 2
    assert sum(_confidence(text) < DOUBTED_NAME for text in ODD) >= len(ODD) - 2


def test_the_files_have_each_sign_once_and_buckets_from_the_surest_down() -> None:
    assert list(points()) == [sign.name for sign in SIGNS]
    shares = [bucket.share for bucket in buckets()]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] >= SURE_NAME
    assert shares[-1] < DOUBTED_NAME


def test_the_files_are_what_the_names_give() -> None:
    names = naming.read_names()
    assert points() == naming.worth(names)[1]
    right, total = naming.by_bucket(naming.left_out(names))
    assert buckets() == tuple(Bucket(low, right[low], total[low]) for low in naming.LOWEST)


def test_a_name_below_every_bucket_is_in_the_last() -> None:
    named = as_named(("员", None, "%"), ("figure before", "level"), ("员分别占86%的人都到了", Span(4, 7)), nlp.tokens)
    assert how_sure(named._replace(metric="", words=())) == buckets()[-1].share


PAGE = {"kind": "page", "report": "r", "page": 1, "prose": "all", "cells": "none"}
LABEL: dict[str, Any] = {
    "kind": "quantity", "report": "r", "page": 1, "text": "86人", "value": 86, "unit": ["人"], "qualifier": ["exact"],
    "metric": ["在岗职工"], "role": "level",
}  # fmt: skip
ROW: dict[str, Any] = {
    "page": 1, "text": "86人", "value": 86.0, "unit": "人", "qualifier": "exact", "metric": "在岗职工", "subject": None,
    "role": "level", "rule": "number and unit; words before", "source": "text", "statement_id": "s", "start_char": 104,
}  # fmt: skip
STATEMENT = {"statement_id": "s", "text": "在岗职工86人。", "start_char": 100}


@pytest.mark.parametrize(
    ("row", "label", "right"),
    [
        ({}, {}, [1]),
        ({"metric": "职工"}, {}, [0]),
        ({}, {"required": False}, []),
        ({"source": "table"}, {}, []),
        ({"page": 2}, {}, []),
    ],
)
def test_names_of_a_store_are_counted_by_their_signs(
    row: dict[str, Any], label: dict[str, Any], right: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = {"quantities": {"r.pdf": [ROW | row]}, "statements": {"r.pdf": [STATEMENT]}}
    monkeypatch.setattr(naming, "read_rows", lambda _store, table: tables[table])
    found = naming.add("set", Path("store"), [("r", [PAGE, LABEL | label])])
    assert [(line.of, line.report, line.right, line.names) for line in found] == [("set", "r", one, 1) for one in right]
    assert all("right before" in line.signs for line in found)


def test_names_are_kept_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = sorted(naming.read_names())
    monkeypatch.setattr(naming, "NAMES", tmp_path / "names.csv")
    naming.keep(names)
    assert naming.read_names() == names


def test_what_is_written_is_what_the_program_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = naming.DATA
    monkeypatch.setattr(naming, "DATA", tmp_path)
    naming.write(naming.read_names())
    for name in ("name_signs.csv", "name_shares.csv"):
        assert (tmp_path / name).read_text(encoding="utf-8") == (kept / name).read_text(encoding="utf-8")
