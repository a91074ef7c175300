"""Label columns that describe what a row names and do not name it themselves: purposes, kinds, days, places."""

import re
from collections.abc import Mapping, Sequence

from extractors.tables.bands import TOTAL_OR_REST
from extractors.tables.head_rows import LONG_TEXT
from extractors.tables.stretches import Sheet, is_empty
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.word_patterns import any_word

# argued: lists of investments, projects and grants print them beside the name
_DESCRIBES = re.compile(
    r"""
    .{0,8}(?:方式|目的|原因|依据|说明|情况|方法|(?:建设|工作|主要|服务|实施)内容|用途|措施|要求|备注|简介|状态|身份|关系|主要业务|经营范围)
    | (?:款项|资金|业务|项目|股份|投资|募集资金)?(?:的)?(?:性质|来源|投向)
    | (?:受赠|受助|受益|捐赠|帮扶|合作|共建|依托|中标|施工|承包|供货)
      (?:.{0,3}(?:单位|部门|企业|机构|院校|学校|学院)|方|对象|人)
    | (?:主要)?(?:覆盖|涉及|涵盖|管辖|下辖|对应|包含|服务|供[电水热气]|经营|责任|包[片干保])(?:的)?
      (?:部门|科室|单位|区域|范围|地区|片区|乡镇|街道|社区|村组?)
    | 规格(?:型号)?|型号|品牌|产地|材质
    | (?:第一)?(?:责任|牵头|主办|承办|主管|实施|建设|配合)(?:单位|部门|人|处室|科室) | (?:负责|联系|经办)人
    | .{0,8}(?:日期|时间|时点|地点|地址|注册地|经营地|期限) | 是否.*
    """,
    re.VERBOSE,
)
_WHEN = re.compile(r".{0,8}(?:日期|时间|年月)")
# argued: lists of committees, teams and courses print who leads each beside its name: 主任委员, 主讲人
_LEADERS = f"(?:{any_word('names/titles.csv', 'post')}|{any_word('tables/words.csv', 'leads')})"
_OFFICE = re.compile(rf"(?:现任|牵头|分管|带班)?{_LEADERS}(?:姓名)?")
_PERSON = re.compile(r"[一-鿿·]{2,4}(?:、[一-鿿·]{2,4})*等?")
_CLAUSES = re.compile(f"[{CLAUSE_ENDS}]")
_LIST = re.compile(rf"[^、{BRACKETS}]+(?:、[^、{BRACKETS}]+)+")
_NAME = re.compile(r"[^0-9、]{1,9}[一-鿿][^、]{0,4}")
_LEAST_NAMES = 3
_NAMES_ROWS = re.compile(r"(?:.*名称|.*(?:项目|品种|设备|产品|物资)(?:名称)?)")  # headers of what names a row


def _is_text(words: str) -> bool:
    """Whether words are running text: long, of several clauses."""
    return len(words) > LONG_TEXT and bool(_CLAUSES.search(words))


def _lists_behind_names(said: Mapping[int, Sequence[str]]) -> set[int]:
    """Return the columns that list what belongs to the short names before them, each row's own."""
    columns = list(said)
    names = [[w for w in said[c] if not is_empty(w) and not TOTAL_OR_REST.fullmatch(w)] for c in columns]
    for at, words in enumerate(names[:-1]):
        if len(words) < _LEAST_NAMES or len(set(words)) < len(words) or not all(map(_NAME.fullmatch, words)):
            continue
        behind = [k for k in range(at + 1, len(columns)) if len(names[k]) == len(words)]
        return {columns[k] for k in behind if 2 * sum(bool(_LIST.fullmatch(w)) for w in names[k]) >= len(words)}
    return set()


def attribute_columns(sheet: Sheet, body: range, columns: Sequence[int], heads: Sequence[str]) -> frozenset[int]:
    """Return the columns of labels that only describe their rows, where the others name each row.

    1. by their header: 投资目的, 募集资金来源, 性质   2. by their cells: running text
    3. lists behind a column of short names, one to a row: 平皋镇、沙埠乡 behind 平皋 under 供电所
    4. persons by their office: 主任委员 behind 委员会
    Left alone: where rows would have one name without them (资金来源 财政拨款, 自筹 of a project), but that a day
    names none of them: 捐赠人 | 用途 | 日期; the first column.
    """
    said = {column: [sheet.words[i] for i in dict.fromkeys(sheet.down(body, column))] for column in columns}

    def describes(column: int, head: str) -> bool:
        words = [w for w in said[column] if not is_empty(w)]
        persons = bool(_OFFICE.fullmatch(head)) and all(map(_PERSON.fullmatch, words))
        return persons or bool(_DESCRIBES.fullmatch(head)) or bool(words and 2 * sum(map(_is_text, words)) > len(words))

    found = {c for c, head in zip(columns, heads, strict=True) if c != columns[0] and describes(c, head)}
    naming = {c for c, head in zip(columns, heads, strict=True) if c != columns[0] and _NAMES_ROWS.fullmatch(head)}
    found |= _lists_behind_names({c: words for c, words in said.items() if c not in found}) - naming
    when = {c for c, head in zip(columns, heads, strict=True) if c in found and _WHEN.fullmatch(head)}
    for described in (found, when):
        rest = [c for c in columns if c not in described]
        names = [tuple(sheet.places.get((row, c)) for c in rest) for row in body]
        words = [tuple(sheet.words[i] if i is not None else "" for i in name) for name in names]
        if described and len(set(words)) == len(words):
            return frozenset(described)
    return frozenset()
