"""The table of a board's records: which rows are open, which columns say anything, what holds for most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from effsota.boards.claims.factor_words import reads_tolerance
from effsota.frozen import Frozen
from effsota.model import Track
from effsota.showing.pages.page import Link
from effsota.showing.pages.rows import RecordRow, method_title

NEAR_USUAL = "Each step of the frontier is within method error of the one before, where nothing else is said."
MOST_OPEN = 25  # rows; of a longer table those on the frontier are open, the others one step away


class RecordTable(Frozen):
    """The rows of a table, the `rest` of them folded; a method or a state that holds for most is said once.

    Of very many the fold is a page of its own, `rest_page`, and the table has no `rest`.

    `has_tolerance` where a figure has one: a price or a time as it was stated is exact, and has no column for
    it. `method` is that of every record, None where it differs and has a column. `state` is the usual one,
    which only the rows of another one show. `is_near_usual` where most steps of the frontier are within the
    error of their method: then the others say so.
    """

    rows: tuple[RecordRow, ...]
    rest: tuple[RecordRow, ...]
    rest_title: str
    rest_page: Link | None
    has_tolerance: bool
    method: str | None
    state: str | None
    is_near_usual: bool
    caption: str


def build_record_table(
    rows: Sequence[RecordRow],
    track: Track,
    *,
    what: str,
    is_folded: bool = True,
    rest_page: Link | None = None,
) -> RecordTable:
    """Return the table of some rows of a track; `what` says which they are: every record of the track.

    `rest_page` has all of them, also those that would be folded.
    """
    open_rows, rest = split_rows(rows) if is_folded else (tuple(rows), ())
    methods = {method_title(row.entry) for row in rows}
    method = next(iter(methods)) if len(methods) == 1 else None
    state, is_near_usual = _usual_state(rows), _is_near_usual(rows)
    return RecordTable(
        rows=open_rows,
        rest=() if rest_page else rest,
        rest_page=rest_page if rest else None,
        rest_title=f"Show all {len(rows)}: the {len(rest)} {track.kind.direction.off_frontier} too",
        has_tolerance=any(reads_tolerance(row.entry) for row in rows),
        method=method,
        state=state,
        is_near_usual=is_near_usual,
        caption=" ".join(
            (*_caption(rows, track, what, method, state), *([NEAR_USUAL] if is_near_usual else ()))
        ),
    )


def split_rows(rows: Sequence[RecordRow]) -> tuple[tuple[RecordRow, ...], tuple[RecordRow, ...]]:
    """Return the rows that are open and those that are folded: of a long table those off the frontier."""
    leading = tuple(row for row in rows if row.entry.is_frontier)
    if len(rows) <= MOST_OPEN or not leading:
        return tuple(rows), ()
    return leading, tuple(row for row in rows if not row.entry.is_frontier)


def _usual_state(rows: Sequence[RecordRow]) -> str | None:
    """Return the state that most rows have; None where it is one to be warned of."""
    calm = Counter(row.tag.text for row in rows if not row.tag.is_warning)
    return max(calm, key=lambda text: calm[text], default=None)


def _is_near_usual(rows: Sequence[RecordRow]) -> bool:
    """Tell whether more than half of the steps of a frontier are within the error of their method."""
    steps = [row.entry for row in rows if row.entry.is_frontier and not row.entry.is_baseline]
    return sum(2 * entry.is_within_error - 1 for entry in steps) > 0


def _caption(
    rows: Sequence[RecordRow], track: Track, what: str, method: str | None, state: str | None
) -> list[str]:
    said = [f"{what}, {track.kind.frontier_name.lower()} first."]
    if method:
        said.append(f"How derived: {method.lower()}.")
    if state:
        is_all = all(row.tag.text == state for row in rows)
        said.append(f"Status: {state.lower()}{'' if is_all else ', where nothing else is said'}.")
    if any(row.entry.rank is None for row in rows):
        said.append("Those without a rank are shown, not ranked.")
    return said
