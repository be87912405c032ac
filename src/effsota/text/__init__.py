"""Which text is acceptable, and how text is made inert for each destination."""

from effsota.text.characters import find_bad_character, is_everyday, refuse_text
from effsota.text.encoding import BadByte, decode_utf8
from effsota.text.inert import (
    to_bibtex,
    to_csv_cell,
    to_log_line,
    to_markdown,
    to_markdown_block,
    to_terminal,
    to_workflow_message,
    to_workflow_property,
)
from effsota.text.leftovers import find_leftover
from effsota.text.lines import (
    MOST_BLOCK_CHARACTERS,
    MOST_LINE_CHARACTERS,
    cut,
    refuse_block,
    refuse_line,
    shorten,
)
from effsota.text.links import refuse_link
from effsota.text.sentence import Name, Sentence, brief, spoken, told_apart

__all__ = [
    "MOST_BLOCK_CHARACTERS",
    "MOST_LINE_CHARACTERS",
    "BadByte",
    "Name",
    "Sentence",
    "brief",
    "cut",
    "decode_utf8",
    "find_bad_character",
    "find_leftover",
    "is_everyday",
    "refuse_block",
    "refuse_line",
    "refuse_link",
    "refuse_text",
    "shorten",
    "spoken",
    "to_bibtex",
    "to_csv_cell",
    "to_log_line",
    "to_markdown",
    "to_markdown_block",
    "to_terminal",
    "to_workflow_message",
    "to_workflow_property",
    "told_apart",
]
