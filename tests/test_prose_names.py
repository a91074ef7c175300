"""Names of quantities in prose: seasons, hours and verbs beside them; items of a list whose heading owns them."""

import pytest

from pipeline.sentences import read_sentence


def named(text: str) -> list[tuple[str | None, str | None]]:
    return [(row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]]


def metrics(text: str) -> list[str | None]:
    return [metric for metric, _ in named(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a season is part of a name
        ("宿舍夏季室温降低3℃。", "宿舍夏季室温"),
        ("大棚冬季地温提高4℃。", "大棚冬季地温"),
        ("冬季供暖面积达12万平方米。", "冬季供暖面积"),
        ("2022年3月供暖面积达12万平方米。", "供暖面积"),
        # the hour that it is counted by is none
        ("分拣效率达到每小时820件。", "分拣效率"),
        ("装卸能力提升至每小时65箱。", "装卸能力"),
        ("灌装速度达到每分钟90瓶。", "灌装速度"),
        ("每小时用水12吨。", "每小时用水"),
        # what was brought forth or added is what is counted
        ("全年增配安全巡查员12名。", "安全巡查员"),
        ("各站增配雨量计36台。", "雨量计"),
        ("回收瓶片再生成涤纶短纤85吨。", "涤纶短纤"),
        ("对相关员工给予通报批评18人次。", "通报批评"),
        ("给予困难补助6.5万元。", "困难补助"),
        # a change that narrows
        ("价差收窄5个基点。", "价差"),
        ("存贷利差较上年收窄12个基点。", "存贷利差"),
        ("全年亏损面收窄3.1个百分点。", "亏损面"),
        # bullets are no part of a name
        ("▪培训果树修剪员58人；", "培训果树修剪员"),
        ("●接待来访群众210人次。", "接待来访群众"),
        ("■建成充电桩86个。", "建成充电桩"),
        # some of them
        ("事故中有2起发生在夜间。", "事故"),
        ("新进人员中有博士9人。", "博士"),
    ],
)
def test_name_has_its_season_and_no_verb_hour_or_bullet(text: str, expected: str) -> None:
    assert metrics(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-育种板块（含委托育种）：作为基础业务，实现收入320万元，同比增长6.1%。", [("收入", "育种板块")] * 2),
        ("- 检验服务（理化检验）：实现收入86万元。", [("收入", "检验服务")]),
        ("●数据平台：通过扩大合作，实现收入45万元。", [("收入", "数据平台")]),
        ("（2）冷链业务（不含租赁）：获得收入1.2亿元。", [("获得收入", "冷链业务")]),
        ("- 主要原因（市场）：需求扩大，实现收入3亿元。", [("收入", None)]),
        ("- 育种板块（含委托育种）：面积86亩。", [("面积", None)]),
    ],
)
def test_item_of_a_list_owns_what_it_earned(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert named(text) == expected
