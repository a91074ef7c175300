"""Bodies with nothing but a blank or a new line between them; bodies of tables that their header tells."""

import pytest

from extractors import nlp
from extractors.honours import award_tables
from extractors.marked import marked_document
from extractors.names.bodies_apart import bodies_view
from extractors.names.headed_bodies import headed_bodies
from extractors.names.latin_firms import is_latin_name, latin_firms
from schemas.document import Identity


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("江州市总工会|江州市妇联", "江州市总工会、江州市妇联"),
        ("省茶叶协会|省总工会|团省委|省科协", "省茶叶协会、省总工会、团省委、省科协"),
        ("江州茶业有限公司党委|江州茶业有限公司", "江州茶业有限公司党委、江州茶业有限公司"),
        ("主任：闻涛|江州市文明办（盖章）", "主任：闻涛，江州市文明办（盖章）"),
        ("省茶叶协会省总工会团省委省科协", "省茶叶协会、省总工会、团省委、省科协"),
        ("工业和信息化部中国茶业联合会", "工业和信息化部、中国茶业联合会"),
        ("江州市公安局市南分局", "江州市公安局市南分局"),
        ("江州市水务局市区管理所", "江州市水务局市区管理所"),
        ("国家税务总局江州市税务局", "国家税务总局江州市税务局"),
        ("由市总工会市场部承办", "由市总工会市场部承办"),
        ("云栈区榆钱街道社区党群服务中心", "云栈区榆钱街道社区党群服务中心"),
        ("江州市|人民政府", "江州市人民政府"),
        ("江州大学|环境学院", "江州大学环境学院"),
        ("江州银行|云栈支行", "江州银行云栈支行"),
        ("国家税务总局|江州市税务局", "国家税务总局江州市税务局"),
        ("江州茶业集团|有限公司", "江州茶业集团有限公司"),
        ("江州市水务局|水质监测中心", "江州市水务局水质监测中心"),
    ],
)
def test_a_blank_between_two_bodies_parts_them(text: str, seen: str) -> None:
    source = text.replace("|", "")
    gaps = {at - number for number, at in enumerate(at for at, char in enumerate(text) if char == "|")}
    assert bodies_view(source, gaps, nlp.words).text == seen


@pytest.mark.parametrize(
    ("header", "cell", "found"),
    [
        ("授予单位", "团市委、市文明办等6家单位", ["团市委", "市文明办"]),
        ("授予单位", "市委宣传部、市文明办等8部门", ["市委宣传部", "市文明办"]),
        ("颁奖机构", "省茶办/市茶协", ["省茶办", "市茶协"]),
        ("授予单位", "上级单位", []),
        ("客户名称", "Genvault Tea", ["Genvault Tea"]),
        ("产品名称", "Genvault Tea", []),
        ("党组织", "机关党总支（含3个支部）", ["机关党总支"]),
        ("党组织", "3个支部", []),
        ("专门委员会名称", "战略与投资委员会", ["战略与投资委员会"]),
        ("分队名称", "护渠宣讲队", ["护渠宣讲队"]),
        ("品牌名称", "护渠宣讲队", []),
        ("客户名称", "Annual Total", []),
        ("供应商", "Others", []),
        ("合作方", "Blue Delta Initiative", []),
        ("客户名称", "Total Marine Ltd", ["Total Marine Ltd"]),
        ("支部", "离退休支部", []),
        ("支部", "先进党支部", []),
        ("支部", "离退休第一支部", ["离退休第一支部"]),
        ("专门委员会", "下设委员会", []),
        ("颁奖机构", "省茶办、市茶协、网络投票", ["省茶办", "市茶协"]),
        ("颁奖机构", "省茶办、市茶协、明前财经", ["省茶办", "市茶协", "明前财经"]),
    ],
)
def test_a_header_tells_bodies(header: str, cell: str, found: list[str]) -> None:
    spans = [span for _, span in headed_bodies({(0, 0): header, (1, 0): cell}, nlp.words)]
    assert [span.of(cell) for span in dict.fromkeys(spans)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("向Dorval Pharma Co.,Ltd.、Genvault授权", ["Dorval Pharma Co.,Ltd."]),
        ("Kestrel Drive(Europe)GmbH供货", ["Kestrel Drive(Europe)GmbH"]),
        ("采用SAP S/4 HANA，通过ISO 9001 AS认证", []),
        ("The Company Ltd", []),
    ],
)
def test_a_firm_in_latin_letters_is_told_by_its_form(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in latin_firms(text)] == found


def test_a_grade_of_an_assessment_is_part_of_a_title() -> None:
    table = "| 荣誉名称 | 授予单位 |\n| 全市综合考核优秀等次企业 | 江州市人民政府 |"
    unit = Identity(org="江州茶业有限公司", org_short="江州茶业", year=2024)
    (row,) = award_tables.read(marked_document(table, unit))
    assert row.title == "全市综合考核优秀等次企业"


def test_codes_are_no_names() -> None:
    assert [word for word in ("ESG", "B2C", "2023", "Genvault", "客户A") if is_latin_name(word)] == ["Genvault"]


def test_a_grade_below_the_givers_gave_nothing() -> None:
    table = "| 荣誉名称 | 授予单位 |\n| 最美泵房 | 优秀 |\n| 文明窗口 | 云栈日报 |"
    unit = Identity(org="江州茶业有限公司", org_short="江州茶业", year=2024)
    rows = award_tables.read(marked_document(table, unit))
    assert [(row.title, row.grantor) for row in rows] == [("最美泵房", None), ("文明窗口", "云栈日报")]
