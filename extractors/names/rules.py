"""The rules of names: persons, organisations with the names that a report introduces for them, and places."""

from dataclasses import dataclass
from typing import Any, Literal

from extractors.names.persons.rules import PERSONS
from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Introducing:
    """Words introduce a further name of an organisation; kinds as in `organisations.kind`."""

    kind: Literal["short", "also", "former"]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a name says what it is: an ending, a province."""


SHORT = Rule(
    "introduced as short form",
    "a short name in brackets behind the full one: 以下简称, 下称, 统称",
    Introducing("short"),
    examples=(
        "江州水务热线中心（以下简称“⟨热线中心⟩”）成立。 → 热线中心 = 江州水务热线中心",
        "江州水务有限公司（下称⟨江州水务⟩）",
        "江州水务热线中心（以下简称“热线中心”或“⟨中心⟩”）成立。 → 中心 = 江州水务热线中心",
        "由江州锐石工具有限公司（“⟨锐石工具⟩”）供货。 → 锐石工具 = 江州锐石工具有限公司",
        "简称：由Nordlys Tea AS（“⟨北光茶业⟩”）供货。 → 北光茶业 = Nordlys Tea AS",
        "公司“清风”志愿服务队（以下简称“⟨服务队⟩”）成立。 → 服务队 = “清风”志愿服务队",
    ),
    counter_examples=(
        "简称：江州茶叶学会（“金叶”）参展。",
        "《信访办法》（以下简称《办法》）施行。",
        "江州水务有限公司（盖章）",
    ),
)
STANDS_FOR = Rule(
    "said to stand for a name",
    "names in quotes that a sentence says are used for a full one: “X”以“Y”表示, “Y”“Z”均指X",
    Introducing("short"),
    examples=(
        "为便于表述，本报告中“江州水务有限公司”以“⟨江州水务⟩”或“我们”表示。 → 江州水务 = 江州水务有限公司",
        "江州水务有限公司用“⟨江州水务⟩”“公司”代替。 → 江州水务 = 江州水务有限公司",
        "报告中的“⟨江州水务⟩”“公司”“我们”均指江州水务有限公司。 → 江州水务 = 江州水务有限公司",
    ),
    counter_examples=("完成的项目以“√”表示。", "本报告中“我省”指江州省。", "“一网通”指政务服务平台。"),
)
DEFINED = Rule(
    "defined in a table",
    "a short form and its full name in a table of definitions: 简称 | 全称, 释义项 | 指 | 释义内容",
    Introducing("short"),
    examples=(
        "| 简称 | 全称 |\n| ⟨葵禾饼业⟩、公司、我们 | 江州葵禾饼业股份有限公司 | → 葵禾饼业",
        "| 简称 | 全称／释义 |\n| ⟨葵投⟩ | 江州葵禾投资有限公司，公司控股股东，持股51% | → 葵投",
        "| 释义项 | 指 | 释义内容 |\n| ⟨烘焙研究院⟩ | 指 | 江州葵禾烘焙食品研究院 | → 烘焙研究院",
        "| 报告中称 | 指 |\n| 东湾、⟨西湾⟩ | 江州东湾客运有限公司、江州西湾客运有限公司 | → 西湾",
        "| 简称 | 全称 |\n| ⟨合和公司⟩ | 江州合和面粉有限公司 | → 合和公司",
        "| 江州葵禾面粉有限公司 | 指 | ⟨面粉公司⟩ |\n| 江州葵禾物流有限公司 | 指 | 物流公司 | → 面粉公司",
        "| 子公司 | 简称 |\n| 霁禾光学膜（江州）有限公司 | ⟨霁禾光学⟩ | → 霁禾光学",
        "| 本行 | 指 | 江州云栈农村商业银行股份有限公司 |\n| ⟨云栈农商⟩ | 指 | 江州云栈农村商业银行股份有限公司 |",
    ),
    counter_examples=(
        "| 简称 | 全称／释义 |\n| 报告期、本年度 | 2023年1月1日至2023年12月31日 |",
        "| 简称 | 全称 |\n| 社保 | 社会保险 |\n| 劳模 | 劳动模范 |",
        "| 名称 | 说明 |\n| 中心 | 客户服务中心 |",
        "| 名称 | 简称 |\n| 农作物病虫害绿色防控 | 绿防 |",
    ),
)
ALSO = Rule(
    "further name in the text",
    "a name that the organisation carries too: 加挂, 挂牌, 又称",
    Introducing("also"),
    examples=("江州水务热线中心加挂“⟨江州市热线监督中心⟩”牌子。 → 江州市热线监督中心 = 江州水务热线中心",),
    counter_examples=("墙上挂牌公示服务承诺。",),
)
FORMER = Rule(
    "former name in the text",
    "the name before a change: 前身为, 原名, 更名为, （原…）",
    Introducing("former"),
    examples=(
        "江州图书馆前身为⟨江州县图书馆⟩。 → 江州县图书馆 = 江州图书馆",
        "⟨江州自来水公司⟩更名为江州水务有限公司。 → 江州自来水公司 = 江州水务有限公司",
    ),
    counter_examples=("制度名称变更为办法。",),
)
ENDING = Rule(
    "ending with a proper name",
    "an ending of organisations behind a place or proper name",
    Form(),
    examples=(
        "走访⟨云栈区商业联合会⟩。",
        "与⟨江州市发展和改革委员会⟩座谈。",
        "收购⟨江州锐石工具有限公司⟩。",
        "原⟨江州市汽车修理厂⟩改制。",
        "“甲方”系指⟨江州园林工程学院⟩。",
        "由⟨县卫生健康局⟩牵头，⟨市园林管理处⟩配合。",
        "与⟨省公安厅交警总队高速七支队⟩座谈。",
        "为⟨云栈集团⟩全资子公司，负责供水。",
        "云栈收费站获⟨江州市妇女联合会⟩表彰。",
        "走访丁香社区、⟨望湖区敬老院⟩。",
        "在⟨云栈服务区⟩设置展销点。",
        "与⟨云栈县丰茂油茶种植专业合作社⟩签约。",
        "参照⟨全球制茶标准委员会⟩的标准。",
        "⟨郜听松工作室⟩完成攻关12项。",
        "⟨机关第二党支部⟩到会。",
        "⟨东方茶业协会⟩江州市茶叶协会",
        "与⟨望湖社区⟩共建。",
        "⟨棉纺街社区居委会⟩到会。",
        "报⟨县档案局⟩备案。",
        "⟨市委统战部⟩到会。",
        "获⟨团市委⟩表彰。",
        "茶艺知识进⟨县第三小学⟩。",
        "⟨市中心血站⟩采血。",
        "获⟨省茶叶协会霁岭分会⟩表彰。",
        "⟨云栈支行⟩员工为老人讲解。",
        "⟨霁岭县安全生产委员会办公室⟩制",
        "⟨云栈分院⟩即原城郊卫生院。",
        "项目与⟨云川农业大学食品学院⟩合作。",
        "水利工程与⟨云栈县水利局⟩对接。",
        "改革后⟨江州市水务局⟩下设六个科室。",
        "1968年生，现任⟨云川市工商业联合会⟩副主席。",
        "邀请⟨江州市第二中学⟩教师来厂授课。",
        "任⟨江州锐石工具有限公司⟩法务部副部长。",
        "县人大代表、⟨县森林消防支队⟩副支队长到场。",
        "方案已经⟨江州市水务局⟩同意。",
        "⟨县水投控股⟩总经理到会。",
        "向⟨云栈金融监管局⟩备案。",
        "聘请⟨弘岫致远会计师事务所（特殊普通合伙）⟩审计。",
        "与⟨柏岫再保险公司⟩签约。",
        "致⟨江州锐石工具有限公司⟩全体股东：",
        "报⟨市乡村振兴局⟩备案。",
        "⟨县妇联⟩到会。",
        "⟨证监会⟩核准。",
        "走进⟨榆钱里社区⟩宣讲。",
        "⟨云栈市总工会⟩党组成员到会。",
        "⟨江州水厂党支部⟩开展联建。",
        "取得⟨云栈电气（江州）塑壳开关有限责任公司⟩股权。",
        "⟨江州晨报⟩刊登了茶园的照片。",
        "⟨江州省见义勇为基金会⟩到会。",
        "依托⟨云栈省高效制茶重点实验室⟩开展研究。",
        "⟨望江街道办事处⟩到会。",
        "建设⟨江州研究生院⟩。",
        "市总工会主席闻立新率⟨云栈县工商联⟩考察。",
        "原告⟨云栈市国资局⟩到庭。",
    ),
    counter_examples=(
        "各部门工会开展活动。",
        "省公司下发通知。",
        "按《转发通知》（云栈办〔2021〕7号）执行。",
        "曾任某保险公司云栈分公司经理。",
        "江州省含总公司3家，县水投控股的公司2家。",
        "大学生参加招聘。",
        "走进江州市社区开展宣讲。",
        "建成儿童友好社区站12个。",
        "各市体育局派员参加。",
        "市级公益基金会增多，市属医院、市区中学受益。",
        "推进市值管理委员会建设，市花协会成立，打造省心服务公司。",
        "市重点中学招生，区示范幼儿园开园，市民服务中心开放。",
        "江州市煤矿安全形势平稳，云栈县林场增多。",
        "沿线服务区全部建成，第二党支部到会。",
        "车间团支部获评江州市五四红旗团支部。",
        "劳模工作室增多，国际合作委员会换届。",
        "江州市先进基层党组织",
        "江州市学生到校上课，伤者入院治疗。",
        "各市妇联参会，证监会议题通过，走进乡里社区。",
        "闻立新先生工会主席候选人",
        "智慧社区、零碳社区、老旧社区改造完成。",
        "云栈市城东区站前路8号",
        "云栈县合作林场增产，《云栈省职业学校管理办法》施行。",
        "下设科技特色支行3家，国家企业技术中心1个。",
        "走访霁岭、云栈3家支行。",
        "地铁3号线云栈路站开展演练。",
        "教育部分学科调整，财政部署到位，市委组织部署轮训。",
        "县委宣传部分工明确，县组委会议召开，市急救站点增加。",
        "建设慢享社区、康享社区，走访步行街社区、宜居社区。",
        "走进创客社区、无废社区，在康养社区入住，与乐活社区共建。",
        "云栈区政府信息公开增多，望江街道社区事务受理便捷。",
        "地址：云栈区望江街道沿河路88号",
        "云栈二期2×18万千瓦燃机电厂投产。",
    ),
)
IN_QUOTES = Rule(
    "body named in quotation marks",
    "a team or paper with its name in quotation marks: “…”志愿服务队, 《…》杂志社",
    Form(),
    examples=(
        "⟨“清风”志愿服务队⟩成立于2016年。",
        "⟨“岚川义工队”⟩有志愿者86人。",
        "由⟨“岚川公益”基金会⟩发起。",
        "获⟨《岚川茶讯》杂志社⟩颁发的证书。",
    ),
    counter_examples=(
        "车间工会获评“优秀志愿服务队”。",
        "工作室被命名为“巾帼工作室”。",
        "组建“党员突击队”12支。",
        "组建“岚川先锋”突击队3支。",
        "举办“云栈杯”合唱团比赛。",
        "组建“清风”志愿服务队伍12支，完善“党建+服务”工作室。",
        "“清风”行动获评工作室优秀项目。",
        "“清风”行动出动36次。",
    ),
    source="reports of units with volunteers",
)
IN_LETTERS = Rule(
    "firm in Latin letters",
    "words with capitals before a legal form, with nothing else in Latin letters beside them: … Ltd., … GmbH, … AS",
    Form(),
    examples=(
        "由⟨Nordlys Tea AS⟩供茶。",
        "由⟨Veldt Mills(Asia)Pte.Ltd.⟩供货。",
        "持有⟨Ostwind Keramik GmbH⟩的35%股权。",
    ),
    counter_examples=(
        "通过ISO 9001认证，采用SAP系统。",
        "Our Company and Veldt Mills Ltd. signed it.",
        "GRI Standards Ltd",
        "新购Veldt AS系列茶机2台。",
        "各公司（Co., Ltd.）参展。",
    ),
)
IN_LATIN_LIST = Rule(
    "body in a list of Latin names",
    "words with capitals in a list beside a body, before 等药企, behind 与 before 签约, or found so elsewhere",
    Form(),
    examples=(
        "与⟨Lindal⟩、Asker Tea签署协议。",
        "客户包括罗氏、⟨Lindal⟩和Asker Tea等药企。",
        "供货给⟨Lindal⟩、Asker Tea等企业。",
        "与多家药企合作，包括Lindal、⟨Asker Tea⟩等。",
        "与Lindal签署协议。\n⟨Lindal⟩的订单增加。",
    ),
    counter_examples=(
        "上线ERP、MES等企业信息系统。",
        "采用Java、Python开发。",
        "与ABS签订协议。",
        "Lindal的订单增加。",
    ),
)
KNOWN_BODY = Rule(
    "body known by name",
    "a body that everybody knows by name (新华社, 罗氏), a stock before its code (霁禾股份（688000.SH）)",
    Form(),
    examples=(
        "⟨新华社⟩报道了茶园。",
        "在⟨建设银行⟩开户。",
        "与⟨罗氏⟩、⟨诺华⟩等药企签约。",
        "经⟨国务院⟩批准。",
        "⟨霁禾股份⟩（688000.SH）维持增持评级。",
        "获⟨省总⟩、团市委表彰。",
    ),
    counter_examples=(
        "罗氏线圈测量电流，采购华为手机。",
        "办理建设银行卡，走进新华社区。",
        "全省总人口增加，省总监到会。",
        "享受国务院政府特殊津贴，落实联合国可持续发展目标。",
    ),
    source="names/known_bodies.csv",
)
OWN_ORGAN = Rule(
    "organ of the body that reports",
    "the party committee, union … of the group or the company, the committees of its board",
    Form(),
    examples=(
        "⟨集团党委⟩召开会议，⟨公司工会⟩配合。",
        "⟨审计委员会⟩全年召开会议6次。",
        "董事会下设⟨薪酬与考核委员会⟩和⟨战略与投资委员会⟩。",
    ),
    counter_examples=(
        "各公司党委、所属公司工会参加。",
        "公司党委书记到会，修订审计委员会工作细则。",
        "学校家长委员会、专业委员会换届。",
    ),
)
COMMITTEE = Rule(
    "committee over its members",
    "a line that is the name of a committee, over the list of its members by their offices",
    Form(),
    examples=(
        "⟨防汛领导小组⟩\n组长：闻立新\n组员：韦庆红、尹素琴",
        "⟨经费审查委员会⟩\n主任：闻立新\n委员：韦庆红、尹素琴",
    ),
    counter_examples=("工作小组\n组长：闻立新", "防汛领导小组开会。", "委员会\n主任：闻立新"),
)
BODY_IN_CELL = Rule(
    "body in a cell",
    "a cell of a table that is nothing but names of organisations, or tells of some in a clause",
    Form(),
    examples=(
        "| 项目 | 事由 |\n| 助学 | 向⟨云川大学⟩捐赠图书800册 |",
        "| 奖项 | 颁奖媒体 |\n| 金叶奖 | 《⟨证券时报⟩》 |",
        "| 供应商 | 采购额 |\n| ⟨恒硕轴承⟩ | 12 |",
        "| 姓名 | 在其他单位任职情况 |\n| 尹素琴 | ⟨江州茶叶有限公司⟩监事 |",
        "| 被投资单位 | 持股比例 |\n| ⟨江州水务有限公司⟩ | 51% |",
        "| 出资人 | 金额 |\n| ⟨云栈环保股权投资合伙企业（有限合伙）⟩ | 12 |",
        "| 供应商 | 金额 |\n| 1、⟨江州管材厂⟩ | 12 |",
        "| 承租方 | 租金 |\n| ⟨致同咨询（江州）有限公司⟩ | 12 |",
        "| 参建单位 | 合同额 |\n| 全资子公司⟨江州市政工程有限公司⟩ | 12 |",
        "| 所属企业 | 人数 |\n| ⟨云栈燃气有限公司⟩（控股51%） | 12 |",
        "| 网点 | 户数 |\n| 江州分公司 | 12 |\n| ⟨城南分公司⟩ | 8 |\n| ⟨桥西分公司⟩ | 9 |",
        "| 捐赠方 | 金额 |\n| 江州市棋类协会 | 12 |\n| ⟨云栈永和护理院⟩ | 8 |",
        "| 姓名 | 工作单位及职务 |\n| 尹素琴 | ⟨江州市图书馆⟩研究馆员 |",
        "| 获奖集体（个人） | 荣誉 |\n| ⟨配餐调度中心⟩ | 工人先锋号 |",
        "| 项目 | 合作单位 |\n| 交通安全进校园 | ⟨云栈镇中心小学⟩等9所学校 |",
        "| 所属单位 | 人数 |\n| ⟨江州市森林消防和防火指挥中心⟩ | 58 |",
        "| 主管部门意见 | 同意发布。（盖章）⟨江州市水务局⟩2024年3月5日 |",
        "| 二级学院 | 人数 |\n| ⟨护理与康养学院⟩ | 8 |\n| 智慧农业学院 | 9 |\n| 食品工程学院 | 7 |",
        "| 二级学院 | 人数 |\n| 护理与康养学院 | 8 |\n| 智慧农业学院 | 9 |\n| 食品工程学院 | 7 |\n"
        "由⟨护理与康养学院⟩承担。",
        "| 项目 | 说明 |\n| 范围 | 总部及⟨江州水务有限公司⟩，与上年一致 |",
        "| 队伍名称 | 人数 |\n| ⟨“青松”护林志愿服务队⟩ | 30 |",
        "| 任务 | 责任单位 |\n| 测流 | ⟨白石桥水文站⟩ |",
        "| 支部名称 | 党员数 |\n| ⟨水文总站党支部⟩ | 16 |",
        "| 党组织 | 党员数 |\n| ⟨机关党总支⟩（含3个支部） | 41 |",
        "| 专门委员会 | 召集人 |\n| ⟨提名委员会⟩ | 尹素琴 |",
        "| 荣誉 | 授予单位 |\n| 先进集体 | 市委、⟨市政府⟩ |",
        "| 荣誉 | 颁奖机构 |\n| 金叶奖 | ⟨省茶办⟩ |\n| 银叶奖 | ⟨明前财经⟩ |",
        "| 分队名称 | 人数 |\n| ⟨护渠宣讲队⟩ | 21 |",
        "| 客户名称 | 销售额 |\n| ⟨Genvault Tea⟩ | 21 |",
        "| 伙伴单位 | 内容 |\n| ⟨榆钱里社区⟩、江州市实验小学 | 共建 |",
    ),
    counter_examples=(
        "| 单位 | 人数 |\n| 子公司 | 12 |",
        "| 事项 | 金额 |\n| 收购江州水务有限公司股权 | 12 |",
        "| 项目 | 金额 |\n| 江州水务有限公司技改工程 | 12 |",
        "| 类别 | 家数 |\n| 有限公司 | 12 |",
        "| 荣誉称号 | 时间 |\n| 江州市企业技术中心 | 2022年 |",
        "| 网点 | 户数 |\n| 其他分公司 | 8 |\n| 分公司小计 | 9 |",
        "| 部门 | 人数 |\n| 采购中心 | 12 |\n| 检测中心 | 8 |\n| 客服中心 | 9 |",
        "| 获奖集体 | 荣誉 |\n| 服务中心 | 先锋号 |\n| 各党支部 | 先锋号 |",
        "| 姓名 | 工作单位及职务 |\n| 尹素琴 | 退休教师 |",
        "| 队伍名称 | 人数 |\n| 专职队伍 | 30 |\n| 5支突击队 | 80 |",
        "| 荣誉 | 授予单位 |\n| 先进集体 | 国家级 |\n| 先进个人 | 上级单位 |\n| 文明岗 | 2023 |",
        "| 供应商 | 采购额 |\n| 江州地区 | 12 |\n| 境外客户 | 9 |",
        "| 客户名称 | 销售额 |\n| 客户A | 21 |\n| ESG | 9 |",
        "| 党组织 | 党员数 |\n| 各党支部 | 41 |\n| 3个支部 | 41 |",
        "| 任务 | 责任单位 |\n| 测流 | 相关水文站 |\n| 宣传 | 各科室 |\n| 巡查 | 属地管理所 |",
        "| 主管部门意见 | 同意发布。（盖章）单位负责人签字 |",
        "| 二级学院 | 人数 |\n| 其他二级学院 | 8 |\n| 护理与康养学院 | 9 |",
        "| 学校 | 人数 |\n| 民办小学 | 8 |\n| 公办小学 | 9 |\n| 城镇小学 | 7 |",
    ),
)
INTRODUCED = Rule(
    "short form that the document introduces",
    "a short name of an organisation wherever it stands again",
    Form(),
    examples=(
        "江州水务热线中心（以下简称“通衢热线”）成立，⟨通衢热线⟩受理来电。",
        "江州葵禾烘焙食品研究院（以下简称“研究院”）成立，⟨研究院⟩招募新人。",
    ),
    counter_examples=("通衢热线受理来电。",),
)
SHORTENED = Rule(
    "short form of a full name",
    "what a full name of the report is called in short, without its place and legal form",
    Form(),
    examples=(
        "江州市葵禾饼业有限公司捐赠月饼，⟨葵禾饼业⟩已连续三年参加。",
        "感谢江州省晚晴助老慈善信托。⟨晚晴助老慈善信托⟩12月到账。",
        "云栈市人民政府表彰云栈恒硕粮机有限公司，⟨恒硕粮机⟩已连续三年参加。",
        "感谢江州市云栈区晚晴助老促进会。⟨晚晴助老促进会⟩12月到账。",
    ),
    counter_examples=(
        "江州园林有限公司开业，江州园林绿化面积增加。",
        "江州市总工会到场。总工会提出要求。",
        "江州园区企业家联谊会到场。企业家联谊会提出要求。",
        "江州市疾病预防控制中心到场。疾病预防控制中心人员紧张。",
        "葵禾饼业参加展会。",
    ),
)
PLACE = Rule(
    "province with what is below it",
    "a province or municipality with its district and town",
    Form(),
    examples=("项目位于⟨江苏省淮安市洪泽区⟩。", "走进⟨上海市⟩。"),
    counter_examples=("上海市民热烈欢迎。", "云栈区开展活动。"),
)
RULES: tuple[Rule[Any], ...] = (
    *(*PERSONS, SHORT, STANDS_FOR, DEFINED, ALSO, FORMER),
    *(
        ENDING,
        IN_QUOTES,
        IN_LETTERS,
        IN_LATIN_LIST,
        KNOWN_BODY,
        OWN_ORGAN,
        COMMITTEE,
        BODY_IN_CELL,
        INTRODUCED,
        SHORTENED,
        PLACE,
    ),
)
