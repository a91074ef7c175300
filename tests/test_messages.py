"""What the program says, in both languages."""

import csv
import re
from importlib.resources import files

import pytest

from pipeline.messages import Messages

SAY = {language: Messages(language) for language in ("en", "zh")}
HAN = re.compile("[一-鿿]")


def rows(name: str) -> list[list[str]]:
    text = files("pipeline").joinpath(f"data/{name}").read_text(encoding="utf-8")
    return list(csv.reader(text.split("\n", 1)[1].splitlines(keepends=True)))


def slots(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))


@pytest.mark.parametrize(("name", "width"), [("messages.csv", 3), ("sayings.csv", 2)])
def test_every_line_has_its_cells_and_the_same_blanks_in_both_languages(name: str, width: int) -> None:
    head, *lines = rows(name)
    assert len(head) == width
    for line in lines:
        assert len(line) == width, line  # a comma that stands in no quotation marks cuts a message off
        assert name == "messages.csv" or slots(line[-1]) == slots(line[-2]), line
    keys = [line[0] for line in lines]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "own.csv, line 2, dimensions: spots; allowed: age, area",
            "own.csv 第 2 行，dimensions：不能是 spots；可用：age, area",
        ),
        ("own.csv, line 3, low: abc is no number\nown.csv, line 7: has more or fewer cells than the head",
         "own.csv 第 3 行，low：abc 不是数字\nown.csv 第 7 行：格数与列名行不一致"),
        ("own.csv, line 1: unknown column a, b; allowed: code, name",
         "own.csv 第 1 行：没有这一列：a, b；可用：code, name"),
        ("own.csv, line 4, aliases: no word class {工}; there are: 员工, 客户",
         "own.csv 第 4 行，aliases：没有词类 {工}；可用：员工, 客户"),
        ("甲.csv, line 3: 甲厂 is already joined to 乙厂", "甲.csv 第 3 行：甲厂 已经合并到 乙厂"),
        ("argument --store: expected one argument", "参数 --store：后面要跟一个值"),
        ("process 17 on pc writes to this store: wait until it has ended; if it no longer runs, delete 年鉴/lock",
         "pc 上的进程 17 正在写这个年鉴：请等它结束；若已不在运行，请删除 年鉴/lock"),
        ("年鉴/pages/report_year=2020/part-0000.parquet is damaged: it has 3 bytes, 5 were written",
         "年鉴/pages/report_year=2020/part-0000.parquet 已损坏：现有 3 字节，写入时为 5 字节"),
        ("s/_nianjian/places.json is not as nianjian writes it: delete it, it is made anew",
         "s/_nianjian/places.json 不是 nianjian 写的样子：请删除，程序会重新生成"),
        ("s was written by another version of nianjian (pages: text): extract the reports into a new store",
         "s 是另一版本的 nianjian 写的（pages: text）：请把报告读进一个新的年鉴"),
        ("裁定.csv, line 2: ruling 没问题; allowed: dismiss, 无误",
         "裁定.csv 第 2 行：ruling（裁定）不能是“没问题”；可用：dismiss, 无误"),
        ("something that nobody foresaw", "something that nobody foresaw"),
        ("没有 {这个}：已经是中文", "没有 {这个}：已经是中文"),
    ],
)  # fmt: skip
def test_sayings_of_the_libraries_are_told_in_chinese(english: str, chinese: str) -> None:
    assert SAY["zh"].retell(english) == chinese
