"""Draw the picture of the READMEs: some figures of a sample report, as `nianjian show` prints them.

python docs/picture.py   (after `make demo`)
"""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from pipeline.store import Store

SHOWN = ("page", "text", "value_text", "unit", "qualifier", "metric", "period", "role", "source")
ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write docs/show.svg from the yearbook of the samples."""
    store = Store.open(ROOT / "yearbook")
    document = next(d for d in store.read("documents").to_pylist() if d["stated_year"] == 2021)
    rows = [row for row in store.read("quantities", [document["doc_id"]]).to_pylist() if row["page"] == 5][8:34]
    console = Console(record=True, width=118, force_terminal=True, file=(ROOT / "docs" / ".drawn").open("w"))
    table = Table(title=f"quantities · {document['org']} {document['stated_year']}", box=None, padding=(0, 2, 0, 0))
    for column in SHOWN:
        table.add_column(column)
    for row in rows:
        period = str(row["period_end"].year) if row["period_end"] else row["period_text"]
        change = f"{row['role']} {row['direction']}" if row["direction"] else row["role"]
        values = {**row, "period": period, "role": change}
        table.add_row(*("" if values[name] is None else str(values[name]) for name in SHOWN))
    console.print(table)
    console.save_svg(str(ROOT / "docs" / "show.svg"), title="nianjian show yearbook --doc 2021")
    (ROOT / "docs" / ".drawn").unlink()


if __name__ == "__main__":
    main()
