"""Where the schemas are published, and the first line of a YAML file, by which an editor finds its own."""

from __future__ import annotations

PUBLISHED = "https://effsota.github.io/effsota/schema/"
# From a file of a track, in a repository that holds the schemas itself.
BESIDE = "../../schema/"


def schema_line(kind: str, room: str = PUBLISHED) -> str:
    """Return the line that names the schema of a kind of file, in a room of schemas."""
    return f"# yaml-language-server: $schema={room}{kind}.schema.json\n"
