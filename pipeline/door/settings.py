"""The settings of the readers as a Python program gives them."""

from collections.abc import Mapping
from pathlib import Path

from extractors import nlp
from extractors.names.org_joining import resolve
from pipeline.options import Options, read_aliases_file
from pipeline.reading.ocr.installed import engine_version
from pipeline.rules import rules_version

Aliases = str | Path | Mapping[str, str] | None


def make_options(aliases: Aliases, ner: str | None, ocr: bool) -> Options:
    """Return the settings; `aliases` leads from names of a unit to its canonical one, or is a CSV file that does.

    With `ocr`, pages that are pictures are read where the extra is installed. Raises ValueError where the model `ner`
    is not installed, or the aliases are not as they must be.
    """
    nlp.load(ner)
    engine = engine_version() if ocr else None
    return Options(ner=ner, aliases=_pairs(aliases), ocr=engine, rules=rules_version())


def _pairs(aliases: Aliases) -> tuple[tuple[str, str], ...]:
    if aliases is None:
        return ()
    if isinstance(aliases, (str, Path)):
        return read_aliases_file(Path(aliases))
    for name in aliases:
        resolve(name, aliases)
    return tuple(sorted(aliases.items()))
