"""The door of a field: what its package gives to other fields, each value loaded when it is first named."""

import importlib
from collections.abc import Callable, Mapping


def open_door(package: str, places: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package whose values lie in modules of it: name → module.

    Loaded late, so that fields that give each other values need no order of loading and a command loads what it uses.
    The package also imports the values under TYPE_CHECKING, for tools that read the source.
    """

    def get(name: str) -> object:
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found: object = getattr(importlib.import_module(f"{package}.{places[name]}"), name)
        return found

    return get
