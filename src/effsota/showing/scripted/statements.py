"""Statements of Python as those of a script, and the functions that they make."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from effsota.showing.scripted.expressions import NAMED, Expressions
from effsota.showing.scripted.operators import names_of
from effsota.showing.scripted.untranslatable import plain_name, refuse

_INNER = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Statements(Expressions):
    """A writer of statements, too: each visit returns its lines."""

    def lines(self, body: Iterable[ast.stmt]) -> str:
        """Return statements, one below the other; what is said of them in words is left out."""
        kept = (each for each in body if not (isinstance(each, ast.Expr) and _is_words(each.value)))
        return "\n".join(filter(None, map(self.visit, kept)))

    def function(self, node: ast.FunctionDef) -> str:
        """Return a function without a name."""
        star, written = self.body_of(node)
        return f"function{star} {written}"

    def body_of(self, node: ast.FunctionDef, *, own: str = "") -> tuple[str, str]:
        """Return the star of one that yields, and what a function takes and does.

        `own` is what the first argument of a method is called: what stands before the point.
        """
        named, placed = self._arguments(node.args, own)
        found = _inside(node)
        assigned = sorted({*_assigned(found)} - {*named, *placed})
        with self.scope({*named, *placed, *assigned, own} - {""}):
            head = self._head(node.args, own)
            parts = [
                f"const {own} = this;" if own else "",
                f"let {', '.join(map(plain_name, assigned))};" if assigned else "",
                self.lines(node.body),
            ]
        inside = "\n".join(filter(None, parts))
        star = "*" if any(isinstance(each, ast.Yield | ast.YieldFrom) for each in found) else ""
        return star, f"({head}) {{\n{inside}\n}}"

    @staticmethod
    def _arguments(given: ast.arguments, own: str) -> tuple[list[str], list[str]]:
        if given.kwarg or given.posonlyargs:
            raise refuse(given, "arguments with ** or before a slash")
        placed = [each.arg for each in given.args][1 if own else 0 :]
        return [each.arg for each in given.kwonlyargs], [
            *placed,
            *([given.vararg.arg] if given.vararg else []),
        ]

    def _head(self, given: ast.arguments, own: str) -> str:
        named = (
            plain_name(each.arg) + ("" if value is None else f" = {self.visit(value)}")
            for each, value in zip(given.kwonlyargs, given.kw_defaults, strict=True)
        )
        first = f"{{ {', '.join(named)} }}" if given.kwonlyargs else NAMED
        usual = [None] * (len(given.args) - len(given.defaults)) + [*given.defaults]
        placed = (
            plain_name(each.arg) + ("" if value is None else f" = {self.visit(value)}")
            for each, value in [*zip(given.args, usual, strict=True)][1 if own else 0 :]
        )
        rest = [f"...{plain_name(given.vararg.arg)}"] if given.vararg else []
        return ", ".join((first, *placed, *rest))

    def visit_FunctionDef(self, node: ast.FunctionDef) -> str:
        if node.decorator_list:
            raise refuse(node, "a function inside that is decorated")
        return f"{plain_name(node.name)} = {self.function(node)};"

    def visit_Return(self, node: ast.Return) -> str:
        return f"return {'null' if node.value is None else self.visit(node.value)};"

    def visit_Expr(self, node: ast.Expr) -> str:
        return f"{self.visit(node.value)};"

    def visit_ImportFrom(self, _: ast.ImportFrom) -> str:
        return ""  # a script has at its top what a function imports late

    def visit_Yield(self, node: ast.Yield) -> str:
        return f"yield {'null' if node.value is None else self.visit(node.value)}"

    def visit_YieldFrom(self, node: ast.YieldFrom) -> str:
        return f"yield* py.each({self.visit(node.value)})"

    def visit_Assign(self, node: ast.Assign) -> str:
        if len(node.targets) != 1:
            raise refuse(node)
        return self._set(node.targets[0], self.visit(node.value))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> str:
        return "" if node.value is None else self._set(node.target, self.visit(node.value))

    def visit_AugAssign(self, node: ast.AugAssign) -> str:
        whole = ast.BinOp(left=node.target, op=node.op, right=node.value)
        return self._set(node.target, self.visit(whole))

    def _set(self, target: ast.expr, value: str) -> str:
        if isinstance(target, ast.Subscript):
            return f"py.put({self.visit(target.value)}, {self.visit(target.slice)}, {value});"
        return f"{self.target(target)} = {value};"

    def visit_NamedExpr(self, node: ast.NamedExpr) -> str:
        return f"({self.visit(node.target)} = {self.visit(node.value)})"

    def visit_If(self, node: ast.If) -> str:
        written = f"if ({self.condition(node.test)}) {{\n{self.lines(node.body)}\n}}"
        return f"{written} else {{\n{self.lines(node.orelse)}\n}}" if node.orelse else written

    def visit_For(self, node: ast.For) -> str:
        if node.orelse:
            raise refuse(node, "a loop with else")
        head = f"for ({self.target(node.target)} of py.each({self.visit(node.iter)}))"
        return f"{head} {{\n{self.lines(node.body)}\n}}"

    def visit_While(self, node: ast.While) -> str:
        if node.orelse:
            raise refuse(node, "a loop with else")
        return f"while ({self.condition(node.test)}) {{\n{self.lines(node.body)}\n}}"

    def visit_Raise(self, node: ast.Raise) -> str:
        if not isinstance(node.exc, ast.Call):
            raise refuse(node)
        return f"throw {self.visit(node.exc)};"

    def visit_Try(self, node: ast.Try) -> str:
        if node.orelse or node.finalbody:
            raise refuse(node, "what is tried, with else or finally")
        caught = "".join(f"{self._handler(each)} else " for each in node.handlers)
        return f"try {{\n{self.lines(node.body)}\n}} catch (caught$) {{\n{caught}throw caught$;\n}}"

    def _handler(self, node: ast.ExceptHandler) -> str:
        if node.type is None:
            raise refuse(node, "any error")
        kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
        test = " || ".join(f"caught$ instanceof {self.visit(each)}" for each in kinds)
        with self.scope([node.name] if node.name else []):
            named = f"const {plain_name(node.name)} = caught$;\n" if node.name else ""
            return f"if ({test}) {{\n{named}{self.lines(node.body)}\n}}"

    def visit_Pass(self, node: ast.Pass) -> str:
        del node
        return ""

    def visit_Delete(self, node: ast.Delete) -> str:
        if not all(isinstance(each, ast.Name) for each in node.targets):
            raise refuse(node)
        return ""

    def visit_Continue(self, node: ast.Continue) -> str:
        del node
        return "continue;"

    def visit_Break(self, node: ast.Break) -> str:
        del node
        return "break;"


def _is_words(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _inside(function: ast.FunctionDef) -> list[ast.AST]:
    """Return what a function does, and not what one inside of it does, in no order."""
    found: list[ast.AST] = [*function.body]
    for each in found:  # which grows meanwhile
        if not isinstance(each, _INNER):
            found += ast.iter_child_nodes(each)
    return found


def _assigned(found: Iterable[ast.AST]) -> Iterator[str]:
    for each in found:
        if isinstance(each, ast.FunctionDef):
            yield each.name
        elif isinstance(each, ast.Assign):
            yield from (name for target in each.targets for name in _stored(target))
        elif isinstance(each, ast.AnnAssign | ast.AugAssign | ast.For | ast.NamedExpr):
            yield from _stored(each.target)


def _stored(target: ast.expr) -> Iterator[str]:
    if isinstance(target, ast.Tuple | ast.Name | ast.Starred):
        yield from names_of(target)
