"""How problems are told: text for a terminal, workflow annotations, JSON, and one line that sums them up."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec.structs import asdict

from effsota.problems import Problem, Severity
from effsota.text import to_log_line, to_workflow_message, to_workflow_property

MOST_ANNOTATIONS = 10  # of each level: the runner shows no more
_INDENT = "    "


def render_problems(problems: Iterable[Problem], form: str = "text") -> str:
    """Return all problems, sorted, as `text`, `github` or `json`; every line of it ends with a line feed."""
    return _FORMS[form](sort_problems(problems))


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Return problems in the order in which they are told: by file and place."""
    return sorted(problems, key=_order)


def render_summary(problems: Iterable[Problem], *, checked: str) -> str:
    """Return one line: what was `checked`, how many errors and warnings there are, how many answered."""
    found = list(problems)
    errors, warnings = _count(found, Severity.ERROR), _count(found, Severity.WARNING)
    answered = sum(problem.answer is not None for problem in found)
    parts = [_number(errors, "error"), _number(warnings, "warning")]
    if warnings and answered:
        parts.append("all answered" if answered == warnings else f"{answered:,} of them answered")
    return f"{checked}: {', '.join(parts)}"


def count_tracker(submissions: int, tracks: int) -> str:
    """Return how much a whole tracker is, in words."""
    return f"{_number(submissions, 'submission')} in {_number(tracks, 'track')}"


def count_files(files: int) -> str:
    """Return how many files were checked, in words."""
    return f"{_number(files, 'file')} checked"


def _order(problem: Problem) -> tuple[str, int, int, str, str, str]:
    return (
        problem.file,
        problem.line,
        problem.column,
        problem.rule,
        problem.pointer,
        problem.message,
    )


def _count(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _number(count: int, noun: str) -> str:
    return f"{f'{count:,}' if count else 'no'} {noun}{'' if count == 1 else 's'}"


def _render_text(problems: Sequence[Problem]) -> str:
    return "".join(f"{line}\n" for problem in problems for line in problem_lines_of(problem))


def problem_lines_of(problem: Problem) -> list[str]:
    """Return what is told of a problem: its place and message, and indented what to write instead."""
    place = f"{problem.file}:{problem.line}:{problem.column}"
    lines = [to_log_line(f"{place}: {problem.severity}[{problem.rule}]: {problem.message}")]
    if problem.answer is not None:
        lines.append(_INDENT + to_log_line(f"answered: {problem.answer}"))
    elif problem.hint:
        lines.append(_INDENT + to_log_line(f"hint: {problem.hint}"))
    return lines


def _render_github(problems: Sequence[Problem]) -> str:
    """Render the plain list, then annotations of what is not answered, then how many had no room."""
    lines: list[str] = []
    for severity in Severity:
        open_problems = [each for each in problems if each.severity is severity and each.answer is None]
        lines += map(_annotate, open_problems[:MOST_ANNOTATIONS])
        rest = len(open_problems) - MOST_ANNOTATIONS
        if rest > 0:
            lines.append(f"::notice title=Not all shown::{rest:,} more {severity}s stand in the log only.")
    return _render_text(problems) + "".join(f"{line}\n" for line in lines)


def _annotate(problem: Problem) -> str:
    properties = {
        "file": problem.file,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": problem.rule,
    }
    written = ",".join(f"{name}={to_workflow_property(value)}" for name, value in properties.items())
    hint = f"\n{problem.hint}" if problem.hint else ""
    return f"::{problem.severity} {written}::{to_workflow_message(problem.message + hint)}"


def _render_json(problems: Sequence[Problem]) -> str:
    report = {
        "problems": [asdict(problem) for problem in problems],
        "errors": _count(problems, Severity.ERROR),
        "warnings": _count(problems, Severity.WARNING),
        "answered": sum(problem.answer is not None for problem in problems),
    }
    return json.dumps(report, indent=2) + "\n"


_FORMS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": _render_text,
    "github": _render_github,
    "json": _render_json,
}
