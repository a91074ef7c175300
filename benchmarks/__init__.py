"""Benchmarks: each prints a table; what it compares is measured in the same run on the same machine."""
