"""Definitions in tables: which short form stands for which full name, wherever it stands again."""

from dataclasses import replace

import pytest

from extractors.identity.identity import add_identity
from extractors.marked import marked_blocks, marked_document
from extractors.names import defined_names, entities
from schemas.document import Identity
from schemas.tables import EntityMention

TABLE = """江州葵禾饼业股份有限公司
2022年社会责任报告
| 简称 | 全称／释义 |
| 葵禾饼业、公司、我们 | 江州葵禾饼业股份有限公司 |
| 面粉公司 | 葵禾（云栈）面粉有限公司，公司的控股子公司 |
| 研究院 | 江州葵禾烘焙食品研究院 |
| 报告期、本年度 | 2022年1月1日至12月31日 |
葵禾饼业开业，面粉公司增资，研究院招聘12人。
各研究院院长到会，走访烘焙食品研究院，研究院员工带队。"""


def rows(text: str) -> list[EntityMention]:
    return list(entities.read(add_identity(marked_document(text))))


def test_short_forms_of_a_table_are_names_with_the_full_one() -> None:
    said = [row for row in rows(TABLE) if row.name in ("葵禾饼业", "面粉公司", "研究院")]
    assert [(row.name, row.canonical) for row in said] == [
        *(("葵禾饼业", "江州葵禾饼业股份有限公司"), ("面粉公司", "葵禾（云栈）面粉有限公司")),
        ("研究院", "江州葵禾烘焙食品研究院"),
        *(("葵禾饼业", "江州葵禾饼业股份有限公司"), ("面粉公司", "葵禾（云栈）面粉有限公司")),
        ("研究院", "江州葵禾烘焙食品研究院"),
    ]


def test_the_reports_own_short_form_is_that_of_its_table() -> None:
    text = f"% {TABLE}"
    document = replace(marked_document(text), blocks=tuple(marked_blocks(text)))
    assert add_identity(document).identity.org_short == "葵禾饼业"


@pytest.mark.parametrize(
    ("table", "found"),
    [
        # Either way round, with 指 between them, with or without a header.
        (
            "| 释义项 | 指 | 释义内容 |\n| 江州葵禾面粉有限公司 | 指 | 面粉公司 |",
            [("面粉公司", "江州葵禾面粉有限公司")],
        ),
        (
            "| 葵禾面粉 | 指 | 江州葵禾面粉有限公司 |\n| 葵禾物流 | 指 | 江州葵禾物流有限公司 |",
            [("葵禾面粉", "江州葵禾面粉有限公司"), ("葵禾物流", "江州葵禾物流有限公司")],
        ),
        ("| 葵禾面粉 | 指 | 江州葵禾面粉有限公司 |", []),
        # What it is to another is no part of the full name.
        (
            "| 简称 | 释义 |\n| 葵禾面粉 | 全资子公司江州葵禾面粉有限公司 |",
            [("葵禾面粉", "江州葵禾面粉有限公司")],
        ),
        # A kind of body, a relation, no body at all, other headers.
        ("| 简称 | 全称 |\n| 疾控中心 | 疾病预防控制中心 |\n| 保荐机构 | 江州证券有限公司 |", []),
        ("| 简称 | 释义 |\n| 葵禾三期 | 系葵禾饼业参股公司 |\n| 元、万元 | 人民币元、人民币万元 |", []),
        ("| 名称 | 客户 |\n| 葵禾面粉 | 江州葵禾物流有限公司 |", []),
    ],
)
def test_what_a_table_defines(table: str, found: list[tuple[str, str]]) -> None:
    assert [(one.short, one.full) for one in defined_names(marked_document(table))] == found


def test_a_short_form_is_none_inside_the_full_name() -> None:
    text = "| 简称 | 全称 |\n| 沙角电力 | 江州市葵禾沙角B电力有限公司 |\n任江州市葵禾沙角B电力有限公司总经理。"
    identity = Identity(aliases=(("江州市葵禾沙角B电力有限公司", "沙角电力"),))
    prose = [row for row in entities.read(marked_document(text, identity)) if row.rule != "defined in a table"]
    assert [row.name for row in prose] == ["江州市葵禾沙角B电力有限公司"]
