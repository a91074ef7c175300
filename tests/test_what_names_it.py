"""What names a quantity that no noun stands right before: the clause before, what it is graded by, who comes first."""

import pytest

from pipeline.sentences import read_sentence


def metrics(text: str) -> list[str | None]:
    return [row["metric"] for row in read_sentence(text, 2022)["quantities"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the measure of the clause before, of a part that only has a name
        ("技校报到率达97%，夜校则为94%。", ["技校报到率", "夜校报到率"]),
        ("成人票价为60元，学生为30元，团队为48元。", ["成人票价", "学生票价", "团队票价"]),
        ("大棚租赁费为8,000元，冷库为9,600元。", ["大棚租赁费", "冷库租赁费"]),
        ("城区供水合格率为99%，山区为96%。", ["城区供水合格率", "山区合格率"]),
        ("粗纱单价为26元，细纱为34元。", ["粗纱单价", "细纱单价"]),
        ("离职率为8%，女性为6%。", ["离职率", "女性离职率"]),
        ("报到率为97%，就业率为94%。", ["报到率", "就业率"]),
        ("票价为60元，载客为30人。", ["票价", "载客"]),
        ("报到率为97%，上年为94%。", ["报到率", "报到率"]),
        ("学徒为86人，技师为32人。", ["学徒", "技师"]),
        ("报到率为97%。夜校为94%。", ["报到率", "夜校"]),
    ],
)
def test_the_measure_of_the_clause_before(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投诉以噪声最多，有86件，其次是油烟，为32件。", ["噪声", "油烟"]),
        ("故障中机械类最多，达36起；其次是电气类，有28起。", ["故障中机械类", "电气类"]),
        ("参赛作品以绘画类最多，共86件，书法类次之，为52件。", ["绘画类", "书法类"]),
        ("反映停车难的最多，有46件。", ["反映停车难"]),
        ("来访者中老人最少，只有12人。", ["来访者中老人"]),
        ("人数最多，有12名教师。", ["教师"]),
        ("其次是整改，共检查36家。", ["检查"]),
        ("规模最大，建有86个泊位。", ["泊位"]),
    ],
)
def test_who_comes_first_and_next(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泊位费按车型大小分为20元、36元和48元三档。", ["泊位费"] * 3),
        ("门票按时段分为60元、80元和120元三类。", ["门票"] * 3),
        ("检验收费根据样品类别分为200元和350元两档。", ["检验收费"] * 2),
        ("工伤保险费率按行业风险分0.2%、0.4%和0.7%三档。", ["工伤保险费率"] * 3),
        ("水价按用途分为每吨3元、5元两档。", ["水价"] * 2),
        ("按用途划分，工业用水36万吨。", ["工业用水"]),
        ("房租为每平方米每月42元。", ["每月房租"]),
        ("托管费为每生每学期1,200元。", ["每生托管费"]),
        ("检修三类设备36台。", ["检修三类设备"]),
        ("按年龄分，青年86人，老人54人。", ["青年", "老人"]),
    ],
)
def test_what_values_differ_by(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("节约经费86万元，节约率为8%。", ["节约经费", "节约率"]),
        ("空置率4.6%，连续两年回落。", ["空置率", "空置率连续回落"]),
        ("单耗86千克，连续三个季度下降。", ["单耗", "单耗连续下降"]),
        ("连续八年举办灯会。", ["连续举办灯会"]),
        ("空置率4.6%，连续两年低于5%。", ["空置率", "空置率", "空置率"]),
    ],
)
def test_rates_and_years_in_a_row(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已在12条产线上稳定运行。", ["产线"]),
        ("在8个社区内开展巡查。", ["社区"]),
        ("三个基地装机总容量达到46兆瓦。", ["基地", "基地装机总容量"]),
        ("用于5个社区36人次外出学习。", ["社区", "社区"]),
        ("36家上市公司参会。", ["上市公司"]),
        ("编发各类指南、折页64种。", ["编发各类指南、折页"]),
        ("到农业、林业单位就业的占毕业生的四成。", ["农业、林业单位就业占毕业生"]),
        ("投诉集中在物业收费、停车管理和电梯维保三个方面，三者合计36件。", ["物业收费、停车管理和电梯维保"] * 2),
        ("投放各类农资、种苗等物资86万元。", ["投放各类农资、种苗等物资"]),
        ("检修各类水泵36台、阀门86个。", ["检修各类水泵", "检修阀门"]),
    ],
)
def test_nouns_and_lists(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有6个驿站的日均客流过千。", ["日均客流过千的驿站"]),
        ("有23台设备的停机时间超过了标准。", ["停机时间超过标准的设备"]),
        ("有8家门店的毛利率低于20%。", ["毛利率低于20%的门店", "毛利率"]),
        ("对整改不力的6家企业下达通知书。", ["整改不力的企业"]),
        ("给成绩突出的12个班组发放奖金。", ["成绩突出的班组"]),
        ("对长期停运的9条线路予以撤销。", ["长期停运的线路"]),
        ("对公司的6个部门开展检查。", ["部门"]),
        ("向获奖的12家单位颁发奖牌。", ["获奖的单位"]),
        ("对去年的36个项目进行复核。", ["项目"]),
        ("对逾期不改的4家终止合作。", ["终止合作"]),
        ("对市区的36条道路开展清扫。", ["道路"]),
        ("共有8家门店，销售额达到20万元。", ["门店", "销售额"]),
    ],
)
def test_which_of_them(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected
