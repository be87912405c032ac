"""Tracks whose records are much alike: of few papers, links, days and names, edited at random."""

from __future__ import annotations

import random
from pathlib import Path

TRACKS = ("a", "a-b", "b", "c")
_TRACK = """\
name: Images to a level
level: level
kind: training-efficiency
domain: vision
metric: {name: top-5 accuracy, unit: "%", better: higher, target: 79.1}
baseline: r0
"""
_TRACKER = "name: A tracker\nurl: https://board.page/x/\nrepository: https://github.com/board/board\n"
_LINKS = (
    "https://arxiv.org/abs/1905.11946",
    "https://arxiv.org/pdf/1905.11946v2",
    "https://arxiv.org/abs/1905.00001",
    "https://one.page/post",
    "https://ONE.page/post/",
    "https://board.page/x/y",
)
_TITLES = ("One paper", "one  paper", "Another paper", "A page")
_AUTHORS = ("[Ann Lee, Bo Day]", "[ann lee, Bo Day]", "[A. Lee, Bo Day]", "[Ann Lee]")
_DAYS = ("2019-05-28", "2019-05-29", "2019-06-03", "2019-05-28\ndate_of: release")
_NAMES = tuple(f"r{number}" for number in range(5))


def write(root: Path, chance: random.Random) -> None:
    """Write a tracker of four tracks of four records each."""
    (root / "submissions").mkdir(parents=True)
    (root / "submissions/tracker.yaml").write_text(_TRACKER)
    for track in TRACKS:
        _write_track(root, track, chance)


def _write_track(root: Path, track: str, chance: random.Random) -> None:
    folder = root / "submissions" / track
    folder.mkdir(exist_ok=True)
    (folder / "track.yaml").write_text(_TRACK)
    for name in _NAMES[:4]:
        (folder / f"{name}.yaml").write_text(record(chance))


def record(chance: random.Random) -> str:
    """Return a record of what few others say otherwise."""
    one = chance.choice
    rare = chance.random() < 0.3
    title, link, names = (one(each) if rare else each[0] for each in (_TITLES, _LINKS, _AUTHORS))
    lines = [
        f"model: {one(('Net', 'net', 'Net 2'))}",
        f"date: {one(_DAYS)}",
        f"publication: {{title: {title}, url: '{link}', authors: {names}}}",
        f"result: {{value: {one(('79.2', '79.3'))}}}",
        "compute:",
        "  - method: operations",
        f"    forward: {one(('1e9', '2e9'))} multiply-adds",
        "    examples: 1.28e6",
        f"    epochs: {one(('9', '10'))}",
        f"    sources: [{{title: {one(_TITLES)}, url: '{one(_LINKS)}', authors: {one(_AUTHORS)}}}]",
    ]
    if chance.random() < 0.4:
        lines.append(f"builds_on: [{', '.join({_path(chance) for _ in range(2)})}]")
    if chance.random() < 0.1:
        lines.append(f"formerly: [{_path(chance)}]")
    if chance.random() < 0.2:
        lines.append(f"submitted: {{by: ann, date: {one(('2020-01-01', '2020-01-02'))}}}")
    if chance.random() < 0.1:
        lines.append("answers: {link-under-two-titles: The page was renamed since.}")
    return "\n".join(lines) + "\n"


def _path(chance: random.Random) -> str:
    return f"{chance.choice(TRACKS)}/{chance.choice(_NAMES)}"


def edit(root: Path, chance: random.Random) -> str:
    """Change something of a tracker at random; return what."""
    if chance.random() < 0.2:
        return _edit_tracker(root, chance)
    room = root / "submissions"
    records = sorted(room.glob("*/r*.yaml"))
    path, other = chance.choice(records), room / f"{_path(chance)}.yaml"
    what = chance.choice(("line", "line", "line", "new", "out", "copied", "moved", "broken"))
    if what == "line":
        _say_as_another(path, chance.choice(records), chance)
    elif what == "out":
        path.unlink()
    elif what == "broken":
        path.write_text(path.read_text().replace("model:", "modell:"))
    elif what == "copied":
        other.write_text(path.read_text())
    elif what == "moved":
        path.rename(other)
    else:
        other.write_text(record(chance))
    return f"{what} {path.parent.name}/{path.stem} {other.parent.name}/{other.stem}"


def _say_as_another(path: Path, another: Path, chance: random.Random) -> None:
    """Write one line of a record as another has it."""
    lines, others = (each.read_text().splitlines() for each in (path, another))
    at = chance.randrange(len(lines))
    key = lines[at].partition(":")[0]
    lines[at] = next((line for line in others if line.partition(":")[0] == key), lines[at])
    path.write_text("\n".join(lines) + "\n")


def _edit_tracker(root: Path, chance: random.Random) -> str:
    """Change a whole track, where the tracker is, or what was decided."""
    room, what = root / "submissions", chance.choice(("track", "address", "decision"))
    if what == "track":
        _write_track(root, chance.choice(TRACKS), chance)
    elif what == "address":
        url = chance.choice(("https://example.org/x", "https://board.page/x/", "https://one.page/"))
        (room / "tracker.yaml").write_text(_TRACKER.replace("https://board.page/x/", url))
    else:
        decision = "decision: accepted, by: owner, why: The log says so in its end"
        line = f"  - {{date: 2020-01-01, pull: 1, record: {_path(chance)}, {decision}}}\n"
        (room / "decisions.yaml").write_text(f"decisions:\n{line}")
    return what
