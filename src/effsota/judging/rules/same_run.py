"""Rules on where figures come from: a result and the compute that it is paired with are of one run."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota import figures
from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.estimate_words import own_words_of
from effsota.model import Bound, LoggedRun, Submission
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

RUN = "/result/run"
STEPS = ProsePattern(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+|\d{1,12})(?= (?:\w+ )?(?:steps|iterations)\b)",
    signs="steps|iterations",
    flags=re.NOFLAG,
)


def result_from_another_run(context: ClaimContext) -> Iterator[Fault]:
    """A result and the headline compute are of one run: one log and one step, where both say which."""
    submission = context.submission
    measured = submission.result.run if submission.result else None
    counted = submission.headline.run if submission.headline else None
    if counted is None:
        return
    logs = _log_of(measured, submission), _log_of(counted, submission)
    if None not in logs and not _is_one_recipe(*map(str, logs)):
        yield Fault(
            "/compute/0/run" if measured is None or measured.log is None else f"{RUN}/log",
            f"the result is read in {quote(str(logs[0]))},"
            f" the headline compute counted in {quote(str(logs[1]))}",
            "count the run that was measured; the compute of another run may stand as a further estimate",
        )
    elif measured and not _is_covered(measured.step, counted.step, submission):
        yield Fault(
            f"{RUN}/step",
            f"the result was measured at step {_step_text(measured)},"
            f" the headline compute is counted to step {_step_text(counted)}",
            "count to the step that was measured, or write the result at the step that is counted",
        )


def steps_of_another_run(context: ClaimContext) -> Iterator[Fault]:
    """Notes speak of no other number of steps than the headline, unless it is said which run was measured."""
    submission = context.submission
    headline, notes = submission.headline, submission.notes
    if submission.result is None or headline is None or notes is None:
        return
    measured = submission.result.run
    if any(run and run.step is not None for run in (measured, headline.run)):
        return
    noted = _steps_in(notes)
    counted = _steps_in(own_words_of(headline)) if noted else set()
    others = sorted(noted - counted)
    if counted and others:
        yield Fault(
            "/notes",
            f"the notes speak of {others[-1]:,} steps, the sources of the headline compute of"
            f" {max(counted):,}, and nothing says of which the result is",
            "count the run that was measured, and say which: result: {run: {step: ...}}, and the same under"
            " the estimate; or say why: answers: {steps-of-another-run: why}",
        )


def _steps_in(text: str) -> set[int]:
    """Return the numbers of steps that a text names: 1,375 steps."""
    return {int(found.replace(",", "")) for found in STEPS.findall(text)}


def _step_text(run: LoggedRun) -> str:
    return figures.exact_text(run.step or 0)


def _log_of(run: LoggedRun | None, submission: Submission) -> str | None:
    """Return the log of a run: its own, else that of the submission."""
    if run and run.log:
        return run.log
    return submission.log.url if submission.log else None


def _is_one_recipe(first: str, second: str) -> bool:
    """Tell whether two links are one log, or a log and the folder that it lies in."""
    first, second = (_without_view(link) for link in (first, second))
    return first == second or f"{first}/".startswith(f"{second}/") or f"{second}/".startswith(f"{first}/")


def _without_view(link: str) -> str:
    """Return a link without its trimmings: GitHub shows a folder under `tree`, a file under `blob`."""
    plain = link.partition("#")[0].rstrip("/")
    return plain.replace("/tree/", "/blob/", 1) if plain.startswith("https://github.com/") else plain


def _is_covered(measured: int | None, counted: int | None, submission: Submission) -> bool:
    """Tell whether the counted steps lead to the measurement, or beyond it where that is an upper bound."""
    if measured is None or counted is None:
        return True
    return counted == measured or (counted > measured and submission.bound is Bound.UPPER)
