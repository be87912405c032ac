"""Definitions of this program as those of a script: the ones that are asked for, and all that they need."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from effsota.showing.scripted.classes import broken, is_words, write_class
from effsota.showing.scripted.own_modules import Definition, OwnModule, defined_names, trace
from effsota.showing.scripted.provided import PROVIDED
from effsota.showing.scripted.statements import Statements
from effsota.showing.scripted.untranslatable import UntranslatableError, plain_name, refuse

_SAID = "// Made from src/effsota: what is said there is said here. effsota build writes it."


# By what a script exports: a memo, into which may be put what an earlier run of this program translated.
TRANSLATED: dict[tuple[str, ...], str] = {}


def script_of(roots: tuple[str, ...]) -> str:
    """Return the script that exports the definitions that are asked for, by their dotted names."""
    if roots not in TRANSLATED:
        TRANSLATED[roots] = _translate(roots)
    return TRANSLATED[roots]


def _translate(roots: Sequence[str]) -> str:
    script = Translation()
    names = [script.add(root) for root in roots]
    exported = f"export {{ {', '.join(filter(None, names))} }};"
    return "\n".join((_SAID, 'import * as py from "./python.js";', *script.lines, exported, ""))


class Translation:
    """A script that grows: what one definition needs stands before it."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._called: dict[str, str] = {}
        self._classes = {f"py.{name}" for name in PROVIDED.values() if name.endswith("Error")}

    def add(self, dotted: str) -> str | None:
        """Return what the script calls something, which is translated where it is not there yet.

        None where no script can have it.
        """
        if dotted in PROVIDED:
            return f"py.{PROVIDED[dotted]}"
        found = trace(dotted)
        return None if found is None else self._add(*found)

    def is_class(self, called: str) -> bool:
        """Tell whether something is made by calling it."""
        return called in self._classes

    def _add(self, module: OwnModule, name: str) -> str:
        whole = f"{module.name}.{name}"
        if whole in PROVIDED:
            return f"py.{PROVIDED[whole]}"
        if whole not in self._called:
            node = module.defined[name]
            names = defined_names(node)
            called = [self._call(module, each) for each in names]
            if isinstance(node, ast.ClassDef) and not is_words(node):
                self._classes.add(*called)
            self.lines.append(self._write(node, module, called))
        return self._called[whole]

    def _call(self, module: OwnModule, name: str) -> str:
        """Return what the script calls a definition: its own name, or where two modules have it, both."""
        own = plain_name(name)
        called = own if own not in self._called.values() else f"{module.name.rpartition('.')[2]}${own}"
        self._called[f"{module.name}.{name}"] = called
        return called

    def _write(self, node: Definition, module: OwnModule, called: Sequence[str]) -> str:
        writer = Statements(_NamesOf(module, self))
        name = called[0] if len(called) == 1 else f"[{', '.join(called)}]"
        if isinstance(node, ast.ClassDef):
            return write_class(node, writer, name)
        try:
            return f"const {name} = {_write_value(node, writer)};"
        except UntranslatableError as error:
            return "\n".join(f"const {each} = () => {{\n{broken(error)}\n}};" for each in called)


def _write_value(node: ast.FunctionDef | ast.Assign | ast.AnnAssign, writer: Statements) -> str:
    if isinstance(node, ast.FunctionDef):
        if node.decorator_list:
            raise refuse(node, "a function that is decorated")
        return writer.function(node)
    if node.value is None or (isinstance(node, ast.Assign) and len(node.targets) != 1):
        raise refuse(node)
    return writer.visit(node.value)


class _NamesOf:
    """Where the names of one module lead in the script."""

    def __init__(self, module: OwnModule, script: Translation) -> None:
        self._module = module
        self._script = script

    def find(self, dotted: str) -> str | None:
        """Return what the script calls it, None where it is not known."""
        first, _, rest = dotted.partition(".")
        return self._script.add(".".join(filter(None, (self._module.lead(first), rest))))

    def is_class(self, called: str) -> bool:
        """Tell whether something is made by calling it."""
        return self._script.is_class(called)
