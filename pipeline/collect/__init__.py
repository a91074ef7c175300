"""收数表: what departments are asked for, and what they give.

from pipeline.collect import make_forms, read_forms, write_values
make_forms(store, 2023, Path("收数表"))                  # one workbook a department
found = read_forms(store, [Path("收数表/工会_2023年收数表.xlsx")])
found.refusals, found.remarks, found.values
"""

from pipeline.collect.collect import Form, FormsThere, Returned, make_forms, read_forms, write_values
from pipeline.collect.departments import Departments, read_departments

__all__ = ["Departments", "Form", "FormsThere", "Returned", "make_forms", "read_departments", "read_forms",
           "write_values"]  # fmt: skip
