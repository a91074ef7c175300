"""The steps of the reader of numbers, in their order; each rule names the one that applies it."""

MASK, HEAD, QUOTATION = "mask", "head of a line", "quotation"
PHRASE, SIGN, PADDED = "phrase", "sign", "padded"
LEAD, NUMBER, ADDITION = "lead", "number", "addition"
EXCLUSION, OF_HAN, NORM = "exclusion", "exclusion of a Han numeral", "norm"
HEDGE_BEFORE, HEDGE_FURTHER, HEDGE_AFTER = "hedge before", "hedge further before", "hedge behind"
CHANGE, CHANGE_LISTED, TURN = "change", "listed change", "turn"
STEPS = (
    *(MASK, HEAD, QUOTATION, PHRASE, SIGN, PADDED, LEAD, NUMBER, EXCLUSION, OF_HAN, NORM, ADDITION),
    *(HEDGE_BEFORE, HEDGE_FURTHER, HEDGE_AFTER, CHANGE, CHANGE_LISTED, TURN),
)
DECIMALS = "digits behind a point"  # what a number has that a rule is asked of
