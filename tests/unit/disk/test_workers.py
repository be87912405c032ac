"""Jobs are done by several processes, as one would do them."""

from __future__ import annotations

import os
import time
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest

from effsota.disk import workers
from effsota.disk.workers import run_all
from effsota.showing.own_templates import TemplateMismatchError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(params=[True, False], ids=["several", "one"])
def can_fork(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """With several processes, and in this one alone."""
    is_able: bool = request.param
    monkeypatch.setattr(workers, "can_fork", lambda: is_able)
    monkeypatch.setattr(workers, "count_cores", lambda: 3)
    return is_able


def fail(template: str) -> None:
    """Raise what a template is told to be wrong by."""
    raise TemplateMismatchError.of(template, KeyError("view"))


@pytest.mark.usefixtures("can_fork")
@pytest.mark.parametrize("joining", [False, True])
@pytest.mark.parametrize("many", [0, 1, 2, 3, 4, 20])
def test_every_job_is_done_once(many: int, joining: bool) -> None:  # noqa: FBT001
    """Of fewer jobs than processes and of more, each with the place that it has."""
    jobs = [partial(pow, number, 2) for number in range(many)]
    assert sorted(run_all(jobs, joining=joining)) == [(number, number**2) for number in range(many)]


def test_they_are_other_processes(can_fork: bool) -> None:  # noqa: FBT001
    """Where the system can fork."""
    pids = {pid for _, pid in run_all([os.getpid] * 20)}
    assert (os.getpid() not in pids) is can_fork


def test_this_process_joins_in(can_fork: bool) -> None:  # noqa: FBT001
    """From the last job on; the others begin with the first, and their results are not forgotten."""
    done = dict(run_all([os.getpid] * 20, joining=True))
    assert (done[0] != os.getpid()) is can_fork
    assert done[19] == os.getpid()


@pytest.mark.usefixtures("can_fork")
@pytest.mark.parametrize(("at", "joining"), [(1, False), (0, True), (7, True)])
def test_an_exception_arrives_as_it_was_raised(at: int, joining: bool) -> None:  # noqa: FBT001
    """With its kind and its words: the command line tells them to a person."""
    jobs: list[Callable[[], object]] = [os.getpid] * 8
    jobs[at] = partial(fail, "about.html")
    with pytest.raises(TemplateMismatchError, match=r"site/templates/about\.html does not fit this version"):
        list(run_all(jobs, joining=joining))


def test_a_process_that_dies_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed for its memory, say."""
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    monkeypatch.setattr(workers, "count_cores", lambda: 2)
    with pytest.raises(RuntimeError, match="ended before its work was done"):
        list(run_all([partial(os._exit, 9)] * 2))


def test_who_asks_no_further_leaves_nobody_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ctrl-C ends them, whatever they are at."""
    monkeypatch.setattr(workers, "can_fork", lambda: True)
    monkeypatch.setattr(workers, "count_cores", lambda: 2)
    jobs: list[Callable[[], object]] = [os.getpid, partial(time.sleep, 60), (tmp_path / "late").touch]
    with closing(run_all(jobs)) as results:
        _, pid = next(results)
    assert isinstance(pid, int)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
