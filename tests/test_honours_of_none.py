"""Sentences with the words of an award that give it to nobody, or not to what stands where a holder does."""

import pytest
from said_rows import say_marked, say_rows


def holders(text: str) -> list[tuple[str, str | None]]:
    """Return titles and holders of a sentence, or of a marked text."""
    rows = say_marked(text) if "\n" in text else say_rows(text)
    found = [dict(part.split(" ", 1) for part in row.split(" | ")[1:] if " " in part) for row in rows]
    pairs = zip(rows, found, strict=True)
    return [(one["title"], one.get("recipient")) for row, one in pairs if row.startswith("honour")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plans, kinds and topics are no first of many
        ("计划表彰韦庆红等15名优秀党员。", []),
        ("大会表彰一线工人等30名先进个人。", []),
        ("总站表彰安全生产等4个先进集体。", []),
        ("总站评选表彰了优秀教师等12名先进工作者。", []),
        ("总站表彰了急诊支部等3个先进基层党组织。", [("先进基层党组织", "急诊支部等3个")]),
        # measures and counties have no place in a list of bodies
        ("市统计局公布“百强企业”名单，行业平均利润位列第5位。", []),
        ("“全国百强县”榜单发布，江城县位列第40名。", []),
        ("省企联公布“百强企业”名单，江城造船厂位列第7位。", [("百强企业", "江城造船厂")]),
        # what is put into a list is a person or a body
        ("县文明办将“江城好人”列入宣讲计划。", []),
        ("县政府将农村公路改造列入“十大民生实事”。", []),
        ("县文明办将韦庆红列入“江城好人”名单。", [("江城好人", "韦庆红")]),
        # standing rules
        ("“技术能手”称号由站长授予获奖选手。", []),
        ("“金牌工人”由公司每年授予贡献突出者。", []),
        # blame
        ("江城车行被评为“最差服务商户”。", []),
        # of two persons either may be meant
        ("韦庆红资助学生尹某，其家庭被评为“五好家庭”。", [("五好家庭", "其家庭")]),
        # lines of a list that tell of no award won; whom a rule covers
        ("# 科技奖励\n申报省科技进步奖2项", []),
        ("# 受奖情况\n本年度无受奖", []),
        ("# 先进集体\n工会组织参评市工人先锋号", []),
        ("# 评优办法\n先进单位\n生产车间、销售分公司、机修车间。", []),
    ],
)
def test_awards_of_nobody(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert holders(text) == expected


@pytest.mark.parametrize(
    ("line", "grantor"),
    [
        ("水利部门先进个人", None),
        ("教育部直属高校先进集体", None),
        ("交通运输部长江航务管理局绿色港口", None),
        ("交通运输部绿色港口", "交通运输部"),
    ],
)
def test_a_ministry_gives_only_where_its_name_ends(line: str, grantor: str | None) -> None:
    rows = [row for row in say_marked(f"# 所获荣誉\n1. {line}") if row.startswith("honour")]
    assert all(("grantor " in row) == (grantor is not None) for row in rows)
