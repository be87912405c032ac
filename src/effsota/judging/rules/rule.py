"""A rule, and the runner that stamps what it yields with file, line, column, name and severity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from effsota.problems import Fault, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from effsota.judging.rules.context import Positioned

Context = TypeVar("Context")
Found = TypeVar("Found")


class Placed(NamedTuple):
    """What a rule on several files yields: the file, and the fault in it."""

    file: str
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Generic[Context, Found]):
    """A check with its severity; its name and its words are those of the function."""

    check: Callable[[Context], Iterator[Found]]
    severity: Severity

    @property
    def name(self) -> str:
        """The name of the rule: that of the function, with hyphens."""
        return self.check.__name__.replace("_", "-")

    @property
    def words(self) -> str:
        """The rule in words: the first line of the function's docstring."""
        return (self.check.__doc__ or "").partition("\n")[0]


def error(check: Callable[[Context], Iterator[Found]]) -> Rule[Context, Found]:
    """Return a rule that blocks."""
    return Rule(check=check, severity=Severity.ERROR)


def warning(check: Callable[[Context], Iterator[Found]]) -> Rule[Context, Found]:
    """Return a rule that is shown, and that a file may answer."""
    return Rule(check=check, severity=Severity.WARNING)


def stamp(fault: Fault, *, rule: Rule[Any, Any], file: str, document: Positioned | None) -> Problem:
    """Return a fault as a problem; line 1, column 1 where no document stands behind it."""
    line, column = (1, 1) if document is None else document.position(fault.pointer)
    return Problem(
        file=file,
        line=line,
        column=column,
        rule=rule.name,
        pointer=fault.pointer,
        message=fault.message,
        hint=fault.hint,
        severity=rule.severity,
    )


def run_in_file(
    rules: tuple[Rule[Context, Fault], ...], context: Context, *, file: str, document: Positioned
) -> list[Problem]:
    """Return the problems that rules on one file find."""
    return [
        stamp(fault, rule=rule, file=file, document=document)
        for rule in rules
        for fault in rule.check(context)
    ]


def run_across_files(
    rules: tuple[Rule[Context, Placed], ...], context: Context, *, documents: Mapping[str, Positioned]
) -> list[Problem]:
    """Return the problems that rules on several files find; `documents` are those that parse, by file."""
    return [
        stamp(placed.fault, rule=rule, file=placed.file, document=documents.get(placed.file))
        for rule in rules
        for placed in rule.check(context)
    ]
