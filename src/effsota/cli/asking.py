"""One question in a terminal: asked until a file takes the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from effsota.bringing.filing import FilingError
from effsota.problems import Problem, Refusal
from effsota.text import refuse_line, to_log_line


def ask(
    said: str | None,
    question: str,
    *,
    is_asking: bool,
    option: str,
    default: str | None = None,
    refuse: Callable[[str], Refusal | None] = refuse_line,
) -> str:
    """Return what was said, or the answer to a question, or the default; nothing that a file refuses."""
    while True:
        if said is None and is_asking:
            said = click.prompt(
                to_log_line(question), default=default, show_default=bool(default), err=True, type=str
            )
        answer = said if said is not None else default
        if answer is None:
            raise click.UsageError(to_log_line(f"{question} is not given; say {option}."))
        refusal = refuse(answer)
        if refusal is None:
            return answer
        if not is_asking:
            raise click.UsageError(to_log_line(f"{option}: {refusal.message}; {refusal.hint}."))
        tell_refusal(refusal)
        said = None


def tell_refusal(refusal: Refusal) -> None:
    """Print why an answer is asked for again."""
    click.echo(to_log_line(f"  {refusal.message}; {refusal.hint}."), err=True)


def tell_problem(problem: Problem) -> None:
    """Print what is wrong with a file that is about to be written, and what to write instead."""
    click.echo(to_log_line(f"  {problem.message}"), err=True)
    click.echo(to_log_line(f"    hint: {problem.hint}"), err=True)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what cannot be filed into a wrong call, in words that a terminal can show."""
    try:
        yield
    except FilingError as error:
        raise click.UsageError(to_log_line(str(error))) from error
