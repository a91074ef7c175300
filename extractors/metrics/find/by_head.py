"""Rules of metrics for what stands behind a quantity and heads it: 49%的出资比例, 总长51公里的山区道路."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.edges import is_time, strip_links
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.phrases import noun_phrase_after, noun_phrase_before
from extractors.metrics.cut.predicates import may_act, without_end
from extractors.metrics.cut.words import Tagger, Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.behind import nominal
from extractors.metrics.find.said_behind import deed_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BEHIND, BESIDE, COUNTED, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import BETWEEN_ITEMS, BRACKETS, CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.needed import needed
from schemas.text import squeeze

_SIZE = (
    r"(?:(?:总|建筑|占地|使用|设计|注册|单机|单体|平均|最大|装机|合同|票面|公允|账面|市场|评估|概算|计划|额定)?"
    r"(?:价值|净值|原值|原价|余额|总?值|总?额|金额|总?价|造价|全长|总长|长度?|面积|容量|库容|规模|总?投资|资本|资金|高度|重量?|宽度?|深度|直径"
    r"|保质期|有效期|质保期|续航|[日年月][一-鿿]{0,4}(?:能力|产能|产量|产值)|载重量?|能力|产能|里程|期限|年限|概算|为期))"
)
_TIES = "(?:约?为|长?达到?|约|共计?|合计|计|人民币|近|超过?|分别为)*"
_TOLD_FIRST = re.compile(f"(?P<before>.*?)(?P<size>{_SIZE}){_TIES}$")


def thing_behind(so_far: SoFar, at: int, *, joined_by_de: bool = True) -> str:
    """Return the thing that 的 joins to a quantity, behind a count or brackets too: 6万元（上年：无）|的|800支|疫苗.

    Where it need not be joined by 的, a clause that says which thing is meant stays with it: 86万元|未办产权证的房屋.
    """
    words, cut = so_far.right(at)
    if not words.strip() and (brackets := forms.BRACKETS_BEHIND.match(so_far.text, so_far.figures[at].span.end)):
        start, end = brackets.span("words")
        stop = next((one.span.start for one in so_far.figures if start <= one.span.start < end), end)
        words, cut = so_far.text[start:stop], stop < end
    if joined_by_de and not words.startswith("的"):
        return ""
    rest = words.removeprefix("的")
    if not rest and cut:
        rest, cut = so_far.right(at + 1)
    if "的" in rest and not joined_by_de:
        which, _, rest = rest.rpartition("的")  # 尚未办妥产权证|的|房屋
        thing = "" if cut else joined(noun_phrase_after(so_far.words(rest)))
        return f"{which}的{thing}" if thing and len(which + thing) <= _LONGEST else thing
    tokens = so_far.words(rest)
    end = next((place for place, token in enumerate(tokens) if place and token.flag == "m"), len(tokens))
    return joined(without_end(noun_phrase_after(tokens[:end])))  # 综合楼|一栋


_IN_BOOKS = ("账面", "评估", "公允", "原值", "净值", "原价")
_REST = re.compile(f"[^{CLAUSE_ENDS}：、0-9]*(?=[{CLAUSE_ENDS}]|$)")
_LONGEST = 20  # characters of a thing with a clause that says which
# 账面价值8万元的|厂房、设备|及账面价值2万元的…: things in a list
_THINGS = re.compile(
    rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?的?(?P<things>[^{CLAUSE_ENDS}{BRACKETS}：0-9]{{2,30}}?)"
    rf"(?=[、和及与]?{_SIZE}|用于|作(?!业)|提供|已|均|尚|向|被|计提|抵押|质押|出资|[{CLAUSE_ENDS}{BRACKETS}]|$)"
)


@as_rule(
    "measure of what stands behind",
    "完成全长19公里的环湖路: a measure that only verbs stand before is of the thing behind 的",
    step=BESIDE,
    at=BEHIND,
    needs=needed(_TOLD_FIRST),
    says="words on both sides",
    examples=(
        "完成全长⟨19公里⟩的环湖路。 → 环湖路全长",
        "向山区小学捐赠了价值⟨5.9万元⟩的图书。 → 图书价值",
        "新建总投资⟨2亿元⟩的冷链物流园。 → 冷链物流园总投资",
        "研制了国内首个保质期⟨18个月⟩的鲜奶。 → 鲜奶保质期",
        "公司处置了账面价值⟨8万元⟩的房屋建筑物。 → 房屋建筑物账面价值",
        "抵押物为账面价值⟨8万元⟩的房屋、设备。 → 抵押的房屋、设备账面价值",
        "原值为⟨86万元⟩（2022年：无）的旧厂房已出租。 → 出租的旧厂房原值",
    ),
    counter_examples=("环湖路全长19公里。", "投资2亿元的协议。", "参与率98%的社区。", "公司净资产总额5亿元的一半。"),
    source="argued: how long, large or dear a thing is stands before it in reports on works and gifts",
)
def measure_behind(so_far: SoFar, around: Around) -> Measured | None:
    """Read a measure of the thing that stands behind 的."""
    figure, told = around.figure, _TOLD_FIRST.match(around.own.strip())
    if told is None or figure.role != "level" or figure.unit == "%":
        return None
    before = [token for token in so_far.words(told["before"]) if not is_time(token)] if told["before"] else []
    booked = told["size"].startswith(_IN_BOOKS)
    booked = booked and (not before or told["before"].endswith(("为", "以", "和", "及", "将")))
    known = before and (booked or may_act(before[-1]) or told["before"].endswith(endings_of("act", "gets")))
    if before and not known and not told["before"].endswith(("了", "的", "个", "款", "种")):
        return None
    if not before and not booked and len(told["size"]) < len("总投资"):
        return None  # 投资2亿元的协议
    # 8万元的发电设备和|账面价值2万元的土地
    thing = re.sub(f"[和及与]{_SIZE}$", "", thing_behind(so_far, around.at, joined_by_de=not booked))
    listed = _THINGS.match(so_far.text, figure.span.end) if booked and thing else None
    if listed and ("、" in listed["things"] or "作" in thing) and thing[:2] == listed["things"][:2]:
        thing = listed["things"]
    if booked and len(said := _said_of(so_far, around, thing) + thing) <= _LONGEST:
        thing = said
    return Measured(clean(thing + told["size"]), around.subject) if len(thing) > 1 else None


def _said_of(so_far: SoFar, around: Around, thing: str) -> str:
    """Return what the clause says of a thing whose value stands before it, as words before it: 用于抵押的|林权."""
    at = so_far.text.find(thing, around.figure.span.end) if thing else -1
    rest = _REST.match(so_far.text, at + len(thing)) if at >= 0 else None
    told = deed_of(so_far, "", around.figure.unit, rest[0]) if rest and rest[0] else ""
    return f"{told}的" if told else ""


_FUNDS = frozenset({"投资", "投入", "投入资金", "完成投资", "筹资", "总投资"})
_GIFTS = ("捐资", "捐款", "捐赠", "拨付", "拨款", "出资", "安排", "安排资金", "拨付资金", "募集", "募集资金")
_USED_FOR = re.compile(
    f"(?:[，,]?(?:全部|主要|专项|统一|全额|均)*)(?:用于|用来|用以)(?P<what>[^{CLAUSE_ENDS}：、的0-9]{{2,28}})(?=[{CLAUSE_ENDS}]|$)"
)
_FOR = frozenset({"用于", "实施", "开展", "推进", "支持", "完成"})
_PAID = frozenset({"现金", "自有资金", "自筹资金", "货币资金"})
_BUYS = "取得|收购|购买|购入|受让|认购"
_PAID_FOR = re.compile(f"(?P<for>(?:{_BUYS}|购置|购得|获得)[^{CLAUSE_ENDS}、：]{{2,24}}?)(?=[{CLAUSE_ENDS}]|$)")
# 以|86万元|的价格收购茶叶公司60%股权, 以|86万元|购买的土地使用权: what was paid is for what was done with it
_AT_PRICE = re.compile("(?<![可所得足加予难])(?:以|按照?)(?:总价|每[股份平亩台辆吨]|人民币)?(?:约|不[高低]于|不超过)?$")
_PRICE = re.compile(
    rf"(?:的?(?P<price>(?:交易|转让|认购|收购|发行|拍卖)?(?:总价|价格|对价|代价|价款))|的底价)?(?:公开|协议|竞价)?"
    rf"(?P<deed>{_BUYS}|购置|购得|竞得|拍得|回购|出售|转让|售出|发行|处置|出让)(?:了|的)?"
    rf"(?P<thing>[^{CLAUSE_ENDS}、：的0-9]{{2,24}}?(?:[0-9.]+[%％]的?(?:股权|股份|份额))?)"
    rf"(?=[0-9{CLAUSE_ENDS}、）)]|已|尚|正|目前|$)"
)
_MEANT = re.compile("^(?:本?公司|集团)?拟(?=[投筹])")  # 公司拟|投资6亿元
_FOR_SEVERAL = re.compile(rf"(?:、[^{CLAUSE_ENDS}：、等]{{1,16}}){{0,8}}等")
_KIND = re.compile(f"[^{CLAUSE_ENDS}：、0-9]{{0,24}}")
_PROJECT = re.compile(r"[一-鿿]{2,14}?(?:工程|项目)")  # 电网巩固提升工程
_BUILDS = frozenset({"建设", "新建", "改造", "购置", "购买", "修建", "改建", "扩建", "修缮", "更新"})


@as_rule(
    "money for a purpose",
    "投资2亿元实施农网改造工程: money with only its verb before it is for what stands behind",
    step=BESIDE,
    needs="投筹资现以按捐拨款出排募",
    of=AMOUNT,
    says="words on both sides",
    examples=(
        "投资⟨2亿元⟩实施农网改造工程。 → 农网改造工程投资",
        "投入⟨86万元⟩用于图书更新。 → 图书更新投入",
        "投入⟨86万元⟩改造南湖、石桥等7处泵站的照明设施。 → 泵站的照明设施改造投入",
        "投入⟨86万元⟩用于改造南湖、石桥等7处泵站的照明设施。 → 泵站的照明设施改造投入",
        "投入⟨86万元⟩购置图书、电脑等36件设备。 → 设备购置投入",
        "捐款⟨30万元⟩用于山区校舍修缮。 → 捐款用于山区校舍修缮",
        "公司拟投资⟨3亿元⟩建设污水处理厂。 → 污水处理厂建设投资, plan",
        "以现金⟨2,600万元⟩收购北港物流公司51%股权。 → 收购北港物流公司51%股权的现金",
        "东港粮油公司以⟨900万元⟩认购新增注册资本300万元。 → 认购新增注册资本的价款",
        "茶场按⟨86万元⟩的价格出售旧设备12台。 → 出售旧设备的价格",
        "以⟨83万元⟩购买的土地使用权已交付。 → 购买土地使用权的价款",
    ),
    counter_examples=("投资2亿元，实施农网改造工程。", "农网投资2亿元实施改造。", "以3亿元为基数计提。"),
    source="argued: what money is for stands behind it, with a verb of its own",
)
def for_purpose(so_far: SoFar, around: Around) -> Measured | None:
    """Read what money is for."""
    found = _MEANT.sub("", around.found or "")
    if (told := _PRICE.match(so_far.text, around.figure.span.end)) and _AT_PRICE.search(around.left.rstrip()):
        return Measured(f"{told['deed']}{told['thing']}的{told['price'] or '价款'}", around.subject)
    if found in _PAID and (paid := _PAID_FOR.match(so_far.text, around.figure.span.end)):
        return Measured(f"{paid['for']}的{found}", around.subject)
    used = _USED_FOR.match(so_far.text, around.figure.span.end) if found.endswith(_GIFTS) else None
    if used:
        return Measured(f"{found}用于{used['what']}", around.subject)
    tokens = so_far.words(around.right[0]) if found in _FUNDS else ()
    if len(tokens) < len(("verb", "thing")) or not around.left.rstrip().endswith(found):
        return None
    verb = tokens[0].text
    if verb not in _FOR | _BUILDS:
        return None
    behind = around.right[0].removeprefix(verb)
    several = _FOR_SEVERAL.match(so_far.text, around.figure.span.end + len(around.right[0]))
    if several:
        verb = next((one for one in _BUILDS if verb in _FOR and behind.startswith(one)), verb)  # 用于|改造南湖
        following = so_far.figures[around.at + 1 : around.at + 2]
        counts = [one for one in following if one.kind in COUNTED and one.span.start == several.end()]
        kind = _KIND.match(so_far.text, counts[0].span.end if counts else several.end())
        behind = kind[0] if kind else ""  # 改造南湖、石桥等7处|泵站的消防设施
    named = _PROJECT.match(behind)
    what = named[0] if named else joined(noun_phrase_after(so_far.words(behind), deed=True)).removesuffix("等")
    if several and "的" in behind and so_far.words(behind)[-1].flag.startswith("n"):
        what = behind
    if len(what) < len("水渠") or what in words_of("generic"):
        return None
    return Measured(clean(what + (verb if verb in _BUILDS else "") + found), around.subject)


_IS_FOR = re.compile("(?:全部|主要|专项|统一)*用于(?=[^的]{2})")
_FOR_WHOM = re.compile(
    f"(?P<whom>为[一-鿿]{{2,12}}?)(?P<did>(?:添置|购置|配备|配置|购买|修建|修缮|改造|更换|安装|建设|装修|发放)[^{CLAUSE_ENDS}0-9]{{2,16}})(?=[{CLAUSE_ENDS}]|$)"
)
_IS_MONEY = re.compile(
    "的|^(?!发放[一-鿿]{2}$).*(?:[款金费税债]|补助|补贴|投资|支出|收入)$"
)  # 为公司购买车辆的贷款: 为 is "is"
_LONGEST_USE = 16  # characters of what money is used for


def use_of(so_far: SoFar, around: Around) -> str:
    """Return what words right behind a sum say that it is for: 用于更换管网, 为加工厂添置烘干机."""
    words = around.right[0]
    if used := _IS_FOR.match(words):
        use = words[used.end() :]
        phrase = joined(noun_phrase_after(so_far.words(use), deed=True))
        whole = use if not phrase and not around.right[1] and len(use) <= _LONGEST_USE else phrase
        return f"用于{thing}" if (thing := clean(whole)) else ""
    whom = _FOR_WHOM.match(so_far.text, around.figure.span.end)
    if whom is None:
        return ""
    use = squeeze(whom[0])
    return (clean(use.removeprefix("为")) or "") if _IS_MONEY.search(whom["did"]) else use


_OF_THEM = re.compile(r"的(?:共?有|达到?|为)?\s*$")  # 领取证书的有36人
# 按15%税率, 以30%的比例: such a word leads to what the percentage is
_BY = re.compile(r"(?:按照?|减按|依照|依据|以|享受|适用|执行)$")
# 转让|所持青江物业|51%股权, 对|东港公司|30%的股权: of what a stake is
_HELD = re.compile(
    rf"^.*(?:持有|所持|{_BUYS}|转让|出售|出质|对(?=[^{CLAUSE_ENDS}、\s]{{2,18}}公司的?$))(?:了|其|有)?的?(?P<whose>[^{CLAUSE_ENDS}、\s]{{2,20}}?)的?$"
)
_HELD_OF = re.compile(f"(?:持有|{_BUYS}|转让|出售)(?:了|其|该公司)*$")
_RATE = re.compile(r"[一-鿿]{0,10}?(?:比例|股比(?!例)|率(?!先|领)|价格|标准)")
NO_HEAD = frozenset({"部分", "情形", "情况", "标准", "水平", "基础", "范围", "同时"})
_INSIDE = re.compile(r"[内里中间上下]|以[内外]")  # 50%的税额幅度内减征
_OWNED = ("公司", "企业", "银行", "集团", "合伙")
BEHIND_PERCENTAGE = "words behind a percentage"


def _of_percentage(clause: str, found: str, behind: str, words: Tagger) -> tuple[str, str | None]:
    """Return what a percentage with 的 and a noun behind it is, and whose where it is held; nothing where it is said.

    1. 按照49%的出资比例 → 出资比例   2. 持有江岸水务51%的股权 → 股权, of 江岸水务   3. 不到3%的网点 → 网点
    4. 减按15%税率 → 税率; 租赁收入按5%的税率计缴 → 税率, of 租赁收入
    Left alone: rates and shares that the words before name (参与率98%的社区, 占收入15%的投入).
    """
    if found.endswith(forms.PROPORTIONS) or forms.SHARE_OF.search(untied(clause)):
        return "", None
    stake = _stake_at(behind)
    if stake and _HELD_OF.search(clause):
        return stake, None  # 持有其|100%股权
    if stake and (held := _HELD.search(clause)):
        return stake, held["whose"]  # 转让所持青江物业|51%股权
    if stake and (whose := _body_at_end(words(clause) if clause else ())):
        return stake, whose  # 处置了岭南风电公司|35%股权
    if not behind.startswith("的") and not _BY.search(clause):
        return "", None
    tokens = words(behind.removeprefix("的"))
    phrase = joined(noun_phrase_after(tokens))
    if not phrase or phrase in NO_HEAD or _INSIDE.search(phrase):
        return "", None
    if is_verb(tokens[0]) and not behind.startswith("的"):
        return "", None  # 减按25%计入应纳税所得额
    rate = _RATE.match(phrase)
    if rate is None and not behind.startswith("的"):
        return "", None  # 按51%出资设立
    if rate:
        phrase = rate[0]  # 按49%的出资比例|增资
    if held := _HELD.search(clause):
        stake = _stake_at(phrase)
        return stake or phrase, held["whose"] if stake else None
    by = _BY.search(clause)
    owner = joined(noun_phrase_before(strip_links(words(clause[: by.start()])))) if by else ""
    return phrase, owner if owner.endswith(endings_of("had", "account")) else None


def _stake_at(words: str) -> str:
    """Return the word for a stake that words begin with: 股权|转让款; empty: none."""
    return next((stake for stake in forms.STAKES if words.startswith(stake)), "")


def _body_at_end(tokens: Sequence[Token]) -> str:
    """Return the body that ends the words behind their last verb: 处置 了|岭南 风电 公司."""
    start = max((at for at, token in enumerate(tokens, 1) if is_verb(token) or token.flag[0] in "pud"), default=0)
    name = joined(tokens[start:])
    return name if start and name.endswith(_OWNED) else ""


@as_rule(
    "said of them",
    "已完成整改的12个, 不予公开的8件: a clause that ends in 的 with nothing behind the quantity says which are counted",
    step=BESIDE,
    needs=needed(_OF_THEM),
    of=COUNTED,
    says="words before",
    examples=(
        "问题15个，已完成整改的⟨12个⟩。 → 完成整改",
        "具有职称的36人，具有学位（硕士和博士）的⟨86人⟩。 → 具有学位",
    ),
    counter_examples=("年龄最大的59岁。", "已完成整改的12个问题。"),
)
def said_of_them(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was or was not done with those that are counted."""
    words, cut = around.right
    if not _OF_THEM.search(around.left) or words.strip() or cut:
        return None
    clause = around.clause
    if clause.strip() == "的":  # 具有学位（硕士和博士）|的|86人
        clause = so_far.clause(forms.INNER_BRACKETS.sub("", around.left))
    said = nominal(so_far.own_cut(_OF_THEM.sub("的", clause)), so_far.words)
    return Measured(clean(said), around.subject) if said else None


_NEXT_ITEM = re.compile(BETWEEN_ITEMS)
_ALL_COVERED = re.compile(f"的?全覆盖(?P<did>[一-鿿]{{2,6}})(?=[{CLAUSE_ENDS}]|$)")  # 实现|100%|全覆盖检查


@as_rule(
    BEHIND_PERCENTAGE,
    "按照49%的出资比例, 持有江岸水务51%的股权: with 的 between them, what stands behind a percentage is what it is",
    step=BESIDE,
    of=PERCENT,
    examples=(
        "按照⟨49%⟩的出资比例增资。 → 出资比例",
        "本公司持有江岸水务⟨51%⟩的股权。 → 股权, 江岸水务",
        "租赁收入按⟨5%⟩的税率计缴。 → 税率, 租赁收入",
        "按照47%、⟨32%⟩和21%的比例出资。 → 比例",
        "公司购买其⟨30%⟩股权。 → 股权",
        "公司处置了岭南风电公司⟨35%⟩股权。 → 股权, 岭南风电公司",
        "加强巡查，实现⟨100%⟩全覆盖监测。 → 全覆盖监测",
    ),
    counter_examples=("参与率98%的社区有12个。", "风险大于30%的支出计入损益。", "占营业收入15%的投入。"),
)
def behind_percentage(so_far: SoFar, around: Around) -> Measured | None:
    """Read the noun that 的 joins to a percentage, or that 按, 适用 and the like lead to."""
    figure, found, last = around.figure, around.found or "", so_far.found[-1] if so_far.found else None
    if figure.qualifier != "exact" and found:
        return None
    if last and last.rule == BEHIND_PERCENTAGE and _NEXT_ITEM.fullmatch(around.left.strip()):
        return last  # 按47%、32%和21%的比例
    if all_covered := _ALL_COVERED.match(around.right[0]):
        whom = "" if not found or is_verb(so_far.words(found)[-1]) else found  # 重点岗位|100%|全覆盖轮训
        return Measured(f"{whom}全覆盖{all_covered['did']}", around.subject)
    thing, whose = _of_percentage(around.clause, found, _behind_list(so_far, around.at), so_far.words)
    if thing and (
        not around.is_tied or thing.endswith(("率", "股权", "股份"))
    ):  # 达到79%的筛选成功率, but 占到5%的收入
        return Measured(clean(thing), whose or around.subject)
    return Measured(None) if _BY.search(around.clause) and around.right[0].strip() != "计" else None


def _behind_list(so_far: SoFar, at: int) -> str:
    """Return the words behind a quantity and those of its unit that follow in a list: 47%、32%和21%|的比例."""
    figures, last = so_far.figures, at
    while last + 1 < len(figures) and figures[last + 1].unit == figures[at].unit:
        if not _NEXT_ITEM.fullmatch(so_far.text[figures[last].span.end : figures[last + 1].span.start].strip()):
            break
        last += 1
    words = so_far.right(last)[0]
    if not words.strip():  # 约49%（2021年12月31日：44%）的借款
        brackets = forms.BRACKETS_BEHIND.match(so_far.text, figures[last].span.end)
        words = brackets["words"] if brackets else words
    return words


_EXPERIENCE = re.compile(
    rf"的?(?P<of>(?:从事[^{CLAUSE_ENDS}、的]{{2,20}}的|[^{CLAUSE_ENDS}、的]{{0,16}})(?:经验|历史|从业经历|办学史|积淀|积累))"
)

# 在|古桥的修缮|方面有着|超过40年|的经验
_IN_WHAT = re.compile(
    rf"在(?P<what>[^{CLAUSE_ENDS}：、在0-9]{{2,20}}?)(?:等?方面|等?领域|行业)(?:已|也|均|都)*(?:有|有着|拥有|具有|具备|积累了?)$"
)


@as_rule(
    "years of experience",
    "拥有超过40年的管网设计经验: how long somebody has done what stands behind",
    step=BESIDE,
    at=BEHIND,
    needs=needed(_EXPERIENCE),
    of=frozenset({"年"}),
    says="words behind",
    examples=(
        "工程师拥有⟨超过40年⟩的管网设计经验。 → 管网设计经验",
        "团队有着⟨20多年⟩的经验。 → 经验",
        "工匠在古桥修缮方面有着⟨26年⟩的经验。 → 古桥修缮经验",
    ),
    counter_examples=("工程师拥有40年的租约。", "合同期限为3年的经验交流。"),
)
def years_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read what experience or history a number of years is of."""
    if around.is_tied:
        return None
    of = _EXPERIENCE.match(around.right[0])
    thing = clean(of["of"]) if of else None
    if not thing:
        return None
    in_what = _IN_WHAT.search(around.own.rstrip()) if thing in ("经验", "积累", "积淀") else None
    if in_what and not any(map(is_verb, so_far.words(in_what["what"])[:1])):  # not 在|推进改造方面
        thing = in_what["what"].replace("的", "") + thing
    return Measured(thing, around.subject)
