"""What would come of a change that is only supposed: 利率上升50个基点将使净资产减少, 煤价每上涨10元，成本增加86万元."""

import re

from extractors.text.characters import CLAUSE_ENDS
from extractors.text.word_patterns import any_word

# not 将使用, 协会使者
WOULD = rf"(?:(?:时|的情况下)?[，,]?(?:将|会)(?:{any_word('metrics/words.csv', 'would_bring')})(?!(?<=使)[用馆命者]))"
"""What leads from a change to what would come of it, right behind the change."""

_MOVES = any_word("metrics/words.csv", "moves")
FOR_EACH = rf"每{_MOVES}了?[0-9][^{CLAUSE_ENDS}]{{1,12}}"
"""A condition that a rate is told for: (煤价)每上涨10元."""

SUPPOSED = re.compile(rf"{any_word('metrics/words.csv', 'is_supposed')}[^{CLAUSE_ENDS}0-9]{{0,4}}{_MOVES}了?$")
"""What stands before a change that is supposed: 利率上升, 油价上涨; not 人口增长."""
