"""Words that look like bodies and are none: parts of other words, goods, kinds, organs of somebody else."""

import pytest
from said_rows import say_marked, say_rows


def bodies(text: str) -> list[str]:
    """Return the bodies of a sentence, or of a table or a list of several lines."""
    rows = say_marked(text) if "\n" in text else say_rows(text)
    return [row.split(" | ")[1] for row in rows if row.startswith("org | ")]


def below(header: str, *cells: str) -> str:
    """Return a table with one column of words and one of figures."""
    return "\n".join([f"| {header} | 数量 |", "| --- | --- |", *(f"| {cell} | 3 |" for cell in cells)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("动员团员学习时报考夜校。", []),
        ("每半月谈体会一次。", []),
        ("在人民网发布信息。", ["人民网"]),
        ("江南大学生公寓改造完成。", []),
        ("与江南大学签约。", ["江南大学"]),
        ("设备、通用电气、备件单独列支。", []),
        ("与蔚来、丰田等汽车企业合作。", ["蔚来", "丰田"]),
        ("与多家药企开展长期研发合作，包括Nordlys、Asker Tea等。", ["Nordlys", "Asker Tea"]),
        ("与诺华、强生等药企合作。", ["诺华", "强生"]),
        ("水厂水质日报发布200期，江城市水质日报同步。", []),
        ("江城街道办证窗口延长服务。", []),
        ("江城县新增有限公司30户。", []),
        ("江城大学校长培训中心开班。", ["江城大学校长培训中心"]),
        ("两个试点村村民委员会完成换届。", []),
        ("公司党委组织义务植树。", ["公司党委"]),
        (below("品牌", "华为", "联想"), []),
        (below("供应商", "华北经销商", "云南果农", "恒硕轴承"), ["恒硕轴承"]),
        ("江州恒硕商业管理有限公司成立。\n恒硕商业广场开业。", ["江州恒硕商业管理有限公司"]),
    ],
)
def test_words_that_are_no_bodies(text: str, found: list[str]) -> None:
    assert bodies(text) == found


def test_an_office_is_in_the_body_of_its_row_only_where_the_header_says_so() -> None:
    def persons(header: str) -> list[str]:
        rows = say_marked(f"| 姓名 | {header} | 职务 |\n| --- | --- | --- |\n| 闻立新 | 江城造船厂 | 副会长 |")
        return [row for row in rows if row.startswith("person")]

    assert persons("工作单位") == ["person | 闻立新 | role 副会长"]
    assert persons("其他单位名称") == ["person | 闻立新 | role 江城造船厂副会长"]


def test_an_award_in_quotes_is_no_short_form() -> None:
    rows = say_rows("江城热力有限公司（“全市文明单位”）迁址。全市文明单位创建启动。")
    assert [row for row in rows if row.startswith("org")] == ["org | 江城热力有限公司"]
