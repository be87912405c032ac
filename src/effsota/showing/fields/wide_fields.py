"""The columns of the wide table: a row for each record of every board, with what an analysis asks for."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from effsota.boards.agreement import build_agreement
from effsota.methods import HardwareTime, Operations, Parameters
from effsota.model import RESOURCES, MadeBy, Metric, Published, Resource, Result, Submission, Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.showing.fields import API
from effsota.showing.fields.board_fields import track_of
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY_OR_NONE,
    GIVEN_OR_NONE,
    INTEGER,
    INTEGER_OR_NONE,
    NUMBER_OR_NONE,
    PATH,
    TEXT,
    TEXT_OR_NONE,
    Holds,
    choice,
    listed,
    or_null,
)
from effsota.showing.fields.input_fields import BY_HARDWARE, BY_PARAMETERS, COUNTED, told_in
from effsota.showing.fields.record_fields import RECORDS
from effsota.showing.fields.standing_fields import OnBoard
from effsota.showing.filed import curve_files, source_path
from effsota.showing.pages.page import record_path


def _of(submission_key: str, name: str, holds: Holds, words: str, key: str) -> DataField[OnBoard]:
    """Return what a submission says under a key of one of its mappings."""

    def get(it: OnBoard) -> Any:
        return getattr(getattr(it.submission, submission_key), key, None)

    return DataField(name, holds, words, get)


_METRIC: Fields[Metric] = (
    DataField("metric", TEXT_OR_NONE, "What is measured; none in a compute trend", lambda it: it.name),
    DataField("metric_unit", TEXT_OR_NONE, "Unit of target and result", lambda it: it.unit),
    DataField("metric_better", TEXT_OR_NONE, "Which way is better: higher or lower", lambda it: it.better),
    DataField("target", GIVEN_OR_NONE, "The level to reach, in the metric's unit"),
)
_TRACK: Fields[Track] = (
    DataField("kind", TEXT, "Kind of track", lambda it: it.kind.id),
    DataField("resource", TEXT, "What it ranks by", lambda it: it.resource.key),
    DataField("domain", TEXT, "Its field"),
    DataField("level", TEXT, "Its short label"),
    DataField("dataset", TEXT_OR_NONE, "What is trained or measured on"),
    *inside(lambda it: it.metric, _METRIC),
)
_RESULT: Fields[Result] = (
    DataField(
        "result", GIVEN_OR_NONE, "The metric where compute was counted, in its unit", lambda it: it.value
    ),
    DataField(
        "result_is",
        TEXT_OR_NONE,
        "measured, or at-least: no more is known than that the level was reached",
        lambda it: "measured" if it.is_measured else "at-least",
    ),
)
_PLACE: Fields[OnBoard] = (
    DataField(
        "baseline", BOOLEAN, "Whether its board's factors are against it", lambda it: it.entry.is_baseline
    ),
    DataField("fitted", BOOLEAN, "Whether the board's trend is fitted to it", lambda it: it.entry.is_fitted),
    DataField(
        "within_error",
        BOOLEAN,
        "Whether it leads by less than its own uncertainty",
        lambda it: it.entry.is_within_error,
    ),
    DataField(
        "uncertainty_factor",
        NUMBER_OR_NONE,
        "Its compute is right within this factor either way, 95%; the larger where the two sides differ",
        lambda it: it.record.headline and it.record.headline.uncertainty,
    ),
    DataField(
        "estimates",
        INTEGER,
        "How many ways of arriving at its compute are on file",
        lambda it: len(it.record.estimates),
    ),
    *inside(
        lambda it: build_agreement(it.record),
        (
            DataField(
                "agreement_factor",
                NUMBER_OR_NONE,
                "Largest of them / least; none where there is one",
                lambda it: it.factor,
            ),
        ),
    ),
)
_TAKEN: Fields[Submission] = (
    DataField(
        "wall_clock_s",
        NUMBER_OR_NONE,
        "Time from begin to end, in seconds",
        lambda it: it.wall_clock and it.wall_clock.base,
    ),
    DataField("runs", INTEGER_OR_NONE, "How many runs stand behind the result, as filed"),
)


def _by(resource: Resource) -> Fields[OnBoard]:
    """Return the columns of a track's board by a resource; empty where the record is on none."""
    key = resource.key
    own: Fields[OnBoard] = (
        DataField(
            f"by_{key}_value",
            NUMBER_OR_NONE,
            f"What it took on the board by {resource.name}, in {resource.unit}",
            lambda it: it.entry.amount.value,
        ),
        DataField(
            f"by_{key}_factor",
            NUMBER_OR_NONE,
            "How many times less than that board's baseline",
            lambda it: it.entry.factor,
        ),
        DataField(f"by_{key}_rank", INTEGER_OR_NONE, "Its place there", lambda it: it.entry.rank),
        DataField(
            f"by_{key}_frontier",
            or_null(BOOLEAN),
            "Whether it is on that board's frontier",
            lambda it: it.entry.is_frontier,
        ),
    )
    return inside(lambda it: it if it.entry.resource.key == key else it.elsewhere.get(key), own)


_BY_OTHERS: Fields[OnBoard] = tuple(
    column for resource in RESOURCES if resource != TRAINING_COMPUTE for column in _by(resource)
)
_PRINTED: Fields[Published] = (
    DataField(
        "published_counts_multiply_add_as",
        INTEGER_OR_NONE,
        "Convention of published_compute: 1 where its source counts a multiply-add as one operation, else 2",
        lambda it: it.counts_multiply_add_as if it.compute else None,
    ),
    DataField(
        "published_compute_flop",
        NUMBER_OR_NONE,
        "published_compute in FLOP with a multiply-add counted as 2, as compute_flop counts it",
        lambda it: it.compute_flop,
    ),
)
_PEOPLE: Fields[OnBoard] = (
    DataField("organizations", listed(TEXT), "Who stands behind it", lambda it: it.submission.organizations),
    DataField(
        "authors", listed(TEXT), "Authors of the publication", lambda it: it.submission.publication.authors
    ),
    DataField(
        "credits",
        listed(TEXT),
        "Who is thanked",
        lambda it: [credit.name for credit in it.submission.credits],
    ),
    DataField(
        "builds_on",
        listed(PATH),
        "Records that it builds on, as track/id",
        lambda it: it.submission.builds_on,
    ),
    DataField(
        "changes",
        listed(TEXT),
        "What kinds of work its gain comes from: algorithm, data, size, systems, hyperparameters",
        lambda it: it.submission.changes,
    ),
    DataField(
        "made_by",
        or_null(choice(MadeBy)),
        "Who found the change, where a source says it",
        lambda it: it.submission.made_by,
    ),
    DataField(
        "formerly",
        listed(PATH),
        "Permanent ids that it had before, as track/id",
        lambda it: it.submission.formerly,
    ),
    DataField(
        "challenges", INTEGER, "How many objections are on file", lambda it: len(it.submission.challenges)
    ),
)
_WRITTEN: Fields[OnBoard] = (
    DataField("date_of", TEXT, "What the date is of", lambda it: it.submission.date_of),
    _of("status", "status_date", DAY_OR_NONE, "Since when it does not count", "date"),
    _of("cost", "cost_usd", GIVEN_OR_NONE, "What the run cost, in US dollars of cost_date", "usd"),
    _of("cost", "cost_date", DAY_OR_NONE, "The day of these dollars", "date"),
    _of("submitted", "submitted_by", TEXT_OR_NONE, "Who filed it", "by"),
    _of("submitted", "submitted_date", DAY_OR_NONE, "When it was filed", "date"),
    _of("code", "code_url", TEXT_OR_NONE, "Link to the code of the run", "url"),
    _of("code", "code_commit", TEXT_OR_NONE, "Its commit", "commit"),
    _of("log", "log_url", TEXT_OR_NONE, "Link to the log of the run", "url"),
    _of("log", "log_sha256", TEXT_OR_NONE, "Its digest", "sha256"),
    _of("analysis", "analysis_url", TEXT_OR_NONE, "Link to the work that analysed it", "url"),
)


@lru_cache(1)  # it is asked for at each board of a site
def wide_table(base_url: str) -> DataTable[OnBoard]:
    """Return the table; a site at `base_url` has the pages, files and curves that its addresses name."""

    def at_site(name: str, words: str, path_of: Any) -> DataField[OnBoard]:
        return DataField(name, TEXT, words, lambda it: f"{base_url}/{path_of(it)}")

    addresses: Fields[OnBoard] = (
        at_site("page_url", "Its page", lambda it: record_path(it.entry)),
        at_site("api_url", "Its file of the API", lambda it: f"{API}submissions/{it.submission.path}.json"),
        at_site("file_url", "The file that was filed", lambda it: source_path(it.submission.file)),
        DataField(
            "curve_urls",
            listed(TEXT),
            "The learning curves that it rests on, as CSV",
            lambda it: [f"{base_url}/{source_path(file)}" for file in curve_files(it.submission)],
        ),
    )
    return DataTable(
        fields=(
            *RECORDS.fields,
            *inside(lambda it: track_of(it.board), _TRACK),
            *inside(lambda it: it.submission.result, _RESULT),
            *_PLACE,
            *inside(lambda it: it.submission, _TAKEN),
            *inside(lambda it: told_in(it.record, Operations), COUNTED),
            *inside(lambda it: told_in(it.record, Parameters), BY_PARAMETERS),
            *inside(lambda it: told_in(it.record, HardwareTime), BY_HARDWARE),
            *inside(lambda it: it.submission.published, _PRINTED),
            *(*_BY_OTHERS, *_PEOPLE, *_WRITTEN, *addresses),
        ),
        key=RECORDS.key,
        first=_ORDER,
    )


# Which record of which board, what was reached, with what, and where that stands; the rest as declared.
_ORDER = (
    *("track", "id", "model", "date", "date_of"),
    *("kind", "resource", "domain", "level", "dataset", "metric", "metric_unit", "metric_better", "target"),
    *("result", "result_is"),
    *("compute_flop", "compute_low_flop", "compute_high_flop", "compute_tfs_days", "uncertainty_factor"),
    *("bound", "method", "estimates", "agreement_factor", "wall_clock_s", "cost_usd", "cost_date", "runs"),
    *("status", "status_date", "rank", "frontier", "within_error", "baseline", "fitted"),
    *("reduction_factor", "reduction_low", "reduction_high", "growth_factor", "growth_low", "growth_high"),
    *("published_compute", "published_counts_multiply_add_as", "published_compute_flop", "published_factor"),
)
