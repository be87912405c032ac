"""`effsota diff`: what a change does to the boards."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from effsota.cli.cache_option import cache_option
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.one_output import put_out
from effsota.cli.options import quiet_option, today_option
from effsota.cli.progress_line import progress
from effsota.cli.root_options import demand_tracker, found_root_option
from effsota.disk.cache import Cache
from effsota.disk.git import count_left_out, find_repository
from effsota.disk.git_answers import Repository, RevisionError
from effsota.disk.known_blobs import KnownBlobs
from effsota.disk.revision import State, read_folder_state, read_revision
from effsota.disk.stale import Replayed, find_fork, replay
from effsota.judging.changes import Verdict, judgement_data, render_markdown, render_text
from effsota.judging.report import render_problems
from effsota.model import ChangedMeanwhileError
from effsota.pipeline.comparison import Comparison, compare
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.suggesting import suggest
from effsota.text import to_log_line

# Of fewer, a list of what is missing is as short as a sum.
FEWEST_TO_TELL = 10
FORMATS = ("text", "markdown", "json", "github")


@click.command(epilog=examples("effsota diff main", "effsota diff main my-branch --format json"))
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How to print (default: text); markdown is a comment on a pull request.",
)
@click.option(
    "--vouched",
    is_flag=True,
    envvar="EFFSOTA_VOUCHED",
    help="A maintainer vouches: what is touched is told, not blocked.",
)
@click.option(
    "--also",
    type=(click.Choice(FORMATS), GivenPath(dir_okay=False)),
    multiple=True,
    metavar="FORMAT FILE",
    help="Also write this format there; of the same judgement.",
)
@click.option("--preview", type=GivenPath(), help="Also build the site as it would be here.")
@cache_option
@quiet_option("Print the comparison, nothing beside it.")
@found_root_option
@today_option
def diff(
    base: str,
    head: str | None,
    *,
    format_: str,
    vouched: bool,
    cache: Cache,
    quiet: bool,
    also: tuple[tuple[str, Path], ...],
    preview: Path | None,
    root: Path | None,
    today: date,
) -> None:
    """Compare two states, BASE and HEAD, by the boards that they give.

    Each is a git revision, read without a checkout, or a folder that holds submissions/. Without HEAD the
    tracker's folder as it is now is compared with BASE. A branch that began before BASE is judged as if it
    were merged into it. HEAD's data is judged by the schema and the rules of BASE. Exits with 1 where there
    is an error, or nothing differs.
    """
    root = _choose_root(root, base, head)
    with progress(quiet=quiet) as tell:
        place, known = f"{root.resolve()} compared", KnownBlobs(cache, f"{root.resolve()}")
        kept = KeptFindings(cache, place)

        def judge() -> Comparison:
            try:
                before, after = _read_states(root, base, head, known)
            except RevisionError as error:
                raise click.UsageError(str(error)) from error
            return compare(before, after, today, is_vouched=vouched, kept=kept, tell=tell)

        try:
            compared = judge()
        except ChangedMeanwhileError:  # a blob that an earlier run has read is gone: which, git tells
            known.forget()
            compared = judge()
        known.save()
        kept.save()
    for other, file in also:
        put_out(_render(compared, other).encode(), file, quiet=True)
    click.echo(_render(compared, format_), nl=False)
    if preview is not None and compared.judgement.verdict not in {Verdict.MEND, Verdict.NOTHING}:
        from effsota.cli.preview import write_preview  # noqa: PLC0415  # only where one is asked for

        with progress(quiet=quiet) as tell:
            write_preview(compared, preview, today, tell)
    if compared.judgement.errors or compared.judgement.standing:
        sys.exit(1)


def _choose_root(found: Path | None, base: str, head: str | None) -> Path:
    """Return the tracker's folder; two commits are compared also where nothing is checked out."""
    folder = found or Path.cwd()
    if head is not None:
        return folder
    if not (folder / "submissions").is_dir() and _lies_in_repository(folder):
        raise click.UsageError(
            f"{folder} holds no submissions/ folder to be compared with {base}."
            f" Compare two commits, effsota diff {base} HEAD, or check one out: git checkout"
        )
    return demand_tracker(found)


def _lies_in_repository(folder: Path) -> bool:
    try:
        find_repository(folder)
    except RevisionError:
        return False
    return True


def _read_states(root: Path, base: str, head: str | None, known: KnownBlobs) -> tuple[State, Replayed]:
    is_of_folders = _is_folder(base) and (head is None or _is_folder(head))
    repository = None if is_of_folders else replace(find_repository(root), known=known)
    before = _read_state(repository, base)
    if head is None and repository is not None:
        _refuse_sparse(repository, base)
    after = read_folder_state(root) if head is None else _read_beside(before, repository, head)
    records, others = _records(before), _records(after)
    if not _is_tracker(before) and not _is_tracker(after):
        raise click.UsageError(f"Neither {before.name} nor {after.name} holds a submissions/ folder.")
    if records and others and not records & others:
        raise click.UsageError(
            f"{before.name} and {after.name} have no record in common:"
            " these are two trackers, not two states of one."
        )
    if before.commit is None and after.commit is None:
        _refuse_strangers(before, after)
    is_in_history = before.commit is not None and (after.commit is not None or head is None)
    fork = find_fork(repository, before, after) if is_in_history and repository else before
    return before, replay(base=before, fork=fork, head=after)


def _refuse_strangers(before: State, after: State) -> None:
    """Refuse two folders that share fewer than half of the files of the smaller one."""
    records, others = _records(before), _records(after)
    shared, least = len(records & others), min(len(records), len(others))
    if least >= FEWEST_TO_TELL and 2 * shared < least:
        raise click.UsageError(
            f"These look like two different trackers: {before.name} holds {len(records):,} files of records"
            f" and tracks, {after.name} {len(others):,}, and {shared:,} are in both. Of one tracker in two"
            " states commit both, and compare the revisions."
        )


def _read_beside(other: State, repository: Repository | None, name: str) -> State:
    """Return a state; a folder that was named says nothing of the rooms that it lacks beside submissions/."""
    given = _read_state(repository, name, other)
    rooms = {_room(path) for path in given.own} | {"submissions"}
    if given.commit is not None:
        return given
    lacking = {path: file for path, file in other.own.items() if _room(path) not in rooms}
    return replace(given, own={**lacking, **given.own})


def _room(path: str) -> str:
    return path.partition("/")[0]


def _refuse_sparse(repository: Repository, base: str) -> None:
    """Refuse a folder that lacks files of its commit: they would seem to be taken out."""
    left_out = count_left_out(repository)
    if left_out:
        raise RevisionError(
            f"This checkout is sparse: {left_out:,} of the tracker's files are not in its folder. Compare the"
            f" commit, effsota diff {base} HEAD, or have them all: git sparse-checkout disable"
        )


def _is_folder(name: str) -> bool:
    return (Path(name) / "submissions").is_dir()


def _read_state(repository: Repository | None, name: str, beside: State | None = None) -> State:
    if repository is None or _is_folder(name):
        return read_folder_state(Path(name))
    return read_revision(repository, name, beside)


def _is_tracker(state: State) -> bool:
    return any(path.partition("/")[0] == "submissions" for path in state.own)


def _records(state: State) -> frozenset[str]:
    return frozenset(path for path in state.own if path.startswith("submissions/") and path.count("/") == 2)


def _render(compared: Comparison, format_: str) -> str:
    judgement = compared.judgement
    if format_ == "json":
        suggestions = [each._asdict() for each in suggest(compared)]
        return json.dumps({**judgement_data(judgement), "suggestions": suggestions}, indent=2) + "\n"
    if format_ == "github":
        return render_problems([*judgement.problems, *judgement.standing], "github")
    return render_markdown(judgement) if format_ == "markdown" else _render_text(compared)


def _render_text(compared: Comparison) -> str:
    """Return the judgement for people, in lines of a terminal; in a pipe each stays whole."""
    lines = render_text(compared.judgement, width=_terminal_width()).splitlines()
    return "".join(f"{to_log_line(line)}\n" for line in lines)


def _terminal_width() -> int | None:
    if not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size  # noqa: PLC0415  # only a terminal has one

    return get_terminal_size().columns
