"""Words of a frame as pandas categories: a word that many rows share stands once, and rows are joined as numbers."""

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from schemas.text import fold

Array = np.ndarray[Any, np.dtype[Any]]


def as_coded(table: pa.Table, plain: Collection[str] = ()) -> pd.DataFrame:
    """Return a table as a frame with coded words; columns of `plain` hold words that hardly two rows share."""
    words = [field.name for field in table.schema if pa.types.is_string(field.type) and field.name not in plain]
    return table.to_pandas(categories=words, date_as_object=False)


def recoded(frame: pd.DataFrame, plain: Collection[str] = ()) -> pd.DataFrame:
    """Return a frame with its words coded."""
    words = [
        name
        for name, column in frame.items()
        if name not in plain and (column.dtype == object or isinstance(column.dtype, pd.StringDtype))
    ]
    return frame.assign(**{name: frame[name].astype("str").astype("category") for name in words})


def in_order(words: pd.Series) -> pd.Series:
    """Return coded words whose order is that of their characters."""
    return words.cat.reorder_categories(sorted(words.cat.categories))


def filled(words: pd.Series) -> pd.Series:
    """Return coded words with nothing (null) as the empty word."""
    return with_word(words, "").fillna("")


def in_one_spelling(words: pd.Series) -> pd.Series:
    """Return coded words with those that differ in blanks or width alone as one: LINLU（林路）, LIN LU(林路).

    The one with most characters stays, of equally long ones the first in order.
    """
    kept: dict[str, str] = {}
    for word in sorted(words.cat.categories, key=lambda word: (-len(word), word)):
        kept.setdefault(fold(word), word)
    return renamed(words, {word: kept[fold(word)] for word in words.cat.categories if kept[fold(word)] != word})


def renamed(words: pd.Series, other: Mapping[str, str]) -> pd.Series:
    """Return coded words with some of them as others, which may be among them: two words become one."""
    return words.astype(object).replace(other).astype("category") if other else words


def with_word(words: pd.Series, *more: str) -> pd.Series:
    """Return coded words that may become `more` as well."""
    return words.cat.add_categories([word for word in more if word not in words.cat.categories])


def decoded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with plain words (Python strings, None for null) for coded ones: rows share the same string."""
    words = {name: column for name, column in frame.items() if column.dtype in ("category", "object")}
    return frame.assign(**{str(name): _plain(column) for name, column in words.items()})


def _plain(column: pd.Series) -> pd.Series:
    words = np.array(column, dtype=object)
    words[column.isna().to_numpy()] = None
    return pd.Series(words, index=column.index, dtype=object)
