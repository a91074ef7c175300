"""Rules of metrics that read the words beside a quantity: before it, behind it, on both sides."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.phrases import LONGEST, noun_phrase_after
from extractors.metrics.cut.predicates import (
    LEADS_ON,
    begins_verb_phrase,
    did,
    is_measure,
    may_act,
    shares_object,
)
from extractors.metrics.cut.words import Token, is_verb, joined, words_of
from extractors.metrics.find import by_head, by_list
from extractors.metrics.find.behind import part_done, phrase_behind, thing_before_verb
from extractors.metrics.find.by_list import counts_list
from extractors.metrics.find.counted_places import PLACE, goes_there, leads_to_things
from extractors.metrics.find.kind_of_sum import money_behind, up_to_measure
from extractors.metrics.find.named_lists import is_measure_name
from extractors.metrics.find.of_before import is_left
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.find.some_of import TOLD_OF_THEM, said_of_some, that_have
from extractors.metrics.find.which_are_counted import which_before
from extractors.metrics.steps import BEHIND, BESIDE, COUNTED, PERCENT
from extractors.rule import as_rule
from extractors.text.became import CAME_TO
from extractors.text.characters import CLAUSE_ENDS
from schemas.text import squeeze

_HAVING = frozenset({"享有", "享受", "提供", "给予"})
_RECKONED = frozenset({"计算", "测算", "折算", "核算", "估算", "计", "计提", "为基数"})


_GIVEN = re.compile(f"的?(?P<what>(?:资金|财政|专项|经费)?(?:支持|补助|补贴|奖励|资助|救助|帮扶))(?=[{CLAUSE_ENDS}]|$)")
_GIVES = ("授予", "颁发", "发给", "赠予", "奖励", "资助")


@as_rule(
    "thing before its verb",
    "招募社区义工52名到场: who is counted stands before the quantity, what they did behind it",
    step=BESIDE,
    at=BEHIND,
    of=COUNTED,
    says="words before",
    examples=("招募社区义工⟨52名⟩参与巡护。 → 社区义工", "带动农户⟨860户⟩规模化种植。 → 农户"),
    counter_examples=("58人通过技能认证。", "职工36人参加急救培训。", "区工会给86名船员购买保险。"),
    source="argued: who was called in is counted before what they did (招募义工52名参与巡护)",
)
def before_verb(so_far: SoFar, around: Around) -> Measured | None:
    """Read the thing whose verb stands behind its quantity."""
    if not around.found or around.is_tied or around.left.rstrip().endswith(("的", "等", "和", "及", "与", "、")):
        return None
    if around.is_for_them or around.own.rstrip().endswith(forms.TO_WHOM):
        return None
    has_them = around.own.rstrip().endswith("有")
    behind = so_far.words(around.right[0])
    if around.figure.unit == "户" and around.found.endswith("户") and len(around.found) > 1:
        first, *rest = so_far.words(around.found)  # 带动|农户|6万户|产业化经营: it is they that are counted
        led = rest and first.text in words_of("invite", "pivot", "brings")
        return Measured(clean(joined(rest) if led else around.found), around.subject)
    thing = thing_before_verb(so_far.words(around.found), behind, around.figure.unit, has_them=has_them)
    return Measured(clean(thing), around.subject) if thing else None


_IN_RANGE = re.compile(r"范围[为是共有包括]+\s*$")
_FLAWLESS = re.compile("(?:均|全部|实现|保持)?[无零](?:差错|事故|违规|投诉|差评|失误|故障|缺陷)")
_NEXT_THING = re.compile("(?:和|与|及|以及)(?=[一-鿿])")  # 指示牌75块|和路灯84盏: the next thing with its own count


_FROM_WHERE = re.compile("来自[一-鿿]{2,12}$")  # 来自各班组|9支|代表队27名选手
_FOR_WHOM = ("用于", "支持", "保障", "资助", "收到", "接到")  # 用于|5个|社区|36人次学习


@as_rule(
    "words behind",
    "24项主题体验, 58人通过天翼云认证: what is counted, or what people did, stands behind a count",
    step=BESIDE,
    at=BEHIND,
    of=COUNTED,
    examples=(
        "馆内⟨24项⟩主题体验受欢迎。 → 主题体验受欢迎",
        "馆员⟨5人⟩被评为优秀员工。 → 优秀员工",
        "⟨27人⟩取得测绘师、监理员等资格证书。 → 测绘师、监理员等资格证书",
        "车间共⟨36台⟩机床。 → 机床",
        "参与⟨36项⟩行业标准的编制。 → 行业标准的编制",
        "拥有⟨6个⟩国家级和9个省级茶园。 → 国家级茶园",
        "⟨36个⟩专题片播放量超过82万次。 → 专题片",
        "全市下辖⟨9个⟩区，总面积86平方千米。 → 下辖区, 全市",
        "主要承担城区及周边⟨9个⟩镇的供水业务。 → 镇",
        "对口帮扶宁县石桥镇⟨3个⟩村。 → 村",
        "南苑、新村等⟨5个⟩小区300户停水。 → 小区",
        "学生⟨86人⟩参观制茶、烘干和包装车间。 → 参观制茶、烘干和包装车间",
        "用于石桥村、东港村等⟨9个⟩村的水渠。 → 村",
        "服务东港、西渡两市⟨9个⟩县（区）。 → 县",
        "⟨四个⟩厂之间差距较大。 → 厂",
        "面向⟨11个⟩省（区）安排招生计划。 → 省（区）, 安排招生计划",
        "主要是新增⟨1名⟩财务人员和房租上调所致。 → 新增财务人员",
        "学员86人报名考核，⟨72人⟩通过。 → 通过考核",
        "⟨36名⟩护林员林龄超过20年。 → 护林员林龄超过20年",
        "江口市⟨26座⟩水厂供水36万吨。 → 水厂, 江口市",
        "⟨三个⟩基地装机总容量达到46兆瓦。 → 基地",
        "收到⟨86所⟩学校360份申请书。 → 学校",
        "产品销往国内⟨26个⟩省（自治区）。 → 销往省, 产品",
        "⟨4个⟩基地屋顶光伏装机容量达到46兆瓦。 → 基地",
        "有⟨12个⟩景区接待量突破10万人次。 → 景区接待量突破10万人次",
        "来自全厂各车间⟨9支⟩队伍27名焊工参赛。 → 队伍",
        "前身为首批⟨8家⟩纺织企业之一——江口纺织有限公司。 → 纺织企业",
    ),
    counter_examples=(
        "主题体验共24项。",
        "外借32万册次，与2019年的31万册次水平相当。",
        "补装指示牌75块和路灯84盏。",
        "将审批环节21项精简为14项。",
        "全年检票86万张无差错。",
    ),
)
def counted_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read the words behind a count."""
    if around.is_tied and not _IN_RANGE.search(around.own):  # 活动共24项，主题…; 统计范围为|4个|茶场
        return None
    words, cut = around.right[0].removesuffix("各设"), around.right[1]
    if around.found and _FLAWLESS.match(words):
        return None  # 检票86万张|无差错
    if words.endswith(by_list.LEVELS) and (level := by_list.level_of_list(so_far, around)):
        return Measured(clean(level), around.subject)
    if words.strip() in _RECKONED or (cut and CAME_TO.fullmatch(words.strip())):  # 按股本46万股|计算, 21条|精简为
        return None
    if cut and around.found and _NEXT_THING.match(words):
        return None
    if is_left(around) and words and begins_verb_phrase(so_far.words(words)):
        return None  # 剩余10处|列入计划
    if cut and not around.found and (they := that_have(so_far, around, words)):
        shorter = phrase_behind(so_far, around, words)
        return Measured(shorter if shorter and they.startswith(shorter) else they, around.subject)
    # A next quantity is none of its words, unless it bounds what they have: 98个|村集体经济收入超过20万元
    next_one = cut and not is_measure_name(TOLD_OF_THEM.sub("", words.strip()))
    if not around.found and (said := said_of_some(so_far, around)) and not (next_one and any(map(str.isdigit, said))):
        return Measured(said, around.subject)
    behind = phrase_behind(so_far, around, words)
    more = by_list.rest_of_list(so_far, around, words) if behind and words.endswith(behind) and not cut else ""
    place = PLACE.fullmatch(behind)
    had = behind in words_of("one_character") and around.found in words_of("has")
    if around.found and (had or (place and goes_there(so_far, around))):
        return Measured(around.found + behind, around.subject)  # 下辖|9个|区, 走访|9个|村
    if (behind in words_of("one_character") or place) and (not around.found or leads_to_things(around)):
        return Measured(behind + more, around.subject)
    # Nouns that run straight into the next quantity are its words: 36个学生1500人.
    # But of 授予26名技师120万元 who it was given to is counted.
    runs_on = cut and around.found and squeeze(words) == behind and not around.found.endswith(_GIVES)
    runs_on = (
        runs_on and around.found not in _FOR_WHOM and not counts_list(around) and around.found not in words_of("adds")
    )
    listed = around.left.rstrip().endswith("等")  # 南苑、新村等|5个小区|300户停水
    runs_on = runs_on and not listed and not _FROM_WHERE.search(around.own.rstrip())
    if runs_on and around.left.rstrip().endswith("的"):  # 向符合条件的|33名激励对象|授予
        given = next((behind.removesuffix(verb) for verb in _GIVES if behind.endswith(verb)), behind)
        return Measured(clean(given), around.subject)
    used = by_head.use_of(so_far, around) if words.startswith("用于") and not around.found else ""
    thing = used or clean(which_before(so_far, around, words) or behind + more)
    return Measured(thing, around.subject) if thing and not runs_on else None


_ON_TIME = re.compile(
    "(?:当[日天]|及时|按[期时]|全部|如期|限时|准时)?(?:持证|上门|在线|网上)?(?:闭环|办结|办理|完成|整改|上岗|达标|回复|到位|落实|销号|处置|响应|交付)"
)


@as_rule(
    "what a share of them did",
    "新员工100%参加岗前培训, 计划完成65%站点的改造: who, and what they did; what was done of what stands behind",
    step=BESIDE,
    at=BEHIND,
    of=PERCENT,
    says="words on both sides",
    examples=(
        "新员工⟨100%⟩参加岗前培训。 → 新员工参加岗前培训",
        "关键岗位⟨100%⟩签署《保密承诺书》。 → 关键岗位签署《保密承诺书》",
        "紧急工单⟨100%⟩当日闭环。 → 紧急工单当日闭环",
        "计划完成⟨65%⟩站点的改造。 → 站点的改造, plan",
    ),
    counter_examples=("参加率100%，参加岗前培训。", "站点改造完成65%。"),
)
def all_did(so_far: SoFar, around: Around) -> Measured | None:
    """Read who did something and what, or what a share was done of where only verbs stand before it."""
    found, tokens = around.found, so_far.words(around.right[0])
    if part := part_done(so_far.words(around.clause), tokens):
        return Measured(clean(part), around.subject)
    if not found or around.is_tied or found.endswith(forms.PROPORTIONS):
        return None
    if _ON_TIME.fullmatch(around.right[0].strip()) and not around.right[1]:
        return Measured(clean(found + around.right[0].strip()), around.subject)
    if not tokens or not is_verb(tokens[0]) or not did(tokens[0]):
        return None
    phrase = joined(noun_phrase_after([t for t in tokens[1:] if t.text != "了"], deed=True)) or around.title
    return Measured(clean(found.removeprefix("要求") + tokens[0].text + phrase), around.subject)


_RAISES = frozenset({"安排", "筹集", "争取", "落实", "下达", "统筹", "整合", "拨付", "投入", "募集", "列支"})
_FUNDS = re.compile("[一-鿿]{0,6}?(?:资金|经费|专款|善款)")


@as_rule(
    "verb with its object behind",
    "发放200万元贷款: a verb right before the sum, its object behind",
    step=BESIDE,
    at=BEHIND,
    of=forms.SUMS | {"duration"},
    says="words on both sides",
    examples=(
        "发放⟨200万元⟩种苗贷款。 → 发放种苗贷款",
        "发行⟨2亿元人民币⟩的小型微型企业贷款专项金融债券。 → 发行小型微型企业贷款专项金融债券",
        "员工享有不少于⟨5天⟩的带薪年休假。 → 带薪年休假",
        "街道办安排了⟨72万元⟩助餐资金。 → 安排助餐资金",
        "安排⟨17亿元⟩专项资金用于户表改造。 → 安排专项资金",
        "共节省⟨约120吨⟩碳排放量。 → 节省碳排放量",
        "核销了⟨26万元⟩坏账。 → 核销坏账",
        "银行给予江川机械⟨8,000万元⟩流动资金贷款。 → 江川机械流动资金贷款",
        "对江口水泥公司⟨300万元⟩的应收款转让。 → 对江口水泥公司的应收款",
        "以合并口径⟨86亿元⟩的营业收入居首。 → 合并口径营业收入",
        "本公司发行⟨28亿元⟩永续债。 → 发行永续债, 本公司",
        "租用江口村委会⟨12亩⟩土地。 → 租用江口村委会土地",
        "包括青江公司计⟨86万元⟩的可抵扣亏损。 → 青江公司可抵扣亏损",
        "文旅局给予⟨30万元⟩支持。 → 给予支持",
        "对南北两区的⟨286公里⟩排水管道开展检测。 → 南北两区排水管道",
        "东港信托⟨36亿元⟩永续债已通过评审。 → 东港信托通过评审的永续债",
        "江川公司⟨300万元⟩贷款尚未归还。 → 江川公司尚未归还的贷款",
    ),
    counter_examples=(
        "发放贷款200万元。",
        "实现利润3亿元目标。",
        "贷款余额3亿元全部用于春耕。",
        "在借入26亿元的基础上增加。",
        "剩余31公里计划明年完成。",
    ),
)
def object_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Complete a verb that ends right before a sum by its object behind."""
    if not around.found or is_left(around):
        return None
    *earlier, verb = so_far.words(around.found)
    if (
        around.figure.kind == "duration" and around.right[0].startswith("的") and verb.text in _HAVING
    ):  # 享有不少于5天的带薪年休假
        thing = joined(noun_phrase_after(so_far.words(around.right[0][1:])))
        return Measured(clean(thing), around.subject) if len(thing) > 1 else None
    words = around.right[0].strip().removeprefix("人民币")
    behind = so_far.words(words.removeprefix("的"))
    own = around.own.rstrip()
    done = own.endswith("了") and is_verb(verb)  # 安排了|72万元助餐资金
    two = verb.flag == "l" and verb.text[2:] in words_of("act")  # 更新改造, one word of jieba's
    gives = own.endswith(tuple(_HAVING)) and around.figure.kind == "amount"
    if gives and (given := _GIVEN.match(words)):
        return Measured(own[-2:] + given["what"], around.subject)  # 给予|30万元|支持
    funds = verb.text in _RAISES and _FUNDS.match(words)  # 安排|17亿元|专项资金
    acts = done or two or funds or verb.text in words_of("act", "pass") or (_only_acts(verb) and not around.is_tied)
    if not acts or len(verb.text) < len("安排"):
        return money_behind(so_far, around, behind)
    begins = bool(behind) and (behind[0].flag.startswith(("n", "b", "vn", "l", "j", "a", "x")) or is_measure(behind[0]))
    of_it = words.startswith("的") and not around.right[1]  # 更新改造38公里|的林区防火道路
    alone = words == joined(behind) and not around.right[1] and len(words) <= len("永续债券")  # 发行28亿元|永续 债
    alone = alone and not (behind and may_act(behind[0]))  # not 投入15万元|改造 花房
    if not begins and not ((done or of_it or alone) and behind and behind[-1].flag.startswith("n")):
        return None
    whole = words.removeprefix("的")  # 购买了|2万余元的冬季防滑用品
    phrase = joined(noun_phrase_after(behind))
    named = of_it and len(phrase) < len(whole) and not any(is_verb(token) or token.flag == "p" for token in behind)
    # 更换38公里的|乡镇 供电 线路
    if named or ((done or not phrase) and (of_it or alone) and len(whole) <= LONGEST):
        phrase = joined(behind) if behind[-1].flag.startswith("n") else phrase
    named = len(phrase) > 1 and phrase not in by_head.NO_HEAD
    while earlier and shares_object(earlier[-1]) and may_act(verb):
        verb = Token(earlier.pop().text + verb.text, "v")  # 维修 改造|38公里的道路
    return Measured(clean(verb.text + phrase), around.subject) if named else None


def _only_acts(verb: Token) -> bool:
    """Whether a word only says what was done, so that a sum behind it needs its object: 节省, 核销; no 收入, 用电."""
    idle = words_of("light", "has", "link", "adverb", "change", "thing", "generic", "attribute")
    acts = (is_verb(verb) and may_act(verb)) or verb.text in words_of("does", "reach", "takes")
    return acts and verb.text not in idle and not is_measure(verb) and not verb.text.endswith(LEADS_ON)


@as_rule(
    "words before",
    "签约率100%, 捐款总数为12,386元, 平均年龄：37.4岁: the noun phrase before the quantity",
    step=BESIDE,
    examples=(
        "捐款总数为⟨12,386元⟩。 → 捐款总数",
        "供货合同约人民币⟨26万元⟩。 → 供货合同",
        "补贴标准由每月⟨200元⟩提高至每月300元。 → 补贴标准",
        "平均年龄：⟨37.4岁⟩ → 平均年龄",
        "24小时响应率⟨99.2%⟩。 → 24小时响应率",
        "“古籍修复”为⟨4.85万元⟩。 → 古籍修复",
        "废水排放量下降7.4%，节约⟨112万吨标煤⟩。 → 节约标煤",
        "经初步统计节约成本⟨25万元⟩。 → 节约成本",
        "通过线上方式培训职工⟨30人⟩。 → 培训职工",
        "公司主要产品包括水表⟨12万只⟩、阀门3万件。 → 水表",
        "现有90后员工⟨86人⟩。 → 90后员工",
        "接待来自36个国家的游客⟨8.6万人次⟩。 → 游客",
        "上年接待量由原公布的⟨5.6万人次⟩更正为5.2万人次。 → 接待量, corrected",
        "2020年供水量因统计口径变动追溯调整为⟨12.8万吨⟩。 → 供水量",
        "全体教师、辅导员和管理人员实际领取的津贴合计⟨86万元⟩。 → 全体教师、辅导员和管理人员实际领取的津贴",
        "房租为每平方米每月⟨42元⟩。 → 每月房租",
        "泊位费按车型大小分为⟨20元⟩、36元和48元三档。 → 泊位费",
        "投诉以噪声最多，有⟨86件⟩，其次是油烟，为32件。 → 噪声",
        "投诉以噪声最多，有86件，其次是油烟，为⟨32件⟩。 → 油烟",
        "降低能耗86吨，节约率为⟨8%⟩。 → 节约率",
        "编发各类指南、折页⟨64种⟩。 → 编发各类指南、折页",
        "书屋12个，含新建书屋⟨5个⟩。 → 新建书屋",
        "外购蒸汽排放因子2022年采用⟨0.11吨⟩。 → 外购蒸汽排放因子",
        "为合作企业节约人工成本⟨37万元⟩。 → 节约人工成本",
        "部分标段完工时间较计划推迟⟨36天⟩。 → 部分标段完工时间推迟",
        "但养护经费达到⟨8,600万元⟩。 → 养护经费",
        "年末职工360人，不含外聘保安⟨21人⟩。 → 外聘保安",
        "财政拨款收、支总计⟨86万元⟩。 → 财政拨款收、支总计",
    ),
    counter_examples=("24项主题体验。",),
)
def words_before(_so_far: SoFar, around: Around) -> Measured | None:
    """Read the noun phrase before a quantity."""
    return Measured(clean(around.found), around.subject) if around.found else None


@as_rule(
    "words behind alone",
    "用37.4万元资助山区学校: without words before it, any quantity measures what stands behind it",
    step=BESIDE,
    at=BEHIND,
    says="words behind",
    examples=(
        "用⟨37.4万元⟩资助山区学校。 → 资助山区学校",
        "有⟨84万元⟩用于古建筑修缮。 → 用于古建筑修缮",
        "其中⟨6万元⟩用于更换饮水管网。 → 用于更换饮水管网",
        "秸秆86万吨，其中36万吨制成板材，⟨9万吨⟩用于有机肥。 → 用于有机肥",
        "其中⟨16万元⟩为茶场购置设备的借款。 → 茶场购置设备的借款",
        "另外⟨8万元⟩为合作社添置烘干机。 → 为合作社添置烘干机",
        "年末⟨96万元⟩（上年末：80万元）的保证金存款受限。 → 保证金存款",
        "以⟨86亿元⟩的营业收入位列榜首。 → 营业收入",
    ),
    counter_examples=("资助山区学校37.4万元。",),
)
def words_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read the words behind a quantity that has none before it."""
    if around.found or around.is_restated:
        return None
    words, cut = around.right[0].removesuffix("各设"), around.right[1]
    if cut and CAME_TO.fullmatch(words.strip()):
        return None  # 由原来的21条|精简为
    if not words.strip() and around.figure.kind == "amount":  # 96万元（上年：80万元）|的保证金存款
        return Measured(clean(by_head.thing_behind(so_far, around.at)), around.subject)
    used = around.figure.kind == "amount" or words.startswith("用于")
    if used and (use := by_head.use_of(so_far, around)):
        return Measured(use, around.subject)
    behind = phrase_behind(so_far, around, words.removeprefix("的"))
    if behind and words.startswith("的") and around.figure.kind == "amount":
        behind = joined(up_to_measure(list(so_far.words(behind))))  # 以86亿元的|营业收入|位列榜首
    listed = behind and behind == squeeze(words) and not cut and around.figure.kind in COUNTED
    if behind and behind == words.strip() and is_verb(so_far.words(behind)[-1]):
        behind += around.title  # 100%|签署|《承诺书》
    more = by_list.rest_of_list(so_far, around, words) if listed else ""  # 共计29项|方针、策略和守则
    return Measured(clean(behind + more), around.subject) if behind else None
