"""`make mutants`: change one thing in a module at a time, and tell which changes no test notices.

The modules are those that differ from the main branch, or those that are named; which of their mutants are
tried is drawn with a seed. Nothing here is changed: mutants live in a copy.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.mutation.nearest import nearest_tests
from tests.mutation.sites import Mutant, find_mutants

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SOURCE = Path("src/effsota")
MOST_SECONDS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """A mutant of a module, and whether a test noticed it."""

    module: Path
    mutant: Mutant
    is_noticed: bool

    def __str__(self) -> str:
        """Return the place, the change, and what became of it."""
        fate = "noticed" if self.is_noticed else "SURVIVES"
        return f"{fate:8}  {self.module}:{self.mutant.line}: {self.mutant.words}"


def changed_modules(base: str) -> list[Path]:
    """Return the modules of the package that differ from a revision."""
    command = ["git", "diff", "--name-only", "--diff-filter=d", base, "--", str(SOURCE)]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    return [Path(name) for name in listed if name.endswith(".py")]


def draw(modules: list[Path], *, most: int, seed: int) -> list[tuple[Path, Mutant]]:
    """Return `most` mutants of the modules, each module about as often, in the order of their places."""
    by_module = {module: find_mutants((ROOT / module).read_text("utf-8")) for module in modules}
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    drawn: list[tuple[Path, Mutant]] = []
    while len(drawn) < most and any(by_module.values()):
        module = chance.choice([module for module, mutants in by_module.items() if mutants])
        drawn.append((module, by_module[module].pop(chance.randrange(len(by_module[module])))))
    return sorted(drawn, key=lambda pair: (pair[0], pair[1].start))


def do_tests_pass(copy: Path, module: Path) -> bool:
    """Return whether the nearest tests of a module pass in the copy; a run without an end does not."""
    tests = nearest_tests(copy / module, source=copy / SOURCE, tests=copy / "tests")
    options = ["-x", "-q", "-p", "no:cacheprovider", "-m", "not browser"]
    try:
        ended = subprocess.run(
            [sys.executable, "-m", "pytest", *options, *map(str, tests)],
            cwd=copy,
            env={**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def is_noticed(copy: Path, module: Path, mutant: Mutant) -> bool:
    """Return whether the nearest tests of a module fail on a mutant of it."""
    source = (ROOT / module).read_text("utf-8")
    (copy / module).write_text(mutant.apply(source), "utf-8")
    try:
        return not do_tests_pass(copy, module)
    finally:
        (copy / module).write_text(source, "utf-8")


def copy_into(folder: Path) -> None:
    """Copy what git tracks and what is new and not ignored."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def try_mutants(drawn: list[tuple[Path, Mutant]]) -> Iterator[Tried]:
    """Yield what became of each mutant.

    Raises:
        SystemExit: if a module's tests fail without any change, for then they could not tell a mutant.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_into(copy)
        for module in dict.fromkeys(module for module, _ in drawn):
            if not do_tests_pass(copy, module):
                sys.exit(f"{module}: its tests fail as it stands; mend them first.")
        for module, mutant in drawn:
            yield Tried(module=module, mutant=mutant, is_noticed=is_noticed(copy, module, mutant))


def main() -> int:
    """Try the mutants; the status is 1 where one survives."""
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("modules", nargs="*", type=Path, help="modules (default: what differs from --base)")
    parser.add_argument("--base", default="main", help="the revision to compare with (default: main)")
    parser.add_argument("--most", type=int, default=20, help="how many mutants (default: 20)")
    parser.add_argument("--seed", type=int, default=0, help="which ones (default: 0)")
    asked = parser.parse_args()
    modules = asked.modules or changed_modules(asked.base)
    if not modules:
        print(f"No module differs from {asked.base}. Name some: make mutants MODULES=src/effsota/limits.py")
        return 0
    tried = []
    for each in try_mutants(draw(modules, most=asked.most, seed=asked.seed)):
        print(each, flush=True)
        tried.append(each)
    survivors = sum(not each.is_noticed for each in tried)
    print(f"{len(tried) - survivors} of {len(tried)} mutants are noticed.")
    return int(survivors > 0)


if __name__ == "__main__":
    sys.exit(main())
