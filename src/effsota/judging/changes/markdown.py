"""A judgement as Markdown for a comment: verdict and turn first, the rest folded, submitted text inert."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from effsota import figures
from effsota.judging.changes.change_words import is_computed_anew, tell_record, tell_standing
from effsota.judging.changes.judgement import Judgement, Verdict
from effsota.judging.changes.memory_lines import render_memory
from effsota.judging.changes.model import BoardChange, Deed, Move, RecordChange
from effsota.judging.changes.moved_lines import render_moved
from effsota.judging.changes.pieces import render_fold, render_name, render_sentence, render_told
from effsota.judging.changes.record_sums import render_sums
from effsota.judging.changes.tables import render_table
from effsota.judging.changes.verdict_lines import render_verdict
from effsota.judging.changes.written_lines import render_written
from effsota.model import RESOURCES
from effsota.problems import Problem

MOST_CHARACTERS = 60_000
MOST_OPEN, MOST_MOVES = 10, 3
_ROOM_FOR_PROBLEMS, _ROOM_FOR_BOARDS, _ROOM_FOR_MEMORY = 18_000, 12_000, 10_000
_SPARE = 200
_BLOCKED = "The effect on the boards is shown once nothing is wrong."


def file_and_line(problem: Problem) -> str:
    """Return where a problem stands, as Markdown: its file, and the line where that tells something."""
    return render_name(problem.file) + (f" line {problem.line}" if problem.line > 1 else "")


def render_markdown(
    judgement: Judgement,
    *,
    opening: str | None = None,
    place_of: Callable[[Problem], str] = file_and_line,
) -> str:
    """Return the comment, at most 60,000 characters; `opening` stands in for the line of the verdict.

    `place_of` returns where a problem stands, as Markdown.
    """
    first = [
        opening or render_verdict(judgement),
        *_render_problems(judgement, place_of),
        *render_memory(judgement.memory, room=_ROOM_FOR_MEMORY),
    ]
    boards = _within(_render_boards(judgement.boards), _ROOM_FOR_BOARDS, "More boards change than fit here.")
    last = [*_render_warnings(judgement, place_of), _render_footer(judgement)]
    # What stands in the files and behind the figures has what room is left.
    room = MOST_CHARACTERS - sum(len(part) + 2 for part in (*first, *boards, *last)) - _SPARE
    is_blocked = judgement.verdict is Verdict.MEND and not judgement.boards
    written = [] if is_blocked else render_written(judgement.written, room=room // 3)
    moved = [] if is_blocked else render_moved(judgement.moved, room=room // 3)
    sums = _within(render_sums(judgement.boards), room // 3, "More sums of new records than fit here.")
    return "\n\n".join([*first, *written, *boards, *moved, *sums, *last]) + "\n"


def _render_problems(judgement: Judgement, place_of: Callable[[Problem], str]) -> list[str]:
    errors = judgement.errors or judgement.standing
    if not errors or judgement.verdict is Verdict.NOTHING:
        return []
    lines = _within(_render_each(errors, place_of), _ROOM_FOR_PROBLEMS, "")
    shown, folded, left = lines[:MOST_OPEN], lines[MOST_OPEN:], len(errors) - len(lines)
    parts = ["\n".join(shown)]
    if folded or left:
        more = [f"- and {left:,} more, all in the log of the check"] if left else []
        rest = len(errors) - len(shown)
        parts.append(render_fold(f"{figures.count_text(rest, 'more error')}", [*folded, *more]))
    return parts if judgement.boards or judgement.verdict is Verdict.DECIDE else [*parts, _BLOCKED]


def _render_each(problems: Sequence[Problem], place_of: Callable[[Problem], str]) -> list[str]:
    """Return one line a problem; a hint that the next one repeats is told there."""
    following = [*(problem.hint for problem in problems[1:]), None]
    return [
        _render_problem(problem, place_of(problem), hint="" if problem.hint == repeated else problem.hint)
        for problem, repeated in zip(problems, following, strict=True)
    ]


def _render_problem(problem: Problem, place: str, *, hint: str) -> str:
    lines = [f"- {place}: {render_told(problem.message)}"]
    if hint:
        lines.append(f"→ {render_told(hint)}")
    if problem.answer is not None:
        lines.append(f"answered: {render_told(problem.answer)}")
    return "<br>".join(lines)


def _within(lines: Iterable[str], room: int, otherwise: str) -> list[str]:
    """Return the lines that fit into `room` characters; `otherwise`, if any, tells that some did not."""
    all_lines = list(lines)
    ends = accumulate(len(line) + 2 for line in all_lines)
    fitting = [line for line, end in zip(all_lines, ends, strict=True) if end <= room]
    is_cut = len(fitting) < len(all_lines)
    return [*fitting, otherwise] if is_cut and otherwise else fitting


def _render_boards(boards: Sequence[BoardChange]) -> list[str]:
    return [part for board in boards for part in _render_board(board) if part]


def _render_board(board: BoardChange) -> list[str]:
    lines = [_render_record(change, board) for change in board.records if not is_computed_anew(change)]
    anew = len(board.records) - len(lines)
    if anew:
        lines.append(
            f"- {figures.count_text(anew, 'record')} computed anew, from what they share with others"
        )
    return [render_table(board), "\n".join(lines), _render_moves(board)]


def _render_record(change: RecordChange, board: BoardChange) -> str:
    if change.after is None or board.after is None:
        return f"- {render_sentence(tell_record(change, board))}"
    standing = tell_standing(change.after, board.after)
    if change.deed is Deed.ADDED:
        return f"- {render_name(change.after.record.submission.model)}: {standing}"
    return f"- {render_sentence(tell_record(change, board))}<br>{standing}{_differences(change)}"


def _differences(change: RecordChange) -> str:
    """Return what it took before and after: it is what follows from the keys that are written otherwise."""
    amounts = {resource.key for resource in RESOURCES}
    told = (
        f"{what} from {render_name(old)} to {render_name(new)}"
        for what, old, new in change.what
        if what in amounts
    )
    return "".join(f"<br>{line}" for line in told)


def _render_moves(board: BoardChange) -> str:
    moves = board.overtaken
    lines = [_render_move(move, board) for move in moves[:MOST_MOVES]]
    if len(moves) > MOST_MOVES:
        lines.append(f"- and {len(moves) - MOST_MOVES:,} more below them")
    if board.changes_headline and board.headline_before and board.headline_after:
        lines += [
            f"- The board now says: {render_sentence(board.headline_after)}",
            f"- It said: {render_sentence(board.headline_before)}",
        ]
    if not lines:
        return ""
    titles = [f"{figures.count_text(len(moves), 'record')} overtaken"] if moves else []
    titles += ["what the board says"] if len(lines) > len(moves[: MOST_MOVES + 1]) else []
    return render_fold(", and ".join(titles).capitalize(), lines)


def _render_move(move: Move, on: BoardChange) -> str:
    is_off = move.before.is_frontier and not move.after.is_frontier
    off = f", {on.after.leaderboard.track.kind.direction.no_longer}" if on.after and is_off else ""
    is_ranked = move.before.rank and move.before.rank != move.after.rank
    ranks = f" from rank {move.before.rank} to {move.after.rank}" if is_ranked else ""
    return f"- {render_name(move.before.record.submission.model)}{ranks}{off}"


def _render_warnings(judgement: Judgement, place_of: Callable[[Problem], str]) -> list[str]:
    warnings = judgement.warnings
    if not warnings:
        return []
    lines = _within(_render_each(warnings, place_of), 5_000, "- and more, all in the log")
    open_count = sum(each.answer is None for each in warnings)
    state = f"{open_count} to mend or to answer" if open_count else "all answered"
    return [render_fold(f"{figures.count_text(len(warnings), 'warning')}, {state}; none blocks", lines)]


def _render_footer(judgement: Judgement) -> str:
    url = judgement.board_url
    home = url.rstrip("/") if url else ""
    links = f" · [what every rule means]({home}/rules/) · [where it stands]({home}/queue/)" if url else ""
    head, base = (_state(state) for state in (judgement.head, judgement.base))
    return f"<sub>{head} against {base}. Automatic, not a review{links}</sub>"


def _state(state: str) -> str:
    """Return a commit as people write it; where a folder lies is nobody else's concern."""
    is_commit = len(state) >= 40 and state.isalnum()
    return render_name(state[:10]) if is_commit else "a folder"
