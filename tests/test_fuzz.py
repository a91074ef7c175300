"""Damaged copies of the samples: each ends in rows or in a named problem, none in a defect or a hang."""

import random
from collections import Counter
from pathlib import Path

import pytest
from conftest import SAMPLES

from benchmarks.fuzz import FAILING, read_damaged, write_damaged
from benchmarks.mutations import MUTATIONS, Mutation
from schemas.problems import REASONS

FILES = 100
SMALL = sorted((SAMPLES / "pdf-more").glob("zhaoming-*.pdf"))  # three pages each


def test_every_damaged_file_ends_in_rows_or_in_a_named_problem(tmp_path: Path) -> None:
    write_damaged(tmp_path / "in", SMALL, FILES, seed=8)
    ended = read_damaged(tmp_path / "in", tmp_path / "s", workers=2)
    assert len(ended) == FILES
    counts = Counter(ended.values())
    assert set(counts) <= {"ok", "partial", *REASONS} - set(FAILING), {n: e for n, e in ended.items() if e in FAILING}
    assert counts["ok"] > FILES / 4, "damage that nothing comes through tells little"
    assert counts["ok"] < FILES * 0.9, "damage that all comes through tells little"


@pytest.mark.parametrize("mutate", MUTATIONS, ids=lambda mutate: mutate.__name__)
def test_damage_is_the_same_for_the_same_seed_and_is_damage(mutate: Mutation) -> None:
    data = SMALL[0].read_bytes()
    made = [mutate(data, random.Random(seed)) for seed in (1, 1, 2, 3, 4)]
    assert made[0] == made[1]
    assert len({data, *made}) > 2
