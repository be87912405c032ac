"""Where a module can be changed by one step, and the text of the change: what a test should notice."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPARISONS = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
OPERATORS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "/", ast.Div: "*", ast.Mod: "*", ast.FloorDiv: "/"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change of a source text: what stands from `start` to `end` (characters) becomes `new`."""

    start: int
    end: int
    old: str
    new: str
    line: int

    def apply(self, source: str) -> str:
        """Return the changed source."""
        return source[: self.start] + self.new + source[self.end :]

    @property
    def words(self) -> str:
        """The change in a line: `<` → `<=`."""
        return f"{self.old} → {self.new}"


def find_mutants(source: str) -> list[Mutant]:
    """Return every mutant of a source text: comparisons, arithmetic, logic, and constants one step off."""
    tree = ast.parse(source)
    silent = {node for each in ast.walk(tree) for node in _silent(each)}
    found = [mutant for node in ast.walk(tree) if node not in silent for mutant in _mutants_of(node, source)]
    return sorted(found, key=lambda mutant: (mutant.start, mutant.new))


def _silent(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs for no behaviour: annotations, and blocks that only type checkers read."""
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        if annotation is not None:
            yield from ast.walk(annotation)
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        yield from ast.walk(node)


def _mutants_of(node: ast.AST, source: str) -> Iterator[Mutant]:
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            yield from _between(left, right, COMPARISONS.get(type(operator)), source)
        case ast.BinOp(left=left, op=operation, right=right):
            yield from _between(left, right, OPERATORS.get(type(operation)), source)
        case ast.BoolOp(op=logic, values=[first, second, *_]):
            yield from _between(first, second, "or" if isinstance(logic, ast.And) else "and", source)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            start, end = _place(node, source)
            yield _mutant(start, end, ast.unparse(operand), source)
        case ast.Constant(value=bool(value)):
            start, end = _place(node, source)
            yield _mutant(start, end, str(not value), source)
        case ast.Constant(value=int() | float() as number):
            start, end = _place(node, source)
            yield from (_mutant(start, end, new, source) for new in _one_step_off(number))


def _one_step_off(number: float) -> Iterator[str]:
    if isinstance(number, int):
        yield from (str(number - 1) if number > 0 else str(number + 2), str(number + 1))
    else:
        yield from (repr(number * 0.9), repr(number * 1.1))


def _between(left: ast.expr, right: ast.expr, new: str | None, source: str) -> Iterator[Mutant]:
    """Yield the operator that stands between two operands, changed; nothing where brackets are in the way."""
    if new is None:
        return
    start, end = _place(left, source)[1], _place(right, source)[0]
    gap = source[start:end]
    old = gap.strip()
    if old and not set(old) & set("()[]{}\n#"):
        at = start + gap.index(old)
        yield _mutant(at, at + len(old), new, source)


def _mutant(start: int, end: int, new: str, source: str) -> Mutant:
    line = source.count("\n", 0, start) + 1
    return Mutant(start=start, end=end, old=source[start:end], new=new, line=line)


def _place(node: ast.AST, source: str) -> tuple[int, int]:
    """Return where a node begins and ends, in characters."""
    lines = source.splitlines(keepends=True)
    first, last = node.lineno, node.end_lineno  # type: ignore[attr-defined]
    start = len("".join(lines[: first - 1])) + len(lines[first - 1].encode()[: node.col_offset].decode())  # type: ignore[attr-defined]
    end = len("".join(lines[: last - 1])) + len(lines[last - 1].encode()[: node.end_col_offset].decode())  # type: ignore[attr-defined]
    return start, end
