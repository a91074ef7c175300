"""Awards whose holders stand behind them, and chains of awards that go on: counted, placed, beside certificates."""

import pytest

from extractors.honours.honours import read
from extractors.marked import marked_document


def _rows(text: str) -> list[tuple[str, str | None]]:
    return [(row.title, row.recipient) for row in read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同样获得“最美小区”荣誉的还有云溪小区，改造后面貌一新。", [("最美小区", "云溪小区")]),
        (
            "今年被授予“江城工匠”称号的是焊工邱泽南、钳工苗岫宁。",
            [("江城工匠", "邱泽南、苗岫宁")],
        ),
        ("市总工会昨天公布，获得市五一劳动奖章的有48人。", [("市五一劳动奖章", "48人")]),
        (
            "大赛产生团队一等奖1名：云溪队；二等奖2名：松山队、石桥队。",
            [("团队一等奖", "云溪队"), ("二等奖", "松山队、石桥队")],
        ),
        (
            "江城市劳动模范、全国五一劳动奖章获得者陈榕同志带队攻关。",
            [("江城市劳动模范", "陈榕"), ("全国五一劳动奖章", "陈榕")],
        ),
    ],
)
def test_holders_behind(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert _rows(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "获得一等奖的是少数企业。",
        "获得“文明窗口”称号的有效期为两年。",
        "凡获得“文明窗口”称号的是江城分行。",
        "一等奖3名：李恒、陈榕。",
        "一等奖获得者可获奖金1万元。",
        "走访全国五一劳动奖章获得者陈榕。",
        "获得职业技能证书的有12人。",
    ],
)
def test_nobody_named(text: str) -> None:
    assert _rows(text) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "本馆荣获8项国家文物保护奖、3项省文物保护奖，2项兰台奖。",
            ["国家文物保护奖", "省文物保护奖", "兰台奖"],
        ),
        ("本馆荣获5项省级奖，2项市级奖。", []),
        ("本馆荣获5项省级一等奖。", []),
        (
            "苗圃获得“优秀种苗基地”称号，林木种子生产许可证，全国花卉博览会金奖。",
            ["优秀种苗基地", "全国花卉博览会金奖"],
        ),
        ("本馆获得“先进集体”称号、江城市博物馆学会会员单位。", ["先进集体"]),
        ("苗岫宁获得第五届“青苗杯”全国作文竞赛二等奖。", ["“青苗杯”全国作文竞赛二等奖"]),
        ("苗岫宁获得校级奖学金和江城市三好学生。", ["校级奖学金", "江城市三好学生"]),
        (
            "本馆获评省级文明单位、实训基地、研学平台和市级五四红旗团委。",
            ["省级文明单位", "实训基地", "研学平台", "市级五四红旗团委"],
        ),
        (
            "本馆获得江城市文明单位、江城市园林单位、省市“瞪羚企业”、软件企业认定。",
            ["江城市文明单位", "江城市园林单位", "省市“瞪羚企业”"],
        ),
        ("本馆获得江城市文明单位、江城市总工会慰问、江城市领导好评。", ["江城市文明单位"]),
        ("书店连续三年获得总部“黄金级合作伙伴”，连续两年获得“绿色产品认证”。", ["黄金级合作伙伴"]),
        ("书店连续三年获得“春风计划”资金支持，去年获得“黄金级合作伙伴”。", []),
        ("苗岫宁入选全球前2%顶尖科学家榜单。", ["全球前2%顶尖科学家榜单"]),
        ("苗岫宁获得奖学金2万元，申请各级奖学金3次。", []),
    ],
)
def test_chains_that_go_on(text: str, titles: list[str]) -> None:
    assert [title for title, _ in _rows(text)] == titles


def test_lines_that_call_their_holder() -> None:
    text = (
        "# 荣誉\n国家青年科学基金获得者\n江城市青年人才专项入选者\n第二十届江城专利优秀奖获奖\n国家奖学金\n海棠奖学金"
    )
    assert [title for title, _ in _rows(text)] == [
        "国家青年科学基金",
        "江城市青年人才专项",
        "江城专利优秀奖",
        "国家奖学金",
        "海棠奖学金",
    ]


def test_slots_of_a_line_with_their_labels() -> None:
    text = (
        "# 所获荣誉\n①全国印刷业先进企业称号，由全国印刷协会颁发，颁发时间：2014年11月。\n"
        "②江城市文明单位，颁发单位：江城市文明委，获奖时间：2019年\n③急诊科：江城市工人先锋号\n④全省质量标杆认定名单"
    )
    assert [(row.title, row.recipient, row.grantor) for row in read(marked_document(text))] == [
        ("全国印刷业先进企业", None, "全国印刷协会"),
        ("江城市文明单位", None, "江城市文明委"),
        ("江城市工人先锋号", "急诊科", None),
        ("全省质量标杆", None, None),
    ]
