"""Fields of how a record came about: the steps of its way, and what they gave by kind of change."""

from __future__ import annotations

from effsota.boards.ancestry import (
    Ancestry,
    AncestryStep,
    ShareOf,
    contributors_of,
    shares_by_change,
    shares_by_maker,
)
from effsota.model import ChangeOf, Entry, MadeBy
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import DAY, INTEGER, NUMBER, PATH, TEXT, choice, listed, many, or_null

_SHARE = "Its part of the binary logarithm of the whole way's factor; none where the way gained nothing"


def _path(entry: Entry) -> str:
    return entry.record.submission.path


STEP: Fields[AncestryStep] = (
    DataField("path", PATH, "The record that the step leads to", lambda it: _path(it.entry)),
    DataField("parent", PATH, "The record that it builds on", lambda it: _path(it.parent)),
    DataField(
        "also_builds_on", listed(PATH), "Other records that it builds on, off the way", lambda it: it.beside
    ),
    DataField(
        "crosses",
        listed(INTEGER),
        "Versions of the rules that begin between the two where they part the records: its factor is across",
        lambda it: [change.version for change in it.crosses],
    ),
    DataField("date", DAY, "Date of the record", lambda it: it.entry.record.submission.date),
    DataField("factor", NUMBER, "How many times better than its parent; below 1 where it is worse"),
    DataField("log2", NUMBER, "Binary logarithm of that factor: how many times it halved what is taken"),
    DataField("log2_share", or_null(NUMBER), _SHARE, lambda it: it.share),
    DataField(
        "contributors",
        listed(TEXT),
        "Who contributed the record, as its source prints it",
        lambda it: contributors_of(it.entry.record.submission),
    ),
    DataField(
        "changes",
        listed(choice(ChangeOf)),
        "What kinds of work it is, where a source says it",
        lambda it: it.entry.record.submission.changes,
    ),
    DataField(
        "made_by",
        or_null(choice(MadeBy)),
        "Who found it, where a source says it",
        lambda it: it.entry.record.submission.made_by,
    ),
)
_GROUP: Fields[ShareOf] = (
    DataField("name", or_null(TEXT), "The group; none of what no source says", lambda it: it.name or None),
    DataField("steps", INTEGER, "How many steps"),
    DataField("log2", NUMBER, "Binary logarithm of their factors together"),
    DataField("log2_share", or_null(NUMBER), _SHARE, lambda it: it.share),
)
ANCESTRY: Fields[Ancestry] = (
    DataField("record", PATH, "The record that leads the board", lambda it: _path(it.entry)),
    DataField("root", PATH, "Where the way begins", lambda it: _path(it.root)),
    DataField("factor", NUMBER, "How many times better than the root"),
    DataField(
        "before",
        NUMBER,
        "How many times better the root is than the baseline, which no record explains; 1 where it is that",
    ),
    DataField("beyond", many(PATH), "What the root builds on that is not on the board"),
    DataField("steps", many(nested(STEP)), "From the root on; their shares add up to 1"),
    DataField(
        "by_change",
        many(nested(_GROUP)),
        "By kind of change; a step of several kinds stands under all of them together",
        lambda it: shares_by_change(it.steps),
    ),
    DataField(
        "by_maker",
        many(nested(_GROUP)),
        "By who found the change: people, agents, both",
        lambda it: shares_by_maker(it.steps),
    ),
)
# Of a record in a file of its own.
OWN_WAY: Fields[Ancestry] = (
    *(each for each in ANCESTRY if each.name in {"root", "factor", "before", "beyond"}),
    DataField("steps", INTEGER, "How many steps lead to it", lambda it: len(it.steps)),
    DataField(
        "last_step",
        or_null(nested(STEP)),
        "The step that leads to it; none where it builds on no record of its board",
        lambda it: it.steps[-1] if it.steps else None,
    ),
)
STEPS: DataTable[AncestryStep] = DataTable(fields=STEP, key=("path",))
