"""Templates: held against what a draft can print before it is rendered, so that every mistake is named at once."""

import dataclasses
import re
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docx import Document
from docx.oxml.ns import qn
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from pipeline.draft.context import Context, Rich

_TAG = re.compile(
    r"(\{\{|\{%|\{#)(-?)(tr|tc|p|r)?(?=[\s\-])(.*?)(\}\}|%\}|#\})|(\{\{|\{%|\{#)(.*?)(\}\}|%\}|#\})", re.DOTALL
)
_OPENED = re.compile(r"\{\{|\{%|\{#")
_OWN = re.compile(r"^\{%\s*(?:(?P<expression>cellbg|colspan)\s+(?P<of>.*?)|vm|hm)\s*%\}$", re.DOTALL)
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_SHOWN = 24  # characters of a paragraph that a message quotes
_RICH = "in_pieces"

# A name that a template may go on from in any way: `loop`, what it sets itself.
_ANY: Mapping[str, Any] = {}
Shape = Any  # a mapping of names, a one-element list of what a loop gives, Rich, or None for a plain word


class Fault(NamedTuple):
    """What is wrong with a template: `kind` missing, rich, syntax or unknown; where; the name or the reason."""

    kind: str
    part: str
    paragraph: int
    text: str
    name: str


class TemplateRefused(ValueError):
    """A template that can't be rendered; `faults` names every mistake."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.name} ({fault.part} {fault.paragraph})" for fault in faults))
        self.faults = faults


def environment() -> SandboxedEnvironment:
    """Return the Jinja environment of templates: a template is a stranger's file, so it runs in a sandbox."""
    found = SandboxedEnvironment(autoescape=True)
    found.filters[_RICH] = lambda value: value
    return found


def shape_of(annotation: Any) -> Shape:
    """Return what a template can name in a class: names to shapes, lists as [shape], None for a plain word."""
    inner = typing.get_args(annotation)
    if annotation is Rich:
        return Rich
    if typing.get_origin(annotation) is tuple:
        return [shape_of(inner[0])]
    if dataclasses.is_dataclass(annotation):
        return {name: shape_of(kind) for name, kind in typing.get_type_hints(annotation).items()}
    return None


class _Part(NamedTuple):
    """A part of a template: its name, the text of each paragraph, and the tags of each as a line of Jinja."""

    name: str
    paragraphs: list[str]
    lines: list[str]


def check_template(path: Path) -> None:
    """Raise TemplateRefused that names every mistake of a template with its paragraph; ValueError for no Word file."""
    try:
        document = Document(str(path))
    except Exception as error:  # python-docx lets through what zipfile, lxml and itself raise
        raise ValueError(f"{path.name} is no Word template: save it as .docx") from error
    faults = [fault for part in _parts(document) for fault in _check(part)]
    if faults:
        raise TemplateRefused(list(dict.fromkeys(faults)))


def _parts(document: Any) -> Iterator[_Part]:
    yield _part("body", document.element.body)
    for at, section in enumerate(document.sections, 1):
        for kind in ("header", "footer", "first_page_header", "first_page_footer"):
            found = getattr(section, kind)
            if not found.is_linked_to_previous:
                yield _part(f"{kind} {at}", found._element)


def _part(name: str, element: Any) -> _Part:
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in element.iter(qn("w:p"))]
    return _Part(name, texts, [_line(text) for text in texts])


def _line(text: str) -> str:
    """Return the tags of a paragraph without the letters that docxtpl adds ({%p, {%tr, {{r)."""
    tags = []
    for match in _TAG.finditer(text):
        if match[1]:
            opened, letter, inner, closed = match[1], match[3], match[4], match[5]
        else:
            opened, letter, inner, closed = match[6], None, match[7], match[8]
        tag = f"{opened}{inner}{closed}".replace("\n", " ").translate(_QUOTES)
        own = _OWN.match(tag)
        if own:
            tag = f"{{{{ {own['of']} }}}}" if own["expression"] else ""
        elif letter == "r" and opened == "{{":
            tag = f"{{{{ ({inner.strip().translate(_QUOTES)}) | {_RICH} }}}}"
        tags.append(tag)
    return " ".join(tags)


def _check(part: _Part) -> Iterator[Fault]:
    def fault(kind: str, line: int, name: str) -> Fault:
        at = min(max(line, 1), len(part.paragraphs))
        return Fault(kind, part.name, at, part.paragraphs[at - 1][:_SHOWN], name)

    for at, text in enumerate(part.paragraphs, 1):
        left = _OPENED.search(_TAG.sub("", text))
        if left:
            yield fault("syntax", at, f"{left[0]} …")
    try:
        tree = environment().parse("\n".join(part.lines))
    except TemplateSyntaxError as error:
        yield fault("syntax", error.lineno, error.message or "")
        return
    walker = _Walker(environment())
    walker.walk(tree, dict(shape_of(Context)) | {"loop": _ANY})
    yield from (fault(kind, line, name) for kind, line, name in walker.found)


class _Walker:
    """Follows the names of a template through loops and conditions."""

    def __init__(self, known: SandboxedEnvironment) -> None:
        self._known = known
        self.found: list[tuple[str, int, str]] = []

    def walk(self, node: nodes.Node, names: dict[str, Shape]) -> None:
        """Note what is wrong below a node, where `names` are known."""
        if isinstance(node, nodes.For):
            self._loop(node, names)
        elif isinstance(node, (nodes.Assign, nodes.AssignBlock)):
            self._children(node, names)
            for name in node.target.find_all(nodes.Name) if not isinstance(node.target, nodes.Name) else [node.target]:
                names[name.name] = _ANY
        elif isinstance(node, (nodes.Macro, nodes.CallBlock)):
            self._children(node, names | {argument.name: _ANY for argument in node.args})
            if isinstance(node, nodes.Macro):
                names[node.name] = _ANY
        elif isinstance(node, (nodes.Name, nodes.Getattr, nodes.Getitem)):
            self._name(node, names)
        elif isinstance(node, nodes.Output):
            for expression in node.nodes:
                self._output(expression, names)
        else:
            self._unknown(node)
            self._children(node, names)

    def _children(self, node: nodes.Node, names: dict[str, Shape]) -> None:
        for child in node.iter_child_nodes():
            self.walk(child, names)

    def _loop(self, node: nodes.For, names: dict[str, Shape]) -> None:
        self.walk(node.iter, names)
        told = self._shape(node.iter, names)[0]
        inner = dict(names)
        if isinstance(node.target, nodes.Name):
            inner[node.target.name] = told[0] if isinstance(told, list) and told else _ANY
        else:
            inner |= {name.name: _ANY for name in node.target.find_all(nodes.Name)}
        for child in (*([node.test] if node.test else []), *node.body):
            self.walk(child, inner)
        for child in node.else_:
            self.walk(child, names)

    def _output(self, node: nodes.Node, names: dict[str, Shape]) -> None:
        if isinstance(node, nodes.Filter) and node.name == _RICH and node.node is not None:
            self.walk(node.node, names)
            return
        self.walk(node, names)
        shape, dotted = self._shape(node, names)
        if shape is Rich:
            self.found.append(("rich", node.lineno, dotted))
        elif isinstance(shape, (list, dict)) and shape:
            self.found.append(("unprintable", node.lineno, dotted))

    def _unknown(self, node: nodes.Node) -> None:
        if isinstance(node, (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)):
            self.found.append(("unknown", node.lineno, type(node).__name__.lower()))
        if isinstance(node, nodes.Filter) and node.name not in self._known.filters:
            self.found.append(("unknown", node.lineno, node.name))
        if isinstance(node, nodes.Test) and node.name not in self._known.tests:
            self.found.append(("unknown", node.lineno, node.name))

    def _name(self, node: nodes.Node, names: dict[str, Shape]) -> None:
        if isinstance(node, nodes.Name) and node.ctx != "load":
            return
        shape, dotted = self._shape(node, names)
        if shape is Missing:
            self.found.append(("missing", node.lineno, dotted))
        if isinstance(node, nodes.Getitem):
            self.walk(node.arg, names)

    def _shape(self, node: nodes.Node, names: dict[str, Shape]) -> tuple[Shape, str]:
        """Return the shape of an expression with its dotted name; Missing where a name is not there."""
        if isinstance(node, nodes.Name):
            there = node.name in names or node.name in self._known.globals
            return names.get(node.name, _ANY) if there else Missing, node.name
        if isinstance(node, nodes.Getattr):
            return self._step(node.node, node.attr, names)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._step(node.node, node.arg.value, names)
            shape, dotted = self._shape(node.node, names)
            return (shape[0] if isinstance(shape, list) else shape if shape is Missing else _ANY), f"{dotted}[…]"
        return _ANY, ""

    def _step(self, node: nodes.Node, name: str, names: dict[str, Shape]) -> tuple[Shape, str]:
        shape, dotted = self._shape(node, names)
        whole = f"{dotted}.{name}"
        if shape is Missing:
            return Missing, whole
        if shape is _ANY:
            return _ANY, whole
        if isinstance(shape, dict):
            return shape.get(name, Missing), whole
        # A word or a list has no names of its own but those of Python (title.strip()).
        own = list if isinstance(shape, list) else str
        return (_ANY if hasattr(own, name) else Missing), whole


class Missing:
    """The shape of a name that is not there."""
