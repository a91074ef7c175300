"""The indicator dictionary: its data hold together, phrases find their indicator and no other, bad entries fail."""

import re

import pytest

from extractors.atoms.figures.units import unit_at
from schemas.indicators import Dictionary, load
from schemas.indicators.model import key
from schemas.outlines import topic_codes

DICTIONARY = load()
HEAD = "code,name,name_en,aliases,dimensions,kind,low,high,topic,definition\n"


def sure(phrase: str, unit: str | None, dictionary: Dictionary = DICTIONARY) -> list[str]:
    return [found.indicator.code for found in dictionary.find(phrase, unit) if found.how != "weak"]


def test_there_are_enough_indicators_of_every_kind() -> None:
    assert len(DICTIONARY.indicators) >= 200
    assert {indicator.kind for indicator in DICTIONARY.indicators} == {"stock", "flow", "ratio", "grade"}


def test_every_entry_is_whole() -> None:
    for indicator in DICTIONARY.indicators:
        assert indicator.topic in topic_codes()
        assert not re.search(r"[㐀-鿿]", indicator.name_en), indicator.code
        assert re.search(r"[㐀-鿿]", indicator.definition), indicator.code
        assert indicator.low is None or indicator.high is None or indicator.low <= indicator.high
        assert all(re.fullmatch(r"\d{1,3}-\d{1,2}", code) for code in indicator.gri), indicator.code
        assert all(re.fullmatch(r"[AB]\d\.\d", code) for code in indicator.hkex), indicator.code


def test_a_sure_alias_means_one_indicator_in_one_unit() -> None:
    for indicator in DICTIONARY.indicators:
        units = {row.unit for row in DICTIONARY.units if row.dimension in indicator.dimensions}
        for alias in (indicator.name, *indicator.aliases):
            for unit in units:
                assert sure(alias, unit) == [indicator.code], (alias, unit)


def test_aliases_are_as_they_are_looked_up() -> None:
    for indicator in DICTIONARY.indicators:
        for alias in (*indicator.aliases, *indicator.weak):
            assert key(alias) == alias.casefold() and len(alias) > 1, alias


def test_units_are_those_that_figures_have() -> None:
    for row in DICTIONARY.units:
        if row.unit:
            read = unit_at(row.unit, 0)
            assert read and read.name == row.unit and read.end == len(row.unit), row
    used = {dimension for indicator in DICTIONARY.indicators for dimension in indicator.dimensions}
    assert used <= {row.dimension for row in DICTIONARY.units}


@pytest.mark.parametrize(
    "phrase",
    ["人数", "总数", "活动", "数量", "金额", "次数", "合计", "培训", "会议", "服务", "项目", "覆盖率", "满意度"],
)
def test_what_is_too_vague_names_nothing_for_sure(phrase: str) -> None:
    for unit in ("人", "人次", "次", "%", "元", "件", "项", "个", None):
        assert sure(phrase, unit) == []
