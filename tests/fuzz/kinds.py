"""The kinds of input that people send: what each begins with, and what is done with one."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from automation.issue import answer
from effsota.bringing.drafts import Match, Pricing, match_run
from effsota.bringing.importers import Imported, import_epoch
from effsota.bringing.logs import HowRead, LogFile, Run, read_log
from effsota.disk.folder import read_tree
from effsota.model import Tree
from effsota.pipeline.assessment import assess
from effsota.pipeline.building import build
from effsota.text import to_log_line
from tests.fuzz.mutations import Pairs, damaged, each_mutant, recombined, to_flow, to_yaml_lines
from tests.fuzz.sense import (
    TODAY,
    NonsenseError,
    base,
    bundle,
    demand_numbers,
    demand_sense,
    demand_words,
    file_of,
)
from tests.unit.bringing.importers.epoch_table import row_of, table_of
from tests.unit.bringing.logs.samples import SAMPLES
from tests.unit.bringing.logs.test_dashboards import CHART, SCALARS, TWO_RUNS
from tests.unit.bringing.logs.test_logs import KERAS, LIGHTNING, SPEEDRUN, STATE, TSV
from tests.workflows.test_issue_form import FILLED, body

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Sequence

    from effsota.model import Board
    from effsota.pipeline.assessment import Assessment

ROOT = Path(__file__).parents[2]
ROOM = "submissions/"
TRACKER = "submissions/tracker.yaml"
CURVE = "submissions/alexnet-level/googlenet.csv"


class Trial(NamedTuple):
    """An input to be tried: what is wrong with it, what makes it, and what is done with it."""

    what: str
    make: Callable[[], bytes]
    use: Callable[[bytes], None]


def _same(data: bytes) -> bytes:
    return data


def _written(write: Callable[[Any], bytes], make: Callable[[], Any]) -> bytes:
    return write(make())


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of input: whole ones, each with what is done with it, and how one is damaged.

    `separator` parts the cells of a line, where there are any; `data` are those that are nested data, each
    with how it is written; `edges` are whole ones at the ends of what numbers and days can be.
    """

    name: str
    seeds: Sequence[tuple[bytes, Callable[[bytes], None]]]
    separator: bytes = b" "
    data: Sequence[tuple[Any, Callable[[bytes], None], Callable[[Any], bytes]]] = field(default=())
    edges: Sequence[tuple[bytes, Callable[[bytes], None]]] = field(default=())

    def systematic(self) -> Iterator[Trial]:
        """Yield every whole input, then every one in which one key or value is wrong."""
        for whole, use in (*self.seeds, *self.edges):
            yield Trial("whole", partial(_same, whole), use)
        for data, use, write in self.data:
            for what, make in each_mutant(data):
                yield Trial(what, partial(_written, write, make), use)

    def at_random(self, dice: random.Random) -> tuple[bytes, Callable[[bytes], None]]:
        """Return a whole input, damaged."""
        data, use = dice.choice(self.seeds)
        if dice.random() < 0.4:
            return recombined(data, dice, separator=self.separator), use
        return damaged(data, dice), use


@cache
def tracker() -> Tree:
    """Return the files of the tracker in this repository."""
    return read_tree(ROOT)


def _beside(path: str) -> Tree:
    """Return what a submission stands with: its track, the baseline, the curve and the tracker's file."""
    folder = path.rpartition("/")[0]
    track = yaml.safe_load(tracker()[f"{folder}/track.yaml"].data)
    names = {f"{folder}/track.yaml", f"{folder}/{track['baseline']}.yaml", TRACKER, path}
    names |= {name.removesuffix(".yaml") + ".csv" for name in names}
    return {name: file for name, file in tracker().items() if name in names}


def _replacing(tree: Tree, path: str) -> Callable[[bytes], None]:
    def use(data: bytes) -> None:
        demand_sense({**tree, path: file_of(data)}, data)

    return use


def _texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _texts(each) for key, each in value.items()}
    return [_texts(each) for each in value] if isinstance(value, list) else str(value)


def read_texts(data: bytes) -> Any:
    """Return a YAML file with every value a text, as the program itself has it."""
    return _texts(yaml.load(data, Loader=yaml.CBaseLoader))  # noqa: S506  # texts, lists and mappings only


def _shape(value: Any, place: str = "") -> set[str]:
    items: Iterable[tuple[str, Any]] = value.items() if isinstance(value, dict) else ()
    items = (("-", each) for each in value) if isinstance(value, list) else items
    inner = (_shape(each, f"{place}/{key}") for key, each in items)
    kind = value if place.endswith("/method") else type(value).__name__
    return {f"{place}:{kind}"}.union(*inner)


@cache
def telling(kind: str) -> tuple[str, ...]:
    """Return the fewest files of a kind on file that together hold every key which one of them holds."""
    is_track = kind == "track"
    paths = [
        path
        for path in tracker()
        if path.startswith(ROOM) and path.endswith(".yaml") and path.endswith("/track.yaml") == is_track
    ]
    left = {path: _shape(read_texts(tracker()[path].data)) for path in paths if path != TRACKER}
    chosen, wanted = [], set().union(*left.values())
    while wanted:
        best = max(sorted(left), key=lambda path: len(left[path] & wanted))
        chosen.append(best)
        wanted -= left.pop(best)
    return tuple(chosen)


def _yaml_kind(name: str, files: Sequence[tuple[str, Tree]]) -> Kind:
    uses = [(path, _replacing(tree, path)) for path, tree in files]
    return Kind(
        name=name,
        seeds=[(tree[path].data, use) for (path, tree), (_, use) in zip(files, uses, strict=True)],
        data=[
            (read_texts(tree[path].data), use, to_yaml_lines)
            for (path, tree), (_, use) in zip(files, uses, strict=True)
        ],
    )


HARDWARE = b"""whole: false
chips:
  my-chip:
    name: My chip 100
    kind: gpu
    aliases: [mychip]
    released: 2020-01-01
    dense_peak: {fp32: 10 TFLOP/s, fp16: 20 TFLOP/s}
    source: {title: A page, url: "https://example.org/chip"}
"""
TRENDS = b"""whole: false
trends:
  my-law:
    name: My law
    doubling_time: 24 months
    source: {title: A page, url: "https://example.org/law"}
"""


RATES = b"""whole: true
rates:
  by-points:
    name: By two points
    quantity: training-compute
    held_fixed: a level
    span: 2012 to 2017
    basis: two-points
    rate: {factor: {times: 61, over: 3 years}}
    read: work
    source: {title: A page, authors: [A Body], url: "https://example.org/a"}
    beside: [alexnet-level]
    differs: rounded
  by-line:
    name: By a line
    quantity: training-compute
    held_fixed: a level
    span: 2012 to 2023
    basis: fit
    rate: {doubling_time: 8 months}
    interval: {doubling_time: {low: 5 months, high: 14 months}, level: 95}
    observations: 231
    version: v1
    read: abstract
    source: {title: Another page, url: "https://example.org/b"}
    note: a line
"""
_OF_RATES = (
    "trends/index.html",
    "trends/published/index.html",
    "api/v1/published-rates.json",
    "data/published-rates.csv",
)


def _publish(data: bytes) -> None:
    """Refuse rates of others that are told, or stand on the pages of the whole site, without sense."""
    tree = {**bundle(), **base().own, "schema/published-rates.yaml": file_of(data)}
    built = build(tree, TODAY, has_pictures=False)
    demand_words(built.assessment.problems)
    demand_numbers(((path, built.files[path]) for path in _OF_RATES if path in built.files), given=data)


def _vocabulary(path: str, text: bytes) -> tuple[str, Tree]:
    return path, {**base().own, path: file_of(text)}


@cache
def boards() -> tuple[Assessment, tuple[Board, ...]]:
    """Return the boards of the small tracker, and of one whose metric is a loss."""
    tree = {**bundle(), **_beside("submissions/fineweb-3-28/track.yaml"), **base().own}
    found = assess(tree, TODAY)
    return found, found.boards


LOGS: tuple[tuple[str, str, str | None], ...] = (
    ("a.tsv", TSV, json.dumps({"version": "v1.0", "author": "A", "hardware": "8 V100", "model": "M"})),
    ("trainer_state.json", json.dumps(STATE, indent=1), None),
    ("a.log", SPEEDRUN, None),
    ("metrics.csv", LIGHTNING, None),
    ("a.csv", KERAS, None),
    ("run-tag-accuracy.csv", SCALARS, None),
    ("chart.csv", CHART, None),
    ("runs.csv", TWO_RUNS, None),
    ("plain.csv", "step,flop,val_loss,top5\n1,1e15,3.5,50\n2,2e15,3.2,80\n3,3e15,3.1,81\n", None),
    ("a.jsonl", '{"step": 1, "val_loss": 3.5}\n{"step": 2, "val_loss": 3.2, "flop": 1e18}\n', None),
    *((sample.name, sample.text, None) for sample in SAMPLES),
)


def _scan(name: str, entry: str | None, *, is_entry: bool = False) -> Callable[[bytes], None]:
    def use(data: bytes) -> None:
        log = data if not is_entry else TSV.encode()
        told = data if is_entry else None if entry is None else entry.encode()
        beside = {} if told is None else {"a.json": LogFile("a.json", told)}
        for resumed in (False, True):
            demand_run(read_log(LogFile(name, log), beside=beside, how=HowRead(resumed=resumed)))

    return use


def demand_run(run: Run | tuple[Any, ...]) -> None:
    """Refuse a run with a value that is no number, a reason that is not told, a match that makes no sense."""
    if not isinstance(run, Run):
        demand_words(run)
        return
    for remark in run.remarks:
        if remark.line < 1 or not to_log_line(remark.message).isprintable():
            raise NonsenseError(f"remark: {remark}")
    values = [value for column in run.columns.values() for value in column if value is not None]
    if any(math.isinf(value) for value in values):
        raise NonsenseError("an infinite value")
    assessment, found = boards()
    cost = {"method": "parameters", "parameters": "124e6", "batch": "524288"}
    typed = {"method": "parameters", "parameters": 124e6, "batch": 524288.0}
    for pricing in (Pricing(), Pricing(cost=cost, typed_cost=typed, epochs_from_zero=True, scale=100.0)):
        for board in found:
            for match in match_run(run, board, pricing=pricing, hardware=assessment.hardware):
                _demand_match(match)


def _demand_match(match: Match) -> None:
    told = [match.compute_flop, *(match.crossing, match.approach)]
    numbers = [each if isinstance(each, float) else each.value for each in told if each is not None]
    wrong = any(not math.isfinite(number) for number in numbers)
    is_out = match.compute_flop is not None and not 1 <= match.compute_flop <= 1e40
    if (wrong or is_out) and not match.errors:
        raise NonsenseError(f"match: {match.compute_flop} {match.crossing} {match.approach}")


def _import(data: bytes) -> None:
    found = import_epoch(data, today=TODAY)
    if isinstance(found, Imported):
        room = "submissions/imported"
        tree = {f"{room}/{name}": file_of(each) for name, each in found.files.items()}
        errors = demand_sense({**tree, TRACKER: base().own[TRACKER]}, data).errors
        if errors:
            raise NonsenseError(f"imported: {errors[0]}")
    elif not found.message or not found.hint:
        raise NonsenseError("refused without a word")


def _answer(data: bytes) -> None:
    told = answer(data.decode("utf-8", "surrogateescape"), sender="ada", state=base(), today=TODAY)
    if not told.startswith("**") or "internal-error" in told or len(told) > 65_000:
        raise NonsenseError(f"answered: {told[:200]!r}")


def _board_of(data: bytes) -> None:
    """Try a board of two records: day and compute of each stand in the data."""
    try:
        first, second = json.loads(data)
        tree = dict(base().own)
        for name, (day, compute) in {"alexnet": first, "fast": second}.items():
            claim = {
                **_CLAIM,
                "model": name,
                "date": day,
                "compute": [{"method": "reported", "compute": compute, "sources": [{"title": "The paper"}]}],
            }
            tree[f"submissions/alexnet-level/{name}.yaml"] = file_of(to_yaml_lines(claim))
    except (ValueError, TypeError, RecursionError):
        return  # no longer such a pair
    track = read_texts(tree["submissions/alexnet-level/track.yaml"].data)
    track["fit"] = "all" if sum(data) % 2 else "frontier"
    tree["submissions/alexnet-level/track.yaml"] = file_of(to_yaml_lines(track))
    others = ("efficientnet-b0", "googlenet")
    demand_sense({path: file for path, file in tree.items() if not any(map(path.count, others))}, data)


_CLAIM = {
    "publication": {"title": "A paper", "url": "https://example.org/paper"},
    "result": {"value": "80", "is": "at-least"},
}
_NEXT_DAY = [("2024-01-15", "0.347 TFS-days"), ("2024-01-16", "0.03 TFS-days")]
_DAYS = ("1950-01-01", "1950-01-02", "2024-02-28", "2024-02-29", "2024-03-01", "2024-04-15", "2026-11-22")
_COMPUTES = ("1 FLOP", "1.0000000000000002 FLOP", "0.3 TFS-days", "1e40 FLOP")


def _edges() -> Iterator[tuple[bytes, Callable[[bytes], None]]]:
    places = list(product(_DAYS, _COMPUTES))
    for first, second in product(places, places):
        if first[0] <= second[0]:
            yield json.dumps([first, second]).encode(), _board_of


def _write_form(fields: Any) -> bytes:
    whole = dict(fields) if isinstance(fields, dict | Pairs) else {}
    texts = {key: each if isinstance(each, str) else json.dumps(each) for key, each in whole.items()}
    known = {key: each for key, each in texts.items() if key in FILLED}
    return body(**known).encode("utf-8", "surrogatepass")


def _write_json(data: Any) -> bytes:
    return to_flow(data).encode("utf-8", "surrogatepass")


def _with_what_stands_beside(paths: Sequence[str]) -> list[tuple[str, Tree]]:
    return [(path, _beside(path)) for path in paths]


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of input."""
    entry = LOGS[0][2] or ""
    curve = _replacing(base().own, CURVE)
    return (
        _yaml_kind("submission", _with_what_stands_beside(telling("submission"))),
        _yaml_kind("track", _with_what_stands_beside(telling("track"))),
        _yaml_kind("tracker", [(TRACKER, base().own)]),
        _yaml_kind("hardware", [_vocabulary("schema/hardware.yaml", HARDWARE)]),
        _yaml_kind("trends", [_vocabulary("schema/reference-trends.yaml", TRENDS)]),
        Kind(
            name="published rates",
            seeds=[(RATES, _publish)],
            data=[(read_texts(RATES), _publish, to_yaml_lines)],
        ),
        Kind(
            name="edges",
            seeds=[(json.dumps(_NEXT_DAY).encode(), _board_of)],
            separator=b",",
            edges=tuple(_edges()),
        ),
        Kind(name="curve", seeds=[(base().own[CURVE].data, curve)], separator=b","),
        Kind(
            name="log",
            seeds=[(text.encode(), _scan(name, entry)) for name, text, entry in LOGS],
            separator=b",",
        ),
        Kind(
            name="json",
            seeds=[(entry.encode(), _scan("a.tsv", None, is_entry=True))],
            separator=b":",
            data=[
                (json.loads(entry), _scan("a.tsv", None, is_entry=True), _write_json),
                (STATE, _scan("trainer_state.json", None), _write_json),
            ],
        ),
        Kind(
            name="epoch",
            seeds=[(table_of(*(row_of(at) for at in (0, 1, 2, 60, 160, 230))), _import)],
            separator=b",",
        ),
        Kind(
            name="issue form",
            seeds=[(body().encode(), _answer)],
            data=[(FILLED, _answer, _write_form)],
        ),
    )
