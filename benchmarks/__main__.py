"""Measures effsota beside other tools: `python -m benchmarks --records 1 100 1000 [--write]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from benchmarks.contests import CONTESTS, start_contest
from benchmarks.document import DOCUMENT, render_document
from benchmarks.extremes import extreme_contests, weigh_extremes
from benchmarks.machine import describe_machine
from benchmarks.measuring import Contest, Outcome, run_contest
from benchmarks.stage import set_stage
from benchmarks.table import render_rows, render_sizes, render_table

ROUNDS = 5
SECONDS = 60.0
SIZES = (1, 100, 1_000, 10_000)
START, EXTREMES = "start", "extremes"
NAMES = (START, *CONTESTS, EXTREMES)
MOST_RECORDS_WITH_PICTURES = 1_000
BUILDS = ("build", "rebuild")


def main() -> int:
    """Measure, and print what came of it; with `--write` keep it in docs/."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument(
        "--only", nargs="+", default=NAMES, choices=NAMES, metavar="WORK", help=", ".join(NAMES)
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each program runs, at most")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="after which no further round begins")
    parser.add_argument("--most-built", type=int, default=max(SIZES), metavar="N", help="build no larger one")
    parser.add_argument("--write", action="store_true", help=f"write {DOCUMENT.name}, too")
    given = parser.parse_args()
    results = []
    for contest in _contests(given.records, given.only, given.most_built):
        print(f"{contest.work}, {contest.records:,} records", file=sys.stderr, flush=True)
        outcomes = _run(contest, given.rounds, given.seconds)
        print(
            "".join(f"{line}\n" for line in render_rows(contest, outcomes)),
            end="",
            file=sys.stderr,
            flush=True,
        )
        results.append((contest, outcomes))
    sizes = render_sizes(weigh_extremes()) if EXTREMES in given.only else ""
    tables = f"{render_table(results)}\n{sizes}"
    machine = describe_machine()
    print(f"{machine}\n\n{tables}")
    if given.write:
        DOCUMENT.write_text(render_document(machine, render_table(results), sizes), encoding="utf-8")
    return 0


def _contests(sizes: Sequence[int], only: Sequence[str], most_built: int) -> Iterator[Contest]:
    if START in only:
        yield start_contest()
    for records in sizes if set(only) & set(CONTESTS) else ():
        stage = set_stage(records)
        for name, prepare in CONTESTS.items():
            most = {"pictures": MOST_RECORDS_WITH_PICTURES}.get(
                name, most_built if name in BUILDS else records
            )
            if name in only and records <= most:
                yield prepare(stage)
    if EXTREMES in only:
        yield from extreme_contests()


def _run(contest: Contest, rounds: int, seconds: float) -> list[Outcome]:
    outcomes = run_contest(contest, rounds=rounds, seconds=seconds)
    if contest.verify is not None:
        outcomes.append(Outcome(name="both give", timings=(), reason=contest.verify()))
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
