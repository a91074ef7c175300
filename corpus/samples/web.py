"""A sample report as a web page with a style for print: headings, contents as links without page numbers, tables
and columns of HTML and CSS."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from corpus.samples.markup import Block, Report

_ALIGN = {"l": "left", "c": "center", "r": "right"}
_STYLE = """
@page { size: A4; margin: 28mm 26mm; @top-HEADSIDE { content: "HEADER"; font-size: 9pt }
  @bottom-center { content: "BEFORE" counter(page) "AFTER"; font-size: 9pt } }
@page :first { @top-HEADSIDE { content: "" } @bottom-center { content: "" } }
html { font: SIZEpt/LEADINGpt "LXGW WenKai" } body { margin: 0 }
p { margin: 0; text-indent: 2em; text-align: justify } p.right { text-align: right }
p.centre { text-align: center; font-weight: bold; text-indent: 0 }
.cover p { text-align: center; text-indent: 0; line-height: 1.8; min-height: 1em }
.contents, .body, .break { break-before: page } .contents h1 { text-align: center }
.contents p { text-indent: 0 } .contents a { color: inherit; text-decoration: none }
h1, h2, h3 { margin: 8pt 0 2pt; line-height: 1.5; break-after: avoid } h1 { font-size: 1.35em } h2 { font-size: 1.17em }
h3 { font-size: 1em } h1.plain { text-align: center }
.columns { columns: 2; column-gap: 24pt; margin: 6pt 0 }
table { width: 100%; border-collapse: collapse; font-size: 10pt; line-height: 15pt; margin: 4pt 0 8pt }
td, th { padding: 2pt 4pt } tr { break-inside: avoid } sup { font-size: 6.5pt }
table.ruled td, table.ruled th { border: 0.5pt solid }
table.half { border-top: 0.5pt solid; border-bottom: 0.5pt solid }
table.half th { border-bottom: 0.5pt solid }
"""


def _style(report: Report) -> str:
    facts = report.facts
    before, _, after = facts["footer"].partition("n")
    side = {"centre": "center"}.get(facts.get("header_at", "centre"), facts.get("header_at", "center"))
    said = {
        **{"HEADSIDE": side, "HEADER": facts["header"], "BEFORE": before, "AFTER": after},
        **{"SIZE": facts.get("size", "12"), "LEADING": facts.get("leading", "22")},
    }
    style = _STYLE
    for word, value in said.items():
        style = style.replace(word, value)
    return style


def _cell(cell: Block) -> str:
    raised = {i for mark in cell.marks if mark.kind == "f" for i in range(mark.start, mark.end)}
    return "".join(f"<sup>{escape(c)}</sup>" if i in raised else escape(c) for i, c in enumerate(cell.text))


def _table(block: Block) -> Iterator[str]:
    align = block.options.get("align", "c" * len(block.widths))
    yield f'<table class="{block.options.get("style", "ruled")}">'
    yield "".join(f'<col style="width: {100 * width / sum(block.widths):.1f}%">' for width in block.widths)
    for r, row in enumerate(block.rows):
        yield "<thead><tr>" if r == 0 else "<tr>"
        for c, cell in enumerate(row):
            if cell.goes_on:
                continue
            below = [later[c].goes_on for later in block.rows[r + 1 :]]
            spanned = 1 + (below.index(False) if False in below else len(below))
            name = "th" if r == 0 else "td"
            yield f'<{name} rowspan="{spanned}" style="text-align: {_ALIGN[align[c]]}">{_cell(cell)}</{name}>'
        yield "</tr></thead>" if r == 0 else "</tr>"
    yield "</table>"


def _body(report: Report) -> Iterator[str]:
    number = 0
    opened = ""
    for block in report.blocks:
        if block.kind == "heading":
            plain = ' class="plain"' if block.level == 1 and block.number is None else ""
            yield f'<h{block.level} id="h{number}"{plain}{opened}>{escape(block.text)}</h{block.level}>'
            number, opened = number + 1, ""
        elif block.kind == "table":
            yield from _table(block)
        elif block.kind == "break":
            opened = ' style="break-before: page"'
        elif block.kind in ("columns", "one_column"):
            yield '<div class="columns">' if block.kind == "columns" else "</div>"
        elif block.kind != "cover":
            yield f'<p class="{block.kind}"{opened}>{escape(block.text)}</p>'
            opened = ""


def write_web(report: Report, path: Path) -> None:
    """Write a report as an HTML page; a browser that prints it puts header, footer and page numbers."""
    cover = [block for block in report.blocks if block.kind == "cover"]
    headings = [block for block in report.blocks if block.kind == "heading"]
    lines = ['<!doctype html><html lang="zh"><meta charset="utf-8">']
    lines.append(f"<title>{escape(report.facts['org'])}</title><style>{_style(report)}</style>")
    lines.append('<div class="cover">')
    lines += [f'<p style="font-size: {block.size}pt">{escape(block.text)}</p>' for block in cover]
    lines.append('</div><div class="contents"><h1>目  录</h1>')
    for number, block in enumerate(headings):
        indent = f"padding-left: {2 * (block.level - 1)}em"
        lines.append(f'<p style="{indent}"><a href="#h{number}">{escape(block.text)}</a></p>')
    lines += ['</div><div class="body">', *_body(report), "</div></html>"]
    path.write_text("\n".join(lines), encoding="utf-8")
