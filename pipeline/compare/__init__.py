"""Comparing the reports of a yearbook: one indicator, many reports, every quantity explained. Its values are data
frames.

from pipeline.compare import compare
comparison = compare("yearbook")
comparison.changes       # one row an organisation, indicator and pair of years
comparison.restatements  # what one report says of a year against what another one says
"""

from pipeline.compare.comparison import Choice, Comparison, compare, find_organisations, peers

__all__ = ["Choice", "Comparison", "compare", "find_organisations", "peers"]
