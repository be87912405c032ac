"""Files checked in their tracker, and what is said of them: what `effsota validate` does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from effsota.cli.named_paths import NamedFiles
from effsota.cli.progress_line import progress
from effsota.disk.cache import Cache, key_of
from effsota.disk.standing import SeenTracker
from effsota.judging.report import count_files, count_tracker, render_problems, render_summary
from effsota.limits import MOST_SUBMISSION_BYTES
from effsota.pipeline.concerns import Concerning, find_concerning, with_curves
from effsota.pipeline.kept_problems import Judged, keep_judged, read_judged
from effsota.problems import INTERNAL_ERROR, Problem
from effsota.progress import Tell

# Of files that changed meanwhile nobody knows which were judged, and where we broke, we may not break again.
_PASSING = frozenset({"file-unreadable", INTERNAL_ERROR})


class FilesChecked(NamedTuple):
    """What there is to say of a tracker in `root`, and of the files of it that are named (None: of all)."""

    root: Path
    named: NamedFiles | None
    judged: Judged
    found: Concerning

    @property
    def has_error(self) -> bool:
        """Whether anything of it blocks."""
        return any(problem.is_error for problem in self.found.problems)


def check_files(
    root: Path, named: NamedFiles | None, *, today: date, cache: Cache, quiet: bool
) -> FilesChecked:
    """Return what there is to say of the files that are named, or of all; nothing is printed but progress."""
    tracker = _Tracker(root, today, cache, _look_at(root))
    with progress(quiet=quiet) as tell:
        judged = _judge(tracker, tell)
    return FilesChecked(root, named, judged, _choose(judged, named, tracker))


def tell_checked(checked: FilesChecked, *, format_: str, shows_answered: bool, quiet: bool) -> None:
    """Print the problems as `text`, `github` or `json`; below text what was checked, unless `quiet`."""
    root, named, judged, found = checked
    hidden = frozenset() if shows_answered else _find_hidden(found.problems, named)
    shown = [each for each in found.problems if each not in hidden]
    if format_ != "text":
        _say(render_problems(found.problems if format_ == "json" else shown, format_))
        return
    if shown:
        from effsota.cli.problem_lines import print_problems  # noqa: PLC0415  # only where there are any

        print_problems(shown, root)
    for line in () if quiet else (_sum_up(judged, named, found, hidden), *_tell_what_helps(shown)):
        _say(f"{line}\n")


def _say(text: str) -> None:
    """Print a text; one with letters beyond ASCII by the library, which knows what takes them."""
    if text.isascii():
        sys.stdout.write(text)
        return
    import click  # noqa: PLC0415  # it takes a tenth of the shortest call

    sys.stdout.flush()
    click.echo(text, nl=False)


class _Tracker(NamedTuple):
    """A tracker, the day of the judgement, what earlier runs kept, and how the files were seen to stand."""

    root: Path
    today: date
    cache: Cache
    seen: SeenTracker | None


def _look_at(root: Path) -> SeenTracker | None:
    """Return how a tracker stands, None where a file goes meanwhile: who reads it says what is wrong."""
    try:
        return SeenTracker(root)
    except OSError:
        return None


def _choose(judged: Judged, named: NamedFiles | None, tracker: _Tracker) -> Concerning:
    """Return what is said of the files that are named, or of all."""
    if named is None:
        return Concerning(judged.problems, ())

    def judge_rest() -> tuple[Problem, ...]:
        return _recall(tracker, judge_anew, without=named.all).problems

    def judge_anew() -> Judged:
        from effsota.cli.tree_judging import judge_without  # noqa: PLC0415  # only where others have problems

        root, today, cache, seen = tracker
        return judge_without(named.all, root=root, today=today, cache=cache, seen=seen)

    return find_concerning(judged.problems, named.all, partial(_read, tracker.root), judge_rest)


def _read(root: Path, file: str) -> bytes:
    """Return the bytes of a file, none where it cannot be read: what is judged has said so."""
    try:
        with (root / file).open("rb") as opened:
            return opened.read(MOST_SUBMISSION_BYTES)
    except OSError:
        return b""


def _find_hidden(problems: Iterable[Problem], named: NamedFiles | None) -> frozenset[Problem]:
    """Return the warnings that are answered, but for those of a file that is named itself."""
    single = frozenset() if named is None else named.single
    return frozenset(each for each in problems if each.answer is not None and each.file not in single)


def _sum_up(judged: Judged, named: NamedFiles | None, found: Concerning, hidden: Collection[Problem]) -> str:
    """Return the line that says what was checked, and one on what could not be."""
    whole = count_tracker(judged.submission_count, judged.track_count)
    checked = whole if named is None else count_files(len(named.all))
    told = render_summary(found.problems, checked=checked) + (" (--answered shows them)" if hidden else "")
    return "\n".join([told, *_tell_uncompared(found.in_the_way)])


def _tell_uncompared(in_the_way: Sequence[str]) -> Iterator[str]:
    if in_the_way:
        more = len(in_the_way) - 1
        errors = f" and {more:,} more have errors" if more else " has errors"
        yield f"Not compared with other records: {in_the_way[0]}{errors}, which effsota validate shows."


def _tell_what_helps(problems: Sequence[Problem]) -> Iterator[str]:
    """Yield the calls that mend what is shown, or explain it."""
    if fixable := sum(bool(each.fix) for each in problems):
        yield f"effsota validate --fix writes the one right answer of {fixable:,} of them."
    if rules := list(dict.fromkeys(each.rule for each in problems if each.answer is None)):
        such = "explains that rule" if len(rules) == 1 else "and the like explain what stands in brackets"
        yield f"effsota rule {rules[0]} {such}."


def _judge(tracker: _Tracker, tell: Tell) -> Judged:
    """Return what there is to say of a tracker."""

    def judge_anew() -> Judged:
        from effsota.cli.tree_judging import judge  # noqa: PLC0415  # only where something is to be judged

        root, today, cache, seen = tracker
        return judge(root, today, cache, tell, seen=seen)

    return _recall(tracker, judge_anew)


def _recall(tracker: _Tracker, judge: Callable[[], Judged], *, without: Collection[str] = ()) -> Judged:
    """Return what there is to say of a tracker `without` some files; at once where nothing changed since.

    What is judged are the files as they were seen to stand. Of one that changes meanwhile the state that was
    seen never comes again, so that nothing is found under it. How the files stand that are left out is of no
    matter: who edits one of them again is told at once.
    """
    root, today, cache, seen = tracker
    states = seen.tell(without=with_curves(without)) if cache and seen is not None else None
    key = key_of([str(root.resolve()), today.isoformat(), states, *sorted(without)]) if states else None
    kept = None if key is None else read_judged(cache, key)
    if kept is not None:
        return kept
    judged = judge()
    if key is not None and not any(problem.rule in _PASSING for problem in judged.problems):
        keep_judged(cache, key, judged)
    return judged
