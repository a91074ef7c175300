"""Where bodies begin and end in prose: brands with a number or a date in them, titles that are names, other words."""

import pytest

from tests.said_rows import say_rows

WHOLE = [
    ("云栈三家喜家具有限公司投产。", "云栈三家喜家具有限公司"),
    ("云栈市一家福茶业有限公司停产。", "云栈市一家福茶业有限公司"),
    ("5月6日电信云栈分公司搬迁。", "电信云栈分公司"),
    ("云栈市五星中学开学。", "云栈市五星中学"),
    ("云栈模范医院搬迁。", "云栈模范医院"),
    ("云栈最具茶业有限公司、云栈全省达物流有限公司投产。", "云栈最具茶业有限公司"),
    ("中国工程院院士尹素琴、温砚田等2人发言。", "中国工程院"),
    ("云栈农学院院士工作站3个。", "云栈农学院"),
    ("我院护理部选派2人。", "护理部"),
    ("节目在央视播出。", "央视"),
]
NONE = [
    "获评云栈市五星中学。",
    "中国科学院院士5人授课。",
    "云栈AI公司增多，云栈APP公司招人。",
    "观看中央视频课，央视频开通。",
    "最高检测值超标，市书协助力茶会。",
    "当庭法庭宣判。",
]


def _bodies(said: str) -> list[str]:
    return [row.split(" | ")[1] for row in say_rows(said) if row.startswith("org | ")]


@pytest.mark.parametrize(("said", "body"), WHOLE)
def test_a_body_is_read_whole(said: str, body: str) -> None:
    assert body in _bodies(said)


@pytest.mark.parametrize("said", NONE)
def test_other_words_are_no_body(said: str) -> None:
    assert _bodies(said) == []
