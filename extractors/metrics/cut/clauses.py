"""A passage cut around its quantities: the words and clauses left and right of them, the phrase that one ends in."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.edges import clause_of_de, is_time, strip_links
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.phrases import noun_phrase_before
from extractors.metrics.cut.predicates import MEASURES, is_body, may_act, shares_object
from extractors.metrics.cut.words import (
    PEOPLE,
    SUFFIXES,
    Tagger,
    Token,
    endings_of,
    is_verb,
    joined,
    merged,
    outside_quotations,
    tokens_of,
    words_of,
)
from extractors.numbers import Figure
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    MEMBER_END,
    OPEN,
    SENTENCE_ENDS,
    TO,
)
from extractors.text.han_digits import NUMERALS
from extractors.text.own_unit import own_word
from extractors.text.times import TIMES, YEAR
from extractors.text.word_patterns import any_word

_PEOPLE = (*PEOPLE, "事")  # 董事
_BOUNDS = frozenset({"more_than", "at_least", "at_most", "less_than"})
_SENTENCE_MARKS = f"{SENTENCE_ENDS}!?\n"
_LONGEST_SENTENCE = 3 * forms.REACH
_CLAUSE_MARKS = "，：；"
_CURRENCY = re.compile("(?:大?约|接?近|逾)?(?:人民币|港[币元]|[美欧日]元|美金)$")
# 本集团未分配利润中包括|子公司|已提取的盈余公积
_OF_OTHERS = re.compile(
    "(?:包括|包含|含)(?P<who>[一-鿿]{0,4}?(?:子公司|联营(?:公司|企业)|合营(?:公司|企业)))(?=[一-鿿]{2})"
)
_WHERE = frozenset({"n", "s", "f"})
_DID = ("实现", "完成", "取得", "共有", "配备", "新增")
_LEADS = words_of("light", "adverb")
_SORTS = frozenset("abdfjngsvz")  # flags of words of one character that say which with those behind: 主、次 干道
_NO_WORD = Token("", "")
_NO_SORTS = words_of("link", "light") | frozenset(NUMERALS) | SUFFIXES
_MEMBER_END = re.compile(MEMBER_END)
_LAST_TWO = re.compile("(?P<item>[^和及与]{1,12})(?:以及|和|及|与)(?=[一-鿿A-Za-z])")
_NO_LIST = ("分别", "依次", "等", "其中")
_NAMES = ("n", "vn", "j", "l", "x", "s", "b", "eng", "an")
_YEAR = re.compile(YEAR)


def _is_where(token: Token) -> bool:
    """Whether a noun that opens a clause says where or at what something was done, and not who did it: 早班, 境外."""
    other = words_of("person", "agent", "body", "owner", "group", "one_of_several", "party", "link", "manner")
    named = token.flag in _WHERE and 1 < len(token.text) <= len("服务大厅") and token.text not in other
    how = (
        token.text in ("计划", "预计") or token.text[0] in "高大全多按依经" or token.text[-1] in ("均", token.text[0])
    )  # 高质量 建成, 层层 签订
    who = token.text[-1] in "人员者工师手民生"
    short = len(token.text) == len("内科")  # a longer one is a unit that has its own name: 财务科
    return named and not (how or who or is_body(token)) and (short or not token.text.endswith(endings_of("org_end")))


_FROM_THEN = re.compile(
    r"[由从](?:(?:(?:19|20)\d\d年|[上去]年|年初)(?:度|末|底|同期)?的?)?$"
)  # 排放（甲、乙）|由上年的
_YEAR_INSIDE = re.compile(r"的\s*(?:19|20)[0-9]{2}\s*年度?\s*(?=[一-鿿])")  # 编报绩效目标的2024年度项目
# 35岁以下|97名: those of an age
_OF_AGE = re.compile(rf"\d{{1,3}}(?:{TO}\d{{1,3}})?周?岁(?:(?:及|或|和)?以[上下]|之间|段)?(?=[的者]?共?有?$)")
# 不含增值税销售额: what is left out is part of the name
_WITHOUT_TAX = re.compile("不含[一-鿿]{1,3}税的?[一-鿿]{2,8}$")
# 影响期初未分配利润0元 is an effect, no balance
_EFFECT = re.compile(r"影响(?:期初|年初|当期|本期)?[一-鿿]{0,6}(?:未分配利润|净利润|利润总额|所有者权益|损益)$")
_IN_WORK = re.compile(r"(?:^|其中|[及和与])(在产品)$")  # 原材料3万元、在产品2万元; not 在产品质量上
_DUE = re.compile(r"(?:一|1|１)年以?内(?:将)?到期的[一-鿿]{2,10}$")  # 一年内到期的非流动负债 is no 非流动负债
# 归属于母公司所有者的净利润, 扣除非经常性损益后的净利润: another quantity than 净利润
_BELONGING = re.compile(
    r"(?:归属于[一-鿿]{2,12}?的(?:扣除非经常性损益[前后]?的)?|扣除非经常性损益[前后]?的)"
    r"(?:净利润|净资产|净亏损|综合收益(?:总额)?|所有者权益|股东权益|每股收益)$"
)
# 限流等措施|节约费用, 走访等方式|慰问社员; not 限流等措施|到位率, |落实率, |费用
_SAID = "(?:[为是达近约共]|达到)*$"
_DONE = (
    rf"(?:{any_word('metrics/actions.csv', 'does', 'gets', 'reach', 'takes', 'act_begins')}|[压减增提降缩扩节])"
    rf"(?!(?:率|比例|[覆盖]*面|[次人户数]?数量?|情况|水平){_SAID})"
)
_NAME = rf"[一-鿿]{{0,6}}(?:{any_word('metrics/actions.csv', 'measure_end')}|费用|金额|比例|面|数){_SAID}"
_BY_MEANS = re.compile(
    rf"^(?:(?:通过|采取|采用){IN_CLAUSE}{{2,24}}?(?:方式|形式|渠道|途径|手段|模式|措施)(?=[一-鿿]{{2}})"
    rf"|{IN_CLAUSE}{{2,16}}等(?:措施|方式|手段)(?:(?={_DONE})|(?=[一-鿿]{{2}})(?!{_NAME})))(?![一-鿿]{{0,4}}的)"
)
# 衔接地铁、航空等客运方式的|线路: the first of a list stands for all of it in a clause that says which
_WHICH_OF_LIST = re.compile(r"(?<=[一-鿿]{2})(?:、[一-鿿]{1,8}){1,5}(?=等[一-鿿]{1,8}的[一-鿿]{2,8}$)")
# 签署《承诺书》的比例: a title inside the name
_TITLED = re.compile(r"《[^《》]{2,30}》(?=的[一-鿿]{2})")
_IN_AND_OUT = re.compile("收、支(?=[合总]计)")  # 财政拨款收、支总计: one sum of both
# 收入、支出总计: of a sum only what is summed up is too little
_SUMMED = re.compile(
    r"(?P<year>本年)?(?P<what>(?:收入支出|收入|支出|收、支|收支)(?:预算|决算)?)(?P<sum>合计|总计)(?:[均各]?[为是达]?|[:：])$"
)
# 三、四级手术, A、B两级, 市、县级, 南、北堤: names whose end only the last one has
_ELLIPTIC = re.compile(
    r"(?:[一二三四五六七八九十]、)+(?=[一二三四五六七八九十][一-鿿])|(?<![A-Za-z])(?:[A-Z]、)+(?=[A-Z](?![A-Za-z]))"
    r"|(?:[省市县区]、)+(?=[省市县区乡镇]级)|(?:[本硕博专]、)+(?=[硕博专])"
    r"|(?:(?<![一-鿿])|(?<=[年度月末]))(?:(?![一二三四五六七八九十])[一-鿿]、)+(?=[一-鿿])"
)
_INCLUDED = re.compile(rf"{OPEN}含[^{BRACKETS}]{{0,4}}{CLOSE}(?=[及和]?以[上下])")
_TERM = re.compile(r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:年|个月|天)期$")  # 三年期大额存单利率
_PLACES = re.compile(rf"(?<=[县市区省]){OPEN}[市县区旗镇乡、，]{{1,7}}{CLOSE}")
# 判处五年以上有期徒刑: the bound is part of the name
_YEARS = r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})年"
_SENTENCED = re.compile(rf"(?:被?判处)?{_YEARS}以[上下](?:不满{_YEARS})?有期徒刑[一-鿿、]{{0,8}}$")
_PENALTIES = re.compile("(?<=徒刑)、(?=拘役|管制)")
# 市场（不包括大分子药物）规模
_SCOPE = re.compile(
    rf"(?<=[一-鿿]){OPEN}(?:不?包括|不?含|除)[^{BRACKETS}{CLAUSE_ENDS}、0-9]{{1,16}}{CLOSE}(?=[一-鿿]{{2}})"
)
# 导游证书（中文和外文）的讲解员, 县（市、区）转办件: brackets that explain a word inside a clause
_EXPLAINS = re.compile(rf"{OPEN}[^{BRACKETS}0-9]{{1,12}}{CLOSE}(?=的(?:[一-鿿]{{2}}|[共仅只约有]*$))")
# 卫生机构执业（助理）医师数, 债务（转贷）收入: brackets inside a name, up to its end
_IN_NAME = re.compile(rf"(?<=[一-鿿]{{2}}){OPEN}(?!含)[一-鿿]{{1,2}}{CLOSE}(?=[一-鿿]{{1,6}}(?:[为达是共]|达到)?$)")
_BRACKETS_AT_END = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
_SPLIT_VERB = re.compile(rf"(?<=[新改迁重]){OPEN}([扩改迁建])(?:、[扩改迁建])?{CLOSE}(?=建)")  # 新（扩）建泵站
_ORDINAL = re.compile(
    r"^[一二三四五六七八九十]{1,2}[是要](?=[一-鿿A-Za-z“])"
)  # 二是|森林覆盖率: a list counts its items


# 整合各类查询、办理事项: all that follows is of these kinds
_OF_ALL_KINDS = re.compile("(?!.*等)[一-鿿]{0,8}各[类种项][一-鿿]{2,6}(?:、[一-鿿]{2,8}){1,4}")
# 投诉以噪声最多，有|86件, 其次是油烟，为|32件: what comes first or next is told before how many it is
_TIED = r"(?P<tie>(?:[共就约已]|[只仅]?有|[为是占]|达到?)*)$"
_RANKED = (
    re.compile(
        rf"(?:(?:^|(?<=[，,；;]))以|(?<=[一-鿿]{{2}}))(?P<what>[^{CLAUSE_ENDS}、]{{0,24}}?)(?:为?最[多少高低大小]|居首|居多|次之)[，,]{_TIED}"
    ),
    re.compile(rf"(?:其次|再次)(?:则?[是为])(?P<what>[^{CLAUSE_ENDS}、]{{2,16}})[，,]{_TIED}"),
)
# 分为20元、36元和48元|三档: how many values were told
_GRADES = re.compile(
    rf"^[两二三四五六七八九十]{{1,2}}(?:个?(?:档次?|等级|级别|类别?|梯度|标准)|种)(?=[{CLAUSE_ENDS}]|$)"
)


def _tie_of(told: re.Match[str]) -> str:
    """Return what ties a figure to those that come first or next."""
    return told["tie"] if told["what"].endswith("的") or "占" in told["tie"] else "为"


def last_clause(text: str) -> str:
    """Return what stands behind the last mark of a clause that no brackets hold, the last `REACH` characters at most.

    Read from the end, so that each quantity of a long line does not cost a reading of all that stands before it.
    """
    floor, closed = max(0, len(text) - forms.REACH), False
    for at in range(len(text) - 1, floor - 1, -1):
        if text[at] in BRACKETS:
            closed = text[at] in CLOSING_BRACKETS
        elif text[at] in _CLAUSE_MARKS and not closed:
            return text[at + 1 :]
    return text[floor:]


def last_clause_before(text: str, own: str) -> str:
    """Return the clause right before a quantity's own of the text up to it; empty where no comma parts the two."""
    before = text.rstrip().removesuffix(own.rstrip())
    return last_clause(before[:-1]).strip() if before.endswith(("，", ",")) else ""


class Clauses:
    """Cuts the text of one passage around its quantities. `names` are the reporting unit's, the longest first."""

    def __init__(self, text: str, figures: Sequence[Figure], tag: Tagger, names: Sequence[str]) -> None:
        self.text, self.figures, self.tag = text, figures, tag
        self.names = sorted(names, key=len, reverse=True)
        self._cut: dict[str, Sequence[Token]] = {}

    def left(self, at: int) -> str:
        """Return the words of the clause before a quantity, back to the quantity before it, without its currency.

        They may differ from the text: of what comes first or next (噪声最多，有|86件) they are as if tied (噪声为).
        """
        figure = self.figures[at]
        last = self.figures[at - 1] if at else None
        bounded = at > 0 and self.text.startswith("的", last.span.end) if last else False
        if last and bounded and last.qualifier in _BOUNDS:
            last = self.figures[at - 2] if at > 1 else None  # 使用|超过十年|的|雷达
        within = last and last.kind == "duration" and self.text.startswith("内", last.span.end)  # 3年|内|收入60万元
        floor = max(last.span.end + bool(within) if last else 0, figure.span.start - forms.REACH)
        stops = [m.end() for m in forms.SENTENCE_STOP.finditer(self.text, floor, figure.span.start)]
        words = _CURRENCY.sub("", self.text[stops[-1] if stops else floor : figure.span.start].lstrip("/／"))
        alone = "，" in words and self.text[figure.span.end : figure.span.end + 1] in CLAUSE_ENDS
        for ranked in _RANKED if alone else ():
            words = ranked.sub(lambda told: told["what"] + _tie_of(told), words)
        return words

    def member(self, at: int) -> str:
        """Return the member of the sentence that a quantity stands in, up to it and with the quantities before it."""
        start = self.figures[at].span.start
        return _MEMBER_END.split(self.text[max(0, start - forms.REACH) : start])[-1]

    def sentence(self, end: int) -> str | None:
        """Return the sentence up to an offset; None of one that is longer than rules look back."""
        floor = max(0, end - _LONGEST_SENTENCE)
        start = max(self.text.rfind(mark, floor, end) for mark in _SENTENCE_MARKS) + 1
        return self.text[start:end] if start or not floor else None

    def right(self, at: int) -> tuple[str, bool]:
        """Return the words behind a quantity up to the next stop or quantity, and whether a quantity ended them."""
        start = self.figures[at].span.end
        following = self.figures[at + 1].span.start if at + 1 < len(self.figures) else len(self.text)
        stop = next(outside_quotations(forms.RIGHT_STOP, self.text, start, following + 1), None)
        end = stop.start() if stop else len(self.text)
        if at and _GRADES.match(self.text[start:end]) and self.figures[at - 1].unit == self.figures[at].unit:
            return "", False
        return self.text[start : min(end, following)], following < end

    def clause(self, left: str) -> str:
        """Cut the left words to the last clause; a colon right before the quantity, or brackets, are looked through."""
        words = _SPLIT_VERB.sub(r"\1", left.rstrip(" ：:"))
        if "等" in words and (listed := _WHICH_OF_LIST.search(untied(words))):
            words = words[: listed.start()] + words[listed.end() :]
        while brackets := _BRACKETS_AT_END.search(_FROM_THEN.sub("", untied(words))):
            words = words[: brackets.start()].rstrip(" ：:")
        whole = _INCLUDED.sub(lambda match: "含" * len(match[0]), words)
        whole = _TITLED.sub(lambda match: "名" * len(match[0]), whole)
        for inside in (_IN_AND_OUT, _PLACES, _EXPLAINS, _SCOPE, _PENALTIES, _IN_NAME):
            whole = inside.sub(lambda match: "含" * len(match[0]), whole)
        whole = _ELLIPTIC.sub(lambda match: match[0].replace("、", "含"), whole)
        whole = TIMES.sub(lambda match: "时" * len(match[0]) if _YEAR.search(match[0]) else match[0], whole)
        whole = self._joined_items(self._joined_verbs(whole)) if "、" in whole else whole
        stops = list(outside_quotations(forms.LEFT_STOP, whole))
        own = _ORDINAL.sub("", words[stops[-1].end() :] if stops else words)
        return _EXPLAINS.sub("", own)

    def _joined_verbs(self, words: str) -> str:
        """Return words with no stop between verbs with one object, or short sorts: 新建、改扩建|学校, 南、北|堤."""
        at = words.rfind("、")
        while at > 0 and words[at + 1 :]:
            before, behind = self.words(forms.LEFT_STOP.split(words[:at])[-1]), self.words(words[at + 1 :])
            told = [token for token in before if token.text not in words_of("adverb")]
            verbs = len(told) == 1 and shares_object(told[0]) and behind[1:] and shares_object(behind[0])
            last = before[-1] if before else _NO_WORD
            short = len(last.text) == 1 and last.flag[0] in _SORTS and last.text not in _NO_SORTS
            if not verbs and not (short and (len(before) == 1 or is_time(before[-2]) or may_act(before[-2]))):
                break
            words = words[:at] + "含" + words[at + 1 :]
            at = words.rfind("、")
        return words

    def _is_list(self, first: str, more: Sequence[str]) -> bool:
        """Whether items are things told as one, the last two joined by a word: 存货、应收款及其他资产|占; no rates."""
        last = _LAST_TWO.match(more[-1])
        items = [*more[:-1], last["item"]] if last else []
        if not last or any(sign in f"{first}{more[-1]}" for sign in _NO_LIST) or first.endswith(MEASURES):
            return False
        heads = [self.words(first)[-1], *(token for item in items if item for token in self.words(item))]
        named = "占" in more[-1] or all(token.flag.startswith(_NAMES) for token in heads)
        return all(items) and named and not items[-1].endswith(MEASURES)

    def _joined_items(self, words: str) -> str:
        """Return words with no stop between the items of a clause before 的: 从中央、地方财政获得|的资金."""
        start = max((stop.end() for stop in forms.LEFT_STOP.finditer(words) if stop[0] != "、"), default=0)
        first, *more = words[start:].split("、")
        which, de, head = more[-1].partition("的") if more else ("", "", "")
        if first and more and not head and self._is_list(first, more):
            return words[:start] + words[start:].replace("、", "含")
        if _OF_ALL_KINDS.fullmatch(words[start:]):
            return words[:start] + words[start:].replace("、", "含")
        people = bool(de and head and first) and self._are_people([first, *more[:-1]], more[-1])
        told = people or clause_of_de([*self.words(first), *self.words(which)], ())
        if first and head.startswith("占") and self.words(first)[0].flag in ("v", "p"):
            return words[:start] + words[start:].replace("、", "含")  # 到农业、林业单位就业|的占四成
        if not (de and head and first and which) or not told:
            return words
        opens = self.words(first)
        begun = not is_verb(self.words(which)[0]) and any(is_verb(token) or token.flag == "p" for token in opens)
        begun = begun or people
        return words[:start] + words[start:].replace("、", "含") if begun else words

    def _are_people(self, items: Sequence[str], last: str) -> bool:
        """Whether items of a list are people, the last two joined by a word: 董事、监事和管理人员|领取的报酬."""
        two = _LAST_TWO.match(last)
        names = [*items, two["item"]] if two else []
        return bool(names) and all(name and name.endswith(_PEOPLE) for name in names)

    def clause_left_of(self, at: int) -> str:
        """Return the clause before the quantity's own."""
        left = self.left(at)
        own = self.clause(left)
        return self.clause(left.rstrip().removesuffix(own.rstrip()).rstrip("，, "))

    def words(self, text: str) -> Sequence[Token]:
        """Return the words of a text, each quotation one of them; rules that ask for the same words share them."""
        if text not in self._cut:
            self._cut[text] = tuple(merged(tokens_of(text, self.tag)))
        return self._cut[text]

    def subject(self, words: str) -> str | None:
        """Return the unit's own name, or a word for it, where the words hold one."""
        found = [name for name in self.names if name in words]
        own = max(found, key=len) if found else own_word(words)
        other = _OF_OTHERS.search(words, words.rfind(own)) if own else None
        return other["who"] if other else own

    def own_cut(self, clause: str) -> str:
        """Return what a clause says behind the unit's own name or a word for it: 2023年本馆藏书 → 藏书."""
        for name in self.names:
            _, found, rest = clause.rpartition(name)
            if found and len(rest) > 1:
                return rest
        word = own_word(clause)
        rest = clause.partition(word)[2] if word else clause  # the same word further on is no subject: 回购公司股份
        return rest if len(rest) > 1 else clause

    def without_name(self, phrase: str) -> str:
        """Return a phrase without the unit's own name at its beginning."""
        for name in self.names:
            if phrase.startswith(name) and len(phrase) > len(name):
                return phrase[len(name) :]
        return phrase

    def _with_which(self, clause: str, phrase: str) -> str:
        """Return a phrase with the word before it that says which or where: 新的|订单额, 门诊|接诊患者."""
        before = clause.removesuffix(phrase) if phrase and clause.endswith(phrase) else ""
        if before.endswith("新的"):
            return "新的" + phrase
        opens = [one for one in self.words(before) if not (is_time(one) or one.text in _LEADS)] if before else []
        if len(opens) != 1 or not _is_where(opens[0]) or own_word(clause):
            return phrase
        acts = before.endswith(opens[0].text) and (tokens := self.words(phrase))[1:] and may_act(tokens[0])
        return opens[0].text + phrase if acts or before.endswith(_DID) else phrase

    def phrase_before(self, clause: str) -> str:
        """Return the noun phrase that a clause ends in; brackets of scope inside it stay: 市场（不含海外）规模."""
        if scope := _SCOPE.search(clause):
            before, behind = clause[: scope.start()], clause[scope.end() :]
            phrase = self.phrase_before(before + behind)
            ends = (
                at for at in range(1, len(phrase)) if before.endswith(phrase[:at]) and behind.startswith(phrase[at:])
            )
            at = next(ends, 0)
            return phrase[:at] + scope[0] + phrase[at:] if at else phrase
        said = clause.strip()
        if untied(said).endswith("之比"):  # 医生与护士人数|之比
            terms = self.phrase_before(untied(said).removesuffix("之比"))
            return terms + "之比" if terms else ""
        clause = _YEAR_INSIDE.sub("的", _BY_MEANS.sub("", untied(clause)))
        if (
            belonging := _BELONGING.search(clause)
            or _DUE.search(clause)
            or _EFFECT.search(clause)
            or _WITHOUT_TAX.search(clause)
            or _SENTENCED.search(clause)
            or _OF_AGE.search(clause)
        ):
            return belonging[0]
        if in_work := _IN_WORK.search(clause.strip("、，； ")):
            return in_work[1]
        if quoted := forms.QUOTED.search(clause):
            return quoted[1]
        tokens = strip_links(self.words(self.own_cut(clause)))
        phrase = joined(noun_phrase_before(tokens))
        if summed := _SUMMED.search(said):
            what = summed["what"]
            if len(phrase) < len("收入") or phrase == what or "、" in what:
                before = phrase.removesuffix(what) if phrase.endswith(what) else ""
                before = "" if before in ("度", "年度") else before
                return before + (summed["year"] or "") + what + summed["sum"]
            return phrase + (summed["sum"] if what.startswith("收入支出") else "")
        if phrase and (term := _TERM.search(clause.removesuffix(phrase))) and clause.endswith(phrase):
            return term[0] + phrase  # 三年期|大额存单利率
        phrase = self._with_which(clause, phrase)
        return self.without_name(phrase) if self.names else phrase
