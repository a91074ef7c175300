"""The phrase of a quantity: what it measures, in its parts, with what its sentence says of it."""

from typing import Any

import pytest
from builders import report

from extractors import metrics, nlp
from extractors.metrics.find.known import NOTHING_KNOWN
from extractors.metrics.find.so_far import SoFar
from extractors.metrics.name.parts import parts_of
from extractors.metrics.phrase import Parsed, read_metrics, read_phrases
from extractors.numbers import read_figures
from extractors.text.view import full_width
from pipeline.extract import extract_document
from pipeline.sentences import read_sentence
from schemas.phrase import Parts


def parsed(text: str) -> dict[str, Parsed]:
    """The phrases of a sentence by their quantities."""
    folded = full_width(text)
    figures = read_figures(folded)
    return dict(zip((figure.text for figure in figures), read_phrases(folded, figures, nlp.tokens), strict=True))


def indicators(text: str) -> list[tuple[str, Any, str]]:
    return [(row["indicator"], row["value"], row["status"]) for row in read_sentence(text, 2022)["indicators"]]


@pytest.mark.parametrize(
    ("text", "figure", "full"),
    [
        ("全年招聘126人，其中博士9人、硕士58人。", "58人", "新招录硕士"),
        ("在职员工500人，其中男性300人、女性200人。", "200人", "女性员工"),
        ("全校用电90万度，生均用电899度。", "899度", "生均用电"),
        ("温室气体范围1排放1.46万吨。", "1.46万吨", "范围1排放"),
        ("培训1,402人次，上年该项数据由1,284人次追溯调整为1,236人次。", "1,236人次", "培训"),
        ("2023年预算执行数为3.17万元。", "3.17万元", None),
        # not of the whole: another sentence, another thing
        ("全年招聘126人。博士9人。", "9人", "博士"),
        ("全年招聘126人，其中支出3万元。", "3万元", "支出"),
        ("用电90万度。", "90万度", "用电"),
    ],
)
def test_the_metric_in_full(text: str, figure: str, full: str | None) -> None:
    assert parsed(text)[figure].phrase.full_metric == full


@pytest.mark.parametrize(
    ("text", "figure", "whose"),
    [
        ("实现收入30亿元，其中母公司实现收入20亿元。", "20亿元", "parent"),
        ("实现收入30亿元，归属于母公司股东的净利润20亿元。", "20亿元", None),
        ("据某协会公布的数据，全国平均完成率为59%。", "59%", "others"),
        ("本单位完成率为59%。", "59%", None),
    ],
)
def test_whose_it_is(text: str, figure: str, whose: str | None) -> None:
    assert parsed(text)[figure].phrase.whose == whose


@pytest.mark.parametrize(
    ("text", "figure", "basis"),
    [
        ("力争满意度达到98%。", "98%", "target"),
        ("满意度达到98%，力争明年更进一步。", "98%", None),
        ("支出预算安排4.85万元。", "4.85万元", "budget"),
        ("计划停水提前通知率100%。", "100%", None),
        # the same quantity twice: only the second one is aimed at
        ("满意度98%，力争合格率98%。", "98%", "target"),
    ],
)
def test_what_the_words_make_of_it(text: str, figure: str, basis: str | None) -> None:
    assert parsed(text)[figure].basis == basis


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("收入10亿元，同比增长5%。", "year_before"),
        ("收入10亿元，较上年增长5%。", "year_before"),
        ("收入10亿元，比2019年增长5%。", "2019"),
        ("收入10亿元，较计划增长5%。", "other"),
        ("收入10亿元，增长5%。", None),
    ],
)
def test_what_a_change_is_against(text: str, against: str | None) -> None:
    assert parsed(text)["5%"].phrase.against == against


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("船检费预算36万元，比2021年预算执行数增长5%。", "execution"),
        ("船检费预算36万元，比2021年预算增长5%。", "budget"),
        ("船检费36万元，与年初预算相比增长5%。", "budget"),
        ("船检费36万元，比计划增长5%。", "plan"),
        ("船检费36万元，比2021年增长5%。", None),
        ("船检费36万元，比2021年预算法实施前增长5%。", None),
        ("船检费36万元，较上年预算执行率高的码头增长5%。", None),
    ],
)
def test_the_basis_that_a_change_is_against(text: str, basis: str | None) -> None:
    assert parsed(text)["5%"].phrase.against_basis == basis


def test_a_figure_that_the_next_one_takes_the_place_of() -> None:
    found = parsed("培训人次由1,284人次追溯调整为1,236人次。")
    assert [found[figure].phrase.corrected for figure in ("1,284人次", "1,236人次")] == [True, False]
    found = parsed("上年销量追溯重述为3.3万台（此前公布为3.6万台）。")
    assert [found[figure].phrase.corrected for figure in ("3.3万台", "3.6万台")] == [False, True]
    found = parsed("培训1,284人次，体检1,236人次。")
    assert not any(one.phrase.corrected for one in found.values())


def test_a_figure_is_not_found_inside_another_one() -> None:
    """48人 stands inside 148人 as well: its words are those before itself."""
    rows = indicators("在岗职工148人，其中女职工48人。")
    assert ("staff.female", 48, "stated") in rows
    clauses = [one.phrase.clause for one in parsed("志愿服务148人；女职工48人。").values()]
    assert clauses == ["志愿服务148人", "女职工48人"]


def test_a_change_against_the_year_before_where_its_figure_stands_twice() -> None:
    rows = read_sentence("用纸5包，较上年减少5包。", 2022)["indicators"]
    assert sorted((row["data_year"], row["value"]) for row in rows) == [(2021, 10), (2022, 5)]


def test_blanks_move_no_words() -> None:
    spaced, plain = parsed("在岗 职工 148 人，其中 女职工 48 人。"), parsed("在岗职工148人，其中女职工48人。")
    assert [one.phrase.clause for one in spaced.values()] == [one.phrase.clause for one in plain.values()]


def said(parts: Parts) -> tuple[str | None, ...]:
    return parts.action, parts.modifiers, parts.head


@pytest.mark.parametrize(
    ("metric", "parts"),
    [
        ("全年共培训职工总数", ("培训", None, "员工")),
        ("疏浚河道", ("疏浚", None, "河道")),
        ("河道疏浚", ("疏浚", None, "河道")),
        ("社会保险参保率", (None, "社会保险", "参保率")),
        ("志愿服务时长", (None, "志愿 服务", "时长")),
        ("票箱收入", (None, "票箱", "收入")),  # jieba's verb is a thing here
        ("污水处理厂", (None, "污水", "处理厂")),
        ("温室气体范围1", (None, "温室 气体", "范围1")),
        ("女职工占员工总数", (None, "女", "员工")),
        ("", (None, None, None)),
    ],
)
def test_parts(metric: str, parts: tuple[str | None, ...]) -> None:
    assert said(parts_of(metric)) == parts


@pytest.mark.parametrize(
    ("metric", "measure", "per", "sorts"),
    [
        ("生均用电", "average", "生均", "生均"),
        ("每月读书会", "average", "每月", None),
        ("客户满意度", "rate", None, None),
        ("女职工占员工总数", "share", None, "女"),
        ("卫生技术人员比例", "share", None, None),
        ("捐款总额", "total", None, None),
        ("新增授权发明专利", None, None, "发明 授权 新"),
        ("其他职工捐款", None, None, "其他"),
        ("用电", None, None, None),
    ],
)
def test_how_it_is_measured(metric: str, measure: str | None, per: str | None, sorts: str | None) -> None:
    found = parts_of(metric)
    assert (found.measure, found.per, found.sorts) == (measure, per, sorts)


def test_parts_are_columns_of_both_tables() -> None:
    found = extract_document(report(["全年修缮危旧房屋12处。"])).tables
    (quantity,), (indicator,) = (found[table].to_pylist() for table in ("quantities", "indicators"))
    assert [row[part] for row in (quantity, indicator) for part in ("action", "head")] == ["修缮", "危旧房屋"] * 2


def test_the_picture_of_the_parse_shows_what_each_step_makes() -> None:
    """The example in the first lines of the package, step by step."""
    text = "2023年城东养护站更换水泵12台，其中离心泵8台。"
    figures = read_figures(text)
    so_far = SoFar(text, figures, nlp.tokens, NOTHING_KNOWN)
    clause = so_far.clause(so_far.left(1))
    words = [token.text for token in so_far.words(clause)]
    owned = read_metrics(text, figures, nlp.tokens)[1]
    phrase = read_phrases(text, figures, nlp.tokens)[1].phrase
    told = (
        f"{clause} → {' '.join(words)} → {so_far.phrase_before(clause)}",
        f"{owned.metric} ({owned.rules[0]})",
        f"{owned.metric}, of {owned.subject}",
        f"{phrase.full_metric}, of {phrase.subject}",
        f"{phrase.parts.action} | {phrase.parts.head}",
    )
    assert text in str(metrics.__doc__)
    assert [one for one in told if one not in str(metrics.__doc__)] == []
