"""Roles: the titles printed before or after a name, with the organisation that belongs to them."""

import re

from extractors.names.org_names import left_edge
from extractors.names.persons.addressed import office_addressed
from extractors.names.persons.lives import BEFORE_POST, office_now, office_since, tells_life
from extractors.names.persons.name_context import COUNTED, office_after, office_beside, title_ending_at
from extractors.names.words import any_word, titles
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, IN_CLAUSE, OPEN
from extractors.text.word_patterns import either
from schemas.text import Span
from schemas.word_lists import by_use, by_word

_TAIL = re.compile(rf"(?:{COUNTED}|{OPEN}[^{BRACKETS}]{{1,16}}{CLOSE}[：:]+|[：:“‘\"、为是系有叫]+|包括)$")
# argued: verbs before a list of posts
_HAVING = re.compile(
    "(?:听取|像|正如|有?一[位名个]|[提说谈聊]起|[提说谈]到|有(?!限)|包括|分别[是为]|[特聘邀]?请|[时现曾历兼]?任(?!职))+(?=[一-鿿]{2})"
)
# 除|江州公司总经理李恒|外, 除总经理李恒|回避外，; not 除尘设备公司经理李恒到会
_SAVE = re.compile(rf"{IN_CLAUSE}{{0,12}}?(?:[以之]外|外(?=[，、均都其还])|外$)")
_ANSWER_FOR = re.compile("负责人及$")  # 主管会计工作负责人及|会计机构负责人
_SEX = re.compile(rf"{OPEN}[男女]{CLOSE}|[，,：]?[男女](?=，)")
_OTHERS_OFFICE = re.compile(rf"{OPEN}[^{BRACKETS}]{{1,16}}{CLOSE}")  # 李恒（院长）委员：陈榕
_SENT = re.compile("(?:[^选委指增]{0,8})[选委指增]派(?![到至往赴])(?=[一-鿿]{2})")  # 集团选派|办公室主任李恒
_TAKES = re.compile(f"(?:分别)?(?:{any_word('takes_office')}|[任为])")
_TAKEN = re.compile(f"{_TAKES.pattern}$")
_DID = re.compile(f"{any_word('label_act')}$")
_OF_SEVERAL = re.compile(f"{any_word('several')}$")
# argued: reports are signed by the board on one line and by who answers for the company on the next
_BOARD_ABOVE = re.compile("[^、]*?(?:董事会|理事会)(?=(?:法定代表人|法人代表)$)")
_OF_COMMITTEE = re.compile(f"(?:{any_word('committee')}|编委会)$")
SAYS_ROLE = frozenset(
    {"post", "calling", "profession", "bracket", "apposition", "headed", "act", "address", "sex", "life"}
)
"""What stands behind a name (`name_context.right_of`) that a role is read from."""
OFFICE_IN_GROUP = f"(?:常务|执行|第一)?副?{any_word('in_group')}"
"""Pattern of an office that only a group or committee has: 副组长, 委员."""
_COMMITTEE_FIRST = re.compile(f"(?:委员会|领导小组|工作小组)(?:{OFFICE_IN_GROUP}|(?:常务)?副?主任)")
_ITS_NAME = re.compile(f"(?:^|[{CLAUSE_ENDS}：])(?P<topic>[一-鿿]{{2,8}})$")
_LONGEST_TOPIC = 9  # characters with the mark before them
_OWN_NAME = re.compile("“[^“”]{1,10}”$")
_OF_NAMED = re.compile("(?:[一-鿿A-Z]{0,6}?(?:[小班]组|[服突攻宣救抢志][一-鿿]{1,4}队|工作[室站]))(?=[副组队主室站])")
_OF_THIS = re.compile("^[院校局所站厂社会行司馆](?=[院校局所站厂社会行馆司]长)")  # 由该|院院长
# 市委授予|茶站党支部书记李恒, 云栈水厂（盖章）|填报人：李恒, 0000-1234567|联系人：李恒
_GIVEN = re.compile(
    rf"(?:[^、]{{0,16}}?(?:授予|颁给|颁发给)|[^、]{{0,30}}{OPEN}[盖公签]章{CLOSE}|[0-9][0-9-—－]{{5,}})(?=[一-鿿]{{2}})"
)
_BEFORE_OFFICES = (_HAVING, _SENT, _OTHERS_OFFICE, _GIVEN)  # what a chain of titles may have before it, in this order
_CUT = {"已": "故", "本": "文", "经": "理"}  # 已|故老校长, 本|文作者, 经|理助理: where an edge goes through a word
_OF_ONE = re.compile(f"{any_word('one_man')}$")
_OF_HONOUR = re.compile(either(by_use("honours/marks.csv")["firm"]))
_IN_GROUP = re.compile(f"{OPEN}{OFFICE_IN_GROUP}{CLOSE}")
_STANDS_FOR = re.compile("代表(?![们团])(?=[一-鿿])")  # 李恒|代表县队参赛
_ADDRESS = frozenset(word for word, weight in by_word("names/titles.csv").items() if weight == "address")


def is_of_honour(role: str) -> bool:
    """Whether a label says what somebody was honoured as: 优秀志愿者."""
    return _OF_HONOUR.match(role) is not None


def is_of_a_list(role: str) -> bool:
    """Whether a role before a list is that of each who stands in it: 编辑：, 图片提供：; not 第五届成员：."""
    return role in by_word("names/titles.csv") or bool(_DID.search(role))


def is_of_several(role: str) -> bool:
    """Whether several persons behind one role have it each: 供水站职工, 特邀委员; not 主任."""
    return bool(_OF_SEVERAL.search(role))


def is_office_of_a_body(role: str) -> bool:
    """Whether a label is one office of a committee or the like, by which several may be named: 编委会主任."""
    title = title_ending_at(role, len(role))
    return title is not None and title[1] == "post" and _OF_COMMITTEE.search(role[: title[0]]) is not None


def is_calling(role: str) -> bool:
    """Whether a label is a word for a kind of person, by which several may be named: 校外辅导员."""
    title = title_ending_at(role, len(role))
    return title is not None and title[1] in ("calling", "profession") and not role.startswith("第")


def is_deputy(role: str) -> bool:
    """Whether a role is one that several have at a time as deputies: 副主席; not 党委副书记、站长."""
    return "副" in role and "、" not in role and _is_post(role)


def goes_with_offices(role: str) -> bool:
    """Whether a label may be of several who have an office each beside it: 副组长, 完成人; not 组长."""
    return "副" in role or not _OF_ONE.search(role)


def tells_office_in_group(text: str, at: int) -> bool:
    """Whether a bracket says what somebody is in a group whose members a label lists: （副组长）, （记录员）."""
    return _IN_GROUP.match(text, at) is not None


def role_before(text: str, title_start: int, name: Span, after: int) -> str | None:
    """Return the chain of titles that ends where a name begins.

    `title_start` is where the last one begins; the chain doesn't reach back over `after`.

    1. 由党总支书记、主任|金澜 → 党总支书记、主任   2. 云栈区科协书记、主席、区政协委员|李芮   3. 上海公司总经理|龚朔
    """
    start = left_edge(text, title_start + 1)
    while start > after and (text[start - 1] == "、" or _ANSWER_FOR.search(text, after, start)):
        before = title_ending_at(text, start - 1)
        if before is None or before[1] == "address":
            break
        earlier = max(left_edge(text, before[0] + 1), after)
        if _TAKES.match(text, name.end) and (_TAKEN.search(text, after, earlier) or _TAKES.match(text, earlier)):
            break  # 李恒为组长、|总经理陈榕为副组长
        start = earlier
    start = _whole_committee(text, start, after)
    start -= start > after and text[start - 1] in "对我" and text.startswith("方", start)  # 对|方负责人
    start -= start > after and text.startswith(_CUT.get(text[start - 1], "\n"), start)
    role = _TAIL.sub("", text[max(start, after) : name.start])
    role = _with_quoted(text, start, after, role)
    role = _BOARD_ABOVE.sub("", role)
    role = _OF_THIS.sub("", role) if text[start - 1 : start] == "该" else role
    role = role.removeprefix("除") if _SAVE.match(text, name.end) else role
    for pattern in _BEFORE_OFFICES:
        role = role[found.end() :] if (found := pattern.match(role)) else role
    return role if role and role not in _ADDRESS else None


def _whole_committee(text: str, start: int, after: int) -> int:
    """Return where the name of a committee begins that the edge of a role has cut: 经费审查|委员会主任."""
    if not _COMMITTEE_FIRST.match(text, start):
        return start
    before = _ITS_NAME.search(text, max(after, start - _LONGEST_TOPIC), start)
    return before.start("topic") if before else start


def _with_quoted(text: str, start: int, after: int, role: str) -> str:
    """Return a role with the name in quotation marks of its body: “清泉”|服务队队长."""
    quoted = _OWN_NAME.search(text, after, start) if _OF_NAMED.match(role) else None
    return f"{text[max(left_edge(text, quoted.start()), after) : start]}{role}" if quoted else role


def _title_at(text: str, at: int) -> int | None:
    """Return where the longest title that begins at a place ends, none for 同志."""
    title = titles().at(text, at)
    if _STANDS_FOR.match(text, at):
        return None
    return at + len(title) if len(title) > 1 and title not in _ADDRESS else None


def role_after(text: str, name_end: int) -> str | None:
    """Return the title that follows a name, none for 同志.

    1. 龚朔|总经理 → 总经理   2. 龚朔|（总经理）, 龚朔|，渔捞长   3. 龚朔|为公司总经理 → 公司总经理
    4. 龚朔（男）|董事、总经理, 龚朔先生|副总经理 (all of a line)   5. 龚朔，男，1981年生，中共党员，|巡查站站长
    """
    if addressed := office_addressed(text, name_end):
        return addressed
    name_end = sex.end() if (sex := _SEX.match(text, name_end)) else name_end
    if end := _title_at(text, name_end):
        while text[end : end + 1] == "、" and (more := _title_at(text, end + 1)):
            end = more
        return text[name_end:end]
    life = BEFORE_POST.match(text, name_end)
    told = office_beside(text, life.end()) if life else None
    if told and _is_post(told):
        return told  # not 工程硕士, 工程师, behind which what they became is told
    if sex and (since := office_since(text, name_end)) and _is_post(since):
        return since
    if (now := office_now(text, name_end)) and _is_post(now):
        return now
    return office_beside(text, name_end) or office_after(text, name_end)


def office_told_next(text: str, name_end: int, following: str) -> str | None:
    """Return the office that the sentence behind that of a life says somebody has: …，1968年生。|2019年起任监事。"""
    if not (text.endswith("。") and tells_life(text, name_end)):
        return None
    since = office_since(text + following, name_end + len("：男"))
    return since if since and _is_post(since) else None


def _is_post(words: str) -> bool:
    title = title_ending_at(words, len(words))
    return title is not None and title[1] == "post"
