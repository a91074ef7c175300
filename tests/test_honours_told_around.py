"""Who gave an award by papers and sentences around it, and what words beside a title are no part of it."""

import pytest

from extractors.honours.honours import read
from extractors.marked import marked_document

Row = tuple[str, str | None, str | None]


def _rows(text: str) -> list[Row]:
    return [(row.title, row.recipient, row.grantor) for row in read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "年会宣读了《省水利厅关于表彰防汛先进集体的决定》，清河水库荣获“防汛先进集体”称号。",
            [("防汛先进集体", "清河水库", "省水利厅")],
        ),
        (
            "会上学习了《省水利厅关于加强防汛工作的通知》，清河水库荣获“防汛先进集体”称号。",
            [("防汛先进集体", "清河水库", None)],
        ),
        (
            "公司先后被评为“市茶叶协会优秀会员企业”、“市物流十佳企业”。",
            [("市茶叶协会优秀会员企业", "公司", "市茶叶协会"), ("市物流十佳企业", "公司", None)],
        ),
        (
            "李恒参加工作18年。市政府授予他“江城市劳动模范”。4月，他被评为全国劳动模范。",
            [("江城市劳动模范", "李恒", "市政府"), ("全国劳动模范", "李恒", None)],
        ),
        (
            "公司共荣获省发明奖、省科技进步奖及省部级以上奖励82项。",
            [("省发明奖", "公司", None), ("省科技进步奖", "公司", None)],
        ),
        (
            "公司曾获城东区第三届、第五届职工代表大会“先进集体”称号。",
            [("城东区职工代表大会“先进集体”", "公司", None)],
        ),
        ("民警李恒作为全县唯一候选人参选获得特别奖。", [("特别奖", "李恒", None)]),
        ("公司荣获“2024年度商界评选”中“最佳水泵企业”。", [("最佳水泵企业", "公司", None)]),
        ("市水务局授予城东站两块“先进班组”奖牌。", [("先进班组", "城东站", "市水务局")]),
        ("公司入选省节能协会组织的“节水进社区”名单。", []),
        (
            "公司获评“爱心单位”，江城省“双优双创”先进单位。",
            [("爱心单位", "公司", None), ("江城省“双优双创”先进单位", "公司", None)],
        ),
        ("江城银行自主研发的“云上柜台”，不断延伸服务，荣获江城设计奖。", [("江城设计奖", "“云上柜台”", None)]),
        ("市委组织部授予第五届“江城好人”当选者“江城市模范”称号。", []),
    ],
)
def test_what_is_told_around(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows
