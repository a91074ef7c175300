"""The dresses of `benchmarks.dress`: each is CSS, and what CSS cannot do, over the source of a report."""

import random
from dataclasses import dataclass

_BARE = (
    "table,thead,tbody,tr,td,th{border:0!important;background:none!important;border-collapse:collapse!important}"
    "th,.dress-head td{color:#000!important}"
)
_GRID = _BARE + "td,th{border:.5pt solid #000!important}"
_LINES = _BARE + "tr{border-bottom:.5pt solid #555!important}table{border-top:.5pt solid #555!important}"
_THREE = (
    _BARE + "table{border-top:1.2pt solid #000!important;border-bottom:1.2pt solid #000!important}"
    ".dress-last{border-bottom:.6pt solid #000!important}"
)
_LOOSE = (
    "table{break-inside:auto!important}tr{break-inside:avoid!important}"
    "thead{display:table-header-group!important}p,div,h1,h2,h3,h4{break-after:auto!important}"
)


@dataclass(frozen=True)
class Dress:
    """A way to set a report: its `css` goes behind that of the source, its `script` runs before it is printed."""

    name: str
    css: str = ""
    script: str = ""


MADE = Dress("as made")
DRESSES = (
    Dress("no rules", _BARE),
    Dress("horizontal rules", _LINES),
    Dress("three lines", _THREE),
    Dress("outer frame", _BARE + "table{border:.8pt solid #000!important}"),
    Dress("zebra", _BARE + "tr.dress-odd>*{background:#e8eef4!important}tr.dress-head>*{background:#c9d8e6!important}"),
    Dress(
        "white on colour",
        _BARE
        + "tr.dress-head>*{background:#1f5c8a!important;color:#fff!important}"
        + "tr{border-bottom:.4pt solid #bbb!important}",
    ),
    Dress("shaded bands and totals", _LINES + "tr.dress-total>*,tr.dress-band>*{background:#dfe7d8!important}"),
    Dress("centred", _GRID + "td,th{text-align:center!important}"),
    Dress("centred, no rules", _BARE + "td,th{text-align:center!important}"),
    Dress("numbers at the left", _LINES + "td,th{text-align:left!important}"),
    Dress("narrow", _GRID + "table{width:62%!important;table-layout:fixed!important}td,th{word-break:break-all}"),
    Dress("narrow, three lines", _THREE + "table{width:66%!important;table-layout:fixed!important}"),
    Dress("tall, middle", _GRID + "td,th{height:2.9em!important;vertical-align:middle!important}"),
    Dress("tall, top", _LINES + "td,th{height:2.9em!important;vertical-align:top!important}"),
    Dress("small", "td,th{font-size:7.5pt!important;line-height:1.25!important;padding:1pt 3pt!important}"),
    Dress("large", "td,th{font-size:12pt!important;line-height:1.6!important}"),
    Dress("landscape", "@page{size:297mm 210mm!important}"),
    Dress("kai", '*{font-family:"LXGW WenKai"!important}'),
    Dress("wide letters", "td,th{letter-spacing:.12em!important}p{letter-spacing:.06em!important}"),
    Dress("split, header once", _LOOSE, "breakInside(false)"),
    Dress("split, header again", _LOOSE, "breakInside(true)"),
    Dress("unit at the left", ".dress-unit{text-align:left!important;text-indent:0!important}"),
    Dress("unit in the caption", "", "unitInCaption()"),
    Dress("maker beside the unit", "", "makerBesideUnit()"),
    Dress("caption below", "", "captionBelow()"),
    Dress("side by side", "td,th{font-size:8pt!important;padding:1pt 2pt!important}", "sideBySide()"),
    Dress("dotted rules", _BARE + "td,th{border:.6pt dotted #444!important}"),
    Dress("coloured first column", _LINES + "tr>:first-child{background:#f1e6d3!important}"),
    Dress("close", "td,th{padding:1px!important;line-height:1.2!important}"),
    Dress("double rules", _BARE + "td,th{border:2pt double #000!important}"),
    Dress(
        "paragraphs apart",
        "p{text-indent:0!important;margin:0 0 8pt!important;text-align:left!important;line-height:1.35!important}",
    ),
    Dress("close paragraphs", "p{line-height:1.2!important;margin:0!important}body{line-height:1.2!important}"),
)
# Not looked at until the geometry stood; opened then, so they measure no longer what is unseen.
KEPT = (
    Dress(
        "kept: shaded header, no rules, middle",
        _BARE
        + "tr.dress-head>*{background:#ddd!important}td,th{vertical-align:middle!important;padding:4pt 10pt!important;"
        'font:9pt/1.5 "Noto Sans CJK SC"!important}tr.dress-total>*{font-weight:700!important}'
        "table{width:80%!important;margin-left:auto!important;margin-right:auto!important}",
    ),
    Dress(
        "kept: open sides, dashed, split",
        _LOOSE + _BARE + "td,th{border-top:.5pt dashed #777!important;border-bottom:.5pt dashed #777!important;"
        "border-left:.5pt solid #777!important;text-align:center!important;padding:3pt 2pt!important}"
        "tr>:first-child{border-left:0!important;text-align:left!important}.dress-unit{text-align:center!important}"
        'body,p{font-family:"Noto Sans CJK SC"!important;line-height:1.5!important}',
        "breakInside(false)",
    ),
)

# What a designer may choose for a table, one of each line: (what is said of it, CSS); `%c` is the colour of the rules.
_CHOICES: tuple[tuple[tuple[str, str], ...], ...] = (
    (
        ("", ""),
        ("light header", "tr.dress-head>*{background:#e6eeec!important}"),
        ("dark header", "tr.dress-head>*{background:#2b5d7d!important;color:#fff!important}"),
    ),
    (
        ("", ""),
        ("rule under the header", ".dress-last{border-bottom:.8pt solid %c!important}"),
        ("header closed", "tr.dress-head>*{border:.6pt solid %c!important}"),
        ("white uprights in the header", "tr.dress-head>*{border-left:1pt solid #fff!important}"),
        (
            "rules over and under the header",
            "tr.dress-head:first-child>*{border-top:.8pt solid %c!important}"
            ".dress-last{border-bottom:.8pt solid %c!important}",
        ),
    ),
    (
        ("", ""),
        ("rules between rows", "tr:not(.dress-head)>*{border-bottom:.5pt solid %c!important}"),
        ("dashed between rows", "tr:not(.dress-head)>*{border-bottom:.5pt dashed %c!important}"),
        ("closed cells", "td{border:.5pt solid %c!important}"),
        ("uprights only", "td{border-left:.5pt solid %c!important;border-right:.5pt solid %c!important}"),
        ("zebra", "tr.dress-odd:not(.dress-head)>*{background:#f0f3f5!important}"),
        (
            "zebra with rules",
            "tr.dress-odd:not(.dress-head)>*{background:#f3f3ee!important}"
            "tr:not(.dress-head)>*{border-bottom:.4pt solid %c!important}",
        ),
        ("inner uprights", "td+td{border-left:.5pt solid %c!important}tr>*{border-bottom:.5pt solid %c!important}"),
    ),
    (
        ("", ""),
        ("over and under", "table{border-top:1pt solid %c!important;border-bottom:1pt solid %c!important}"),
        ("framed", "table{border:.8pt solid %c!important}"),
        ("over", "table{border-top:1.4pt solid %c!important}"),
    ),
    (
        ("", ""),
        ("", ""),
        ("cells apart", "table{border-collapse:separate!important;border-spacing:2px!important}"),
        ("cells touching", "table{border-collapse:separate!important;border-spacing:0!important}"),
    ),
    (
        ("", ""),
        ("centred", "td+td,th{text-align:center!important}"),
        ("right", "td+td,th+th{text-align:right!important}"),
    ),
    (
        ("", ""),
        ("bold totals on grey", "tr.dress-total>*{background:#eaeaea!important;font-weight:700!important}"),
        ("rule over totals", "tr.dress-total>*{border-top:1pt solid %c!important}"),
    ),
    (("", ""), ("first column grey", "tr:not(.dress-head)>:first-child{background:#f2f2f2!important}")),
    (
        ("", ""),
        ("loose", "td,th{padding:5pt 9pt!important}"),
        ("close", "td,th{padding:1pt 3pt!important;line-height:1.25!important}"),
    ),
    (("", ""), ("", ""), ("8 points", "td,th{font-size:8pt!important}"), ("narrow", "table{width:84%!important}")),
)
_COLOURS = ("#000", "#666", "#9fb3ad", "#cfd8dc")


def at_random(seed: int) -> Dress:
    """Return a dress that a seed chooses: header, rules, grounds, frame, alignment and print of all tables."""
    draw = random.Random(seed)
    chosen = [draw.choice(choice) for choice in _CHOICES]
    colour = draw.choice(_COLOURS)
    said = ", ".join(name for name, _ in chosen if name)
    css = _BARE + "".join(rules for _, rules in chosen)
    return Dress(f"random {seed}: {said}", css.replace("%c", colour))
