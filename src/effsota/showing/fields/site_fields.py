"""Fields of the whole site: the index, the trends side by side, effective compute, the audit."""

from __future__ import annotations

from effsota.boards.known_runs import find_drifts, known_runs
from effsota.boards.trend.reasons import reason_of
from effsota.model import Board, ReferenceTrend
from effsota.showing.fields import API
from effsota.showing.fields.audit_fields import CASE
from effsota.showing.fields.board_fields import GLANCE, ID, KIND, LEVEL, PRINTED, RANKED_BY, RATE, TITLE
from effsota.showing.fields.chip_fields import CHIP
from effsota.showing.fields.claim_fields import DECISION
from effsota.showing.fields.continuation_fields import CONTINUATION
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.effective_fields import EFFECTIVE
from effsota.showing.fields.holds import DAY, NAME, NUMBER, TEXT, many, or_null
from effsota.showing.fields.pooled_fields import POOLED
from effsota.showing.fields.rate_fields import PUBLISHED_RATE
from effsota.showing.fields.source_fields import LINK
from effsota.showing.fields.threshold_fields import KNOWN_RUN, LEVEL_DRIFT, THRESHOLD
from effsota.showing.site import Site

DOWNLOADS: Fields[Site] = (
    DataField("csv", TEXT, "All records as CSV", lambda _: "data/submissions.csv"),
    DataField("records_csv", TEXT, "All records in full as CSV", lambda _: "data/records.csv"),
    DataField("records_parquet", TEXT, "The same as Parquet", lambda _: "data/records.parquet"),
    DataField("records_json", TEXT, "The same as JSON", lambda _: "data/records.json"),
    DataField("curves_csv", TEXT, "Learning curves as CSV", lambda _: "data/curves.csv"),
)
_DATA_VERSION: DataField[Site] = DataField(
    "data_version", TEXT, "Version of the data: another one where anything of them is another"
)
_BUILT: DataField[Site] = DataField("built", DAY, "Day of the build", lambda it: it.today)
INDEX: Fields[Site] = (
    DataField("name", TEXT, "Name of the tracker", lambda it: it.tracker.name),
    DataField("url", TEXT, "Where the site stands", lambda it: it.base_url),
    DataField("repository", TEXT, "Where the data is kept", lambda it: it.tracker.repository),
    DataField(
        "data_licence", TEXT, "Licence of the data, as SPDX names it", lambda it: it.tracker.data_licence
    ),
    _BUILT,
    DataField("version", TEXT, "Version of the software"),
    _DATA_VERSION,
    DataField("tracks", many(nested(GLANCE)), "Every track", lambda it: it.boards),
    DataField("audit", TEXT, "API file of the audit", lambda _: f"{API}audit.json"),
    DataField("downloads", nested(DOWNLOADS), "Files to load", lambda it: it),
)
# What a program asks for that wants to know whether it has to read anything else.
LATEST: Fields[Site] = (
    _DATA_VERSION,
    _BUILT,
    DataField("api", TEXT, "Newest version of the API", lambda _: API.strip("/").rpartition("/")[2]),
    DataField("index", TEXT, "Where it begins", lambda _: f"{API}index.json"),
    DataField("downloads", nested(DOWNLOADS), "Files to load", lambda it: it),
)
REFERENCE: Fields[ReferenceTrend] = (
    DataField("id", NAME, "Name of the trend"),
    DataField("name", TEXT, "Its name for people"),
    DataField("doubling_time_months", NUMBER, "Doubling time in months", lambda it: it.doubling_months),
    DataField("growth_per_year", NUMBER, "Factor in a year"),
    DataField("source", nested(LINK), "Where it is from"),
)
TREND_OF_BOARD: Fields[Board] = (
    *(ID, TITLE, LEVEL, KIND, RANKED_BY, RATE, PRINTED),
    DataField(
        "reason",
        or_null(TEXT),
        "How ours compares with the published one",
        lambda it: it.trend and reason_of(it, it.trend),
    ),
)
TRENDS: Fields[Site] = (
    DataField("tracks", many(nested(TREND_OF_BOARD)), "Every track", lambda it: it.boards),
    DataField(
        "references", many(nested(REFERENCE)), "Rates of progress to compare with", lambda it: it.references
    ),
    DataField(
        "continuations",
        many(nested(CONTINUATION)),
        "Which trends went on",
        lambda it: it.overview.continuations,
    ),
    DataField(
        "pooled", many(nested(POOLED)), "Efficiency tracks put together", lambda it: it.overview.pooled
    ),
)
EFFECTIVE_COMPUTE: Fields[Site] = (
    DataField(
        "effective_compute",
        many(nested(EFFECTIVE)),
        "Growth of compute times growth of efficiency",
        lambda it: it.overview.effective,
    ),
)
RATES: Fields[Site] = (
    DataField(
        "rates",
        many(nested(PUBLISHED_RATE)),
        "Rates of progress that others print",
        lambda it: it.published_rates,
    ),
)
THRESHOLDS: Fields[Site] = (
    DataField("thresholds", many(nested(THRESHOLD)), "From which amounts laws ask something"),
    DataField(
        "runs",
        many(nested(KNOWN_RUN)),
        "Runs that lie above an amount, or may",
        lambda it: known_runs(it.boards, it.thresholds),
    ),
    DataField(
        "falls",
        many(nested(LEVEL_DRIFT)),
        "By how much the compute for fixed levels fell",
        lambda it: find_drifts(it.boards),
    ),
)
CHIPS: Fields[Site] = (
    DataField(
        "chips",
        many(nested(CHIP)),
        "The chips that estimates by hardware and time name",
        lambda it: it.hardware.chips.values(),
    ),
)
AUDIT: Fields[Site] = (
    DataField(
        "cases",
        many(nested(CASE)),
        "Published figures that do not follow from their own inputs",
        lambda it: it.audit,
    ),
)
DECISIONS: Fields[Site] = (
    DataField(
        "decisions",
        many(nested(DECISION)),
        "What maintainers decided of pull requests and issues, in the order of the file",
        lambda it: it.decisions,
    ),
)
