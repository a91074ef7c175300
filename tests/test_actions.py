"""What quantities of sentences measure that tell actions: who did it is cut off, names that hold a verb stay whole."""

import pytest

from pipeline.sentences import read_sentence


def metrics(text: str) -> list[str | None]:
    return [row["metric"] for row in read_sentence(text, 2023)["quantities"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # subject, verb, object
        ("志愿者清理河岸27.3公里，捡拾垃圾8.4吨。", ["清理河岸", "捡拾垃圾"]),
        ("检修车间自主修复电机转子58台。", ["修复电机转子"]),
        ("焊接工作室完成工艺改进14项。", ["工艺改进"]),
        ("“绿厨房”培训渔家妇女185名。", ["培训渔家妇女"]),
        ("林场下辖管护站17处、瞭望塔6座。", ["管护站", "瞭望塔"]),
        ("消费者协会受理投诉1,340件。", ["受理投诉"]),
        ("公司新建检修基地4个。", ["新建检修基地"]),
        ("渔政船救助遇险船员13名。", ["救助遇险船员"]),
        ("志愿者冒雨转运滞留旅客1,120人次。", ["转运滞留旅客"]),
        ("其中35家通过绿色认证。", ["绿色认证"]),
        # behind a preposition with its object
        ("项目部在尾矿库周边补栽刺槐3,800株。", ["补栽刺槐"]),
        ("车队为乡村学校运送课桌椅460套。", ["运送课桌椅"]),
        ("沿塔基恢复植被860亩。", ["恢复植被"]),
        ("直播间帮助果农销售滞销柑橘190吨。", ["销售滞销柑橘"]),
        # how it was done, and what has no object
        ("驾驶员安全行驶217万公里。", ["安全行驶"]),
        ("全年妥善处理居民来访76起。", ["处理居民来访"]),
        ("夜校邀请退休教师授课43节。", ["退休教师授课"]),
        # what is said of a part, a share of it, what it is held against
        ("我们收到来函63封，其中41封建议增加供应链信息。", ["来函", "建议增加供应链信息"]),
        ("其中女员工占38%，按月续订的占71%。", ["女员工占比", "按月续订占比"]),
        ("漏损率2.6%，优于年初设定的3%上限。", ["漏损率"] * 2),
        ("雨污分流改造惠及居民2.4万户。", ["惠及居民"]),
        ("公司面向公众开放污水处理厂12次。", ["开放污水处理厂"]),
        ("两位全国劳模传授技艺12次。", ["全国劳模", "传授技艺"]),
        ("教师志愿者赴山区支教17人次。", ["山区支教"]),
        ("锅炉改造后氮氧化物排放浓度降至28毫克/立方米。", ["氮氧化物排放浓度"]),
        ("厂界噪声平均下降3.4分贝。", ["厂界噪声平均"]),
        # what is only had or received is its name
        ("全行在县域设立惠农驿站188处。", ["惠农驿站"]),
        ("我们收到读者来函63封。", ["读者来函"]),
        # what was not reached, a year's, a ratio
        ("供应商审核不合格5家。", ["供应商审核不合格"]),
        ("冷藏厂投产，年加工能力3,000吨。", ["年加工能力"]),
        ("男女员工基本薪酬比为1:1。", ["男女员工基本薪酬比"]),
        ("无单一客户超过10%。", ["单一客户"]),
        ("夜班餐补标准由每人每班15元调整为22元。", ["夜班餐补标准"] * 2),
        ("全年排查隐患4,218项，按期整改4,197项。", ["排查隐患", "按期整改"]),
        ("“起轨班”开班6期，参训211人。", ["“起轨班”开班", "“起轨班”参训"]),
    ],
)
def test_who_did_it_is_no_part_of_what_is_counted(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在12台岸桥加装防撞雷达。", ["岸桥"]),
        ("为12台岸桥加装防撞雷达。", ["岸桥"]),
        ("我们为1,340户牧民接通稳定电力。", ["牧民"]),
        ("公司与6所高校签订人才培养协议。", ["高校"]),
        ("向岛上3所小学捐建科普角。", ["小学"]),
        ("由14位退休教师轮流讲授。", ["退休教师"]),
        ("对88台邻近村庄的风机加装降噪锯齿。", ["风机"]),
        ("首批4艘鱿钓船启航。", ["鱿钓船"]),
        ("带动370户牧户增收。", ["牧户"]),
        # 为 that ties stays a tie
        ("岸桥数量为12台，均加装防撞雷达。", ["岸桥数量"]),
    ],
)
def test_what_was_done_behind_a_thing_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府采购预算12万元。", "政府采购预算"),
        ("平均故障修复时间5.2小时。", "平均故障修复时间"),
        ("设备采购金额12万元。", "设备采购金额"),
        ("员工培训基地3个。", "员工培训基地"),
        ("一线养护和抢修人员78名。", "一线养护和抢修人员"),
        ("限制性股票授予价格28元。", "限制性股票授予价格"),
        ("志愿服务活动12次。", "志愿服务活动"),
        ("在运风电与光伏装机318万千瓦。", "在运风电与光伏装机"),
        ("受理和收集客户投诉215件。", "受理和收集客户投诉"),
        ("计提预计负债500万元。", "计提预计负债"),
        ("上门服务530次。", "上门服务"),
        ("劳动合同履约率98%。", "劳动合同履约率"),
        # what a thing or event is for
        ("列车检修基地4个。", "列车检修基地"),
        ("教师进修课程32门。", "教师进修课程"),
        ("机器人焊接生产线2条。", "机器人焊接生产线"),
        ("门店升级改造工程3项。", "门店升级改造工程"),
        ("大学生创业孵化基地3个。", "大学生创业孵化基地"),
        ("安全员取证培训9场。", "安全员取证培训"),
        ("供应商审核覆盖率92%。", "供应商审核覆盖率"),
        ("消防队训练场地2处。", "消防队训练场地"),
        ("材料再利用率91%。", "材料再利用率"),
        ("发行后总股本4,128万股。", "发行后总股本"),
    ],
)
def test_a_verb_within_a_name_stays(text: str, expected: str) -> None:
    assert metrics(text) == [expected]


def test_a_rate_that_became_a_bare_number_is_read() -> None:
    (row,) = read_sentence("可记录工伤率降至0.21。", 2023)["quantities"]
    assert (row["metric"], row["value"], row["unit"]) == ("可记录工伤率", 0.21, None)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("第三车间自主修复转子58台。", "第三车间"),
        ("全年城北养护站更换阀门12只。", "城北养护站"),
        ("公司更换阀门12只。", None),
        ("公司所属电厂累计实现上网电量2亿千瓦时。", None),
        ("志愿者清理河岸12公里。", None),
    ],
)
def test_a_part_of_the_unit_that_did_it_is_the_subject(text: str, subject: str | None) -> None:
    (row,) = read_sentence(text, 2023)["quantities"]
    assert row["subject"] == subject
