"""Two states of the boards compared: what a change does, in figures and in words."""

from effsota.changes.boards import compare_boards
from effsota.changes.data import judgement_data
from effsota.changes.headline import build_headline
from effsota.changes.judgement import Judgement, Verdict
from effsota.changes.markdown import MOST_CHARACTERS, render_effect, render_markdown
from effsota.changes.model import BoardChange, Deed, Move, Name, RecordChange, Sentence
from effsota.changes.words import tell_record

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
