"""The numbers of notes to the accounts: 七、29, 七（75）, 附注五、12, 第十节七、67/74."""

from extractors.text.characters import CLOSE, OPEN
from extractors.text.han_digits import NUMERALS

_HAN = f"[{NUMERALS}]{{1,3}}"
# Group `it`: the digits, which count nothing.
NOTE_NUMBER = (
    rf"(?:第{_HAN}节)?(?:附注)?{_HAN}(?:{OPEN}|[、.])(?P<it>[0-9]{{1,3}}{CLOSE}?(?:[/、,][0-9]{{1,3}})*){CLOSE}?"
)
