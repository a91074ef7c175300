"""Yearbooks: reports extracted into one, one opened, its reports compared."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.find import find
from pipeline.batch import Policy, Step, extract
from pipeline.door.settings import Aliases, make_options
from pipeline.extract import load_words, read_found
from pipeline.store import Store
from pipeline.store.layout import PRIVATE
from pipeline.summary import Summary

if TYPE_CHECKING:
    from pipeline.compare import Comparison


def extract_reports(
    paths: str | Path | Iterable[str | Path],
    store: str | Path,
    *,
    workers: int | None = None,
    aliases: Aliases = None,
    ner: str | None = None,
    ocr: bool = True,
    policy: Policy | None = None,
    progress: Callable[[Step], None] | None = None,
) -> Summary:
    """Read the PDFs in files and folders into a store, as `nianjian extract` does; what is stored already is skipped.

    Each report is read in a process of its own, `workers` at once (as many as there are processors), within the limits
    of `policy`. `progress` is called with each report that is finished. What can't be read is in the `problems` of the
    summary and of the store. `aliases`, `ner` and `ocr` are those of `read_pdf`.
    Raises ValueError where there is nothing to read, the folder is no store and can't become one, or a setting is not
    as it must be; StoreError where another program writes the store; Damaged where it is damaged.
    """
    options = make_options(aliases, ner, ocr)
    found = find([paths] if isinstance(paths, (str, Path)) else paths)
    if not found.reports and not found.strays:
        raise ValueError("no PDF in these files and folders")
    rules = replace(policy or Policy(), accepts=options.accepts, prepare=partial(load_words, options))
    read = partial(read_found, options=options, cache=(Path(store) / PRIVATE / "ocr").absolute())
    with Store.open(store, writable=True) as opened:
        return extract(
            found, opened, read=read, version=options.version, workers=workers, progress=progress, policy=rules
        )


def open_store(path: str | Path) -> Store:
    """Open a store to be read: `store.read("quantities")` is an Arrow table, `.to_pandas()` a data frame.

    Raises ValueError where the folder is no store, StoreError where another version made it, Damaged where files of it
    are not as they were written.
    """
    return Store.open(path)


def compare_reports(
    store: Store | str | Path,
    *,
    org: str | None = None,
    years: Collection[int] = (),
    indicators: Collection[str] = (),
    vintage: str = "latest",
    language: str = "zh",
) -> "Comparison":
    """Compare the reports of a store: data frames of changes, restatements, honours, commitments and more.

    `org` is a part of any name of an organisation, or its id; `years` and `indicators` (codes or their beginnings) keep
    what is of these; `vintage` says which value of a year counts, `latest` (as restated) or `first`. Notes are in
    `language`, `zh` or `en`. Raises ValueError where the folder is no store or there is no such organisation.
    """
    from pipeline.compare import Choice, compare  # noqa: PLC0415 - loads pandas, which the other verbs do without
    from pipeline.messages import Messages  # noqa: PLC0415

    choice = Choice(org=org, years=years, indicators=indicators, vintage=vintage)
    return compare(store, choice, say=Messages(language))
