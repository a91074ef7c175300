"""The feed for programs that write this year's report.

from pipeline.feed import build_feed, write_json
feed = build_feed("yearbook", 2023, org="管网中心", values="values.parquet")
feed.statements[0].slots     # a sentence's slots; docs/feed.md explains the rest
"""

from pipeline.feed.build import build_feed
from pipeline.feed.collected import read_values
from pipeline.feed.files import as_json, read_json, write_json
from pipeline.feed.slots import refill
from pipeline.feed.tables import as_tables, write_tables

__all__ = ["as_json", "as_tables", "build_feed", "read_json", "read_values", "refill", "write_json", "write_tables"]
