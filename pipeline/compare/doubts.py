"""Two values of one year in one report: a contradiction, or two things under one short name."""

import pandas as pd

from extractors.indicators.matching import OPEN
from extractors.indicators.scope import OF_COMPANIES

_ITEMS = "accounts."  # entries of the dictionary: items of a company's statements
_SPECIFIC = 10  # signs of an open key from which on two values are hardly of two things
_OF_OFFICES = "预算|决算"


def is_specific(indicator: str) -> bool:
    """Whether an indicator names one thing only.

    1. an entry of the dictionary   2. an open key that says much: 住房保障支出住房改革支出住房公积金
    Not: a short open key (项目资金, 举办活动), or an item of the statements (应收账款). A report counts many things
    under such a name, the item and in its notes parts of it: which of its quantities another year's is to be compared
    with is not known.
    """
    if indicator.startswith(_ITEMS):
        return False
    return not indicator.startswith(OPEN) or len(indicator.removeprefix(OPEN).partition("|")[0]) >= _SPECIFIC


def contradict(rows: pd.DataFrame, in_cells: pd.Series) -> pd.Series:
    """Whether each row that stands for several values of one report says that the report contradicts itself.

    Its indicator must name one thing only. Not: an open key in cells, as parts of a table have rows alike (期末余额
    under 账面原值 and under 累计折旧); cells of budgets, which list one item in many tables; the annual reports of
    companies, whose notes and sentences speak of parts of everything (会议费 of 销售费用). `in_cells`: a value stands
    in a table.
    """
    kinds = rows["report_type"].astype(object)
    of_offices = kinds.str.contains(_OF_OFFICES).eq(True)
    parts = in_cells & (rows["indicator"].str.startswith(OPEN) | of_offices)
    specific = rows["indicator"].map(is_specific, na_action="ignore").eq(True)
    return specific & ~parts & ~kinds.isin(OF_COMPANIES)
