"""What the pages of one board may know of a site: nothing that is another board's.

A page cannot show what it cannot reach, so that a board's files need not be made again while nothing here has
changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from effsota.boards.events import Chronicle
from effsota.boards.known_names import names_in
from effsota.boards.trend.overview import Overview
from effsota.judging.cases import Case
from effsota.model import Board, Curve, Decision
from effsota.showing.filed import curve_files
from effsota.showing.pages.threshold_levels import has_levels
from effsota.showing.site import Site

Part = TypeVar("Part")


def narrow(site: Site) -> Iterator[Site]:
    """Yield for each board the site as its own pages may know it.

    Of the audit a board sees its own figures, under the names of the cases that they are part of.
    """
    problems = _by_track((problem.file.removeprefix("submissions/"), problem) for problem in site.problems)
    cases = _cases_by_track(site.audit)
    # The files of a track, its records and its curves, each as it was filed.
    sources = _by_track(
        (file.removeprefix("submissions/"), (file, each)) for file, each in site.sources.items()
    )
    kin = _by_track((path, (path, each)) for path, each in site.kin.items())
    for board in site.boards:
        track_id, events = board.leaderboard.track.id, site.chronicle.of(board)
        names = {name for each in board.leaderboard.entries for name in names_in(each.record.submission)}
        yield replace(
            site,
            tracker=replace(site.tracker, aliases=()),
            boards=(board,),
            problems=tuple(problems[track_id]),
            audit=tuple(cases[track_id]),
            curves=own_curves(board, site.curves),
            sources=dict(sources[track_id]),
            chronicle=Chronicle(events=events, by_track={track_id: events}),
            references=(),
            published_rates=(),
            thresholds=site.thresholds if has_levels(board) else (),
            decisions=own_decisions(board, site.decisions),
            data_digest="",
            overview=Overview(),
            submission_schema={},
            ledger=None if site.ledger is None else site.ledger.of_track(track_id),
            kin=dict(kin[track_id]),
            levels={track_id: site.levels[track_id]} if track_id in site.levels else {},
            names=site.names.among(names),
            is_checked=False,
            rule_examples=b"",
            has_issue_form=False,
            has_governance=False,
            queue=None,
            no_queue="",
        )


def of_program(site: Site) -> Site:
    """Return what pages about the program may know of it: nothing that is of a track or of a record."""
    return replace(without_records(site), today=site.today, rule_examples=site.rule_examples)


def without_records(site: Site) -> Site:
    """Return what a site's static files may know of it: nothing that is of a track, of a record, of a day."""
    return Site(
        tracker=replace(site.tracker, aliases=()),
        boards=(),
        references=(),
        hardware=site.hardware,
        problems=(),
        today=date.min,
        base_url=site.base_url,
        version=site.version,
        thresholds=site.thresholds,
        submission_schema=site.submission_schema,
    )


def own_curves(board: Board, curves: Mapping[str, Curve]) -> dict[str, Curve]:
    """Return the learning curves that a board's records rest on, by file; one may lie beside another's."""
    files = (file for entry in board.leaderboard.entries for file in curve_files(entry.record.submission))
    return {file: curves[file] for file in files if file in curves}


def own_decisions(board: Board, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return what was decided about a board's records, under whichever name each was on file."""
    submissions = [entry.record.submission for entry in board.leaderboard.entries]
    names = {name for each in submissions for name in (each.path, *each.formerly)}
    return tuple(each for each in decisions if each.record in names)


def _cases_by_track(cases: Iterable[Case]) -> Mapping[str, list[Case]]:
    found: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        for track_id, figures in _by_track((each.owner.path, each) for each in case.figures).items():
            found[track_id].append(replace(case, figures=tuple(figures), reason=None, note=None, sources=()))
    return found


def _by_track(parts: Iterable[tuple[str, Part]]) -> defaultdict[str, list[Part]]:
    """Return what belongs to each track, by the first folder of its path."""
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for path, part in parts:
        found[path.partition("/")[0]].append(part)
    return found
