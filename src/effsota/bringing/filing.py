"""A claim tried on the board, and put in its place; never over another file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from effsota import figures
from effsota.boards.claims.entry_words import rank_of
from effsota.bringing.drafts import (
    Draft,
    Match,
    Pricing,
    Trial,
    build_claim,
    match_run,
    render_claim,
    render_curve,
    try_draft,
)
from effsota.bringing.logs import Run, columns_for, few_of, measured_as
from effsota.disk.folder import schemas_near
from effsota.disk.several_files import write_files
from effsota.disk.unfinished import OutputError
from effsota.figures import join_words
from effsota.limits import propose_name
from effsota.model import X_COLUMNS, Board, Entry, Hardware, Track, Tracker, Tree
from effsota.pipeline.assessment import Assessment


class FilingError(Exception):
    """Nothing is filed; the message says why, for the person who asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where claims are filed: a tracker's folder, its files, who it is, and the day."""

    root: Path
    tree: Tree
    tracker: Tracker
    today: date


def choose_board(track: str | None, assessment: Assessment) -> Board:
    """Return the board of a track.

    Raises:
        FilingError: if there is no such track.
    """
    boards = {board.leaderboard.track.id: board for board in assessment.boards}
    if track not in boards:
        raise FilingError(f"There is no track {track or ''}. Tracks: {', '.join(boards) or 'none yet'}.")
    return boards[track]


def choose_match(run: Run, board: Board, *, pricing: Pricing, hardware: Hardware) -> Match:
    """Return the run's column that is the metric of the board's track.

    Raises:
        FilingError: if there is none, or several, or its values cannot be what they seem.
    """
    matches = [*match_run(run, board, pricing=pricing, hardware=hardware)]
    if not matches:
        raise FilingError(f"No column of {run.name} is the metric. {tell_columns(run, board)}")
    if len(matches) > 1:
        names = join_words([each.column for each in matches], by="or")
        raise FilingError(f"Several columns of {run.name} may be the metric: say --column {names}.")
    match = matches[0]
    if match.errors:
        raise FilingError("; ".join(f"{each.message} ({each.hint})" for each in match.errors))
    return match


def tell_columns(run: Run, board: Board) -> str:
    """Return in a sentence which columns a run has, and which of them are the training data's."""
    metric = board.leaderboard.track.metric
    names = tuple(name for name in run.columns if name not in X_COLUMNS)
    training = columns_for(names, measured_as(metric.name)).training if metric else ()
    told = f"{few_of(training)}: of the training data, as it seems. " if training else ""
    return f"{told}Say --column NAME; found {few_of(run.columns)}."


def demand_crossing(match: Match) -> str:
    """Return the metric where the run first reaches the target.

    Raises:
        FilingError: if it never does, or nothing says what that cost.
    """
    if match.crossing is None:
        best = f"best {match.approach.value:g}" if match.approach else "no values"
        raise FilingError(f"{match.column} does not reach the target: {best}.")
    if match.compute_flop is None:
        raise FilingError(f"Say what one {match.x} costs, with --method and --set KEY=VALUE.")
    return f"{match.crossing.value:.12g}"


def file_claim(draft: Draft, track: Track, desk: Desk, *, name: str, match: Match | None) -> Trial:
    """Write the submission and its curve where the tracker takes them; return what it says of them.

    Raises:
        FilingError: if one of them is there already, or cannot be written.
    """
    files = _build_files(draft, track, desk, name=name, match=match)
    for path in (f"submissions/{track.id}/{name}.{ending}" for ending in ("yaml", "csv")):
        if (desk.root / path).exists():
            raise FilingError(f"{path} is there already; choose another name with --name.")
    trial = try_draft(desk.tree, files, desk.today)
    if trial.is_sound:
        try:
            write_files(files, desk.root)
        except OutputError as error:
            raise FilingError(str(error)) from error
    return trial


def _build_files(
    draft: Draft, track: Track, desk: Desk, *, name: str, match: Match | None
) -> dict[str, bytes]:
    claim = build_claim(draft, today=desk.today)
    base = f"submissions/{track.id}/{name}"
    files: dict[str, bytes] = {}
    if match is not None and match.crossing is not None:
        column = claim["compute"][0]["y"] = propose_name(match.column).replace("-", "_")
        claim["compute"][0]["curve"] = f"{name}.csv"
        keep = [match.crossing.line]
        files[f"{base}.csv"] = render_curve(match.curve, match.x, match.column, name=column, keep=keep)
    text = render_claim(claim, track, schemas=schemas_near(desk.root / "submissions" / track.id))
    return {**files, f"{base}.yaml": text.encode()}


def describe_filed(trial: Trial, *, track: Track, desk: Desk, draft: Draft) -> Iterator[str]:
    """Yield what was written, the rank it takes, and the commands that open the pull request."""
    for path in trial.files:
        yield f"Wrote {path}"
    if trial.entry is not None and trial.leaderboard is not None:
        entry = trial.entry
        place = rank_of(entry, trial.leaderboard) if entry.rank else "not ranked"
        compute = figures.compute_text(entry.record.compute_flop, track.main_unit)
        frontier = ", on the efficiency frontier" if entry.is_frontier else ""
        yield f"On {track.id}: {place}{frontier}, {compute}, {_against_baseline(entry)}"
    else:
        yield f"On {track.id}: {track.id} has other files with errors; see effsota validate"
    if trial.doubts:
        yield from _describe_doubts(trial)
    branch = f"add-{trial.files[0].rpartition('/')[2].rpartition('.')[0]}"
    yield "To open the pull request:"
    yield f"  git switch -c {branch}"
    yield f"  git add {' '.join(trial.files)}"
    yield f"  git commit -m '{track.id}: {propose_name(draft.model)}'"
    yield f"  git push -u origin {branch}"
    yield f"  {desk.tracker.repository}/compare/{desk.tracker.branch}...{branch}?expand=1"


def _describe_doubts(trial: Trial) -> Iterator[str]:
    """Yield what is to be done about what was written and is in doubt."""
    count = len(trial.doubts)
    waits = f"{figures.count_text(count, 'doubt')} wait{'s' * (count == 1)} for you"
    yield f"{waits}: mend the file, or say in it why it is right, as hinted above"
    if any(each.is_error for each in trial.doubts):
        yield "Nothing can be merged before that"


def _against_baseline(entry: Entry) -> str:
    if entry.is_baseline:
        return "the baseline"
    if entry.factor < 1:
        return f"{figures.factor_text(1 / entry.factor)} more than the baseline"
    return f"{figures.factor_text(entry.factor)} less than the baseline"
