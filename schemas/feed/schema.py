"""JSON Schema of the feed, from its classes: types, closed lists and descriptions are said once."""

import dataclasses
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from schemas.feed.model import VERSION, Feed

_DECIMAL = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "string", "pattern": _DECIMAL},
}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    schema = schema | {"type": [schema["type"], "null"]}
    return schema | {"enum": [*schema["enum"], None]} if "enum" in schema else schema


def _of(annotation: Any, allowed: tuple[str, ...], found: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one type, adding the classes that it holds to `found`."""
    origin, inner = typing.get_origin(annotation), typing.get_args(annotation)
    if isinstance(annotation, types.UnionType) or origin is typing.Union:
        (kind,) = (a for a in inner if a is not type(None))
        return _or_null(_of(kind, allowed, found))
    if origin is tuple:
        return {"type": "array", "items": _of(inner[0], allowed, found)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _of(inner[1], allowed, found)}
    if dataclasses.is_dataclass(annotation) and isinstance(annotation, type):
        _add(annotation, found)
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    plain = _PLAIN[annotation]
    return plain | {"enum": list(allowed)} if allowed else dict(plain)


def _add(row_class: type, found: dict[str, Any]) -> None:
    if row_class.__name__ in found:
        return
    found[row_class.__name__] = {}  # a class may hold itself
    found[row_class.__name__] = _object(row_class, found)


def _object(row_class: type, found: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(row_class)
    properties = {
        field.name: _of(hints[field.name], field.metadata["allowed"], found) | {"description": field.metadata["text"]}
        for field in dataclasses.fields(row_class)
    }
    return {
        "type": "object",
        "description": row_class.__doc__,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def describe_feed() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the feed; every field is there in every feed, null where unknown."""
    found: dict[str, Any] = {}
    whole = _object(Feed, found)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:nianjian:feed:{VERSION}",
        "title": "Nianjian feed",
        **whole,
        "$defs": dict(sorted(found.items())),
    }
