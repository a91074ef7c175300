"""Rules of bodies that are known by name or told by what stands beside them: lists, organs, committees."""

from dataclasses import dataclass

from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a name says what it is: an ending, a province."""


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
        "手环与Bluetooth建立连接。",
        "客户端版本包括Windows、Android。",
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
        "⟨中共中央⟩、国务院印发意见。",
        "⟨霁禾股份⟩（688000.SH）维持增持评级。",
        "⟨霁禾股份⟩（688000）发布年报。",
        "⟨葵禾岩⟩（300109）4月12日晚间披露年报。",
        "获⟨省总⟩、团市委表彰。",
        "⟨商务部⟩、财政部和科技部印发通知。",
        "⟨市直机关工委⟩印发通知，⟨中铁八局⟩施工。",
        "⟨云栈一中⟩与⟨江州七中⟩师生联欢，⟨市二中⟩举行大会。",
        "如⟨工行⟩年报所示。",
    ),
    counter_examples=(
        "罗氏线圈测量电流，采购华为手机。",
        "财务部、商务部和科技部参加。",
        "办理建设银行卡，走进新华社区。",
        "全省总人口增加，省总监到会。",
        "享受国务院政府特殊津贴，落实联合国可持续发展目标。",
        "联合国有林场、社区植树。",
        "培养儿童的观察、联想、表达能力。",
        "购置丰田、本田等公务用车和轿车，采购诺华、强生等药品。",
        "建成红网格12个，推动人民网上预约。",
        "勘察院水利部完成测量，中信银行间市场债券到期。",
        "比亚迪电动客车投运，江南大学生创业园开园。",
        "各县区政府、各部门参加。",
        "公司（600999.SH）上市满十年。",
        "学习中共中央总书记讲话，落实《中共中央关于种茶的意见》。",
        "钢管（300321）4月12日入库，云栈区（300072）4月12日公开招标。",
        "云栈区（300072）4月12日晚间发布公告，可转债（300109）4月12日晚间公布结果。",
        "云栈区望湖路（300072），总资产（603200）万元。",
        "折旧费（600321）今日入账，钢管（300321）5吨，传真（300321）公布。",
        "观看中央视频课，党中央视导组到会，互联信通院落成。",
        "水样最高检出值、最高法定限价不变，城市律协助办案，省书协同参展。",
        "采购联想显示屏2块。",
        "其中，高中、初中，党的十九届四中全会，市二中心，三人中获奖，十中有九。",
    ),
    source="names/known_bodies.csv",
)
BRANDED = Rule(
    "firm by its brand and trade",
    "a brand, or a place before 城投 and the like, with what its firm does, at the beginning of a clause or behind 由, "
    "with what firms do or have behind it: 霁禾药业发布年报",
    Form(),
    examples=(
        "⟨霁禾药业⟩发布年报。",
        "2022年，⟨霁禾科技⟩宣布扩产。",
        "⟨江州城投⟩董事长尹素琴到会。",
        "由⟨江州产投⟩与霁禾创投联合领投。",
        "由江州产投与⟨霁禾创投⟩联合领投。",
        "⟨霁禾重工⟩还向灾区捐资3万元。",
        "⟨霁禾电器⟩于2005年上市。",
        "⟨养元⟩总经理尹素琴到会。",
        "⟨澜岩精密⟩拥有专利12项。",
        "2019年⟨葵禾旅游⟩携手村民办民宿。",
        "⟨柏岫汽车⟩2022年上半年营业收入3亿元。",
        "⟨江州柏岫重工⟩先后荣获奖项9项。",
    ),
    counter_examples=(
        "智慧物流实现增长，清洁能源发布规划，绿色食品宣布涨价。",
        "江州旅游实现收入3亿元，江州农业于2022年增长。",
        "高端智能产品发布，新型科技推出。",
        "全市药业实现产值3亿元，中国科技实现突破。",
        "江苏纸业在去年增长，温州电器与家具出口，江州铝业总部经济起步，江州种业将扩产。",
        "江州纺织上市公司3家，江州物流签约项目5个，江州电气高管培训班结业。",
        "侨资酒业发布计划，壮族服饰亮相，滑动轴承与齿轮换新，三大城投中标5次。",
        "新晋副总裁尹素琴、前霁禾总裁温砚田到会。",
        "康养旅游拥有广阔前景，冷链物流携手电商，数智教育拥有优势，汉服服饰已获得认可，藏药医药携手茶农。",
        "江州旅游拥有山水，云锦纺织拥有百年历史，本地汽车拥有量增加，商贸物流全年完成12万吨。",
        "轮值董事长尹素琴、大区总经理温砚田、原总裁韦庆红到会，温砚田总裁尹素琴到会。",
    ),
    source="names/trades.csv",
)
OWN_ORGAN = Rule(
    "organ of the body that reports",
    "the party committee, union … of the group or the company, the committees of its board, parts of 我校 or 我院",
    Form(),
    examples=(
        "⟨集团党委⟩召开会议，⟨公司工会⟩配合。",
        "⟨审计委员会⟩全年召开会议6次。",
        "董事会下设⟨薪酬与考核委员会⟩和⟨战略与投资委员会⟩。",
        "我校⟨法学院⟩获评先进，我院⟨护理部⟩选派3人。",
        "由⟨新闻传播学院⟩尹素琴老师指导。",
        "作品由⟨水利与园林学院⟩尹素琴老师指导。",
        "⟨院党委⟩获评先进，⟨商会党支部⟩换届。",
    ),
    counter_examples=(
        "各公司党委、所属公司工会参加。",
        "公司党委书记到会，修订审计委员会工作细则。",
        "学校家长委员会、专业委员会换届。",
        "各学院党委开会，云栈县局党委书记到会，全院党支部换届，我局工会会员12人。",
        "燃气公司工会发放慰问品，分公司党委开会。",
        "面试由考核委员会负责。",
        "我校各学院、我局机关各科室获评先进，我院全体干部的热情高涨，我院医生部分获奖。",
        "我院新建实验室，开展培训，我校获批省级研究院，举办讲座，我院头颈部、腰腹部检查。",
        "考入中药学院尹素琴同学发言，近日音乐学院尹素琴老师获奖。",
    ),
)
COMMITTEE = Rule(
    "committee over its members",
    "a line that is or begins with the name of a committee, with its members by their offices below or behind it",
    Form(),
    examples=(
        "⟨防汛领导小组⟩由闻立新任组长。",
        "⟨经费审查委员会⟩主任：闻立新 委员：韦庆红",
        "⟨防汛领导小组⟩\n组长：闻立新\n组员：韦庆红、尹素琴",
        "⟨经费审查委员会⟩\n主任：闻立新\n委员：韦庆红、尹素琴",
    ),
    counter_examples=(
        "领导小组由闻立新任组长。",
        "工作小组\n组长：闻立新",
        "防汛领导小组开会。",
        "委员会\n主任：闻立新",
        "业主委员会主任：闻立新",
        "下设指挥部\n总指挥：闻立新",
    ),
)
BEHIND_LABEL = Rule(
    "body behind a label",
    "bodies and nothing else behind a label that says they are some: 主办单位：…、…, also with a verb in a name",
    Form(),
    examples=(
        "协办单位：江州市总工会、⟨江州市茶农投资联盟⟩",
        "3、执行单位：⟨江州市纺织投资联盟⟩；江州市水务局",
        "承办单位：\n江州市水务局\n⟨江州市纺织投资联盟⟩\n协办单位：",
    ),
    counter_examples=(
        "协办单位：各分公司、相关部门",
        "支持单位：江州市各药店、市区医院",
        "主办单位：全体会员、江州市茶农投资联盟",
        "茶农投资联盟：值守12次。",
        "承办单位：\n各分公司\n江州市纺织投资联盟",
    ),
)
