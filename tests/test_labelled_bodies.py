"""Bodies behind a label: at the beginning of a line, and in a cell."""

import pytest

from extractors import nlp
from extractors.marked import marked_document
from extractors.names import entities
from extractors.names.headed_bodies import bodies_behind_labels
from extractors.names.rules import RULES


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("颁发单位：江州市水务局、江州市财政局，荣誉说明：公司入选。", "江州市水务局 江州市财政局"),
        ("认定机构：江州市企业联合会", "江州市企业联合会"),
        ("3、执行单位：江州市纺织投资联盟；江州市水务局", "江州市纺织投资联盟 江州市水务局"),
        ("主办单位：江州市水务局（牵头）、江州市总工会", "江州市水务局 江州市总工会"),
        ("协办单位：中国茶业投资联盟", "中国茶业投资联盟"),
    ],
)
def test_a_label_tells_bodies(text: str, bodies: str) -> None:
    assert [span.of(text) for span in bodies_behind_labels(text, nlp.words)] == bodies.split()


@pytest.mark.parametrize(
    "text",
    [
        "承办单位：各分公司、相关部门",
        "主办单位：全体会员、江州市总工会",
        "参与单位：全市各学校",
        "支持单位：全国各地商会",
        "颁发单位：详见附件",
        "参与单位：3家，演练12次",
        "获奖单位：优秀企业、先进单位",
        "获奖单位：一等奖江州水厂",
    ],
)
def test_other_lists_tell_none(text: str) -> None:
    assert [*bodies_behind_labels(text, nlp.words)] == []


def test_who_hands_over_a_plaque_together_is_no_part_of_the_name() -> None:
    text = "| 荣誉名称 | 授予单位 |\n| 节水基地 | 江州市水务局、市科协联合授牌 |\n| 巡堤先锋 | 江州市总工会 |"
    names = [row.name for row in entities.read(marked_document(text), RULES)]
    assert names == ["江州市水务局", "市科协", "江州市总工会"]
