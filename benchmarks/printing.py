"""Tables that benchmarks print: in columns for a terminal, or as Markdown."""

from collections.abc import Sequence


def print_lines(lines: Sequence[Sequence[str]], *, markdown: bool) -> None:
    """Print lines of cells, the first of which are the headers."""
    if markdown:
        print("\n".join(f"| {' | '.join(line)} |" for line in [lines[0], ("---",) * len(lines[0]), *lines[1:]]))
        return
    widths = [max(len(line[at]) for line in lines) for at in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)))
