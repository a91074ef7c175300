"""A feed as JSON, and read from there as plain values."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.escaping import escape_json
from pipeline.feed.display import exact
from schemas.feed import VERSION, Feed


def as_json(value: Any) -> Any:
    """Return a feed, or a part of one, as JSON has it: decimals and days are strings, citations an object by id."""
    if dataclasses.is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple):
        return [as_json(one) for one in value]
    if isinstance(value, Mapping):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, Decimal):
        return exact(value)
    return value.isoformat() if isinstance(value, date) else value


def write_json(feed: Feed) -> str:
    """Return a feed as a JSON text: the same text for the same feed."""
    return escape_json(json.dumps(as_json(feed), ensure_ascii=False, indent=1)) + "\n"


def read_json(path: Path) -> dict[str, Any]:
    """Return the plain values of a feed's JSON file. Raises ValueError for a file that is no feed of this version."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path.name} is no feed: it is not JSON") from error
    if not isinstance(found, dict) or found.get("format") != "nianjian-feed":
        raise ValueError(f"{path.name} is no feed")
    version = str(found.get("version"))
    if version.partition(".")[0] != VERSION.partition(".")[0]:
        raise ValueError(f"{path.name} is a feed of version {version}; this program knows {VERSION}")
    return found
