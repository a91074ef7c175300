"""Honours in further printed forms: list marks before a year, bodies in brackets, counts and ranks behind a title."""

import pytest
from test_honours import listed, rows, short

OWN = "市二院"
LINES = [
    ("2.2019—2021年度省级文明单位；", [("省级文明单位", OWN)]),
    ("绿色港区（江城市港航组织联合会，2022年5月）", [("绿色港区", OWN)]),
    ("江城市第八届道德模范：何晓峰（孝老爱亲类）", [("江城市第八届道德模范", "何晓峰")]),
    ("①荣获省“五一劳动奖状”；②荣获市“平安单位”。", [("省“五一劳动奖状”", OWN), ("市“平安单位”", OWN)]),
    ("团体：省医学科技进步二等奖", [("省医学科技进步二等奖", OWN)]),
    ("2.5公里健康步道", []),
    ("（2）连续三年获评市委、市政府“突出贡献单位”", [("突出贡献单位", OWN)]),
    ("古丽娜入选2022年度“最美卫健人”", [("最美卫健人", "古丽娜")]),
    ("市二院正对标创建全国“星级党组织”", []),
    ("代表认为：“医生懂患者、会服务。”", []),
]
PROSE = [
    (
        "先后荣获全国卫生先进集体、市平安医院等荣誉26项，18个集体受到表彰。",
        [("全国卫生先进集体", OWN), ("市平安医院", OWN)],
    ),
    ("我院荣膺“中国医院竞争力500强”第87位。", [("中国医院竞争力500强", OWN)]),
    ("《精细护理在基层的实践》获省优秀论文一等奖。", [("省优秀论文一等奖", "《精细护理在基层的实践》")]),
    ("护理部谭雨桐同志荣获优质服务标兵称号。", [("优质服务标兵", "谭雨桐")]),
    ("护士长陈芳被列为“全国三八红旗手”候选人。", []),
    (
        "荣获全国卫生先进集体、全省五一劳动奖状等国家级、省级荣誉11项。",
        [("全国卫生先进集体", OWN), ("全省五一劳动奖状", OWN)],
    ),
    ("院党工委被省委授予“全省先进基层党组织”称号。", [("全省先进基层党组织", "院党工委")]),
    ("社区民警罗伟被评为全市优秀人民警察。", [("全市优秀人民警察", "罗伟")]),
    ("街道综治中心获评省级“枫桥式”综治中心。", [("省级“枫桥式”综治中心", "街道综治中心")]),
    (
        "急诊科被市妇联授予“巾帼建功先进集体”称号；目前正积极争创“枫桥式”科室。",
        [("巾帼建功先进集体", "急诊科")],
    ),
    ("全院共获市级以上荣誉26项。", []),
]
GIVEN = [
    ("我院获得由江城健康报颁发的“2023年度金杏奖”。", [("金杏奖", "江城健康报")]),
    ("我院荣获由市总工会、市妇联联合授予的“巾帼文明岗”称号。", [("巾帼文明岗", "市总工会、市妇联")]),
    ("我院获得由省慈善总会颁发的“爱心医院”奖牌。", [("爱心医院", "省慈善总会")]),
    ("我院获得了市卫健委颁发的安全生产先进集体奖牌。", [("安全生产先进集体", "市卫健委")]),
    (
        "我院先后获得由省医师协会评选的“全省满意医院”、由省工商联授予的“爱心医院”等荣誉。",
        [("全省满意医院", "省医师协会"), ("爱心医院", "省工商联")],
    ),
    ("荣获市文明单位称号、由区政府授予的先进基层党组织称号。", [("市文明单位", None), ("先进基层党组织", "区政府")]),
    ("李恒获得青年歌手大赛奖杯。", [("青年歌手大赛奖杯", None)]),
    ("我院获得由省科技厅授予的专利证书。", []),
    ("我院获得市场监管局颁发的医疗器械经营许可证。", []),
    ("我院获得由区政府组织的“春风行动”支持。", []),
    ("我院荣获“先进集体”称号，被市政府授予的“五一劳动奖状”激励着职工。", [("先进集体", None)]),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines_of_a_list(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(listed(line)) == expected


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(rows(text)) == expected


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_who_gave_it_before_the_title(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(row.title, row.grantor) for row in rows(text)] == expected


def test_an_award_on_a_card_is_that_of_the_person_named_on_it() -> None:
    cards = ["程溯白", "城东支行客户经理江城市青年岗位能手", "沈岫宁", "运营管理部柜员", "江城市优秀共产党员"]
    assert [(row.title, row.recipient, row.recipient_type) for row in listed("\n".join(cards))] == [
        ("江城市青年岗位能手", "程溯白", "person"),
        ("江城市优秀共产党员", "沈岫宁", "person"),
    ]


def test_jobs_on_cards_are_no_awards() -> None:
    assert listed("程溯白\n城东支行客户经理\n沈岫宁\n运营管理部柜员") == []


def test_who_gave_an_award_stands_behind_its_label() -> None:
    lines = ["绿色金融创新奖", "颁发机构：东澜银行业联合会", "最佳乡村振兴案例", "颁发单位：《江城金融》杂志社"]
    assert [(row.title, row.grantor) for row in listed("\n".join(lines))] == [
        ("绿色金融创新奖", "东澜银行业联合会"),
        ("最佳乡村振兴案例", "《江城金融》杂志社"),
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "全省农机示范窗口（西乡服务站，省农机协会，2022年8月）",
            [("全省农机示范窗口", "西乡服务站", "省农机协会", 8)],
        ),
        ("省五一劳动奖状，省总工会，2022年4月", [("省五一劳动奖状", OWN, "省总工会", 4)]),
        ("2022年5月 | 省妇联 | 省巾帼文明岗 | 护理部", [("省巾帼文明岗", "护理部", "省妇联", 5)]),
        ("文明单位标兵，市委、市政府，2022年3月", [("文明单位标兵", OWN, "市委、市政府", 3)]),
        ("城东门诊部 / 诚信示范店 / 省医药协会 / 2022年", [("诚信示范店", "城东门诊部", "省医药协会", 1)]),
        (
            "李恒，全国劳动模范；王某某，市级标兵，2022年2月",
            [("全国劳动模范", "李恒", None, None), ("市级标兵", "王某某", None, 2)],
        ),
        ("张清扬，市优秀教师，市教育局，2022年9月", [("市优秀教师", "张清扬", "市教育局", 9)]),
        ("国家高新技术企业，2022年12月，省科技厅、省财政厅", [("国家高新技术企业", OWN, "省科技厅、省财政厅", 12)]),
        (
            "2021年，省级文明单位；2022年2月，市级先进集体",
            [("省级文明单位", OWN, None, 1), ("市级先进集体", OWN, None, 2)],
        ),
        ("国家级绿色工厂（洗涤车间，工业和信息化部）", [("国家级绿色工厂", "洗涤车间", "工业和信息化部", None)]),
        ("全省诚信示范企业（全市仅三家）", [("全省诚信示范企业", OWN, None, None)]),
        ("社会评价好，市电视台，2022年3月", []),
        ("中国百强医院（第8位）", [("中国百强医院", OWN, None, None)]),
        (
            "国家级绿色工厂\n工业和信息化部·洗涤车间\n省科学技术奖二等奖\n“微创”项目\n年度优秀供应商\n客户授予",
            [
                ("国家级绿色工厂", "洗涤车间", "工业和信息化部", None),
                ("省科学技术奖二等奖", "“微创”项目", None, None),
                ("年度优秀供应商", OWN, None, None),
            ],
        ),
        (
            "省级文明窗口\n省文明办\n2022年6月\n市级先进集体\n护理部",
            [("省级文明窗口", OWN, "省文明办", 6), ("市级先进集体", "护理部", None, None)],
        ),
    ],
)
def test_what_stands_beside_a_title_is_told_by_itself_and_not_by_its_place(
    lines: str, expected: list[tuple[str, str, str | None, int | None]]
) -> None:
    assert [
        (row.title, row.recipient, row.grantor, row.period_start and row.period_start.month) for row in listed(lines)
    ] == expected


def test_other_labels_name_no_grantor() -> None:
    lines = ["绿色金融创新奖", "适用范围：东澜银行业联合会", "最佳乡村振兴案例", "适用范围：江城金融学会"]
    assert {row.grantor for row in listed("\n".join(lines))} == {None}
