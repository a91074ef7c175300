"""The closed lists of `findings` and `reuse`. They stand apart from the tables: --help needs no more than these."""

CLASSES = ("错误", "矛盾", "提示")
OUTCOMES = ("holds", "fails", "unsure", "not_assessable")
KINDS = (
    "sum",
    "conflict",
    "bound",
    "stated_change",
    "change_unit",
    "restatement",
    "outlier",
    "ratio",
    "date",
    "numbering",
    "missing",
    "honour",
    "copied",
    "count",
    "period",
    "wording",
)
REUSE = ("identical", "year_only", "figures_only", "edited", "new", "dropped")
