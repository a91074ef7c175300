"""Serial numbers in one column with the names of rows are no part of them."""

import pytest
from made_tables import cells_of, made

from extractors.tables import cell_quantities
from extractors.tables.serial_names import without_serials

HEADERS = ["序号课程名称", "承办主体", "支出金额"]


def subjects(names: list[str], header: str = "序号课程名称") -> list[str | None]:
    rows = [[header, *HEADERS[1:]], *([name, "培训机构", "6.50"] for name in names)]
    return [row.subject for row in cell_quantities.read(made(rows, ["单位：万元"]))]


def test_names_that_are_numbered_through_lose_their_numbers() -> None:
    names = ["1电工基础", "2焊接工艺", "3叉车驾驶"]
    assert subjects(names, "序号项目名称") == ["电工基础", "焊接工艺", "叉车驾驶"]


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("序号项目名称", ["3号井大修", "5号井大修", "7号井大修"]),  # not one by one
        ("序号项目名称", ["1电工基础", "2焊接工艺"]),  # too few
        ("序号项目名称", ["1电工基础", "焊接工艺", "2叉车驾驶", "3起重指挥"]),  # one without a number
        ("序号年份", ["12021年", "22022年", "32023年"]),  # where does the number end?
        ("项目名称", ["1电工基础", "2焊接工艺", "3叉车驾驶"]),
        ("序号", ["1", "2", "3"]),
    ],
)
def test_other_numbers_stay(header: str, names: list[str]) -> None:
    words = [header, *names]
    _, cells = cells_of([[said, "6.50"] for said in words], 0)
    said = [word for name in words for word in (name, "6.50")]
    assert without_serials(cells, said) == said


def test_a_row_is_of_the_borrower_and_not_of_the_trade() -> None:
    rows = [["借款人", "所属行业", "授信余额", "占授信总额"], ["甲厂", "纺织业", "720.00", "1.20%"]]
    found = [(row.subject, row.metric) for row in cell_quantities.read(made(rows, ["单位：万元"]))]
    assert found == [("甲厂", "授信余额"), ("甲厂", "占授信总额")]
