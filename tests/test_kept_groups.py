"""What submissions say of each other's things is kept between runs, and never changes what a run says."""

from __future__ import annotations

import random
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from effsota.cli.tree_judging import judge_without
from effsota.disk.cache import NO_CACHE, Cache
from effsota.disk.folder import read_tree
from effsota.disk.revision import State
from effsota.disk.stale import Replayed
from effsota.judging.rules import TRACKER_RULES
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.assessment import check
from effsota.pipeline.comparison import compare
from effsota.pipeline.findings import KeptFindings
from effsota.problems import Problem
from tests.builders.much_alike import edit, record, write
from tests.present import present

TODAY = date(2026, 11, 22)
BETWEEN = {rule.name for rule in TRACKER_RULES}
PLACE = "here"


class Watched(Cache):
    """A cache that tells what it was asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: list[str] = []

    def get(self, room: str, key: str) -> bytes | None:
        """Return what was kept."""
        self.asked.append(room)
        return super().get(room, key)


def kept_in(folder: Path) -> KeptFindings:
    """Return what earlier runs have kept."""
    return KeptFindings(Cache(folder), PLACE)


def judged(root: Path, kept: KeptFindings) -> tuple[Problem, ...]:
    """Return every problem of a tracker, by what is kept."""
    return Assessing(read_tree(root), TODAY, kept).problems


@pytest.mark.parametrize("seed", range(2))
def test_groups_of_the_last_run_say_what_groups_from_nothing_say(tmp_path: Path, seed: int) -> None:
    """After each of many edits, though others write there at once, and parts of the cache are lost."""
    chance = random.Random(seed)  # noqa: S311  # the same edits every time
    root, cache = tmp_path / "tracker", tmp_path / "cache"
    write(root, chance)
    late, done, rules = list[KeptFindings](), list[str](), set[str]()
    for _ in range(12):
        kept = kept_in(cache)
        problems = check(read_tree(root), TODAY)
        assert judged(root, kept) == problems, done
        late.append(kept)
        while late and chance.random() < 0.8:  # another run judges before this one has saved
            late.pop(chance.randrange(len(late))).save()
        if chance.random() < 0.2:
            lose(cache, chance)
        if chance.random() < 0.4:
            rest = partial(judge_without, [gone(root, chance)], root=root, today=TODAY)
            assert rest(cache=Cache(cache)) == rest(cache=NO_CACHE), done
        rules |= {each.rule for each in problems}
        done += [edit(root, chance) for _ in range(chance.randrange(3))]
    assert len(BETWEEN & rules) > 6


def gone(root: Path, chance: random.Random) -> str:
    """Return a record that may not be there."""
    return f"{chance.choice(sorted(root.glob('*/*/r*.yaml'))).relative_to(root)}"


def lose(cache: Path, chance: random.Random) -> None:
    """Take a part of the groups away, or put another in its place."""
    files = sorted(path for path in (cache / "groups").rglob("*") if path.is_file())
    if files:
        path = chance.choice(files)
        path.write_bytes(chance.choice((b"", b"x" * 100, chance.choice(files).read_bytes())))


def test_a_comparison_by_what_is_kept_is_one_from_nothing(tmp_path: Path) -> None:
    """Of two states that differ in some records, whichever was compared before."""
    chance = random.Random(7)  # noqa: S311  # the same edits every time
    root, rules = tmp_path / "tracker", set()
    write(root, chance)
    for _ in range(6):
        before = State(name="before", own=read_tree(root))
        done = [edit(root, chance) for _ in range(chance.randrange(1, 3))]
        after = Replayed(state=State(name="after", own=read_tree(root)))
        kept = kept_in(tmp_path / "cache")
        found = compare(before, after, TODAY, is_vouched=True, kept=kept).judgement
        assert found == compare(before, after, TODAY, is_vouched=True).judgement, done
        kept.save()
        rules |= {each.rule for each in (*found.problems, *found.standing)}
    assert len(BETWEEN & rules) > 3


@pytest.mark.parametrize(
    ("old", "new", "most"), [("model: ", "notes: A note.\nmodel: ", 2), ("-05", "-06", 9)]
)
def test_only_the_groups_concerned_are_read(tmp_path: Path, old: str, new: str, most: int) -> None:
    """The list of all and the track's own sayings; besides, the parts of what is said otherwise."""
    chance = random.Random(3)  # noqa: S311  # the same records every time
    root = tmp_path / "tracker"
    write(root, chance)
    for path in present(sorted(root.glob("*/*/r*.yaml"))):  # what is built on is looked for elsewhere, too
        lines = path.read_text().splitlines()
        path.write_text("\n".join(line for line in lines if not line.startswith("builds_on")))
    kept = kept_in(tmp_path / "cache")
    judged(root, kept)
    kept.save()
    path = present(sorted(root.glob("submissions/b/r*.yaml")))[0]
    path.write_text(path.read_text().replace(old, new))
    watched = Watched(tmp_path / "cache")
    assert judged(root, KeptFindings(watched, PLACE)) == check(read_tree(root), TODAY)
    assert 0 < watched.asked.count("groups") <= most


def test_what_another_run_has_written_meanwhile_is_not_mixed_in(tmp_path: Path) -> None:
    """The list was read before, a part after: all is grouped anew."""
    chance = random.Random(5)  # noqa: S311  # the same records every time
    root = tmp_path / "tracker"
    write(root, chance)
    first = kept_in(tmp_path / "cache")
    judged(root, first)
    first.save()
    slow = kept_in(tmp_path / "cache")
    assert slow.groups.told_keys
    own = sorted(root.glob("submissions/c/r*.yaml"))
    for path in present(own):
        path.write_text(record(chance))
    other = kept_in(tmp_path / "cache")
    judged(root, other)
    other.save()
    present(own)[0].write_text(record(chance))
    assert judged(root, slow) == check(read_tree(root), TODAY)
    slow.save()
    assert judged(root, kept_in(tmp_path / "cache")) == check(read_tree(root), TODAY)
