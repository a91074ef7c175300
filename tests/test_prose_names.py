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
        # a bound that names those who are counted
        ("库容10万立方米以上塘坝12座。", "库容10万立方米以上塘坝"),
        ("贷款50万元以上农户86户。", "贷款50万元以上农户"),
        ("安装20吨以上锅炉6台。", "20吨以上锅炉"),
        ("30分钟以上的短片12部。", "30分钟以上的短片"),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what they have or did, with 有 before the number
        ("参加考试的员工120人，领取证书的有86人。", "领取证书"),
        ("发现隐患52处，已完成整治的共有49处。", "完成整治"),
        ("收到建议31件，不予采纳的有4件。", "不予采纳"),
        ("年龄最大的有59岁。", "年龄最大"),
        # a thing of its own that begins with the word for the unit
        ("公司治理评分为86.5分。", "公司治理评分"),
        ("公司治理培训参加320人次。", "公司治理培训参加"),
        ("公司治理维度得分由76.2分升至80.4分。", "公司治理维度得分"),
        # its object stands behind the sum
        ("获得了306万元的收入。", "获得收入"),
        ("取得85万元的补助收入。", "补助收入"),
        ("公司计划投资2.8亿元建设仓库。", "计划投资"),
        ("达产后人均产量有望提高12%。", "人均产量"),
        ("设立“启明”助学金60万元。", "“启明”助学金"),
        ("设立“山海”奖教金15万元。", "“山海”奖教金"),
        # people, not where they went
        ("邀请86名社区居民走进车间。", "社区居民"),
        ("组织52名企业代表进入实验室。", "企业代表"),
        ("邀请30名学生家长参观展厅。", "学生家长"),
        # a phrase ends before a quotation and before some of those that it counts
        ("完成6台龙门吊“煤改电”，节约用煤。", "龙门吊"),
        ("推出3个品牌“云杉”。", "品牌"),
        ("六项任务中两项提前完成。", "任务"),
        ("五项指标中三项好于预期。", "指标"),
        ("举办“春风”招聘活动12场。", "“春风”招聘活动"),
        ("走访86个小区的居民。", "小区"),
        # how far, how long it took, what can be done in a year
        ("林场距最近的车站18公里。", "距最近的车站"),
        ("校区距离市中心约12公里。", "距离市中心"),
        ("厂房柱距12米。", "厂房柱距"),
        ("改造投资86万元，预计3年内收回。", "收回"),
        ("20名电工到场，12小时内修复了管线。", "修复"),
        ("接到报修32件，2小时内响应。", "响应"),
        ("工期6个月，3年内收入60万元。", "收入"),
        ("码头年接卸能力8万吨。", "码头年接卸能力"),
        ("桥梁设计年通过能力120万辆。", "桥梁设计年通过能力"),
        ("年消纳能力3万吨。", "年消纳能力"),
        ("近年发展会员30人。", "发展会员"),
        # several places that are counted
        ("网点覆盖除西部以外的26个省、自治区、直辖市。", "覆盖省、自治区、直辖市"),
        ("通水的有除县城以外的18个镇。", "镇"),
    ],
)
def test_name_ends_where_its_words_do(text: str, expected: str) -> None:
    assert expected in metrics(text)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("带动8.5万农户增收。", 85000, "户"),
        ("服务1.2万茶户。", 12000, "户"),
        ("走访0.3万困难户。", 3000, "户"),
        ("用户增至8.5万。", 85000, None),
        ("无纸化改造节省费用36.4万/年。", 364000, None),
        ("减少耗材支出1.5万/月。", 15000, None),
        ("外包费用2.6万/季。", 26000, None),
    ],
)
def test_number_of_households_and_of_a_part_of_time(text: str, value: int, unit: str | None) -> None:
    (row,) = read_sentence(text, 2022)["quantities"]
    assert (row["value"], row["unit"]) == (value, unit)


def test_fraction_is_no_number_of_a_part_of_time() -> None:
    assert read_sentence("文号为3.2万/5。", 2022)["quantities"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平均每馆举办展览11个，接待观众9万人次。", ["平均每馆展览", "平均每馆接待观众"]),
        ("平均每个社区配有社工14名、志愿者126名。", ["平均每个社区社工", "平均每个社区志愿者"]),
        ("平均每馆藏书46万册，报刊1642种。", ["平均每馆藏书", "平均每馆报刊"]),
        ("平均每馆举办展览11个，共举办展览66个。", ["平均每馆展览", "展览"]),
        ("平均每馆举办展览11个；接待观众9万人次。", ["平均每馆展览", "接待观众"]),
        ("全年平均每场观众860人，全年演出42场。", ["平均每场观众", "演出"]),
        ("派发股利每股人民币0.5元，共计约人民币118万元。", ["每股派发股利", "派发股利"]),
    ],
)
def test_average_of_each_one_is_no_total(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # bodies that a clause opens with have all that is told of them
        ("乡镇茶企完成茶叶产量5830吨，增长13.9%。", [("茶叶产量", "乡镇茶企")] * 2),
        (
            "村镇银行不良贷款余额为5亿元，比上年末减少1亿元；不良贷款率0.61%。",
            [("村镇银行不良贷款余额", None), ("村镇银行不良贷款余额", None), ("不良贷款率", "村镇银行")],
        ),
        (
            "城东热力公司在东、西两处设三个热源厂，铺设管网76公里，共有换热站54座。",
            [("热源厂", "城东热力公司"), ("铺设管网", "城东热力公司"), ("换热站", "城东热力公司")],
        ),
        ("财险公司理赔件数为3件，寿险公司理赔件数为5件，两者总计为8件。", ["财险公司", "寿险公司", None]),
        # bodies that are counted have what is told bare behind
        ("全县共有民宿126家，床位3200张。", [("民宿", "全县"), ("床位", "民宿")]),
        ("全市现有水库36座，总库容12亿立方米。", [("水库", "全市"), ("总库容", "水库")]),
        ("全县现有医院12家，常住人口36万人。", [("医院", "全县"), ("常住人口", "全县")]),
        ("全市有学校36所，幼儿园26所，在校生3万人。", [("学校", None), ("幼儿园", None), ("在校生", None)]),
        # what only a place has is of the place
        ("全市公立医院门诊量38万人次，出院患者2万人次。", [("公立医院门诊量", "全市"), ("出院患者", "全市公立医院")]),
        ("全市公立医院门诊量38万人次，常住人口8万人。", [("公立医院门诊量", "全市"), ("常住人口", "全市")]),
        ("全市企业所得税收入12亿元，个人所得税8亿元。", [("企业所得税收入", "全市"), ("个人所得税", "全市")]),
        (
            "全省高速公路通车里程36公里，农村公路12万公里。",
            [("高速公路通车里程", "全省"), ("农村公路", "全省")],
        ),
        # a part has another value of the name of its whole
        ("生产水泥8万吨，其中3家企业生产水泥5万吨。", [("生产水泥", None), ("企业", None), ("生产水泥", "企业")]),
        ("新建了图书馆，建筑面积8600平方米。", [("建筑面积", "图书馆")]),
    ],
)
def test_bodies_have_what_is_told_of_them(text: str, expected: list[object]) -> None:
    rows = named(text)
    assert (rows if isinstance(expected[0], tuple) else [subject for _, subject in rows]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("门诊接诊患者14万人次，急诊接诊患者1万人次。", ["门诊接诊患者", "急诊接诊患者"]),
        ("行业新的订单额达12亿元。", ["新的订单额"]),
        ("保安月平均工资5600元。", ["月平均工资"]),
        ("2022年5月平均气温18℃。", ["平均气温"]),
        ("全年平均工资5600元。", ["平均工资"]),
        (
            "其中已列入全国除险加固规划的水塘9座（大型1座）。",
            ["列入全国除险加固规划的水塘", "列入全国除险加固规划的大型水塘"],
        ),
        ("全年专项助学19个项目。", ["专项助学项目"]),
        ("完成造林170亩，高于148亩的任务。", ["造林", "造林任务"]),
        ("考生145名，有138人达到录取线。", ["考生", "达到录取线"]),
        ("茶叶总产8万吨，总收入达5亿元。", ["茶叶总产", "茶叶总收入"]),
        # what a clause before 的 says, whatever the head's length; without who did it, a bare 取得的, a year
        ("停放车辆的押金共计18万元。", ["停放车辆的押金"]),
        ("销往东南亚的瓷砖总产值达4.6亿元。", ["销往东南亚的瓷砖总产值"]),
        ("剧院用于更新舞台灯光的专项经费为95万元。", ["用于更新舞台灯光的专项经费"]),
        ("本市渔政部门已经查扣的违规渔具320件。", ["查扣的违规渔具"]),
        ("从中央、地方两级财政获得的护林经费4万元。", ["从中央、地方两级财政获得的护林经费"]),
        ("纳入2023年度决算编制范围的苗圃3家。", ["纳入决算编制范围的苗圃"]),
        ("学员中具有高级职称的比例升至66%。", ["具有高级职称的比例"]),
        ("取得的门票收入为5万元。", ["门票收入"]),
        ("去年的门票收入为5万元。", ["门票收入"]),
        ("红十字会在广场配置民生工程的急救设备7台。", ["急救设备"]),
        ("对盗伐、滥伐等破坏山林的违法行为处罚36件。", ["违法行为处罚"]),
        ("先进的采茶机12台。", ["采茶机"]),
        # words that tie elsewhere, and those that a dictionary cuts
        ("累计折旧4.8亿元，长期待摊费用3万元，可供分配利润为5万元。", ["累计折旧", "长期待摊费用", "可供分配利润"]),
        ("累计投资4亿元，长期赡养老人8名。", ["投资", "赡养老人"]),
        ("可持续包装占比升至36%。", ["可持续包装占比"]),
        ("完成农村厕所达标改厕户数580户。", ["农村厕所达标改厕户数"]),
        ("药厂长期聘用专家12名。", ["聘用专家"]),
        ("西港、东港3市开放口岸货物320吨。", ["开放口岸货物"]),
        ("实现货币总最4亿元。", ["货币总最"]),
        # a name is not cut in the middle; marks of notes and glosses of letters are no words
        ("高山湿地候鸟越冬栖息地生态补水设施经费260万元。", ["高山湿地候鸟越冬栖息地生态补水设施经费"]),
        ("与仓储相关的现金流出为3万元。", ["与仓储相关的现金流出"]),
        ("床位使用率[2]为88.4%，用水量②下降3.5%。", ["床位使用率", "用水量"]),
        ("与项目有关的支出86万元。", ["与项目有关的支出"]),
        ("生化需氧量（“BOD”）排放浓度为8毫克/升。", ["生化需氧量排放浓度"]),
    ],
)
def test_what_says_which_stays_in_the_name(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("养护与维修费用较上年增加5万元。", "养护与维修费用"),
        ("主要是文化旅游体育与传媒支出增加135.66万元。", "文化旅游体育与传媒支出"),
        ("设备采购与安装费比预算减少2万元。", "设备采购与安装费"),
        ("研发与试验支出同比增长12%。", "研发与试验支出"),
        ("用电量与2021年相比下降3%。", "用电量"),
        ("会议费与去年同期增加2万元。", "会议费"),
        ("能耗与往年比下降5%。", "能耗"),
        ("采购木料，支付货款近人民币24亿元。", "支付货款"),
    ],
)
def test_joins_two_things_or_compares(text: str, expected: str) -> None:
    assert metrics(text) == [expected]
