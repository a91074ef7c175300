"""Rows that are derived from a yearbook by `nianjian check`: findings, and what each sentence was before."""

from dataclasses import dataclass

from schemas.columns import column
from schemas.finding_words import CLASSES, KINDS, OUTCOMES, REUSE
from schemas.shared import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check says of one place in a report, or of two reports: also that it holds, or can't be told."""

    finding_id: str = column("Id: 16 hex digits from the rule and the rows of both sides. A second run gives it again.")
    rule: str = column("Name of the check; docs/checks.md lists them all.")
    kind: str = column("What sort of thing is checked.", allowed=KINDS)
    class_: str = column("错误: can't be; 矛盾: two statements disagree; 提示: worth a look.", allowed=CLASSES)
    outcome: str = column("What came out; not_assessable: nothing to be checked, or not sure enough.", allowed=OUTCOMES)
    ruling: str = column("right: a person said that it is right as it is.", allowed=("open", "right"), default="open")
    org: str | None = shared("org")
    org_id: str | None = shared("org_id")
    doc_id: str = shared("doc_id")
    doc_ids: tuple[str, ...] = column("All reports that it rests on, the one that is checked first.")
    row_ids: tuple[str, ...] = column("Ids of the rows of both sides.")
    page: int | None = column("Page of the first side; null where the whole report is meant.")
    pages: tuple[int | None, ...] = column("Pages of all sides, in the order of `row_ids`; null where one has none.")
    values: tuple[str, ...] = column("The words of both sides as printed, in the order of `row_ids`.")
    years: tuple[int, ...] = column("Years of the reports that it rests on.")
    message: str = column("What is found, in Chinese, with page and quotations; why, where nothing could be checked.")
    message_key: str = column("Key of the message (finding.<key> in pipeline/data/messages.csv).")
    message_parts: str = column("What fills its blanks: a JSON object of texts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """One sentence of a report against the organisation's previous report."""

    org_id: str | None = shared("org_id")
    doc_id: str = column("The later report.")
    previous_doc_id: str = column("The report before it.")
    kind: str = column("What became of the sentence.", allowed=REUSE)
    similarity: float | None = column("Likeness of the two texts, 0 to 100; null where there is one text.")
    formula: bool = column(
        "Whether it is little more than set phrases of policy papers: such a sentence does not count."
    )
    statement_id: str | None = column("The sentence in the later report; null for a dropped one.")
    page: int | None = column("Its page.")
    start_char: int | None = column("Its first code point in the later report's text.")
    end_char: int | None = column("The code point after its last one.")
    text: str | None = column("The sentence.")
    previous_statement_id: str | None = column("The sentence before; null for a new one.")
    previous_page: int | None = column("Its page.")
    previous_start_char: int | None = column("Its first code point in the earlier report's text.")
    previous_end_char: int | None = column("The code point after its last one.")
    previous_text: str | None = column("The sentence.")
