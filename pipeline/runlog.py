"""The run log: when which version did what, apart from the tables, which know no clock."""

import json
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa

from pipeline.escaping import escape_json
from pipeline.store.layout import PRIVATE


def now() -> str:
    """Return the time as the run log has it: UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def log_run(root: Path, run: Mapping[str, object]) -> None:
    """Add one line to the run log of a store."""
    versions = {"python": platform.python_version(), "pyarrow": pa.__version__, "system": platform.system()}
    with (root / PRIVATE / "runs.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(escape_json(json.dumps({**run, "versions": versions}, ensure_ascii=False)) + "\n")
