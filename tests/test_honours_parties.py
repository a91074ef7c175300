"""Honours: what of the words around an award may have given it, and what may have it, in whatever way it is told."""

import pytest
from test_honours import rows

from extractors.honours.giving_bodies import giver_of


@pytest.mark.parametrize(
    ("words", "giver"),
    [
        *((words, words) for words in (
            "市园林局", "市委、市政府", "江城晚报社、市旅游协会", "《园艺》杂志", "共青团江城市委",
            "市保护消费者权益促进会", "江城市有色金属协会", "多伦县总工会", "基层治理促进会",
        )),
        ("苗圃取得江城市园林局", "江城市园林局"),
        ("苗圃连续入选江城市海棠区人民政府", "江城市海棠区人民政府"),
        *((words, None) for words in (
            "各级政府", "各界政府", "有关部门", "市有关部门", "上级党委", "三家省级媒体", "全省同行", "业内协会",
        )),
    ],
)  # fmt: skip
def test_words_that_name_a_giver(words: str, giver: str | None) -> None:
    assert giver_of(words) == giver


@pytest.mark.parametrize(
    ("words", "giver"),
    [
        *((words, words) for words in ("美食网", "建行", "市里", "听涛、云帆等知名媒体", "远川航运")),
        *((words, None) for words in ("网友投票", "学员们", "业主单位", "社会各界", "单位", "两家国际机构")),
    ],
)
def test_who_gave_by_the_sentence_itself(words: str, giver: str | None) -> None:
    assert giver_of(words, said=True) == giver


CASES = [
    # what a body handed over stands behind the verb, and is all that it gave there
    ("苗圃取得江城市园林局颁发的经营许可证，荣获“江城市文明单位”称号。", [("江城市文明单位", "苗圃", None)]),
    ("苗圃取得省林业厅认定的良种资格，2019年荣获“先进苗圃”称号。", [("先进苗圃", "苗圃", None)]),
    ("在省林业厅颁发的先进单位表彰会上，苗圃荣获“先进苗圃”称号。", [("先进苗圃", "苗圃", "省林业厅")]),
    ("经过省林业厅组织专家评审，苗圃被评为“绿色苗圃”。", [("绿色苗圃", "苗圃", None)]),
    # who gave the first of a list gave the others too, as far as these may be of that body
    (
        "苗圃获得江城市消费者协会“诚信商户”、“绿色苗圃”称号。",
        [("诚信商户", "苗圃", "江城市消费者协会"), ("绿色苗圃", "苗圃", "江城市消费者协会")],
    ),
    (
        "苗圃获得江城市消费者协会授予的“诚信商户”、“全国青年文明号”称号。",
        [("诚信商户", "苗圃", "江城市消费者协会"), ("全国青年文明号", "苗圃", None)],
    ),
    (
        "苗圃先后获得“卫生苗圃”、江城市消费者协会“诚信商户”、“绿色苗圃”等荣誉称号。",
        [("卫生苗圃", "苗圃", None), ("诚信商户", "苗圃", "江城市消费者协会"), ("绿色苗圃", "苗圃", None)],
    ),
    # nobody is named
    ("苗圃被各级政府授予“文明单位”称号。", [("文明单位", "苗圃", None)]),
    ("苗圃获三家省级媒体评为“最美苗圃”。", [("最美苗圃", "苗圃", None)]),
    ("公司与远川集团合作多年，荣获其“最佳交付奖”。", [("最佳交付奖", "市二院", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_gave_and_who_has_it(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == expected
