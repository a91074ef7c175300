"""The indicator dictionary: what each indicator is called in print, its units, range and relations, as data files."""

from schemas.indicators.load import load
from schemas.indicators.model import Conversion, Dictionary, Found, Indicator, Relation

__all__ = ["Conversion", "Dictionary", "Found", "Indicator", "Relation", "load"]
