"""Two states of the boards compared: what a change does, in figures and in words."""

from effsota.judging.changes.as_json import judgement_data
from effsota.judging.changes.board_changes import compare_boards
from effsota.judging.changes.change_words import tell_record
from effsota.judging.changes.judgement import Judgement, Verdict
from effsota.judging.changes.markdown import MOST_CHARACTERS, file_and_line, render_markdown
from effsota.judging.changes.model import (
    BoardChange,
    Deed,
    Move,
    MovedEvent,
    MovedFigure,
    RecordChange,
)
from effsota.judging.changes.plain_text import render_text
from effsota.judging.changes.verdict_lines import render_checks, render_effect
from effsota.judging.changes.written import WrittenChange, compare_rows, compare_written

__all__ = [
    "MOST_CHARACTERS",
    "BoardChange",
    "Deed",
    "Judgement",
    "Move",
    "MovedEvent",
    "MovedFigure",
    "RecordChange",
    "Verdict",
    "WrittenChange",
    "compare_boards",
    "compare_rows",
    "compare_written",
    "file_and_line",
    "judgement_data",
    "render_checks",
    "render_effect",
    "render_markdown",
    "render_text",
    "tell_record",
]
