"""Figures: numbers with what they count, read from text."""

from extractors.atoms.figures.figure import Figure
from extractors.atoms.figures.reader import read_figures

__all__ = ["Figure", "read_figures"]
