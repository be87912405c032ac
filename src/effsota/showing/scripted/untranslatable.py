"""What lies outside of the part of Python that is translated."""

from __future__ import annotations

import ast

# Words that are names in Python, and none in a script.
_RESERVED = frozenset(
    {"arguments", "await", "case", "catch", "const", "debugger", "default", "delete", "do", "enum", "eval"}
    | {"export", "extends", "function", "implements", "instanceof", "interface", "let", "new", "null"}
    | {"package", "private", "protected", "public", "static", "super", "switch", "this", "throw", "typeof"}
    | {"undefined", "var", "void", "py"}
)


class UntranslatableError(Exception):
    """Python that no script is made of."""


def refuse(node: ast.AST, why: str = "") -> UntranslatableError:
    """Return the error that says what cannot be translated, and in which line it stands."""
    told = why or type(node).__name__
    return UntranslatableError(f"line {getattr(node, 'lineno', 0)}: {told}")


def plain_name(name: str) -> str:
    """Return what a script calls a name: something else where it is a word of the script's language."""
    return f"{name}$" if name in _RESERVED else name
