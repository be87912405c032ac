"""A tree parted into the files of each track and all others, looked through once."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from functools import cached_property

from effsota.model import Tree, TreeFile


class PartedTree:
    """A tree; `tracks` are the files of each track's folder, by folder, `others` those that are in none."""

    def __init__(self, tree: Tree) -> None:
        self.whole = tree
        tracks: defaultdict[str, dict[str, TreeFile]] = defaultdict(dict)
        others: dict[str, TreeFile] = {}
        for file in sorted(tree):
            folder = file.rpartition("/")[0]
            is_of_track = file.count("/") == 2 and folder.startswith("submissions/")
            (tracks[folder] if is_of_track else others)[file] = tree[file]
        self.tracks: Mapping[str, Tree] = tracks
        self.others: Tree = others
        self._digests: dict[str, str] = {}

    def digest(self, folder: str) -> str:
        """Return the digest of a track's files: paths, modes, sizes, bytes, and why one cannot be read."""
        if folder not in self._digests:
            told = "".join(
                f"{len(path)} {path} {file.mode} {file.size} {file.fault} {file.digest}\n"
                for path, file in self.tracks[folder].items()
            )
            self._digests[folder] = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
        return self._digests[folder]

    def without(self, sound: Collection[str]) -> Tree:
        """Return the tree as far as its paths are in question: of a sound track its own file stands for all.

        `sound` are the digests of tracks of which, taken alone, nothing is wrong with names, modes and sizes.
        """
        if not sound:
            return self.whole
        found = dict(self.others)
        for folder, files in self.tracks.items():
            own = f"{folder}/track.yaml"
            is_sound = own in files and folder not in self._entangled and self.digest(folder) in sound
            found |= {own: files[own]} if is_sound else files
        return found

    @cached_property
    def _entangled(self) -> frozenset[str]:
        """The folders of tracks that hold folders, or have the name of another, as some systems see names."""
        places = {"/".join(file.split("/")[:2]) for file in self.others} | self.tracks.keys()
        seen = Counter(map(_folded, places))
        deeper = ("/".join(file.split("/")[:2]) for file in self.others if file.count("/") > 2)
        return frozenset([*deeper, *(place for place in places if seen[_folded(place)] > 1)])


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()
