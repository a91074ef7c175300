"""Words of time that open a clause and are no part of what is measured in it: 全年, 报告期内, 截至目前, 2022年末."""

from extractors.text.word_patterns import any_word

OWN_TIME = any_word("metrics/words.csv", "own_time")
OPENING_TIME = rf"(?:(?:19|20)\d\d年(?:度|[末底])?|{OWN_TIME})"
