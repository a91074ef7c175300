"""How often each rule, and each compiled pattern of extractors, fires over reports; those that never do are listed.

python -m benchmarks.rules [PATH ...] [--cases FILE.jsonl] [--patterns] [--markdown]

Every report of the paths (by default those of corpus and the real ones beside the project) is read as `extract` reads
it; `--cases` adds texts that `nianjian text` reads, the `input` of each line of a file: ordinary Chinese that no report
at hand happens to print. A pattern counts as matching where a call of it finds something; patterns are told by the line
that compiles them, so nothing of extractors is imported before they are counted. Rules are counted by what their
field's reader makes of each sentence and cell, or by rows and by cells with their headers where these are more.
`--patterns` leaves the rules out, `--markdown` prints the list of all rules with their counts.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
USUAL = (ROOT / "corpus", ROOT.parent / "shared" / "corpus")
CALLED: Counter[str] = Counter()
MATCHED: Counter[str] = Counter()
SHOWN: dict[str, str] = {}
_compile = re.compile
_ROOM = "extractors"


class Counted:
    """A pattern that counts, by the place that compiled it, how often it was asked and how often it found something."""

    def __init__(self, pattern: "re.Pattern[str]", place: str) -> None:
        self._pattern, self._place = pattern, place
        SHOWN.setdefault(place, pattern.pattern)
        CALLED[place] += 0

    def __getattr__(self, name: str) -> Any:
        """Return a method of the pattern, counted; other attributes as they are."""
        own = getattr(self._pattern, name)
        if not callable(own):
            return own

        def ask(*said: Any, **more: Any) -> Any:
            found = own(*said, **more)
            found = list(found) if name == "finditer" else found
            # sub gives the text as it was where nothing matched, split gives it as the only piece
            hit = found != said[1] if name == "sub" else len(found) > 1 if name == "split" else bool(found)
            CALLED[self._place] += 1
            MATCHED[self._place] += hit
            return iter(found) if name == "finditer" else found

        return ask


def _compile_counted(pattern: Any, flags: int = 0) -> Any:
    """Compile as `re.compile` does; of a caller in extractors the pattern counts."""
    frame = sys._getframe(1)
    module = frame.f_globals.get("__name__", "")
    made = _compile(pattern, flags)
    return Counted(made, f"{module}:{frame.f_lineno}") if module.split(".")[0] == _ROOM else made


def texts_of(document: Any) -> Iterator[str]:
    """Yield the sentences and cells of a document as the readers of fields get them."""
    from extractors.text.view import full_width

    for passage in document.passages:
        yield full_width(passage.span.of(document.text))
    for table in document.tables:
        yield from (cell.span.of(document.text) for cell in table.cells)


def rules_of_cells(document: Any) -> Iterator[str]:
    """Yield the names of the rules that leave numbers of table cells, which have their headers beside them."""
    from extractors.accounting.cells import firings_in_cell
    from extractors.tables.grid import read_cells

    for table in document.tables:
        for cell in read_cells(table, document.text):
            if any(map(str.isdigit, cell.text)):
                said = firings_in_cell(cell, cell.cell.span.of(document.text), document.year)
                yield from (one.rule for one in said)


def read_reports(paths: Sequence[Path]) -> tuple[int, Counter[str], Counter[tuple[str, str]]]:
    """Read every report of the paths; return how many pages, the texts, and the rules of rows by column and name."""
    from corpus.find import find
    from extractors.registry import prepare
    from pipeline.extract import extract_document
    from pipeline.reading.read import read_document

    pages, texts, named = 0, Counter[str](), Counter[tuple[str, str]]()
    for report in find(list(paths)).reports:
        try:
            document = read_document(report.path, report.source)
        except Exception as error:  # what can't be read has no rows; `extract` would name it in `problems`
            print(f"{report.path.name}: {error}", file=sys.stderr)
            continue
        pages += len(document.pages)
        for table, rows in extract_document(document).tables.items():
            if "rule" in rows.column_names:
                said = (name for words in rows["rule"].to_pylist() for name in (words or "").split("; "))
                named.update((f"{table}.rule", name) for name in said)
        document = prepare(document)
        texts.update(texts_of(document))
        named.update(("cells", name) for name in rules_of_cells(document))
    return pages, texts, named


def read_cases(path: Path) -> Counter[str]:
    """Read the texts of a file of cases as `nianjian text` does, and return them."""
    from extractors.text.view import full_width
    from pipeline.sentences import read_sentence

    texts = [json.loads(line)["input"] for line in path.read_text(encoding="utf-8").splitlines()]
    for text in texts:
        read_sentence(text, 2022)
    return Counter(full_width(text) for text in texts)


def count_rules(texts: Counter[str], named: Counter[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return how often each rule fired in some texts that stand in the reports so many times, or in their rows."""
    from extractors.fields import FIELDS

    fired = {(field.name, rule.name): 0 for field in FIELDS for rule in field.rules}
    for field in FIELDS:
        for text, times in texts.items():
            for one in field.read(text, field.rules):
                fired[field.name, one.rule] = fired.get((field.name, one.rule), 0) + times
        for rule in field.rules:
            in_rows = sum(named[column, rule.name] for column in (*field.columns, field.name))
            fired[field.name, rule.name] = max(fired[field.name, rule.name], in_rows)
    return fired


def print_rules(fired: dict[tuple[str, str], int], *, markdown: bool) -> None:
    from extractors.fields import FIELDS

    rules = {(field.name, rule.name): rule for field in FIELDS for rule in field.rules}
    dead = [key for key in rules if not fired[key]]
    argued = [key for key in dead if rules[key].source]
    print(f"rules: {len(rules)}; fire nowhere: {len(dead)}, of these with a source or argument: {len(argued)}")
    for key in dead:
        print(f"  {key[0]}: {key[1]}  {rules[key].source or 'NO ARGUMENT'}")
    if markdown:
        print("\n| field | rule | fired |\n| --- | --- | ---: |")
        print("\n".join(f"| {field} | {name} | {fired[field, name]:,} |" for field, name in rules))


def rules_by_pattern() -> dict[str, list[str]]:
    """Return for each pattern the rules in whose examples or counter-examples it finds something."""
    from extractors.fields import FIELDS
    from extractors.rule import parse_example

    found: dict[str, list[str]] = {}
    for field in FIELDS:
        for rule in field.rules:
            MATCHED.clear()
            for text in (*(parse_example(example).text for example in rule.examples), *rule.counter_examples):
                list(field.read(text, field.rules))
            for place in +MATCHED:
                found.setdefault(place, []).append(f"{field.name}: {rule.name}")
    return found


def argument(place: str) -> str | None:
    """Return what a comment `# argued: …` in the statement of a pattern, or right above it, says for it."""
    module, line = place.split(":")
    lines = (ROOT / module.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8").splitlines()
    first = int(line) - 1
    while first and lines[first].startswith((" ", "}", ")", "]")):
        first -= 1
    found = re.search("# argued: (.+)", "\n".join(lines[max(0, first - 1) : int(line)]))
    return f"argued: {found[1]}" if found else None


def print_patterns() -> None:
    """Print the patterns that matched no page; rules that have them in an example, or a comment, argue for them."""
    asked, never = CALLED.copy(), sorted(place for place in CALLED if not MATCHED[place])
    by_rule = rules_by_pattern()
    argued = {place: "; ".join(by_rule.get(place, ())[:2]) or argument(place) for place in never}
    print(
        f"patterns compiled: {len(asked)}; never matched: {len(never)}, of these in an example of a rule: "
        f"{sum(place in by_rule for place in never)}, without any argument: {list(argued.values()).count(None)}"
    )
    for place in sorted(never, key=lambda place: (argued[place] is not None, place)):
        words = " ".join(ascii(SHOWN[place]).split()) if not str(SHOWN[place]).isprintable() else str(SHOWN[place])
        print(f"  {place}  asked {asked[place]:,}  {argued[place] or 'NO ARGUMENT'}  {words[:90]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=list(USUAL))
    parser.add_argument("--cases", type=Path, metavar="FILE.jsonl", help="texts to read beside the reports")
    parser.add_argument("--patterns", action="store_true", help="patterns only")
    parser.add_argument("--markdown", action="store_true", help="all rules with their counts")
    arguments = parser.parse_args()
    assert not any(name.split(".")[0] == _ROOM for name in sys.modules), "patterns are counted from their compiling on"
    re.compile = _compile_counted  # type: ignore[assignment]
    pages, texts, named = read_reports([path for path in arguments.paths if path.exists()])
    cases = read_cases(arguments.cases) if arguments.cases else Counter[str]()
    print(f"pages: {pages}; cases: {cases.total()}")
    if not arguments.patterns:
        print_rules(count_rules(texts + cases, named), markdown=arguments.markdown)
    print_patterns()


if __name__ == "__main__":
    main()
