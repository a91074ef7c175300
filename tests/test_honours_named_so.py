"""Honours: what somebody is named without a listed ending, quoted lists behind 是, and who has them by odd words."""

import pytest
from test_honours import rows

CASES = [
    # what somebody is named
    ("夜校被市教育局评为先进夜校、十佳夜校。", [("先进夜校", "夜校", "市教育局"), ("十佳夜校", "夜校", "市教育局")]),
    ("水厂被评为高风险企业。", []),
    ("李恒年度考核被评为优秀，小区被评为三级。", []),
    ("急诊科被列为第三批“历史文化名科”。", []),
    ("石桥镇被省文物局列为第三批“省级历史文化名镇”。", [("省级历史文化名镇", "石桥镇", "省文物局")]),
    # quoted lists behind 是
    (
        "石桥镇是省政府命名的“绿色渔港镇”、“渔业名镇”。",
        [("绿色渔港镇", "石桥镇", "省政府"), ("渔业名镇", "石桥镇", "省政府")],
    ),
    ("承办单位是“全国文明单位”。", []),
    # how many editions and what is passed over before a title
    ("我院连续获得第六届、七届、八届市级节水先进单位。", [("市级节水先进单位", "市二院", None)]),
    ("我院荣获全市医疗系统唯一的市级“节水先进单位”。", [("市级“节水先进单位”", "市二院", None)]),
    ("李恒获评新一届江城市工艺美术大师。", [("江城市工艺美术大师", "李恒", None)]),
    # who has it
    ("陈榕凭《渡口》获江城戏剧节最佳女配角奖。", [("江城戏剧节最佳女配角奖", "陈榕", None)]),
    (
        "本科生石璐和梁锦文同学获得全省算法竞赛二等奖。",
        [("全省算法竞赛二等奖", "石璐、梁锦文", None)],
    ),
    (
        "专利项目“一种低温栅线电极及其组装电池片的方法”获江城市专利优秀奖。",
        [("江城市专利优秀奖", "专利项目“一种低温栅线电极及其组装电池片的方法”", None)],
    ),
    ("东湖养护所由市级升格为“省级青年文明号”。", [("省级青年文明号", "东湖养护所", None)]),
    ("杨秀芬老师还曾获得江城市“三育人”先进个人。", [("江城市“三育人”先进个人", "杨秀芬", None)]),
    (
        "护理部荣获全国总工会和省总工会“职工建功标兵岗”、江城市“红旗集体”等荣誉称号。",
        [
            ("职工建功标兵岗", "护理部", "全国总工会和省总工会"),
            ("江城市“红旗集体”", "护理部", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_named_so(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == expected
