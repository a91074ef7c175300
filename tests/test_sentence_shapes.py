"""Shapes of sentences: where the name of a quantity ends, and what the sentence says of those that it counts."""

import pytest

from pipeline.sentences import read_sentence


def metrics(text: str) -> list[str | None]:
    return [row["metric"] for row in read_sentence(text, 2022)["quantities"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause with 的 says which are counted
        ("为85名行动不便的老人送餐上门。", ["行动不便的老人"]),
        ("对320户存在漏水隐患的用户上门检修。", ["存在漏水隐患的用户"]),
        ("我们为21名符合购房标准的教师申请了补贴。", ["符合购房标准的教师"]),
        ("全县18个未通自来水的自然村全部接通。", ["未通自来水的自然村"]),
        ("8个因灾停产的车间恢复生产。", ["因灾停产的车间"]),
        ("救助36名父母在外务工的儿童。", ["父母在外务工的儿童"]),
        ("86个小区的居民完成接种。", ["小区"]),
        ("12名学生的作品获奖。", ["学生"]),
        ("负责2个集中隔离点的医疗保障。", ["集中隔离点"]),
        # what was not done is not said of all of them
        ("有12家医院仍未开通网上挂号。", ["医院仍未开通网上挂号"]),
        ("另有37家商户没有办理执照。", ["商户没有办理执照"]),
        ("4个受灾乡镇未出现断供。", ["受灾乡镇"]),
        ("12处不合格产品被下架。", ["不合格产品"]),
        # nothing but what was or was not done
        ("36家尚未完成整改，41家从未开展过演练。", ["尚未完成整改", "从未开展过演练"]),
        ("32户已搬入新居，8户仍在过渡。", ["搬入新居", "仍在过渡"]),
        # a deed ends the name: what came of it, what came first, why
        ("其中1126部公交车更换成新型环保车型。", ["公交车"]),
        ("对2.6万辆高风险车辆拦查后开展了警示教育。", ["高风险车辆"]),
        ("13名队员因伤退出。", ["队员"]),
        ("7个社区率先通过验收。", ["社区"]),
        # bodies and names that look like deeds
        ("全市50余家基层工会组织在线上筹款12万元。", ["基层工会组织", "线上筹款"]),
        ("新增26个应急救护服务阵地。", ["新增应急救护服务阵地"]),
        ("6个紧急救援站点。", ["紧急救援站点"]),
        # a body that has people is none of them
        ("大队先后有18人受到市级表彰。", ["受到市级表彰"]),
        ("招募社区义工52名参与巡护。", ["社区义工"]),
    ],
)
def test_those_that_are_counted(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ends that look like particles, and beginnings that look like adverbs
        ("律师事务所共718家，其中合伙所572家，个人所135家。", ["律师事务所", "合伙所", "个人所"]),
        ("新增未利用地30公顷。", ["新增未利用地"]),
        ("结案标的4亿元。", ["结案标的"]),
        ("清理乱摆摊设点160起，教育乱停放车辆66台。", ["清理乱摆摊设点", "乱停放车辆"]),
        ("实现税后利润19亿元。", ["税后利润"]),
        ("完成农网建设改造投资16亿元。", ["农网建设改造投资"]),
        # who they are, told before them
        ("具有研究生学位（硕士和博士）的教师103人。", ["具有研究生学位的教师"]),
        ("在民政部门注册的协会172个，占总数的99%。", ["在民政部门注册的协会", "在民政部门注册的协会占总数"]),
        ("参与培训的各级管理人员达38人。", ["参与培训的各级管理人员"]),
        ("年满80岁的老人560人。", ["年满80岁的老人"]),
        ("具有的优势3项。", ["优势"]),
        # lists: their verb, their things, all of them
        ("救助白血病患儿11名、大病患者27名。", ["救助白血病患儿", "救助大病患者"]),
        ("查处超载车辆310台、酒驾86起。", ["查处超载车辆", "查处酒驾"]),
        ("共有国家级示范岗4个、省级13个、市级12个。", ["国家级示范岗", "省级示范岗", "市级示范岗"]),
        ("慰问劳模、困难职工、退休教师等260人。", ["慰问劳模、困难职工、退休教师"]),
        ("编印《读者手册》和《防火须知》500册。", ["《读者手册》和《防火须知》"]),
        ("发放宣传册及“明白纸”3万份。", ["发放宣传册及“明白纸”"]),
        # the next one that did the same
        ("国有煤矿完成原煤产量58万吨，增长3%；乡镇煤矿完成17万吨，增长5%。", ["原煤产量"] * 4),
        ("全市法院受理案件18万件，办结16万件，其中市中院受理2万件。", ["受理案件", "办结案件", "受理案件"]),
    ],
)
def test_whole_names(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a list that a share of changes is dealt out over, and what goes on behind it with a name of its own
        ("起数和伤人、损失分别上升9.2%、22.4%和26.9%，亡人下降5.5%。", ["起数", "伤人", "损失", "亡人"]),
        ("客流和货运、快件分别增长3.2%、4.5%和6.1%，投诉下降2%。", ["客流", "货运", "快件", "投诉"]),
        # decimals by which a rate without unit changed
        ("煤矿百万吨死亡率减少0.102，下降53.97%。", ["煤矿百万吨死亡率"] * 2),
        ("基尼系数为0.46，比上年下降0.004，降低0.9%。", ["基尼系数"] * 3),
        # whose or of which stage the value was that something rose from
        ("日平均人流量从老馆的500人次增加到现在的近900人次。", ["日平均人流量"] * 2),
        ("日处理能力由一期的2万吨扩大到二期建成后的5万吨。", ["日处理能力"] * 2),
        ("床位由搬迁前的200张增加到450张，护士由120人增加到260人。", ["床位", "床位", "护士", "护士"]),
        ("从业人员由30人增加到50人。", ["从业人员"] * 2),
        # so far in all
        ("水库完成年度投资2亿元，累计完成7亿元。", ["投资", "累计投资"]),
        ("当年接待研学团队36批次，开馆以来累计接待210批次。", ["接待研学团队", "累计接待研学团队"]),
        ("全年发放助学金12万元，累计发放86万元。", ["发放助学金", "累计发放助学金"]),
        ("累计服务群众2万人次，其中老人1万人次。", ["服务群众", "老人"]),
        # what something was before is told without a figure
        ("生源地由本省扩大到全国18个省。", ["生源地"]),
        ("床位由最初的不足百张发展到460张。", ["床位", "床位"]),
        ("服务范围从城区扩展到12个乡镇。", ["服务范围"]),
        # a list whose last name has the measure of all
        ("奶牛、猪和家禽存栏分别为184万头、152万头和14万只。", ["奶牛存栏", "猪存栏", "家禽存栏"]),
        # what a multiple is of, and a rate by year
        ("税收收入432亿元，是“十五”期间166亿元的2.6倍，年均增长19.8%。", ["税收收入"] * 3 + ["税收收入年均增长"]),
        ("按已发行股份210万股计算。", ["发行股份"]),
        ("更新改造55公里的二次供热管网。", ["更新改造二次供热管网"]),
        ("集体提案130件，交由83家承办单位办理，办复率为99%。", ["集体提案", "承办单位", "办复率"]),
        # ratios
        ("外聘教师与专任教师人数之比为0.45:1。", ["外聘教师与专任教师人数之比"]),
        ("医生与护士之比达1:1.2。", ["医生与护士之比"]),
        # a short name of what changed is that of a figure before
        (
            "发生交通事故71起，直接财产损失63万元，起数下降8%，损失上升65%。",
            ["交通事故", "直接财产损失", "交通事故起数", "直接财产损失"],
        ),
        ("受理投诉36件，件数下降5%。", ["受理投诉", "投诉件数"]),
        ("培训36人，投诉下降5%。", ["培训", "投诉"]),
        # what stood highest is told in the clause before
        ("受理案件46件，民事案件占比最高，达到63%。", ["受理案件", "民事案件占比"]),
        ("机场旅客吞吐量增速最快，较上年同期增长19.7%。", ["机场旅客吞吐量"]),
        ("最高温度达到38℃。", ["最高温度"]),
        (
            "居民用电量从2015年的154亿度，增加到2018年的231亿度，年均增幅14.5%。",
            ["居民用电量", "居民用电量", "居民用电量年均增幅"],
        ),
    ],
)
def test_changes_and_sums(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


def test_the_time_of_a_base_is_of_no_other_figure() -> None:
    rows = read_sentence("户均容量由“十三五”末的1.28千伏安提升至2.37千伏安，供电可靠率达到99.8%。", 2022)["quantities"]
    assert [str(row["period_end"]) for row in rows] == ["2020-12-31", "2022-12-31", "2022-12-31"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who came, who was called in, who they are by age or sentence
        ("订货会吸引采购商52家到场签约。", ["采购商"]),
        ("带动脱贫户120户增收。", ["脱贫户"]),
        ("职工36人轮训。", ["轮训"]),
        ("为1200名60岁以上老人免费体检。", ["60岁以上老人"]),
        ("改造4条110千伏线路，制定20个控制原则。", ["110千伏线路", "控制原则"]),
        ("青江煤矿完成原煤产量86万吨，西河电厂完成48万吨。", ["原煤产量", "原煤产量"]),
        (
            "判处五年以上有期徒刑221人，判处三年以下有期徒刑、拘役14人。",
            ["判处五年以上有期徒刑", "判处三年以下有期徒刑、拘役"],
        ),
        ("学院面向全国26个省招生。", ["省"]),
        ("陪29名长期住院患儿补课。", ["长期住院患儿"]),
        # what is said of a measure that some of them have
        ("有98个村集体经济收入超过20万元。", ["村集体经济收入超过20万元", "村集体经济收入"]),
        ("有12个市州增速高于全省平均水平。", ["市州增速高于全省平均水平"]),
        # works one after the other, levels and colours, each of a thousand
        ("新建公厕12座，改建8座，提升改造26座。", ["新建公厕", "改建公厕", "改造公厕"]),
        ("新建公厕12座，培训8场。", ["新建公厕", "培训"]),
        ("发布红色预警3期、橙色18期。", ["发布红色预警", "发布橙色预警"]),
        ("每千名老人拥有床位36张。", ["每千名老人床位"]),
        # multiples one by one
        ("旅客32万人次、货物8万吨，分别是上年的2.1倍和2.6倍。", ["旅客", "货物", "旅客", "货物"]),
        # rates that are of no one thing before
        ("空气优良天数300天，优良率86%。", ["空气优良天数", "优良率"]),
        ("来信36件、来访12批86人次，办结率98%。", ["来信", "来访", "来访", "办结率"]),
        ("抽检食品126批次，不合格28批次，合格率97%。", ["抽检食品", "不合格", "合格率"]),
        ("满足了我州最大负荷从24万千瓦增长到51万千瓦的需要。", ["我州最大负荷"] * 2),
        # units, bodies and shares
        ("提名委员会召开了二次会议。", ["会议"]),
        ("公司下属两家全资子公司高才科技有限公司和新锦科技有限公司。", ["全资子公司"]),
        ("由两家公司持有其100%股权。", ["公司", "股权"]),
        ("计提信用减值损失36万元，转回12万元。", ["计提信用减值损失", "转回信用减值损失"]),
        ("拟以总股本4亿股为基数。", ["总股本"]),
        ("受理信访件326件，其中大气类146件，办结率100%。", ["受理信访件", "大气类信访件", "信访件办结率"]),
        ("客户投诉由46起降到21起。", ["客户投诉", "客户投诉"]),
    ],
)
def test_who_and_how_many(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # parts of a change are of what changed
        ("增加值增长6.2%，其中采矿业增长3.1%，制造业增长7.0%。", ["", "采矿业", "制造业"]),
        ("营业收入增长8%，其中海外市场增长12%；净利润增长5%。", ["", "海外市场", ""]),
        ("零售总额增长5.1%，其中餐饮收入增长9%。", ["", ""]),
        # a company of the group
        ("集团实现营收36亿元；旗下青江物流实现营收6亿元，利润0.4亿元。", ["", "青江物流", "青江物流"]),
        # part by party, and what else was done for it
        ("受理案件18万件，办结16万件，其中市中院受理2万件，办结1.8万件。", ["", "", "市中院", "市中院"]),
        # bodies of a place have all that the sentence tells, until it names another
        ("全市公安机关破获案件86起；抓获逃犯12名，全市人口3万人。", ["全市公安机关", "全市公安机关", "全市"]),
        ("全县养老机构共接收老人86人，护理人员12人。", ["全县养老机构", "全县养老机构"]),
        ("全市居民人均收入3.6万元。", ["全市"]),
        # a line of business that opens the sentence; parts that only their sorts name
        ("物流业务方面，实现营业收入6亿元，利润0.4亿元。", ["物流业务", "物流业务"]),
        ("党的建设方面，组织培训6场。", [""]),
        ("回收废纸86吨，其中办公楼12吨、车间74吨。", ["", "办公楼", "车间"]),
        ("在校学生86人，其中小学42人，女生30人。", ["", "小学", ""]),
    ],
)
def test_whose_it_is(text: str, expected: list[str]) -> None:
    assert [row["subject"] or "" for row in read_sentence(text, 2022)["quantities"]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人口自然增长率0.4‰。", [("人口自然增长率", "level")]),
        ("销售收入增长率12%。", [("销售收入", "change")]),
        (
            "受理信访件326件，其中大气类146件、噪声类98件，办结率100%。",
            [("受理信访件", "level"), ("大气类信访件", "level")],
        ),
    ],
)
def test_rates_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    rows = read_sentence(text, 2022)["quantities"]
    assert [(row["metric"], row["role"]) for row in rows[: len(expected)]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # when it was so stands inside, extremes, each of them
        ("煤炭产量1—2月累计完成68万吨，同比增加15万吨。", ["煤炭产量"] * 2),
        ("零售总额一季度实现36亿元。", ["零售总额"]),
        ("法官人均结案268件，最高的超过400件。", ["法官人均结案", "法官人均结案最高"]),
        ("为109名贫困残疾人每人每年发放1000元补助。", ["贫困残疾人", "每人发放补助"]),
        ("仅用10个月就突破15万人次。", ["仅用", None]),
        # one that the sort is named of; what is new
        ("立案侦办走私等违法犯罪案件55起。", ["立案侦办走私等违法犯罪案件"]),
        ("开展宣传等活动36场。", ["宣传等活动"]),
        ("购买口罩、手套等物资50件。", ["购买口罩、手套等物资"]),
        ("新增412部纯电动车。", ["新增纯电动车"]),
        ("创新26项工艺。", ["工艺"]),
    ],
)
def test_times_sorts_and_new_ones(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what only the first of a list says, and what 城乡 stands for
        ("一般公共预算收入和支出分别达4亿元、20亿元。", ["一般公共预算收入", "一般公共预算支出"]),
        ("城乡居民人均可支配收入分别达47197元、16135元。", ["城镇居民人均可支配收入", "农村居民人均可支配收入"]),
        ("收入3.5亿元，自然增幅2%，同口径增长6%。", ["收入"] * 3),
        # bodies are counted, and their measure is of the next figure
        ("75家农业龙头企业年销售收入18亿元。", ["农业龙头企业", "农业龙头企业年销售收入"]),
        # the size of what a park has
        ("产业园60万平方米标房全部入驻。", ["标房"]),
        ("公司用水60万立方米左右。", ["用水"]),
        # a verb alone is of what the clause before names, and of no other sentence
        ("起诉涉黑犯罪47人。依法惩治制售假药犯罪，起诉65人。", ["起诉涉黑犯罪", "起诉制售假药犯罪"]),
        ("起诉涉黑犯罪47人。加强学习，起诉65人。", ["起诉涉黑犯罪", "起诉"]),
        ("对未成年人附条件不起诉31人。", ["不起诉"]),
        ("为30名因案致贫群众发放救助金。", ["因案致贫群众"]),
        # a rate is of all of them
        ("接收安置退役军人186名，其中转业军官12名，安置率100%。", ["接收安置退役军人", "转业军官", "退役军人安置率"]),
    ],
)
def test_shared_words(text: str, expected: list[str | None]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全镇有18个村开通了冷链专线。", ["开通冷链专线 村"]),
        ("已有12个乡镇、86个村通了班车。", ["通班车 乡镇", "通班车 村"]),
        ("帮助86名残疾人找到工作。", ["找到工作 残疾人"]),
        ("在26个社区设立了法律服务点，受理咨询86件。", ["设立法律服务点 社区", " 受理咨询"]),
        ("在74件案件中适用惩罚性赔偿。", ["适用惩罚性赔偿 案件"]),
        ("组织36名教师到农村支教。", ["到农村支教 教师"]),
        ("近千家营业网点提供助农产品销售服务。", ["提供助农产品销售服务 营业网点"]),
        ("1126部公交车更换成新型车型。", ["更换成新型车型 公交车"]),
        ("7家供水企业成功上线运行。", [" 供水企业"]),
        ("向36家银行提供担保服务。", [" 银行"]),
        ("全年接待36批学生参观学习。", [" 学生"]),
        ("新建36个站点，方便出行。", [" 新建站点"]),
    ],
)
def test_how_many_did_it(text: str, expected: list[str]) -> None:
    rows = read_sentence(text, 2022)["quantities"]
    assert [f"{row['subject'] or ''} {row['metric']}" for row in rows] == expected
