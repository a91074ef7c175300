"""Honours: who gave, who has it and how much was won, told in further places of a clause."""

import pytest
from test_honours import rows

CASES = [
    # the title stands before who gives it, the holder behind the verb
    ("“工人先锋号”称号由市总工会授予急诊科。", [("工人先锋号", "急诊科", "市总工会")]),
    ("优秀党员称号由县委授予放射科党支部书记陈岫宁同志。", [("优秀党员", "陈岫宁", "县委")]),
    ("硕士学位由江城大学授予毕业生。", []),
    # the giver is the unit itself, or somebody who gives the unit something
    ("公司授予装卸班“先进集体”称号。", [("先进集体", "装卸班", "公司")]),
    (
        "集团还对内评选表彰：授予装卸班“先进集体”称号；授予李恒“服务标兵”称号。",
        [("先进集体", "装卸班", "集团"), ("服务标兵", "李恒", "集团")],
    ),
    (
        "客户远川航运授予我院“年度最佳伙伴”，岭海物流颁发“卓越服务奖”。",
        [("年度最佳伙伴", "市二院", "远川航运"), ("卓越服务奖", "市二院", "岭海物流")],
    ),
    ("急诊科获评交通运输部绿色窗口。", [("交通运输部绿色窗口", "急诊科", "交通运输部")]),
    # what is put on a list
    ("县文明办将李恒列入第三季度“澄江好人”。", [("澄江好人", "李恒", "县文明办")]),
    ("市政府将我院列入年度重点项目。", []),
    # ranks that share their last words, and brackets within who has it
    (
        "书法《潮起》、摄影《晨曦》分获全市职工书画展一、三等奖。",
        [("全市职工书画展一等奖", "书法《潮起》", None), ("全市职工书画展三等奖", "摄影《晨曦》", None)],
    ),
    (
        "“术后镇痛新法及推广”（完成人：闵国安、陈以宁、施岫）获省科技进步奖一等奖。",
        [("省科技进步奖一等奖", "“术后镇痛新法及推广”", None)],
    ),
    (
        "“镇痛新法”获省科技进步奖三等奖（完成人：闵国安、陈岫宁；完成单位：市二院、江城大学）。",
        [("省科技进步奖三等奖", "“镇痛新法”", None)],
    ),
    (
        "“术后镇痛平台”由市二院、江城药物研究所共同完成，被省医学会授予科学技术奖二等奖。",
        [("科学技术奖二等奖", "“术后镇痛平台”", "省医学会")],
    ),
    (
        "以他名字命名的于得山工作室被省总工会命名为省级创新工作室。",
        [("省级创新工作室", "于得山工作室", "省总工会")],
    ),
    # what is no prize and is an honour all the same
    (
        "刘向南享受国务院政府特殊津贴，任伟获评江城市首席技师。",
        [("国务院政府特殊津贴", "刘向南", None), ("江城市首席技师", "任伟", None)],
    ),
    ("我院现有享受国务院政府特殊津贴专家12人。", []),
    ("李阳等7名老党员获颁“光荣在党50年”纪念章。", [("“光荣在党50年”纪念章", "李阳等7名老党员", None)]),
    ("公司设立首席质量官，聘任首席技师6人。", []),
    # what begins like another word, or is told in two steps
    (
        "我院获优秀组织奖，李恒获知识竞赛个人二等奖。",
        [("优秀组织奖", "市二院", None), ("知识竞赛个人二等奖", "李恒", None)],
    ),
    ("我院获知患者需求后改进流程。", []),
    (
        "李恒的摄影《炉火》、陈榕的散文《锻工》分获省机冶工会“恒久”主题摄影大赛一、三等奖。",
        [
            ("省机冶工会“恒久”主题摄影大赛一等奖", "摄影《炉火》", None),
            ("省机冶工会“恒久”主题摄影大赛三等奖", "散文《锻工》", None),
        ],
    ),
    (
        "我院喜获两项大奖：“最佳雇主”“最具成长性医院”。",
        [("最佳雇主", "市二院", None), ("最具成长性医院", "市二院", None)],
    ),
    (
        "李恒荣获“江城市技术能手”称号，并代表江城省参加国赛获铜奖。",
        [("江城市技术能手", "李恒", None), ("铜奖", "李恒", None)],
    ),
    ("我院荣登2023年全国医院50强榜单，位列第32位。", [("全国医院50强", "市二院", None)]),
    ("微电影《潮声》获中宣部“时代新风”优秀作品。", [("中宣部“时代新风”优秀作品", "微电影《潮声》", "中宣部")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_slots_of_clauses(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == expected


def test_several_years_in_brackets_behind_a_title() -> None:
    (row,) = rows("《桥》荣获省报告文学奖（2016、2018年）。")
    assert row.period_start and row.period_end
    assert (row.period_start.year, row.period_end.year) == (2016, 2018)
