"""What a quantity measures, by class of sentence: what is read, and what each rule leaves alone."""

import pytest

from pipeline.sentences import read_sentence


def metrics(text: str) -> dict[str, str | None]:
    return {row["text"].removeprefix("约"): row["metric"] for row in read_sentence(text, 2022)["quantities"]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the thing before its verb, or made up of
        ("组织青年骨干26名赴外地学习。", {"26名": "青年骨干"}),
        ("评审组由7位专家组成。", {"7位": "专家"}),
        ("招募社区义工52名参与巡护。", {"52名": "社区义工"}),
        ("走访困难家庭63户送去米面。", {"63户": "走访困难家庭"}),
        ("联合辖区商户15家开展促销活动。", {"15家": "辖区商户"}),
        ("选派技术员9人下沉一线。", {"9人": "技术员"}),
        ("参会代表120人一致表决通过。", {"120人": "参会代表"}),
        ("班子由5名成员构成。", {"5名": "成员"}),
        # for whom it was done is no part of it
        ("向灾区群众捐赠衣物860件。", {"860件": "捐赠衣物"}),
        ("为孤寡老人送餐4,200份。", {"4,200份": "送餐"}),
        ("为受灾农户减免租金18万元。", {"18万元": "减免租金"}),
        ("给乡村学校赠书3,100册。", {"3,100册": "赠书"}),
        # what goes on inside a sentence
        ("开展清洁行动22场次，用时310小时。", {"310小时": "清洁行动用时"}),
        ("全年用水4.6万吨，人均38吨。", {"38吨": "人均用水"}),
        ("培训总时长2,480小时，人均31小时。", {"31小时": "人均培训总时长"}),
        ("发放慰问金6.2万元，户均820元。", {"820元": "户均慰问金"}),
        ("全年发生盗抢案件2起。", {"2起": "盗抢案件"}),
        ("未出现设备故障，发生轻微事故1起。", {"1起": "轻微事故"}),
        # rates and lists whole
        ("水资源利用率81%。", {"81%": "水资源利用率"}),
        ("24小时响应率99.2%。", {"99.2%": "24小时响应率"}),
        ("检修及其他费用28万元。", {"28万元": "检修及其他费用"}),
        ("5分钟接听率96%。", {"96%": "5分钟接听率"}),
        ("汽车及其他车辆14辆。", {"14辆": "汽车及其他车辆"}),
        # worth and sums of what stands before
        ("捐赠口罩2万只，折价约6万元。", {"6万元": "捐赠口罩"}),
        ("职工自发为患病同事募捐，共计3.4万元。", {"3.4万元": "募捐"}),
        ("回收废纸8吨，价值约1.1万元。", {"1.1万元": "回收废纸"}),
        ("节约柴油12吨，折算为9万元。", {"9万元": "节约柴油"}),
        # changes, and all there are so far
        ("用电量86万度，按可比口径下降1.1%。", {"1.1%": "用电量"}),
        ("工期缩短6天。", {"6天": "工期"}),
        (
            "接待群众3,200人次、办结事项410件，分别较上年增加120人次、15件。",
            {"120人次": "接待群众", "15件": "办结事项"},
        ),
        ("新增充电桩16个，累计达140个。", {"16个": "新增充电桩", "140个": "充电桩"}),
        ("年内新签合同12份，累计签约88份。", {"12份": "新签合同", "88份": "签约"}),
        ("养护周期90天，压缩10天。", {"10天": "养护周期"}),
        ("经维修后库容由18万立方米升至22万立方米。", {"18万立方米": "库容", "22万立方米": "库容"}),
        ("计划完成65%站点的改造。", {"65%": "站点的改造"}),
        ("拟完成80%用户的换表。", {"80%": "用户的换表"}),
        ("按可比口径同比下降1.1%。", {"1.1%": None}),
        ("新建书屋6处，在上年19处基础上累计达25处。", {"19处": "书屋", "25处": "书屋"}),
        ("供货合同约人民币26万元。", {"26万元": "供货合同"}),
        # restated values
        (
            "2020年产量因统计范围变动追溯调整为12.8万台（此前披露为13.3万台）。",
            {"12.8万台": "产量", "13.3万台": "产量"},
        ),
        ("上年接待量由原公布的7.4万人次修正为7.1万人次。", {"7.4万人次": "接待量", "7.1万人次": "接待量"}),
        ("2021年用电量因口径调整更正为86万度（原披露为91万度）。", {"86万度": "用电量", "91万度": "用电量"}),
        ("上年培训人次经复核修正为1,236人次（原为1,284人次）。", {"1,236人次": "培训人次", "1,284人次": "培训人次"}),
        ("上年销量追溯重述为3.3万台（此前公布为3.6万台）。", {"3.3万台": "销量", "3.6万台": "销量"}),
        ("2022年排放量因核算边界变化重述为5.6万吨（此前报告为6.1万吨）。", {"5.6万吨": "排放量", "6.1万吨": "排放量"}),
        # whose share it is
        ("董事会共有董事9名，其中独立董事3名。", {"3名": "独立董事"}),
        ("工会委员7人，女性占比43%。", {"43%": "女性占比"}),
        ("参赛选手80名，其中女选手30名。", {"30名": "女选手"}),
        # how it is known, currency, long names
        ("经初步统计节约成本25万元。", {"25万元": "节约成本"}),
        ("经测算，年减排二氧化碳120吨。", {"120吨": "减排二氧化碳"}),
        (
            "4.“交通运输支出（类）公路水路运输（款）其他公路水路运输支出及养护（项）”科目61.40万元。",
            {"61.40万元": "交通运输支出（类）公路水路运输（款）其他公路水路运输支出及养护（项）"},
        ),
        (
            "2.“社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）”科目35.2万元。",
            {"35.2万元": "社会保障和就业支出（类）行政事业单位养老支出（款）机关事业单位基本养老保险缴费支出（项）"},
        ),
    ],
)
def test_what_is_measured(text: str, expected: dict[str, str | None]) -> None:
    found = metrics(text)
    assert {figure: found[figure] for figure in expected} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what people did stays what is counted, and so does what is named behind the figure
        ("58人通过技能认证。", {"58人": "技能认证"}),
        ("职工36人参加急救培训。", {"36人": "急救培训参加"}),
        ("北郊、望潮两个养护站。", {"两个": "养护站"}),
        ("某服务中心9家共建单位到场。", {"9家": "共建单位到场"}),
        ("看望坚守岗位的28名抢修队员。", {"28名": "抢修队员"}),
        # 经营, 数据 and 口径 are words of the thing
        ("经营收入25万元。", {"25万元": "经营收入"}),
        ("管道口径75毫米。", {"75毫米": "管道口径"}),
        # time or work of its own
        ("检修用时3小时。", {"3小时": "检修用时"}),
        # all so far of another thing
        ("新增展板5块，累计培训41人次。", {"5块": "新增展板", "41人次": "培训"}),
        # a sum of terms stays one
        ("本金50万元、利息3万元，合计53万元。", {"53万元": "合计"}),
        # no distributive list: the second figure is a level
        ("路灯比上年减少5盏、水泵3台。", {"3台": "水泵"}),
        # staff is the unit's own
        ("现有职工50人，女性占比40%。", {"40%": "女性占比"}),
    ],
)
def test_what_is_left_alone(text: str, expected: dict[str, str | None]) -> None:
    found = metrics(text)
    assert {figure: found[figure] for figure in expected} == expected


ACCOUNT = "教育支出（类）普通教育（款）高中教育及其他有关学校支出（项）"


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        (f"3.“{ACCOUNT}”科目35.2万元。", ACCOUNT),
        (f"“{ACCOUNT}”35.2万元。", ACCOUNT),
        ("本年科目35.2万元。", "科目"),
    ],
)
def test_an_account_is_named_by_its_whole_path(text: str, metric: str) -> None:
    assert metrics(text)["35.2万元"] == metric


def test_a_distributive_list_of_changes_is_of_changes() -> None:
    rows = read_sentence("更换水表60块、铺设管道800米，分别比上年减少5块、70米。", 2022)["quantities"]
    assert [(row["text"], row["role"], row["direction"]) for row in rows[2:]] == [
        ("5块", "change", "down"),
        ("70米", "change", "down"),
    ]


@pytest.mark.parametrize(
    ("text", "subject"),
    [("工会委员7人，女性占比43%。", "工会委员"), ("现有职工50人，女性占比43%。", None)],
)
def test_whose_share_it_is(text: str, subject: str | None) -> None:
    assert read_sentence(text, 2022)["quantities"][1]["subject"] == subject


def test_a_base_has_a_year_of_its_own() -> None:
    rows = read_sentence("新建书屋6处，在上年19处基础上累计达25处。", 2022)["quantities"]
    assert [(row["text"], row["period_end"]) for row in rows] == [
        ("6处", "2022-12-31"),
        ("19处", "2021-12-31"),
        ("25处", "2022-12-31"),
    ]


def test_what_takes_up_a_figure_measures_the_same() -> None:
    found = metrics("讲座听众1,402人次，上年该项数据由1,284人次追溯调整为1,236人次。")
    assert set(found.values()) == {"讲座听众"}
    found = metrics("讲座听众1,402人次，上年借书1,284人次。")
    assert found["1,284人次"] == "借书"
