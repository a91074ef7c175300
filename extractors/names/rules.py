"""The rules of names: persons, organisations with the names that a report introduces for them, and places."""

from dataclasses import dataclass
from typing import Any, Literal

from extractors.names.persons.rules import PERSONS
from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Introducing:
    """Words introduce a further name of an organisation; kinds as in `organisations.kind`."""

    kind: Literal["short", "also", "former"]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a name says what it is: an ending, a province."""


SHORT = Rule(
    "introduced as short form",
    "a short name in brackets behind the full one: 以下简称, 下称, 统称",
    Introducing("short"),
    examples=(
        "江州水务热线中心（以下简称“⟨热线中心⟩”）成立。 → 热线中心 = 江州水务热线中心",
        "江州水务有限公司（下称⟨江州水务⟩）",
        "江州水务热线中心（以下简称“热线中心”或“⟨中心⟩”）成立。 → 中心 = 江州水务热线中心",
    ),
    counter_examples=("《信访办法》（以下简称《办法》）施行。", "江州水务有限公司（盖章）"),
)
ALSO = Rule(
    "further name in the text",
    "a name that the organisation carries too: 加挂, 挂牌, 又称",
    Introducing("also"),
    examples=("江州水务热线中心加挂“⟨江州市热线监督中心⟩”牌子。 → 江州市热线监督中心 = 江州水务热线中心",),
    counter_examples=("墙上挂牌公示服务承诺。",),
)
FORMER = Rule(
    "former name in the text",
    "the name before a change: 前身为, 原名, 更名为, （原…）",
    Introducing("former"),
    examples=(
        "江州图书馆前身为⟨江州县图书馆⟩。 → 江州县图书馆 = 江州图书馆",
        "⟨江州自来水公司⟩更名为江州水务有限公司。 → 江州自来水公司 = 江州水务有限公司",
    ),
    counter_examples=("制度名称变更为办法。",),
)
ENDING = Rule(
    "ending with a proper name",
    "an ending of organisations behind a place or proper name",
    Form(),
    examples=("走访⟨云栈区商业联合会⟩。", "与⟨江州市发展和改革委员会⟩座谈。"),
    counter_examples=("各部门工会开展活动。", "省公司下发通知。", "大学生参加招聘。"),
)
BODY_IN_CELL = Rule(
    "body in a cell",
    "a cell of a table that is nothing but names of organisations",
    Form(),
    examples=(
        "| 被投资单位 | 持股比例 |\n| ⟨江州水务有限公司⟩ | 51% |",
        "| 出资人 | 金额 |\n| ⟨云栈环保股权投资合伙企业（有限合伙）⟩ | 12 |",
        "| 供应商 | 金额 |\n| 1、⟨江州管材厂⟩ | 12 |",
        "| 承租方 | 租金 |\n| ⟨致同咨询（江州）有限公司⟩ | 12 |",
        "| 参建单位 | 合同额 |\n| 全资子公司⟨江州市政工程有限公司⟩ | 12 |",
    ),
    counter_examples=(
        "| 单位 | 人数 |\n| 子公司 | 12 |",
        "| 事项 | 金额 |\n| 收购江州水务有限公司股权 | 12 |",
        "| 项目 | 金额 |\n| 江州水务有限公司技改工程 | 12 |",
        "| 类别 | 家数 |\n| 有限公司 | 12 |",
    ),
)
INTRODUCED = Rule(
    "short form that the document introduces",
    "a short name of an organisation wherever it stands again",
    Form(),
    examples=("江州水务热线中心（以下简称“通衢热线”）成立，⟨通衢热线⟩受理来电。",),
    counter_examples=("通衢热线受理来电。",),
)
PLACE = Rule(
    "province with what is below it",
    "a province or municipality with its district and town",
    Form(),
    examples=("项目位于⟨江苏省淮安市洪泽区⟩。", "走进⟨上海市⟩。"),
    counter_examples=("上海市民热烈欢迎。", "云栈区开展活动。"),
)
RULES: tuple[Rule[Any], ...] = (*PERSONS, SHORT, ALSO, FORMER, ENDING, BODY_IN_CELL, INTRODUCED, PLACE)
