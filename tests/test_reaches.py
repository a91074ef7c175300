"""How far readers look and how long a name may be, with a case on either side of each measure."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from test_cell_words import sheet

from extractors import nlp
from extractors.accounting.cells import name_of_label
from extractors.dates import Period, Stated, read_dates
from extractors.dates.period import Asked, NamedTime
from extractors.honours.award_lists import _is_short
from extractors.honours.recipients import person_at_head
from extractors.identity.report_statements import fits_title, read_periods
from extractors.indicators.parting import _title, _Titles
from extractors.indicators.sayings import read_grades, read_zeros
from extractors.indicators.stated_changes import _agree
from extractors.metrics.complete.of_sentence import read_basis
from extractors.metrics.complete.sentence import Sentence, clause_of, is_of_parent, last_words_before, scope_before
from extractors.metrics.cut.clauses import Clauses
from extractors.metrics.cut.forms import LEFT_STOP
from extractors.metrics.cut.words import outside_quotations
from extractors.metrics.cut.words import tokens_of as quoted_tokens
from extractors.metrics.find.so_far import Measured
from extractors.names.org_names import left_edge
from extractors.names.persons.on_cards import name_cards
from extractors.numbers import read_figures
from extractors.numbers.change_words import Lead
from extractors.numbers.figure import place_of
from extractors.numbers.number import read_number
from extractors.numbers.qualifiers import hedge_before
from extractors.outline.heading_candidates import _is_listed, _is_standalone, _is_strong
from extractors.outline.heading_numbers import read_marker
from extractors.outline.passages import split_sentences
from extractors.tables.captions import caption_of, total_thing
from extractors.tables.cell_amounts import read_amount
from extractors.tables.head_rows import count_head_rows
from extractors.tables.table_units import _is_share_count
from pipeline.sentences import read_sentence
from schemas.indicators import load

FILL = "甲"


def fill(count: int) -> str:
    return FILL * count


def text_with(count: int) -> tuple[str, int]:
    """A text of so many characters before a quantity, and where that begins."""
    return f"{fill(count)}3人，后", count


@pytest.mark.parametrize(("before", "kept"), [(59, 59), (60, 60), (61, 60), (200, 60)])
def test_the_clause_of_a_quantity(before: int, kept: int) -> None:
    text, at = text_with(before)
    assert clause_of(text, at, at + 2, "") == fill(kept) + "3人"


@pytest.mark.parametrize(("before", "kept"), [(199, 199), (200, 200), (201, 200)])
def test_the_words_before_a_quantity(before: int, kept: int) -> None:
    text, at = text_with(before)
    assert last_words_before(text, at) == fill(kept)
    assert len(Clauses(text, read_figures(text), nlp.tokens, ()).left(0)) == kept


@pytest.mark.parametrize(("between", "of_parent"), [(190, True), (191, True), (194, True), (195, True), (197, False)])
def test_how_far_before_a_quantity_the_parent_may_stand(between: int, of_parent: bool) -> None:
    text = f"，母公司{fill(between)}"
    assert is_of_parent(text, len(text), "收入") is of_parent


@pytest.mark.parametrize(("words", "scope"), [("范围1", "范围1"), ("范围 1", "范围 1"), ("范围  1", "")])
def test_the_number_of_a_scope(words: str, scope: str) -> None:
    text = f"{words}排放"
    assert scope_before(text, len(text), "排放") == scope


@pytest.mark.parametrize(("between", "basis"), [(21, "target"), (22, "target"), (23, None), (30, None)])
def test_how_far_before_a_quantity_its_basis_may_stand(between: int, basis: str | None) -> None:
    assert read_basis("满意度", f"力争{fill(between)}")[0].name == basis


@pytest.mark.parametrize(("parts", "is_part"), [(1, True), (18, True), (19, True), (20, False)])
def test_how_many_parts_one_whole_may_have(parts: int, is_part: bool) -> None:
    text = f"职工126人，其中博士9人{'、硕士8人' * parts}"
    figures = read_figures(text)
    sentence = Sentence(text, figures, [Measured("职工")] * len(figures))
    whole = sentence.whole(len(figures) - 1)
    assert (whole is not None) is is_part
    assert whole is None or whole.at == 0


@pytest.mark.parametrize(("between", "is_part"), [(380, True), (392, True), (393, False)])
def test_how_far_a_part_may_stand_behind_its_whole(between: int, is_part: bool) -> None:
    text = f"职工126人，其中{fill(between)}9人"  # from the whole: 126人，其中 and what stands between
    sentence = Sentence(text, read_figures(text), [Measured("职工")] * 2)
    assert (sentence.whole(1) is not None) is is_part


@pytest.mark.parametrize(("inside", "quoted"), [(29, True), (30, True), (31, False)])
def test_the_longest_quotation_that_is_a_word_of_its_own(inside: int, quoted: bool) -> None:
    text = f"“{fill(inside)}”活动"
    assert (quoted_tokens(text, nlp.tokens)[0].text == f"“{fill(inside)}”") is quoted


@pytest.mark.parametrize(("inside", "quoted"), [(99, True), (100, True), (101, False)])
def test_the_longest_path_of_an_account_in_quotes(inside: int, quoted: bool) -> None:
    text = f"“{fill(inside - 4)}，（项）”支出"
    assert bool([*outside_quotations(LEFT_STOP, text)]) is not quoted


@pytest.mark.parametrize(("count", "first"), [(39, 0), (40, 0), (41, 1), (60, 20)])
def test_the_longest_name_of_a_body(count: int, first: int) -> None:
    name = fill(count - 2) + "公司"
    assert left_edge(name, len(name)) == first


@pytest.mark.parametrize(("inside", "parts"), [(79, 1), (80, 2), (81, 2)])
def test_how_long_an_open_bracket_guards_a_full_stop(inside: int, parts: int) -> None:
    text = f"甲（{fill(inside)}。乙"
    assert len([*split_sentences(text)]) == parts


@pytest.mark.parametrize(("days", "longer"), [(366, False), (367, True)])
def test_the_longest_year(days: int, longer: bool) -> None:
    start = date(2021, 3, 1)
    period = Period(start, date.fromordinal(start.toordinal() + days), None)
    assert (period.year_before() == period) is longer


@pytest.mark.parametrize(("before", "kept"), [(39, 39), (40, 40), (41, 40)])
def test_the_words_before_a_change(before: int, kept: int) -> None:
    found: Any = SimpleNamespace(start=before, end=before + 2)
    lead = Lead(fill(before) + "3人", found)
    assert (lead.words, lead.read) == (fill(kept), fill(kept) + "3人")


@pytest.mark.parametrize(("before", "kept"), [(7, 7), (8, 8), (9, 8)])
def test_the_words_before_a_number(before: int, kept: int) -> None:
    text = fill(before) + "3人"
    number = read_number(text, before)
    assert number is not None and place_of(text, number).before == fill(kept)


@pytest.mark.parametrize(("between", "hedged"), [(9, True), (10, True), (11, False)])
def test_how_far_before_a_number_at_least_may_stand(between: int, hedged: bool) -> None:
    text = f"至少{fill(between)}"
    assert (hedge_before(text, len(text)) is not None) is hedged


@pytest.mark.parametrize(("digits", "read"), [(17, True), (18, True), (19, False)])
@pytest.mark.parametrize("sign", ["", "≥"])
def test_the_longest_number_of_a_cell(digits: int, read: bool, sign: str) -> None:
    assert (read_amount(sign + "1" * digits) is not None) is read


@pytest.mark.parametrize(("count", "named"), [(29, True), (30, True), (31, False)])
def test_the_longest_caption_that_names_what_a_table_counts(count: int, named: bool) -> None:
    caption = fill(count - 3) + "用电量"
    assert (caption_of([f"表1 {caption}"], "", []) is not None) is named
    assert (total_thing([caption]) is not None) is named


@pytest.mark.parametrize(("rows", "heads"), [(4, 4), (5, 5), (6, 5)])
def test_the_most_rows_of_headers(rows: int, heads: int) -> None:
    reaching_down = [["项目" if not row else "^", f"金额{FILL * row}"] for row in range(rows)]
    assert count_head_rows(sheet([*reaching_down, ["收入", "12.5"], ["支出", "11.5"]]), 0, rows + 2) == heads


@pytest.mark.parametrize(("count", "named"), [(39, True), (40, True), (41, False)])
def test_the_longest_label_whose_numbers_are_part_of_a_name(count: int, named: bool) -> None:
    text = "1至2年" + fill(count - 4)
    cell: Any = SimpleNamespace(text=text)
    assert bool([*name_of_label.how(cell, text, 2022)]) is named


@pytest.mark.parametrize(("count", "short"), [(1, False), (2, True), (30, True), (31, False)])
def test_the_length_of_a_line_of_an_award_on_cards(count: int, short: bool) -> None:
    assert _is_short(fill(count)) is short


@pytest.mark.parametrize(("count", "person"), [(12, True), (14, True), (15, False), (20, False)])
def test_the_longest_job_before_a_person(count: int, person: bool) -> None:
    job = "青江市水务局城东养护中心抢修班二组副班长"[-count:]
    assert (person_at_head(f"{job}李恒荣获先进个人") == "李恒") is person


@pytest.mark.parametrize(("end", "told"), [("3月21日", 0), ("3月22日", 1)])
def test_the_shortest_period_of_a_report(end: str, told: int) -> None:
    assert len(read_periods([f"本报告时间范围：2022年1月1日至{end}"], 2022)) == told


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        (date(2019, 12, 27), date(2022, 12, 31), True),  # 1,100 days
        (date(2019, 12, 26), date(2022, 12, 31), False),
        (date(2022, 1, 1), date(2023, 7, 5), True),  # 550 days, ending in another year
        (date(2022, 1, 1), date(2023, 7, 6), False),
        (date(2022, 3, 1), date(2023, 2, 28), True),
        (date(2021, 3, 1), date(2022, 2, 28), True),
        (date(2021, 3, 1), date(2021, 12, 31), False),
    ],
)
def test_which_periods_fit_the_year_of_a_title(start: date, end: date, fits: bool) -> None:
    assert fits_title((start, end), 2022) is fits


@pytest.mark.parametrize(("value", "agree"), [(99.0, True), (98.9, False), (100.0, True)])
def test_how_far_two_roundings_of_a_change_may_differ(value: float, agree: bool) -> None:
    changes: Any = [SimpleNamespace(value=one, unit="元", direction="up") for one in (100.0, value)]
    assert _agree(changes) is agree


@pytest.mark.parametrize(("count", "title"), [(19, True), (20, True), (21, False)])
def test_the_longest_title_that_can_be_part_of_a_name(count: int, title: bool) -> None:
    row: Any = SimpleNamespace(quantity_id="1")
    assert _title(row, _Titles({"1": [fill(count)]}, 0)) == (fill(count) if title else "")
    assert not _title(row, _Titles({"1": [fill(count)]}, 1))


DICTIONARY = load()


@pytest.mark.parametrize(("between", "said"), [(21, True), (22, True), (23, False), (24, False)])
def test_how_far_behind_a_denial_its_thing_may_stand(between: int, said: bool) -> None:
    text = f"未发生{fill(between)}劳动争议"
    assert any(one.indicator.code == "staff.disputes" for one in read_zeros(text, DICTIONARY)) is said


@pytest.mark.parametrize(("between", "said"), [(12, True), (13, True), (14, False)])
def test_how_far_behind_its_name_a_grade_may_stand(between: int, said: bool) -> None:
    text = f"纳税信用{fill(between)}A级"
    assert bool([*read_grades(text, DICTIONARY)]) is said


def rows_of(text: str) -> list[dict[str, Any]]:
    return [dict(row) for row in read_sentence(text, 2022)["quantities"]]


@pytest.mark.parametrize(("between", "against"), [(10, "2019"), (22, "2019"), (23, None), (30, None)])
def test_how_far_before_a_change_what_it_is_against_may_stand(between: int, against: str | None) -> None:
    said = (fill(between - 1) + "，") if between else ""
    (row,) = [row for row in rows_of(f"较2019年{said}增长5%。") if row["role"] == "change"]
    assert (row["against"] == "2019") is (against == "2019")


@pytest.mark.parametrize(
    ("text", "year", "read"),
    [
        ("70年06月", 2068, 2070),
        ("71年06月", 1975, 1971),
        ("27年6月", 2022, 2027),
        ("17年6月", 2022, 2017),
        ("28年6月", 2022, None),
        ("16年6月", 2022, None),
    ],
)
def test_years_of_two_digits(text: str, year: int, read: int | None) -> None:
    found = [mention.start.year for mention in read_dates(text, year)]
    assert found == ([read] if read else [])


@pytest.mark.parametrize(("between", "based"), [(53, True), (57, True), (58, False)])
def test_how_far_before_a_quantity_the_time_of_its_base_may_stand(between: int, based: bool) -> None:
    text = f"2021年{fill(between)}基础上3处"
    (figure,) = [one for one in read_figures(text) if one.unit == "处"]
    asked = Asked(text, Stated(figure.span, False), read_dates(text, 2022), Period(None, None, None))
    assert asked.stands_on_base is based


@pytest.mark.parametrize(("before", "kept"), [(299, 299), (300, 300), (301, 300)])
def test_the_words_before_a_time(before: int, kept: int) -> None:
    text = f"{fill(before)}2021年3处"
    (mention,) = read_dates(text, 2022)
    asked = Asked(text, Stated(read_figures(text)[-1].span, False), [mention], Period(None, None, None))
    assert len(NamedTime(asked, mention).before) == kept


@pytest.mark.parametrize(("blanks", "until"), [(10, True), (11, True), (12, False)])
def test_how_far_before_a_time_its_word_may_stand(blanks: int, until: bool) -> None:
    text = f"截至{' ' * blanks}2021年3处"
    (mention,) = read_dates(text, 2022)[:1]
    asked = Asked(text, Stated(read_figures(text)[-1].span, False), [mention], Period(None, None, None))
    assert NamedTime(asked, mention).until is (mention.span.start <= 2 or until)


@pytest.mark.parametrize(
    ("count", "how", "alone"),
    [
        (45, "", True), (46, "", False), (46, "strong", False), (60, "strong marker", True),
        (61, "strong marker", False), (46, "marker", False), (90, "marker answered", True),
        (91, "marker answered", False), (46, "answered", False),
    ],
)  # fmt: skip
def test_the_longest_heading(count: int, how: str, alone: bool) -> None:
    text = ("一、" + fill(count))[:count] if "marker" in how else fill(count)
    assert _is_standalone(text, read_marker(text), "strong" in how, "answered" in how) is alone


@pytest.mark.parametrize(
    ("title", "titles", "strong", "listed"),
    [
        ("经营情况", ["经营情况"], False, True), ("经营情况说明", ["经营情况"], False, False),
        ("经营情况说明", ["经营情况"], True, True), ("经营情况", ["经营情况说明"], True, True),
        ("经营说明", ["经营"], True, False), ("经营", ["经营说明书"], True, False),
        ("经营说", ["经营说明"], True, False), ("经营情况", ["其他情况"], True, False),
    ],
)  # fmt: skip
def test_titles_of_the_contents_page(title: str, titles: list[str], strong: bool, listed: bool) -> None:
    assert _is_listed(title, frozenset(titles), strong) is listed


@pytest.mark.parametrize(("size", "bold", "bold_body", "strong"), [
    (13.0, False, False, True), (12.9, False, False, False), (12.0, True, False, True), (12.0, True, True, False),
    (13.0, False, True, True),
])  # fmt: skip
def test_a_heading_in_stronger_print(size: float, bold: bool, bold_body: bool, strong: bool) -> None:
    block: Any = SimpleNamespace(size=size, bold=bold)
    assert _is_strong(block, 12.0, bold_body) is strong


@pytest.mark.parametrize(
    ("lines", "cards"),
    [
        (["程溯白", "城东支行客户经理", "沈岫宁", "运营部主任"], 2),
        (["程溯白", "城东支行客户经理"], 0),
        (["程溯白", "城东支行客户经理", "甲", "沈岫宁", "运营部主任"], 2),
        (["程溯白", "城东支行客户经理", "甲", "乙", "沈岫宁", "运营部主任"], 0),
        (["程溯白", fill(36) + "客户经理", "沈岫宁", "运营部主任"], 2),
        (["程溯白", fill(37) + "客户经理", "沈岫宁", "运营部主任"], 0),
        (["程溯白", "城东支行客户经理" + fill(32), "沈岫宁", "运营部主任"], 2),
        (["程溯白", "城东支行客户经理" + fill(33), "沈岫宁", "运营部主任"], 0),
        (["程溯白", "城东支行，客户经理", "沈岫宁", "运营部主任"], 0),
        (["程溯白", "城东支行", "沈岫宁", "运营部"], 0),
    ],
)
def test_names_on_cards(lines: list[str], cards: int) -> None:
    assert len([*name_cards(lines, nlp.dictionary())]) == cards


@pytest.mark.parametrize(
    ("words", "counts"),
    [("1000", True), ("999", False), ("0", True), ("1,000.5", False), ("1000%", False), ("-1000", True)],
)
def test_numbers_that_may_count_shares(words: str, counts: bool) -> None:
    amount = read_amount(words)
    assert amount is not None and _is_share_count(amount) is counts


@pytest.mark.parametrize(
    ("sign", "unit"), [("美元", "美元"), ("澳大利亚元", "澳元"), ("新台币", "新台币"), ("甲美元", "美元")]
)
def test_a_currency_named_before_its_sum(sign: str, unit: str) -> None:
    (figure,) = read_figures(f"借款{sign}6,000元")
    assert figure.unit == unit


@pytest.mark.parametrize(("between", "held"), [(10, "监事程晓岚"), (12, "监事程晓岚"), (13, None)])
def test_how_much_may_stand_between_a_holder_and_the_shares(between: int, held: str | None) -> None:
    (row,) = rows_of(f"监事程晓岚直接持有公司股份{fill(between - 4)}2万股。")
    assert (row["subject"] == held) is (held is not None)
