"""A tree of which sound tracks are not looked at again: what is wrong with its paths is told all the same."""

from __future__ import annotations

import pytest

from effsota.judging.rules import TreeContext, check_tree
from effsota.limits import MOST_SUBMISSION_BYTES
from effsota.model import EXECUTABLE, LINK, REGULAR, TreeFile
from effsota.pipeline.parted_tree import PartedTree

PATHS = (
    "schema/hardware.yaml",
    "submissions/tracker.yaml",
    *(f"submissions/{track}/{name}.yaml" for track in ("one", "two") for name in ("track", "first")),
    "submissions/two/first.csv",
)


def file(mode: str = REGULAR, size: int = 1, fault: str | None = None) -> TreeFile:
    """Return a file of which only this is known."""
    return TreeFile(mode=mode, data=b"x", size=size, fault=fault)


SOUND = {path: file() for path in PATHS}


@pytest.mark.parametrize(
    "more",
    [
        {"submissions/three/track.yaml": file()},
        {"submissions/One/track.yaml": file()},
        {"submissions/ONE": file()},
        {"submissions/two/FIRST.yaml": file()},
        {"submissions/two/First.yaml/deep.yaml": file()},
        {"submissions/Two/deep/er.yaml": file()},
        {"submissions/on/first.yaml": file()},
        {"submissions/one/first.csv": file(LINK)},
        {"submissions/one/first.yaml": file(EXECUTABLE)},
        {"submissions/one/first.yaml": file(size=MOST_SUBMISSION_BYTES + 1)},
        {"submissions/one/track.yaml": file(fault="permission denied")},
        {"submissions/two/second.csv": file()},
        {"submissions/two/notes.txt": file()},
        {"submissions": file(LINK)},
    ],
)
def test_beside_sound_tracks_the_same_is_wrong(more: dict[str, TreeFile]) -> None:
    """With one more file, or another in the place of one, also where that is of a sound track's name."""
    tree = PartedTree(SOUND)
    sound = {tree.digest(folder) for folder in tree.tracks}
    assert check_tree(TreeContext(files=SOUND)) == []
    assert len(tree.without(sound)) == len(PATHS) - 3
    parted, whole = PartedTree(SOUND | more), TreeContext(files=SOUND | more)
    assert check_tree(TreeContext(files=parted.without(sound))) == check_tree(whole)


@pytest.mark.parametrize("gone", PATHS)
def test_what_is_gone_is_missed(gone: str) -> None:
    """A track's own file, the tracker's, a record beside its curve."""
    tree = PartedTree(SOUND)
    sound = {tree.digest(folder) for folder in tree.tracks}
    rest = {path: each for path, each in SOUND.items() if path != gone}
    found = check_tree(TreeContext(files=PartedTree(rest).without(sound)))
    assert found == check_tree(TreeContext(files=rest))
    assert bool(found) == (gone.endswith(("r.yaml", "track.yaml")) or gone == "submissions/two/first.yaml")
