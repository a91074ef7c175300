"""Two values of one year in one report: a contradiction, or two things under one short name."""

from extractors.indicators.matching import OPEN

_SPECIFIC = 10  # signs of an open key from which on two values are hardly of two things


def is_specific(indicator: str) -> bool:
    """Whether two values under an indicator contradict each other.

    1. an entry of the dictionary   2. an open key that says much: 住房保障支出住房改革支出住房公积金
    Not: a short open key (项目资金, 举办活动). A report counts many things under such a name: which of its quantities
    another year's is to be compared with is not known.
    """
    return not indicator.startswith(OPEN) or len(indicator.removeprefix(OPEN).partition("|")[0]) >= _SPECIFIC
