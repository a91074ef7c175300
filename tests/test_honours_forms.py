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


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_lines_of_a_list(line: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(listed(line)) == expected


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(rows(text)) == expected
