"""Words at the ends of phrases: what was done to what is counted, and what a clause before 的 says of it."""

import pytest

from extractors import nlp
from extractors.metrics.cut.predicates import without_end
from extractors.metrics.cut.words import Token
from extractors.metrics.find.behind import nominal


def tokens(*tagged: str) -> list[Token]:
    return [Token(*one.split("/")) for one in tagged]


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        (["渔船/n", "启航/v"], "渔船"),
        (["渔船/n", "安全/ad", "启航/v"], "渔船"),
        (["渔船/n", "顺利/ad", "启航/v"], "渔船"),
        (["渔船/n", "都/d", "启航/v"], "渔船"),
        (["渔船/n", "安全/an", "启航/v"], "渔船安全"),
        (["顺利/ad", "启航/v"], "顺利"),  # one word is left
        (["启航/v"], "启航"),
        (["渔船/n", "顺利/ad"], "渔船顺利"),  # nothing was done
        (["渔船/n"], "渔船"),
    ],
)
def test_what_was_done_is_dropped_with_its_manner(phrase: list[str], kept: str) -> None:
    assert "".join(token.text for token in without_end(tokens(*phrase))) == kept


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("整改的", "整改"),
        ("已完成整改的", "完成整改"),
        ("不予公开的", "不予公开"),
        ("改的", ""),
        ("不的", ""),
        ("获奖3次的", ""),
        ("员工的", ""),
    ],
)
def test_a_clause_before_de_says_what_was_done(clause: str, said: str) -> None:
    assert nominal(clause, lambda text: [Token(word.text, word.flag) for word in nlp.words(text)]) == said
