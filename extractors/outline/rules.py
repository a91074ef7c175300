"""The rules of the outline: the numbers that headings open with, and what makes a heading without one."""

from dataclasses import dataclass
from typing import Any

from extractors.outline.heading_numbers import MARKERS
from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Style:
    """How a heading is printed: the place and type of its line."""


RUN_IN = Rule(
    "run-in title",
    "a number with a title closed by 。 that begins a paragraph",
    Style(),
    examples=("⟨（一）主动公开情况。⟩全年公开信息120条，均按时限完成。 → 一 主动公开情况",),
    counter_examples=("（一）全年走访120人。均按时限完成。", "主动公开情况。全年公开信息。"),
)
CONTENTS = Rule(
    "contents page",
    "a line that the contents page lists",
    Style(),
    examples=("> 员工关爱\n⟨员工关爱⟩\n全年走访慰问职工。 → None 员工关爱",),
    counter_examples=("员工关爱\n全年走访慰问职工。",),
)
FONT = Rule(
    "font",
    "a short line in larger or bolder print than the body, no caption, with text behind it",
    Style(),
    examples=("** ⟨员工关爱⟩\n全年走访慰问职工。 → None 员工关爱",),
    counter_examples=(
        "员工关爱\n全年走访慰问职工。",
        "** 图1 员工人数\n全年走访慰问职工。",
        "** 单位：万元\n全年走访慰问职工。",
        "** 我们关爱员工。\n全年走访慰问职工。",
        "** □适用√不适用\n全年走访慰问职工。",
    ),
)
OVER_TITLE = Rule(
    "number over a title",
    "headings with their number on a line of its own over them, two or more that count up",
    Style(),
    examples=(
        "** 01\n** ⟨走进我们⟩\n全年走访慰问独居老人和困难职工。"
        "\n** 02\n** 员工关爱\n全年组织职工体检和疗休养活动。 → 01 走进我们",
    ),
    counter_examples=("** 01\n** 走进我们\n全年走访慰问独居老人和困难职工。",),
    source="full-page openers of designed reports",
)
BEFORE_BLANK = Rule(
    "number before a blank",
    "headings whose number only a blank divides from the title, three or more; without a blank where they count on",
    Style(),
    examples=(
        "** ⟨1 重要提示⟩\n本报告没有虚假记载。"
        "\n** 2 公司简介\n公司主营城市供水业务。\n** 3 主要数据\n各项数据如下所示。 → 1 重要提示",
        "** ⟨1重要提示⟩\n本报告没有虚假记载。"
        "\n** 2公司简介\n公司主营城市供水业务。\n** 3主要数据\n各项数据如下所示。 → 1 重要提示",
    ),
    counter_examples=(
        "** 1 重要提示\n本报告没有虚假记载。",
        "** 3 个项目\n各项目均已按期完工。",
        "** 12345热线\n全年接单。\n** 8小时之外\n活动丰富。\n** 5公里跑\n众人参加。",
    ),
)
BOX = Rule(
    "title of a box",
    "the first line of a box with more in it, a title behind a word for what the box holds",
    Style(),
    examples=(
        "[] ⟨【案例2】泵房里的课堂⟩\n[] 全年接待学生参观。 → None 【案例2】泵房里的课堂",
        "[] ⟨案例1水渠边的课堂⟩\n[] 全年接待学生参观。 → None 案例1水渠边的课堂",
    ),
    counter_examples=(
        "【案例2】泵房里的课堂\n全年接待学生参观。",
        "[] 案例\n[] 全年接待学生参观。",
        "[] 案例二中的用户已恢复供水。\n[] 全年接待学生参观。",
        "[] 案例显示水压回升的三个片区\n[] 全年接待学生参观。",
        "[] 案例12个入选全市汇编\n[] 全年接待学生参观。",
    ),
    source="argued: designed reports tell cases in boxes, each under its title",
)
STYLES: tuple[Rule[Style], ...] = (RUN_IN, CONTENTS, FONT, OVER_TITLE, BEFORE_BLANK, BOX)
RULES: tuple[Rule[Any], ...] = (*MARKERS, *STYLES)
