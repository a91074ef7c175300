"""Finding where something is said: a quantity, a name or a phrase, in all reports of a yearbook."""

from pipeline.finding.hits import Hit, Other
from pipeline.finding.search import find_row, search, search_each

__all__ = ["Hit", "Other", "find_row", "search", "search_each"]
