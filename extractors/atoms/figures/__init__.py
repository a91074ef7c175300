"""Figures: numbers with what they count, read from text."""

from extractors.atoms.figures.candidate import Left
from extractors.atoms.figures.figure import Figure
from extractors.atoms.figures.reader import read_figures, read_left

__all__ = ["Figure", "Left", "read_figures", "read_left"]
