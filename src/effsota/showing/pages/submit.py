"""The submit page: a form made from the schema of submissions, the chosen track's rules beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from effsota.boards.claims.entry_words import MOST_NAME
from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.limits import RESERVED_NAMES
from effsota.model import Hardware, Leaderboard, Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.reading.schema.addresses import schema_line
from effsota.showing.forms import Field, build_form
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.pricing_script import pricing_script
from effsota.showing.site import Site
from effsota.text import spoken

SUBMIT = "submit/"
# GitHub answers 414 to addresses over 8,191 bytes; a signed-out reader's is encoded twice.
MOST_ADDRESS_CHARACTERS = 7500
RESULT = "result"


class SubmitView(Frozen):
    """Everything the submit page shows."""

    tracks: tuple[Track, ...]
    directions: Mapping[str, str]
    script: str
    needed: tuple[Field, ...]
    others: tuple[Field, ...]
    parts: Mapping[str, tuple[Field, ...]]
    order: str
    schema_line: str
    chip_names: tuple[tuple[str, str], ...]
    precisions: tuple[str, ...]
    reserved: str
    repository: str
    new_file: str
    new_issue: str
    issue_form: str
    is_checked: bool
    most: int


def build_submit_page(site: Site) -> Page:
    """Return the submit page."""
    form = build_form(site.submission_schema)
    repository = site.tracker.repository
    boards = [board.leaderboard for board in as_listed(site.boards) if not board.leaderboard.track.closed]
    view = SubmitView(
        tracks=tuple(board.track for board in boards),
        directions={board.track.id: _direction(board) for board in boards},
        script=pricing_script(site.hardware),
        needed=tuple(field for field in form.fields if _is_needed(field)),
        others=tuple(field for field in form.fields if not _is_needed(field)),
        parts=form.parts,
        schema_line=schema_line("submission").rstrip(),
        order=" ".join(field.key for field in form.fields),
        chip_names=chip_names(site.hardware),
        precisions=precisions(site.hardware),
        reserved=" ".join(sorted(RESERVED_NAMES)),
        repository=repository,
        new_file=f"{repository}/new/{quote(site.tracker.branch)}/submissions",
        new_issue=f"{repository}/issues/new",
        issue_form="new-record.yml" if site.has_issue_form else "",
        is_checked=site.is_checked,
        most=MOST_ADDRESS_CHARACTERS,
    )
    return Page(
        path=SUBMIT,
        template="submit.html",
        title="Submit a result",
        description="Fill in a form and get a submission: a file that opens as a pull request on GitHub.",
        view=view,
        section=SUBMIT,
    )


def _is_needed(field: Field) -> bool:
    """Tell whether a field stands in sight; a result is needed wherever a track has a metric."""
    return field.is_required or field.key == RESULT


def _direction(board: Leaderboard) -> str:
    """Return as JSON which way a track is better and what it counts, with the words for a place there."""
    track, baseline = board.track, board.baseline
    direction = track.kind.direction
    told = {
        "sign": direction.sign,
        "comparative": track.kind.better,
        "worse": track.kind.worse,
        "word": track.resource.word,
        "on": direction.on_frontier,
        "off": direction.off_frontier,
        "unit": track.main_unit,
        "baseline": None if baseline is None else spoken(baseline.record.submission.model, MOST_NAME),
        "counts_training": track.kind.counts_training,
        **_stated(board),
    }
    return json.dumps(told)


def _stated(board: Leaderboard) -> dict[str, Any]:
    """Return the key of a submission under which the track's resource stands, where that is no estimate's.

    `needed` are the keys of it that have to be said, `alike` is what amounts must have in common to compare,
    as the baseline has it; `method` the one by which an estimate has to be, `is_alone` whether a record needs
    none.
    """
    resource, baseline = board.track.resource, board.baseline
    key = resource.stands_under
    if key == TRAINING_COMPUTE.stands_under:
        return {"method": resource.by_method} if resource.by_method else {}
    part = None if baseline is None else getattr(baseline.record.submission, key)
    alike = {each: getattr(part, each) for each in resource.alike if part is not None}
    return {
        "stated": key,
        "is_alone": bool(resource.part),
        "needed": [each for each in resource.asked if each not in {*resource.alike, *resource.instead}],
        "alike": {each: str(value) for each, value in alike.items() if value is not None},
        "method": resource.by_method,
    }


def chip_names(hardware: Hardware) -> tuple[tuple[str, str], ...]:
    """Return the id and the name of every chip."""
    return tuple((chip.id, chip.name) for chip in hardware.chips.values())


def precisions(hardware: Hardware) -> tuple[str, ...]:
    """Return every precision that some chip has a peak for."""
    return tuple(sorted(set(_all_precisions(hardware))))


def _all_precisions(hardware: Hardware) -> Iterable[str]:
    return (precision for chip in hardware.chips.values() for precision in chip.peaks)


SECTION = Section(path=SUBMIT, build=build_submit_page)
