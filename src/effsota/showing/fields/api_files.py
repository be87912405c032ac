"""The files of the API: where each kind stands, what it holds, and what it is filled with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.showing.fields import API
from effsota.showing.fields.board_fields import BOARD
from effsota.showing.fields.data_field import Fields
from effsota.showing.fields.record_fields import WHOLE_RECORD
from effsota.showing.fields.site_fields import (
    AUDIT,
    CHIPS,
    DECISIONS,
    EFFECTIVE_COMPUTE,
    INDEX,
    LATEST,
    RATES,
    THRESHOLDS,
    TRENDS,
)
from effsota.showing.fields.standing_fields import OnBoard, on_board
from effsota.showing.site import Site


class ApiFile(Frozen):
    """A kind of file: the `name` of its schema, its address below the API, what it is about, its fields.

    `wholes` are what the files are made of, each with its address.
    """

    name: str
    address: str
    words: str
    fields: Fields[Any]
    wholes: Callable[[Site], Iterable[tuple[str, Any]]]

    @property
    def schema(self) -> str:
        """The path of its JSON Schema."""
        return f"{API}schema/{self.name}.schema.json"


def _boards(site: Site) -> Iterator[tuple[str, Any]]:
    for board in site.boards:
        yield f"tracks/{board.leaderboard.track.id}.json", board


def _records(site: Site) -> Iterator[tuple[str, OnBoard]]:
    for board in site.boards:
        for row in on_board(board):
            known = replace(row, decisions=site.decisions_of(row.submission))
            yield f"submissions/{row.submission.path}.json", known


def _of_site(name: str, words: str, fields: Fields[Site]) -> ApiFile:
    address = f"{name}.json"
    return ApiFile(
        name=name, address=address, words=words, fields=fields, wholes=lambda site: [(address, site)]
    )


API_FILES = (
    _of_site("index", "every track with its doubling time", INDEX),
    ApiFile(
        name="board",
        address="tracks/<track>.json",
        words="a board with its records by date",
        fields=BOARD,
        wholes=_boards,
    ),
    ApiFile(
        name="record",
        address="submissions/<track>/<submission>.json",
        words="a record with its sum, term by term",
        fields=WHOLE_RECORD,
        wholes=_records,
    ),
    _of_site("latest", "which version of the data this is, and where they begin", LATEST),
    _of_site("trends", "doubling times side by side, and whether they went on", TRENDS),
    _of_site("published-rates", "rates of progress that others print", RATES),
    _of_site("thresholds", "compute from which laws ask something, and runs above it", THRESHOLDS),
    _of_site("chips", "chips with their dense peaks, power and price", CHIPS),
    _of_site("effective-compute", "growth of compute times growth of efficiency", EFFECTIVE_COMPUTE),
    _of_site("audit", "published figures that do not follow from their own inputs", AUDIT),
    _of_site("decisions", "what maintainers decided of pull requests and issues, and why", DECISIONS),
)
