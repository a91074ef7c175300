"""Ways to damage a PDF: as disks, mail programs and bad writers do it, and as somebody who means harm would."""

import base64
import random
import re
import zlib
from collections.abc import Callable

_OBJECT = re.compile(rb"(?<!\d)(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z][A-Za-z0-9]*")
_TREE = re.compile(rb"/(?:Kids|Count|Parent|Type|Pages|Contents|Resources|MediaBox|Root)\b\s*[^/<>]*")
_XREF = re.compile(rb"(?m)^\d{10} \d{5} [nf]|startxref\s+\d+|/Size \d+|/Root \d+ 0 R|/Prev \d+")
_EXTREME = (b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"99999999999999999999", b"1e308", b"0.0000001")

Mutation = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Change some bytes anywhere."""
    changed = bytearray(data)
    for _ in range(2 ** chance.randint(0, 9)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Take out a piece, or all from a place on: a file that was copied half."""
    start = chance.randrange(16, len(data))
    end = len(data) if chance.random() < 0.6 else min(len(data), start + 2 ** chance.randint(0, 16))
    return data[:start] + data[end:]


def swap(data: bytes, chance: random.Random) -> bytes:
    """Exchange what stands in two objects."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return flip(data, chance)
    one, two = sorted(chance.sample(found, 2), key=lambda match: match.start())
    between = data[one.end(2) : two.start(2)]
    return data[: one.start(2)] + two[2] + between + one[2] + data[two.end(2) :]


def break_xref(data: bytes, chance: random.Random) -> bytes:
    """Change digits in the table of objects, its place or the trailer."""
    return _change_digits(data, _XREF, chance, chance.randint(1, 8))


def break_tree(data: bytes, chance: random.Random) -> bytes:
    """Change digits or names in what holds the pages together."""
    if chance.random() < 0.5:
        return _change_digits(data, _TREE, chance, chance.randint(1, 4))
    hit = _one_of(_TREE, data, chance)
    return data if hit is None else data[: hit.start() + 1] + b"X" + data[hit.start() + 2 :]


def put_extremes(data: bytes, chance: random.Random) -> bytes:
    """Write numbers that nobody expects into the dictionaries of objects, in a file that is sound else."""
    return _rewrite(data, chance, streams=False)


def break_content(data: bytes, chance: random.Random) -> bytes:
    """Write such numbers and wrong names into what the pages print and into the maps of fonts."""
    return _rewrite(data, chance, streams=True)


MUTATIONS: tuple[Mutation, ...] = (flip, cut, swap, break_xref, break_tree, put_extremes, break_content)


def _one_of(pattern: re.Pattern[bytes], data: bytes, chance: random.Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return chance.choice(found) if found else None


def _change_digits(data: bytes, pattern: re.Pattern[bytes], chance: random.Random, times: int) -> bytes:
    changed = bytearray(data)
    for hit in chance.choices(list(pattern.finditer(data)) or [None], k=times):  # type: ignore[list-item]
        digits = [at for at in range(hit.start(), hit.end()) if 48 <= changed[at] < 58] if hit else []
        if digits:
            changed[chance.choice(digits)] = chance.choice(b"0123456789")
    return bytes(changed)


def _rewrite(data: bytes, chance: random.Random, *, streams: bool) -> bytes:
    """Return a file with a sound table of objects, one or some of which have other numbers or names."""
    objects = {int(match[1]): _unpacked(match[2]) for match in _OBJECT.finditer(data)}
    fitting = [number for number, body in objects.items() if (b"endstream" in body) == streams and len(body) < 200_000]
    for number in chance.choices(fitting or list(objects), k=chance.randint(1, 3)):
        objects[number] = _spoiled(objects[number], chance, chance.randint(1, 6))
    out, places = b"%PDF-1.4\n", {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj" % number + body + b"endobj\n"
    root = next((number for number, body in objects.items() if b"/Catalog" in body), 1)
    size = max(objects, default=0) + 1
    rows = (b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n" for n in range(size))
    trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, len(out))
    return out + b"xref\n0 %d\n" % size + b"".join(rows) + trailer


def _unpacked(body: bytes) -> bytes:
    """Return an object whose stream, if it is packed as the samples' text is, is plain."""
    found = _STREAM.search(body)
    if not found or b"FlateDecode" not in found[1] or b"/Subtype /Image" in found[1]:
        return body
    content = found[2]
    try:
        if b"ASCII85Decode" in found[1]:
            content = base64.a85decode(content.strip().removesuffix(b"~>"))
        content = zlib.decompress(content)
    except (ValueError, zlib.error):
        return body
    head = re.sub(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)", b"", found[1])
    head = re.sub(rb"/Length \d+(?! 0 R)", b"/Length %d" % len(content), head)
    return b"\n" + head + b"\nstream\n" + content + b"\nendstream\n"


def _spoiled(body: bytes, chance: random.Random, times: int) -> bytes:
    for _ in range(times):
        hit = _one_of(_NUMBER if chance.random() < 0.7 else _NAME, body, chance)
        if hit is None:
            return body
        names = [name[0] for name in _NAME.finditer(body)]
        new = chance.choice(names) if hit[0].startswith(b"/") else chance.choice(_EXTREME)
        body = body[: hit.start()] + new + body[hit.end() :]
    return body
