"""The relations of the dictionary held against the quantities of filled forms: parts and total, share and its numbers.

1. 合同员工75＋派遣员工3＝78，与在岗员工79相差1，请核对   2. 女职工35÷在岗员工79＝44.3%，与女职工占比48%不符
3. 大专及以上学历人数80多于在岗员工79
What stored reports break is a finding of `check`, in the workbook as in the feed.
"""

from collections.abc import Iterator, Mapping

from pipeline.checks.relations import Figure, judge_figures
from pipeline.messages import Messages
from schemas.indicators import Dictionary, Relation


def check_figures(
    stated: Mapping[str, Figure], dictionary: Dictionary, say: Messages
) -> Iterator[tuple[Relation, str]]:
    """Yield the relations that the quantities of one report, by code, break, each with a sentence that says how."""
    for relation, broken in judge_figures(stated, dictionary):
        if broken:
            yield relation, say("check.again", words=say(f"check.{broken.key}", **broken.blanks))
