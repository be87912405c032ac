"""A measured run as a submission, written when its meter's block ends."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from effsota.bringing.drafts import Draft, Pricing, default_name, refuse_file_name
from effsota.bringing.filing import (
    Desk,
    FilingError,
    choose_board,
    choose_match,
    demand_crossing,
    describe_filed,
    try_claim,
    write_claim,
)
from effsota.bringing.logs import LogFile, Run, read_log
from effsota.disk.clock import read_today
from effsota.disk.folder import read_tree
from effsota.frozen import Frozen
from effsota.judging.report import render_problems
from effsota.measure.curve_rows import MeterError
from effsota.pipeline.assessment import assess
from effsota.problems import Problem, Refusal
from effsota.text import refuse_line, refuse_link


def submission_writer(
    track: str, *, root: str | Path, model: str, title: str, url: str
) -> Callable[[Path], None]:
    """Return what a meter calls with its curve on exit: it files the run as `effsota new` would.

    `root` is the tracker's folder. Use::

        submit = submission_writer("fineweb-3-28", root=".", model=..., title=..., url=...)
        with Meter("run.csv", metric="val_loss", on_exit=submit) as meter: ...
    """
    return _SubmissionWriter(track=track, root=Path(root), model=model, title=title, url=url)


class _SubmissionWriter(Frozen):
    track: str
    root: Path
    model: str
    title: str
    url: str

    def __call__(self, curve: Path) -> None:
        try:
            sys.stdout.writelines(f"{line}\n" for line in self._file(curve))
        except FilingError as error:
            raise MeterError(f"no submission was written, the curve is safe: {error}") from error

    def _file(self, curve: Path) -> Iterator[str]:
        tree, today = read_tree(self.root), read_today()
        assessment = assess(tree, today)
        _demand_none(assessment.errors_before_filing)
        board = choose_board(self.track, assessment)
        run = read_log(LogFile(str(curve), curve.read_bytes()), beside={})
        if not isinstance(run, Run) or assessment.tracker is None:
            raise FilingError(f"{curve} cannot be read.")
        match = choose_match(run, board, pricing=Pricing(), hardware=assessment.hardware)
        draft = Draft(
            model=_demand(self.model, refuse_line(self.model)),
            day=today,
            title=_demand(self.title, refuse_line(self.title)),
            url=_demand(self.url, refuse_link(self.url)),
            value=demand_crossing(match),
            is_at_least=False,
            estimate=match.estimate,
        )
        track, desk = match.track, Desk(root=self.root, tree=tree, tracker=assessment.tracker, today=today)
        name = default_name(self.model, track, tree)
        _demand(name, refuse_file_name(name, track, tree))
        trial = try_claim(draft, track, desk, name=name, match=match)
        _demand_none(trial.faults)
        write_claim(trial, desk)
        return describe_filed(trial, track=track, desk=desk, name=name)


def _demand(text: str, refusal: Refusal | None) -> str:
    if refusal is not None:
        raise FilingError(f"{text}: {refusal.message}; {refusal.hint}.")
    return text


def _demand_none(errors: Iterable[Problem]) -> None:
    found = tuple(errors)
    if found:
        raise FilingError(f"\n{render_problems(found, 'text')}")
