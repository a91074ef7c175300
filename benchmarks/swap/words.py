"""Words that changed sentences are made with, in two pools, so that one can be kept for the last measure."""

import csv
import zlib
from functools import cache
from pathlib import Path

_LIST = Path(__file__).with_name("words.csv")
ADVERBS = (
    ("先后", "陆续", "共", "累计", "已", "分批", "另", "还"),
    ("相继", "实际", "共计", "逐一", "新近", "专门", "再次", "依次"),
)
TIMES = (("年内", "据统计", "全年累计", "当年"), ("截至年底", "据不完全统计", "一年来", "这一年"))
OPENINGS = (
    ("在各方支持下", "为进一步做好服务", "围绕中心工作", "面对困难局面"),
    ("按照年初的部署", "在大家的努力下", "着眼长远", "经过反复论证"),
)
BRACKETS = (("含外包部分", "不含分支机构", "含试运行"), ("包括下属单位", "含结转部分", "不含临时安排"))
CLAUSES = (("各项工作有序推进", "服务水平稳步提高"), ("基础管理不断夯实", "干群关系更加融洽"))
OWNERS = (
    ("青柳镇", "云岭公司", "东河水厂", "临江中学"),
    ("石桥街道", "南浦集团", "柏山林场", "北川医院"),
)
WAYS = (
    ("在老城区", "通过多种方式", "会同有关单位", "按计划", "逐户", "利用周末"),
    ("在偏远乡镇", "借助信息化手段", "联合周边单位", "按照要求", "挨家挨户", "结合实际"),
)
ATTRIBUTES = (("老旧", "新型", "偏远", "大型"), ("破损", "优质", "零散", "特色"))
ENDINGS = (("总体情况平稳", "得到有关方面认可"), ("完成情况较好", "受到好评"))
TIES = (("共", "为", "达"), ("共计", "约", "总计"))


@cache
def _lines() -> tuple[tuple[str, str, str], ...]:
    lines = _LIST.read_text("utf-8").splitlines()[2:]
    return tuple((kind, word, of) for kind, word, of in csv.reader(lines))


def _in_pool(word: str, pool: int) -> bool:
    return zlib.crc32(word.encode()) % 2 == pool


@cache
def nouns(kind: str, pool: int) -> tuple[str, ...]:
    """Return the nouns of a kind in a pool (0 or 1)."""
    return tuple(word for of_kind, word, _ in _lines() if of_kind == kind and _in_pool(word, pool))


@cache
def verbs(pool: int) -> dict[str, tuple[str, ...]]:
    """Return the verbs of a pool that may stand for a usual one, by that."""
    found: dict[str, list[str]] = {}
    for kind, word, of in _lines():
        if kind == "verb" and _in_pool(word, pool):
            found.setdefault(of, []).append(word)
    return {of: tuple(words) for of, words in found.items()}
