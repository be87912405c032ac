"""Two states of the boards compared: what a change does, in figures and in words."""

from effsota.judging.changes.as_json import judgement_data
from effsota.judging.changes.board_changes import compare_boards
from effsota.judging.changes.change_words import tell_record
from effsota.judging.changes.headline import build_headline
from effsota.judging.changes.judgement import Judgement, Verdict
from effsota.judging.changes.markdown import MOST_CHARACTERS, render_effect, render_markdown
from effsota.judging.changes.model import BoardChange, Deed, Move, Name, RecordChange, Sentence

__all__ = [
    "MOST_CHARACTERS",
    "BoardChange",
    "Deed",
    "Judgement",
    "Move",
    "Name",
    "RecordChange",
    "Sentence",
    "Verdict",
    "build_headline",
    "compare_boards",
    "judgement_data",
    "render_effect",
    "render_markdown",
    "tell_record",
]
