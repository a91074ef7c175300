"""Rules of periods for times of the year without fixed days (春运期间), and for the year of a class (2016届)."""

import re
from datetime import date

from extractors.dates.period import REACH, Asked, Period
from extractors.dates.period_rules import COMPARED, HEADS, IN_WORDS
from extractors.dates.words import time_words
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, MEMBER_END, OPEN
from extractors.text.needed import needed

_SEASON = re.compile(
    rf"(?:(?<![一-鿿])|(?<=[年在于])|(?<=今年)|(?<=整个)|(?<=[{CLAUSE_ENDS}]))(?P<words>"
    rf"(?:{'|'.join(time_words('season'))})(?:期间|期内?(?![间满末初])|之?前后)?(?=[，,内里中]|期间|全|共|累计|[我本该]|市|县)"
    rf"|(?:(?:{'|'.join(time_words('festival'))})[、和与及])*(?:{'|'.join(time_words('season', 'festival'))})"
    r"(?:假期|假日|长假|小长假|黄金周)?期间"
    rf"|(?:{'|'.join(time_words('festival'))})(?:小?长假|假期|假日|黄金周))"
)
_MEMBER = re.compile(MEMBER_END)
_CLAUSE = re.compile(CLAUSE_END)
# 较2018届|（66.5%）, 高于2021级的|604分
_CLASS = re.compile(
    rf"(?:[较比与]|[高低优多少]于|超过)(?P<year>(?:19|20)[0-9]{{2}})[届级]{IN_CLAUSE}{{0,8}}?(?:{OPEN}|的)[为是]?$"
)
_BEFORE = 24  # characters


@as_rule(
    "time of the year",
    "春运期间，运送旅客20万人次: a season or feast without fixed days is a part of the year, of all that it heads",
    step=IN_WORDS,
    needs=needed(_SEASON),
    examples=(
        "春运期间，运送旅客⟨20万人次⟩。 → 2022-01-01..2022-12-31 春运期间",
        "国庆黄金周接待游客⟨20万人次⟩。 → 2022-01-01..2022-12-31 国庆黄金周",
    ),
    counter_examples=(
        "召开春运工作会议12次。",
        "春节慰问困难职工12人。",
        "客流较春运期间增长12%。",
    ),
    source="schemas/data/dates/time_words.csv (season, festival)",
)
def of_season(asked: Asked) -> bool:
    """Say of the year of a quantity in which part of it that was."""
    if not asked.best.is_year or asked.best.text:
        return False
    for match in reversed(list(_SEASON.finditer(asked.text, max(0, asked.start - REACH), asked.start))):
        over = _MEMBER if HEADS.match(asked.text, match.end()) or asked.change else _CLAUSE
        compared = COMPARED.search(asked.text, max(0, match.start() - _BEFORE), match.start())
        if match.end() <= asked.at or over.search(asked.text, match.end(), asked.start):
            return False
        if not compared:
            asked.best = Period(asked.best.start, asked.best.end, match["words"])
            asked.at = match.end()
            return True
    return False


@as_rule(
    "year of a class compared with",
    "2019届升学率64.2%，较2018届（66.5%）下降: the value of the class that another is compared with is of its own year",
    step=IN_WORDS,
    needs="届级",
    examples=("2022届就业率72%，较2021届（⟨74%⟩）下降2个百分点。 → 2021-01-01..2021-12-31",),
    counter_examples=("2022届就业率72%。", "较2021届下降2个百分点。", "2020级学生及格率86%。"),
    source="argued: classes of school leavers are named by their year",
)
def of_class(asked: Asked) -> bool:
    """Give a value right behind a class that another one is compared with its year."""
    told = None if asked.change else _CLASS.search(asked.text, max(0, asked.start - _BEFORE), asked.start)
    if told is None:
        return False
    year = int(told["year"])
    asked.best, asked.at = Period(date(year, 1, 1), date(year, 12, 31), None), asked.start
    return True
