"""`make fuzz`: every systematic mutant of every kind of input, then as many at random as are asked for.

What takes long, breaks, or is accepted as nonsense is written to build/fuzz/, and ends the run with 1.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / ".github/scripts"))

from tests.fuzz.kinds import Kind, kinds  # noqa: E402  # the scripts of the workflows are on the path now

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_SECONDS = 0.5
FOUND = ROOT / "build/fuzz"


@dataclass(slots=True)
class Tally:
    """How many inputs of a kind were tried, how long the slowest took, and what is wrong, by cause."""

    most_seconds: float = MOST_SECONDS
    tried: int = 0
    slowest: float = 0.0
    causes: dict[str, tuple[int, str, bytes]] = field(default_factory=dict)

    def try_one(self, what: str, data: bytes, use: Callable[[bytes], None]) -> None:
        """Try an input; remember the first of each cause."""
        began = time.process_time()
        cause = cause_of(data, use)
        took = time.process_time() - began
        if cause is None and took > self.most_seconds:
            cause = "took too long"
        self.tried += 1
        self.slowest = max(self.slowest, took)
        if cause is not None:
            count, first, kept = self.causes.get(cause, (0, what, data))
            self.causes[cause] = (count + 1, first, kept)


def cause_of(data: bytes, use: Callable[[bytes], None]) -> str | None:
    """Return what an input ends in that is neither words nor sense, and where; None where it is either."""
    try:
        use(data)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is looked for
        ours = [each for each in traceback.extract_tb(error.__traceback__) if "effsota" in each.filename]
        at = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "here"
        return f"{type(error).__name__} at {at}" + ("" if ours else f": {str(error)[:160]}")
    return None


def try_kind(kind: Kind, *, count: int, until: float, seed: int, is_systematic: bool) -> Tally:
    """Try a kind of input until so many were drawn, or the time is over."""
    tally, dice = Tally(), random.Random(f"{seed} {kind.name}")  # noqa: S311  # to be drawn again
    for what, make, use in kind.systematic() if is_systematic else ():
        if time.monotonic() > until:
            break
        tally.try_one(what, make(), use)
    for number in range(count):
        if time.monotonic() > until:
            break
        data, use = kind.at_random(dice)
        tally.try_one(f"random {number}", data, use)
    return tally


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Try, print a line a kind and a cause, and keep the inputs."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=100_000, help="inputs at random, shared by the kinds")
    asked.add_argument("--seconds", type=float, default=float("inf"), help="how long at most")
    asked.add_argument("--seed", type=int, default=0, help="which inputs are drawn")
    asked.add_argument("--kind", action="append", help="only this kind; again for each")
    asked.add_argument("--random-only", action="store_true", help="leave the systematic mutants out")
    given = asked.parse_args()
    os.environ["EFFSOTA_DEBUG"] = "1"  # what breaks is to be seen whole, not to be told of its file
    chosen = [kind for kind in kinds() if not given.kind or kind.name in given.kind]
    began, wrong, tried = time.monotonic(), 0, 0
    for at, kind in enumerate(chosen, start=1):
        tally = try_kind(
            kind,
            count=-(-given.count // len(chosen)),
            until=began + given.seconds * at / len(chosen),
            seed=given.seed,
            is_systematic=not given.random_only,
        )
        bad = sum(count for count, _, _ in tally.causes.values())
        tried, wrong = tried + tally.tried, wrong + bad
        right = f"{tally.tried - bad:,} of {tally.tried:,} right"
        _tell(f"{kind.name}: {right}, slowest {tally.slowest:.2f} s")
        for number, (cause, (count, what, data)) in enumerate(sorted(tally.causes.items())):
            FOUND.mkdir(parents=True, exist_ok=True)
            kept = FOUND / f"{kind.name.replace(' ', '-')}-{number}"
            kept.write_bytes(data)
            _tell(f"  {count:,}: {cause} ({what}), kept as {kept.relative_to(ROOT)}")
    _tell(f"all: {tried - wrong:,} of {tried:,} right in {time.monotonic() - began:.0f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
