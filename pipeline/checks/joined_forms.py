"""Checks of the form, of names and of what is cited that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules import (
    broken_off,
    congresses,
    cut_off,
    dates,
    document_numbers,
    left_years,
    like_persons,
    named_at_head,
    named_kinds,
    named_parts,
    names,
    near_bodies,
    near_letters,
    near_names,
    near_persons,
    numbered_rows,
    outline,
    own_names,
    references,
    report_kinds,
    run_numbers,
    set_names,
    signed_early,
    spans,
    tabled_bodies,
    wording,
    year_marks,
)

LAWS = join(
    "law no longer in force",
    "a law that had ended before the report's period is not cited as one followed, nor a paper by another number",
    dates.check_laws,
    document_numbers.check_numbers,
)
OF_A_TIME = join(
    "name of another time",
    "congresses, plans and measures of years gone by are not spoken of as of this year, nor told of in another year",
    dates.check_names,
    congresses.check_congresses,
)
REFERENCES = join(
    "reference that leads nowhere",
    "where a sentence says 见表4 there is a table 4, where it says 详见第九部分 a part nine",
    references.check_references,
    named_parts.check_parts,
)
COMMAS = join(
    "paragraph that ends in a comma",
    "a paragraph does not end in a comma",
    wording.check_commas,
    broken_off.check_breaks,
)
TITLE = join(
    "year of the title",
    "the year, and the kind of report, in running heads and in what the report says of itself, are the report's",
    spans.check_title,
    report_kinds.check_kinds,
)
PHRASES = join(
    "set phrase",
    "set phrases and long set names are written as they are set (schemas/data/checks): 生产经营, no 成产经营",
    names.check_phrases,
    set_names.check_set_names,
)
TWO_WAYS = join(
    "name in two ways",
    "a name that stands often is not written once with another character, or with its words in another order",
    near_names.check_names,
    near_letters.check_letters,
    near_bodies.check_bodies,
    near_persons.check_persons,
    near_persons.check_listed,
    like_persons.check_like,
    named_at_head.check_heads,
    named_kinds.check_kinds,
    own_names.check_ranks,
    own_names.check_own,
    own_names.check_places,
    tabled_bodies.check_tabled,
)
NUMBERS = join(
    "numbers of headings",
    "headings, and paragraphs that open with （一）, are numbered one after the other, and none twice",
    outline.check_numbers,
    run_numbers.check_paragraphs,
    run_numbers.check_captions,
    numbered_rows.check_rows,
)
PERIOD = join(
    "period of the report",
    "the period that the report says it covers is of its year, and a closing account counts what is held at its end",
    dates.check_period,
    cut_off.check_day,
    left_years.check_held,
    year_marks.check_signed,
    signed_early.check_signatures,
    cut_off.check_coming,
)
