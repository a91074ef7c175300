"""Names that a text takes up or goes on with, and where they must not go: 该公司, short forms, changes, titles."""

import pytest

from pipeline.sentences import read_sentence

SHORT = "青江水务集团有限公司（以下简称“青江水务”）成立。"
CASES = [
    # A short form is a subject where its words end
    (SHORT + "青江水务局处罚36万元。", [("36万元", "青江水务局处罚", None)]),
    (SHORT + "青江水务工会支出36万元。", [("36万元", "青江水务工会支出", None)]),
    (SHORT + "青江水务营收36万元。", [("36万元", "营收", "青江水务")]),
    # 该公司 is whoever alone is called so
    ("青江银行为石桥酒业公司放款，该公司收入8亿元。", [("8亿元", "收入", "该公司")]),
    ("青江集团与石桥水务公司签约，该公司合同额3亿元。", [("3亿元", "合同额", "该公司")]),
    ("石桥冷链有限公司中标，该公司收入3亿元。", [("3亿元", "收入", "石桥冷链有限公司")]),
    # A change does not hand its name on
    ("减少36起火警，减少8人伤亡。", [("36起", "减少火警", None), ("8人", None, None)]),
    ("增加36个摊位，提升20%通行速度。", [("20%", None, None)]),
    ("新进人员较多，增加12人工资。", [("12人", None, None)]),
    # Titles that were taken back
    ("撤销授予12人“先进班组”称号。", [("12人", "撤销授予“先进班组”", None)]),
    # Brackets are no whole
    ("发生火灾36起（含上年遗留3起），死亡12人。", [("12人", "火灾死亡人数", None)]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names_go_as_far_as_they_are_meant(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    rows = {row["text"]: (row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]}
    assert [(figure, *rows[figure]) for figure, _, _ in expected] == expected
