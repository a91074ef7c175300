"""Headers and labels of tables that say whose names stand below or beside them, and what these are."""

import re
from functools import lru_cache

from extractors.names.persons.name_context import ends_with_office, title_ending_at
from extractors.names.words import any_word
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN, OPENING_BRACKETS
from schemas.text import without_blanks

LEADER = "负责人"
"""A header over who leads the bodies of the rows."""
_WHOSE = f"(?:公司的?|单位(?!负责)|企业|{any_word('side')})"  # 公司的|法定代表人, 对方|联系人; 单位负责人 is one word
# Who signs or answers for a body: as a header, and as the label before a name.
_ANSWERING = f"{_WHOSE}?{any_word('header_answering')}(?:姓名)?"
_NAME_HEADER = re.compile(
    rf"[一-鿿、]{{0,8}}姓名|{any_word('header_act')}(?:个人|人员?|者|教师|选手|{any_word('header_role')})(?:姓名)?"
    rf"|{any_word('header_role')}(?:姓名|名单)?|{any_word('header_office', 'header_maker')}(?:姓名)?|成员|{_ANSWERING}"
)
_LABEL = re.compile(rf"姓名|{_ANSWERING}")
# What a header or label says of those below or beside it: 证券事务代表, 指导教师, 公司的|法定代表人; not 获奖者, 成员.
_SAYS_ROLE = re.compile(
    rf"{_WHOSE}?(?P<role>{any_word('header_answering', 'header_office', 'header_maker')}"
    rf"|{any_word('header_act')}(?:教师|选手|{any_word('header_role')}))(?:姓名)?(?:{OPEN}[^{BRACKETS}]{{1,8}}{CLOSE})?"
)
# Bodies and persons under one header: 获奖单位（个人）, 捐赠人.
_MIXED_HEADER = re.compile(
    rf"(?:获奖|受奖|获得|受表彰|获表彰|获评|先进)?(?:单位|集体|科室|部门|团队|对象|主体)[{OPENING_BRACKETS}/、和或及](?:先进)?个人{CLOSE}?"
    rf"|(?:获奖|受奖|获得|受表彰|获表彰|获评|先进)?个人[{OPENING_BRACKETS}/、和或及](?:先进)?(?:单位|集体|团队|部门){CLOSE}?"
    r"|(?:获奖|获得|获评|受奖|表彰|受表彰|授予|授奖|颁奖)(?:对象|主体)|捐赠(?:人|者|方)(?:名称)?|捐款(?:人|者|方)"
)
_HOLDERS = re.compile(
    rf"(?:股东|持有人|出资人)(?:的?(?:名称|姓名)|名称[/{OPENING_BRACKETS}]姓名{CLOSE}?)?(?:{OPEN}全称{CLOSE})?"
)
_OFFICE_HEADER = re.compile(
    rf"(?:现任|公司|担任的?|行政|党内|本会|工作|主要|社会|在[一-鿿]{{2,6}}?(?:担任的?|任)?|[一-鿿]{{0,4}}(?:单位|部门)[及和与、/]?)*"
    rf"(?:(?:(?![原曾前])[一-鿿]{{0,6}})职务|职位|岗位)(?:{OPEN}[^{BRACKETS}]*{CLOSE})?"
)
_BODY_HEADER = re.compile(rf"(?:分支|下属|所属|基层|所在)?{any_word('header_body')}(?:名称)?")
_OF_BODY_HEADER = re.compile(rf"(?:[一-鿿]{{2,4}}?)?{any_word('header_of_body')}")
_THING_HEADER = re.compile(rf"[一-鿿]{{0,6}}?{any_word('header_thing')}(?:名称)?")
_CALLING = re.compile(f"[一-鿿]{any_word('header_calling')}$")
_PARTY = re.compile(any_word("header_party"))  # 被担保人: as often a company
_ELSEWHERE_HEADER = re.compile(
    "(?:是否)?在?(?:其他|外)(?:单位|机构|公司)的?(?:任职|兼职)(?:的?情况)?|(?:主要)?(?:社会|外部|对外)?兼职(?:情况)?"
)
_LONGEST_ELSEWHERE = 40  # characters
_IS_PROSE = re.compile(f"[{CLAUSE_ENDS}]|曾任|历任|原任|现任")
# 其他单位名称 | 在其他单位担任的职务: the office's body stands in a column of its own
_BODY_OF_OFFICE = re.compile("(?:其他|股东|任职|兼职|现任职)单位(?:的?名称)?|任职(?:公司|机构)(?:名称)?")
_PARTNER = re.compile(
    "(?:合作|共建|结对|协作|签约|帮扶|联建)(?:单位|方|机构|院校|学校|企业|伙伴|对象)(?:名称)?|对方单位(?:名称)?"
)
_IN_THEM = re.compile("(?:在?(?:其他|股东|任职|兼职|工作|所在|该)单位(?:担任的?|任)?)?职务")
_BEHIND = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
_LONGEST_CALLING = 8  # characters
_DID = re.compile(f"[一-鿿]{{0,4}}{any_word('label_act')}")
_PREFIX = 4  # characters of what an office is of: 工会|主席, 财务部|主任
_PAIR = 2  # characters of what no body of another is: 工会|主席


def without_bracket(text: str) -> str:
    """Return the words of a header or cell without blanks and the bracket behind them: 主任委员|（召集人）."""
    words = without_blanks(text)
    return _BEHIND.sub("", words) or words


def heads_names(text: str) -> bool:
    """Whether a header says that names stand below it: 任职人员姓名, 获奖者, 负责人（组长）; not 获奖单位, 人员数量."""
    parts = re.sub(rf"\s|{OPEN}.*?{CLOSE}", "", text).split("/")
    return all(map(_NAME_HEADER.fullmatch, parts))


@lru_cache(maxsize=1 << 12)  # of a cell it is asked for each of its neighbours
def is_office(text: str) -> bool:
    """Whether a cell is nothing but an office, or several: 院长, 党委书记、董事长."""
    return all(
        (title := title_ending_at(one, len(one))) is not None and title[1] == "post" and title[0] <= _PREFIX
        for one in without_blanks(text).split("、")
    )


def labels_persons(text: str) -> bool:
    """Whether a line is nothing but what those named beside it are or did: 主编, 图片提供."""
    return is_office(text) or bool(_DID.fullmatch(without_blanks(text)))


def role_said(text: str) -> str | None:
    """Return what a header or label says that somebody is: 公司的法定代表人 → 法定代表人, 指导教师; 姓名 → none."""
    said = _SAYS_ROLE.fullmatch(without_blanks(text))
    return said["role"] if said else None


def labels_a_name(text: str) -> bool:
    """Whether a cell says that the one beside it holds a name: 姓名, 公司的法定代表人."""
    return bool(_LABEL.fullmatch(without_blanks(text)))


def heads_bodies_and_names(text: str) -> bool:
    """Whether bodies and persons stand below a header: 获奖单位（个人）, 捐赠人."""
    return bool(_MIXED_HEADER.fullmatch(without_blanks(text)))


def heads_callings(text: str) -> bool:
    """Whether a header says what somebody is or does: 牵头人, 班主任, 包保领导; not 被担保人, 承租人."""
    words = without_bracket(text)
    told = ends_with_office(words) or _CALLING.search(words) is not None
    return told and len(words) <= _LONGEST_CALLING and not _PARTY.search(words)


def heads_bodies(text: str) -> bool:
    """Whether bodies stand below a header, each with somebody in its row: 机构名称, 部门."""
    return bool(_BODY_HEADER.fullmatch(without_blanks(text)))


def tells_of_bodies(text: str) -> bool:
    """Whether a header tells something of the bodies of the rows: 办公地址, 职工人数."""
    return bool(_OF_BODY_HEADER.fullmatch(without_blanks(text)))


def heads_things(text: str) -> bool:
    """Whether what somebody may lead instead of a body stands below a header: 课题名称, 帮扶对象."""
    return bool(_THING_HEADER.fullmatch(without_blanks(text)))


def heads_holders(text: str) -> bool:
    """Whether shareholders stand below a header, of whom another column says which are persons."""
    return bool(_HOLDERS.fullmatch(without_blanks(text)))


def heads_offices(text: str) -> bool:
    """Whether what the person of the row is stands below a header: 职务, 现任职务(注)."""
    return bool(_OFFICE_HEADER.fullmatch(without_blanks(text)))


def heads_offices_elsewhere(text: str) -> bool:
    """Whether what the person of the row is in other bodies stands below a header: 在其他单位任职情况, 社会兼职."""
    return bool(_ELSEWHERE_HEADER.fullmatch(without_blanks(text)))


def heads_bodies_of_offices(text: str) -> bool:
    """Whether the bodies in which the persons of the rows are something stand below a header: 其他单位名称."""
    return bool(_BODY_OF_OFFICE.fullmatch(without_bracket(text)))


def heads_partners(text: str) -> bool:
    """Whether the bodies on the other side stand below a header: 合作单位."""
    return bool(_PARTNER.fullmatch(without_bracket(text)))


def heads_offices_in_bodies(text: str) -> bool:
    """Whether a header over offices says that they are those in the bodies beside them: 职务; not 在本会职务."""
    return bool(_IN_THEM.fullmatch(without_bracket(text)))


def offices_elsewhere(text: str) -> str | None:
    """Return the offices of a cell that is nothing but some, the first with its body: 云栈大学教授、导师."""
    said = without_blanks(text)
    offices = said.split("、")
    titles = [title_ending_at(one, len(one)) for one in offices]
    told = all(title is not None and title[1] in ("post", "profession", "calling") for title in titles)
    if len(said) > _LONGEST_ELSEWHERE or not told or titles[0] is None or _IS_PROSE.search(said):
        return None
    return said if titles[0][0] > _PAIR else None
