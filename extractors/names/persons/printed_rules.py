"""The rules of persons whose names are told by how they are printed: in lists, cells and cards, masked, in Latin."""

from dataclasses import dataclass
from typing import Any

from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed form that says by itself that it is a name, a list that does, or a place in a table."""


LIST_OF_NAMES = Rule(
    "list of names",
    "three names or more and nothing else between marks",
    Printed(),
    examples=(
        "⟨张伟⟩、李娜、王建国。",
        "张伟、李娜、⟨高兴⟩。",
        "获奖者分别是⟨张伟⟩、李娜、热依汗·买合木提、王建国。",
        "获奖者分别是张伟、李娜、⟨先木古丽·热合曼⟩、王建国。",
    ),
    counter_examples=("江苏、浙江、安徽三省。", "员工、职工、党员三条主线。"),
)
CLOSED_LIST = Rule(
    "list that is counted behind it",
    "names joined by 、 or 和 and closed by how many or what they are: 三位同志, 等14人, 几位老师, 等同学",
    Printed(),
    examples=(
        "授予⟨温砚田⟩、尤溪2名学徒“先进个人”称号。",
        "请来温砚田、⟨尤溪⟩2名茶农代表。",
        "其中⟨连晚晴⟩、尹听雨轩、倪晓峰等14人获一等奖。",
        "授予闻立新、⟨瓮小川⟩、韦庆红三位学徒“标兵”称号。",
    ),
    counter_examples=(
        "高校、企业两位一体，江苏、浙江、安徽三位代表。",
        "安全、质量、高效三个同志参加的小组。",
        "江州、云栈和平皋等8人小组。",
        "徐家汇、张家界、白洋淀3名选手到场。",
        "白云山、黄山松、金陵湾等专家到场。",
        "请来温砚田、尹素琴和安全科三位代表。",
        "苗岫宁、尹素琴、新能源三位代表到场。",
    ),
    source="argued: commendations and school news list those named before their number",
)
LABELLED_LIST = Rule(
    "list behind a label",
    "names and nothing else behind a label with a colon or in the lines below it, the rarer ones among them too",
    Printed(),
    examples=(
        "组员：尤溪、⟨樊川⟩、⟨华山青⟩、⟨卢明⟩",
        "副会长\n（按姓氏笔画为序）\n苗岫宁　柏　澄　⟨操小满⟩ → 操小满, 副会长",
        "理事名单\n（音序排列）\n⟨柏澄⟩（江州）　尹　满（平皋）　韦庆红（清河）　温岚（江州） → 柏澄, 理事",
        "主任委员：\n⟨闻立新⟩\n副主任委员：\n柏澄、尹满 → 闻立新, 主任委员",
        "编委会：闻立新、尹满、柏澄、⟨寒粥⟩、韦庆红 → 寒粥, 编委会",
        "委员：（按姓氏笔画为序）\n苗岫宁　柏　澄　⟨操小满⟩ → 操小满, 委员",
        "大会主席：苗岫宁（江州大学）\n⟨操大川⟩（清河大学） → 操大川, 大会主席",
        "顾问：苗岫宁、习仲秋、柏澄、⟨葛素表⟩、温岚。 → 葛素表, 顾问",
    ),
    counter_examples=(
        "成员：安全、质量、平安",
        "摄影：安全员、宣传员",
        "组长：苗岫宁\n质量管理　工期管理",
        "会长\n黄山　华山　庐山",
        "主任\n安全生产\n质量管理",
        "编委会：安全科、质检科",
        "封面设计：白云\n产品设计：高端",
    ),
    source="argued: teams and committees are told as lists behind a label, without titles (组员：…)",
)
APPOINTED = Rule(
    "made something",
    "names of which each is said to become something: 增补A为理事、B为监事, also those that are ordinary words",
    Printed(),
    examples=(
        "增补闻立新为副会长、⟨高峰⟩为秘书长。 → 高峰, 秘书长",
        "会议补选倪晓峰为会长，⟨夏至⟩为监事。 → 夏至, 监事",
        "聘任⟨谢宏图⟩为副站长。 → 谢宏图, 副站长",
    ),
    counter_examples=("推选大家为组长。", "任命方式为公开竞聘，增补预算为重点。", "聘请安全员为宣讲员。"),
)
REMOVED = Rule(
    "made to leave a post",
    "the names in a clause that says who leaves a post",
    Printed(),
    examples=(
        "免去⟨逄远桥⟩的县水利局总工程师职务，退休。",
        "免去⟨仉若溪⟩、计明舟的档案馆副馆长（兼）职务；",
        "免去⟨谢宏图⟩副站长职务。",
    ),
    counter_examples=("免去贫困户的车间主任职务。", "免去高峰期的站长职务津贴。"),
    source="argued: notices of appointments tell one post a clause",
)
IN_AWARD = Rule(
    "in brackets behind an award",
    "names and nothing else in brackets behind an award",
    Printed(),
    examples=("市劳动奖章（⟨韦庆红⟩）；", "岗位能手称号（倪晓峰、⟨尹素琴⟩）"),
    counter_examples=("一等奖（高中组）", "优秀奖（林业类）、组织奖（方案）", "先进称号（成人、青年）"),
)
ANONYMISED = Rule(
    "anonymised",
    "a surname with 某 or asterisks",
    Printed(),
    examples=("⟨孙某⟩因违反规定被处罚。", "被执行人⟨张*⟩拒不履行。"),
    counter_examples=("某公司、某小区、于某种原因。", "上演话剧《王某某》12场。"),
    source="argued: penalties and court cases hide names so",
)
WITH_DOT = Rule(
    "name with a dot",
    "a transliterated name with a dot",
    Printed(),
    examples=("民警⟨买买提·艾力⟩获评优秀人民警察。",),
    counter_examples=("“党建·联建”品牌。",),
    source="argued: names of other nationalities and of foreigners",
)
BY_SOUND = Rule(
    "name by sound",
    "a name by its sound without a dot: a foreign one of three characters or more behind an office or a calling, or "
    "one of two parts and more that names of another people of the country are made of (扎西|次仁)",
    Printed(),
    examples=(
        "波兰驻华大使⟨霍米茨基⟩参观茶园。 → 霍米茨基, 波兰驻华大使",
        "河湾大学教授⟨塞缪尔⟩先生讲学。",
        "外籍教练⟨马特乌斯⟩带队。",
        "⟨普布次仁⟩修建暖棚32座。",
        "茶站书记⟨格桑卓玛⟩走访茶农。 → 格桑卓玛, 茶站书记",
        "巡堤员⟨斯琴图雅⟩和⟨努尔古丽⟩到场。",
    ),
    counter_examples=(
        "游览扎西多吉寺和格桑梅朵草原，乌云图雅嘎查开会。",
        "格桑花盛开，巴图湾水库蓄水。",
        "经理西班牙语流利，专家印度洋考察。",
        "员工达到标准，客户巴斯夫签约。",
        "医生讲解阿尔茨海默病，患者帕金森病。",
    ),
    source="argued: news of visits print names of guests without a dot where they have one part",
)
LATIN = Rule(
    "name in Latin letters",
    "a name in Latin letters with a form of address behind it or an office before it, or in a list behind a name",
    Printed(),
    examples=(
        "公司法定代表人：⟨Tom Hanson⟩。",
        "运维总监⟨Ingrid Solem⟩到访。",
        "⟨MARY LEE⟩女士现任公司董事。",
        "董事长 ⟨Tom Hanson⟩ 先生主持会议。",
        "委员：闻立新、⟨Tom Hanson⟩、韦庆红 → Tom Hanson, 委员",
    ),
    counter_examples=(
        "推出LUNA女士腕表系列。",
        "NIMBUS系统上线。",
        "引进智慧课堂、Smart Class、云阅卷。",
        "联系人：闻立新、Green Leaf、云课堂。",
    ),
    source="lists of directors in annual reports",
)
BILINGUAL = Rule(
    "name in both scripts",
    "a name in Latin letters with the Chinese one in brackets behind it",
    Printed(),
    examples=(
        "⟨JUN HE（何骏）⟩现任公司首席科学家。",
        "董事长⟨JUNHE（何骏）⟩出席。",
        "研发工作由 ⟨Wei Zhang（张蔚）⟩ 博士牵头。",
    ),
    counter_examples=("OPEN DAY（开放日）吸引市民参加。", "YILI（伊利）赞助了比赛。", "BLUE SKY（蓝天）行动启动。"),
    source="staff and directors in annual reports",
)
IN_CELL = Rule(
    "cell under a header for names",
    "a cell that has nothing but names under 姓名, 获奖者, 法定代表人, beside them, or whose row says 自然人",
    Printed(),
    examples=(
        "| 姓名 | 奖项 |\n| ⟨李恒⟩ | 一等奖 |",
        "| 姓名 | 职务 |\n| 温砚田 | 理事长 |\n| ⟨龚未冬⟩ | 理事 | → 龚未冬, 理事",
        "| 姓名 | ⟨董小宁⟩ | 訾以诚 |\n| 办公地址 | 滨河路8号 | 滨河路8号 |",
        "| 获奖集体（个人） | 荣誉名称 |\n| 信息中心 | 先进集体 |\n| ⟨闻晓峰⟩ | 巾帼标兵 |",
        "| 股东名称 | 股东性质 |\n| 河湾港务集团有限公司 | 国有法人 |\n| ⟨阮听松⟩ | 境内自然人 |",
        "| 股东名称 | 股东性质 |\n| 河湾港务集团有限公司 | 国有法人 |\n| ⟨管珩之⟩ | 境内自然人 |",
        "| 股东名称 | 股东性质 |\n| 河湾港务集团有限公司 | 国有法人 |\n| 管珩之 | 境内自然人 |\n| 前十名流通股东 | |\n"
        "| 股东名称 | 股份种类 |\n| ⟨阮听松⟩ | 人民币普通股 |",
        "| 姓名 | 任职单位 | 在本会职务 |\n| ⟨董小宁⟩ | 河湾大学 | 副会长 | → 董小宁, 副会长",
        "| 序号 | 姓名 | 单位及职务 |\n| 1 | ⟨董小宁⟩ | 河湾区水务局副局长 | → 董小宁, 河湾区水务局副局长",
        "| 姓名 | 所在部门及职务 |\n| ⟨董小宁⟩ | 清算部主管 |\n| 温砚田 | 营业部经理 | → 董小宁, 清算部主管",
        "| 荣誉 | 授予对象 |\n| 先锋号 | 信息中心 |\n| 巾帼标兵 | ⟨闻晓峰⟩ |",
        "| 姓名 | 在股东单位担任的职务 |\n| ⟨董小宁⟩ | 总经理 | → 董小宁, 总经理",
        "| 姓名 | 小组职务 | 分管工作 |\n| ⟨董小宁⟩ | 副组长 | 全面工作 | → 董小宁, 副组长",
        "| 委员会 | 主任委员 | 委员 |\n| 审计委员会 | ⟨董小宁⟩ | 訾以诚 | → 董小宁, 审计委员会主任委员",
        "| | 董事会秘书 | 证券事务代表 |\n| 姓名 | ⟨董小宁⟩ | 訾以诚 | → 董小宁, 董事会秘书",
        "| 项目 | 牵头人 |\n| 清河 | ⟨董小宁⟩ |\n| 护林 | 訾以诚 | → 董小宁, 牵头人",
        "| 法人股东名称 | 法定代表人/单位负责人 |\n| 清源水务有限公司 | ⟨曹培玉⟩ |",
        "| 法定代表人 | ⟨董小宁⟩ | 职工人数 | 86人 | → 董小宁, 法定代表人",
        "| 联系人 | ⟨董小宁⟩（综合办公室） | 电话 | 0000-12345678 | → 董小宁, 联系人",
        "| 签字的保荐代表人姓名 | ⟨董小宁⟩、訾以诚 |\n| 办公地址 | 滨河路8号 |",
        "| 姓名 | 职务 |\n| ⟨SUMEI LI⟩ | 董事 |\n| 王霖 | 董事 |",
        "| 参赛选手 | 名次 |\n| 乔思远 ⟨苗岫宁⟩ 班若水 | 3 |",
        "| 编制人 | 董小宁（办公室主任） | 审核人 | ⟨温砚田⟩（副馆长） | → 温砚田, 审核人",
        "| 法定代表人 | 董小宁 | 党委书记 | ⟨温砚田⟩ | → 温砚田, 党委书记",
        "| 队伍 | 队长 | 人数 |\n| 护林队 | ⟨董小宁⟩ | 9 |\n| 合计 | — | 9 | → 董小宁, 护林队队长",
        "| 姓名 | 职务 | 委员会任职 |\n| ⟨董小宁⟩ | 站长 | 主任 | → 董小宁, 站长、委员会主任",
        "| 机构名称 | 负责人 |\n| 城东营业部 | ⟨董小宁⟩（兼） | → 董小宁, 城东营业部负责人",
        "| 企业名称 | 注册地 | 法定代表人 |\n| 清源水务有限公司 | 河湾 | ⟨董小宁⟩ |"
        " → 董小宁, 清源水务有限公司法定代表人",
        "| 党支部 | 书记 | 副书记、委员 |\n| 养护站党支部 | 尹素琴（兼） | 温砚田、⟨韦从若⟩、翟仲谦 |\n"
        "| 泵站党支部 | 苗岫宁 | 柏澄 |"
        " → 韦从若, 养护站党支部副书记、委员",
        "| 项目 | 承办部门/联系人 |\n| 护林 | 养护科/⟨董小宁⟩ |\n| 清河 | 泵站/温砚田 | → 董小宁, 养护科联系人",
        "| 组织名称 | 担任职务 | 代表人 |\n| 江州市茶业协会 | 理事单位 | ⟨董小宁⟩ |"
        " → 董小宁, 江州市茶业协会理事单位代表人",
        "| 姓名 | 职务 | 在其他单位任职情况 |\n| ⟨董小宁⟩ | 理事 | 云栈大学教授 |\n| 温砚田 | 监事 | 无 |"
        " → 董小宁, 理事、云栈大学教授",
        "| 姓名 | 职务 | 社会兼职 |\n| ⟨董小宁⟩ | 理事 | 参加评审3次 |\n| 温砚田 | 监事 | 无 | → 董小宁, 理事",
        "| 姓名 | 职务 |\n| ⟨温岚⟩（女） | 站长 |\n| 董小宁 | 技师 | → 温岚, 站长",
        "| 姓名 | 职务 |\n| ⟨阿里木·江⟩（Alim Jan） | 站长 |\n| 董小宁 | 技师 | → 阿里木·江, 站长",
        "| 姓名 | 职务 |\n| ⟨Jörg Weiß⟩ | 站长 |\n| 董小宁 | 技师 | → Jörg Weiß, 站长",
        "| 成果名称 | 主要完成人 |\n| 稻渔共作 | ⟨董小宁⟩、訾以诚 | → 董小宁, 主要完成人",
        "| 部门 | 课题名称 | 负责人 |\n| 养护科 | 透水砖 | ⟨董小宁⟩ | → 董小宁, 负责人",
        "| 单位 | 负责人 | 帮扶项目 |\n| 养护科 | ⟨董小宁⟩ | 茶园 | → 董小宁, 负责人",
        "| 单位 | 所属部门 | 负责人 |\n| 云栈水厂 | 养护科 | ⟨董小宁⟩ | → 董小宁, 养护科负责人",
        "| 机构名称 | 办公地址 | 负责人 |\n| 城东营业部 | 江滨路6号 | ⟨董小宁⟩ | → 董小宁, 城东营业部负责人",
        "| 活动 | 负责人 |\n| 护林 | 董小宁 |\n| 巡河 | 訾以诚 |\n| 义诊 | 温砚田 |\n| 送报 | ⟨卓然⟩ | → 卓然, 负责人",
        "| 获奖单位/个人 | 荣誉 |\n| 信息中心 | 先进 |\n| ⟨董小宁⟩（B2航线长） | 标兵 | → 董小宁, B2航线长",
        "| 共建单位 | 对方联系人 |\n| 清河小学 | ⟨董小宁⟩ | → 董小宁, 清河小学联系人",
    ),
    counter_examples=(
        "| 获奖单位 | 奖项 |\n| 李恒 | 一等奖 |",
        "| 获奖者 | 奖项 |\n| 第三党支部 | 一等奖 |",
        "| 获奖单位（个人） | 荣誉 |\n| 安全科 | 先进 |\n| 高新公司 | 先进 |",
        "| 股东名称 | 股东性质 |\n| 万向 | 国有法人 |\n| 安联信托 | 境外法人 |",
        "| 年份 | 主任 | 副主任 |\n| 2022 | 一名 | 两名 |",
        "| 项目 | 职务工资 | 岗位津贴 |\n| 温砚台 | 3 | 5 |",
        "| 捐赠人 | 金额 |\n| 爱心人士 | 2 |\n| 全体职工 | 8 |",
        "| 姓名 | 备注 |\n| 合计 | 3 |\n| 全体 | 1 |",
        "| 项目 | 责任人 |\n| 清河 | 董小宁 |\n| 护林 | 安全科 |",
        "| 参赛选手 | 名次 |\n| 医务科 乔思远 | 3 |\n| 乔思远 组长 | 4 |",
        "| 编制人 | 办公室 | 审核人 | 安全科 |",
        "| 单位 | 书记 |\n| 养护站 | 温砚田、翟仲谦、柏澄 |\n| 泵站 | 平均 |\n| 茶站 | 高级 |",
        "| 荣誉 | 单位/个人 |\n| 先锋号 | 养护科/泵站 |\n| 标兵 | 茶站/水厂 |",
        "| 路段 | 路长 | 长度 |\n| 黄河路 | 安康 | 3 |\n| 合计 | — | 3 |",
    ),
)
ON_CARD = Rule(
    "card of a person",
    "a name on a line of its own over what its bearer is, two such cards or more",
    Printed(),
    examples=(
        "⟨程溯白⟩\n城东支行客户经理\n沈岫宁\n运营管理部柜员 → 程溯白, 城东支行客户经理",
        "程溯白\n理事长\n⟨沈岫宁⟩\n副理事长、秘书长主持会务 → 沈岫宁, 副理事长、秘书长",
        "程溯白\n理事长\n沈岫宁（女）监事\n会务\n账目\n⟨闻晓峰⟩\n秘书长：来信 → 闻晓峰, 秘书长",
    ),
    counter_examples=("程溯白\n城东支行客户经理", "平安\n城东支行客户经理\n高效\n运营管理部柜员"),
    source="cards of staff in designed reports",
)
COUNTED = Rule(
    "counted names",
    "a list of names alone, as many as the line over it counts",
    Printed(),
    examples=(
        "优秀裁缝（3名）\n乔思远\n⟨苗岫宁⟩\n端木竹",
        "优秀裁缝（3名）：\n乔思远（西装）、苗岫宁（童装）、⟨焦大勇⟩（旗袍）",
        "优秀裁缝（4名）\n乔思远（西装）、苗岫宁（童装）、⟨妫溪⟩（旗袍）、端木竹（礼服）",
    ),
    counter_examples=(
        "优秀裁缝（4名）\n乔思远\n苗岫宁\n端木竹",
        "优秀裁缝（3名）\n乔思远、苗岫宁、端木竹、焦大勇",
        "岗位设置（3名）\n安全\n高级\n平面",
        "新招学徒（3名）\n成衣、平车、高定",
        "优秀裁缝（3个）\n乔思远\n苗岫宁\n端木竹",
    ),
    source="lists of commended people",
)
NAMES_ALONE = Rule(
    "names below each other",
    "five lines or more, each nothing but a name, nearly all of which look like one",
    Printed(),
    examples=(
        "乔思远\n⟨尹素琴⟩\n韦庆红\n闻晓峰\n葛立新",
        "桥梁之星\n乔思远\n韦庆红\n闻晓峰\n葛立新\n⟨高峰⟩\n尹素琴",
    ),
    counter_examples=(
        "乔思远\n尹素琴\n韦庆红\n闻晓峰",
        "安全\n高级\n平面\n方正\n温和",
        "黄石\n温江\n乔思远\n尹素琴\n平安",
        "石渡\n柏源\n于洪\n金澜\n华亭",
    ),
    source="lists of commended people printed in columns, with blanks between the names",
)
WITH_UNITS = Rule(
    "names with their units",
    "a line of three names or more, each with its unit or post in brackets behind it",
    Printed(),
    examples=(
        "舒畅（缝制车间）、⟨妫溪⟩（裁剪车间）、焦大勇（样衣室）",
        "2022年度优秀裁缝：乔思远（缝制车间）、⟨常乐⟩（裁剪车间）、端木竹（样衣室，特邀）。",
    ),
    counter_examples=(
        "黄山（安徽）、华山（陕西）、庐山（江西）",
        "康乐（养老院）、安宁（托老所）、平安（敬老院）",
        "乔思远（12件）、舒畅（8件）、焦大勇（6件）",
    ),
    source="lists of commended people",
)
KNOWN = Rule(
    "named elsewhere",
    "a name that the report gives evidence of elsewhere",
    Printed(),
    examples=(
        "周慧敏同志到会。下午二班迎来⟨周慧敏⟩授课。",
        "| 项目 | 负责人 |\n| 巡河 | 尹广平 |\n| 护林 | 温砚田 |\n巡河员⟨尹广平⟩，坚守一线12年。",
    ),
    counter_examples=("周慧敏同志到会。周慧敏精神难求。",),
)
PRINTED: tuple[Rule[Any], ...] = (
    *(LIST_OF_NAMES, CLOSED_LIST, LABELLED_LIST, APPOINTED, REMOVED, IN_AWARD),
    *(ANONYMISED, WITH_DOT, BY_SOUND, LATIN, BILINGUAL),
    *(IN_CELL, ON_CARD, COUNTED, NAMES_ALONE, WITH_UNITS, KNOWN),
)
