"""Words that are names for what stands beside them: persons in a list, quarters before 社区; and what is none there."""

import pytest

from extractors import nlp
from extractors.names.neighbourhoods import tells_quarter
from extractors.names.persons.in_cells import is_name_among_names, is_surely_name, is_word_among_names
from extractors.names.persons.name_lines import are_names, names_of_line


@pytest.mark.parametrize("word", ["卓然", "卓 然", "温和"])
def test_a_word_of_two_characters_between_names_is_one(word: str) -> None:
    assert is_word_among_names(word, nlp.dictionary())


@pytest.mark.parametrize(
    "word",
    [
        "项目", "章程", "丁香", "时光",  # things
        "成功", "学习",  # what is done
        "高兴", "常青", "安康",  # a surname that is a common word itself
        "李明",  # no word at all: a name by itself
        "温",
        "温和派",
        "艳丽",  # no surname
    ],
)  # fmt: skip
def test_what_is_no_name_between_names(word: str) -> None:
    assert not is_word_among_names(word, nlp.dictionary())


@pytest.mark.parametrize(
    ("word", "sure", "among", "among_many"),
    [
        ("温砚田", True, True, True),
        ("于砚田", True, False, True),  # 于 is a common word
        ("王所长", False, False, False),
        ("李明", True, False, False),  # of two characters: told by its surname alone
        ("卓然", False, False, False),
        ("合计数", False, False, False),
    ],
)
def test_a_name_in_a_cell_and_between_other_names(word: str, sure: bool, among: bool, among_many: bool) -> None:
    assert is_surely_name(word, nlp.dictionary()) is sure
    assert is_name_among_names(word, among_many=False) is among
    assert is_name_among_names(word, among_many=True) is among_many


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("温砚田、卓然、隗大成", 3),
        ("温砚田、高兴", 2),
        ("温砚田、林业", 0),  # a trade
        ("温砚田、高级", 0),
        ("高兴、温和", 0),  # nothing but words
        ("窑变展、赛窑会", 0),
        ("温砚田（一窑）、隗大成（二窑）", 2),
    ],
)
def test_a_line_of_names_with_words_among_them(line: str, count: int) -> None:
    assert len(names_of_line(line, nlp.dictionary())) == count


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("榕溪社区", True),
        ("石桥社区", True),
        ("步行街社区", False),
        ("韧性社区", False),
        ("榕溪", True),
        ("韧性", False),
    ],
)
def test_a_quarter_in_a_list_beside_a_neighbourhood(name: str, found: bool) -> None:
    assert tells_quarter(name, nlp.words) is found


MANY = ("温砚田", "隗大成", "司徒岩", "方远舟")


@pytest.mark.parametrize(
    ("word", "among_three", "among_four"),
    [
        ("江海", False, True),  # a word that begins with a surname
        ("江河海", True, True),
        ("江队", False, False),  # what ends in an office or a body
        ("江厂", False, False),
        ("窑炉", False, False),  # no surname
        ("温", False, False),
    ],
)
def test_a_word_that_begins_with_a_surname_is_a_name_among_many(word: str, among_three: bool, among_four: bool) -> None:
    assert are_names([*MANY[:3], word], nlp.dictionary()) is among_three
    assert are_names([*MANY, word], nlp.dictionary()) is among_four
