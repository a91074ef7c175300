"""Pairs of values that can't be or hardly are: to be checked by a person."""

import re
from functools import cache

import numpy as np
import pandas as pd

from schemas.word_lists import by_use

_TENFOLD = 10.0
_LIKELY = 1.4  # times by which a figure grows or shrinks from year to year beside a slip of the decimal point
_TURNED = 2.0  # times that two values of opposite signs are apart at most where one of them may be the other's slip
_SLIP = (5_000.0, 20_000.0)  # a ratio of about 10^4: 元 for 万元, 万元 for 亿元
_SAYS_SIGN = re.compile(r"以[“\"]?[-－—]?[”\"]?号填列")  # （减少以－号填列）: either sign is meant
_IN_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
_CENTS = re.compile(r"[-−－(（]?\d{1,3}(?:[,，]\d{3})+\.\d{2}[)）]?")
_FEW = 10.0  # of what is counted in ones: from 2 to 25 is no slip


@cache
def _words() -> dict[str, str]:
    """Return for each word what it says of where values may lie."""
    uses = by_use("matching/bounds.csv")
    return {word: use for use, words in uses.items() for word in words}


@cache
def bounds_of(name: str) -> frozenset[str]:
    """Return what the words of a name say of where its values may lie: the uses of `matching/bounds.csv`.

    Of `over_100` and `rate` only the one that the longest word says: 拨备覆盖率 is no mere 率.
    """
    found = {word: use for word, use in _words().items() if word in _IN_BRACKETS.sub("", name)}
    rates = {word: use for word, use in found.items() if use in ("over_100", "rate")}
    said = {rates[max(rates, key=len)]} if rates else set()
    said |= {"either"} if _SAYS_SIGN.search(name) else set()
    return frozenset(said | (set(found.values()) & {"result", "either"}))


def has_use(names: pd.Series, *uses: str) -> pd.Series:
    """Whether the words of each name have one of some uses."""
    return names.map(lambda name: not bounds_of(name).isdisjoint(uses), na_action="ignore").eq(True)


def is_over(side: pd.DataFrame) -> pd.Series:
    """Whether a value is a rate over 100 % of a kind that hardly is."""
    return (side["unit"] == "%") & (side["value"].abs() > 100 * (1 + 1e-9)) & has_use(side["name"], "rate")


def find_checks(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Return for pairs of values the code of what is to be checked, None where nothing is.

    1. unit_slip: a factor of about 10^4   2. sign: about the same on the other side of zero, of a name that has no sign
    of its own   3. over_100: a rate over 100 %   4. tenfold: about ten, a hundred, … times, as a slip of the decimal
    point leaves it; not small counts (2件, then 25件)

    What one table prints side by side is as it is there, but for a rate over 100 %; and where tables print both values
    to the cent with their thousands apart (1,386,520.74), no point slipped.
    """
    old, new = left["value"], right["value"]
    low, high = np.minimum(old.abs(), new.abs()), np.maximum(old.abs(), new.abs())
    ratio = high / low.replace(0.0, np.nan)
    few = (low < _FEW) & (left["resolution"] >= 1) & (right["resolution"] >= 1) & (high < _FEW * _TENFOLD)
    signed = has_use(right["name"], "result", "either")
    over = is_over(left) | is_over(right)
    found = pd.Series(None, index=left.index, dtype=object)
    powers = np.log10(ratio.to_numpy())
    near = np.abs(powers - np.round(powers)) <= np.log10(_LIKELY)
    found[(ratio >= _TENFOLD) & near & ~few] = "tenfold"
    found[(old * new < 0) & (ratio <= _TURNED) & ~signed] = "sign"
    found[ratio.between(*_SLIP)] = "unit_slip"
    told = found.index[found.notna()]
    left, right = left.loc[told], right.loc[told]
    cents = (found[told] == "tenfold") & _to_the_cent(left) & _to_the_cent(right)
    found[told[_is_beside(left, right) | cents]] = None
    found[over & ((found != "sign") & (found != "unit_slip"))] = "over_100"
    return found


def _to_the_cent(side: pd.DataFrame) -> pd.Series:
    """Whether a table prints values with their thousands apart and two decimals."""
    said = [bool(_CENTS.fullmatch(str(text))) for text in side["text"]]
    return pd.Series(said, index=side.index, dtype=bool) & (side["source"] == "table")


def _is_beside(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether one table of one report prints both values of a pair under one name."""
    found = (left["source"] == "table") & (right["source"] == "table")
    for column in ("doc_id", "page", "surface"):
        found &= left[column].astype(object) == right[column].astype(object)
    return found
