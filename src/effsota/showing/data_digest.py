"""Digests: of files as a list that `sha256sum` prints, and of all data as one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from effsota.model import Tree

_ROOMS = ("submissions/", "schema/")


def data_digest(tree: Tree) -> str:
    """Return one digest of all data: of the list that `sha256sum` prints for its files, by path."""
    data = {path: file.digest for path, file in tree.items() if path.startswith(_ROOMS)}
    return hashlib.sha256(render_sums(data)).hexdigest()


def render_sums(digests: Mapping[str, str]) -> bytes:
    """Return the sums of files, each path with its SHA-256, as `sha256sum -c` reads them."""
    lines = (f"{digest}  {path}\n" for path, digest in sorted(digests.items()))
    return "".join(lines).encode()
