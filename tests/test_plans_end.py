"""Where what is meant to be done ends, and what is told behind it is a fact."""

import pytest

from extractors.metrics.complete.planned import is_meant


@pytest.mark.parametrize(
    ("before", "is_plan"),
    [
        ("茶场拟增建茶亭86座，培训茶农", True),
        ("茶场拟增建茶亭86座，收到投标书", False),
        ("茶场拟增建茶亭86座，共有茶农", False),
        ("渔社打算购船36艘，培训渔民", True),
        ("渔社打算2023年购船36艘，2022年购船12艘，渔民", False),
        ("渔社不打算购船的", False),
    ],
)
def test_a_plan_ends_where_a_fact_is_told(before: str, is_plan: bool) -> None:
    assert (is_meant.how("", before) is not None) == is_plan
