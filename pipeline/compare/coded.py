"""Frames whose words are coded: a word that many rows share stands once, and the rows hold small numbers.

Hundreds of thousands of rows are filtered, sorted, grouped and joined as numbers; a caller gets plain words again.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

_WIDEST = 2**62  # more combinations than this don't fit a number: they are counted anew

Array = np.ndarray[Any, np.dtype[Any]]


def as_coded(table: pa.Table, plain: Collection[str] = ()) -> pd.DataFrame:
    """Return a table as a frame with coded words; columns of `plain` hold words that hardly two rows share."""
    columns: dict[str, Any] = {}
    for name, column in zip(table.column_names, table.unify_dictionaries().itercolumns(), strict=True):
        if pa.types.is_dictionary(column.type):
            columns[name] = _categorical(column.combine_chunks())
        elif pa.types.is_string(column.type) and name not in plain:
            columns[name] = _categorical(column.dictionary_encode().combine_chunks())
        else:
            columns[name] = pa.chunked_array([column.combine_chunks()]).to_pandas(date_as_object=False)
    return pd.DataFrame(columns, copy=False)


def _categorical(words: pa.DictionaryArray | pa.ChunkedArray) -> pd.Categorical:
    if isinstance(words, pa.ChunkedArray):  # no chunks at all
        words = pa.concat_arrays(words.chunks) if words.num_chunks else pa.array([], words.type)
    codes = words.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    return pd.Categorical.from_codes(codes, categories=pd.Index(words.dictionary.to_pylist(), dtype=object))


def recoded(frame: pd.DataFrame, plain: Collection[str] = ()) -> pd.DataFrame:
    """Return a frame with its words coded."""
    found = {}
    for name, column in frame.items():
        words = column.dtype == object or isinstance(column.dtype, pd.StringDtype)
        found[name] = column.astype(object).where(column.notna(), None).astype("category") if words else column
        if name in plain:
            found[name] = column
    return pd.DataFrame(found, index=frame.index)


def with_word(words: pd.Series, *more: str) -> pd.Series:
    """Return coded words that may become `more` as well."""
    return words.cat.add_categories([word for word in more if word not in words.cat.categories])


def filled(words: pd.Series) -> pd.Series:
    """Return coded words with nothing (null) as the empty word."""
    return with_word(words, "").fillna("")


def look_up(words: pd.Series, meaning: Mapping[str, Any] | Callable[[str], Any], default: Any) -> Array:
    """Return what each coded word means; `default` for one without meaning and for null."""
    of = meaning.get if isinstance(meaning, Mapping) else meaning
    meanings = [of(word) for word in words.cat.categories]
    kinds = [default if one is None else one for one in meanings]
    found: Array = np.array([*kinds, default])[words.cat.codes.to_numpy()]
    return found


def is_one_of(words: pd.Series, wanted: Collection[str]) -> Array:
    """Whether each coded word is one of some."""
    return look_up(words, dict.fromkeys(wanted, True), False)


def codes_of(values: pd.Series) -> tuple[Array, int]:
    """Return a number below the count given with it for each row, equal where the values are."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        return values.cat.codes.to_numpy().astype("int64") + 1, len(values.cat.categories) + 1
    codes, kinds = pd.factorize(values, use_na_sentinel=False)
    return codes, len(kinds)


def _ranks_of(values: pd.Series) -> tuple[Array, int]:
    """Return numbers that are in the order of the values, null last."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        words = values.cat.categories
        rank = np.empty(len(words) + 1, dtype="int64")
        rank[np.argsort(words.to_numpy(dtype=object), kind="stable")] = np.arange(len(words))
        rank[-1] = len(words)
        return rank[values.cat.codes.to_numpy()], len(words) + 1
    kinds, codes = np.unique(values.to_numpy(), return_inverse=True)
    return codes, len(kinds)


def _mixed(numbers: Sequence[tuple[Array, int]]) -> Array:
    """Return one number for several, in their order."""
    found, count = np.zeros(len(numbers[0][0]), dtype="int64"), 1
    for codes, kinds in numbers:
        if count * max(kinds, 1) > _WIDEST:
            firsts, found = np.unique(found, return_inverse=True)
            count = len(firsts)
        found = found * max(kinds, 1) + codes
        count *= max(kinds, 1)
    return found


def ids_of(rows: pd.DataFrame, columns: Sequence[str]) -> Array:
    """Return a number from 0 for each row in the order of their first appearance, equal where the columns are."""
    found: Array = pd.factorize(_mixed([codes_of(rows[column]) for column in columns]))[0]
    return found


def order_of(rows: pd.DataFrame, columns: Sequence[str]) -> Array:
    """Return the positions of the rows sorted by columns, rows that tie in all of them as they come."""
    return np.argsort(_mixed([_ranks_of(rows[column]) for column in columns]), kind="stable")


def gather(values: pd.Series, at: Array) -> Any:
    """Return the values at some positions, null at -1."""
    source = values.to_numpy() if isinstance(values.dtype, np.dtype) else values.array
    return pd.api.extensions.take(source, at, allow_fill=True)


def decoded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame with plain words (Python strings, None for null) for coded ones: rows share the same string."""
    columns: dict[str, Any] = {}
    for name, column in frame.items():
        if isinstance(column.dtype, pd.CategoricalDtype):
            words = np.array([*column.cat.categories, None], dtype=object)
            columns[str(name)] = pd.Series(words[column.cat.codes.to_numpy()], index=frame.index, dtype=object)
        else:
            columns[str(name)] = column
    return pd.DataFrame(columns, index=frame.index, copy=False)
