"""Where phrases are cut that are too long, hedges right before a number, quotes set straight, signs for characters."""

import pytest

from extractors.honours.award_phrase import straighten
from extractors.metrics.cut.edges import tail
from extractors.metrics.cut.words import Token
from extractors.numbers.qualifiers import hedge_word_before
from pipeline.reading.health import _mended


@pytest.mark.parametrize(
    ("words", "longest", "kept"),
    [
        (("窑炉", "检修", "次数"), 6, 3),
        (("窑炉", "检修", "次数"), 2, 3),  # eight more may stay
        (("窑炉保温层", "检修维护", "完成次数"), 5, 3),
        (("窑炉保温层", "检修维护", "完成次数"), 4, 1),
        (("窑炉保温层外", "检修维护", "完成次数"), 5, 1),
        (("窑炉保温层外墙面砖", "检修维护", "完成次数"), 8, 2),
        (("窑炉保温层外墙面砖", "检修维护", "完成次数"), 7, 1),
        (("窑炉保温层外墙面砖修补检查次数",), 4, 1),  # one word at least
        (("本科", "及", "以上学历人员", "参加窑炉保温培训人次"), 10, 1),
        (("硕士研究生学历人员", "本科", "及", "以上学历人员"), 7, 3),  # nothing begins with 及
        (("硕士研究生学历人员", "本科", "及", "以上学历人员"), 6, 1),
        (("本科毕业学历人员", "及", "参加窑炉保温培训"), 8, 1),
    ],
)
def test_the_last_words_that_fit(words: tuple[str, ...], longest: int, kept: int) -> None:
    tokens = [Token(word, "n") for word in words]
    assert tail(tokens, longest) == tokens[-kept:]


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("巡查河道不少于48公里", "不少于"),
        ("合格率至少达到96%", "至少达到"),
        ("至少开展演练3次", ""),
        ("约48公里", "约"),
        ("共48公里", ""),
        ("48公里", ""),
    ],
)
@pytest.mark.parametrize("before", ["", "窑" * 60])
def test_the_hedge_right_before_a_number(text: str, hedge: str, before: str) -> None:
    said = before + text
    start = next(at for at, letter in enumerate(said) if letter.isdigit())
    assert hedge_word_before(said, start) == hedge


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ('获"先进班组"和"样板窑"称号', "获“先进班组”和“样板窑”称号"),
        ('"先进班组"', "“先进班组”"),
        ('获"先进班组', "获“先进班组"),
        ("获「先进班组」和『样板窑』", "获“先进班组”和‘样板窑’"),
        ("获'先进班组'", "获‘先进班组’"),
        ("获“先进班组”", "获“先进班组”"),
        ("", ""),
    ],
)
def test_straight_and_corner_quotes(text: str, straight: str) -> None:
    assert straighten(text) == straight and len(text) == len(straight)


@pytest.mark.parametrize(
    ("letter", "mended"),
    [
        ("⼦", "子"),
        ("⼦子", "子"),
        ("子⼦", "子⼦"),
        ("⻬", "齐"),
        ("\uf90a", "金"),
        ("ﬁ", "ﬁ"),
        ("窑", "窑"),
        ("⼦女", "⼦女"),
    ],
)
def test_a_radical_is_the_character_that_it_stands_for(letter: str, mended: str) -> None:
    assert _mended(letter) == mended
