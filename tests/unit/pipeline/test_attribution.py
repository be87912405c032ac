"""Each number that moved between two publications is told with what moved it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from effsota import __version__
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.known_facts import DIGEST
from effsota.ledger.verified_ledger import check_beginning
from effsota.pipeline import attribution, ledger_publishing
from effsota.pipeline.assessment import assess
from effsota.pipeline.attribution import find_steps
from effsota.pipeline.building import outline_site
from effsota.pipeline.fact_finding import FactFinder, RememberedResults
from effsota.pipeline.ledger_publishing import LedgerInput, publish_ledger
from effsota.showing.fields import published_facts, together_facts
from tests.builders.trackers import OPERATIONS, PAPER, TRACK, small_tracker, to_tree
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from effsota.ledger.ledger_lines import LedgerEvent
    from effsota.ledger.verified_ledger import Ledger
    from effsota.model import Board

DAY = date(2026, 11, 22)
STORE = RememberedResults()
Files = dict[str, bytes]
ALPHA, BETA = "submissions/alpha", "submissions/beta"
CHIPS = "schema/hardware.yaml"


def published(files: Files, last: Ledger | None = None, old: Mapping[str, bytes] | None = None) -> Ledger:
    """Return the ledger of a publication of files, of which the old ones are known or not."""
    before = None if old is None else to_tree(old)
    given_ = LedgerInput(last=last, old=before)
    tree = to_tree(files)
    return publish_ledger(given_, tree, outline_site(assess(tree, DAY, store=STORE), tree), STORE)


BEGUN = published(small_tracker())


def replaced(files: Files, path: str, old: str, new: str) -> None:
    """Replace a text in a file, which comes from the package where the tracker has none of its own."""
    data = to_tree(files)[path].data
    assert old.encode() in data
    files[path] = data.replace(old.encode(), new.encode())


def renamed(files: Files) -> None:
    """File a record under another name."""
    files[f"{ALPHA}/other.yaml"] = files.pop(f"{ALPHA}/spare.yaml") + b"formerly: [alpha/spare]\n"


def baseline_renamed(files: Files) -> None:
    """File the baseline under another name, which its track then says too."""
    files[f"{ALPHA}/primal.yaml"] = files.pop(f"{ALPHA}/first.yaml") + b"formerly: [alpha/first]\n"
    replaced(files, f"{ALPHA}/track.yaml", "baseline: first", "baseline: primal")


def track_added(files: Files) -> None:
    """Add a track with its baseline."""
    files["submissions/gamma/track.yaml"] = TRACK.format(name="Gamma").encode()
    files["submissions/gamma/first.yaml"] = files[f"{BETA}/first.yaml"]


NEW = f"model: New\ndate: 2019-06-01\n{PAPER}{OPERATIONS.replace('epochs: 9', 'epochs: 1')}"
WITHDRAWN = "status: {is: withdrawn, reason: It was wrong, date: 2026-11-20}\n"
CHANGES: Mapping[str, tuple[Callable[[Files], object], Cause]] = {
    "record added": (
        lambda it: it.update({f"{ALPHA}/new.yaml": NEW.encode()}),
        Cause(CauseKind.RECORD, f"{ALPHA}/new.yaml"),
    ),
    "record corrected": (
        lambda it: replaced(it, f"{ALPHA}/chip.yaml", "time: 1 hours", "time: 2 hours"),
        Cause(CauseKind.RECORD, f"{ALPHA}/chip.yaml"),
    ),
    "record withdrawn": (
        lambda it: it.update({f"{BETA}/curve.yaml": it[f"{BETA}/curve.yaml"] + WITHDRAWN.encode()}),
        Cause(CauseKind.RECORD, f"{BETA}/curve.yaml"),
    ),
    "record renamed": (renamed, Cause(CauseKind.RECORD, f"{ALPHA}/other.yaml", "alpha/spare")),
    "baseline changed": (
        lambda it: replaced(it, f"{ALPHA}/track.yaml", "baseline: first", "baseline: chip"),
        Cause(CauseKind.BASELINE, f"{ALPHA}/track.yaml", "chip"),
    ),
    "track changed": (
        lambda it: replaced(it, f"{BETA}/track.yaml", "target: 79.1", "target: 79.0"),
        Cause(CauseKind.TRACK, f"{BETA}/track.yaml", "metric.target"),
    ),
    "chip changed": (
        lambda it: replaced(it, CHIPS, "fp32: 1.581 TFLOP/s", "fp32: 1.5 TFLOP/s"),
        Cause(CauseKind.CHIP, CHIPS, "nvidia-geforce-gtx-580 fp32"),
    ),
    "track added": (track_added, Cause(CauseKind.TRACK, "submissions/gamma/track.yaml")),
    "record removed": (
        lambda it: it.pop(f"{ALPHA}/spare.yaml"),
        Cause(CauseKind.RECORD, f"{ALPHA}/spare.yaml"),
    ),
    "tracker changed": (
        lambda it: replaced(it, "submissions/tracker.yaml", "name: A", "name: The"),
        Cause(CauseKind.TRACKER, "submissions/tracker.yaml"),
    ),
}
WITHOUT_RIVALS = ["record corrected", "record withdrawn", "baseline changed", "chip changed", "track added"]


def events_since(ledger: Ledger, last: Ledger = BEGUN) -> tuple[LedgerEvent, ...]:
    """Return the events that a publication added; the last one is kept."""
    check_beginning(ledger.data, last.data)
    return ledger.events[len(last.events) :]


@pytest.mark.parametrize("is_known", [True, False])
@pytest.mark.parametrize("name", CHANGES)
def test_one_change_is_one_event_with_its_cause(name: str, *, is_known: bool) -> None:
    """Also where nothing but digests tells what changed."""
    files = small_tracker()
    change, cause = CHANGES[name]
    change(files)
    (event,) = events_since(published(files, BEGUN, small_tracker() if is_known else None))
    assert (event.what, event.causes) == (Happening(name), (cause,))


def test_the_baseline_is_renamed_in_one_event() -> None:
    """Its track has to name it, and no factor moves."""
    files = small_tracker()
    baseline_renamed(files)
    (event,) = events_since(published(files, BEGUN, small_tracker()))
    assert event.what is Happening.RECORD_RENAMED
    moved = {move.number for move in event.moves if not move.number.startswith(DIGEST)}
    assert moved == {"path", "baseline"}


def test_several_changes_are_told_one_by_one() -> None:
    """Each number by what moved it; where two moved it, by each in turn."""
    files = small_tracker()
    for name in WITHOUT_RIVALS:
        CHANGES[name][0](files)
    events = events_since(published(files, BEGUN, small_tracker()))
    assert {event.what.value: event.causes for event in events} == {
        name: (CHANGES[name][1],) for name in WITHOUT_RIVALS
    }


def test_an_event_says_what_the_file_says_of_it() -> None:
    """Why a record was withdrawn, and what is told of a correction since the last publication."""
    files, old = small_tracker(), small_tracker()
    CHANGES["record withdrawn"][0](files)
    old[f"{ALPHA}/chip.yaml"] += b"history:\n  - {date: 2026-11-19, what: It was one.}\n"
    files[f"{ALPHA}/chip.yaml"] = old[f"{ALPHA}/chip.yaml"] + b"  - {date: 2026-11-20, what: It was two.}\n"
    CHANGES["record corrected"][0](files)
    events = events_since(published(files, published(old), old), published(old))
    said = {event.what: (event.title, event.text.partition(" · ")[0]) for event in events}
    assert said[Happening.RECORD_CORRECTED] == ("Correction: Chip, Images to the Alpha level", "It was two.")
    assert said[Happening.RECORD_WITHDRAWN][1] == "It was wrong"


def test_what_was_decided_is_told_with_its_reason() -> None:
    """Which one, which way, and why; of old files that are not known only that something was."""
    files = small_tracker()
    file = "submissions/decisions.yaml"
    line = "  - {date: 2026-11-03, pull: 13, decision: refused, by: owner, why: Both curves are one run.}\n"
    files[file] += line.encode()
    for old, said in (
        (small_tracker(), "Pull request 13 was refused: Both curves are one run. · "),
        (None, ""),
    ):
        (event,) = events_since(published(files, BEGUN, old))
        assert (event.title, event.text) == ("Decided", f"{said}No number moved.")


def test_what_cannot_be_told_apart_is_told_together() -> None:
    """Without the old files: two records changed in one track, and nobody knows which moved what."""
    files = small_tracker()
    for name in ("record added", "record corrected", "record withdrawn"):
        CHANGES[name][0](files)
    several, alone = events_since(published(files, BEGUN))
    assert several.what is Happening.SEVERAL
    assert several.causes == (CHANGES["record added"][1], CHANGES["record corrected"][1])
    assert (alone.what, alone.place.track) == (Happening.RECORD_WITHDRAWN, "beta")


def test_old_files_that_are_not_those_of_the_last_publication_are_not_believed() -> None:
    """What changed is told by digests then."""
    files, others = small_tracker(), small_tracker()
    CHANGES["record added"][0](files)
    CHANGES["record corrected"][0](files)
    CHANGES["record removed"][0](others)
    (event,) = events_since(published(files, BEGUN, others))
    assert event.what is Happening.SEVERAL


def test_files_that_need_each_other_are_applied_together() -> None:
    """A track cannot have a baseline that is not there, nor a record build on one that is not."""
    files = small_tracker()
    files[f"{ALPHA}/new.yaml"] = NEW.encode()
    files[f"{ALPHA}/newer.yaml"] = f"{NEW}builds_on: [alpha/new]\n".replace("2019", "2020").encode()
    replaced(files, f"{ALPHA}/track.yaml", "baseline: first", "baseline: new")
    del files[f"{ALPHA}/first.yaml"]
    events = events_since(published(files, BEGUN, small_tracker()))
    assert [event.what.value for event in events] == [
        *("record added", "record added"),
        *("baseline changed", "record removed"),
    ]


@pytest.mark.parametrize(("most", "events"), [(20, 4), (19, 3)])
def test_what_would_take_too_long_is_tried_together(
    monkeypatch: pytest.MonkeyPatch, most: int, events: int
) -> None:
    """The changes of the largest track: two in a track of six files, beside two in one of four."""
    files = small_tracker()
    for name in ("record added", "record corrected", "record withdrawn"):
        CHANGES[name][0](files)
    replaced(files, f"{BETA}/track.yaml", "target: 79.1", "target: 79.0")
    monkeypatch.setattr(attribution, "MOST_ASSESSED", most)
    found = events_since(published(files, BEGUN, small_tracker()))
    assert len(found) == events
    assert {event.what for event in found if len(event.causes) > 1} == (
        {Happening.SEVERAL} if events == 3 else set()
    )


def test_a_note_moves_no_number() -> None:
    """It is told as wording; and a day on which nothing changes adds nothing."""
    files = small_tracker()
    files[f"{ALPHA}/chip.yaml"] += b"notes: Some.\n"
    noted = published(files, BEGUN, small_tracker())
    (event,) = events_since(noted)
    assert (event.what, len(event.moves)) == (Happening.WORDING, 1)
    assert published(files, noted, files).data == noted.data
    assert published(files, noted).data == noted.data


@pytest.mark.parametrize("is_known", [True, False])
def test_a_new_version_of_the_program_is_a_cause(monkeypatch: pytest.MonkeyPatch, *, is_known: bool) -> None:
    """With what moves by it: here a share that it takes for granted."""
    for module in (published_facts, ledger_publishing):
        monkeypatch.setattr(module, "__version__", "99.0")
    monkeypatch.setattr(published_facts, "DEFAULT_UTILIZATION", {"gpu": 0.5})
    (event,) = events_since(published(small_tracker(), BEGUN, small_tracker() if is_known else None))
    assert event.what is Happening.PROGRAM
    assert event.causes == (Cause(CauseKind.PROGRAM, name=f"{__version__} to 99.0"),)
    assert {(move.number, move.new) for move in event.moves} >= {
        ("program", "99.0"),
        ("default gpu utilization", 0.5),
    }


def test_a_number_is_told_with_the_one_through_which_it_moved() -> None:
    """A factor by the compute of the baseline, a rank by who came, a rate by its records."""
    files = small_tracker()
    replaced(files, f"{ALPHA}/first.yaml", "epochs: 9", "epochs: 8")
    (event,) = events_since(published(files, BEGUN, small_tracker()))
    through = {f"{move.place.path} {move.number}": move.through for move in event.moves}
    assert through["alpha/first compute_flop"] == ""
    assert through["alpha/first compute_low_flop"] == "alpha/first compute_flop"
    assert through["alpha/chip reduction_factor"] == "alpha/first compute_flop"
    assert through["alpha trend.doubling_time_months"] == "alpha/first compute_flop"


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger of a tracker whose boards give a number together: here the compute of all records."""

    def count(boards: Sequence[Board], _year: int) -> dict[str, float]:
        entries = (entry for board in boards for entry in board.leaderboard.entries)
        return {
            "pooled all doubling_time_months": sum(
                entry.record.estimates[0].compute_flop for entry in entries
            )
        }

    monkeypatch.setattr(together_facts, "together_facts", count)
    return published(small_tracker())


@pytest.mark.parametrize(
    ("names", "is_known", "through"),
    [
        (["record corrected"], True, "alpha trend.doubling_time_months"),
        (["record corrected"], False, "alpha trend.doubling_time_months"),
        (["record removed"], True, "alpha/spare compute_flop"),
    ],
)
def test_what_boards_give_together_is_told_with_the_track_that_moved_it(
    together: Ledger, names: list[str], through: str, *, is_known: bool
) -> None:
    """In the event of that track, through its rate, or through what its record counts by."""
    files = small_tracker()
    for name in names:
        CHANGES[name][0](files)
    events = events_since(published(files, together, small_tracker() if is_known else None), together)
    moves = [move for event in events for move in event.moves if move.number.startswith("pooled")]
    assert len(events) == len(moves) == len(names)
    assert {move.through for move in moves} == {through}


def test_what_boards_give_together_is_told_with_all_tracks_that_may_have_moved_it(together: Ledger) -> None:
    """Without the old files nobody knows more."""
    files = small_tracker()
    CHANGES["record corrected"][0](files)
    replaced(files, f"{BETA}/first.yaml", "epochs: 9", "epochs: 8")
    events = events_since(published(files, together), together)
    assert [event.what.value for event in events] == [
        "record corrected",
        "record corrected",
        "several changed",
    ]
    (pooled,) = events[-1].moves
    assert pooled.number == "pooled all doubling_time_months"
    assert len(events[-1].causes) == 2


@settings(max_examples=3)
@given(st.lists(st.sampled_from([*CHANGES]), min_size=1, unique=True), st.booleans())
def test_whatever_changes_the_ledger_tells_what_the_tree_gives(names: list[str], is_known: bool) -> None:  # noqa: FBT001
    """All of it at once, with the old files or without."""
    files = small_tracker()
    for name in names:
        if name != "record renamed" or "record removed" not in names:
            CHANGES[name][0](files)
    ledger = published(files, BEGUN, small_tracker() if is_known else None)
    present(events_since(ledger))
    finder = FactFinder(DAY, STORE)
    assert ledger.facts == finder.find(to_tree(files))
    assert find_steps(finder, ledger.facts, to_tree(files), None) == []


def test_the_facts_of_another_day_are_the_same() -> None:
    """No number moves because a day goes by."""
    tree = to_tree(small_tracker())
    assert FactFinder(date(2028, 5, 1), STORE).find(tree) == BEGUN.facts
