"""The first line of a comment, as Markdown: whose turn it is, what was checked, the most telling effect."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.judging.changes.change_words import is_computed_anew, tell_record
from effsota.judging.changes.judgement import Judgement, Verdict
from effsota.judging.changes.model import BoardChange, Deed, MovedEvent, RecordChange
from effsota.judging.changes.pieces import render_sentence, render_told
from effsota.judging.changes.written import WrittenChange
from effsota.judging.changes.written_lines import tell_written
from effsota.judging.rules.paths import TRACK_STEM
from effsota.problems import INTERNAL_ERROR, Problem
from effsota.text import to_markdown


def render_verdict(judgement: Judgement) -> str:
    """Return the first line: whose turn it is, and what the checks and the boards say."""
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
    place = _where_answered(judgement.answered)
    answered = f"{figures.count_text(count, 'doubt')} {are} answered in {place}, for a person to judge"
    return f"every check passed{but}; {answered}" if count else f"every check passed{but}"


def _where_answered(answered: Sequence[Problem]) -> str:
    """Return in words which files hold the answers: a doubt about a track is answered in its track.yaml."""
    files = {each.file for each in answered}
    of_tracks = {file for file in files if file.endswith(f"/{TRACK_STEM}.yaml")}
    if not of_tracks:
        return "the file" if len(files) == 1 else "their files"
    own = f"{TRACK_STEM}.yaml" if len(of_tracks) == 1 else f"the {TRACK_STEM}.yaml of their tracks"
    return own if files == of_tracks else f"their files and in {own}"


def _render_doubts(judgement: Judgement) -> str:
    """Return how many doubts wait for an answer, and the first; nothing where there is none."""
    doubts = judgement.doubts
    if not doubts:
        return ""
    waits = f"{figures.count_text(len(doubts), 'doubt')} wait{'s' * (len(doubts) == 1)} for an answer"
    more = f", and {len(doubts) - 1:,} more below" if len(doubts) > 1 else ""
    return f"{waits}: {render_told(doubts[0].message)}{more}"


def render_effect(judgement: Judgement) -> str:
    """Return the most telling effect in one sentence."""
    boards = judgement.boards
    told = [(change, board) for board in boards for change in board.records if not is_computed_anew(change)]
    if not told and judgement.moved:
        return _render_moved_effect(judgement.moved)
    if not told:
        return _render_written_effect(judgement.written) or "No board changes."
    told.sort(key=_weight)
    first = render_sentence(tell_record(*told[0]))
    rest = len(told) - 1
    return f"{first}; {figures.count_text(rest, 'more record')} below." if rest else f"{first}."


def _render_moved_effect(moved: Sequence[MovedEvent]) -> str:
    """Return how many numbers move where no record's file is another, and the first."""
    count = sum(len(event.figures) for event in moved)
    numbers = f"{figures.count_text(count, 'published number')} {'moves' if count == 1 else 'move'}"
    return f"{numbers}: {render_told(moved[0].lines[0])}."


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
