"""Words by which a report speaks of its own unit, or a text of a body or place: 本馆, 我院, 全行, 该行, 全市."""

import re

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
      | 全 (?: 国 | {PLACE} ) (?! {_HONOURED} ) (?= {_NOUN} )
    )
    (?! [业程区园士性长点线务址场] | (?<=全.)有 | 师生 | 及 | 和 | 与 | 的$
        | 之? (?: 全资 | 控股 )? (?: [子孙] | 联营 | 合营 ) [公企]
    )
    """,
    re.VERBOSE,
)
_WORD = re.compile(
    rf"[本我全该](?:{_BY_ONE}|公司|集团|企业|单位|部门|中心|街道|社区|委|国|{PLACE})|[省市县区镇乡]本级|{ALONE}"
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
