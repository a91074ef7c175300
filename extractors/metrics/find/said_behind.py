"""What is said behind those that are counted: which of them, and what they did: 36个项目通过验收, 医院仍未开通挂号."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import (
    did,
    first_action,
    is_denied,
    is_measure,
    may_act,
    takes_part,
)
from extractors.metrics.cut.words import Token, is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN, OPENING_QUOTES
from extractors.text.own_unit import PLACE, is_named
from extractors.text.word_patterns import any_word, either
from schemas.text import squeeze

_LONGEST_DEED = 24  # characters
_OF_ALL = ("全部", "均", "都")  # 36项数据已|全部在平台上建立目录: the data are no others than those
# argued: things of which a unit has so many that a number alone says nothing
_BARE = frozenset({"项目", "课题", "产品", "品种", "任务", "清单", "事项", "工程", "制度", "方案", "合同", "专利"})
_HOW = re.compile(
    "^(?:已经?|均|都|全部|共(?![同建享])|成功|顺利|相继|陆续|先后|率先|积极|主动|踊跃|及时|按时|也|还|正式|首次|累计|全面|全年|能够|从中|因此|由此"
    "|当[天日]|现场|随即|(?:不到|仅用)?[一两二三四五六七八九十半几]{1,2}(?:个?小时|分钟|天)(?:之?内|左右)?)+"
)
# what brings in those for whom or with whom something was done, or who came to do it; in a place, in a part of them
_FOR_THEM = re.compile("(?:为|向|对|给)$")
_BRINGS = re.compile(f"{either(words_of('brings', 'invite', 'pivot'))}(?:了|到)?$")
_AMONG = re.compile("在(?:(?:[全我][国省市县区球]|中国|大陆|境内外?|海外|辖区)+的?)?$")  # 在|全国|86个城市
_WITH = re.compile("[与同]$")  # 与7家|共建单位|开展活动: partners whose name says which they are
_BODIES = frozenset({"家", "所"})
_HOW_MANY = _BODIES | forms.PERSON_UNITS | {"户", "个", "台", "座", "条", "艘", "辆"}  # not 10兆瓦|机组
_LIFELESS = frozenset("件起宗份项篇")
_LIGHT = re.compile(f"^{any_word('metrics/counted_done.csv', 'done_lightly')}了?(?=[一-鿿]{{2}})")
_PASSIVE = frozenset({"被", "到", "赴"})
_SUMS = re.compile("(?:累计|共计?|合计|总计|价值|(?<![节制预签违])约|近|达到?|超过?)+$")
_LONGEST_HEAD = 4  # characters behind 的
_FOR_THOSE = re.compile("为[一-鿿]{2,12}的")  # 为有康复需求的|7万人次
_OF_THOSE = re.compile("[一-鿿]{1,6}的")
# 49%（上年末：44%）的|借款按固定利率计息: the clause behind a count, behind brackets
_CLAUSE = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE}|{CLOSE})?的?(?P<words>[^{CLAUSE_ENDS}：]*)")
_EXPLAINED = re.compile(rf"^{OPEN}[^{BRACKETS}]{{1,12}}{CLOSE}")
_SHARE_FOLLOWS = re.compile(f"[^{CLAUSE_ENDS}]*，占")
_LED = ("在", "于", "在不足", "在超过", "在约")
_OF_YEAR = re.compile(r"\d{4}年度?的?")
_WHEN = re.compile("后|时$|期间|过程中?$")  # 对三种药库|进行测试后发现, …
_OF_PLACE = re.compile(f"[我本全该]?(?:{PLACE}|国)")
_IS_OR_HAS = frozenset({"有", "没有", "无", "具有", "拥有", "是", "为", "属于", "设有", "配有", "建有"})
_JOINED = re.compile("[一-鿿]{1,10}[、和及与]")
_AND_ONE = re.compile("[、和及与]一[个名位家所支项件条座户]")  # 两名工人|和一个|班组被授予
_TO_WHERE = frozenset("到至往向")
_EACH_DID = re.compile("^分别(?!位?[列居]|排)")  # not 两项指标|分别列第1位和第3位
_NEXT = re.compile("[、和及与]$")  # 荣获金奖、|12个班组荣获银奖
_INSIDE = re.compile("^[中内上里](?:已经?)?")
_FOR_OTHERS = re.compile("^(?:为|向|给|对)[一-鿿]{2,6}?(?=提供|开展|设立|举办|发放|赠送|进行)")
# 有23篇推文|的阅读量过万, 有6台设备|的停机时间超过了30小时
_OVER = re.compile(
    rf"的(?P<which>[^{CLAUSE_ENDS}：、的0-9]{{2,10}}?(?:过[百千万亿半]|(?:不?超过|不足|不到|低于|高于|少于|多于|达到?|突破)了?[^{CLAUSE_ENDS}：、]{{1,16}}))(?=[{CLAUSE_ENDS}]|$)"
)
# 由三名教授、|二十余位|博士为骨干的研究团队: what they make up
_MAKE_UP = re.compile("(?:为|是)(?:核心|骨干|主体?|主力|代表|班底)的(?P<who>[一-鿿]{2,12})")
_ALONG = re.compile(any_word("metrics/words.csv", "alongside"))
_RANKS = re.compile("中(?:[位名]?[列居]|排|得分|第|最|脱颖)")  # of all of them one is told


@as_rule(
    "what those that are counted did",
    "36个项目通过验收, 在8个站点设置座椅: how many did so, or had it done with them, not how many there are",
    step=ADDED,
    at=BEHIND,
    of=COUNTED | PERCENT,
    examples=(
        "⟨36个⟩项目全部通过验收。 → 通过验收的项目",
        "公司⟨3个⟩项目已通过专家（PCC）评审。 → 通过专家（PCC）评审的项目",
        "⟨8项⟩课题获得立项。 → 获得立项的课题",
        "全县有⟨36个⟩村通了班车。 → 村, 通班车",
        "帮助⟨12名⟩客户识破骗局。 → 客户, 识破骗局",
        "为⟨56名⟩老人提供助浴服务。 → 老人, 提供助浴服务",
        "在⟨8个⟩站点设置敬老座椅。 → 站点, 设置敬老座椅",
        "在全国⟨36个⟩城市开设了86家门店。 → 城市, 开设门店",
        "已有⟨14个⟩林场、63个村通了网络。 → 林场, 通网络",
        "共有⟨28家⟩门店、640人次参与义卖。 → 门店, 参与义卖",
        "⟨近七成⟩读者通过线上渠道借书。 → 通过线上渠道借书的读者",
        "有⟨16%⟩的用户被下发了《通知单》。 → 被下发《通知单》的用户",
        "向⟨36家⟩银行提供担保服务。 → 银行, 向其提供担保服务",
        "为⟨18所⟩幼儿园配备净水设备。 → 幼儿园, 为其配备净水设备",
        "面向⟨12个⟩省份招生。 → 省份, 招生",
        "组织⟨86名⟩船员体检。 → 船员, 体检",
        "资助⟨35名⟩孤儿免费就读技校。 → 孤儿, 免费就读技校",
        "共为⟨48户⟩企业办理缓缴保险费14万元。 → 企业, 办理缓缴保险费",
        "使⟨6户⟩困难家庭得到不同程度的救助。 → 困难家庭, 得到不同程度的救助",
        "有⟨42%⟩的租户按季度支付租金。 → 按季度支付租金的租户",
        "仅有⟨6%⟩的温室大棚有独立的蓄水池。 → 有独立的蓄水池的温室大棚",
        "对⟨31件⟩投诉收取了鉴定费4,200元。 → 收取鉴定费的投诉",
        "其中⟨6台⟩高炉因检修停产。 → 高炉, 因检修停产",
        "本公司⟨11项⟩软件著作权正在登记中。 → 正在登记中的软件著作权, 本公司",
        "⟨28个⟩老旧小区的电梯已完成更换。 → 老旧小区, 电梯完成更换",
        "本集团⟨约31%⟩（2022年末：27%）的应收运费在三个月以内结清。 → 在三个月以内结清的应收运费, 本集团",
        "有⟨6个⟩驿站的日均客流过千。 → 日均客流过千的驿站",
        "对⟨86份⟩试卷进行了复核。 → 复核的试卷",
        "对⟨9起⟩纠纷作出裁决。 → 裁决的纠纷",
        "有⟨6%⟩的课题因故未开题。 → 因故未开题的课题",
        "有⟨8家⟩门店的毛利率低于20%。 → 毛利率低于20%的门店",
        "拥有一支由三名教授、⟨二十余位⟩博士为骨干的研究团队。 → 博士, 研究团队",
        "有⟨3家⟩加油站补缴消费税86万元。 → 加油站, 补缴消费税",
        "与⟨28家⟩船厂一道被命名为“示范船厂”。 → 船厂, 被命名为“示范船厂”",
        "⟨8个⟩班组获一等奖、12个班组获二等奖。 → 班组, 获一等奖",
        "其中⟨6个⟩渔村荣获先进渔村、8名渔民荣获标兵。 → 渔村, 荣获先进渔村",
        "⟨两名⟩焊工和一个班组被授予先锋号。 → 焊工, 被授予先锋号",
        "⟨3件⟩漆器分别获得金奖和银奖。 → 漆器, 获得金奖和银奖",
        "自主研发的⟨7项⟩产品通过认证。 → 通过认证的产品",
        "经过层层选拔共有⟨24名⟩学徒进入决赛。 → 学徒, 进入决赛",
        "⟨6名⟩考生的书画入选展览。 → 考生, 书画入选展览",
        "⟨3位⟩护士和2个科室上榜。 → 护士, 上榜",
        "⟨6名⟩队员凭借精湛技艺胜出。 → 队员, 凭借精湛技艺胜出",
        "⟨12名⟩矿工因公牺牲。 → 矿工, 因公牺牲",
        "茶厂与⟨3家⟩头部电商企业签订供货协议。 → 头部电商企业, 签订供货协议",
    ),
    counter_examples=(
        "36个项目的检测。",
        "新建36个项目，完成检测。",
        "36个项目检测12次。",
        "36个项目完成检测，占全部的80%。",
        "走访36家企业了解情况。",
        "共有36家企业。",
        "依照3%的征收率计算缴纳增值税。",
        "12家分公司净利润3亿元。",
        "36项数据已全部在平台上建立目录。",
        "1名护林员补助未发放。",
        "完成12座水库的除险加固工程。",
        "对三种药库进行测试后发现问题。",
        "以三个项目为抓手。",
        "与7家共建单位开展活动。",
        "走访困难的36户渔民送去慰问品。",
        "36个项目的验收情况良好。",
        "3座泵站、5座水闸分别完成改造和加固。",
        "两项指标分别列全县第1位和第3位。",
        "漆器厂生产的36台漆机出口到非洲。",
        "在38家会员单位中得分最高。",
    ),
    source="argued: a count that only has the name of the things would be of all of them",
)
def with_deed(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of those whose bare name stands behind a count what they did, or what was done with them.

    As subject, behind a word for the unit: the name of the things stays as it is printed.
    """
    metric = measured.metric
    if not metric or not measured.rule.startswith("words behind") or metric.endswith(forms.PROPORTIONS):
        return None
    first = list_around(so_far, around.at)[0]
    own = so_far.clause(so_far.left(first)).strip()
    # 其中14条|航线的|236艘客船
    of_same = first == around.at > 0 and _OF_THOSE.fullmatch(so_far.left(first).strip()) is not None
    of_same = of_same or (around.figure.unit in forms.PERSON_UNITS and _FOR_THOSE.fullmatch(own) is not None)
    if not (of_same or may_lead(so_far, own)):
        return None
    over = _OVER.match(so_far.text, around.figure.span.end + len(metric)) if own.endswith("有") else None
    if over and so_far.text.startswith(metric, around.figure.span.end):
        return replace(measured, metric=f"{squeeze(over['which']).replace('了', '', 1)}的{metric}")
    partners = _WITH.search(own) and any(may_act(token) for token in so_far.words(metric)[:-1])
    name = metric.rpartition("的")[2] if own.endswith("的") else metric  # 为家庭困难的|28名|学生
    whole = so_far.words(name)[0].flag == "p" if name else False  # 其中8篇|以独立作者身份刊登: told by the name itself
    said = "" if partners or whole else _said_behind(so_far, around.at, name, own)
    if said[:1] in _TO_WHERE and said and may_act(so_far.words(name)[-1]):
        return None  # 36台|设备出口|到非洲: where to, of a verb in the name
    opens = not brought(own)
    things = opens and metric in _BARE
    if not said or said.startswith(_OF_ALL) or (things and _SHARE_FOLLOWS.match(so_far.text, around.figure.span.end)):
        return None  # 36个项目完成检测，占全部的|8%: the share is of the things
    if made_up := _MAKE_UP.fullmatch(said):
        return None if is_named(measured.subject) else replace(measured, subject=made_up["who"])
    if lifeless := around.figure.unit in _LIFELESS and _FOR_THEM.search(own) is not None:
        said = _LIGHT.sub("", said)  # 对|36份|合同|进行审查: they are those of the check and do none
    if (
        things
        or lifeless  # 对|25件|申请|收取费用
        or (around.figure.unit == "%" and opens)  # a share is of those who did so
        or is_named(measured.subject)
        or (opens and measured.subject and not _OF_PLACE.fullmatch(measured.subject))
    ):
        return replace(measured, metric=f"{said}的{metric}")  # the unit stays the subject: 正在申请中的专利, of 公司
    so_far.goes_on_of = measured.subject
    return replace(measured, subject=(measured.subject or "") + said)


def _said_behind(so_far: SoFar, at: int, metric: str, own: str) -> str:
    """Return what the clause says behind the name of those that are counted, or of the last of a list of them."""
    first, last = list_around(so_far, at)
    clause = _CLAUSE.match(so_far.text, so_far.figures[last].span.end)
    start, words = (clause.start("words"), clause["words"]) if clause else (0, "")
    following = next((figure.span.start for figure in so_far.figures if figure.span.start >= start), len(so_far.text))
    thing = metric if last == at else joined(noun_phrase_after(so_far.words(so_far.right(last)[0])))
    befell = next((word for word in words_of("befell") if last > at and thing[2:].endswith(word)), "")
    thing = thing.removesuffix(befell)  # 3位个人和2个|集体上榜
    thing += along[0] if (along := _ALONG.match(words.removeprefix(thing))) else ""
    if one := _AND_ONE.match(rest := words.removeprefix(thing)):
        thing += one[0] + joined(noun_phrase_after(so_far.words(rest[one.end() :] or "，")))
    rest = words.removeprefix(thing)
    rest = _EACH_DID.sub("", rest) if first == last else rest  # 3件展品|分别获得金奖和银奖
    if not words.startswith(thing) or _RANKS.match(rest):
        return ""  # 在|38家|会员单位|中居第6位: one of them
    until_next = rest[: max(0, following - start - len(words) + len(rest))]
    whole, rest = _EXPLAINED.sub("", rest), _EXPLAINED.sub("", _NEXT.sub("", until_next))
    if len(rest) < len(whole):
        if rest in _LED and not any(
            figure.span.start > following for figure in so_far.figures if figure.span.start < start + len(words)
        ):
            rest = whole  # 在|三个月|以内结清
        elif _AMONG.search(own) and last == at and (verb := _verb_alone(so_far.words(rest) if rest else ())):
            counted = next((n for n, figure in enumerate(so_far.figures) if figure.span.start == following), last)
            rest = verb + joined(noun_phrase_after(so_far.words(so_far.right(counted)[0])))  # 在36个城市|开设86家门店
        elif not (brought(own) and last == at) and not _is_whole(
            so_far.words(_HOW.sub("", rest) or rest) if rest else (), own
        ):
            return ""
    return deed_of(so_far, own, so_far.figures[at].unit, rest) if rest else ""


def _verb_alone(tokens: Sequence[Token]) -> str:
    """Return the verb that is all that stands before the next number: 开设 了; nothing where more is told."""
    tokens = [token for token in tokens if token.text != "了"]
    return tokens[0].text if len(tokens) == 1 and (is_verb(tokens[0]) or tokens[0].text in words_of("has")) else ""


def _is_whole(tokens: Sequence[Token], own: str) -> bool:
    """Whether words before the next number say by themselves what was done: 收取 图纸工本费|2,640元; not 检测|12次."""
    got = bool(tokens) and tokens[0].text in words_of("gets_money")
    if len(tokens) > len(("by", "what")) and tokens[0].text == "被":
        return True
    if len(tokens) < len(("did", "what")) or not (got or is_verb(tokens[0]) or takes_part(tokens[0])):
        return False
    return own.endswith("有") or got or (did(tokens[0]) and not is_measure(tokens[-1]))


def list_around(so_far: SoFar, at: int) -> tuple[int, int]:
    """Return the first and last of the counts that one of them stands in a list with: 46个乡镇、|820个村通了宽带."""
    figures, first, last = so_far.figures, at, at
    while first and _is_listed(so_far, first):
        first -= 1
    while last + 1 < len(figures) and _is_listed(so_far, last + 1):
        last += 1
    return first, last


def _is_listed(so_far: SoFar, at: int) -> bool:
    """Whether only a name joins a count to the one before: 46个乡镇、|820个村; not 8个班组获一等奖、|12个班组."""
    between = so_far.text[so_far.figures[at - 1].span.end : so_far.figures[at].span.start].strip()
    named = so_far.words(between[:-1].removeprefix("的")) if _JOINED.fullmatch(between) else ()
    return bool(named) and joined(noun_phrase_after(named)) == joined(named)


def brought(own: str) -> bool:
    """Whether words before a count lead to those with whom, for whom or where something was done."""
    return any(leads.search(own) for leads in (_BRINGS, _FOR_THEM, _AMONG))


def may_lead(so_far: SoFar, own: str) -> bool:
    """Whether what stands before a count tells nothing of those counted but who came to do what is told behind."""
    if brought(own) or own.endswith("共有"):
        return True
    tokens = so_far.words(own) if own else ()
    if own.endswith("的") and _says_which(tokens[:-1]):
        return True
    idle = words_of("link", "has", "adverb")
    return not own.endswith(("的", "了", "着", "、", "以")) and not any(
        is_verb(token) and token.text not in idle for token in tokens
    )


def _says_which(tokens: Sequence[Token]) -> bool:
    """Whether words before 的 say which of them are counted: 自主研发|的7项, 入选|的3项; not 走访困难|的36户."""
    idle = words_of("link", "has", "adverb", "manner", "attribute")
    return not any((is_verb(token) and token.text not in idle) or token.flag == "p" for token in tokens[:-1])


def deed_of(so_far: SoFar, own: str, unit: str | None, words: str) -> str:
    """Return what words behind those that are counted say that they did or had done, empty where they say no such."""
    among, led = _AMONG.search(own) is not None, _FOR_THEM.search(own) is not None
    if (among and unit == "%") or (own.endswith("以") and words.startswith(("为", "作为"))):
        return ""  # 在|50%|的税额幅度内减征, 以|三个|项目为抓手
    said = _INSIDE.sub("", words) if among else words
    if said.startswith("的"):
        return _of_their_part(so_far.words(said[1:]))
    if not brought(own) and (state := state_of_them(said)):
        return state
    said = _HOW.sub("", _FOR_OTHERS.sub("", said) if among else said).replace("了", "", 1)
    said = _OF_YEAR.sub("", _SUMS.sub("", said))
    head = so_far.words(said.rpartition("的")[2]) if "的" in said and not said.endswith("的") else ()
    quoted = bool(head) and head[0].text[0] in OPENING_QUOTES
    other = (
        len(joined(head)) > _LONGEST_HEAD and first_action(head) < len(head) and not quoted
    )  # 共同参与的|计划全面升级
    tokens = so_far.words(said) if said and not said.endswith("的") else ()
    nominal = len(tokens) > 1 and tokens[1].text == "的"  # 开展|的生活救助
    if nominal or _WHEN.search(said) or (other and tokens[0].text not in _IS_OR_HAS):
        return ""
    sent = own.endswith(("组织", "安排", "选派", "选送")) and any(map(may_act, tokens))  # 组织|86名船员|体检
    alone = (led or sent) and len(tokens) == 1 and is_verb(tokens[0]) and len(said) == len("招生")  # 面向|12个省份|招生
    helped = own.endswith(("使", "让")) or not brought(own)  # 使|86户渔户|受益
    alone = alone or (said in words_of("befell") and unit in _HOW_MANY and helped)  # 36名|学徒|受训
    if (len(tokens) < len(("did", "what")) and not alone) or len(said) > _LONGEST_DEED:
        return ""
    if len(tokens) > 1 and (tokens[1].text in _NOT_YET or is_denied(tokens[1])) and not brought(own):
        return ""  # 1名传承人|补助 未 发放: what was not done is said of a thing of theirs
    why = tokens[0].text[0] == "因"  # 12名矿工|因公 牺牲
    manner = len(tokens) > len(("how", "did")) - (led or why) and tokens[0].text in words_of("manner")
    first = tokens[1] if manner else tokens[0]  # 免费|佩戴 助听器
    if first.text == "进行" and len(tokens) > len(("light", "did")) and may_act(tokens[1]):
        said, first = said.removeprefix("进行"), tokens[1]  # 进行更新完善, but 进行技能培训
    if first.text in _PASSIVE or (among and first.text in words_of("has")):
        return said
    if not brought(own) and (first.text in _IS_OR_HAS or (first.flag == "p" and len(tokens) > len(("by", "what")))):
        return said  # 有 独立 的 蓄水池, 按 季度 支付 租金
    idle = words_of("link", "change", "compare") | {"组成", "构成"}
    idle = idle if led else idle | words_of("has")  # 为|18所小学|配备设备
    acts = is_verb(first) or first.text in words_of("pass", "act", "gets", "gets_money")
    to_them = f"{own[-1]}其" if led and unit in _BODIES else ""  # 向|36家银行提供担保服务: they do not provide it
    return to_them + said if acts and first.text not in idle else ""


def _of_their_part(tokens: Sequence[Token]) -> str:
    """Return what a clause says of a part of them: 小区|的 电梯 已 完成 更换; nothing of a mere name: 的 设备 安装."""
    at = next((at for at, token in enumerate(tokens) if not token.flag.startswith(("n", "j", "x", "vn", "b"))), 0)
    if not 0 < at < len(tokens) - 1:
        return ""
    first = tokens[at]
    told = first.flag == "d" or first.text in ("被", "由") or (takes_part(first) and not is_measure(tokens[-1]))
    said = joined([token for token in tokens if token.text not in ("了", "已", "已经")])
    return said if told and len(said) <= _LONGEST_DEED else ""


# 已停产, 尚未完成整改, 均已办结: no thing, only what was or was not done
_STATE = re.compile(
    r"(?:[均都也]|全部|已经?|目前|现)*(?P<state>(?:因[^的，\d]{1,10}?)?(?:(?:尚|仍|还|暂|从|并)?[未没]|[尚仍还正]在|仍|(?<=已)|(?<=已经)|(?<=均)|(?<=都))"
    r"[^的\d]{2,14})"
)
_IN_YEAR = re.compile(r"^在?\d{4}年度?")
_NOT_YET = frozenset({"尚", "仍", "仍然", "没"})  # beside those that `is_denied` tells
_NOTHING_HAPPENED = re.compile(r"(?:未|没有|没)(?:再|曾)?(?:出现|发生|受|停|断)")
_LONGEST_DENIED = 16  # characters of a thing with what was not done


def state_of_them(words: str) -> str:
    """Return what words without a thing say was or was not done with those that are counted: 36家|尚未完成整改."""
    told = _STATE.fullmatch(_IN_YEAR.sub("", squeeze(words)))
    return told["state"] if told else ""


def denied_of(phrase: Sequence[Token], tokens: Sequence[Token], words: str) -> str:
    """Return a thing with what was not done by it or with it, as it is not all of them: 12家|医院仍未开通网上挂号."""
    rest = tokens[len(phrase) : len(phrase) + 1]
    denied = phrase and rest and (is_denied(rest[0]) or rest[0].text in _NOT_YET)
    whole = squeeze(words)
    if _NOTHING_HAPPENED.search(whole):
        return ""  # 4个乡镇|未出现断供: all of them
    return whole if denied and len(whole) <= _LONGEST_DENIED and whole.startswith(joined(phrase)) else ""
