"""Classes of Python as those of a script: records of named fields, words of a list, and others."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator

from effsota.showing.scripted.expressions import NAMED
from effsota.showing.scripted.statements import Statements
from effsota.showing.scripted.untranslatable import UntranslatableError, plain_name, refuse

_WORDS = frozenset({"Enum", "StrEnum"})
_STARTS = {frozenset[str](): "", frozenset({"property"}): "get ", frozenset({"classmethod"}): "static "}


def write_class(node: ast.ClassDef, writer: Statements, called: str) -> str:
    """Return a class; what it inherits is left out, and what cannot be translated stands there as that.

    One that does not say how it is made is made of its fields.

    A named tuple is its fields and methods: what every tuple can do besides is left out.
    """
    if is_words(node):
        return _write_words(node, called)
    bases = [*map(ast.unparse, node.bases)]
    if any(base.endswith("Error") for base in bases):
        return f"const {called} = class extends {writer.visit(node.bases[0])} {{}};"
    is_tuple = "NamedTuple" in bases
    methods = [each for each in node.body if isinstance(each, ast.FunctionDef)]
    is_made = any(each.name == "__init__" for each in methods)
    made = "" if is_made else _fields(node, writer, are_placed=is_tuple)
    parts = [*filter(None, [made]), *(_method(each, writer) for each in methods)]
    shared = [*_shared(node, writer, called)]
    inside = "\n".join(parts)
    return "\n".join((f"const {called} = class {{\n{inside}\n}};", *shared))


def is_words(node: ast.ClassDef) -> bool:
    """Tell whether a class is an enumeration: nothing is made by calling it."""
    return not _WORDS.isdisjoint(map(ast.unparse, node.bases))


def _write_words(node: ast.ClassDef, called: str) -> str:
    """Return an enumeration: each of its names is a text, its own or what it is called."""
    words = {}
    for each in node.body:
        if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
            name, value = each.targets[0].id, each.value
            is_text = isinstance(value, ast.Constant) and isinstance(value.value, str)
            words[name] = value.value if isinstance(value, ast.Constant) and is_text else name
    return f"const {called} = py.words({json.dumps(words)});"


def _is_shared(annotation: ast.expr) -> bool:
    return ast.unparse(annotation).startswith("ClassVar")


def _fields(node: ast.ClassDef, writer: Statements, *, are_placed: bool) -> str:
    """Return what makes a record of its fields, named or placed, each with what it usually is."""
    own = {
        each.target.id: each.value
        for each in node.body
        if isinstance(each, ast.AnnAssign)
        and isinstance(each.target, ast.Name)
        and not _is_shared(each.annotation)
    }
    if not own:
        return ""
    taken = ", ".join(_taken(name, value, writer, is_placed=are_placed) for name, value in own.items())
    kept = ", ".join(_named(name) for name in own)
    head = f"{NAMED}, {taken}" if are_placed else f"{{ {taken} }}"
    more = f", {NAMED}" if are_placed else ""
    return f"constructor({head}) {{\nObject.assign(this, {{ {kept} }}{more});\n}}"


def _taken(name: str, value: ast.expr | None, writer: Statements, *, is_placed: bool) -> str:
    called = plain_name(name) if is_placed else _named(name)
    return called if value is None else f"{called} = {writer.visit(value)}"


def _named(name: str) -> str:
    """Return a field as a record names it: a word of the script's language is one of its own there."""
    return name if plain_name(name) == name else f"{name}: {plain_name(name)}"


def _shared(node: ast.ClassDef, writer: Statements, called: str) -> Iterator[str]:
    for each in node.body:
        is_own = isinstance(each, ast.AnnAssign) and _is_shared(each.annotation)
        if isinstance(each, ast.AnnAssign) and is_own and each.value is not None:
            target = ast.unparse(each.target)
            yield f"{called}.prototype.{target} = {writer.visit(each.value)};"


def _method(node: ast.FunctionDef, writer: Statements) -> str:
    decorators = frozenset(ast.unparse(each) for each in node.decorator_list)
    name = "constructor" if node.name == "__init__" else node.name
    head = f"{_STARTS.get(decorators, '')}{name}"
    try:
        if decorators not in _STARTS:
            raise refuse(node, f"decorated with {', '.join(sorted(decorators))}")
        star, written = writer.body_of(node, own=node.args.args[0].arg)
    except UntranslatableError as error:
        return f"{head}() {{\n{broken(error)}\n}}"
    if head.startswith("get "):
        written = written.replace(f"({NAMED})", "()", 1)
    return f"{_STARTS[decorators]}{star}{name}{written}"


def broken(error: UntranslatableError) -> str:
    """Return what stands in place of something that cannot be translated: it says why when it is run."""
    return f"throw new py.Untranslated({json.dumps(str(error))});"
