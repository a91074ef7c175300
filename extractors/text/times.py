"""Times as patterns, for all who look for when a thing was so: 2022年末, 报告期各期末, 近三年."""

from extractors.text.characters import TO
from extractors.text.word_patterns import any_word

# Words of time that open a clause and are no part of what is measured in it: 全年, 报告期内, 截至目前, 2022年末.
OWN_TIME = any_word("metrics/words.csv", "own_time")
YEAR = r"(?:19|20)\d\d"
OPENING_TIME = rf"(?:{YEAR}年(?:度|[末底])?|{OWN_TIME})"
_PART = rf"(?:第?[一二三四]季度?|前?[一二三]季度|[上下]半年|\d{{1,2}}(?:月(?:份|[末底]|\d{{1,2}}日)?|{TO}\d{{1,2}}月))"
DATED = rf"(?:截[至止]到?)?(?:{YEAR}年度?(?:[末底初]|{_PART})?|{_PART})"
# Periods that only the report as a whole dates.
EACH_PERIOD = (
    r"(?:(?:报告期)?内?的?各个?(?:报告期|会计期间|期(?![限货权刊]))(?:期?末|内)?|报告期内?的?各(?:会计)?年度?末?)"
)
LAST_YEARS = r"(?:最近|近|过去)[两二三四五2-5]\s*个?(?:会计)?年度?"
ANY_TIME = rf"(?:{OWN_TIME}|{DATED}|{EACH_PERIOD}|{LAST_YEARS}(?:一期)?|期末)"
