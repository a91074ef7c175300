"""The yearbook as a workbook for people: what was compared, what is to be checked, where each quantity stands.

from pipeline.export import export_workbook
export_workbook("yearbook", "comparison.xlsx")
"""

from pipeline.export.workbook import Counts, export_view, export_workbook

__all__ = ["Counts", "export_view", "export_workbook"]
