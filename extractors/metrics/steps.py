"""The steps in which a phrase is built; each rule of metrics names the one that applies it."""

FORM = "told by a form of words"
WORDS = "words before the quantity"
BESIDE = "told by the words beside it"
ADDED = "added to what was read"
OTHERS = "whose it is"
INSTEAD = "in the place of another"
CARRIED = "carried on from before"
BASIS = "plan or fact"
CORRECTED = "corrected"
AGAINST = "what a change is against"
# where a quantity stands that a rule is asked of
BEHIND, CLAUSES = "words behind it", "a clause before its own"
LATER, THIRD, OWNED = "behind a quantity", "behind two quantities", "behind a quantity of a subject"
LEVEL, CHANGE = frozenset({"level"}), frozenset({"change"})  # what a rule may be of
COUNTED, PERCENT = frozenset({"count", "other"}), frozenset({"%"})
AMOUNT, DURATION = frozenset({"amount"}), frozenset({"duration"})
SHARE_OF = "share of"  # what the column `rule` says of a share, whichever rule read it
VALUE_HELD = "value held against"  # the same of a value that another one is held against
STEPS = (FORM, WORDS, BESIDE, ADDED, OTHERS, INSTEAD, CARRIED, BASIS, CORRECTED, AGAINST)
