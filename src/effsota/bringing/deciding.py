"""What a maintainer decided, written down: a line of the file of decisions, or the status of a record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.model import REGULAR, Tree, TreeFile
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.shapes import DECIDED
from effsota.problems import Problem, Refusal
from effsota.reading.document.adding import add_item, line_of_key, set_key
from effsota.reading.schema.addresses import PUBLISHED, schema_line
from effsota.text.yaml_flow import to_yaml_flow

_BESIDE = "../schema/"
_BY_HAND = "write it into the file by hand, where it belongs:"


class WrittenDecision(NamedTuple):
    """A file as it is to be, the 1-based line that is new in it, and what that says."""

    file: str
    data: bytes
    line: int
    words: str


class TriedDecision(NamedTuple):
    """What a tracker says of a decision: the errors that it brings, and what its board would say with it.

    `sentence` is empty where there is an error, or the decision is of no board.
    """

    errors: tuple[Problem, ...]
    sentence: str = ""


def write_decision(
    tree: Tree, decision: Mapping[str, str], *, has_schemas: bool
) -> WrittenDecision | Refusal:
    """Return the file of decisions with one more, or why it cannot be written for certain.

    A file that is new names the schema of its own repository, where that `has_schemas`, else the published.
    """
    item = to_yaml_flow(dict(decision))
    text = _text_of(tree, DECIDED)
    if isinstance(text, Refusal):
        return text
    if text is None:
        new: str | None = (
            f"{schema_line('decisions', _BESIDE if has_schemas else PUBLISHED)}decisions:\n  - {item}\n"
        )
    else:
        new = add_item(text, "decisions", item)
    if new is None:
        return Refusal(
            f"{DECIDED} is no list of lines to which one more can be added", f"{_BY_HAND} - {item}"
        )
    return WrittenDecision(DECIDED, new.encode(), new.count("\n"), item)


def write_status(tree: Tree, file: str, status: Mapping[str, str]) -> WrittenDecision | Refusal:
    """Return the file of a record with another status, or why it cannot be written for certain."""
    value = to_yaml_flow(dict(status))
    text = _text_of(tree, file)
    if isinstance(text, Refusal):
        return text
    new = None if text is None else set_key(text, "status", value)
    if new is None:
        return Refusal(
            f"the status of {file} cannot be written anew for certain", f"{_BY_HAND} status: {value}"
        )
    return WrittenDecision(file, new.encode(), line_of_key(new, "status"), value)


def try_decision(tree: Tree, written: WrittenDecision, today: date) -> TriedDecision:
    """Return what a tracker would say with a file as it is to be; its old errors are no matter."""
    mode = tree[written.file].mode if written.file in tree else REGULAR
    file = TreeFile(mode=mode, data=written.data, size=len(written.data))
    before = Assessing(tree, today)
    known = {(each.file, each.rule, each.message) for each in before.problems}
    after = Assessing({**tree, written.file: file}, today, beside=before)
    found = (each for each in after.problems if (each.file, each.rule, each.message) not in known)
    errors = tuple(each for each in found if each.is_error)
    folder = written.file.rpartition("/")[0]
    board = None if errors or folder not in after.tracks else after.result(folder).board
    headline = None if board is None else build_headline(board)
    return TriedDecision(errors, "" if headline is None else "".join(board_sentence(headline)))


def _text_of(tree: Tree, file: str) -> str | Refusal | None:
    if file not in tree:
        return None
    try:
        return tree[file].data.decode()
    except UnicodeDecodeError:
        return Refusal(f"{file} is not UTF-8 text", "effsota validate shows where")
