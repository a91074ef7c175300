"""The steps of the reader of numbers, in their order; each rule names the one that applies it."""

MASK, HEAD, QUOTATION = "mask", "head of a line", "quotation"
PHRASE, SIGN, PADDED = "phrase", "sign", "padded"
LEAD, NUMBER, ADDITION = "lead", "number", "addition"
EXCLUSION, OF_HAN = "exclusion", "exclusion of a Han numeral"
HEDGE_BEFORE, HEDGE_FURTHER, HEDGE_AFTER = "hedge before", "hedge further before", "hedge behind"
NORM = "norm"
CHANGE, CHANGE_LISTED, TURN = "change", "listed change", "turn"
ASKED = (
    PHRASE,
    SIGN,
    PADDED,
    LEAD,
    NUMBER,
    EXCLUSION,
    OF_HAN,
    ADDITION,
    NORM,
    CHANGE,
    CHANGE_LISTED,
    TURN,
)  # one by one
DECIMALS = "digits behind a point"  # what a number has that a rule is asked of
STEPS = (MASK, HEAD, QUOTATION, HEDGE_BEFORE, HEDGE_FURTHER, HEDGE_AFTER, *ASKED)
