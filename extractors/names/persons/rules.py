"""The rules of persons: what stands left of a name, and what must stand right of it, the less it looks like a name."""

from typing import Any

from extractors.names.persons.evidence import Evidence
from extractors.names.persons.name_candidates import Likeness
from extractors.names.persons.printed_rules import PRINTED
from extractors.rule import Rule

_STRONG = frozenset({"address", "profession", "post", "award", "honour", "sex", "posed", "life", "bracket"})
_CLOSED = frozenset({"edge", "mark", "apposition", "list", "end", "etc", "field", "quote"})
_ACTS = frozenset({"act", "verb", "word", "particle", "work", "leads", "is"})
_GOOD, _FAIR, _MIXED = Likeness.GOOD, Likeness.FAIR, Likeness.MIXED
_NOUN, _WORD = Likeness.NOUN, Likeness.WORD
_BEHIND_A_TITLE = {"open": _GOOD, "particle": _FAIR, "work": _FAIR, "leads": _FAIR, "family": _GOOD, "dated": _GOOD}
_ADDRESSED = frozenset({"address", "profession"})
_WHOLE = frozenset({"open", "verb", "family"})


TITLE_BEFORE = Rule(
    "title before",
    "a title or function before the name, or behind it in brackets",
    Evidence(
        "post",
        {
            _GOOD: _STRONG | _CLOSED | _ACTS | {"calling"},
            _FAIR: _STRONG | _CLOSED | _ACTS | {"calling"},
            _MIXED: _STRONG | _CLOSED | _ACTS,
            _NOUN: frozenset({"address", "post", "award", "honour", "sex", "edge", "field", "act"}),
            _WORD: frozenset({"address", "post", "award", "honour", "sex", "edge", "field"}),
        },
        _BEHIND_A_TITLE,
        _WHOLE,
    ),
    examples=(
        "茶农工会（主席尹素琴，副主席⟨温砚田⟩、韦庆红）开会9次。 → 温砚田, 茶农工会副主席",
        "县水务局新闻发言人⟨温砚田⟩说明情况。 → 温砚田, 县水务局新闻发言人",
        "公司设防汛领导小组，组长：⟨温砚田⟩；组员：柏澄。 → 温砚田, 防汛领导小组组长",
        "云栈市水文学院（联系人：化验室主任⟨温砚田⟩）签约。 → 温砚田, 云栈市水文学院化验室主任",
        "经费审查委员会主任：⟨温砚田⟩；委员：柏澄。 → 温砚田, 经费审查委员会主任",
        "“清泉”服务队队长⟨温砚田⟩到场。 → 温砚田, “清泉”服务队队长",
        "由县委授予茶站党支部书记⟨温砚田⟩同志“先锋”称号。 → 温砚田, 茶站党支部书记",
        "电话：0000-1234567联系人：⟨温砚田⟩ → 温砚田, 联系人",
        "学院由该院院长⟨温砚田⟩担任负责人。 → 温砚田, 院长",
        "防汛领导小组成立。组长⟨温砚田⟩到会。 → 温砚田, 组长",
        "审计委员会，总工程师⟨温砚田⟩到会。 → 温砚田, 总工程师",
        "清河水厂（县水务局局长⟨温砚田⟩到场）。 → 温砚田, 县水务局局长",
        "站长尹素琴任防汛领导小组组长，主任⟨温砚田⟩任副组长。 → 温砚田, 主任",
        "县水务局（局长⟨温砚田⟩）、县水文站到会。 → 温砚田, 县水务局局长",
        "由党总支书记、主任⟨金澜⟩任组长。 → 金澜, 党总支书记、主任",
        "组长：⟨李恒⟩",
        "技术总监⟨黄河⟩主持会议。",
        "独立董事⟨宗致和⟩因任期届满离任。 → 宗致和, 独立董事",
        "副主任⟨金澜⟩和因公出差的陈榕到会。 → 金澜, 副主任",
        "总经理尹素琴任组长、副总经理⟨温砚田⟩任副组长。 → 温砚田, 副总经理",
        "县气象局局长温岚、县水文中心副主任⟨高峰⟩到场指导。 → 高峰, 县水文中心副主任",
        "镇上选派农技站副站长⟨苗岫宁⟩驻村。 → 苗岫宁, 农技站副站长",
        "防汛领导小组\n组长：⟨苗岫宁⟩\n组员：柏澄、温岚 → 苗岫宁, 防汛领导小组组长",
        "防汛领导小组\n全年巡堤9次。\n组长：⟨苗岫宁⟩ → 苗岫宁, 组长",
        "苗岫宁任防汛工作组组长，站长⟨柏澄⟩讲解。 → 柏澄, 站长",
        "护士长⟨慕容知微⟩2022年获评先进。 → 慕容知微, 护士长",
        "站长⟨杨昕⟩详细介绍制茶工艺。 → 杨昕, 站长",
        "站长⟨杨昕⟩7点到岗。 → 杨昕, 站长",
        "宣传部长⟨孙立刚⟩到场。 → 孙立刚, 宣传部长",
        "执行主席是：⟨苗岫宁⟩。 → 苗岫宁, 执行主席",
    ),
    counter_examples=(
        "主任责任落实。",
        "街道领导高度重视。",
        "总经理章程修订。",
        "董事会秘书任期自",
        "总经理高峰论坛举行。",
        "尹素琴总理事务12件，围棋赛温砚田大师赛开幕。",
        "局长高度评价。",
        "修订重大管理事项清单，精简流程。",
    ),
)
CONTEXTS: tuple[Rule[Evidence], ...] = (
    TITLE_BEFORE,
    Rule(
        "calling before",
        "a word for what somebody is before the name",
        Evidence(
            "calling",
            {
                _GOOD: _STRONG | _CLOSED | _ACTS,
                _FAIR: _STRONG | _CLOSED | {"act", "word", "is"},
                _MIXED: frozenset({"address", "award", "honour", "sex", "act", "verb", "word", "end", "etc"}),
                _NOUN: frozenset({"address", "sex"}),
                _WORD: frozenset({"address", "sex"}),
            },
            {**_BEHIND_A_TITLE, "calling": _GOOD},
            _WHOLE,
        ),
        examples=(
            "柜员⟨林晓燕⟩拾金不昧。",
            "今年60岁的⟨韦大勇⟩以前种茶。",
            "亚军⟨尹素琴⟩、柜员⟨王亚军⟩到场。",
            "社区志愿者⟨陈阿妹⟩为老人送餐。",
            "说起柜员⟨尹素琴⟩，邻里都佩服。 → 尹素琴, 柜员",
            "三年级（2）班⟨简雨桐⟩的画作获奖。",
            "患者⟨殷桂兰⟩家属送来锦旗。",
            "质检员⟨柳雁来⟩在竞赛中荣获三等奖。",
            "派出工作队员⟨尹素琴⟩2人。",
            "毕业生⟨温小雨⟩考取茶学院。",
        ),
        counter_examples=(
            "员工成长、职工关爱。",
            "养护工区和道班用房新建3处。",
            "职工方便就医。",
            "二（1）班荣获先进班集体。",
            "居民席位增加。",
            "农民黄桃丰收，残疾人康复训练，居民谢绝采访。",
            "隐形冠军安达投产。",
        ),
    ),
    Rule(
        "label before",
        "a label with a colon before the name that is no title: 审核：, 人员：",
        Evidence("label", {_GOOD: _STRONG | _CLOSED | {"act"}, _FAIR: _STRONG | _CLOSED | {"act"}}, _BEHIND_A_TITLE),
        examples=(
            "审核：⟨唐亮⟩ → 唐亮, 审核",
            "图片提供：⟨连珏⟩ → 连珏, 图片提供",
            "人员：⟨秦世宁⟩等四人",
            "委员包括⟨韦庆红⟩、尹素琴。 → 韦庆红, 委员",
            "主要成员有⟨李恒⟩、陈榕。 → 李恒, 主要成员",
            "巡堤队员为⟨苗岫宁⟩、柏澄。 → 苗岫宁, 巡堤队员",
            "教练是⟨张建新⟩。 → 张建新, 教练",
            "有一位老党员叫⟨杨华龙⟩，巡堤十年。 → 杨华龙, 老党员",
        ),
        counter_examples=(
            "审核：高质量完成任务",
            "配音：常青、高清。",
            "队员为群众送医送药，组员为柏澄和温岚。",
            "成员有和平区代表。",
            "党员有方向，队员包括金牌教练。",
        ),
    ),
    Rule(
        "prize before",
        "a prize with a colon before the name, nothing but another one or a mark behind it: 一等奖：",
        Evidence("prize", {_GOOD: _STRONG | _CLOSED, _FAIR: frozenset({"list", "mark", "edge"})}),
        examples=("一等奖：⟨温砚田⟩；二等奖：《茶山》。", "二等奖（1名）：⟨尹素琴⟩。", "三等奖1名：⟨温砚田⟩。"),
        counter_examples=(
            "金奖：黄山毛峰、白茶。",
            "优秀奖3名：白云、黄山、青瓷。",
            "金奖：温若岚；银奖：祁红；铜奖：黄观音。",
            "二等奖：白云、黄山；冠军：高明、常青。",
            "一等奖：江苏队；优秀奖：方圆、平安。",
            "二等奖：安全科、高新公司。",
        ),
    ),
    Rule(
        "word before",
        "a word that often leads a name: 由, 授予, 以",
        Evidence(
            "lead",
            {
                _GOOD: _STRONG | {"act", "end", "quote"},
                _FAIR: frozenset({"address", "profession", "post", "award"}),
                _MIXED: frozenset({"address", "award"}),
                _NOUN: frozenset({"address"}),
                _WORD: frozenset({"address"}),
            },
            {"calling": _GOOD},
        ),
        examples=(
            "授予⟨刘志强⟩“江州工匠”称号。",
            "涌现出⟨温砚田⟩等一批先进典型。",
            "主任由⟨尹素琴⟩兼任。 → 尹素琴, 主任",
            "由⟨闻立和⟩等同学创作。",
            "选派温砚田驻茶岭村任第一书记，8月起由⟨尹素琴⟩接任。 → 尹素琴, 驻茶岭村第一书记",
        ),
        counter_examples=("由高度重视到落实。", "由翁立行、闻晓峰任双主任"),
    ),
    Rule(
        "beginning",
        "the beginning of a text or clause before the name",
        Evidence(
            "mark",
            {
                _GOOD: _STRONG | {"act", "end", "apposition", "work", "headed", "is"},
                _FAIR: _STRONG | {"act", "end", "work", "headed"},
                _MIXED: frozenset({"address", "award", "honour", "sex", "headed"}),
                _NOUN: frozenset({"address", "sex", "headed"}),
                _WORD: frozenset({"address", "sex"}),
            },
            {"calling": _GOOD, "family": _GOOD, "dated": _GOOD, "post": _MIXED},
        ),
        examples=(
            "⟨赵京东⟩副站长到场。 → 赵京东, 副站长",
            "⟨闻立新⟩，现任云栈县茶站副站长、制茶协会理事。 → 闻立新, 云栈县茶站副站长、制茶协会理事",
            "⟨闻立新⟩（1921—2000），云栈县人。",
            "“最美家庭”⟨朱国强⟩家庭受到表彰。",
            "会上，⟨李建国⟩表示将继续努力。",
            "⟨王静⟩，主任医师，从医二十年。",
            "⟨温砚田⟩等3位选手获奖。 → 温砚田, 选手",
            "云栈县医生协会换届，⟨温砚田⟩医生到会。 → 温砚田, 医生",
            "⟨张海涛⟩等5人获奖。",
            "⟨倪正阳⟩，2019年加入本所。",
            "养护车开上大桥（⟨尹素琴⟩摄）",
            "⟨尹素琴⟩（中）为学徒讲解。",
            "⟨闻立新⟩先生　董事、总经理 → 闻立新, 董事、总经理",
            "⟨闻立新⟩先生\n财务总监\n1970年出生。 → 闻立新, 财务总监",
            "⟨温砚田⟩　道口巡查员。 → 温砚田, 道口巡查员",
            "——⟨温砚田⟩　云栈县茶农联合社理事长 → 温砚田, 云栈县茶农联合社理事长",
            "⟨尹素琴⟩　女，1981年6月生，中共党员，清河水闸管理站站长，带徒9人。 → 尹素琴, 清河水闸管理站站长",
            "⟨尹素琴⟩，女，1981年6月生，中国国籍，工程硕士，历任站长、所长。 → 尹素琴, None",
            "⟨苗岫宁⟩：女，1979年9月生，硕士，2021年5月起任本公司监事，曾任种子站站长。 → 苗岫宁, 监事",
            "⟨苗岫宁⟩2022年获评县劳动模范。",
            "其中，⟨温砚田⟩的《炒青纪事》获一等奖。",
            "⟨温砚田⟩：《炒青纪事》",
            "⟨温砚田⟩出生于茶农之家。",
            "⟨温砚田⟩现任云栈县茶站副站长，制茶二十年。 → 温砚田, 云栈县茶站副站长",
            "会上，⟨温砚田⟩代表云栈县发言。 → 温砚田, None",
            "⟨温砚田⟩自2018年起担任巡堤班班长。",
            "【⟨温砚田⟩】清河泵站检修工，从业26年。 → 温砚田, 清河泵站检修工",
            "⟨温砚田⟩是清河泵站的一名检修工。",
        ),
        counter_examples=(
            "唐山港2023年被评为先进。",
            "【案例】清河泵站检修工带徒。【安全】泵站站长，",
            "江苏是制茶工匠的故乡，白茶是茶农。",
            "安达自2018年起连续盈利。",
            "曾任非常设机构主任。",
            "安全，主任责任。",
            "万科、华为、康师傅等企业。",
            "方太专注厨具，康恩贝从事制药，白鹭出生于湿地。",
            "请来安道、常青等多名人才。",
            "陆羽的《茶经》、李白的《将进酒》推荐阅读。",
            "苏北的《标准》发布，黄茶的《办法》获批。",
            "岳阳楼、滕王阁等学生喜爱的景点。",
            "平安男，12人；",
            "培育“尹素琴服务室”“温砚田调解室”等品牌。",
            "调任某保险公司经理，他任某公司监事。",
            "茶场曾荣获“十强”称号。",
        ),
    ),
    Rule(
        "honour before",
        "a quoted honour of a person before the name",
        Evidence(
            "honoured",
            {_GOOD: _STRONG | _CLOSED | _ACTS, _FAIR: _STRONG | _CLOSED | {"act", "word"}},
            _BEHIND_A_TITLE,
            _WHOLE,
        ),
        examples=("涌现出“最美收费员”⟨韦庆红⟩、“岗位能手”倪晓峰等典型。",),
        counter_examples=("“最美家庭”朱国强家庭受到表彰。", "“先进集体”高等学校组第一名。"),
        source="stories of staff in reports of offices, hospitals and schools",
    ),
    Rule(
        "organisation before",
        "an organisation or a part of one before the name",
        Evidence(
            "org",
            {_GOOD: _STRONG | {"act"}, _FAIR: frozenset({"address", "profession", "post", "award"})},
            {"etc": _GOOD, "end": _GOOD, "calling": _GOOD},
            rare=_ADDRESSED,
        ),
        examples=(
            "云栈大学⟨温砚田⟩副教授讲课。 → 温砚田, 云栈大学副教授",
            "收费科⟨马晓燕⟩荣获“岗位标兵”称号。",
            "茶艺学院⟨温砚田⟩（指导老师：尹素琴）获奖。",
            "我校⟨江若愚⟩同学获奖。 → 江若愚, 同学",
            "检修班⟨尹素琴⟩获市妇联颁发的“巾帼标兵”称号。",
        ),
        counter_examples=("信息科项目上线，财务处经费到位。", "防汛队伍一人被追授“卫士”称号。", "我校金融系同学获奖。"),
    ),
    Rule(
        "signed for an organisation",
        "an organisation or a part of one before the name, behind the dash under what somebody said",
        Evidence(
            "signed", {_GOOD: _STRONG | {"act", "edge"}, _FAIR: frozenset({"address", "profession", "post", "edge"})}
        ),
        examples=("——云栈供电所⟨尹素琴⟩",),
        counter_examples=("——走进云栈供电所", "——云栈公司高质量"),
        source="quotations in reports, with who said so below",
    ),
    Rule(
        "organisation's own",
        "an organisation with 的 before the name, somebody of it: 信用社的",
        Evidence(
            "owned",
            {},
            dict.fromkeys(
                ("bracket", "open", "act", "word", "particle", "verb", "work", "leads", "is", "award"), _GOOD
            ),
        ),
        examples=(
            "城北支行的⟨佘晚晴⟩把钱包送了回去。",
            "第二小学的⟨连小雨⟩每天步行到校。",
            "茶艺师出身的⟨温砚田⟩是茶社的带头人。",
        ),
        counter_examples=("公司的康复计划启动。", "医院的温馨服务赢得好评。", "银行的金融产品增多。"),
        source="stories of staff in reports",
    ),
    Rule(
        "calling by its ending",
        "a word that ends like a calling and is in no list: 听漏工, 巡线员",
        Evidence(
            "suffix",
            {_GOOD: _STRONG | _CLOSED | {"act", "word"}, _FAIR: frozenset({"address"}), _MIXED: frozenset({"address"})},
            _BEHIND_A_TITLE,
        ),
        examples=(
            "茶艺比赛（检录长⟨温砚田⟩）举行。 → 温砚田, 检录长",
            "听漏工⟨葛立新⟩获评先进。",
            "养蜂员⟨苗岫宁⟩2022年被评为能手。",
            "种茶户⟨韦大勇⟩告诉记者。",
        ),
        counter_examples=("清洁员、安全员、饲养员等岗位。", "脱贫户常态化监测。"),
    ),
    Rule(
        "compound surname",
        "a surname of two characters, whatever stands before it",
        Evidence("compound", {_GOOD: _STRONG | _CLOSED | _ACTS}),
        examples=("随后欢迎⟨欧阳修远⟩介绍。",),
        counter_examples=("东方广场",),
        source="欧阳, 司马 and the like begin nothing else",
    ),
    Rule(
        "title behind",
        "a title or form of address behind a sure name, whatever stands before it",
        Evidence("none", {_GOOD: frozenset({"address", "profession", "post", "posed"})}, rare=_ADDRESSED),
        examples=("日前⟨吴桂芳⟩老师退休。", "练兵现场⟨尹素琴⟩（左二）讲解操作要领。", "茶艺⟨温前川⟩老师获奖。"),
        counter_examples=("王主任、李书记参加了会议。", "“全国劳模”杨根生工作室挂牌成立。"),
    ),
    Rule(
        "under somebody",
        "在 before the name, the lead or guidance of its bearer behind it: 在…的带领下",
        Evidence("in", {_GOOD: frozenset({"leads", "address", "profession", "post"}), _FAIR: frozenset({"leads"})}),
        examples=("在⟨温砚田⟩的带领下，茶社增收。", "在⟨连晚晴⟩悉心指导下完成。"),
        counter_examples=("在高质量的指导下，在和谐的支持下。", "在白云的陪同下，在华为的支持下。"),
    ),
    Rule(
        "joined to something",
        "和, 与 or 及 before the name, what it is joined to is no name",
        Evidence(
            "joined",
            {_GOOD: frozenset({"address", "profession", "post", "posed", "end", "work"}), _FAIR: frozenset({"work"})},
        ),
        examples=("收到《茶山图》和⟨温砚田⟩的《炒青》两幅作品。", "村小的画作和⟨连晚晴⟩等同学的剪纸展出。"),
        counter_examples=(
            "安全和高质量等同志性活动。",
            "党建和金融的《行动方案》发布。",
            "县里的《意见》和常山的《茶谱》获奖。",
        ),
    ),
    Rule(
        "beside a name",
        "names joined by 、 or 和 to one that is sure",
        Evidence(
            "list",
            {
                _GOOD: _STRONG | _CLOSED | _ACTS | {"calling"},
                _FAIR: _STRONG | _CLOSED | {"act", "word"},
                _MIXED: _STRONG | _CLOSED,
            },
            whole=frozenset({"particle", "work", "leads"}),
        ),
        examples=(
            "副站长尹素琴（挂职）、⟨温砚田⟩（兼职）到场。 → 温砚田, 副站长",
            "站长尹素琴和⟨温砚田⟩到会。 → 温砚田, None",
            "主任金澜和⟨陈榕⟩到场。",
            "站长金澜、⟨翟仲谦⟩及工长陈榕到会。",
            "⟨李娜⟩、王建国同志获奖。",
            "主任金澜、⟨柳雁来⟩及各科骨干到会。",
        ),
        counter_examples=("主任金澜和部门负责人到场。",),
    ),
)

PERSONS: tuple[Rule[Any], ...] = (*CONTEXTS, *PRINTED)
