"""One field of a form: what it asks, in which control, within which bounds."""

from __future__ import annotations

from enum import StrEnum

from effsota.frozen import Frozen


class Widget(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    BLOCK = "block"
    LINK = "link"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    FIXED = "fixed"
    GROUP = "group"
    LIST = "list"
    BRANCHES = "branches"
    PAIRS = "pairs"


class Phrase(Frozen):
    """A run of words in a hint; code is what a person would type."""

    text: str
    is_code: bool


class Bounds(Frozen):
    """Which values a control takes; `pattern` is anchored, and safe for a browser's `v` flag."""

    check: str = "line"
    pattern: str | None = None
    most_characters: int | None = None
    above: float | None = None
    least: float | None = None
    most: float | None = None


class Branch(Frozen):
    """One of several shapes that a value may have; `fits` is its kind of value, with its fixed key if any."""

    name: str
    title: str
    fits: str
    field: Field


class Field(Frozen):
    """A key of a mapping, or an item of a list (then `key` is empty).

    `part` names the fields of a group; `item` is what a list or the values of pairs are made of;
    `unless` names the siblings, set apart by spaces, of which any makes a required field optional.
    """

    key: str
    title: str
    widget: Widget
    hint: tuple[Phrase, ...] = ()
    is_required: bool = False
    unless: str | None = None
    example: str | None = None
    asks: str = ""
    bounds: Bounds = Bounds()
    choices: tuple[str, ...] = ()
    default: str | None = None
    part: str | None = None
    item: Field | None = None
    branches: tuple[Branch, ...] = ()
    label: str = ""
