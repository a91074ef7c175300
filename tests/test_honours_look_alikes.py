"""What only looks like holders, givers and awards beside those that are told: clauses of purpose, kinds, others."""

import pytest

from extractors.honours.honours import read
from extractors.marked import marked_document

Row = tuple[str, str | None, str | None]


def _rows(text: str) -> list[Row]:
    return [(row.title, row.recipient, row.grantor) for row in read(marked_document(text))]


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
    ],
)
def test_look_alikes(text: str, rows: list[Row]) -> None:
    assert _rows(text) == rows
