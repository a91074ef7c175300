"""Labels of rows without what only numbers or marks them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from extractors.outline import bare_title
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, COLON, OPEN
from schemas.text import squeeze

PART_OF = rf"其中{COLON}|按[一-鿿]{{2,4}}{COLON}"  # what leads to the parts of the row above
# argued: notes on earnings a share print these two words over what they are divided from and by
_OF_EARNINGS = rf"(?:收益|股份){COLON}?(?=归属于|(?:本公司|本集团)?发行在外)"
REST = re.compile(r"其[他它]")
NUMBERED_GROUP = "组合[一二三四五六七八九十0-9A-Z]"
"""A group that has no name but its number: 组合一 in notes on claims."""
_LEADING = re.compile(rf"^(?:[-—–·]+|[#＃](?=[一-鿿])|{PART_OF}|[加减]{COLON}|{_OF_EARNINGS})")
# 三、四级手术, 一、二类疫苗: two grades of one kind, the second the next one
_GRADES = re.compile(
    rf"(?:{'|'.join(f'{a}、{b}' for a, b in pairwise('一二三四五六七八九十'))})"
    r"(?:年?级|[类等期线产档孩号季层]|季度|学段)"
)
_NUMBER_OR_BOUND = re.compile(r"[0-9]|[^一-鿿0-9]{1,3}[<>＜＞≤≥]")
_FOOTNOTE = re.compile(
    rf"[，,、；]其中{COLON}?$|[*＊①-⑩]$|[\[［〔【](?:注?[0-9]{{1,2}})[\]］〕】]$|{OPEN}?注[0-9]{{1,2}}(?:[、，,][0-9]{{1,2}})*{CLOSE}?$|{OPEN}(?:见?附)?注{CLOSE}$|{OPEN}见?附注[一二三四五六七八九十]{{1,3}}(?:[、.．][0-9]{{1,3}}|{OPEN}[0-9]{{1,3}}{CLOSE})?{CLOSE}$|(?<=[一-鿿])[0-9]$"
    rf"|{OPEN}(?:[ABDE][0-9]?|[A-E][0-9]?(?:[+＋][A-E][0-9]?)+){CLOSE}$"  # 额度合计（A1）, not （C1）
    rf"|(?<=[一-鿿%％{CLOSING_BRACKETS}]){OPEN}[0-9]{{1,2}}{CLOSE}(?:[=＝].*)?$"  # 金额（8）, 进度（6）=（4）/（1）
)


@lru_cache(maxsize=1 << 12)  # each cell of a column asks for the same header, each of a row for the same label
def bare_label(text: str) -> str:
    """Return a row label without number, leading dashes, 其中：, 按性别：, 收益： before 归属于 and footnote marks."""
    if _GRADES.match(text):
        return _FOOTNOTE.sub("", squeeze(text))
    title = bare_title(text)
    bare = _LEADING.sub("", title).strip()
    numbered = bare != title and not _GRADES.match(bare)
    return _FOOTNOTE.sub("", bare_title(bare) if numbered else bare)  # 其中：2.1 投入金额


# argued: the income of a budget counts what the year before left over (政府收支分类科目): 上年结转 over 一般公共预算
CARRIED_IN = re.compile(r"上(?:一年|年度?)[末底]?(?:累计|滚存)?结转(?!下|至|以后)")


def joined(first: str, second: str) -> str:
    """Return two names that stand beside or over each other as one, with a comma where bounds would run together.

    高速公路 + 四车道 → 高速公路四车道; Q＜9000 + 10＜μ≤20 → Q＜9000，10＜μ≤20; Q＜9000 + μ＞40 → Q＜9000，μ＞40.
    """
    runs_on = first[-1:].isdigit() and _NUMBER_OR_BOUND.match(second)
    return f"{first}，{second}" if runs_on else first + second


def numbered_labels(labels: Iterable[str]) -> frozenset[str]:
    """Return the labels that only their last digit tells apart: 融资租赁1, 融资租赁2; the digit is no footnote mark."""
    found: dict[str, set[str]] = {}
    for label in labels:
        if label[-1:].isdigit() and (base := bare_label(label)) != label and label.endswith(base + label[-1]):
            found.setdefault(base, set()).add(label)
    return frozenset(label for same in found.values() if len(same) > 1 for label in same)
