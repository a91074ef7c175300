"""What `nianjian compare` can be asked for; apart from the command, whose libraries --help does not need."""

import argparse
import re

VIEWS = ("changes", "restatements", "honours", "commitments", "editions", "values", "peers", "coverage")
FORMATS = ("table", "csv", "json", "parquet", "xlsx")
SUFFIXES = {".csv": "csv", ".json": "json", ".jsonl": "json", ".parquet": "parquet", ".xlsx": "xlsx"}
TEXT_SUFFIXES = ("", ".txt")  # of a table as it is printed
VINTAGES = ("latest", "first")


def read_years(text: str) -> tuple[int, ...]:
    """Read 2020-2022, 2020,2022 or 2021; for argparse."""
    found: list[int] = []
    for part in text.split(","):
        match = re.fullmatch(r"\s*(\d{4})(?:\s*-\s*(\d{4}))?\s*", part)
        if not match or (match[2] and int(match[2]) < int(match[1])):
            raise argparse.ArgumentTypeError(f"{part}: 2020-2022 | 2020,2022")
        found.extend(range(int(match[1]), int(match[2] or match[1]) + 1))
    return tuple(found)
