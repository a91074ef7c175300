"""What the names of parts say of their whole: a pair, amounts of one name, kinds of it, and a rest."""

import re
from collections.abc import Sequence

from pipeline.checks.check import Row
from pipeline.checks.interval import step_of
from pipeline.checks.printed import find_slipped
from pipeline.checks.report import whole_name
from pipeline.checks.sentences import PERSONS

# Words of parts that leave nothing over: the two of a pair make up the whole.
_PAIRS = (
    ("男", "女"),
    ("合同", "派遣"),
    ("党员", "群众"),
    ("上半年", "下半年"),
    ("基本支出", "项目支出"),
    ("线上", "线下"),
    ("独立", "非独立"),
    ("在职", "退休"),
    ("室内", "室外"),
    ("城镇", "农村"),
    ("国内", "国外"),
    ("境内", "境外"),
    ("正式", "外包"),
    ("在编", "编外"),
    ("专职", "兼职"),
    ("居民", "非居民"),
    ("行政人员", "事业人员"),
    ("公务员", "事业人员"),
)


def are_alike(parts: Sequence[Row]) -> bool:
    """Whether parts are amounts of money whose names end in the same word, which overlap less than counts of people."""
    names = [str(q["metric"] or "") for q in parts]
    return all(q["unit"] == "元" for q in parts) and len(names[0]) > 2 and all(n[-3:] == names[0][-3:] for n in names)


_MEASURED = ("元", None, "吨", "公里", "平方米", "立方米", "千瓦时", "亩", "公顷", "千克")


def are_kinds(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether a whole is an amount of what its parts end in (债 of 政府债), a digit off their sum.

    People, and amounts that are told by several marks, overlap.
    """
    step = min(map(step_of, (whole, *parts)))
    sums = [f"{round(value / step)}" for value in (whole["value"], sum(q["value"] for q in parts))]
    if not find_slipped(*sums):
        return False
    names = [str(q["metric"] or "") for q in (whole, *parts)]
    alike = len({name[-1:] for name in names}) == 1 and len(set(names)) == len(names) and min(map(len, names)) > 1
    return alike and all(q["unit"] in _MEASURED for q in parts)


def has_rest(parts: Sequence[Row]) -> bool:
    """Whether the last part is the rest: 其他用电, 其余人员."""
    return bool(re.match("其他|其它|其余", whole_name(parts[-1])))


# What persons are told apart by; parts by two of these overlap: 女性684人，大专以上学历1,502人，高级技师27人.
_SORTS = (
    "男|女",
    "学历|本科|大专|专科|研究生|硕士|博士|高中",
    "岁",
    "党员|团员|群众",
    "技师|工程师|职称|会计师|经济师|高级工|中级工",
    "民族",
)


def overlap(parts: Sequence[Row]) -> bool:
    """Whether parts are persons of several sorts, of whom one may be counted in two: by sex, schooling, age, party."""
    if any(q["unit"] not in PERSONS for q in parts):
        return False
    names = [whole_name(q) for q in parts]
    return sum(any(re.search(sort, name) for name in names) for sort in _SORTS) > 1


def is_off_by_slip(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether two digits of the whole, or of one part, that changed places make the parts miss it."""
    step = min(map(step_of, (whole, *parts)))
    apart = sum(q["value"] for q in parts) - whole["value"]
    meant = [(whole["value"], whole["value"] + apart), *((q["value"], q["value"] - apart) for q in parts)]
    pairs = ((f"{value / step:.0f}", f"{due / step:.0f}") for value, due in meant if due > 0)
    return any(len(one) >= _SLIPPED and len(find_slipped(one, other)) > 1 for one, other in pairs)


_SLIPPED = 4  # digits of a number in which two that changed places are no chance


def is_pair(parts: Sequence[Row]) -> bool:
    """Whether two parts leave nothing over by their names: 男 and 女."""
    names = [whole_name(q) for q in parts]
    return len(parts) == 2 and any(a in x and b in y for a, b in _PAIRS for x, y in (names, names[::-1]))


_CLASS = re.compile("^(?:[一二三四五六ⅠⅡⅢⅣⅤⅥIVXABCDE甲乙丙丁]{1,3})(?P<what>类|级|等|型|档)")


def are_classes(parts: Sequence[Row]) -> bool:
    """Whether parts are the classes of one division: Ⅲ类 and Ⅱ类, 一级 and 二级."""
    found = [_CLASS.match(whole_name(q)) for q in parts]
    return len({one["what"] if one else None for one in found}) == 1 and None not in found


def is_of_kind(whole: Row, parts: Sequence[Row]) -> bool:
    """Whether a whole counts what its parts count: 在职职工 and 离退休职工 make up the 职工, not the 人口."""
    name = whole_name(whole)
    return not name or any(str(part["metric"] or "")[-1:] in name for part in parts)
