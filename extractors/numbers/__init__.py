"""Figures: numbers with what they count, read from text."""

from extractors.numbers.candidate import Left
from extractors.numbers.figure import Figure
from extractors.numbers.reading import read_figures, read_left

__all__ = ["Figure", "Left", "read_figures", "read_left"]
