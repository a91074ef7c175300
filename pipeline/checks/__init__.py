"""Checks: what in a report contradicts itself, another statement or another year, and what was copied."""

from pipeline.checks.check import Check, Judgement
from pipeline.checks.report import Report

__all__ = ["Check", "Judgement", "Report"]
