"""A file says where it came from, and another import tells one that was edited from one that was not."""

from __future__ import annotations

from datetime import date

from effsota.bringing.importers.provenance import Provenance, Reconciled, reconcile

FRESH = b"# schema\nmodel: one\n"
ORIGIN = Provenance(
    importer="a-level", day=date(2026, 11, 28), table="rows.csv", digest="ab" * 32, licence="MIT"
)


def fate(own: bytes | None, fresh: bytes = FRESH) -> Reconciled:
    """Return what becomes of one file."""
    there = {} if own is None else {"one.yaml": own}
    return reconcile({"one.yaml": fresh}, there, importer="a-level")


def test_a_file_says_what_was_read() -> None:
    """By whom, when, from which table with which digest, under which licence."""
    line = ORIGIN.stamp(FRESH).decode().split("\n")[1]
    assert line == (
        f"# Imported 2026-11-28 by `effsota import a-level` from rows.csv, SHA-256 {'ab' * 32}, licence MIT."
    )


def test_what_is_not_there_is_new() -> None:
    """It is written."""
    assert fate(None).new == ("one.yaml",)


def test_what_says_the_same_is_left_alone() -> None:
    """Also on another day, from a table with other rows: its day is that on which it was read so."""
    assert fate(ORIGIN.stamp(FRESH)).same == ("one.yaml",)


def test_what_nobody_edited_is_renewed() -> None:
    """The table has moved on."""
    assert fate(ORIGIN.stamp(FRESH), b"# schema\nmodel: two\n").renewed == ("one.yaml",)


def test_what_somebody_edited_is_kept() -> None:
    """One letter is enough, in a value, a line of history or an answer."""
    stamped = ORIGIN.stamp(FRESH)
    edits = (stamped.replace(b"one", b"One"), stamped + b"history: []\n", stamped.replace(b"Lines", b"lines"))
    assert [fate(each).edited for each in edits] == [("one.yaml",)] * len(edits)


def test_what_was_never_imported_is_kept() -> None:
    """A file without the comments was written by a person."""
    assert fate(FRESH).edited == ("one.yaml",)


def test_what_the_table_has_no_longer_is_named() -> None:
    """A file of this importer alone: those of others and of people are none of its business."""
    other = Provenance(importer="other", day=ORIGIN.day, table="", digest="", licence="")
    there = {"a.yaml": ORIGIN.stamp(FRESH), "b.yaml": other.stamp(FRESH), "c.yaml": FRESH}
    assert reconcile({}, there, importer="a-level").gone == ("a.yaml",)


def test_the_name_of_a_table_cannot_leave_its_line() -> None:
    """It is a file's name, and may hold anything."""
    hostile = Provenance(importer="a", day=ORIGIN.day, table="x\nstatus: a\u2028", digest="", licence="MIT")
    assert hostile.stamp(FRESH).count(b"\n") == FRESH.count(b"\n") + 2
