"""Dates and periods in Chinese prose: text in, mentions with their first and last day out."""

from extractors.dates.mention import DateMention
from extractors.dates.reading import heads_dates, read_cell_dates, read_dates, read_excluded

__all__ = ["DateMention", "heads_dates", "read_cell_dates", "read_dates", "read_excluded"]
