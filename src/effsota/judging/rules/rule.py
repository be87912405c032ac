"""A rule, and the runner that stamps what it yields with file, line, column, name and severity."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress
from typing import Generic, TypeVar

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.judging.rules.context import Positioned
from effsota.limits import MOST_REMEMBERED
from effsota.problems import Fault, Problem, Severity
from effsota.text.prose_patterns import SignFinder

Context = TypeVar("Context")
Check = Callable[[Context], Iterator[Fault]]
# Tells whether a context has what a rule needs; what it returns is taken as true or not.
Need = Callable[[Context], object]


class Rule(Frozen, Generic[Context]):
    """A check with its severity; its name and its words are those of the function.

    A file may answer a warning; an error only where it `is_demand`: an answer makes a warning of it. Where it
    `lasts`, the answer stands also when another file has lifted the doubt. It is asked of a context that has
    what it `needs`, and one of the words (in small letters) of `said`, where it names any: of another it has
    nothing to say.
    """

    check: Check[Context]
    severity: Severity
    is_demand: bool = False
    lasts: bool = False
    needs: Need[Context] | None = None
    said: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The name of the rule: that of the function, with hyphens."""
        return self.check.__name__.replace("_", "-")

    @property
    def is_answerable(self) -> bool:
        """Whether a file may say why what is reported holds all the same."""
        return self.is_demand or self.severity is Severity.WARNING

    @property
    def words(self) -> str:
        """The rule in words: the first line of the function's docstring."""
        return (self.check.__doc__ or "").partition("\n")[0]


def error(check: Check[Context], needs: Need[Context] | None = None) -> Rule[Context]:
    """Return a rule that blocks."""
    return Rule(check=check, severity=Severity.ERROR, needs=needs)


def warning(
    check: Check[Context], needs: Need[Context] | None = None, *, said: Iterable[str] = ()
) -> Rule[Context]:
    """Return a rule that is shown, and that a file may answer."""
    return Rule(check=check, severity=Severity.WARNING, needs=needs, said=frozenset(said))


def demand(check: Check[Context], needs: Need[Context] | None = None) -> Rule[Context]:
    """Return a rule that blocks until the file answers it, and from then on is shown as an answered warning.

    For what is hardly ever true: nobody is told that it is wrong, and nothing is published before somebody
    has said in the file why it holds.
    """
    return Rule(check=check, severity=Severity.ERROR, is_demand=True, needs=needs)


def lasting(rule: Rule[Context]) -> Rule[Context]:
    """Return a rule whose answer is never stale: a neighbour may lift the doubt, but not touch the file."""
    return replace(rule, lasts=True)


class Ready(Generic[Context]):
    """Rules in their order, ready to be run.

    Args:
        rules: what they are.
        said: gives all words of a context, where rules ask for any: in any letters, once or more.
    """

    def __init__(self, rules: Sequence[Rule[Context]], said: Callable[[Context], str] | None = None) -> None:
        self._rules, self._said = rules, said
        self._needs = tuple(dict.fromkeys(rule.needs for rule in rules if rule.needs is not None))
        self.signs = SignFinder(sign for rule in rules for sign in rule.said)
        # Contexts are of few kinds: which rules have what they need is found out once for each.
        self._having = lru_cache(MOST_REMEMBERED)(self._choose)

    def find(self, context: Context) -> Iterator[tuple[Rule[Context], Fault]]:
        """Yield what they find; what several need is asked once, and all words are looked for in one go."""
        found = self.signs.find(self._said(context)) if self._said else frozenset[str]()
        for rule in self._having(*[bool(needs(context)) for needs in self._needs]):
            if rule.said and rule.said.isdisjoint(found):
                continue
            for fault in rule.check(context):
                yield rule, fault

    def _choose(self, *is_met: bool) -> tuple[Rule[Context], ...]:
        met = {None, *compress(self._needs, is_met)}
        return tuple(rule for rule in self._rules if rule.needs in met)


class PlacedLater:
    """A document of which only what is wrong is looked for; `documents` are those that parse, by file."""

    def __init__(self, documents: Mapping[str, Positioned], file: str) -> None:
        self._documents, self._file = documents, file
        self._document: Positioned | None = None

    def position(self, pointer: str) -> tuple[int, int]:
        """Return the 1-based line and column of a JSON pointer."""
        if self._document is None:
            self._document = self._documents[self._file]
        return self._document.position(pointer)


def run_in_file(rules: Ready[Context], context: Context, *, file: str, document: Positioned) -> list[Problem]:
    """Return the problems that rules on one file find."""
    return [
        fault.located(document.position(fault.pointer), rule.name).in_file(file, rule.severity)
        for rule, fault in rules.find(context)
    ]


def run_across_files(
    rules: Ready[Context], context: Context, *, documents: Mapping[str, Positioned]
) -> list[Problem]:
    """Return the problems that rules on several files find; `documents` are those that parse, by file.

    Line 1, column 1 where no document stands behind a fault.
    """
    return [
        fault.located(_position(fault, documents), rule.name).in_file(fault.file, rule.severity)
        for rule, fault in rules.find(context)
    ]


def _position(fault: Fault, documents: Mapping[str, Positioned]) -> tuple[int, int]:
    document = documents.get(fault.file)
    return (1, 1) if document is None else document.position(fault.pointer)
