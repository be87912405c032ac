"""How text is made inert: one function per destination, for text that may be hostile."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern

_FORMULA = LatePattern(
    "^[\\s\"']*[=+\\-@\t\r＝＋－＠]"
)  # a spreadsheet skips blanks and quotes before a formula
# Each sign of ASCII that is neither letter nor digit, blank, comma nor semicolon, as an entity. The Markdown
# of the host looks for addresses of mail once entities are read, in <code> too, but not across a comment.
_MARKDOWN = {
    **{code: f"&#{code};" for code in range(128) if not (chr(code).isalnum() or chr(code) in " ,;")},
    ord("@"): "&#64;<!---->",
}
_BIBTEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: f"\\{character}" for character in "{}$&#%_"},
    }
)
_COMMAND = LatePattern(r"^(\s*):(?=:)")


def to_csv_cell(text: str) -> str:
    """Return `text` for a CSV cell: an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def to_terminal(text: str) -> str:
    r"""Return `text` for a terminal: one line, every invisible character as \u escape."""
    return text if text.isprintable() else "".join(map(_show, text))


def _show(character: str) -> str:
    if character.isprintable() or character in "\u200c\u200d":
        return character
    if unicodedata.category(character) == "Zs":
        return " "
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def to_log_line(text: str) -> str:
    """Return `text` as one line of a workflow's log, in which no command of the runner survives."""
    return _COMMAND.sub(r"\1: ", to_terminal(text)).replace("##[", "## [")


def to_workflow_message(text: str) -> str:
    """Return `text` for the message of a workflow command."""
    lines = "\n".join(to_terminal(line) for line in text.split("\n"))
    return lines.replace("##[", "## [").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def to_workflow_property(text: str) -> str:
    """Return `text` for a property of a workflow command, such as its title or file."""
    return to_workflow_message(text).replace(":", "%3A").replace(",", "%2C")


def to_markdown(text: str) -> str:
    """Return `text` for Markdown: code without link, mention, image, heading or HTML of its own."""
    return f"<code>{to_terminal(text).translate(_MARKDOWN)}</code>"


def to_markdown_block(text: str) -> str:
    """Return `text` of several lines for Markdown, as a block of code that nothing in it can end."""
    lines = (to_terminal(line).translate(_MARKDOWN) for line in text.split("\n"))
    return f"<pre>{'&#10;'.join(lines)}</pre>"


@lru_cache(MOST_REMEMBERED)  # a record is cited on its page and in a file, and most of it on its board
def to_bibtex(text: str) -> str:
    """Return `text` for a BibTeX field in braces."""
    return to_terminal(text).translate(_BIBTEX)
