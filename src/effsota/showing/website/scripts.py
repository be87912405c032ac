"""The scripts of the site as readers load them: without what only their authors read."""

from __future__ import annotations


def packed(script: bytes) -> bytes:
    """Return a script without comments on lines of their own, indentation and empty lines.

    One with a text that goes over several lines stays as it is: there such lines may say something.
    """
    lines = script.decode().split("\n")
    if any(line.count("`") % 2 for line in lines):
        return script
    bare = (line.strip() for line in lines)
    return "".join(f"{line}\n" for line in bare if line and not line.startswith("//")).encode()
