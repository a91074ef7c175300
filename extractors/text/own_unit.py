"""Whom a text speaks of: its own unit, the body or place it names so (本馆, 全行, 全市), or another company."""

import re
from collections.abc import Sequence

from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN
from extractors.text.needed import needed

# What they speak of: by one character (本馆), as a place (全市), by a word that may stand alone (公司现有)
_BY_ONE = "[行院校局厂所馆站]"
PLACE = "[省市县区镇乡村州旗]"
WHOLE_PLACE = f"全{PLACE}|全国"
ALONE = "公司|集团|学校|医院|社区|街道|中心|单位"
_ACTS = (
    "现有|共有|设有|拥有|持有|设立|全年|全面|累计|共|目前|已|先后|连续|持续|实现|完成|开展|组织|举办|主持|荣?获|投入|"
    "新增|占地"
)
# 全国文明单位, 全省先进集体, 全国统一: a level or a title, no place that has something
_HONOURED = (
    "文明|先进|劳动?模范?|优秀|示范|重点|标兵|[十百千双][佳强大优]|最|第|首[个批家例届]|统一|性|一[等流线]|人大|人民代表|政协|总工会|妇联|青联|"
    "工商联|标准|范围|境内|各地|上下|都|统计|名列|排名|平均"
)
_NOUN = "[一-鿿]{2}"
# Left alone: words that such a word only begins (全行业, 本校区, 全院士, 全所有); 全 goes with fewer (全部门诊).
_OWN = re.compile(
    rf"""
    (?: ^ | (?<=[年月日末底初度期内前来，,]) | (?<=目前) | (?<=全年) | (?<=其中) )
    (?P<word>
        我 {PLACE} (?= {_NOUN} )
      | [本我] (?: {_BY_ONE} | 公司 | 集团 | 单位 | 部门 | 中心 | 街道 | 社区 | 委 )
      | 全 (?: {_BY_ONE} | 公司 | 单位 | 街道 )
      | (?: 公司 | 学校 | 医院 | 街道 | 中心 | 单位 ) (?= {_ACTS} )
      | 该 (?: {_BY_ONE} | 公司 | 集团 | 企业 | 中心 | {PLACE} ) (?= {_NOUN} )
      | [省市县区镇乡] 本级 (?= {_NOUN} )
      | (?: 全 (?: 国 | {PLACE} ) | 我国 ) (?! {_HONOURED} ) (?= {_NOUN} )
      | (?: 全球 | 全世界 ) (?= 已 | 现 [存有] | 共 [有计建] | 累计 | 目前 )
    )
    (?! [业程区园士性长点线务址场] | (?<=行)政[区府务审] | (?<=全.)有 | 师生 | 及 | 和 | 与 | 的$
        | 之? (?: 全资 | 控股 )? (?: [子孙] | 联营 | 合营 ) [公企]
    )
    """,
    re.VERBOSE,
)
_WORD = re.compile(
    rf"[本我全该](?:{_BY_ONE}|公司|集团|企业|单位|部门|中心|街道|社区|委|国|{PLACE})|全球|全世界|[省市县区镇乡]本级|{ALONE}"
)


def own_word(clause: str) -> str | None:
    """Return the word for the reporting unit that a clause begins with, after a time or nothing.

    1. 本馆现有藏书, 2023年我院门诊量, 全行员工总数   2. 截至年末，本行贷款余额
    3. 公司现有员工, 学校占地面积: only before a word of doing or having
    4. 该行贷款余额, 全市卫生人员: the body or the place that a text speaks of
    Left alone: 公司, 学校, 医院, 单位 before a noun (公司债券余额, 医院感染率), 全行业, 本校区, 本行及子公司.
    """
    found = _OWN.search(clause)
    return found["word"] if found else None


def is_named(subject: str | None) -> bool:
    """Whether a subject names somebody, and is no mere word for the reporting unit (本行, 我院)."""
    return subject is not None and _WORD.fullmatch(subject) is None


_KIND = (
    r"(?:了|一家|(?:[本我]?(?:公司|集团|行)(?:的|之)))*"
    r"(?:(?:全资|控股|参股|合资|境外|海外)*[子孙]公司|(?:联营|合营|合资|参股)(?:企业|公司)|项目公司)?"
)
_SHORT = rf"(?:{OPEN}(?:以下)?(?:简称|称)(?:为|{COLON})?[“\"](?P<short>[^“”\"]{{2,20}})[”\"]{CLOSE})"
FIRM_ENDS = "公司|集团|企业|合作社|基金|银行|事务所"
_END = rf"(?:{FIRM_ENDS}|ApS|Ltd|Limited|Inc|GmbH|LLC)"
_PLAIN = rf"[^{CLAUSE_ENDS}：、的了和与及0-9%“”\"{BRACKETS}]"
_NAME = (
    rf"(?P<name>(?:{_PLAIN}{{2,14}}{OPEN}[一-鿿]{{2,4}}{CLOSE})?{_PLAIN}{{0,30}}{_END}(?:{OPEN}有限合伙{CLOSE})?)"
    r"(?![债章法治 0-9一二三四五六七八九十两几各])"
)
_LEAD = rf"(?:^|[{CLAUSE_ENDS}：]|注[0-9]{{1,2}}{COLON})"
_BARE = rf"(?P<name>{_PLAIN}{{2,24}}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 共同出资设立|青江水务有限公司|（以下简称“青江水务”）
        rf"(?:设立|成立|组建|收购|并购|参股|入股|增资|受让|控股(?!股东))(?:了|的)?{_KIND}{_NAME}{_SHORT}?",
        # 青江检测|系本公司在东港设立的子公司, 青江电力|为本公司的联营企业
        rf"{_LEAD}{_BARE}{_SHORT}?[系为是][^{CLAUSE_ENDS}]{{0,60}}?(?:(?:子|孙|项目)公司|(?:联营|合营|参股)(?:企业|公司))",
        # 青江水务有限公司|（“青江水务”）于2021年3月成立; 青江水务公司|宣告发放股利
        rf"{_LEAD}{_NAME}(?:{OPEN}[“\"](?P<short>[^“”\"]{{2,20}})[”\"]{CLOSE})?(?:[于在][^{CLAUSE_ENDS}]{{2,24}})?(?:注册|登记)?(?:成立|设立)",
        rf"(?:^|[{CLAUSE_ENDS}：]){_NAME}(?:宣告|决议|决定)(?:发放|分配|分派|派发)",
        # 对子公司|青江水务|增资, 向|青江水务|实缴出资
        rf"[对向]{_KIND}{_BARE}(?:进行|实施|的|追加|现金|实缴|累计)*(?:增资|注资|出资|投资(?!者|人|方))",
        # 持有|青江村镇银行|51%的股份
        rf"持有(?:了|其|{_KIND})?{_BARE}(?:的|约|共计)*[0-9][0-9.]*[%％]",
    )
)
_SIGNS = frozenset(needed(*_FORMS))
_NO_NAME = re.compile(
    r"(?:本|我|该|其|各|上述|前述|此|另|多家|数家|全体|其他|有关|相关|被投资|目标|标的|下属|新|全资|控股|合资|上市|项目)"
    r"(?:等|一)?(?:[子孙]?公司|集团|企业|单位|银行|基金|行)?"
    r"|.*(?:[拟将已按]|股东).*|(?:村镇|农村|城市|商业|民营|外资|产业|投资|专项|互助|并购|创业|引导|股权|私募|公募|证券){1,3}"
    r"(?:投资)?(?:银行|基金|企业|公司)"
    r"|(?:有限|股份|[子孙]|全资子|控股子)*(?:责任)?公司|.*(?:股东|员工|职工|客户|学校|社会|项目|[本我]公司|股票|股份)"
)


def company_told(text: str, names: Sequence[str] = ()) -> str | None:
    """Return the last other company that a text tells of as one set up, bought, held or put money into.

    1. 出资设立青江水务有限公司（以下简称“青江水务”） → 青江水务   2. 青江检测系本公司设立的子公司 → 青江检测
    3. 向青江水务增资 → 青江水务   4. 持有青江银行51%的股份 → 青江银行
    Left alone: the reporting unit by its `names`, words for any (该公司, 子公司).
    """
    if _SIGNS.isdisjoint(text):
        return None
    found = [match for form in _FORMS for match in form.finditer(text)]
    told = [(match.start("name"), match.groupdict().get("short") or match["name"]) for match in found]
    kept = [one for one in told if _is_name(one[1], names)]
    return max(kept)[1] if kept else None


def _is_name(name: str, names: Sequence[str]) -> bool:
    """Whether words name a company that is not the reporting unit, which has the `names`."""
    if len(name) < len("青江") or name.startswith(("本公司", "我公司", "公司", "了")):
        return False
    if own_word(name) or _NO_NAME.fullmatch(name):
        return False
    return not any(name in own or own in name for own in names)
