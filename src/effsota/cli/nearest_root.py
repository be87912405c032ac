"""The tracker that one stands in."""

from __future__ import annotations

from pathlib import Path


def find_nearest_root() -> Path | None:
    """Return the nearest folder from here upwards that holds `submissions/`, None where none does."""
    here = Path.cwd()
    return next((folder for folder in (here, *here.parents) if (folder / "submissions").is_dir()), None)
