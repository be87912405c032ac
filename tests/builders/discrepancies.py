"""What small boards' sources print wrongly, for tests: found as the pipeline finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.judging.cases import Case, build_cases
from effsota.judging.discrepancies import (
    Discrepancy,
    DiscrepancyKind,
    find_in_claim,
    find_in_record,
    find_in_track,
)
from effsota.judging.discrepancies.discrepancy import Owner, warn
from effsota.model import Source
from tests.builders.claims import HARDWARE, make_record, make_track, reported

if TYPE_CHECKING:
    from effsota.model import Hardware, Record, Track

SOURCE = {"title": "A table", "url": "https://example.org/table"}
FIRST = reported("first", "2012-06-01", 1000)


def found_on(
    *records: Record, track: Track | None = None, hardware: Hardware = HARDWARE
) -> tuple[Discrepancy, ...]:
    """Return everything found on the board of these records, the first of which is the baseline."""
    track = track or make_track()
    leaderboard = build_leaderboard(track, records)
    found: list[Discrepancy] = []
    for entry in leaderboard.entries:
        record = entry.record
        claimed = tuple(find_in_claim(record.submission, hardware))
        found += find_in_record(record, claimed, factor=entry.factor, baseline=records[0], kind=track.kind)
    trend = build_trend(leaderboard)
    return (*found, *find_in_track(track, records, trend))


def printed(pflop: float = 100, *, track: Track | None = None, **published: Any) -> tuple[Discrepancy, ...]:
    """Return what is found in a record of `pflop` whose source prints this; the baseline has 1000."""
    record = make_record(
        "second",
        "2019-05-28",
        {"method": "reported", "compute": f"{pflop} PFLOP"},
        published={"source": SOURCE, **published},
    )
    return found_on(FIRST, record, track=track)


def warnings(found: tuple[Discrepancy, ...]) -> list[str]:
    """Return the messages of what is warned of."""
    return [each.message for each in found if each.is_warned]


def texts(found: tuple[Discrepancy, ...]) -> list[tuple[str, str, str]]:
    """Return the kind, what is printed and what follows of each."""
    return [(each.kind.value, each.printed, each.follows) for each in found]


def wrong(path: str, key: str = "compute", **told: Any) -> tuple[Case, ...]:
    """Return the audit of a record whose source prints the figure under `key` ten times too large."""
    kind = DiscrepancyKind.DATE if key == "date" else DiscrepancyKind.COMPUTE
    owner = Owner(path, path.rpartition("/")[2], f"submissions/{path}.yaml", {})
    found = Discrepancy(
        id=owner.name(kind, None),
        what=key,
        owner=owner,
        pointer=f"/published/{key}",
        sources=(Source.from_data(SOURCE),),
        warning=warn(f"published-{key}-differs", "60 is printed, the inputs give 6", check="check"),
        **{"kind": kind, "printed": "60 PFLOP", "follows": "6 PFLOP", "ratio": 10.0, **told},
    )
    return build_cases([found])
