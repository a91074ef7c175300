"""The rules of persons: what stands left of a name, and what must stand right of it, the less it looks like a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from extractors.names.persons.name_candidates import Candidate, Likeness
from extractors.rule import Rule

_STRONG = frozenset({"address", "profession", "post", "award", "honour", "sex", "life", "bracket"})
_CLOSED = frozenset({"edge", "mark", "apposition", "list", "end", "etc", "field", "quote"})
_ACTS = frozenset({"act", "verb", "word", "particle"})
_GOOD, _FAIR, _MIXED = Likeness.GOOD, Likeness.FAIR, Likeness.MIXED
_NOUN, _WORD = Likeness.NOUN, Likeness.WORD
_BEHIND_A_TITLE = {"open": _GOOD, "particle": _FAIR, "family": _GOOD}
_WHOLE = frozenset({"open", "verb", "family"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """A context left of a name, and which contexts right of it are enough for each likeness.

    `sure` are further contexts on the right with the likeness that a name of three characters needs in them, `whole`
    those that are enough where no word lies in it either. The kinds of contexts are those of `name_context.left_of` and
    `right_of`.
    """

    left: str
    right: Mapping[Likeness, frozenset[str]]
    sure: Mapping[str, Likeness] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    @property
    def enough(self) -> frozenset[str]:
        """All contexts on the right that are enough for some likeness."""
        return frozenset(self.sure).union(*self.right.values())

    def may_accept(self, candidate: Candidate) -> bool:
        """Whether some context on the right could be enough (a cheap question, asked before the costly ones)."""
        long = len(candidate.name) > 2 and candidate.likeness >= _FAIR
        return candidate.likeness in self.right or (long and bool(self.sure or self.whole))

    def accepts(self, candidate: Candidate, right: str) -> bool:
        """Whether this context and the one on the right together say that a candidate is a person."""
        likeness = candidate.likeness
        if right in self.right.get(likeness, ()) or (right in self.whole and candidate.whole and likeness >= _FAIR):
            return True
        return len(candidate.name) > 2 and right in self.sure and likeness >= self.sure[right]


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed form that says by itself that it is a name, a list that does, or a place in a table."""


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
    examples=("由党总支书记、主任⟨金澜⟩任组长。 → 金澜, 党总支书记、主任", "组长：⟨李恒⟩", "技术总监⟨黄河⟩主持会议。"),
    counter_examples=(
        "主任责任落实。",
        "街道领导高度重视。",
        "总经理章程修订。",
        "董事会秘书任期自",
        "总经理高峰论坛举行。",
        "局长高度评价。",
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
                _FAIR: _STRONG | _CLOSED | {"act", "word"},
                _MIXED: frozenset({"address", "award", "honour", "sex", "act"}),
                _NOUN: frozenset({"address", "sex"}),
                _WORD: frozenset({"address", "sex"}),
            },
            {**_BEHIND_A_TITLE, "calling": _GOOD},
            _WHOLE,
        ),
        examples=(
            "柜员⟨林晓燕⟩拾金不昧。",
            "社区志愿者⟨陈阿妹⟩为老人送餐。",
            "三年级（2）班⟨简雨桐⟩的画作获奖。",
            "患者⟨殷桂兰⟩家属送来锦旗。",
            "质检员⟨柳雁来⟩在竞赛中荣获三等奖。",
        ),
        counter_examples=("员工成长、职工关爱。", "职工方便就医。", "二（1）班荣获先进班集体。", "居民席位增加。"),
    ),
    Rule(
        "label before",
        "a label with a colon before the name that is no title: 审核：, 人员：",
        Evidence("label", {_GOOD: _STRONG | _CLOSED | {"act"}, _FAIR: _STRONG | _CLOSED | {"act"}}, _BEHIND_A_TITLE),
        examples=("审核：⟨唐亮⟩", "人员：⟨秦世宁⟩等四人"),
        counter_examples=("审核：高质量完成任务",),
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
        examples=("授予⟨刘志强⟩“江州工匠”称号。",),
        counter_examples=("由高度重视到落实。",),
    ),
    Rule(
        "beginning",
        "the beginning of a text or clause before the name",
        Evidence(
            "mark",
            {
                _GOOD: _STRONG | {"act", "end", "apposition"},
                _FAIR: _STRONG | {"act", "end"},
                _MIXED: frozenset({"address", "award", "honour", "sex"}),
                _NOUN: frozenset({"address", "sex"}),
                _WORD: frozenset({"address", "sex"}),
            },
            {"calling": _GOOD, "family": _GOOD},
        ),
        examples=(
            "“最美家庭”⟨朱国强⟩家庭受到表彰。",
            "会上，⟨李建国⟩表示将继续努力。",
            "⟨王静⟩，主任医师，从医二十年。",
            "⟨张海涛⟩等5人获奖。",
            "⟨倪正阳⟩，2019年加入本所。",
        ),
        counter_examples=("安全，主任责任。", "万科、华为、康师傅等企业。"),
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
            {"etc": _GOOD, "calling": _GOOD},
        ),
        examples=("收费科⟨马晓燕⟩荣获“岗位标兵”称号。", "检修班⟨尹素琴⟩获市妇联颁发的“巾帼标兵”称号。"),
        counter_examples=("信息科项目上线，财务处经费到位。",),
    ),
    Rule(
        "organisation's own",
        "an organisation with 的 before the name, somebody of it: 信用社的",
        Evidence("owned", {}, dict.fromkeys(("open", "act", "word", "particle", "verb"), _GOOD)),
        examples=("城北支行的⟨佘晚晴⟩把钱包送了回去。", "第二小学的⟨连小雨⟩每天步行到校。"),
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
        examples=("听漏工⟨葛立新⟩获评先进。", "种茶户⟨韦大勇⟩告诉记者。"),
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
        Evidence("none", {_GOOD: frozenset({"address", "profession", "post"})}),
        examples=("日前⟨吴桂芳⟩老师退休。",),
        counter_examples=("王主任、李书记参加了会议。", "“全国劳模”杨根生工作室挂牌成立。"),
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
        ),
        examples=("主任金澜和⟨陈榕⟩到场。", "⟨李娜⟩、王建国同志获奖。"),
        counter_examples=("主任金澜和部门负责人到场。",),
    ),
)

LIST_OF_NAMES = Rule(
    "list of names",
    "three names or more and nothing else between marks",
    Printed(),
    examples=("⟨张伟⟩、李娜、王建国。", "张伟、李娜、⟨高兴⟩。"),
    counter_examples=("江苏、浙江、安徽三省。", "员工、职工、党员三条主线。"),
)
LABELLED_LIST = Rule(
    "list behind a label",
    "names and nothing else behind a label with a colon, the rarer ones among them too: 成员：…",
    Printed(),
    examples=("组员：尤溪、⟨樊川⟩、⟨华山青⟩、⟨卢明⟩",),
    counter_examples=("成员：安全、质量、平安", "摄影：安全员、宣传员"),
    source="argued: teams and committees are told as lists behind a label, without titles (组员：…)",
)
APPOINTED = Rule(
    "made something",
    "names of which each is said to become something: 增补A为理事、B为监事, also those that are ordinary words",
    Printed(),
    examples=(
        "增补闻立新为副会长、⟨高峰⟩为秘书长。 → 高峰, 秘书长",
        "会议补选倪晓峰为会长，⟨夏至⟩为监事。 → 夏至, 监事",
    ),
    counter_examples=("推选大家为组长。", "任命方式为公开竞聘，增补预算为重点。", "聘请安全员为宣讲员。"),
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
LATIN = Rule(
    "name in Latin letters",
    "a name in Latin letters with a form of address behind it",
    Printed(),
    examples=("⟨MARY LEE⟩女士现任公司董事。", "董事长 ⟨Tom Hanson⟩ 先生主持会议。"),
    counter_examples=("推出LUNA女士腕表系列。", "NIMBUS系统上线。"),
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
        "| 姓名 | 在股东单位担任的职务 |\n| ⟨董小宁⟩ | 总经理 | → 董小宁, 总经理",
        "| 委员会 | 主任委员 | 委员 |\n| 审计委员会 | ⟨董小宁⟩ | 訾以诚 | → 董小宁, 主任委员",
        "| | 董事会秘书 | 证券事务代表 |\n| 姓名 | ⟨董小宁⟩ | 訾以诚 | → 董小宁, 董事会秘书",
        "| 法人股东名称 | 法定代表人/单位负责人 |\n| 清源水务有限公司 | ⟨曹培玉⟩ |",
        "| 签字的保荐代表人姓名 | ⟨董小宁⟩、訾以诚 |\n| 办公地址 | 滨河路8号 |",
        "| 姓名 | 职务 |\n| ⟨SUMEI LI⟩ | 董事 |\n| 王霖 | 董事 |",
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
    ),
)
ON_CARD = Rule(
    "card of a person",
    "a name on a line of its own over what its bearer is, two such cards or more",
    Printed(),
    examples=("⟨程溯白⟩\n城东支行客户经理\n沈岫宁\n运营管理部柜员 → 程溯白, 城东支行客户经理",),
    counter_examples=("程溯白\n城东支行客户经理", "平安\n城东支行客户经理\n高效\n运营管理部柜员"),
    source="cards of staff in designed reports",
)
COUNTED = Rule(
    "counted names",
    "a list of names alone, as many as the line over it counts",
    Printed(),
    examples=(
        "优秀裁缝（3名）\n乔思远\n⟨苗岫宁⟩\n端木竹",
        "优秀裁缝（3名）：\n乔思远（缝制车间）、苗岫宁（裁剪车间）、⟨焦大勇⟩（样衣室）",
        "优秀裁缝（4名）\n乔思远（一组）、苗岫宁（二组）、⟨妫溪⟩（三组）、端木竹（四组）",
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
KNOWN = Rule(
    "named elsewhere",
    "a name that the report gives evidence of elsewhere",
    Printed(),
    examples=("周慧敏同志到会。下午，⟨周慧敏⟩又去了二班。",),
    counter_examples=("周慧敏同志到会。周慧敏精神难求。",),
)
PERSONS: tuple[Rule[Any], ...] = (
    *CONTEXTS,
    LIST_OF_NAMES,
    LABELLED_LIST,
    APPOINTED,
    IN_AWARD,
    ANONYMISED,
    WITH_DOT,
    LATIN,
    BILINGUAL,
    IN_CELL,
    ON_CARD,
    COUNTED,
    KNOWN,
)
