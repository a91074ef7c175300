"""pandas kept out of processes that have no use for it."""

import sys
from typing import Any

import pyarrow as pa


class _Refusing:
    """A finder of modules that says of pandas that it is not installed."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002 - a finder's
        if name == "pandas":
            raise ModuleNotFoundError(name)


def keep_pandas_out() -> None:
    """Let pyarrow believe that there is no pandas, unless it is loaded already.

    pyarrow imports pandas, a third of a second, with the first array that it makes, to see whether the values are
    pandas'. What needs pandas by name (`to_pandas`) still gets it.
    """
    if "pandas" in sys.modules:
        return
    finder: Any = _Refusing()
    sys.meta_path.insert(0, finder)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(finder)
