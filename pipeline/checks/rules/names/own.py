"""Own names, and names of a list or table, in another form.

The report's own name in another form, once: 洪溪县 in the report of 洪溪区, 云溪电器股份 in that of 云溪电气股份.
Bodies that a table lists and the prose beside it names with another character: 新区产业基金, 新城产业基金.
What a report names all of (南湖、茶亭两个院区), written in another way elsewhere: 茶庭院区.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.names.near import are_apart, forms_of
from schemas.text import squeeze

# Ranks that two places of one name hardly have: a county becomes a district, a township a town; a county seat is a town.
_CHANGED = (("区", "县"), ("乡", "镇"))
_PLACE = re.compile(r"(?P<root>[㐀-鿿]{2,3})(?P<rank>区|县|乡|镇|街道)")
# Where two names differ in these they are two units: 第一, 第二; 城东, 城西; 省局, 市局.
_TWO_OWN = re.compile(r"[一二三四五六七八九十\d东西南北上下新老总分省市大中小]")
_BEFORE = re.compile("原|撤|改|更名|曾|历史|设立|旧")  # beside a place that is named as it was
_OFTEN = 3  # times that the right name stands, from which on another one that stands once is a slip
_LEAST_OWN = 8  # characters of a name of which one that differs is no other body's


@as_check(
    "rank of the own place",
    "the place of the unit bears one rank: no 洪溪县 in the report of 洪溪区",
    kind="wording",
    grade=HINT,
    needs="documents statements sections tables",
    idle="the unit's name holds no district, county or town, its place stands less than three times, or the sentence tells of how it was called",
    examples=(
        "@org=江城市洪溪区人民政府\n洪溪区政务公开持续推进。洪溪区网站更新及时。洪溪区公开1,204条。\n2022年，洪溪县人民政府坚持公开为常态。",
        "@org=云溪市望潮镇人民政府\n望潮镇概况。望潮镇面积86平方公里。望潮镇下辖9村。\n望潮乡全年公开信息126条。",
        "@org=岚桥县档案局\n岚桥县档案馆开放。岚桥县读者1.2万人次。岚桥县无投诉。\n岚桥区档案局将继续努力。",
    ),
    counter_examples=(
        "@org=江城市洪溪区人民政府\n洪溪区政务公开持续推进。洪溪区网站更新及时。洪溪区公开1,204条。\n2016年撤销洪溪县，设立洪溪区。",
        "@org=江城市洪溪区人民政府\n洪溪区政务公开持续推进。洪溪区网站更新及时。洪溪区公开1,204条。\n洪溪镇全年公开126条。",
        "@org=江城市人民政府\n江城市政务公开持续推进。江城市网站更新及时。江城市公开1,204条。\n江城县公开126条。",
        "@org=云溪市朝霞区人民政府\n朝霞区政务公开。朝霞区网站更新。朝霞区公开1,204条。\n与对口的朝霞市建立协作机制。",
    ),
)
def check_ranks(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for the place in the unit's name."""
    org = squeeze(str(report.document["org"] or ""))
    found = list(_PLACE.finditer(org[: _end(org)]))
    if not found:
        return
    root, rank = found[-1]["root"][-2:], found[-1]["rank"]
    right = report.row_with(root + rank)
    if right is None or report.words.count(root + rank) < _OFTEN:
        return
    wrong = [root + other for pair in _CHANGED for own, other in (pair, pair[::-1]) if own == rank]
    yield holds(right)
    for name in wrong:
        rows = list(report.rows_with(name))
        if len(rows) == 1 and report.words.count(name) == 1 and not _BEFORE.search(rows[0]["text"]):
            yield fails("name_two_ways", rows[0], right, said=name, other=root + rank, page=right["page"] or "")


_NAMED = re.compile(r"(?P<root>[㐀-鿿]{2})(?<![城省市各辖社])(?P<rank>[区县乡镇])(?=(?P<tail>[㐀-鿿]{5}))")


@as_check(
    "rank of a place",
    "a place has one rank before the same words: no 岚桥县档案局 where 岚桥区档案局 stands elsewhere",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="no place stands before the same five characters as a district and as a county, one of them once, or the sentence tells of how it was called",
    examples=(
        "与岚桥区国有资产管理中心签约。岚桥区国有资产管理中心到访。\n岚桥县国有资产管理中心提起诉讼。",
        "望潮镇综合文化站开放。望潮镇综合文化站培训。\n望潮乡综合文化站获评先进。",
    ),
    counter_examples=(
        "与岚桥区国有资产管理中心签约。岚桥区国有资产管理中心到访。\n岚桥县档案馆提起诉讼。",
        "参加城镇居民基本医疗保险126人。参加城镇居民基本医疗保险人员增加。\n参加城乡居民基本医疗保险84人。",
        "与岚桥区国有资产管理中心签约。岚桥区国有资产管理中心到访。\n原岚桥县国有资产管理中心提起诉讼。",
    ),
)
def check_places(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place that stands twice before the same words."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for found in _NAMED.finditer(report.words):
        counts[found["root"], found["tail"]][found["rank"]] += 1
    for (root, tail), ranks in counts.items():
        (right, often), *others = ranks.most_common()
        if often < _TWICE:
            continue
        row = report.row_with(f"{root}{right}{tail}")
        for wrong, count in others:
            slip = report.row_with(f"{root}{wrong}{tail}")
            pair = (right, wrong) in _CHANGED or (wrong, right) in _CHANGED
            if count == 1 and pair and row and slip and not _BEFORE.search(slip["text"]):
                yield fails("name_two_ways", slip, row, said=f"{root}{wrong}{tail}", other=f"{root}{right}{tail}",
                            page=row["page"] or "")  # fmt: skip
        if row:
            yield holds(row)


_TWICE = 2  # times that a place stands with its rank, from which on another one that stands once is a slip


def _end(org: str) -> int:
    """Return where the place at the beginning of a name ends: before 人民政府, 档案局."""
    return max((found.end() for found in re.finditer("[省市区县乡镇]|街道", org)), default=0)


@as_check(
    "own name with another character",
    "the full name of the reporting company is written in one way: no 云溪电器股份有限公司 in the report of 云溪电气股份有限公司",
    kind="wording",
    grade=HINT,
    needs="documents statements tables pages",
    idle="the unit is unknown, its name is shorter than eight characters or stands less than three times, or the other name stands more than once",
    examples=(
        "@type=年度报告\n@org=云溪电气发展股份有限公司\n云溪电气发展股份有限公司成立于1996年。云溪电气发展股份有限公司总部设在云溪。云溪电气发展股份有限公司无处罚。\n编制单位：云溪电器发展股份有限公司",
        "@type=单位预算\n@org=云溪市望潮区社会福利院\n云溪市望潮区社会福利院收入。云溪市望潮区社会福利院支出。云溪市望潮区社会福利院车辆。\n编制单位：云溪市望潮镇社会福利院",
        "@type=部门决算\n@org=云溪市交通运输局\n云溪市交通运输局收入。云溪市交通运输局支出。云溪市交通运输局车辆。\n云溪市交同运输局2022年度无政府性基金。",
    ),
    counter_examples=(
        "@type=年度报告\n@org=云溪电气发展股份有限公司\n云溪电气发展股份有限公司成立于1996年。云溪电气发展股份有限公司总部设在云溪。云溪电气发展股份有限公司无处罚。\n编制单位：云溪电气发展股份有限公司",
        "@type=年度报告\n@org=云溪第一电气股份有限公司\n云溪第一电气股份有限公司成立。云溪第一电气股份有限公司总部。云溪第一电气股份有限公司无处罚。\n与云溪第二电气股份有限公司签约。",
    ),
)
def check_own(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place where the unit's name stands but for one character."""
    org = squeeze(str(report.document["org"] or ""))
    heads = sum(
        org in squeeze(f"{page['running_head'] or ''}{page['running_foot'] or ''}") for page in report.rows("pages")
    )
    if len(org) < _LEAST_OWN or report.words.count(org) + heads < _OFTEN or report.of_its_year:
        return
    right = report.row_with(org) or next(
        (page for page in report.rows("pages") if org in squeeze(page["text"] or "")), None
    )
    wrong = Counter(said for said, at in forms_of(org, report.words) if at and not _TWO_OWN.search(said[at] + org[at]))
    if right is not None:
        yield holds(right)
    for name, count in wrong.items():
        row = report.row_with(name)
        if count == 1 and row and right and not _BEFORE.search(row["text"]):
            yield fails("name_two_ways", row, right, said=name, other=org, page=right["page"] or "")


_LEAST_TABLE = 10  # characters of a name of which one that differs is hardly another body's
_NAME = re.compile(r"[㐀-鿿（）()]+(?:公司|集团|合伙）|中心|银行|事务所|研究院|研究所|学院|医院|基金会|协会)")
# Where two names differ in these they are two bodies, also side by side: 第一, 第二; 城东, 城西; 供水, 供气.
_TWO_TABLE = re.compile(
    r"[一二三四五六七八九十\d东西南北上下左右前后新老甲乙丙丁A-Za-z水电气热油煤风光火核省市县（）()]"
)


@as_check(
    "body of a table",
    "a body that prose names on the page of a table bears the name that it has there",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="no name of ten characters fills a cell, none stands once in the prose of its page that differs in one character, or the two characters tell two bodies apart (东西, 一二)",
    examples=(
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 岚桥供水有限公司 | 1,204 |\n云溪新城产业基金投资有限公司与本公司无关联关系。",
        "| 客户 | 金额 |\n| 云溪市望潮园林绿化工程有限公司 | 126 |\n应收云溪市望湖园林绿化工程有限公司款项已收回。",
    ),
    counter_examples=(
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 岚桥供水有限公司 | 1,204 |\n云溪新区产业基金投资有限公司与本公司无关联关系。",
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 云溪新城产业基金投资有限公司 | 1,204 |\n云溪新城产业基金投资有限公司与本公司无关联关系。",
        "| 客户 | 金额 |\n| 云溪市城东园林绿化工程有限公司 | 126 |\n应收云溪市城西园林绿化工程有限公司款项已收回。",
    ),
)
def check_tabled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name of a table that the prose beside it has, or nearly."""
    cells: dict[str, Row] = {}
    for cell in report.rows("tables"):
        text = squeeze(cell["text"])
        if len(text) >= _LEAST_TABLE and _NAME.fullmatch(text):
            cells.setdefault(text, cell)
    for right, cell in cells.items():
        if report.words.count(right) > 1:
            yield holds(cell)
        for said, at in forms_of(right, report.words):
            within = 1 < at < len(right) - _ENDS and not any(_TWO_TABLE.match(name[at]) for name in (right, said))
            if not within or said in cells or report.words.count(said) != 1:
                continue
            row = report.row_with(said)
            if row and "title" not in row and abs(row["page"] - cell["page"]) <= 1:
                yield fails("name_two_ways", row, cell, said=said, other=right, page=cell["page"])


_ENDS = 4  # characters of what kind a body is


_LISTED = re.compile(
    r"(?<![㐀-鿿])(?:[㐀-鿿]{0,8}?(?:现有|拥有|设有|下设|下辖|管辖|分为|分|含|建有|建成|设立|设|有|辖|在|与))?(?P<names>[㐀-鿿]{2,4}(?:[、和及][㐀-鿿]{2,4}){1,9})"
    r"(?:等)?(?:两|[二三四五六七八九十]|\d{1,2})(?:大|个|座|家|所|处|条|支)(?P<kind>[㐀-鿿]{1,3}?)(?=[，,。；;、（(]|$|占|开展|均|全部)"
)
_PARTED = re.compile("[、和及]")
_PLAIN = re.compile(r"[的了在是与等各本该其这那有个多全每新旧老东南西北中上下前后\d]")


@as_check(
    "one of several in two ways",
    "one of those that a report names as so many (南湖、茶亭两个院区) is not written elsewhere with another character",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="no sentence names two or more with how many of a kind they are, or no name before that kind differs from one of them in one character, once",
    examples=(
        "医院现有南湖、茶亭两个院区，开放床位726张。\n2023年拟投入1.2亿元建设茶庭院区二期。",
        "中心下设望潮、岚桥、云栈三个服务站，覆盖全区。\n志愿者走进岚轿服务站。",
        "学校有明德、汇川两个校区。\n汇州校区启用新食堂。",
        "医院分老城、泾滩两个院区，占地118亩。\n径滩院区床位使用率仅71.5%。",
        "公司建有金沙、临浦、双溪三座水厂。\n双渓水厂完成滤池改造。",
    ),
    counter_examples=(
        "医院现有南湖、茶亭两个院区，开放床位726张。\n2023年拟投入1.2亿元建设茶亭院区二期。",
        "医院现有南湖、茶亭两个院区，开放床位726张。\n对口支援的西湖院区开诊。",
        "中心下设城东、城西两个服务站。\n走进城南服务站。",
        "公司建有第一、第二两座水厂。\n第三水厂开工。",
        "学校有明德、汇川两个校区。\n明德校区、汇川校区秩序良好。",
    ),
)
def check_kinds(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name before such a kind."""
    for first in report.worded:
        for found in _LISTED.finditer(squeeze(first["text"])):
            names, kind = _PARTED.split(found["names"]), found["kind"]
            for name in names if len(kind) > 1 else ():
                yield holds(first)
                for said, at in forms_of(f"{name}{kind}", report.words):
                    if not _is_near(name, said, at, names) or report.words.count(said) != 1:
                        continue
                    if row := report.row_with(said):
                        yield fails("name_two_ways", row, first, said=said, other=name, page=first["page"])


def _is_near(name: str, said: str, at: int, names: list[str]) -> bool:
    """Whether a name before its kind is another one with one character, and none that the list names too."""
    apart = name[at : at + 1], said[at]
    return said[: len(name)] not in names and all(apart) and not any(map(_PLAIN.match, apart)) and not are_apart(*apart)
