"""The outline of a report: its headings, their levels, its sentences and list items."""
