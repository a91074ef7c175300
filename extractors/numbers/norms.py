"""Norms: bounds and numbers that a rule, a definition or a form sets for a class of things, and that nobody reached."""

import re
from functools import cache
from typing import NamedTuple

from extractors.numbers.figure import Candidate
from extractors.numbers.steps import NORM
from extractors.rule import as_rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    OPEN,
    SENTENCE_ENDS,
    sentence_start,
)
from extractors.text.needed import needed
from extractors.text.supposed import FOR_EACH, SUPPOSED, WOULD
from extractors.text.word_patterns import any_word, either
from schemas.word_lists import words

_BOUNDS = "以内超于足满逾达占"  # one of them is in the words of every bound
_IN = rf"[^{CLAUSE_ENDS}：{BRACKETS}]"  # within a clause, without brackets
_ASIDE = rf"(?:{OPEN}[^{BRACKETS}]{{1,16}}{CLOSE})?"  # （含20%）
_START = rf"(?:^|[{CLAUSE_ENDS}：{CLOSING_BRACKETS}])"
_OVER = (
    r"(?:不?(?:超过?|超出|[高低大小多少]于)|不[足满]|未满|满|逾期?|超期|以[上下]至)"
    r"(?:[一-鿿]{0,14}的|[一-鿿]{0,10}(?:总额|资产|资本|收入|利润|成本))?(?:人民币)?"
)
_BEFORE = re.compile(rf"{_OVER}$")
_BEHIND = re.compile(rf"(?:等?级|年度|季度|项|名)?{OPEN}?(?:(?:及|或|和)?以[上下内外](?!来)|之?内(?![部容在控涵]))")
# What a bound is set for, right before it: 期限, 账龄, 单项金额, 比例, 风险; 持股, 占…总额, 变动.
_MEASURE = re.compile(
    rf"(?:[期限龄额值价例重率险命间数量费积度分]|持股|所持|持有{_IN}{{0,10}}|占{_IN}{{1,30}}|变动|波动|[投收]入|支出|影响|下降|上升|[增减][加少长])"
    rf"(?:比例|连续|累计|合计|达到?|在|为|[均也约])*(?:{_OVER}|达到?)?$"
)
# What is made of those whom a rule is for.
_RULED = (
    r"(?:应当|应(?![付收用对急届交纳])|须(?!知)|必须|不得|可以|可(?![靠能行持观比再供])|不(?:予|再|[单设适纳计需必])|视[为同]|作为|认定|"
    r"[计列归]入|确认为?|单独|暂停|一律|方可|均?由)"
)
# 若|连续亏损, 当|持股达到, 凡: what opens a condition; not 若干, 当年, 如期
_IF = re.compile(
    rf"(?:{_START}|[、但且或])(?:若(?!干)|倘若?|假如|假设|如果|一旦|当(?![年日月期地天前时场选中今初次季局然之代事])|"
    rf"凡(?![是勃])|如(?![期下何实约数同今此上图表前次愿意火诗荼例]))"
)
_FOLLOWS = re.compile(_RULED + "|则")
_ALL_WHO = re.compile(rf"{_START}凡(?![是勃]){_IN}*$")
_OUGHT = re.compile("应当|不得|须[经由]")
# 超过3个月|的，, 30%|时，, 不低于80%|，并且排放达标时，: how a condition ends behind its bound
_CONDITION_ENDS = re.compile(
    rf"{_ASIDE}(?:{_IN}{{0,24}}?(?:的(?=[，：])|的部分|(?P<when>时)(?=，))|，(?:并且|且|同时|并){_IN}{{0,30}}(?:的|(?P<then>时))(?=，))"
)
_DEFINES = re.compile(r"是指|系指|指的是|定义为|标准[为是]?：")
_LAW = re.compile(r"规定|章程|办法|条例|细则|准则|税法|政策|根据[^，。]{0,40}\ufffc")
_DUTY = re.compile(rf"(?:应当|(?<![供相对适响反效呼感])应(?![付收用对急届交纳])|须(?!知)|必须|不得){_IN}{{0,20}}$")
_MUST_NOT = re.compile(rf"{_IN}{{2}}不得(?:超过|超出|[高低大小多少]于)(?:{_IN}{{0,14}}的)?$")
_LAID_DOWN = re.compile(rf"(?:章程|办法|条例|细则|制度|准则|\ufffc){_IN}{{0,6}}规定[，：]{_IN}+$")
_ALL_MUST = re.compile(r"(?:均|都|应|必)(?:需|须|当)?$|[，。：](?:需|须)$")
_TAXED = re.compile(r"应纳税所得额|税前扣除|应交所得税|抵免额|税收抵免")
_TAXPAYERS = re.compile(r"(?:小型微利|小微|中小型?)企业|纳税人|符合条件的|的企业可以")
_OWN = re.compile(r"(?<![大小子各])(?:本?公司|[本该]集团|本[行所院])|我[们公院校局司]")
# What says that something was, so that its number is no norm.
_HAPPENED = re.compile(
    r"本[年期](?!和以后|新购)|报告期|截[至止]|同比|上年|[年期]末|累计(?!额|金额)|了(?!解)|共(?:计|有)|已(?!经?(?:发生|支出|确认|计[入提]|显著|知))"
)
_GOVERNS = re.compile(
    rf"(?<![应绝相针面])对于?(?![比外方接口账象应策标]){_IN}{{2,30}}$|(?:未?列[示出]|上表为|下表为|仅列){_IN}{{2,30}}$"
)
_NONE = re.compile(rf"(?:^|[{CLAUSE_ENDS}：司团行均亦也])(?:无|没有|不存在|未发生){_IN}{{0,12}}$")
_RESULT = r"(?:水平|目标|要求|任务|比例|成[绩效]|标准|程度|速度|增[长幅]|高位|优势)"
_OF_WHOM = re.compile(rf"{_ASIDE}(?:[且或]{_IN}{{2,10}})?的?(?!{_RESULT})(?=[一-鿿]{{2}})(?![占是为有共达])")
_CLASS_IS_RULED = re.compile(rf"{_ASIDE}的(?!{_RESULT}){_IN}{{2,24}}?{_RULED}")
_HOLDS = re.compile(rf"(?:持股|所持|持有{_IN}{{0,10}})(?:比例)?(?:在|达到?|为|超过|不足)?$")
_HOLDERS = re.compile(
    rf"{_ASIDE}(?:的?{_IN}{{0,8}}?(?:股东|持有人|自然人|法人)|的{_IN}{{0,4}}?(?:关联方|投资者|机构|企业|公司|单位|个人|董事))"
)
_SUM_OF_CLASS = re.compile(r"的(?:金额|余额|款项)(?:合计|共计)?(?:为|共|占|达|是)")
_DEBTS = re.compile(r"(?<!平均)账龄(?:在|为)?(?:超过?|[大高多]于)?$")
_SAID_AGAIN = re.compile(rf"(?:及|或)?以[上下内]{OPEN}(?:不?含)[0-9一二三四五六七八九十]")
_TITLE_ENDS = re.compile(rf"(?:(?:情[况形]|说明|原因|信息|明细|名单)(?:如下)?|如下)[：{CLOSING_BRACKETS}]?$")

_NOT_DONE = re.compile("未|没有?")  # 连续两次|未参加会议的情况
_LINE = re.compile(
    "的?(?:[一-鿿]{0,6}?(?:警戒线|红线|底线|临界[点线值]|及格线)|(?:国际|行业|国家|通行|通用|法定)[一-鿿]{0,8}标准)"
)
_SHARE_OF_ITS = re.compile(rf"占其{_IN}{{2,16}}比例(?:达到|超过)")
_NAMES = re.compile(rf"{_ASIDE}的(?!{_RESULT}){_IN}{{2,20}}")


class Bound(NamedTuple):
    """A number that bounds something: the words of its clause before it, its sentence, and where its words end."""

    before: str
    sentence: str
    end: int


def _sentence(text: str, found: Candidate) -> tuple[int, int]:
    """Return where the sentence around a candidate begins and ends."""
    ends = [at for sign in SENTENCE_ENDS if (at := text.find(sign, found.end)) >= 0]
    return sentence_start(text, found.start), min(ends, default=len(text))


def _clause_before(text: str, found: Candidate) -> str:
    """Return what stands before a candidate, from the sign before its clause on."""
    start = max(text.rfind(sign, 0, found.start) for sign in CLAUSE_ENDS + "：")
    return text[max(0, start) : found.start]


def bound_at(text: str, found: Candidate) -> Bound | None:
    """Return a candidate as a bound (超过3个月, 5%以上, 三个月内), or nothing where it is none."""
    before = _clause_before(text, found)
    behind = _BEHIND.match(text, found.end)
    if not behind and not _BEFORE.search(before) and not _reaches(before):
        return None
    start, end = _sentence(text, found)
    return Bound(before, text[start:end], behind.end() if behind else found.end)


def _reaches(before: str) -> bool:
    """Whether what a rule measures reaches a number: 逾期30日的, 评分达到90分的."""
    reached = before.endswith(("达到", "达", "逾期", "占"))
    return reached and bool(_MEASURE.search(before) or _IF.search(before))


def _is_general(sentence: str) -> bool:
    """Whether nothing in a sentence says that it happened."""
    return _HAPPENED.search(sentence) is None


@cache
def _policy() -> re.Pattern[str]:
    return re.compile(either(words("figures/policy_words.txt")))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(any_word("metrics/actions.csv", "does", "gets"))


@as_rule(
    "bound of a condition",
    "逾期超过90天的，…; 当持股比例达到30%时，…; 若…不足5%，则…: what must be so that a rule holds",
    step=NORM,
    needs=_BOUNDS + "凡",
    reason="norm",
    examples=(
        "摊销期限不超过⟨一⟩年的，在发生时计入费用。",
        "租金逾期⟨30⟩日以上的，可以解除合同。",
        "若连续亏损超过⟨3⟩年，则应停止经营。",
        "当持有表决权⟨20⟩%以上时，视为有重大影响。",
        "按照规定，垃圾用量的比重不低于⟨80⟩%，并且排放达标时，即征即退。",
        "担保总额超过净资产⟨50⟩%的担保，应当提交股东会审议。",
        "凡连续⟨三⟩年考核优秀的员工，可优先晋升。",
    ),
    counter_examples=(
        "若干社区超过5个，可见一斑。",
        "当年培训率达到95%以上。",
        "如期完成项目12个以上。",
        "超过500家企业参加。",
        "气温超过35摄氏度时，泵站开启。",
    ),
)
def condition(text: str, found: Candidate) -> bool:
    """Whether a bound stands in a condition: closed by 的， or 时，, or opened by 若, 如, 当, 凡."""
    if _ALL_WHO.search(_clause_before(text, found)):
        return True
    bound = bound_at(text, found)
    if bound is None:
        return False
    ends = _CONDITION_ENDS.match(text, bound.end)
    if ends and not (ends["when"] or ends["then"]):
        return "是" not in bound.before[-8:]
    if ends and (_LAW.search(bound.sentence) or _IF.search(bound.before)):
        return True
    if not _is_general(bound.sentence) or "约定" in bound.sentence:
        return False
    opened = _IF.search(bound.sentence) and _FOLLOWS.search(bound.sentence)
    return bool(opened or _OUGHT.search(text, bound.end, _sentence(text, found)[1]))


@as_rule(
    "number of a definition",
    "关联方是指持有5%以上股份的…, 划分为三个层次 in a text of accounting policy: what a word or an account takes in",
    step=NORM,
    needs={word[-1] for word in words("figures/policy_words.txt")} | set("指义标"),
    reason="norm",
    examples=(
        "关联方是指持有公司⟨5⟩%以上股份的单位。",
        "企业合并，是指将⟨两⟩个以上企业合并为一个报告主体。",
        "公允价值按输入值的可观察程度划分为⟨三⟩个层次。",
        "风险大于⟨30⟩%的项目支出计入当期损益。",
    ),
    counter_examples=(
        "营业周期是指12个月。",
        "专有技术按10年摊销，计入当期损益。",
        "本年处置被投资单位两家，确认投资收益50万元。",
        "将三家子公司纳入合并范围。",
    ),
    source="headings and standard words of the notes to accounts (企业会计准则)",
)
def definition(text: str, found: Candidate) -> bool:
    """Whether a bound or a Han count stands in a definition, or in a policy of accounts without any time."""
    bound, (start, end) = bound_at(text, found), _sentence(text, found)
    counts = found.kind == "count" and found.number is not None and found.number.is_han
    if (bound is None and not counts) or not _is_general(text[start:end]):
        return False
    return bool(_DEFINES.search(text, start, found.start) or _policy().search(text, start, end))


@as_rule(
    "number of a law",
    "章程规定…应当有三分之一以上, 根据规定…不得超过5年, 小微企业减按25%计入应纳税所得额: what a law asks of all",
    step=NORM,
    needs=needed(_LAW) + "需须应得",
    reason="norm",
    examples=(
        "章程规定，董事会应当有⟨三分之一⟩以上独立董事。",
        "根据有关规定，连续审计的时间不得超过⟨8⟩年。",
        "根据税收政策，对小微企业减按⟨25⟩%计入应纳税所得额。",
        "新员工均需⟨100⟩%完成课程。",
    ),
    counter_examples=(
        "根据章程规定，合作社按盈余的8%提取公积金。",
        "公司减按15%的税率缴纳企业所得税。",
        "项目尚需500万元。",
        "按照规定，为36名职工补缴社保。",
        "本公司根据税收政策，对符合条件的支出加计100%在税前扣除。",
    ),
    source="argued: what a law asks of all, or grants to all, is no result of one of them",
)
def law(text: str, found: Candidate) -> bool:
    """Whether a law or charter asks for it, or tells all taxpayers so; what one of them pays is not."""
    before, (start, end) = _clause_before(text, found), _sentence(text, found)
    sentence = text[start:end]
    if found.unit == "%" and _ALL_MUST.search(before) and before.endswith(("需", "须", "应")):
        return True
    if _MUST_NOT.search(before):
        return True
    if not _LAW.search(sentence):
        return False
    bound = bound_at(text, found)
    if bound and (_DUTY.search(before) or (_LAID_DOWN.search(text, start, found.start) and _is_general(sentence))):
        return True
    general = _TAXED.search(sentence) and _TAXPAYERS.search(text, start, found.start) and not _OWN.search(sentence)
    return bool(general and _is_general(sentence))


_EXPLAINED = re.compile("的?(?:主要)?(?:原因|情况)(?:说明|分析)")  # 变动30%以上|的原因说明


@as_rule(
    "class by a measure",
    "持股5%以上股东, 账龄超过1年的应付账款, 对租赁期不超过12个月的租赁: which ones are meant, by what they have",
    step=NORM,
    needs=_BOUNDS + "未没线值点标",
    reason="group",
    examples=(
        "持股⟨5⟩%以上股东减持股份。",
        "账龄超过⟨1⟩年的重要应付账款",
        "账龄超过⟨1⟩年的金额为80万元。",
        "对租赁期不超过⟨12⟩个月的租赁不确认资产。",
        "向单个客户的销售比例超过总额的⟨50⟩%的情形",
        "费用下降⟨20⟩%以上（含20%）",
        "本行无逾期超过⟨60⟩天的贷款。",
        "股东累计质押股份占其所持股份的比例达到⟨80⟩%以上",
        "单户余额在⟨500万⟩元以下的小微企业贷款",
        "连续⟨三⟩次未参加会议的委员名单",
        "负债率低于国际公认⟨60⟩%的警戒线。",
        "有关科目变动⟨30⟩%以上的原因说明：油料库存增加36%。",
    ),
    counter_examples=(
        "控股股东持股51%以上。",
        "平均账龄超过1年。",
        "账龄超过1年，主要是质保金。",
        "对超过500家企业开展检查。",
        "对子公司提供总额不超过2亿元的担保。",
        "总投资超过10亿元的二期工程开工。",
        "实现增速超过10%的目标。",
        "无形资产超过3亿元。",
        "委员连续三次未参加会议。",
        "负债率低于警戒线60个百分点。",
    ),
    source="headings of annual reports (公开发行证券的公司信息披露内容与格式准则第2号, 编报规则第15号)",
)
def class_by_measure(text: str, found: Candidate) -> bool:
    """Whether a bound of a measure says which things a rule, a form, a sum or a statement of none is about."""
    if found.unit == "次" and _NOT_DONE.match(text, found.end):
        return text.endswith("连续", 0, found.start) and _is_title(text, found.end)
    bound = bound_at(text, found)
    if bound is None:
        return bool(found.unit == "%" and _LINE.match(text, found.end))
    if _SAID_AGAIN.match(text, found.end) or (_HOLDS.search(bound.before) and _HOLDERS.match(text, bound.end)):
        return True
    of_whom = _OF_WHOM.match(text, bound.end)
    if of_whom and _NONE.search(bound.before):
        return True
    if not _MEASURE.search(bound.before):
        return False
    if _EXPLAINED.match(text, bound.end):
        return True
    if _SUM_OF_CLASS.match(text, bound.end) or _is_title(text, bound.end):
        return True
    governs = _GOVERNS.search(bound.before)
    if of_whom and (_DEBTS.search(bound.before) or (governs and not _acts().search(governs[0]))):
        return True
    return bool(_CLASS_IS_RULED.match(text, bound.end) and _is_general(bound.sentence))


def _is_title(text: str, end: int) -> bool:
    """Whether a title or the words over a list go on behind a bound: …超过50%的情形, …10%以上的客户如下：."""
    if any(sign in text for sign in SENTENCE_ENDS + "；") or "，" in text[end:]:
        return False
    if end == len(text):
        return _SHARE_OF_ITS.search(text) is not None
    return bool(_TITLE_ENDS.search(text, end) or _NAMES.fullmatch(text, end))


_WOULD = re.compile(rf"(?![，,]){WOULD}")
_IN_CASE = re.compile(FOR_EACH + "，[^，。；;：0-9]{1,12}$")
_RATE_BEFORE = 12  # characters that name the rate and how it moves
_CASE_BEFORE = 40  # characters from 每 to what comes of it
_MOVES_SO = re.compile(rf"{any_word('metrics/words.csv', 'moves')}(?:了|约|近)*$")


@as_rule(
    "change that is supposed",
    "利率上升50个基点将使净资产减少: what is supposed to change, to tell what would come of it",
    step=NORM,
    needs="将会每",
    reason="norm",
    examples=(
        "油价上涨⟨10⟩%将使运输成本增加86万元。",
        "汇率下降⟨5⟩%时，会导致亏损86万元。",
        "糖价每下跌5元，毛利减少⟨27万⟩元。",
        "每增加1名护工，开支增加⟨4万⟩元。",
    ),
    counter_examples=(
        "油价上涨10%，使运输成本增加86万元。",
        "油价上涨10%将持续。",
        "客流增长12%，将使收入增加86万元。",
        "投入86万元将使渗漏率下降2%。",
        "游客增长4%将导致用电增加36万千瓦时。",
        "每年增加3元，成本增加27万元。",
        "每增加1名护工补贴300元。",
    ),
    source="argued: notes on risks tell what a change of rates would cost (企业会计准则第37号)",
)
def supposed(text: str, found: Candidate) -> bool:
    """Whether a rate changes by it before 将使, or it is told for each change of one (每上涨10元，成本增加|86万元)."""
    if _WOULD.match(text, found.end):
        return SUPPOSED.search(text[max(0, found.start - _RATE_BEFORE) : found.start]) is not None
    before = text[max(0, found.start - _CASE_BEFORE) : found.start]
    return _MOVES_SO.search(before) is not None and _IN_CASE.search(before) is not None
