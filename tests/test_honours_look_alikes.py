"""What only looks like holders, givers and awards beside those that are told: clauses of purpose, kinds, others."""

from datetime import date

import pytest

from extractors.honours import award_tables
from extractors.honours.honours import read
from extractors.marked import marked_document
from schemas.document import Identity
from schemas.tables import Honour

Row = tuple[str, str | None, str | None]


def _rows(text: str) -> list[Row]:
    return [(row.title, row.recipient, row.grantor) for row in read(marked_document(text))]


def _table(text: str) -> list[Honour]:
    return list(award_tables.read(marked_document(text, Identity(year=2022))))


def test_a_year_before_those_who_got_a_title_is_its_period() -> None:
    rows = read(marked_document("2019年获得“护渔先锋”称号的是东渡公司。", Identity(year=2022)))
    assert [(row.recipient, row.period_start) for row in rows] == [("东渡公司", date(2019, 1, 1))]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("2名渔民获得一等奖，为海岛争光、为渔村添彩。", [("一等奖", "2名渔民", None)]),
        ("2名厨师被评为“优秀厨师”，分别系面点组和切配组。", [("优秀厨师", "2名厨师", None)]),
        ("3名学生获一等奖，依次为高一、高二、高三。", [("一等奖", "3名学生", None)]),
        ("2名“渔港工匠”分别是船工、织工。", []),
        ("2个支部获评“五星支部”，依次为东渡支部、西渡支部。", [("五星支部", "东渡支部、西渡支部", None)]),
        ("卓以宁任清河公司经理。其荣获“优秀企业”称号。", [("优秀企业", "其", None)]),
        ("卓以宁介绍，班长李恒很辛苦。他荣获“先进工作者”称号。", [("先进工作者", "他", None)]),
        ("卓以宁获一等奖，李恒获二等奖，苗岫宁也获此殊荣。", [("一等奖", "卓以宁", None), ("二等奖", "李恒", None)]),
        ("卓以宁荣获“渔港好人”称号，这是全县第3人获此殊荣。", [("渔港好人", "卓以宁", None)]),
        ("集团因欠薪入选“重大劳动违法”榜单。", []),
        ("歌手入选“年度热歌”榜单。", []),
        (
            "会上宣读了《市渔业局关于表彰防汛先进集体的决定》，李恒发言，荣获“市五一劳动奖章”。",
            [("市五一劳动奖章", "李恒", None)],
        ),
        ("建议对李恒等15名优秀共产党员予以表彰。", []),
        ("李恒获得科技进步奖的第一名次。", []),
        (
            "清河公司获评“文明单位”，以及李恒被评为“渔港劳模”。",
            [("文明单位", "清河公司", None), ("渔港劳模", "李恒", None)],
        ),
        ("渔港获评先进，以及李恒被评为“渔港劳模”。", [("渔港劳模", "李恒", None)]),
        ("东港小学语文高级老师荣获“师德标兵”称号。", [("师德标兵", "东港小学语文高级老师", None)]),
        ("东港小学高文老师荣获“师德标兵”称号。", [("师德标兵", "高文", None)]),
        ("公司自主研发的“海眼”系统上线，获评“省级优秀案例”。", [("省级优秀案例", "公司", None)]),
        ("我公司的大客户是东港集团。2019年荣获“优秀客户”称号。", [("优秀客户", None, None)]),
        ("东港集团是我厂的大客户。2019年荣获“优秀客户”称号。", [("优秀客户", "东港集团", None)]),
        ("渔港获“助渔”先进单位。", []),
        (
            "渔港公司被市渔业局授予“护渔先锋”，被社会各界授予“爱心船厂”。",
            [("护渔先锋", "渔港公司", "市渔业局"), ("爱心船厂", "渔港公司", None)],
        ),
        ("“渔旺”举措落地见效，荣获渔港市改革创新奖。", [("渔港市改革创新奖", None, None)]),
        ("凤仙花盛开，荣获全国少儿合唱一等奖。", [("全国少儿合唱一等奖", None, None)]),
        ("渔港公司获评渔港市重点监控企业、渔港市文明单位。", []),
        ("渔港公司获评“文明船厂”、渔港市水产信息中心。", [("文明船厂", "渔港公司", None)]),
        ("主持人是“金贝奖”获得者，嘉宾是“银贝奖”获得者。", []),
        ("一等奖2名：东渡队、西渡队。", [("一等奖", "东渡队、西渡队", None)]),
        ("渔港荣获江城市第五届、清河市第三届“文明单位”。", []),
        (
            "3家单位获“优秀组织奖”（为市渔业局、市体育局、市文旅局）。",
            [("优秀组织奖", "市渔业局、市体育局、市文旅局", None)],
        ),
    ],
)
def test_look_alikes(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows


@pytest.mark.parametrize("words", ["同上", "见附件", "主办方"])
def test_no_giver_behind_the_label_of_a_remark(words: str) -> None:
    rows = _table(f"| 荣誉名称 | 日期 | 备注 |\n| 全省绿色工厂 | 2021年6月 | 颁发单位：{words} |")
    assert [(row.title, row.grantor) for row in rows] == [("全省绿色工厂", None)]


@pytest.mark.parametrize("heading", ["2019年成立以来所获荣誉", "2019年起所获荣誉", "2035", "2035年"])
def test_headings_that_date_no_table(heading: str) -> None:
    rows = _table(
        f"# {heading}\n| 荣誉名称 | 授予单位 |\n| 江城市文明单位 | 江城市文明委 |\n"
        "# 2020年\n| 荣誉名称 | 授予单位 |\n| 省级平安医院 | 省卫健委 |"
    )
    assert [row.period_start for row in rows] == [None, date(2020, 1, 1)]


def test_a_market_among_titles_is_none() -> None:
    lines = ("全国五一劳动奖状", "国家绿色工厂", "江城市场产品", "全国文明单位", "江城市劳动模范")
    assert [title for title, _, _ in _rows("\n".join(["# 所获荣誉", *lines]))] == [*lines[:2], *lines[3:]]
