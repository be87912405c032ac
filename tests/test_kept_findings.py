"""What is kept between two runs never changes what they say: random edits, damage, other days."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest

from effsota.cli.tree_judging import judge
from effsota.disk.cache import Cache
from effsota.disk.folder import read_tree
from effsota.disk.kit import CHECK, FORM
from effsota.disk.known_digests import KnownDigests
from effsota.disk.revision import State
from effsota.disk.stale import Replayed
from effsota.disk.standing import SeenTracker, states_of
from effsota.judging.changes import compare_boards
from effsota.judging.rules import CHANGE_RULES, FindOnFile
from effsota.model import ChangedMeanwhileError, TreeFile
from effsota.pipeline import judging_tracks
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.assessment import assess, check
from effsota.pipeline.comparison import compare
from effsota.pipeline.concerns import with_curves
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.judged_trees import judged_tree
from effsota.pipeline.kept_results import KeptResults
from effsota.pipeline.shared_files import SharedFiles
from effsota.problems import Problem
from effsota.progress import keep_quiet
from tests.builders.privileges import as_a_user
from tests.present import present
from tests.throwaway import ENVIRONMENT

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 22)
TRACKS = ("digits-mlp", "alexnet-imagenet", "alphago-zero-go", "gnmt-wmt14-en-fr")
EDITS = 16
CHANGE = {rule.name for rule in CHANGE_RULES}


def later() -> int:
    """Return a time at which every file of a test has been at rest for long, in ns."""
    return time.time_ns() + 10**10


@pytest.fixture
def tracker(tmp_path: Path) -> Path:
    """A tracker of some real tracks, with its schemas, beside an empty cache."""
    root = tmp_path / "tracker"
    shutil.copytree(ROOT / "schema", root / "schema")
    for track in TRACKS:
        shutil.copytree(ROOT / "submissions" / track, root / "submissions" / track)
    shutil.copy(ROOT / "submissions/tracker.yaml", root / "submissions")
    return root


def check_kept(root: Path, today: date = TODAY) -> tuple[Problem, ...]:
    """Return every problem of a tracker, by what is kept of earlier runs; keep what this one finds."""
    cache, place = Cache(root.parent / "cache"), str(root)
    kept = KeptFindings(cache, place)
    assessing = Assessing(read_tree(root, KnownDigests(cache, place, later)), today, kept)
    problems = assessing.problems
    kept.save()
    return problems


def judged(root: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return the folders that a run judges anew."""
    anew: set[str] = set()
    real = Assessing._assess  # noqa: SLF001  # watched, not replaced

    def watch(self: Assessing, folder: str, **more: bool) -> object:
        anew.add(folder.removeprefix("submissions/"))
        return real(self, folder, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Assessing, "_assess", watch)
        check_kept(root)
    return anew


def edit(root: Path, chance: random.Random) -> str:
    """Change something of a tracker at random; return what."""
    files = sorted(path for path in (root / "submissions").rglob("*") if path.is_file())
    path = chance.choice(files)
    text = path.read_text("utf-8")
    lines = text.splitlines(keepends=True)
    edits: dict[str, Callable[[], object]] = {
        "line out": lambda: path.write_text("".join(lines[:-1]), "utf-8"),
        "lines swapped": lambda: path.write_text("".join(lines[::-1]), "utf-8"),
        "digit": lambda: path.write_text(text.replace("1", chance.choice("2379"), 1), "utf-8"),
        "digit, same times": lambda: keep_times(path, text.replace("2", chance.choice("1379"), 1)),
        "note": lambda: path.write_text(f"{text}notes: A note.\n", "utf-8"),
        "answer": lambda: path.write_text(
            f"{text}answers: {{utilization-high: The log counts it.}}\n", "utf-8"
        ),
        "removed": path.unlink,
        "copied": lambda: shutil.copy(path, path.with_name(f"copy-{path.name}")),
        "capital": lambda: shutil.copy(path, path.with_name(path.name.capitalize())),
        "moved": lambda: path.rename(root / "submissions" / chance.choice(TRACKS) / f"moved-{path.name}"),
        "executable": lambda: path.chmod(0o755),
        "link": lambda: path.with_name("link.yaml").symlink_to(path.name),
        "chip": lambda: swap(root / "schema/hardware.yaml", "[k80, ", "[k80, k80-x, "),
        "schema": lambda: swap(root / "schema/submission.schema.json", '"maxLength": 500', '"maxLength": 50'),
        "restored": lambda: restore(root),
    }
    what = chance.choice([*edits])
    try:
        edits[what]()
    except OSError:
        return "nothing"
    return f"{what} {path.name}"


def keep_times(path: Path, text: str) -> None:
    """Write a text of equal length and put the file's time back, as some tools do."""
    state = path.stat()
    path.write_text(text, "utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def swap(path: Path, old: str, new: str) -> None:
    """Replace one text by the other, or back."""
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8")


def restore(root: Path) -> None:
    """Put a track back as it was."""
    shutil.rmtree(root / "submissions/alexnet-imagenet", ignore_errors=True)
    shutil.copytree(ROOT / "submissions/alexnet-imagenet", root / "submissions/alexnet-imagenet")


@pytest.mark.parametrize("seed", range(2))
def test_what_is_kept_says_the_same_as_a_run_from_nothing(tracker: Path, seed: int) -> None:
    """After each of many random edits; where the problems are others, so is the state of the files."""
    chance = random.Random(seed)  # noqa: S311  # the same edits every time
    done, verdicts = [], set()
    seen: dict[tuple[date, str | None], tuple[Problem, ...]] = {}
    for _ in range(EDITS):
        done.append(edit(tracker, chance))
        today = TODAY + timedelta(days=chance.randrange(2))
        problems = check(read_tree(tracker), today)
        assert check_kept(tracker, today) == problems, done
        state = states_of(tracker, later)
        assert state is not None
        assert seen.setdefault((today, state), problems) == problems, done
        verdicts.add(len(problems))
    assert len(verdicts) > 5
    assert len(seen) > EDITS / 2


def test_a_link_in_the_place_of_a_room_is_another_state(tracker: Path) -> None:
    """Though every file that it leads to is the same."""
    before = states_of(tracker, later)
    (tracker / "submissions").rename(tracker / "elsewhere")
    (tracker / "submissions").symlink_to("elsewhere")
    assert states_of(tracker, later) not in {None, before}


def test_a_tracker_that_has_just_changed_has_no_state(tracker: Path) -> None:
    """It may change again without a sign."""
    assert states_of(tracker) is None
    assert states_of(tracker, later) is not None


def on_file(state: State) -> FindOnFile:
    """Return what tells which files a state has."""
    return lambda files: frozenset(state.own.keys() & set(files))


def test_two_states_compared_by_what_differs_are_compared_whole(tracker: Path) -> None:
    """Judged as the two trees that they are: the same new and old problems, the same boards that differ."""
    chance = random.Random(100)  # noqa: S311  # the same edits every time
    before = State(name="before", own=read_tree(tracker))
    place = str(tracker)
    told = set()
    for _ in range(EDITS // 4):
        what = [edit(tracker, chance) for _ in range(2)]
        after = State(name="after", own=read_tree(tracker))
        kept = KeptFindings(Cache(tracker.parent / "cache"), place)
        judgement = compare(before, Replayed(state=after), TODAY, is_vouched=True, kept=kept).judgement
        kept.save()
        old, new = (assess(judged_tree(before.own, each.own), TODAY) for each in (before, after))
        # Which of two was there first is known from the state before, here as in the comparison.
        newcomers = Assessing(
            judged_tree(before.own, after.own), TODAY, find_on_file=on_file(before)
        ).problems
        known = {_same(problem) for problem in old.problems}
        assert {each for each in judgement.problems if each.rule not in CHANGE} == {
            each for each in newcomers if _same(each) not in known
        }, what
        assert judgement.standing == tuple(e for e in newcomers if e.is_error and _same(e) in known), what
        if not new.errors:
            assert judgement.boards == compare_boards(old.boards, new.boards), what
        told.add((len(judgement.problems), len(judgement.boards)))
    assert len(told) > 2


def _same(problem: Problem) -> tuple[object, ...]:
    return problem.file, problem.rule, problem.pointer, problem.message, problem.answer


def test_only_what_changed_is_judged_again(tracker: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One record's track; nothing where nothing changed; everything where a chip did."""
    assert judged(tracker, monkeypatch) == set(TRACKS)
    assert judged(tracker, monkeypatch) == set()
    swap(tracker / "submissions/digits-mlp/track.yaml", "name: ", "name: A ")
    assert judged(tracker, monkeypatch) == {"digits-mlp"}
    swap(tracker / "schema/hardware.yaml", "[k80, ", "[k80, k80-x, ")
    assert judged(tracker, monkeypatch) == set(TRACKS)


def test_what_tracks_share_is_read_again_when_it_changed(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tracker's own file, a vocabulary, the schema of one; and not when a record did."""
    read: list[bool] = []
    real = SharedFiles._read  # noqa: SLF001  # watched, not replaced

    def watch(self: SharedFiles) -> object:
        read.append(True)
        return real(self)

    monkeypatch.setattr(SharedFiles, "_read", watch)

    def is_read() -> bool:
        read.clear()
        assert check_kept(tracker) is not None
        return bool(read)

    assert (is_read(), is_read()) == (True, False)
    for path, old, new, is_shared in (
        ("submissions/digits-mlp/track.yaml", "name: ", "name: A ", False),
        ("submissions/tracker.yaml", "name: ", "name: A ", True),
        ("schema/hardware.yaml", "[k80, ", "[k80, k80-x, ", True),
        ("schema/tracker.schema.json", '"maxLength": ', '"maxLength":  ', True),
    ):
        swap(tracker / path, old, new)
        assert (is_read(), is_read()) == (is_shared, False), path


def test_a_schema_that_an_earlier_run_found_unusable_stays_so(tracker: Path) -> None:
    """A record that changes then is judged without it, as from nothing."""
    swap(tracker / "schema/submission.schema.json", '"maxLength": 500', '"maxLength": "500"')
    assert "schema-unusable" in {problem.rule for problem in check_kept(tracker)}
    swap(tracker / "submissions/digits-mlp/adam-128.yaml", "model: ", "model: A ")
    assert check_kept(tracker) == check(read_tree(tracker), TODAY)


def test_a_curve_of_another_track_is_a_part_of_what_rests_on_it(tracker: Path) -> None:
    """Its record is judged again when the curve changes, though none of its own files did."""
    other = tracker / "submissions/other"
    other.mkdir()
    own = tracker / "submissions/digits-mlp"
    shutil.copy(own / "track.yaml", other / "track.yaml")
    swap(other / "track.yaml", "baseline: sgd-256", "baseline: elsewhere")
    record = (own / "sgd-256.yaml").read_text("utf-8")
    (other / "elsewhere.yaml").write_text(
        record.replace("curve: sgd-256.csv", "curve: digits-mlp/sgd-256"), "utf-8"
    )
    curve = own / "sgd-256.csv"
    assert "digits-mlp/sgd-256" in (other / "elsewhere.yaml").read_text("utf-8")
    before = check_kept(tracker)
    lines = curve.read_text("utf-8").splitlines(keepends=True)
    curve.write_text("".join(lines[:2]), "utf-8")
    after = check_kept(tracker)
    assert {each for each in after if each.file.startswith("submissions/other/")} - {*before}
    assert after == check(read_tree(tracker), TODAY)
    whole = curve.read_bytes()
    curve.unlink()
    assert check_kept(tracker) == check(read_tree(tracker), TODAY)
    curve.write_bytes(whole)
    curve.chmod(0o755)
    assert check_kept(tracker) == check(read_tree(tracker), TODAY)


def test_a_name_may_be_any_bytes(tracker: Path) -> None:
    """It is told as a problem of its own, with what is kept and without."""
    name = os.fsdecode(b"\xff.yaml")
    (tracker / "submissions/digits-mlp" / name).write_text("a: b", "utf-8")
    assert check_kept(tracker) == check(read_tree(tracker), TODAY)
    assert any(name in problem.file for problem in check_kept(tracker))


def test_a_file_saved_while_others_are_judged_stops_the_run(tracker: Path) -> None:
    """What is found of it is not kept under the digest of what it was."""
    read_tree(tracker, KnownDigests(Cache(tracker.parent / "cache"), str(tracker), later))
    tree = read_tree(tracker, KnownDigests(Cache(tracker.parent / "cache"), str(tracker), later))
    swap(tracker / "submissions/digits-mlp/track.yaml", "name: ", "name: A ")
    with pytest.raises(ChangedMeanwhileError):
        check(tree, TODAY)


def test_a_digest_that_is_not_the_files_is_found_out(tracker: Path) -> None:
    """The tracker is read anew, answered rightly, and known rightly from then on."""
    cache, place = Cache(tracker.parent / "cache"), str(tracker)
    known = KnownDigests(cache, place, later)
    file = "submissions/digits-mlp/track.yaml"
    before = read_tree(tracker, known)
    folder = next(each for each in SeenTracker(tracker).own if each.place.endswith("/digits-mlp"))
    known.note(folder, [before[each.path].digest for each in folder.files[::-1]])
    known.save()
    assert read_tree(tracker, KnownDigests(cache, place, later))[file].digest != before[file].digest
    judged = judge(tracker, TODAY, cache, keep_quiet)
    assert judged.problems == check(read_tree(tracker), TODAY)
    assert judge(tracker, TODAY, cache, keep_quiet) == judged


def test_what_could_not_be_read_is_not_kept(tracker: Path) -> None:
    """Whether a file can be read is a matter of who asks, too."""
    tree = dict(read_tree(tracker))
    file = "submissions/digits-mlp/sgd-256.yaml"
    store = KeptResults(Cache(tracker.parent / "cache"))
    tree[file] = TreeFile(mode=tree[file].mode, data=b"", size=tree[file].size, fault="permission denied")
    kept = KeptFindings(Cache(tracker.parent / "cache"), "here")
    unread = Assessing(tree, TODAY, kept, store=store)
    assert "file-unreadable" in {problem.rule for problem in unread.problems}
    unread.results()
    folder = "submissions/digits-mlp"
    assert (kept.find(unread.key(folder)), store.find(unread.key(folder))) == (None, None)
    assert store.find(unread.key("submissions/alexnet-imagenet")) is not None


def test_what_is_read_is_what_was_seen(tracker: Path) -> None:
    """A file that comes after the look belongs to another state, and so does a promise."""
    standing = SeenTracker(tracker)
    before = states_of(tracker, later)
    new = tracker / "submissions/digits-mlp/another.yaml"
    for path in (new, tracker / FORM):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("name: x\n", "utf-8")
    assert standing.tell(later) == before != states_of(tracker, later)
    seen = read_tree(tracker, standing=standing)
    assert FORM not in seen
    assert new.relative_to(tracker).as_posix() not in seen
    assert {FORM, new.relative_to(tracker).as_posix()} <= read_tree(tracker).keys()


def test_what_is_left_out_is_no_part_of_the_state(tracker: Path) -> None:
    """Nor need it be at rest; whatever else changes is."""
    own = tracker / "submissions/digits-mlp"
    record = own.relative_to(tracker).as_posix() + "/sgd-256.yaml"

    def told() -> str | None:
        return SeenTracker(tracker).tell(later, without=with_curves([record]))

    before = told()
    swap(tracker / record, "model: ", "model: A ")
    assert told() == before != states_of(tracker, later)
    just_then = int(max(each.newest_ns for each in SeenTracker(tracker).own)) + 1
    assert SeenTracker(tracker).tell(lambda: just_then, without=with_curves([record])) is None
    (own / "sgd-256.csv").unlink()
    (tracker / record).unlink()
    assert told() == before
    swap(own / "adam-128.yaml", "model: ", "model: A ")
    assert told() not in {None, before}


@pytest.mark.parametrize("promise", [CHECK, FORM])
def test_a_promise_to_the_host_is_a_part_of_the_state(tracker: Path, promise: str) -> None:
    """Whether it is there, and as what."""
    seen = {states_of(tracker, later)}
    path = tracker / promise
    path.parent.mkdir(parents=True)
    path.write_text("name: x\n", "utf-8")
    seen.add(states_of(tracker, later))
    path.rename(path.with_name("other"))
    path.symlink_to("other")
    seen.add(states_of(tracker, later))
    path.with_name("other").unlink()
    seen.add(states_of(tracker, later))
    assert len(seen) == 4
    assert None not in seen


def test_a_damaged_cache_changes_nothing(tracker: Path) -> None:
    """Whatever stands in its files."""
    problems = check_kept(tracker)
    files = [path for path in (tracker.parent / "cache").rglob("*") if path.is_file()]
    assert len(files) > 3
    for damage in (b"", b"{}", b"\0" * 40, b"x" * 5000):
        for path in files:
            path.write_bytes(damage)
        assert check_kept(tracker) == problems


def test_a_file_at_rest_is_not_read_again(tracker: Path) -> None:
    """And one that has just been written is not taken to be at rest."""
    cache, place = Cache(tracker.parent / "cache"), str(tracker)
    path = "submissions/digits-mlp/track.yaml"

    def is_deferred(clock: Callable[[], int]) -> bool:
        return read_tree(tracker, KnownDigests(cache, place, clock))[path].is_deferred

    read_tree(tracker, KnownDigests(cache, place))
    assert not is_deferred(later)
    assert is_deferred(later)
    swap(tracker / path, "name: ", "name: A ")
    assert not is_deferred(later)


def test_a_clock_set_back_lets_nothing_pass_for_unchanged(tracker: Path) -> None:
    """A file whose times lie ahead may change again under the same time: it is read each time."""
    cache, place = Cache(tracker.parent / "cache"), str(tracker)

    def earlier() -> int:
        return time.time_ns() - 10**12

    for clock in (earlier, earlier, later):
        whole = read_tree(tracker, KnownDigests(cache, place, clock))
        read = {path: file for path, file in whole.items() if not path.startswith("site/")}  # packaged
        assert [path for path, file in present(read.items()) if file.is_deferred] == []


@pytest.mark.parametrize("where", [".", "inside"])
@pytest.mark.parametrize("is_further", [False, True])
def test_what_git_comes_to_keep_is_a_change(tmp_path: Path, where: str, *, is_further: bool) -> None:
    """Of two alike files the one that it does not keep is the newcomer; also in a further work tree."""
    git = partial(subprocess.run, check=True, capture_output=True, env={**os.environ, **ENVIRONMENT})
    main = tmp_path / "main"
    git(["git", "init", "-q", main])
    git(["git", "-C", main, "commit", "-q", "--allow-empty", "-m", "first"])
    place = tmp_path / "further" if is_further else main
    if is_further:
        git(["git", "-C", main, "worktree", "add", "-q", place])
    root = place / where
    (root / "submissions").mkdir(parents=True)
    (root / "submissions/tracker.yaml").write_text("name: A\n", "utf-8")
    before = states_of(root, later)
    git(["git", "-C", place, "add", "."])
    assert None is not before != states_of(root, later) is not None


def test_a_folder_that_cannot_be_read_is_told(tracker: Path) -> None:
    """It is not a tracker without that folder."""
    folder = tracker / "submissions/digits-mlp"
    folder.chmod(0)
    with as_a_user():
        found = check(read_tree(tracker), TODAY)
    folder.chmod(0o755)
    assert ("submissions/digits-mlp", "file-unreadable") in {(each.file, each.rule) for each in found}


@pytest.mark.usefixtures("all_cores")
def test_many_files_are_judged_by_all_processors_as_by_one(
    tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same problems, in the same order, with a fault among them."""
    swap(tracker / "submissions/digits-mlp/track.yaml", "baseline:", "baselin:")
    alone = check(read_tree(tracker), TODAY)
    monkeypatch.setattr(judging_tracks, "MANY_FILES", 1)
    assert check(read_tree(tracker), TODAY) == alone
    assert {each.rule for each in alone} >= {"unknown-key"}
