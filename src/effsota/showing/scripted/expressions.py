"""Expressions of Python as those of a script. Every call passes what is named first, as one object."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

from effsota.showing.scripted.operators import calculated, compared, is_true_or_false, names_of
from effsota.showing.scripted.untranslatable import plain_name, refuse

NAMED = "named$"  # what a call names comes first, as one object
_NOTHING = "0"  # in place of it, where nothing is named


class KnownNames(Protocol):
    """Where a name of a module leads that is none of a function's own."""

    def find(self, dotted: str) -> str | None:
        """Return what the script calls it, None where it is not known."""

    def is_class(self, called: str) -> bool:
        """Tell whether something is made by calling it."""


class Expressions(ast.NodeVisitor):
    """A writer of expressions: each visit returns its text."""

    def __init__(self, names: KnownNames) -> None:
        self._names = names
        self._scopes: list[frozenset[str]] = []

    @contextmanager
    def scope(self, names: Iterable[str]) -> Iterator[None]:
        """Take names as a function's own while something inside of it is written."""
        self._scopes.append(frozenset(names))
        yield
        self._scopes.pop()

    def is_own(self, name: str) -> bool:
        """Tell whether a name is one of the function's own."""
        return any(name in scope for scope in self._scopes)

    def visit(self, node: ast.AST) -> str:
        """Return the text of what Python says.

        Raises:
            UntranslatableError: if it lies outside of what is translated.
        """
        written: str = super().visit(node)
        return written

    def generic_visit(self, node: ast.AST) -> str:
        """Refuse what has no text here."""
        raise refuse(node)

    def visit_Constant(self, node: ast.Constant) -> str:
        if node.value is not None and not isinstance(node.value, str | int | float):
            raise refuse(node)
        return json.dumps(node.value, ensure_ascii=False)

    def visit_Name(self, node: ast.Name) -> str:
        if self.is_own(node.id):
            return plain_name(node.id)
        found = self._names.find(node.id)
        if found is None:
            raise refuse(node, f"{node.id} is not known to scripts")
        return found

    def visit_Attribute(self, node: ast.Attribute) -> str:
        return self._outside(node) or f"{self.visit(node.value)}.{node.attr}"

    def _outside(self, node: ast.expr) -> str | None:
        """Return what the script calls something with a dotted name, such as a function of a module."""
        dotted = ast.unparse(node)
        root = dotted.partition(".")[0]
        is_name = all(part.isidentifier() for part in dotted.split("."))
        return self._names.find(dotted) if is_name and not self.is_own(root) else None

    def visit_Subscript(self, node: ast.Subscript) -> str:
        whole = self.visit(node.value)
        if not isinstance(node.slice, ast.Slice):
            return f"py.at({whole}, {self.visit(node.slice)})"
        if node.slice.step is not None:
            raise refuse(node)
        low, high = node.slice.lower, node.slice.upper
        ends = ["0" if low is None else self.visit(low), *([] if high is None else [self.visit(high)])]
        return f"{whole}.slice({', '.join(ends)})"

    def visit_Call(self, node: ast.Call) -> str:
        arguments = ", ".join((self._named(node), *map(self.visit, node.args)))
        if isinstance(node.func, ast.Attribute) and not self._outside(node.func):
            return f"py.call({self.visit(node.func.value)}, {json.dumps(node.func.attr)}, {arguments})"
        called = self.visit(node.func)
        return f"{'new ' if called == 'cls' or self._names.is_class(called) else ''}{called}({arguments})"

    def _named(self, node: ast.Call) -> str:
        if any(each.arg is None for each in node.keywords):
            raise refuse(node, "a call with **")
        pairs = (f"{plain_name(each.arg or '')}: {self.visit(each.value)}" for each in node.keywords)
        return f"{{ {', '.join(pairs)} }}" if node.keywords else _NOTHING

    def visit_Starred(self, node: ast.Starred) -> str:
        return f"...py.each({self.visit(node.value)})"

    def visit_Tuple(self, node: ast.Tuple | ast.List) -> str:
        return f"[{', '.join(map(self.visit, node.elts))}]"

    visit_List = visit_Tuple

    def visit_Set(self, node: ast.Set) -> str:
        return f"new Set([{', '.join(map(self.visit, node.elts))}])"

    def visit_Dict(self, node: ast.Dict) -> str:
        pairs = (
            f"...{self.visit(value)}" if key is None else f"[{self.visit(key)}, {self.visit(value)}]"
            for key, value in zip(node.keys, node.values, strict=True)
        )
        return f"new Map([{', '.join(pairs)}])"

    def visit_BinOp(self, node: ast.BinOp) -> str:
        return calculated(self.visit(node.left), node.op, self.visit(node.right))

    def visit_UnaryOp(self, node: ast.UnaryOp) -> str:
        if isinstance(node.op, ast.Not):
            return f"!{self.condition(node.operand)}"
        if isinstance(node.op, ast.USub):
            return f"(-{self.visit(node.operand)})"
        raise refuse(node.op)

    def condition(self, node: ast.expr) -> str:
        """Return the text of an expression of which only counts whether it is true."""
        if isinstance(node, ast.BoolOp):
            sign = " && " if isinstance(node.op, ast.And) else " || "
            return f"({sign.join(map(self.condition, node.values))})"
        written = self.visit(node)
        return written if is_true_or_false(node) else f"py.truth({written})"

    def visit_BoolOp(self, node: ast.BoolOp) -> str:
        if all(map(is_true_or_false, node.values)):
            return self.condition(node)
        name = "both" if isinstance(node.op, ast.And) else "either"
        *first, written = map(self.visit, node.values)
        for each in reversed(first):
            written = f"py.{name}({each}, () => {written})"
        return written

    def visit_Compare(self, node: ast.Compare) -> str:
        if not all(isinstance(each, ast.Name | ast.Constant) for each in node.comparators[:-1]):
            raise refuse(node, "a chain of comparisons with something computed inside")
        sides = [self.visit(each) for each in (node.left, *node.comparators)]
        pairs = zip(sides, node.ops, sides[1:], strict=False)
        return f"({' && '.join(compared(left, op, right) for left, op, right in pairs)})"

    def visit_IfExp(self, node: ast.IfExp) -> str:
        return f"({self.condition(node.test)} ? {self.visit(node.body)} : {self.visit(node.orelse)})"

    def visit_JoinedStr(self, node: ast.JoinedStr) -> str:
        return f"({' + '.join(map(self.visit, node.values))})" if node.values else '""'

    def visit_FormattedValue(self, node: ast.FormattedValue) -> str:
        if node.conversion != -1:
            raise refuse(node)
        form = '""' if node.format_spec is None else self.visit(node.format_spec)
        return f"py.format({self.visit(node.value)}, {form})"

    def visit_Lambda(self, node: ast.Lambda) -> str:
        own = [each.arg for each in node.args.args]
        shown = ", ".join((NAMED, *map(plain_name, own)))
        if any((node.args.kwonlyargs, node.args.defaults, node.args.vararg, node.args.kwarg)):
            raise refuse(node)
        with self.scope(own):
            return f"(({shown}) => {self.visit(node.body)})"

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> str:
        return self._generator(node.generators, lambda: self.visit(node.elt))

    def visit_ListComp(self, node: ast.ListComp) -> str:
        return f"[...{self._generator(node.generators, lambda: self.visit(node.elt))}]"

    def visit_SetComp(self, node: ast.SetComp) -> str:
        return f"new Set({self._generator(node.generators, lambda: self.visit(node.elt))})"

    def visit_DictComp(self, node: ast.DictComp) -> str:
        pair = self._generator(node.generators, lambda: f"[{self.visit(node.key)}, {self.visit(node.value)}]")
        return f"new Map({pair})"

    def _generator(self, loops: list[ast.comprehension], one: Callable[[], str]) -> str:
        """Return a generator that yields `one` of each turn, looking at what it loops over when it runs."""
        own = [name for each in loops for name in names_of(each.target)]
        with self.scope(own):
            turns = "".join(map(self._turn, loops))
            return f"(function* () {{ {turns}yield {one()}; }})()"

    def _turn(self, loop: ast.comprehension) -> str:
        if loop.is_async:
            raise refuse(loop.target)
        tests = "".join(f"if ({self.condition(test)}) " for test in loop.ifs)
        return f"for (const {self.target(loop.target)} of py.each({self.visit(loop.iter)})) {tests}"

    def target(self, node: ast.expr) -> str:
        """Return the text of what is assigned to."""
        if isinstance(node, ast.Tuple):
            return f"[{', '.join(map(self.target, node.elts))}]"
        if isinstance(node, ast.Starred):
            return f"...{self.target(node.value)}"
        if isinstance(node, ast.Name | ast.Attribute):
            return self.visit(node)
        raise refuse(node)
