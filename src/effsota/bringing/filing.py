"""A claim tried on the board, and put in its place; never over another file."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, rank_of
from effsota.boards.claims.factor_words import AS_MUCH, plain_factor
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.bringing.drafts import (
    Draft,
    Match,
    Pricing,
    Trial,
    build_claim,
    lacks_baseline,
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
from effsota.frozen import Frozen
from effsota.limits import propose_name
from effsota.methods.sums import sum_line
from effsota.model import Board, Entry, Hardware, Reaching, Track, Tracker, Tree
from effsota.pipeline.assessment import Assessment
from effsota.text.likely import likely_names

GITHUB = "https://github.com/"


class FilingError(Exception):
    """Nothing is filed; the message says why, for the person who asked for it."""


class Desk(Frozen):
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
    if track is not None and track in boards:
        return boards[track]
    meant = likely_names(track or "", boards)
    ask = f" Did you mean {join_words(meant, by='or')}?" if meant else ""
    known = ", ".join(boards) or "none yet: write submissions/NAME/track.yaml first"
    raise FilingError(f"There is no track {track or ''}.{ask} Tracks: {known}.")


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
    training = columns_for(run.measured, measured_as(metric.name)).training if metric else ()
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


def try_claim(draft: Draft, track: Track, desk: Desk, *, name: str, match: Match | None) -> Trial:
    """Return what the tracker says of the submission and its curve; nothing is written.

    Raises:
        FilingError: if one of them is there already.
    """
    files = _build_files(draft, track, desk, name=name, match=match)
    for path in (f"submissions/{track.id}/{name}.{ending}" for ending in ("yaml", "csv")):
        if (desk.root / path).exists():
            raise FilingError(f"{path} is there already; choose another name with --name.")
    return try_draft(desk.tree, files, desk.today)


def write_claim(trial: Trial, desk: Desk) -> None:
    """Write the files of a claim that was tried and is sound.

    Raises:
        FilingError: if they cannot be written.
    """
    try:
        write_files(trial.files, desk.root)
    except OutputError as error:
        raise FilingError(str(error)) from error


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
        _add_runs(claim, match)
        files[f"{base}.csv"] = render_curve(match.curve, match.x, match.column, name=column, keep=keep)
    text = render_claim(claim, track, schemas=schemas_near(desk.root / "submissions" / track.id))
    return {**files, f"{base}.yaml": text.encode()}


def _add_runs(claim: dict[str, Any], match: Match) -> None:
    """Write the values of the runs that a mean is of; of one run on a track of means, that it is one."""
    metric = match.track.metric
    if match.run_values:
        claim["result"]["runs"] = {"values": [f"{value:.12g}" for value in match.run_values]}
    elif metric is not None and metric.runs is Reaching.MEAN:
        claim["runs"] = "1"


def describe_filed(trial: Trial, *, track: Track, desk: Desk, name: str) -> Iterator[str]:
    """Yield what was written, the rank it takes, and the commands that open the pull request."""
    yield from (f"Wrote {path}" for path in trial.files)
    yield from describe_place(trial, track)
    yield from describe_next(trial, track=track, desk=desk, name=name)


def describe_next(trial: Trial, *, track: Track, desk: Desk, name: str) -> Iterator[str]:
    """Yield the commands that open the pull request, from where the caller stands."""
    if trial.doubts:
        yield from _describe_doubts(trial)
    root = None if desk.root.resolve() == Path.cwd().resolve() else desk.root
    yield from describe_pull_request(trial.files, name=name, track=track, desk=desk, root=root)


def describe_place(trial: Trial, track: Track) -> Iterator[str]:
    """Yield the sum of a claim, the rank it takes, and what its board would say."""
    entry, board = trial.entry, trial.board
    if entry is None or board is None:
        yield f"On {track.id}: {track.id} has other files with errors; see effsota validate"
        return
    if entry.record.headline is not None:
        yield sum_line(entry.record.headline)
    place = rank_of(entry, board.leaderboard) if entry.rank else "not ranked"
    amount = amount_of(entry, board.leaderboard)
    frontier = f", {_on_frontier(track)}" if entry.is_frontier else ""
    yield f"On {track.id}: {place}{frontier}, {amount}, {_against_baseline(entry, track)}"
    headline = build_headline(board)
    if headline is not None:
        yield f"The board would say: {''.join(board_sentence(headline))}"


def _describe_doubts(trial: Trial) -> Iterator[str]:
    """Yield what is to be done about what was written and is in doubt."""
    count = len(trial.doubts)
    waits = f"{figures.count_text(count, 'doubt')} wait{'s' * (count == 1)} for you"
    yield f"{waits}: mend the file, or say in it why it is right, as hinted above"
    if trial.demands:
        yield "Nothing can be merged before that"


def _on_frontier(track: Track) -> str:
    return track.kind.direction.on_frontier if track.kind.grows else "on the efficiency frontier"


def _against_baseline(entry: Entry, track: Track) -> str:
    """Return how much more or less a record takes than the baseline, whichever is better on its board."""
    if entry.is_baseline:
        return "the baseline"
    if AS_MUCH & {plain_factor(entry), plain_factor(entry, is_turned=True)}:
        return "as much as the baseline"
    factor = plain_factor(entry, is_turned=entry.factor < 1)
    return f"{factor} {track.kind.better if entry.factor > 1 else track.kind.worse} than the baseline"


def describe_pull_request(
    files: Iterable[str], *, name: str, track: Track, desk: Desk, root: Path | None = None
) -> Iterator[str]:
    """Yield the commands that open the pull request, also for somebody who may not push to the repository.

    They are for a shell that stands in the tracker's folder, or goes to `root` first.
    """
    repository, branch = desk.tracker.repository.rstrip("/"), f"add-{name}"
    added = [*files, *([track.file] if lacks_baseline(track, desk.tree) else [])]
    yield "To open the pull request:"
    if root is not None:
        yield f"  cd {shlex.quote(str(root))}"
    yield f"  git switch -c {branch}"
    yield f"  git add {' '.join(added)}"
    yield f"  git commit -m '{track.id}: {name}'"
    if repository.startswith(GITHUB):
        yield "  gh repo fork --remote   # your own copy; leave this out where you may push yourself"
        yield f"  git push -u origin {branch}"
        yield f"  gh pr create --fill --repo {repository.removeprefix(GITHUB)} --base {desk.tracker.branch}"
        yield f"Without gh (https://cli.github.com): make your own copy at {repository}/fork, push the branch"
        yield f"to it, and open {repository}/compare/{desk.tracker.branch}...YOU:{branch}?expand=1"
    else:
        yield f"  git push -u YOUR-COPY {branch}"
        yield f"and open it from your copy of {repository}, against {desk.tracker.branch}."
