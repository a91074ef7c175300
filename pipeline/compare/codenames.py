"""Parties that a report calls by a place in a list alone: 供应商四 of one report is hardly 供应商四 of the next."""

import re

import pandas as pd

_PARTY = r"(?:供应商|客户|单位|公司|企业|机构|债务人|欠款方|债权人|承包商|经销商|股东|关联方)"
_PLACE = r"(?:第?[一二三四五六七八九十]{1,2}|[A-Z]|[0-9]{1,2}|[甲乙丙丁戊己庚辛])"
_CODENAME = re.compile(
    rf"(?:{_PARTY}{_PLACE}|[A-Z甲乙丙丁戊己庚辛]{_PARTY}|第[一二三四五六七八九十]{{1,2}}(?:名|位|大{_PARTY}))"
)


def is_codename(words: str) -> bool:
    """Whether words are all that a place in a list gives a party: 供应商四, 客户A, 第一名, 第二大客户, 甲公司.

    Left alone: a name (四方公司, 二公司), and what is no party, which stays what it is (产品A).
    """
    return bool(_CODENAME.fullmatch(words))


def of_codenames(left: pd.DataFrame, right: pd.DataFrame) -> pd.Series:
    """Whether the values of a pair are of a party with a codename, in two reports; in one it is the same party."""
    two = left["doc_id"].astype(object) != right["doc_id"].astype(object)
    found = pd.Series(data=False, index=left.index)
    for column in ("scope_name", "surface"):
        words = right[column].astype(object)
        coded = {one for one in set(words[words.notna()]) if is_codename(one)}
        found |= words.isin(coded)
    return found & two
