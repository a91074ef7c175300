"""PDF files written byte by byte: damaged text layers as real programs leave them, with no font file behind them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class RawPdf:
    """A PDF under construction: `fonts` by their resource name, `pages` as content streams."""

    fonts: dict[str, int] = field(default_factory=dict)
    pages: list[bytes] = field(default_factory=list)
    images: dict[str, int] = field(default_factory=dict)
    objects: list[bytes] = field(default_factory=lambda: [b"", b""])

    def add(self, body: str | bytes) -> int:
        """Append an object and return its number."""
        self.objects.append(body.encode("latin-1") if isinstance(body, str) else body)
        return len(self.objects)

    def stream(self, data: bytes, entries: str = "") -> int:
        head = f"<< /Length {len(data)} {entries} >>\nstream\n".encode("latin-1")
        return self.add(head + data + b"\nendstream")

    def composite(
        self, key: str, encoding: str, to_unicode: Mapping[int, str] | None = None, narrow: Iterable[int] = ()
    ) -> None:
        """Add a two-byte font that is not embedded; `to_unicode` is its map, None for a font without one.

        All characters are as wide as a Han but the codes of `narrow`, which are half as wide.
        """
        order = "GB1" if encoding.startswith("GB") else "Identity"
        system = f"<< /Registry (Adobe) /Ordering ({order}) /Supplement 0 >>"
        style = self.add(
            "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
        )
        child = self.add(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo {system} /DW 1000"
            f" /W [{' '.join(f'{code} [500]' for code in narrow)}] /FontDescriptor {style} 0 R >>"
        )
        extra = ""
        if to_unicode is not None:
            rows = "\n".join(f"<{c:04x}> <{u.encode('utf-16-be').hex()}>" for c, u in to_unicode.items())
            cmap = (
                "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
                "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
                f"{len(to_unicode)} beginbfchar\n{rows}\nendbfchar endcmap end end"
            )
            extra = f" /ToUnicode {self.stream(cmap.encode())} 0 R"
        self.fonts[key] = self.add(
            f"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /{encoding}"
            f" /DescendantFonts [{child} 0 R]{extra} >>"
        )

    def latin(self, key: str, width: int | None = None) -> None:
        """Add a one-byte font: Helvetica, or with `width` one whose every character is so wide (1000: like a Han)."""
        if width is None:
            self.fonts[key] = self.add(
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            )
            return
        style = self.add(
            "<< /Type /FontDescriptor /FontName /KaiTi /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
            f" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /MissingWidth {width} >>"
        )
        widths = " ".join([str(width)] * 224)
        self.fonts[key] = self.add(
            "<< /Type /Font /Subtype /TrueType /BaseFont /KaiTi /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255"
            f" /Widths [{widths}] /FontDescriptor {style} 0 R >>"
        )

    def picture(self, key: str) -> None:
        """Add a grey picture of one dot."""
        entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
        self.images[key] = self.stream(b"\xcc", entries)

    def save(self, path: Path) -> Path:
        """Write the file with a sound cross-reference table."""
        fonts = " ".join(f"/{key} {number} 0 R" for key, number in self.fonts.items())
        images = " ".join(f"/{key} {number} 0 R" for key, number in self.images.items())
        kids = []
        for content in self.pages:
            kids.append(
                self.add(
                    f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {self.stream(content)} 0 R"
                    f" /Resources << /Font << {fonts} >> /XObject << {images} >> >> >>"
                )
            )
        self.objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        listed = " ".join(f"{kid} 0 R" for kid in kids)
        self.objects[1] = f"<< /Type /Pages /Kids [{listed}] /Count {len(kids)} >>".encode()
        out, offsets = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
        for number, body in enumerate(self.objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
        size = len(self.objects) + 1
        start = len(out)
        out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n".encode()
        path.write_bytes(out + f"startxref\n{start}\n%%EOF\n".encode())
        return path


def show(font: str, lines: Sequence[bytes], *, size: float = 12, before: str = "72 790 Td") -> bytes:
    """Return a content stream that prints lines of codes, 24 units apart; `before` places the first."""
    body = [f"BT /{font} {size:g} Tf 24 TL {before}"]
    body += [f"<{line.hex()}> Tj T*" for line in lines]
    return "\n".join([*body, "ET"]).encode()


def codes_of(lines: Sequence[str]) -> dict[str, int]:
    """Number the characters of some lines in the order of their appearance, as a subset font does."""
    letters = dict.fromkeys("".join(lines))
    return {letter: number for number, letter in enumerate(letters, 40)}


def write_coded(
    path: Path,
    pages: Sequence[Sequence[str]],
    shown: Mapping[str, str] | None,
    *,
    wide: bool = True,
    **style: float | str,
) -> Path:
    """Write pages in one subset font whose map gives `shown` for the characters it names, else the characters.

    `shown` None: no map at all. `wide`: ASCII and Latin letters take the width of a Han, else half of it.
    """
    codes = codes_of([line for lines in pages for line in lines])
    pdf = RawPdf()
    pdf.composite(
        "F",
        "Identity-H",
        None if shown is None else {code: shown.get(letter, letter) for letter, code in codes.items()},
        () if wide else [code for letter, code in codes.items() if letter < "\u0250"],
    )
    for lines in pages:
        coded = [b"".join(codes[letter].to_bytes(2, "big") for letter in line) for line in lines]
        pdf.pages.append(show("F", coded, **style))
    return pdf.save(path)


def write_sound(path: Path, pages: Sequence[Sequence[str]], pictures: Sequence[bool] = ()) -> Path:
    """Write sound pages, Latin half as wide as Han; `pictures` says which stand on a picture."""
    codes = codes_of([line for lines in pages for line in lines])
    pdf = RawPdf()
    narrow = [code for letter, code in codes.items() if letter < "\u0250"]
    pdf.composite("F", "Identity-H", {code: letter for letter, code in codes.items()}, narrow)
    pdf.picture("P")
    for number, lines in enumerate(pages):
        coded = [b"".join(codes[letter].to_bytes(2, "big") for letter in line) for line in lines]
        drawn = b"q 595 0 0 842 0 0 cm /P Do Q\n" if number < len(pictures) and pictures[number] else b""
        pdf.pages.append(drawn + show("F", coded))
    return pdf.save(path)
