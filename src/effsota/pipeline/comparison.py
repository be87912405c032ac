"""Two states of a tracker compared: a change is judged by the schema, the rules and the site of the base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from effsota.disk.folder import is_data
from effsota.disk.revision import State
from effsota.disk.stale import Replayed
from effsota.frozen import Frozen
from effsota.judging.changes import (
    BoardChange,
    Judgement,
    MovedEvent,
    WrittenChange,
    compare_boards,
    compare_rows,
    compare_written,
)
from effsota.judging.memory import (
    REMEMBERED,
    MemoryChange,
    compare_answers,
    compare_memories,
    lost_memory,
)
from effsota.judging.rules import ChangeContext, Edit, check_change
from effsota.judging.rules.edits import MOST_FILES, is_record_file, is_track_file
from effsota.model import Board, Submission, Tracker, Tree, TreeFile
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.isolation import isolating
from effsota.pipeline.judged_trees import judged_tree
from effsota.pipeline.moved_numbers import find_moved
from effsota.pipeline.shapes import TRACKER, limits_of
from effsota.problems import Problem, Severity
from effsota.progress import Tell, keep_quiet
from effsota.reading.document import parse_document


class Comparison(Frozen):
    """A judgement, the tree that was judged (the base with the data of the head), and the base's tracker."""

    judgement: Judgement
    tree: Tree
    tracker: Tracker | None


def compare(  # noqa: PLR0913  # beside what is compared, how it is judged and who is told
    base: State,
    head: Replayed,
    today: date,
    *,
    is_vouched: bool = False,
    kept: KeptFindings | None = None,
    tell: Tell = keep_quiet,
) -> Comparison:
    """Return what a change does, and what is wrong with it.

    Where a maintainer vouches for the change, what it touches is only told, and blocks nothing. A track that
    is the same on both sides is judged once, or not at all where `kept` tells what was found in it.
    """
    edits = _find_edits(base, head.state)
    tree = judged_tree(base.own, head.state.own)
    before = Assessing(judged_tree(base.own, base.own), today, kept, tell)
    # Too many files of a stranger are not looked into: nobody could review them, and it would take long.
    is_left_alone = not edits or (len(edits) > MOST_FILES and not is_vouched)
    after = before if is_left_alone else Assessing(tree, today, kept, tell, beside=before)
    # The base first, all its tracks at once: what is the same on the other side is then known.
    known = {_identity(problem) for problem in before.problems}
    errors = [problem for problem in after.problems if problem.is_error]
    boards, others = (_boards(each, _changed_tracks(before, after)) for each in (before, after))
    broken: list[Problem] = []
    memory = () if errors or is_left_alone else _compare_memory(boards, others, edits, broken)
    context = ChangeContext(
        edits=edits,
        moved=head.moved,
        corrections=_find_corrections(boards, others, edits),
        memory=memory,
        today=today,
    )
    of_change: list[Problem] = []
    with isolating(TRACKER, broken):
        of_change = check_change(context, documents={})
    if is_vouched and edits:
        of_change = [replace(problem, severity=Severity.WARNING) for problem in of_change]
    new = [problem for problem in after.problems if _identity(problem) not in known]
    changes = () if errors else _compare_boards(boards, others, broken)
    moved: tuple[MovedEvent, ...] = ()
    if not errors and not is_left_alone:
        with isolating(TRACKER, broken):
            moved = find_moved(before, after, _changed_tracks(before, after))
    judgement = Judgement(
        base=base.commit or base.name,
        head=head.state.commit or head.state.name,
        problems=tuple(sorted([*of_change, *new, *broken])),
        standing=tuple(problem for problem in errors if _identity(problem) in known),
        boards=changes,
        moved=moved,
        memory=memory,
        written=() if is_left_alone else tuple(_find_written(edits)),
        is_vouched=is_vouched and bool(of_change),
        file_count=len(edits),
        board_url=before.shared.tracker.url if before.shared.tracker else None,
    )
    return Comparison(judgement=judgement, tree=tree, tracker=before.shared.tracker)


def _changed_tracks(before: Assessing, after: Assessing) -> frozenset[str]:
    """Return the folders of the tracks that are not the same on both sides."""
    if before is after:
        return frozenset()
    return frozenset(folder for folder in {*before.tracks, *after.tracks} if not after.is_as_beside(folder))


def _boards(assessing: Assessing, folders: frozenset[str]) -> tuple[Board, ...]:
    results = (assessing.result(folder) for folder in assessing.tracks if folder in folders)
    return tuple(result.board for result in results if result.board is not None)


def _compare_boards(
    before: Iterable[Board], after: Iterable[Board], broken: list[Problem]
) -> tuple[BoardChange, ...]:
    """Return what becomes of each board; what breaks at a track is added to `broken`."""
    old, new = ({each.leaderboard.track.id: each for each in boards} for boards in (before, after))
    found: list[BoardChange] = []
    for track in sorted({*old, *new}):
        sides = [[boards[track]] if track in boards else [] for boards in (old, new)]
        with isolating(f"submissions/{track}/track.yaml", broken):
            found += compare_boards(*sides)
    return tuple(found)


def _find_edits(base: State, head: State) -> dict[str, Edit]:
    found = {**dict(_differences(base.others, head.others)), **dict(_differences(base.own, head.own))}
    # A folder says nothing about what else lies in a repository, nor about the rooms that it lacks.
    rooms = {path.partition("/")[0] for path in base.own}
    is_told = {path: base.commit is not None or path.partition("/")[0] in rooms for path in found}
    return {path: found[path] for path in sorted(found) if is_told[path]}


def _differences(before: Mapping[str, TreeFile], after: Mapping[str, TreeFile]) -> Iterable[tuple[str, Edit]]:
    for path in sorted({*before, *after}):
        old, new = before.get(path), after.get(path)
        if old is None or new is None or not old.is_same(new):
            yield path, Edit(old, new)


def _identity(problem: Problem) -> tuple[str, str, str, str, str | None]:
    """Return what makes two problems one, wherever in its file it stands."""
    return problem.file, problem.rule, problem.pointer, problem.message, problem.answer


def _find_corrections(
    before: Iterable[Board], after: Iterable[Board], edits: Mapping[str, Edit]
) -> dict[str, tuple[Submission, Submission]]:
    old, new = _submissions(before), _submissions(after)
    pairs = {}
    for path in edits:
        stem = path.rpartition(".")[0]
        if stem in old and stem in new:
            pairs[path] = (old[stem], new[stem])
    return pairs


def _compare_memory(
    before: Sequence[Board], after: Sequence[Board], edits: Mapping[str, Edit], broken: list[Problem]
) -> tuple[MemoryChange, ...]:
    """Return what the records that change, and their tracks, remember otherwise; by file.

    What breaks at a file is added to `broken`.
    """
    old, new = _submissions(before), _submissions(after)
    tracks, others = _answers(before), _answers(after)
    found: list[MemoryChange] = []
    for path, edit in edits.items():
        with isolating(path, broken):
            if is_track_file(path):
                found += compare_answers(path, tracks.get(path, {}), others.get(path, {}))
            elif is_record_file(path):
                stem = path.rpartition(".")[0]
                sides = ((edit.before, old.get(stem)), (edit.after, new.get(stem)))
                is_unread = any(file is not None and read is None for file, read in sides)
                found += [lost_memory(path)] if is_unread else compare_memories(sides[0][1], sides[1][1])
    return tuple(found)


def _find_written(edits: Mapping[str, Edit]) -> Iterator[WrittenChange]:
    """Yield what stands otherwise in a file of data; a record that is new or gone is told as a whole."""
    for path, edit in edits.items():
        if not is_data(path) or _is_new_or_gone(path, edit):
            continue
        if path.endswith(".csv"):
            yield from compare_rows(path, *(_read_rows(file) for file in (edit.before, edit.after)))
            continue
        if not path.endswith(".yaml"):
            continue
        elsewhere = REMEMBERED if path.startswith("submissions/") else frozenset[str]()
        before, after = (_read_data(path, file) for file in (edit.before, edit.after))
        yield from compare_written(path, before, after, told_elsewhere=elsewhere)


def _is_new_or_gone(path: str, edit: Edit) -> bool:
    is_of_record = is_record_file(path) or path.endswith(".csv")
    return is_of_record and (edit.before is None or edit.after is None)


def _read_rows(file: TreeFile | None) -> str:
    return "" if file is None else file.data.decode("utf-8", errors="replace")


def _read_data(path: str, file: TreeFile | None) -> Any:
    """Return what a file holds, all of it text; {} for no file, None for one that cannot be read."""
    if file is None:
        return {}
    document = parse_document(file.data, limits=limits_of(path)).document
    return None if document is None else document.data


def _answers(boards: Iterable[Board]) -> dict[str, Mapping[str, str]]:
    return {board.leaderboard.track.file: board.leaderboard.track.answers for board in boards}


def _submissions(boards: Iterable[Board]) -> dict[str, Submission]:
    entries = (entry for board in boards for entry in board.leaderboard.entries)
    submissions = (entry.record.submission for entry in entries)
    return {submission.file.rpartition(".")[0]: submission for submission in submissions}
