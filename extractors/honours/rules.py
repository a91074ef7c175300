"""The rules of honours: what announces an award, which lines of a list are awards, and what is none in spite of it."""

from functools import lru_cache
from typing import Any

from extractors.honours.how import Announcing, NoTitle, TakingBack, Used
from extractors.honours.list_rules import (
    CARDS,
    HOLDERS_BELOW,
    LISTED,
    LISTED_THERE,
    NAMED_TOGETHER,
    STAFF_CARDS,
    TABLE_ROW,
    TICKED,
    UNHEADED_ROW,
)
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, JOIN, in_brackets

_AGAIN = "(?:复评|复审|复查|复核|复检)"
NUMBER = r"(?:\d+|[一二两三四五六七八九十百数多几]+)[余多]?"

# 李恒是|全国劳动模范, 我站成为全省首家|“绿色港口”: what somebody is: a place, edition or quote begins it
_STATES = (
    r"(?:(?<![别不凡论但于总要可其就])是|(?<=[，；])系(?=“)|(?<![作因称名评选定认视列设改授封更转化分以确立升晋])(?:成为|为))"
    r"(?:(?:全[国省市区县]|[一-鿿]{2,3}[省市]?)[一-鿿]{0,6}(?:首[家个批]|唯一(?:一家)?)(?=“|全国|国家级|[省市区县]级))?"
    r"(?=全[国省市区县]|国家|中国|[省市区县部]级|[省市区县](?![场民区长])|第[一二三四五六七八九十]+届|[一-鿿]{2,3}[省市](?!场)"
    rf"|(?:(?:19|20)\d\d年度?)?“[^“”]{{3,30}}”(?:$|{CLAUSE_END}|{JOIN}|的获得者)|(?<=为)(?:(?:19|20)\d\d年度?)?“[^“”]{{3,30}}”获得者(?:$|{CLAUSE_END})|[^，“”]{{2,24}}{any_word('giving_itself')}的“"
    rf"|[^{CLAUSE_ENDS}“”的]{{0,20}}(?:先进(?:集体|个人|单位|工作者)|劳动模范|[特一二三]等奖)(?:$|{CLAUSE_END}))"
)

ANNOUNCING: tuple[Rule[Announcing], ...] = (
    Rule(
        "won",
        "who or what stands before the verb gets the award, gets into a list, holds it again or is said to be it, "
        "also where the title stands before the verb",
        Announcing(
            ("win", "select", "keep", "state", "comes"),
            (
                ("select", f"进入(?={IN_CLAUSE}{{4,40}}(?:行列|之列|名录|强(?:$|{CLAUSE_END})))"),
                ("state", _STATES),
                (
                    "win",
                    rf"[记立](?={IN_CLAUSE}{{0,6}}[等大]功)|享受(?=国务院)|获奖(?=[，：]其中)|领取(?=“)"
                    rf"|[现已]有{IN_CLAUSE}{{0,8}}?(?:荣誉称号|荣誉|称号)(?:主要)?(?:包括|有)：?"
                    r"|[拿捧摘夺揽抱喜][到下回提走](?=了?“)|登上(?=“[^“”]{2,16}榜”)"
                    rf"|受到(?={IN_CLAUSE}{{0,24}}“[^“”]{{3,30}}”的?(?:通报)?(?:表彰|嘉奖|奖励))",
                ),
                ("comes", f"(?:获奖|[分共]享)(?=$|{CLAUSE_END})"),
                (
                    "keep",
                    rf"(?:通过(?={IN_CLAUSE}{{2,40}}{_AGAIN})|通过{_AGAIN}(?:并|继续)?保[持留](?=“)|保[持留](?={IN_CLAUSE}{{2,40}}(?:称号|荣誉))"
                    rf"|(?<=[年届次])保[持留](?={IN_CLAUSE}{{4,40}})|保持(?=了?\d*[年届]?(?:$|{CLAUSE_END})))",
                ),
            ),
        ),
        examples=(
            "商场连续3年获评⟨纳税信用A级⟩。 → 纳税信用A级, 商场",
            "商场2020年获得⟨“江城市文明单位”提名资格⟩。 → “江城市文明单位”提名资格, 商场",
            "李恒荣登《财富》杂志“⟨潜力人物榜”⟩。 → 潜力人物榜, 李恒",
            "公司荣获三项⟨“匠心创业奖”⟩。 → 匠心创业奖, 公司",
            "李恒享受⟨国务院政府特殊津贴⟩。 → 国务院政府特殊津贴, 李恒",
            "《采茶谣》《渔歌》各得⟨全省群众歌会二等奖⟩。 → 全省群众歌会二等奖, 《采茶谣》《渔歌》",
            "我院荣获⟨江城市文明单位⟩称号。 → 江城市文明单位, 我院",
            "2022年，本馆获⟨市级青年文明号⟩。 → 市级青年文明号, 本馆",
            "李恒立⟨个人三等功⟩。 → 个人三等功, 李恒",
            "李恒获⟨全县书法大赛一等奖⟩的第二名。 → 全县书法大赛一等奖, 李恒",
            "科室荣获⟨'2022年度全省护理创新奖'⟩。",
            "公司荣获⟨中国水务行业最高奖——“大禹奖”⟩。",
            "我馆荣获⟨第十二、十三届江城市文明单位⟩称号。",
            "荣获⟨江城市2022年先进单位⟩。",
            "荣获江城创新大赛二等奖和⟨三等奖⟩。",
            "张敏同志参加⟨市总工会主办的职工技能大赛，荣获团体二等奖⟩。 → 职工技能大赛团体二等奖, 张敏",
            "⟨第五届江城摄影大赛结果揭晓，《渡口》获二等奖⟩。 → 江城摄影大赛二等奖, 《渡口》",
            "我院获24个奖项，其中⟨国家优质工程奖⟩4项。 → 国家优质工程奖, 我院",
            "李恒到江城市比武，他荣获⟨“技术能手”⟩称号。",
            "《智慧门诊》项目入选⟨全国医院管理优秀案例⟩。",
            "并入选⟨2023年度省级重点培育单位⟩。",
            "我院连续三届蝉联⟨江城市文明单位⟩。",
            "医院顺利通过⟨“全国文明单位”⟩复评。",
            "李恒是⟨全国技术能手⟩。 → 全国技术能手, 李恒",
            "东港水厂取得的荣誉有⟨省级节水先进单位⟩。 → 省级节水先进单位, 东港水厂",
            "⟨江城市劳动模范⟩由李恒获得。 → 江城市劳动模范, 李恒",
            "“质量先锋奖”颁给了东港公司，⟨“匠心奖”⟩由西港公司与南港公司分享。 → 匠心奖, 西港公司与南港公司",
            "⟨“省级文明校园”⟩称号，我校已连续四届保持。 → 省级文明校园, 我校",
            "公司三项工程在⟨江城市优质工程奖⟩评选中获奖。 → 江城市优质工程奖, 公司三项工程",
            "公司荣获12项⟨国家优质工程奖⟩，3项鲁班奖。 → 国家优质工程奖, 公司",
            "书店连续三年获得⟨“黄金级合作伙伴”⟩。 → 黄金级合作伙伴, 书店",
            "本馆获评省级文明单位、⟨实训基地⟩、研学平台和市级五四红旗团委。 → 实训基地, 本馆",
            "公司荣获12项国家优质工程奖，3项⟨鲁班奖⟩。 → 鲁班奖, 公司",
            "陈榕荣获⟨“育才杯”全国作文大赛一等奖⟩。 → “育才杯”全国作文大赛一等奖, 陈榕",
            "公司获得⟨江城市绿色工厂⟩认定。 → 江城市绿色工厂, 公司",
            "公司连续入选市商会评选的⟨“江城企业二十强”⟩。 → 江城企业二十强, 公司",
            "东山镇是市政府命名的⟨“绿色渔港镇”⟩、“渔业名镇”。 → 绿色渔港镇, 东山镇",
            "灯塔厂通过了复核，是“诚信水厂”、⟨“省级守信用水厂”⟩等多项荣誉称号。 → 省级守信用水厂, 灯塔厂",
            "陈榕获⟨江城戏剧节最佳女配角⟩。 → 江城戏剧节最佳女配角, 陈榕",
            "水厂获省级科技进步二等奖、⟨省级工艺优秀奖⟩各1项。 → 省级工艺优秀奖, 水厂",
            "陈榕凭《渡口》获⟨江城戏剧奖⟩。 → 江城戏剧奖, 陈榕",
            "该桥2010年建成，获⟨江城公路奖⟩。 → 江城公路奖, 该桥",
            "公司获评“守信企业”，并为⟨2021年“江城爱心大奖”⟩获得者。 → 江城爱心大奖, 公司",
        ),
        counter_examples=(
            "我们的目标是成为全省优秀企业。",
            "公司位居中国上榜企业第1名。",
            "李恒作为江城工匠候选人接受评审。",
            "承办单位是江城市先进基层工会。",
            "“先进班组”流动红旗由各车间轮流保管。",
            "不断增强群众获得感。",
            "抓获先进分子。",
            "通过质量认证，获得认证证书。",
            "患者入选临床试验。",
            "李恒当选为工会主席。",
            "先进班组的经验由李恒分享。",
            "我院有享受国务院政府特殊津贴专家3人。",
            "通过安全评审。",
            "我院荣获12项省级奖。",
            "书店连续五年获得“春风计划”资金支持。",
            "书店去年获得“黄金级合作伙伴”。",
            "学生获得各级奖学金。",
        ),
        source="the usual wording; 复评 and 蝉联 in reports of years in which a title is confirmed",
    ),
    Rule(
        "given",
        "somebody gives it or names who gets it: 授予, 将…评为, 被…评为, 给…记功; …归…, 将…授予…",
        Announcing(
            ("named", "grant", "goes"),
            (
                ("goes", "(?<=[奖章牌杯军号状])(?:花落|归属?(?=[一-鿿]{2}))"),
                (
                    "grant",
                    rf"颁[发授](?=了?“)|(?:(?:通报)?表[彰扬]|命名|认定|评定|确定)(?={IN_CLAUSE}{{1,60}}为(?:“|(?:19|20)\d\d"
                    rf"|[一-鿿]{{0,14}}(?:首|第[一二三四五六七八九十]+)批|全国|国家级|[省市区县]级))",
                ),
            ),
        ),
        examples=(
            "李恒由市体育局记⟨个人二等功⟩一次。 → 个人二等功, 李恒",
            "医院被市总工会评为⟨“模范职工之家”⟩（市级）。",
            "区教育局将我校评为⟨“平安校园”⟩。 → 平安校园, 我校",
            "“暖冬”助老项目由队员承担，走访4个乡，5月被团省委评为⟨“优秀项目”⟩。 → 优秀项目, “暖冬”助老项目",
            "江城市卫健委授予我院⟨“群众满意医院”⟩称号。",
            "市水务局通报表扬泵站公司为⟨“防汛先进单位”⟩。 → 防汛先进单位, 泵站公司",
            "共青团江城市委授予热线班⟨“市级青年文明号”⟩称号。 → 市级青年文明号, 热线班",
            "院党委被省委授予⟨“全省先进基层党组织”⟩称号。",
            "县委、县政府把⟨“服务先进单位”⟩奖牌颁给了营业部。 → 服务先进单位, 营业部",
            "市工商联认定江城商会为⟨全国示范商会⟩。 → 全国示范商会, 江城商会",
            "市总工会将⟨“工人先锋号”⟩称号授予急诊科。 → 工人先锋号, 急诊科",
            "⟨江城市科技进步一等奖⟩归检测中心。 → 江城市科技进步一等奖, 检测中心",
            "⟨“工人先锋号”⟩称号由市总工会授予急诊科。 → 工人先锋号, 急诊科",
            "夜校被街道评为⟨最美夜校⟩。 → 最美夜校, 夜校",
            "李恒又被评为⟨江城市孝星⟩，东港区三八红旗手。 → 江城市孝星, 李恒",
            "水厂被认定为⟨“高新技术企业”⟩。 → 高新技术企业, 水厂",
            "公司产品被评为⟨江城市重点产品⟩、江城市名牌产品。 → 江城市重点产品, 公司产品",
            "公司被评为科技小巨人企业、⟨东港区重点企业⟩。 → 东港区重点企业, 公司",
        ),
        counter_examples=(
            "被列为重点扶持对象。",
            "水厂被评为高风险企业。",
            "李恒考核被评为优秀，小区被评为三级。",
            "该村被评为软弱涣散村党组织。",
            "将“一网通办”列为示范项目。",
            "授予学士学位120人。",
            "公司认定该设备为第二批报废资产。",
            "奖金归个人所有，奖牌归单位保存。",
            "奖学金授予家庭困难的优秀学生。",
            "学位由江城大学授予毕业生。",
        ),
        source="the usual wording for staff and teams; the samples and the labels have it",
    ),
)

PLAN = Rule(
    "plan",
    "what is to come",
    TakingBack(),
    examples=("下一步，我院⟨荣获⟩省级文明单位。", "我院将⟨获评⟩省级文明单位。", "我院拟⟨获评⟩省级文明单位。"),
    counter_examples=("区教育局将我校评为“平安校园”。",),
)
TAKING_BACK: tuple[Rule[TakingBack], ...] = (
    Rule(
        "wish",
        "wishes and aims",
        TakingBack(),
        examples=("力争在2025年⟨获评⟩全国文明单位。", "以优质服务早日⟨获得⟩全国文明单位称号。"),
        counter_examples=("我院荣获江城市文明单位称号，未来力争更上层楼。",),
        source="outlooks outside of sections that are named so",
    ),
    PLAN,
    Rule(
        "condition",
        "conditions, permissions and duties",
        TakingBack(),
        examples=("如被⟨评为⟩年度优秀员工，优先晋升。", "员工可⟨获得⟩优秀员工称号。"),
        counter_examples=("我院荣获江城市文明单位称号。",),
    ),
    Rule(
        "denial",
        "what did not come about",
        TakingBack(),
        examples=("全年未⟨获评⟩先进单位。",),
        counter_examples=("我院荣获江城市文明单位称号。",),
    ),
    Rule(
        "candidacy",
        "who stands for an award",
        TakingBack(),
        examples=("推荐李恒⟨获评⟩江城市劳动模范。",),
        counter_examples=("李恒获评江城市劳动模范。",),
        source="reports of elections of models",
    ),
    Rule(
        "another's story",
        "what is done for, or learnt from, somebody who has an award",
        TakingBack(),
        examples=("对⟨荣获⟩“优秀员工”称号的员工给予奖励。", "观看⟨荣获⟩“全国劳动模范”称号的张三报告。"),
        counter_examples=("李恒荣获“优秀员工”称号。",),
    ),
)

NO_TITLES: tuple[Rule[NoTitle], ...] = (
    Rule(
        "counted",
        "a number of awards, no title",
        NoTitle("title", rf"(?:共|各类|各级|累计)*{NUMBER}(?:项|个|次|枚|块|人次|件|篇|座)", at_the_beginning=True),
        examples=("我院荣获⟨3项优秀成果奖⟩。",),
        counter_examples=("我院荣获优秀成果奖3项。",),
    ),
    Rule(
        "kind of award",
        "words for any award of a level, or one named before",
        NoTitle(
            "title",
            r"(?:(?:[国省市区县校院局厅部]家?级?|地市级|厅局级|省部级)(?:及|和|、|或)?)+(?:以上)?(?:各类)?"
            r"(?:集体|个人|单位|团队)?(?:嘉奖|奖励|表彰|奖项|荣誉|表扬)|[该此这]项?(?:称号|荣誉|奖项?|殊荣)|各[级类]奖学金",
            at_the_beginning=True,
        ),
        examples=("多篇论文获得⟨区及市级嘉奖⟩。", "各站获得⟨市级以上集体荣誉9项⟩。", "我校教师荣获⟨该奖⟩。"),
        counter_examples=("李恒荣获市级奖章。", "车间获评省级先进集体荣誉。"),
        source="press notes",
    ),
    Rule(
        "which one it is",
        "words that say which one of its kind an award is: the third, the sixth",
        NoTitle("title", rf"[系是][^{CLAUSE_ENDS}“”]{{0,12}}第{NUMBER}[个次项枚座块]", at_the_beginning=True),
        examples=("清河大桥获国家优质工程金奖，⟨系公司历史上第3个金奖⟩。",),
        counter_examples=("清河大桥获国家优质工程金奖和省第3届优质工程奖。",),
        source="argued: lists of the year say behind an award which one of its kind it is",
    ),
    Rule(
        "not won",
        "a bracket behind the title says that it is not won",
        NoTitle("title", in_brackets(rf"[^{BRACKETS}]*{any_word('not_won')}[^{BRACKETS}]*")),
        examples=("# 所获荣誉\n⟨全国文明单位（提名）⟩", "# 所获荣誉\n⟨江城市先进集体（公示中）⟩"),
        counter_examples=("# 所获荣誉\n江城市文明单位（2021-2022年度）",),
        source="applications in honours lists",
    ),
    Rule(
        "applied for",
        "an award that is being worked for",
        NoTitle(
            "title",
            rf"(?:[正拟]|正在|积极|对标|努力|着力|全力|继续|计划|准备|争取)(?:积极|对标|努力)?{any_word('applying')}|争创|待公布"
            r"|入围(?!奖)",
            outside=True,
        ),
        examples=(
            "# 所获荣誉\n⟨争创江城市文明单位⟩",
            "《渡口》荣获金帆奖，⟨《守山》入围金鹰奖⟩。",
            "# 所获荣誉\n⟨市二院正对标创建全国“星级党组织”⟩",
        ),
        counter_examples=("# 所获荣誉\n江城市创建工作先进单位",),
        source="applications in honours lists",
    ),
    Rule(
        "named in passing",
        "the award describes somebody or something: 荣获…称号的员工",
        NoTitle(
            "chain",
            rf"(?:{any_word('passing')}|”)的"
            rf"(?!(?:好|优异|优良|骄人|可喜|优秀|光荣)?(?:成绩|佳绩|荣誉|殊荣|称号)|第{NUMBER}名|获得者|复|(?:通报)?(?:表[彰扬]|嘉奖|奖励|命名|认定))",
        ),
        examples=("校长为获得⟨“优秀教师”称号的教师颁发证书⟩。",),
        counter_examples=("我院取得全省一等奖的好成绩。",),
        source="rules about rewards for those who have an award",
    ),
    Rule(
        "caption",
        "what a table or a picture shows",
        NoTitle("line", r"[表图]\s?[一二三四五六七八九十\d]|图[为是：]", at_the_beginning=True),
        examples=("# 所获荣誉\n⟨表三 部分先进集体和个人⟩", "# 所获荣誉\n⟨图为市级巾帼文明岗奖牌⟩"),
        counter_examples=("# 所获荣誉\n表彰大会先进集体", "# 所获荣誉\n图书馆获市级先进集体"),
        source="argued: sections of honours hold tables whose titles are made of the words of awards",
    ),
    Rule(
        "activity",
        "a line of an honours list that tells of an activity",
        NoTitle("line", any_word("telling"), at_the_beginning=True),
        examples=("# 所获荣誉\n⟨积极开展江城市文明单位⟩",),
        counter_examples=("# 所获荣誉\n江城市文明单位",),
    ),
)

RULES: tuple[Rule[Any], ...] = (
    *ANNOUNCING,
    LISTED_THERE,
    NAMED_TOGETHER,
    *LISTED,
    TABLE_ROW,
    UNHEADED_ROW,
    TICKED,
    CARDS,
    HOLDERS_BELOW,
    STAFF_CARDS,
    *TAKING_BACK,
    *NO_TITLES,
)


@lru_cache(maxsize=4)
def used_of(rules: tuple[Rule[Any], ...] = RULES, *, tells: bool = False) -> Used:
    """Return rules as the readers use them, all by default."""
    return Used(rules, tells=tells)
