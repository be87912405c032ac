"""A tracker at its limits: a track of 5,000 records, a curve of 100,000 points, 1,000 logs, a large site."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from random import Random

from benchmarks.contests import OFF, emptying, ours
from benchmarks.measuring import Contest
from benchmarks.stage import STAGES, Stage, put_aside
from benchmarks.table import Size
from benchmarks.tracker import build_tree
from benchmarks.tracker.curves import build_curve
from benchmarks.tracker.records import build_record
from benchmarks.tracker.tracks import MadeMetric, build_track
from benchmarks.tracker.tree import render_record, write_tree

TRACK_RECORDS, CURVE_POINTS, LOGS = 5_000, 100_000, 1_000
MOST_PAGE_BYTES = 300_000
MOST_SITEMAP_BYTES, MOST_SITEMAP_ADDRESSES = 50_000_000, 50_000
MOST_FEED_BYTES = 1_000_000
LARGE = STAGES / "10000/site"
WHOLE_PAGES = ("index.html", "submit/index.html", "croissant.json")
# Where a list in parts has its pages: the heaviest of all of them is weighed.
ROOMS = (
    "records",
    "benchmarks",
    "as-of",
    "changes",
    "trends",
    "audit",
    "hardware",
    "people",
    "organizations",
)


def extreme_contests() -> Iterator[Contest]:
    """Yield what the extremes take; their outputs are weighed afterwards."""
    track = _set_track()
    yield _build("`build --no-pictures`, one track", track, TRACK_RECORDS)
    curve = _set_curve()
    yield _build(f"`build --no-pictures`, a curve of {CURVE_POINTS:,} points", curve, 1)
    logs = _set_logs()
    name, command = f"effsota, {LOGS:,} logs", ("scan", "--track", logs.track.id, "logs")
    yield Contest(work="`scan`", records=1, contenders=(ours(logs, name, *command),))


def weigh_extremes() -> Iterator[Size]:
    """Yield the sizes of what they have built; what was not built is left out."""
    track = f"one track of {TRACK_RECORDS:,} records"
    site = STAGES / "one-track/site"
    folder = site / "tracks/training-0001"
    for name in ("index.html", "embed/index.html", "chart.svg"):
        yield from _weigh(folder / name, f"tracks/…/{name}", track, MOST_PAGE_BYTES)
    for name in ("records", "changes", "audit", "trends"):
        yield from _weigh(site / name / "index.html", f"{name}/index.html", track, MOST_PAGE_BYTES)
    curve = f"a curve of {CURVE_POINTS:,} points"
    page = STAGES / "long-curve/site/tracks/training-0001/run-0001/index.html"
    yield from _weigh(page, "tracks/…/…/index.html", curve, MOST_PAGE_BYTES)
    large = "10,000 records in 500 tracks"
    yield from _weigh(LARGE / "feed.xml", "feed.xml", large, MOST_FEED_BYTES)
    for path in sorted(LARGE.glob("sitemap*.xml")):
        yield from _weigh(path, path.name, large, MOST_SITEMAP_BYTES)
        count = path.read_bytes().count(b"<loc>")
        yield Size(
            file=path.name, of=large, size=count, packed=0, most=MOST_SITEMAP_ADDRESSES, unit=" addresses"
        )
    yield from _weigh(LARGE / "data/submissions.csv", "data/submissions.csv", large, None)
    for name in WHOLE_PAGES:
        yield from _weigh(LARGE / name, name, large, MOST_PAGE_BYTES)
    for room in ROOMS:
        yield from _weigh_heaviest(LARGE / room, f"{room}/…", large)


def _weigh_heaviest(folder: Path, name: str, of: str) -> Iterator[Size]:
    """Yield the size of the heaviest page below a folder."""
    heaviest = max(folder.glob("**/index.html"), key=lambda page: page.stat().st_size, default=None)
    if heaviest is not None:
        yield from _weigh(heaviest, name, of, MOST_PAGE_BYTES)


def _weigh(path: Path, name: str, of: str, most: int | None) -> Iterator[Size]:
    if path.exists():
        data = path.read_bytes()
        yield Size(file=name, of=of, size=len(data), packed=len(gzip.compress(data, 6)), most=most)


def _build(work: str, stage: Stage, records: int) -> Contest:
    output = stage.folder / "site"
    build = ours(stage, OFF, "build", "--no-pictures", "-o", str(output))
    return Contest(work=work, records=records, contenders=(emptying(build, output),))


def _set(name: str, records: int) -> Stage:
    """Write a tracker of one track, without git."""
    folder = STAGES / name
    put_aside(folder)
    stage = Stage(folder, records, build_track(0, size=records, records_before=0, seed=0))
    write_tree(build_tree(records=records, tracks=1), stage.tracker)
    return stage


def _set_track() -> Stage:
    return _set("one-track", TRACK_RECORDS)


def _metric(stage: Stage) -> MadeMetric:
    if stage.track.metric is None:
        raise ValueError(stage)
    return stage.track.metric


def _set_curve() -> Stage:
    stage = _set("long-curve", 1)
    name = stage.track.name_of(0)
    curve = build_curve(
        stage.track.flop_of(0),
        metric=_metric(stage),
        file=f"{name}.csv",
        random=Random(0),  # noqa: S311  # made-up data
        points=CURVE_POINTS - 1,  # and the one before the first step
    )
    data = {**build_record(stage.track, 0).data, "result": {"value": curve.result}}
    data.pop("published", None)
    data["compute"] = [curve.estimate.data]
    folder = stage.tracker / "submissions" / stage.track.id
    (folder / f"{name}.yaml").write_text(render_record(data), encoding="utf-8")
    (folder / f"{name}.csv").write_text(curve.text, encoding="utf-8")
    return stage


def _set_logs() -> Stage:
    """Write logs that count FLOP, in a folder beside a tracker."""
    stage = _set("logs", 1)
    metric = _metric(stage)
    logs = stage.tracker / "logs"
    logs.mkdir()
    for number in range(LOGS):
        random = Random(f"log/{number}")  # noqa: S311  # made-up data
        flop = stage.track.baseline_flop * random.uniform(0.1, 1)
        text = build_curve(flop, metric=metric, file="", random=random).text
        head, *rows = text.splitlines()
        head = head.replace("tokens", "flop").replace(metric.column, metric.name)
        (logs / f"run-{number}.csv").write_text("\n".join((head, *rows, "")), encoding="utf-8")
    return stage
