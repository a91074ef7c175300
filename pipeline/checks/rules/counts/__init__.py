"""Counts against what is counted: lists, names, items, the rows of a table."""
