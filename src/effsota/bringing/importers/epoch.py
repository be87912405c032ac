"""Epoch AI's notable-models CSV, as downloaded, as a compute-trend track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Any

from effsota.boards.leaderboard import Standing, find_frontier
from effsota.bringing.importers.cleaning import clean_line, free_name
from effsota.bringing.importers.csv_table import TableRow, read_rows
from effsota.bringing.importers.epoch_row import (
    MODEL,
    NEEDED,
    RowClaim,
    build_submission,
    list_source,
    read_claim,
)
from effsota.bringing.importers.imported import Imported, RowRemark
from effsota.judging.rules.doubts.leaps import rule_for
from effsota.problems import Refusal
from effsota.reading.schema.addresses import PUBLISHED, schema_line
from effsota.text.yaml_writer import to_yaml

BASELINE = "alexnet"


@dataclass(slots=True)
class _Import:
    """What the rows so far have given, and taken from the rows to come."""

    submissions: dict[str, dict[str, Any]] = field(default_factory=dict)
    efforts: list[Standing] = field(default_factory=list)
    days: dict[str, date] = field(default_factory=dict)
    lines: dict[RowClaim, int] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    remarks: list[RowRemark] = field(default_factory=list)

    def tell(self, row: TableRow, about: str, changes: tuple[str, ...]) -> None:
        """Remember what was changed in a row."""
        self.remarks += [RowRemark(row.line, _label(row), f"{about}: {change}") for change in changes]

    def skip(self, row: TableRow, why: str) -> None:
        """Remember why a row gives no submission; what was changed in it no longer matters."""
        self.remarks = [remark for remark in self.remarks if remark.line != row.line]
        self.remarks.append(RowRemark(row.line, _label(row), why, is_skipped=True))


def _label(row: TableRow) -> str:
    return clean_line(row.cell(MODEL), most=100).text or "(no name)"


def import_epoch(data: bytes, /, *, today: date, schemas: str = PUBLISHED) -> Imported | Refusal:
    """Return the track that the CSV holds, or why it is not Epoch AI's, or why no row can be used.

    Every row is either a submission or a remark with the reason; whatever was changed is a remark too.
    `schemas` is the room of schemas that an editor shall look into.
    """
    rows = read_rows(data, needed=NEEDED)
    if isinstance(rows, Refusal):
        return rows
    state = _Import()
    for row in rows:
        _add_row(row, state, today=today)
    if not state.submissions:
        first = f": line {state.remarks[0].line}: {state.remarks[0].message}" if state.remarks else ""
        return Refusal(f"no row can be used{first}", f"give rows with {', '.join(NEEDED)}")
    _answer_leaps(state)
    files = {f"{name}.yaml": _render(each, "submission", schemas) for name, each in state.submissions.items()}
    track = _render(_build_track(state.days), "track", schemas)
    return Imported(files={"track.yaml": track, **files}, remarks=tuple(state.remarks))


def _answer_leaps(state: _Import) -> None:
    """Say of each step that the rules ask about whose figures it lies between."""
    for before, after in pairwise(find_frontier(state.efforts)):
        rule = rule_for(after.effort / before.effort)
        if rule is not None:
            state.submissions[after.path]["answers"] = {
                rule: "Both figures stand in the list of Epoch AI, and are taken as they stand."
            }


def _add_row(row: TableRow, state: _Import, *, today: date) -> None:
    tell = partial(state.tell, row)
    claim = read_claim(row, today=today, tell=tell)
    if isinstance(claim, Refusal):
        state.skip(row, claim.message)
        return
    first = state.lines.setdefault(claim, row.line)
    if first != row.line:
        state.skip(row, f"it repeats line {first}: same name, date, compute and link")
        return
    otherwise = f"model-of-line-{row.line}"
    name = free_name(claim.model, taken=set(state.days), otherwise=otherwise)
    if name != free_name(claim.model, taken=set(), otherwise=otherwise):
        tell("the name", (f"an earlier row has it too, so the file is {name}.yaml",))
    state.submissions[name] = build_submission(claim, row, titles=state.titles, tell=tell)
    state.efforts.append(Standing(claim.day, -float(claim.compute.removesuffix(" FLOP")), name))
    state.days[name] = claim.day


def _build_track(days: Mapping[str, date]) -> dict[str, Any]:
    earliest = min(days, key=lambda name: (days[name], name))
    return {
        "name": "Training compute of notable AI models, as Epoch AI lists them",
        "level": "Notable models",
        "kind": "compute-trend",
        "domain": "other",
        "baseline": BASELINE if BASELINE in days else earliest,
        "fit": "all",
        "boundary": ["training compute as Epoch AI counts it"],
        "source": list_source(),
        "limitations": (
            "The figures are from Notable AI Models by Epoch AI, licensed CC BY, and are credited to it. They"
            " were imported as they stand; many are estimates from outside, and what they count has changed"
            " over time (self-play, for one). How sure each is follows from Epoch AI's bounds, or from its"
            " word: Confident is within a factor of 3, Likely of 10, Speculative of 31 (90 %), and what it"
            " has not verified is taken as Speculative; what it marks as wrong is left out."
        ),
    }


def _render(data: Mapping[str, Any], kind: str, schemas: str) -> bytes:
    return (schema_line(kind, schemas) + to_yaml(data)).encode()
