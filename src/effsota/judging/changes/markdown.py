"""A judgement as Markdown for a comment: verdict and turn first, the rest folded, submitted text inert."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from effsota import figures
from effsota.judging.changes.board_changes import COMPUTE
from effsota.judging.changes.change_words import tell_record, tell_standing
from effsota.judging.changes.judgement import Judgement, Verdict
from effsota.judging.changes.memory_lines import render_memory
from effsota.judging.changes.model import BoardChange, Deed, Move, RecordChange
from effsota.judging.changes.record_sums import render_sums
from effsota.judging.changes.tables import render_table
from effsota.judging.changes.written import WrittenChange
from effsota.judging.changes.written_lines import render_written, tell_written
from effsota.problems import INTERNAL_ERROR, Problem
from effsota.text import Name, Sentence, cut, to_markdown

MOST_CHARACTERS = 60_000
MOST_OPEN, MOST_MOVES, MOST_TEXT, MOST_NAME = 10, 3, 400, 80
_ROOM_FOR_PROBLEMS, _ROOM_FOR_BOARDS, _ROOM_FOR_MEMORY = 18_000, 12_000, 10_000
_SPARE = 200
_BLOCKED = "The effect on the boards is shown once nothing is wrong."


def file_and_line(problem: Problem) -> str:
    """Return where a problem stands, as Markdown: its file, and the line where that tells something."""
    return _name(problem.file) + (f" line {problem.line}" if problem.line > 1 else "")


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
        opening or _render_verdict(judgement),
        *_render_problems(judgement, place_of),
        *render_memory(judgement.memory, room=_ROOM_FOR_MEMORY),
    ]
    boards = _within(_render_boards(judgement.boards), _ROOM_FOR_BOARDS, "More boards change than fit here.")
    last = [*_render_warnings(judgement, place_of), _render_footer(judgement)]
    # What stands in the files and behind the figures has what room is left.
    room = MOST_CHARACTERS - sum(len(part) + 2 for part in (*first, *boards, *last)) - _SPARE
    written = [] if judgement.verdict is Verdict.MEND else render_written(judgement.written, room=room // 2)
    sums = _within(render_sums(judgement.boards), room // 2, "More sums of new records than fit here.")
    return "\n\n".join([*first, *written, *boards, *sums, *last]) + "\n"


def render_sentence(sentence: Sentence) -> str:
    """Return a sentence with every submitted piece inert."""
    return "".join(_name(part) if isinstance(part, Name) else part for part in sentence)


def _name(text: str) -> str:
    return to_markdown(cut(text, MOST_NAME))


def _render_verdict(judgement: Judgement) -> str:
    count = len(judgement.errors) or len(judgement.standing)
    are = "is" if count == 1 else "are"
    asked = f" Besides, {doubts}." if (doubts := _render_doubts(judgement)) else ""
    lines = {
        Verdict.MEND: f"**Your turn:** {figures.count_text(count, 'error')} {are} to be mended before this"
        f" can be merged. Push again, and this comment is brought up to date.{asked}",
        Verdict.DECIDE: f"**A maintainer's turn:** {'no check failed' if asked else 'nothing is wrong'}, but"
        f" this touches what a submission may not, so a person decides.{asked}",
        Verdict.REVIEW: f"**A maintainer's turn:** {render_checks(judgement)}. {render_effect(judgement)}",
        Verdict.NOTHING: "**Your turn:** nothing is changed, so nothing can be merged. Push what was meant,"
        " or close this.",
    }
    if judgement.verdict is Verdict.DECIDE and any(each.rule == INTERNAL_ERROR for each in judgement.errors):
        return (
            "**A maintainer's turn:** the check itself broke at a file, and so could not tell what this does."
            " That is no fault of yours, and nothing is for you to mend."
        )
    if judgement.verdict is Verdict.MEND and not judgement.errors:
        return "**A maintainer's turn:** errors stand on the main branch, and none of them is yours."
    return lines[judgement.verdict]


def render_checks(judgement: Judgement) -> str:
    """Return what the checks of a change without errors say: that all passed only where no doubt is open."""
    but = " but for what a maintainer vouches for" if judgement.is_vouched else ""
    doubts = _render_doubts(judgement)
    if doubts:
        return f"no check failed{but}, and yet {doubts}"
    count = len(judgement.answered)
    are = "is" if count == 1 else "are"
    answered = f"{figures.count_text(count, 'doubt')} {are} answered in the file, for a person to judge"
    return f"every check passed{but}; {answered}" if count else f"every check passed{but}"


def _render_doubts(judgement: Judgement) -> str:
    """Return how many doubts wait for an answer, and the first; nothing where there is none."""
    doubts = judgement.doubts
    if not doubts:
        return ""
    waits = f"{figures.count_text(len(doubts), 'doubt')} wait{'s' * (len(doubts) == 1)} for an answer"
    more = f", and {len(doubts) - 1:,} more below" if len(doubts) > 1 else ""
    return f"{waits}: {to_markdown(cut(doubts[0].message, MOST_TEXT))}{more}"


def render_effect(judgement: Judgement) -> str:
    """Return the most telling effect in one sentence."""
    boards = judgement.boards
    told = [(change, board) for board in boards for change in board.records]
    if not told:
        return _render_written_effect(judgement.written) or "No board changes."
    told.sort(key=_weight)
    first = render_sentence(tell_record(*told[0]))
    rest = len(told) - 1
    return f"{first}; {figures.count_text(rest, 'more record')} below." if rest else f"{first}."


def _render_written_effect(written: Sequence[WrittenChange]) -> str:
    """Return what is written otherwise where no record is another, nothing where all is as it was."""
    told = next((change for change in written if change.key), None)
    if told is None:
        return "What the files say is as it was." if written else ""
    first = f"In {to_markdown(told.file)}, {render_sentence(tell_written(told))}"
    rest = len([change for change in written if change.key]) - 1
    return f"{first}; {figures.count_text(rest, 'more change')} below." if rest else f"{first}."


def _weight(told: tuple[RecordChange, BoardChange]) -> tuple[bool, bool, int]:
    change, board = told
    entry = change.after
    is_lead = bool(entry and board.changes_lead and entry.is_frontier)
    return not is_lead, change.deed is not Deed.ADDED, (entry.rank or 0) if entry else 0


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
        parts.append(_fold(f"{figures.count_text(rest, 'more error')}", [*folded, *more]))
    return parts if judgement.boards or judgement.verdict is Verdict.DECIDE else [*parts, _BLOCKED]


def _render_each(problems: Sequence[Problem], place_of: Callable[[Problem], str]) -> list[str]:
    """Return one line a problem; a hint that the next one repeats is told there."""
    following = [*(problem.hint for problem in problems[1:]), None]
    return [
        _render_problem(problem, place_of(problem), hint="" if problem.hint == repeated else problem.hint)
        for problem, repeated in zip(problems, following, strict=True)
    ]


def _render_problem(problem: Problem, place: str, *, hint: str) -> str:
    lines = [f"- {place}: {to_markdown(cut(problem.message, MOST_TEXT))}"]
    if hint:
        lines.append(f"→ {to_markdown(cut(hint, MOST_TEXT))}")
    if problem.answer is not None:
        lines.append(f"answered: {to_markdown(cut(problem.answer, MOST_TEXT))}")
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
    lines = [_render_record(change, board) for change in board.records]
    return [render_table(board), "\n".join(lines), _render_moves(board)]


def _render_record(change: RecordChange, board: BoardChange) -> str:
    if change.after is None or board.after is None:
        return f"- {render_sentence(tell_record(change, board))}"
    standing = tell_standing(change.after, board.after)
    if change.deed is Deed.ADDED:
        return f"- {_name(change.after.record.submission.model)}: {standing}"
    return f"- {render_sentence(tell_record(change, board))}<br>{standing}{_differences(change)}"


def _differences(change: RecordChange) -> str:
    """Return the compute before and after: it is what follows from the keys that are written otherwise."""
    told = (f"{what} from {_name(old)} to {_name(new)}" for what, old, new in change.what if what == COMPUTE)
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
    return _fold(", and ".join(titles).capitalize(), lines)


def _render_move(move: Move, on: BoardChange) -> str:
    is_off = move.before.is_frontier and not move.after.is_frontier
    off = f", {on.after.leaderboard.track.kind.direction.no_longer}" if on.after and is_off else ""
    is_ranked = move.before.rank and move.before.rank != move.after.rank
    ranks = f" from rank {move.before.rank} to {move.after.rank}" if is_ranked else ""
    return f"- {_name(move.before.record.submission.model)}{ranks}{off}"


def _render_warnings(judgement: Judgement, place_of: Callable[[Problem], str]) -> list[str]:
    warnings = judgement.warnings
    if not warnings:
        return []
    lines = _within(_render_each(warnings, place_of), 5_000, "- and more, all in the log")
    open_count = sum(each.answer is None for each in warnings)
    state = f"{open_count} to mend or to answer" if open_count else "all answered"
    return [_fold(f"{figures.count_text(len(warnings), 'warning')}, {state}; none blocks", lines)]


def _fold(title: str, lines: Sequence[str]) -> str:
    return "\n".join([f"<details><summary>{title}</summary>", "", *lines, "", "</details>"])


def _render_footer(judgement: Judgement) -> str:
    url = judgement.board_url
    rules = f" · [what every rule means]({url.rstrip('/')}/rules/)" if url else ""
    head, base = (_state(state) for state in (judgement.head, judgement.base))
    return f"<sub>{head} against {base}. Automatic, not a review{rules}</sub>"


def _state(state: str) -> str:
    """Return a commit as people write it; where a folder lies is nobody else's concern."""
    is_commit = len(state) >= 40 and state.isalnum()
    return _name(state[:10]) if is_commit else "a folder"
