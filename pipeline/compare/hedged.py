"""Targets as printed with the word that says which side of the number is meant: 不少于48公里, 45公里以上."""

from collections.abc import Mapping

import pandas as pd

from extractors.numbers.qualifiers import has_hedge, hedge_word_before
from pipeline.compare.spots import Spot

# What a qualifier is written as where the report's own word stands elsewhere (a column header, words further before).
_WRITTEN = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "about": "约", "nearly": "近"}


def with_hedges(commitments: pd.DataFrame, spots: Mapping[str, Spot]) -> pd.DataFrame:
    """Return commitments whose `target` says what their `qualifier` does; `spots`: where they are printed, by row id.

    1. 45公里以上 stays   2. 48公里 behind 不少于 becomes 不少于48公里   3. where no such word is right before the
    number, a sign stands for it: ≥48公里
    """
    silent = [
        qualifier in _WRITTEN and not has_hedge(target)
        for qualifier, target in zip(commitments["qualifier"], commitments["target"], strict=True)
    ]
    if not any(silent):
        return commitments
    words = {row_id: hedge_word_before(spot.text, spot.at) for row_id, spot in spots.items()}
    said = [
        (words.get(row_id) or _WRITTEN[qualifier]) + target if bare else target
        for bare, row_id, qualifier, target in zip(
            silent, commitments["row_id"], commitments["qualifier"], commitments["target"], strict=True
        )
    ]
    return commitments.assign(target=pd.Series(said, index=commitments.index, dtype=object))
