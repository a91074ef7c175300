"""Word lists: the data files under schemas/data, each read once.

The first line of every file is a comment: what its words are for and where they come from. Below it a .txt holds words
divided by blanks or line breaks; a .csv holds a line with the names of its columns, then rows. More comment lines are
allowed in a .txt. Files are named by their path below schemas/data: names/titles.csv.

All verbs raise ValueError that names the file and the line where a file has another form.
"""

from functools import cache
from importlib.resources import files

from schemas.csv_rows import Mistakes, Row, read_rows


def _text(file: str) -> str:
    text = files("schemas").joinpath("data", file).read_text(encoding="utf-8")
    if not text.startswith("#"):
        raise ValueError(f"{file}, line 1: must be a comment (#) that says what the words are for and their source")
    return text


@cache
def words(file: str) -> tuple[str, ...]:
    """Return the words of a .txt in their order."""
    lines = [line for line in _text(file).splitlines() if not line.startswith("#")]
    return tuple(word for line in lines for word in line.split())


@cache
def word_set(file: str) -> frozenset[str]:
    """Return the words of a .txt as a set."""
    return frozenset(words(file))


@cache
def characters(file: str) -> frozenset[str]:
    """Return the single characters of a .txt whose words are only groups of characters (given names)."""
    return frozenset("".join(words(file)))


@cache
def rows(file: str, *columns: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a .csv, each as its cells in the order of the columns, which must be those of the file."""
    return tuple(tuple(row.text(column) for column in columns) for row in _rows(file, columns))


@cache
def by_word(file: str) -> dict[str, str]:
    """Return a .csv of two columns as a map from the first to the second, in the order of the file."""
    columns = _two_columns(file)
    lines: dict[str, int] = {}
    listed = _rows(file, columns)
    for row in listed:
        word = row.text(columns[0])
        if word in lines:
            row.refuse(columns[0], f"{word} stands in line {lines[word]} too")
        lines[word] = row.line
        row.mistakes.check()
    return {row.text(columns[0]): row.text(columns[1]) for row in listed}


@cache
def by_use(file: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a .csv of two columns by their use, the second one; | divides words of one cell."""
    found: dict[str, list[str]] = {}
    columns = _two_columns(file)
    for row in _rows(file, columns):
        found.setdefault(row.text(columns[1]), []).extend(row.words(columns[0]))
    return {use: tuple(group) for use, group in found.items()}


def _rows(file: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    mistakes = Mistakes()
    found = tuple(read_rows(file, _text(file), mistakes, columns))
    mistakes.check()
    for row in found[:1]:
        if missing := [column for column in columns if column not in row.cells]:
            raise ValueError(f"{file}, line {row.line - 1}: no column {', '.join(missing)}")
    return found


def _two_columns(file: str) -> tuple[str, str]:
    header = next((line for line in _text(file).splitlines() if not line.startswith("#")), "").split(",")
    if len(header) != 2:
        raise ValueError(f"{file}, line 2: must name two columns")
    return header[0], header[1]
