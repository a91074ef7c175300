"""Times as patterns, for all who look for when a thing was so: 2022年末, 报告期各期末, 近三年."""

import re

from extractors.text.characters import BETWEEN_ITEMS, OPENING_BRACKETS, TO
from extractors.text.word_patterns import any_word

# Words of time that open a clause and are no part of what is measured in it: 全年, 报告期内, 截至目前, 2022年末.
OWN_TIME = any_word("metrics/words.csv", "own_time")
YEAR = r"(?:19|20)\d\d"
OPENING_TIME = rf"(?:{YEAR}年(?:度|[末底])?|{OWN_TIME})"
_FIRST_MONTHS = r"[前头](?:\d{1,2}|[两二三四五六七八九十]|十一)个月"
_PART = (
    rf"(?:第?[一二三四]季度?|前?[一二三]季度|[上下]半年末?|{_FIRST_MONTHS}"
    rf"|\d{{1,2}}(?:月(?:份|[末底]|\d{{1,2}}日)?|{TO}\d{{1,2}}月))"
)
DATED = rf"(?:截[至止]到?)?(?:{YEAR}年度?(?:[末底初]|{_PART})?|{_PART})"
# Periods that only the report as a whole dates.
EACH_PERIOD = (
    r"(?:(?:报告期)?内?的?各个?(?:报告期|会计期间|期(?![限货权刊]))(?:期?末|内)?|报告期内?的?各(?:会计)?年度?末?)"
)
LAST_YEARS = r"(?:最近|近|过去)[两二三四五2-5]\s*个?(?:会计)?年度?"
ANY_TIME = rf"(?:{OWN_TIME}|{DATED}|{EACH_PERIOD}|{LAST_YEARS}(?:一期)?|期末)"
# Words before a verb that only say when it was done, and that this is all: 全年累计|处置, 先后|开展
WHEN_AND_IN_ALL = rf"(?:{ANY_TIME}|一?共计?|合计|总计|累计|先后|已经?)"
# A span of time that only the report dates: 林场|本年|及|累计|未弥补的亏损
SPAN = re.compile("本(?:年度?|期|月|季度)|当[年期月]|报告期内?|上年度?|上期|累计|[期年][末初]")
_ONE_TIME = rf"(?:{DATED}|(?:截[至止]到?)?{YEAR})"
# Several times in a row: 2018年、2019年
TIMES = re.compile(
    rf"(?<![{OPENING_BRACKETS}]){_ONE_TIME}(?:(?:{BETWEEN_ITEMS}|{TO}){_ONE_TIME})+(?<=[年度月日末底初份])"
    r"(?:同?[较比](?:[上去]一?年度?|上期)(?:同期|末)?)?"
)
