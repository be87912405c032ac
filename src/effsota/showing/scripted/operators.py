"""Operators of Python as those of a script: by one of its signs, or by a function that means the same."""

from __future__ import annotations

import ast

from effsota.showing.scripted.untranslatable import refuse

_OPERATORS: dict[type[ast.operator], str] = {ast.Sub: "-", ast.Div: "/", ast.Pow: "**"}
_CALLED: dict[type[ast.operator], str] = {
    ast.Add: "add",
    ast.Mult: "times",
    ast.FloorDiv: "floored",
    ast.Mod: "modulo",
    ast.BitOr: "union",
}
_ORDERS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def calculated(left: str, op: ast.operator, right: str) -> str:
    """Return what is made of two written expressions.

    Raises:
        UntranslatableError: if scripts have no such operator.
    """
    if name := _CALLED.get(type(op)):
        return f"py.{name}({left}, {right})"
    if sign := _OPERATORS.get(type(op)):
        return f"({left} {sign} {right})"
    raise refuse(op)


def names_of(target: ast.expr) -> list[str]:
    """Return the names that an assignment gives a value."""
    return [each.id for each in ast.walk(target) if isinstance(each, ast.Name)]


def is_true_or_false(node: ast.expr) -> bool:
    """Tell whether an expression is true or false, and nothing else, by its form."""
    is_not = isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)
    is_word = isinstance(node, ast.Constant) and isinstance(node.value, bool)
    return isinstance(node, ast.Compare) or is_not or is_word


def compared(left: str, op: ast.cmpop, right: str) -> str:
    """Return the comparison of two written expressions."""
    if isinstance(op, ast.In | ast.NotIn):
        return f"{'!' if isinstance(op, ast.NotIn) else ''}py.within({left}, {right})"
    if isinstance(op, ast.Is | ast.IsNot | ast.Eq | ast.NotEq):
        return f"{'!' if isinstance(op, ast.IsNot | ast.NotEq) else ''}py.same({left}, {right})"
    return f"{left} {_ORDERS[type(op)]} {right}"
