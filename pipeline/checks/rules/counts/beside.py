"""Counts beside a list of names, and one count in two places.

Counts right behind a list of short names, and beside one in brackets: 采购、合同、印章三类, 5个乡镇（甲镇、乙镇）, 分别于1月、3月.
A count that is told twice in the same words, with two numbers; 前五名客户 and 前六名客户 in one paragraph.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.names.surnames import surname_at
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report
from pipeline.checks.sentences import PERSONS
from pipeline.checks.two_places import told_twice

_JOINED = r"(?:[和及与]|以及)"
_ITEM = r"[㐀-鿿A-Za-z/]{2,12}"
_BEFORE = re.compile(
    rf"(?P<list>(?:{_ITEM}、){{2,}}{_ITEM}?(?:{_JOINED}{_ITEM}?)?|(?<=设){_ITEM}、{_ITEM}{_JOINED}{_ITEM})(?:共|这|共计)?(?P<count>[{HAN}]|\d{{1,2}})"
    r"(?P<unit>大类|类|项|个|家|大|方面|名|位|人|场|门|种|条|支|座|所)(?=(?P<what>(?:同志)?[㐀-鿿]{0,6}))"
)
_BRACKETS = re.compile(
    rf"(?<![第之\d{HAN}.余约近各每])(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})(?P<unit>个|家|名|位|项|所|座|条|类|种|支|部|处)(?P<what>[㐀-鿿]{{1,8}})"
    r"[（(](?P<list>(?:[㐀-鿿A-Za-z“”]{2,12}、){2,}[㐀-鿿A-Za-z“”]{2,24})[）)]"
)
_ONES = re.compile(
    rf"“(?P<count>[{HAN}])(?P<unit>个)(?P<what>一)”[:：，,]?(?:即)?(?P<list>(?:一[^、，。；]{{1,12}}、)+一[^、，。；]{{1,12}})"
)
_MONTHS = re.compile(
    rf"(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})(?P<unit>[次场期批])(?P<what>[㐀-鿿]{{0,8}})[，,]?分别(?:于|在)(?P<list>(?:\d{{1,2}}月(?:\d{{1,2}}日)?(?:[、，,]|{_JOINED}))+\d{{1,2}}月)"
)
_IN_QUOTES = re.compile(
    rf"(?P<list>(?:[“《][^“”《》]{{1,40}}[”》](?:[、，]|{_JOINED})?){{3,}})(?P<count>[{HAN}]|\d{{1,2}})"
    r"(?P<unit>大类|类|项|个|部|篇|份|本|大|种|条|门|张|块)(?P<what>[㐀-鿿]{0,6})"
)
# Two names, the second as long as the end of the first and alike: 行政许可、行政处罚两类.
_PAIR = re.compile(
    rf"(?<!、)(?P<list>(?P<one>[㐀-鿿]{{3,16}})、(?P<two>[㐀-鿿]{{3,8}}?))(?P<count>[{HAN}]|\d)(?P<unit>大类|类|种)(?=(?P<what>[㐀-鿿]{{0,6}}))"
)
_QUOTE = re.compile("[“《][^“”《》]+[”》]")
_CLAUSE = re.compile("[，,。；;：:]")
_OPEN = re.compile("等|其中|含|除|如|多|分别|各")
_MOST = 2  # names that a whole list may be short or long by
# What is one for each name (four kinds, four departments); of other things several may be of one kind: 设计、施工5家单位.
_ONE_EACH = re.compile("类|种|方面|大|门|(?:个|条|支)(?:部门|科室|方面|板块|环节|阶段|平台|体系|系统|步骤)")
_ELSE = re.compile("^[级次年月日号期成倍余多几]")


def _span(found: re.Match[str]) -> tuple[int, int]:
    """Return how many names a list holds at least and at most: 和 may stand within a name."""
    if found.re is _IN_QUOTES:
        least = len(_QUOTE.findall(found["list"]))
        return least, least
    if found.re is _PAIR:
        return 2, 2
    least = len(re.split("[、，,]", found["list"]))
    return least, least + len(re.findall(_JOINED, found["list"]))


@as_check(
    "count right behind its names",
    "采购、合同、印章、档案四类 are four, so are 4个乡镇（甲镇、乙镇、丙镇、丁镇）, “四个一” and 4次，分别于1月、3月、6月、9月",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="等 or 其中 leaves the list open, it has fewer than three names, or misses the count by more than two",
    examples=(
        "制度涵盖采购、合同、印章、档案五类事项。",
        "中心下设城北、城南、望潮、云栈三个养护站和一支抢修队。",
        "服务覆盖6个乡镇（望潮镇、岚桥镇、云栈镇、城东镇、城西镇）。",
        "聘任欧阳岚、段小禾、卜一鸣、贺知秋三人为监督员。",
        "坚持“五个一”：一次走访、一次座谈、一次体检、一次培训。",
        "全年召开理事会会议5次，分别于1月、3月、6月、8月、10月、12月召开。",
        "形成制水、管网、营业、水质监测三大板块。",
        "秘书处设项目、筹资和志愿者管理4个部门，专职工作人员14人。",
        "依托“组培技术平台”“嫁接技术平台”“水培技术平台”“选种技术平台”五大育苗技术平台，供应苗木。",
        "修订《采购办法》《合同办法》《印章办法》《档案办法》三项制度。",
        "通过融资、融智、品牌三大赋能，带动采购、生产、质量、营销四大系统升级；培育纺织、化工、印染四大产业。",
        "对涉及供水的行政许可、行政处罚3类案卷，逐件评查。",
    ),
    counter_examples=(
        "对涉及供水的行政许可、行政处罚2类案卷，逐件评查。",
        "对许可、强制、处罚3类案卷，对农业用水和商业用水、工业用水三类用户，逐件评查。",
        "推进道路养护、桥梁检测三类工程。",
        "选派绘画、书法、声乐5名教师，委托勘察、设计、施工5家单位，完成供水、供电、供气5项改造。",
        "抽取5个街道（老城、新城、城郊）试点，配备电工、焊工、钳工5人。",
        "制度涵盖采购、合同、印章、档案四类事项。",
        "依托“组培技术平台”“嫁接技术平台”“水培技术平台”及“选种技术平台”四大育苗技术平台，供应苗木。",
        "修订《采购办法》《合同办法》《印章办法》等十二项制度。",
        "落实“放管服”“双随机”“一网通办”三年行动。",
        "中心下设城北、城南、望潮三个养护站和一支抢修队。",
        "服务覆盖6个乡镇（望潮镇、岚桥镇、云栈镇等）。",
        "聘任欧阳岚、段小禾、卜一鸣三人为监督员。",
        "坚持“四个一”：一次走访、一次座谈、一次体检、一次培训。",
        "全年召开理事会会议5次，分别于1月、3月、6月、8月、10月召开。",
        "形成制水、管网、营业和水质监测四大板块。",
        "秘书处设项目、筹资和志愿者管理3个部门，专职工作人员14人。",
        "秘书处设项目、筹资、财务和志愿者管理4个部门，专职工作人员14人。",
        "以CNC、SLM/SLA、EDM、MIM四大成形工艺为依托。",
        "形成制水、管网、营业和水质监测三大板块。",
        "报告由总体情况、收到和处理政府信息公开申请以及答复的情况、复议情况、存在问题、其他事项五个部分组成。",
        "数据经解同步、解包、解压缩直到0级产品。",
        "制度涵盖采购、合同、印章等五类事项。",
        "城北水厂、城南水厂、望潮水厂已分别聘请5名、13名和7名监督员。",
    ),
)
def check_before(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such list."""
    for row in report.rows("statements"):
        for pattern in (_BEFORE, _BRACKETS, _ONES, _MONTHS, _IN_QUOTES, _PAIR):
            for found in pattern.finditer(row["text"]):
                if pattern is _PAIR and not _are_alike(found["one"], found["two"]):
                    continue
                lead = _CLAUSE.split(row["text"][: found.start("list")])[-1]
                if pattern is not _BEFORE or "、" not in lead:  # else the list began before, with a longer name
                    yield from _judge(row, found)


def _are_alike(one: str, two: str) -> bool:
    """Whether the end of a name is one of a kind with the next one: 涉及供水的行政许可 and 行政处罚."""
    end = one[-len(two) :]
    if _JOIN.search(one[-len(two) - _NEAR :] + two):
        return False
    return end != two and (end[:_KIND] == two[:_KIND] or end[-_KIND:] == two[-_KIND:])


_NEAR = 5  # characters before the end of a name in which 和 makes it two names
_JOIN = re.compile("(?<!涉)及|[和与]")
_KIND = 2  # characters that two names of a kind have in common at one end


def _judge(row: Row, found: re.Match[str]) -> Iterator[Judgement]:
    count = read_count(found["count"])
    least, most = _span(found)
    if not count or count < 2 or _OPEN.search(found["list"]) or _ELSE.match(found["what"]):
        return
    if found["unit"] in PERSONS and not _are_persons(found["list"].split("、")[1:]):
        return
    if least <= count <= most:
        yield holds(row)
    elif min(abs(count - least), abs(count - most)) <= _MOST and (count < least or _is_whole(found)):
        said = f"{found['count']}{found['unit']}{found['what'][:4]}"
        yield fails("names", row, said=said, count=least if count < least else most, list=found["list"][-30:])


def _is_whole(found: re.Match[str]) -> bool:
    """Whether a list that is shorter than its count was to be whole: its names are no kinds of which there are several."""
    if found.re is _BRACKETS:
        ends = {name.strip("“”")[-1:] for name in found["list"].split("、")}
        return len(ends) == 1 and bool(ends & set(found["what"]))
    one_each = found.re in (_ONES, _MONTHS, _IN_QUOTES, _PAIR) or found["unit"] in PERSONS
    set_number = found["unit"] == "项" and not found["count"].isdigit()  # 采购、合同、印章五项制度
    return one_each or set_number or bool(_ONE_EACH.match(found["unit"] + found["what"]))


def _are_persons(names: Sequence[str]) -> bool:
    """Whether each of some names can be that of a person: a surname and one or two characters more."""
    return all(len(name) <= _NAME and surname_at(name, 0) is not None for name in names)


_NAME = 4  # characters of a person's name


_COUNT = re.compile(
    r"(?<![\d.,，-])(?P<number>\d{2,5})(?P<unit>大?类|种|个|项|家|座|所|条|款|名|位)(?P<tail>[㐀-鿿]{2,12})(?=[，,。；;、（(]|$)"
)
_LEAST = 7  # characters before the two numbers, from the subject on
_HAVING = re.compile("已经|目前|拥有|覆盖|截[至止]|现有|共有|设有|下设|现已")
# Words of the present, which say the same where they lack; a clause that begins with its verb names no subject.
_TIME = re.compile("截[至止](?:目前|报告期末|年末|年底)|至年末|目前|已经|现已|已")
_VERB = re.compile("拥有|覆盖|共有|现有|设有|下设|建成|完成|在")
_DEED = re.compile(
    "召开|审议|通过|举办|开展|组织|会议|培训|发布|参加|获|新|增|减|上年|去年|同期|上期|[期年]初|季度|半年|[1-9]月|计划|目标|预计|其中|累计|每|平均|人均|20[0-9][0-9]"
)


class _Told(NamedTuple):
    row: Row
    number: str
    unit: str
    subject: str
    tail: str

    @property
    def said(self) -> str:
        return f"{self.subject}{self.number}{self.unit}{self.tail}"


@as_check(
    "count told again",
    "one count in one set of words (来自门店订购的37类面料花色) is told with one number all through a report",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the words of the clause before the two numbers, or what is counted, differ, the clause names no subject, or a sentence names a time, a part, a deed or a change",
    examples=(
        "截至报告期末，公司已经收录来自门店订购的37类面料花色。\n目前公司已经收录来自门店订购的35类不同面料花色，数量领先。",
        "目前服务网络覆盖全省山区的86个乡镇站点。\n全年运行平稳，服务网络覆盖全省山区的68个乡镇站点。",
        "公司目前拥有自主知识产权的112项发明专利，居同行前列。\n公司拥有自主知识产权的121项发明专利。",
    ),
    counter_examples=(
        "截至报告期末，公司已经收录来自门店订购的37类面料花色。\n目前公司已经收录来自门店订购的37类不同面料花色，数量领先。",
        "公司已经收录来自门店订购的37类面料花色。\n上年公司已经收录来自门店订购的35类面料花色。",
        "目前服务网络覆盖全省山区的86个乡镇站点。\n目前服务网络覆盖全省山区的68个县级中心。",
        "目前服务网络覆盖本市山区的86个乡镇站点。\n目前服务网络覆盖全省平原的68个乡镇站点。",
        "目前董事会会议审议通过了12项重要议案。\n目前监事会会议审议通过了15项重要议案。",
        "甲公司目前拥有独立法人资格的12家子公司。\n乙公司目前拥有独立法人资格的15家子公司。",
        "截至2021年末拥有自主知识产权的112项发明专利。\n目前拥有自主知识产权的121项发明专利。",
        "目前拥有自主知识产权的112项发明专利。\n其中拥有自主知识产权的21项发明专利在海外。",
    ),
)
def check_again(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count that is told again."""
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for row in report.rows("statements"):
        for one in _counts(row):
            same = told[one.subject, one.unit]
            first = next((other for other in same if _are_one(one.tail, other.tail)), None)
            same.append(one)
            if first is None:
                continue
            if first.number == one.number:
                yield holds(first.row, row)
            else:
                yield told_twice(first.row, row, first=first.said, second=one.said)


def _counts(row: Row) -> Iterator[_Told]:
    text = row["text"]
    for found in _COUNT.finditer(text):
        before = re.split("[。；;]", text[: found.start()])[-1]
        lead = re.split("[，,、：:]", before)[-1]
        subject = _TIME.sub("", lead)
        if (
            len(subject) < _LEAST
            or _VERB.match(subject)
            or not _HAVING.search(before)
            or _DEED.search(before + found["tail"])
        ):
            continue
        yield _Told(row, found["number"], found["unit"], subject, found["tail"])


def _are_one(one: str, other: str) -> bool:
    """Whether two words for what is counted are the same, one perhaps with more before it: 不同面料花色."""
    return one.endswith(other) or other.endswith(one)


_RANKED = re.compile(rf"前(?P<count>[{HAN}]|\d{{1,2}})(?P<of>[名大位家])(?P<what>[㐀-鿿]{{2}})")


@as_check(
    "number of the first ones",
    "前五名客户 of a paragraph are not 前六名客户 in it",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="the paragraph speaks of the first ones once, or of one number of them",
    examples=(
        "前六名客户销售额41,882.73万元，占年度销售总额32.56%；其中前五名客户销售额中关联方销售额0万元。",
        "前十大股东持股合计62.1%。前九大股东所持股份均无质押。",
    ),
    counter_examples=(
        "前五名客户销售额41,882.73万元，占年度销售总额32.56%；其中前五名客户销售额中关联方销售额0万元。",
        "前五名客户销售额占32.56%，前十名供应商采购额占40.1%。",
        "全市前三名学校获奖，前十名学校受表扬，前二十名学校入围。",
    ),
)
def check_ranked(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph that speaks of the first ones twice."""
    for paragraph in report.paragraphs:
        counts: dict[str, list[str]] = defaultdict(list)
        for found in _RANKED.finditer(paragraph.text):
            counts[found["of"] + found["what"]].append(found["count"])
        for what, said in counts.items():
            row = paragraph.sentences[0]
            if len(said) > 1 and len(set(said)) == 1:
                yield holds(row)
            elif len(said) == 2 and _is_one_apart(*said):
                yield fails("ranked", row, said=f"前{said[0]}{what}", other=f"前{said[1]}{what}")


def _is_one_apart(one: str, other: str) -> bool:
    first, second = read_count(one), read_count(other)
    return first is not None and second is not None and abs(first - second) == 1
