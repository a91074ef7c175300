"""What jieba's words and spaCy's documents are worth: labels lost without the one, cost of the other.

python -m benchmarks.words [--cost]

Labels: the golden cases, the sample reports and, where it is present, the yardstick are read three times: with jieba's
words, with each character as a word of its own (with the flag that jieba's dictionary gives it), and so with an empty
dictionary as well. A metric is right where it is the label's word for word, `like` it where one holds the other;
organisations have no labels, so their rows are counted. With `--cost`: seconds and memory of spaCy as what
carries words and patterns, a new process each, against plain code on the same words.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

from corpus.find import find
from extractors import nlp
from extractors.jieba_dictionary import Dictionary
from pipeline.extract import read_report
from pipeline.sentences import read_sentence
from schemas.text import Span, fold

ROOT = Path(__file__).parents[1]
SAMPLES, SHARED, GOLDEN = ROOT / "corpus" / "samples", ROOT.parent / "shared", ROOT / "tests" / "golden"
Right = set[tuple[str, ...]]

_COST = """
import resource, sys, time
from pathlib import Path
from extractors import nlp
from pipeline.reading.read import read_document
from pipeline.extract import read_rows
from schemas.document import Source
data = Path(sys.argv[1]).read_bytes()
source = Source(doc_id="0" * 16, sha256="0" * 64, file_name="", path="", size=len(data))
nlp.load()
read_rows(read_document(data, source, ocr=False))
start = time.process_time()
document, _ = read_rows(read_document(data, source, ocr=False))
whole = time.process_time() - start
texts = [passage.span.of(document.text) for passage in document.passages]
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
before, start = peak(), time.process_time()
cut = [nlp.words(text) for text in texts]
words = time.process_time() - start
loading = docs = matching = 0.0
if sys.argv[2] == "spacy":
    start = time.process_time()
    import spacy
    from spacy.matcher import Matcher
    from spacy.tokens import Doc
    vocab = spacy.blank("zh").vocab
    loading, start = time.process_time() - start, time.process_time()
    made = [Doc(vocab, [w.text for w in ws], [False] * len(ws), tags=[w.flag for w in ws]) for ws in cut if ws]
    docs = time.process_time() - start
    matcher = Matcher(vocab)
    title = {"TEXT": {"IN": ["主任", "书记", "经理", "局长", "院长", "主席", "部长", "组长", "队长", "同志"]}}
    for number in range(20):
        matcher.add(f"title and name {number}", [[title, {"TAG": {"REGEX": "^n"}, "LENGTH": {"<=": 3 + number}}]])
        matcher.add(f"noun phrase {number}", [[{"TAG": {"REGEX": "^[nv]"}, "OP": "+"}, {"TAG": "m"}, {"TAG": "q"}]])
    start = time.process_time()
    for doc in made:
        matcher(doc)
    matching = time.process_time() - start
print(whole, words, loading, docs, matching, before, peak())
"""


def single_characters(text: str) -> tuple[nlp.Word, ...]:
    """Return each character as a word: what is left where jieba cuts nothing."""
    flag = nlp.dictionary().flag
    return tuple(nlp.Word(character, flag(character), Span(at, at + 1)) for at, character in enumerate(text))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def _golden() -> Iterator[tuple[str, Right]]:
    """Yield the rows of golden cases that are read as they stand there, by table."""
    for path in sorted(GOLDEN.glob("*.jsonl")):
        table, right = path.stem, set()
        for case in _lines(path) if table in read_sentence("", 2022) else ():
            rows = read_sentence(case["text"], 2022)[table]
            read = [{k: v for k, v in dict(row).items() if v is not None and k != "rule"} for row in rows]
            right |= {(case["text"], str(row["start"]), str(row["text"])) for row in case["rows"] if row in read}
        if right:
            yield f"golden {table}", right


def _labelled(where: str, pdf: Path, gold: Path) -> Iterator[tuple[str, Right]]:
    """Yield the labels of a report that its rows agree with."""
    report = find([pdf]).reports[0]
    rows = {name: table.to_pylist() for name, table in read_report(report.path, report.source).tables.items()}
    metrics: dict[tuple[str, str], set[str]] = {}
    for row in rows["quantities"]:
        metrics.setdefault((str(row["page"]), fold(row["text"])), set()).add(fold(row["metric"]))
    exact, like = set(), set()
    for number, label in enumerate((*_lines(gold / "quantities.jsonl"), *_lines(gold / "table_quantities.jsonl"))):
        said, wanted = metrics.get((str(label["page"]), fold(label["text"])), set()), fold(label["metric"])
        if wanted in said:
            exact.add((pdf.name, str(number), wanted))
        if any(one and (one in wanted or wanted in one) for one in said):
            like.add((pdf.name, str(number), wanted))
    yield f"{where} metrics", exact
    yield f"{where} metrics, like", like
    titles = {fold(row["title"]) for row in rows["honours"]}
    yield (
        f"{where} honours",
        {(pdf.name, x["title"]) for x in _lines(gold / "honours.jsonl") if fold(x["title"]) in titles},
    )
    names = {fold(row["canonical"]) for row in rows["entities"] if row["kind"] == "PERSON"}
    bodies = {fold(row["name"]) for row in rows["entities"] if row["kind"] == "ORG"}
    yield f"{where} organisations, rows", {(pdf.name, name) for name in bodies}
    people = {fold(x["name"]) for x in _lines(gold / "persons.jsonl")}
    yield f"{where} persons", {(pdf.name, name) for name in people & names}
    yield f"{where} persons, wrong", {(pdf.name, name) for name in names - people}


def _reports() -> Iterator[tuple[str, Path, Path]]:
    for path in sorted((SAMPLES / "gold").iterdir()):
        if path.is_dir():
            file = json.loads((path / "document.json").read_text(encoding="utf-8")).get("file", f"{path.name}.pdf")
            pdfs = [*SAMPLES.glob(f"pdf*/{file}"), *SAMPLES.glob(f"pdf/*{path.name[-4:]}*.pdf")]
            yield "samples", pdfs[0], path
    if (SHARED / "corpus" / "seed2022.pdf").exists():
        yield "yardstick", SHARED / "corpus" / "seed2022.pdf", SHARED / "gold" / "seed2022"


def read_labels() -> dict[str, Right]:
    """Return the labels that the readers get right, by where they stand and what they label."""
    found: dict[str, Right] = {}
    for name, right in (*_golden(), *(one for report in _reports() for one in _labelled(*report))):
        found.setdefault(name, set()).update(right)
    return found


def print_cost(rounds: int = 3) -> None:
    """Print what spaCy as a container adds to a report."""
    pdf = SHARED / "corpus" / "seed2022.pdf"
    pdf = pdf if pdf.exists() else SAMPLES / "pdf-tables" / "lanting-2022.pdf"
    for carrier in ("plain", "spacy"):
        runs = [
            subprocess.run([sys.executable, "-c", _COST, str(pdf), carrier], check=True, capture_output=True, text=True)
            for _ in range(rounds)
        ]
        columns = zip(*(map(float, run.stdout.split()) for run in runs), strict=True)
        whole, words, loading, docs, matching, before, after = (sorted(column)[rounds // 2] for column in columns)
        print(
            f"{carrier:6} whole report {whole:.2f} s, jieba {words:.2f}, loading spaCy {loading:.2f}, "
            f"documents {docs:.2f}, 40 patterns {matching:.2f}; peak {before:.0f} -> {after:.0f} MB"
        )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cost", action="store_true")
    arguments.add_argument("--show", action="store_true", help="name each label that is lost or gained")
    chosen = arguments.parse_args()
    if chosen.cost:
        return print_cost()
    with_words = read_labels()
    with mock.patch.object(nlp, "words", single_characters):
        characters = read_labels()
        empty = Dictionary(b"")
        with mock.patch.object(nlp, "dictionary", lambda: empty):
            nothing = read_labels()
    print(f"{'right with':28}{'words':>8}{'characters':>18}{'no dictionary':>18}")
    for name in dict.fromkeys((*with_words, *characters, *nothing)):
        right = with_words.get(name, set())
        others = [labels.get(name, set()) for labels in (characters, nothing)]
        said = [f"{len(other)} (-{len(right - other)} +{len(other - right)})" for other in others]
        print(f"{name:28}{len(right):>8}{said[0]:>18}{said[1]:>18}")
        for mark, some in (("-", right - others[0]), ("+", others[0] - right)) if chosen.show else ():
            for one in sorted(some):
                print("   ", mark, *one)
    return None


if __name__ == "__main__":
    main()
