"""Checks of the form, of names and of what is cited that look at one thing in several ways, told of as one."""

from pipeline.checks.joining import join
from pipeline.checks.rules.days import calendar, dates, held, left, order, other, signed
from pipeline.checks.rules.form import broken_off, numbers, outline, references, run_numbers
from pipeline.checks.rules.names import bodies, namesakes, near, own, persons, unit

LAWS = join(
    "law no longer in force",
    "a law that had ended before the report's period is not cited as one followed, nor a paper by another number",
    dates.check_laws,
    references.check_numbers,
)
OF_A_TIME = join(
    "name of another time",
    "congresses, plans and measures of years gone by are not spoken of as of this year, nor told of in another year",
    dates.check_names,
    calendar.check_congresses,
)
REFERENCES = join(
    "reference that leads nowhere",
    "where a sentence says 见表4 there is a table 4, where it says 详见第九部分 a part nine",
    references.check_references,
    references.check_parts,
)
COMMAS = join(
    "paragraph that ends in a comma",
    "a paragraph does not end in a comma",
    broken_off.check_commas,
    broken_off.check_breaks,
)
TITLE = join(
    "year of the title",
    "the year, and the kind of report, in running heads and in what the report says of itself, are the report's",
    order.check_title,
    other.check_kinds,
)
PHRASES = join(
    "set phrase",
    "set phrases and long set names are written as they are set (schemas/data/checks): 生产经营, no 成产经营",
    unit.check_phrases,
    unit.check_set_names,
)
TWO_WAYS = join(
    "name in two ways",
    "a name that stands often is not written once with another character, or with its words in another order",
    near.check_names,
    bodies.check_letters,
    bodies.check_bodies,
    persons.check_persons,
    persons.check_listed,
    namesakes.check_like,
    unit.check_heads,
    own.check_kinds,
    own.check_ranks,
    own.check_own,
    own.check_places,
    own.check_tabled,
    same=near.tell_one_name,
)
NUMBERS = join(
    "numbers of headings",
    "headings, and paragraphs that open with （一）, are numbered one after the other, and none twice",
    outline.check_numbers,
    run_numbers.check_paragraphs,
    run_numbers.check_captions,
    numbers.check_rows,
)
PERIOD = join(
    "period of the report",
    "the period that the report says it covers is of its year, and a closing account counts what is held at its end",
    dates.check_period,
    held.check_day,
    left.check_held,
    signed.check_signed,
    signed.check_signatures,
    held.check_coming,
)
