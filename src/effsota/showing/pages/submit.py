"""The submit page: a form made from the schema of submissions, the chosen track's rules beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from effsota.boards.claims.entry_words import MOST_NAME
from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.limits import RESERVED_NAMES
from effsota.model import Entry, Hardware, Leaderboard, Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.reading.schema.addresses import schema_line
from effsota.showing.forms import Field, build_form
from effsota.showing.pages.page import Page, Section
from effsota.showing.pages.pricing_script import pricing_script
from effsota.showing.pages.words import target_text
from effsota.showing.site import Site
from effsota.text import spoken

if TYPE_CHECKING:
    from markupsafe import Markup

SUBMIT = "submit/"
# GitHub answers 414 to addresses over 8,191 bytes; a signed-out reader's is encoded twice.
MOST_ADDRESS_CHARACTERS = 7500
RESULT = "result"


class Choice(Frozen):
    """A track to choose, by its id: the place of its `words` among those of all, the name of its baseline.

    `target` is what a result has to reach, None where there is no such thing. `alike` is as JSON what
    amounts of it have in common, None where they need nothing. Its rules are in the file of its board, which
    the form reads when it is chosen.
    """

    id: str
    name: str
    target: str | None
    words: int
    baseline: str | None
    alike: str | None


class SubmitView(Frozen):
    """Everything the submit page shows; `words` are those of its choices as JSON."""

    choices: tuple[Choice, ...]
    words: str
    told: Markup
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
    choices, words = _choices(boards)
    view = SubmitView(
        choices=choices,
        words=words,
        told=pricing_script(site.hardware),
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


def _choices(boards: Iterable[Leaderboard]) -> tuple[tuple[Choice, ...], str]:
    """Return the tracks to choose from, and as JSON the words that they share, each once."""
    words: dict[str, int] = {}
    choices = []
    for board in boards:
        alike = _alike(board)
        choices.append(
            Choice(
                id=board.track.id,
                name=board.track.name,
                target=target_text(board.track.metric),
                words=words.setdefault(json.dumps(_words(board.track)), len(words)),
                baseline=None if board.baseline is None else _name(board.baseline),
                alike=json.dumps(alike) if alike else None,
            )
        )
    return tuple(choices), f"[{', '.join(words)}]"


def _name(entry: Entry) -> str:
    return spoken(entry.record.submission.model, MOST_NAME)


def _words(track: Track) -> dict[str, Any]:
    """Return which way a track is better and what it counts, with the words for a place there.

    Where its resource is no estimate's, `stated` is the key of a submission under which that stands and
    `needed` are the keys of it that have to be said; `is_alone` tells whether a record needs no estimate,
    `method` is the one by which it has to be.
    """
    direction, resource = track.kind.direction, track.resource
    told = {
        "sign": direction.sign,
        "comparative": track.kind.better,
        "worse": track.kind.worse,
        "word": resource.word,
        "on": direction.on_frontier,
        "off": direction.off_frontier,
        "unit": track.main_unit,
        "counts_training": track.kind.counts_training,
    }
    if resource.stands_under == TRAINING_COMPUTE.stands_under:
        return told | ({"method": resource.by_method} if resource.by_method else {})
    return {
        **told,
        "stated": resource.stands_under,
        "is_alone": bool(resource.part),
        "needed": [each for each in resource.asked if each not in {*resource.alike, *resource.instead}],
        "method": resource.by_method,
    }


def _alike(board: Leaderboard) -> dict[str, str]:
    """Return what amounts must have in common to compare, as the baseline has it."""
    resource, baseline = board.track.resource, board.baseline
    if baseline is None or resource.stands_under == TRAINING_COMPUTE.stands_under:
        return {}
    part = getattr(baseline.record.submission, resource.stands_under)
    alike = {each: getattr(part, each) for each in resource.alike if part is not None}
    return {each: str(value) for each, value in alike.items() if value is not None}


def chip_names(hardware: Hardware) -> tuple[tuple[str, str], ...]:
    """Return the id and the name of every chip."""
    return tuple((chip.id, chip.name) for chip in hardware.chips.values())


def precisions(hardware: Hardware) -> tuple[str, ...]:
    """Return every precision that some chip has a peak for."""
    return tuple(sorted(set(_all_precisions(hardware))))


def _all_precisions(hardware: Hardware) -> Iterable[str]:
    return (precision for chip in hardware.chips.values() for precision in chip.peaks)


SECTION = Section(path=SUBMIT, build=build_submit_page)
