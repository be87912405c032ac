"""Hints of files as hints of a call: who types options is told the option, not the line of YAML."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from effsota.problems import Problem

_WRITE = re.compile(r"\bwrite ([a-z][a-z0-9_]*): ([^{\[(]+?)(?= \(|$)")
_ESTIMATE = "/compute/0/"


def say_option(hint: str) -> str:
    """Return a hint that tells to write a key, with the option of that name: say --time '5.5 days'."""
    return _WRITE.sub(
        lambda found: f"say --{found[1].replace('_', '-')} {shlex.quote(_bare(found[2]))}", hint
    )


def say_keys(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems of a claim; those of its estimate tell the option --set in place of a line to write."""
    for problem in problems:
        is_key = problem.pointer.startswith(_ESTIMATE) and problem.pointer.count("/") == _ESTIMATE.count("/")
        hint = _WRITE.sub(
            lambda found: f"say --set {shlex.quote(f'{found[1]}={_bare(found[2])}')}", problem.hint
        )
        yield replace(problem, hint=hint) if is_key else problem


def _bare(written: str) -> str:
    """Return a text without the quotes that YAML needs and a shell does not."""
    is_quoted = written[:1] == written[-1:] == '"' and "\\" not in written
    return written[1:-1] if is_quoted else written
