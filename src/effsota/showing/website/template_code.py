"""How templates become Python: as Jinja writes them, with the fields that a page holds read at once.

The sandbox decides on an attribute by its name and by the type of what has it. Asking it anew for each value
is most of what a page costs: here a template asks it once for each type, and goes on by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from keyword import iskeyword
from types import GetSetDescriptorType, MemberDescriptorType
from typing import Any, TypeGuard

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, DependencyFinderVisitor, Frame
from jinja2.runtime import Macro
from jinja2.utils import missing

from effsota.frozen import found_once


class PageCode(CodeGenerator):
    """Writes `view.name` as a read where the sandbox knows that the type has the field, else as a call of it.

    What it knows are the `holders` of the sandbox: a template's module names the set of each field.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with no field read."""
        super().__init__(*args, **kwargs)
        self._fields: dict[str, None] = {}
        self._told: nodes.Call | None = None

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802  # Jinja's name
        """Write a template, then which sets it reads by."""
        super().visit_Template(node, frame)
        for name in self._fields:
            self.writeline(f"holders_{name} = environment.holders[{name!r}]")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write the lines of a block; what they give is one text, and not handed on piece by piece."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def pull_dependencies(self, nodes: Iterable[nodes.Node]) -> None:
        """Write which filters and tests the lines below ask for; all are there, else Jinja says so."""
        found = DependencyFinderVisitor()
        for node in nodes:
            found.visit(node)
        has = self.environment
        if not (found.filters <= has.filters.keys() and found.tests <= has.tests.keys()):
            super().pull_dependencies(nodes)
            return
        for kind, known, names in (
            ("filters", self.filters, found.filters),
            ("tests", self.tests, found.tests),
        ):
            for name in sorted(names):
                known.setdefault(name, self.temporary_identifier())
                self.writeline(f"{known[name]} = environment.{kind}[{name!r}]")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _is_told(node, frame):
            self._told = node
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if not _is_told(node, frame):
            super()._output_child_post(node, frame, finalize)

    def visit_Call(  # noqa: N802  # Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002  # Jinja's as well
    ) -> None:
        """Write a call; of one that stands on the page, as most calls of macros do, its text escaped."""
        if node is not self._told:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("environment.told(context, ")
        self.visit(node.node, frame)
        places = {"_loop_vars": frame.loop_frame, "_block_vars": frame.block_frame}
        self.signature(node, frame, {name: name for name, is_there in places.items() if is_there})
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's name
        """Write how an attribute is read; a name that Python reads otherwise is left to the sandbox."""
        name = node.attr
        if not name.isascii() or iskeyword(name) or name.startswith("_"):
            super().visit_Getattr(node, frame)
            return
        self._fields[name] = None
        whole = self.temporary_identifier()
        self.write(f"({whole}.{name} if type({whole} := ")
        self.visit(node.node, frame)
        self.write(f") in holders_{name} else environment.getattr({whole}, {name!r}))")


def _is_told(node: nodes.Expr, frame: Frame) -> TypeGuard[nodes.Call]:
    """Tell whether the text of a call with values in their order stands on a page, escaped."""
    if not isinstance(node, nodes.Call) or node.kwargs or node.dyn_args or node.dyn_kwargs:
        return False
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class BareMacro(Macro):
    """A macro that gives its bare text: of values in their order, of which it takes at most so many.

    It is none of those that take whatever they are given, or a caller.
    """

    def __init__(self, environment: Any, func: Any, name: str, arguments: list[str], *rest: Any) -> None:
        """Begin as Jinja's does."""
        super().__init__(environment, func, name, arguments, *rest)
        self.takes = -1 if self.catch_kwargs or self.catch_varargs or self.caller else len(arguments)
        self._text_of: Callable[..., str] = func

    def text_of(self, values: tuple[Any, ...]) -> str:
        """Return its text; what is not given is what the macro has for that."""
        return self._text_of(*values, *(missing,) * (self.takes - len(values)))


def is_field(kind: type, name: str) -> bool:
    """Tell whether what a type's values have by a name is kept or reckoned by each, and so is no method."""
    found = next((vars(base)[name] for base in kind.__mro__ if name in vars(base)), None)
    is_usual = all("__getattribute__" not in vars(base) for base in kind.__mro__ if base is not object)
    return is_usual and isinstance(
        found, MemberDescriptorType | GetSetDescriptorType | property | cached_property | found_once
    )
