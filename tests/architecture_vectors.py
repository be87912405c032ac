"""Files that the terminal and the calculator's page count alike: models, layers, and what is neither."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.known_architectures import KNOWN

ROOM = Path(__file__).parent / "vectors"
EXAMPLES = Path(__file__).parents[1] / "examples" / "architectures"
VECTORS: list[dict[str, Any]] = json.loads((ROOM / "architectures.json").read_text("utf-8"))


def data_of(vector: Mapping[str, Any]) -> bytes:
    """Return the file of a vector: a known model's, changed; an example's; or the text that stands there.

    Signs of a text are bytes, so that it may be none in UTF-8; `times` says it again.
    """
    if "known" in vector:
        return json.dumps({**KNOWN[vector["known"]].config, **vector.get("change", {})}).encode()
    if "example" in vector:
        return (EXAMPLES / str(vector["example"])).read_bytes()
    return str(vector["text"]).encode("latin-1") * int(vector.get("times", 1))


def name_of(vector: Mapping[str, Any]) -> str:
    """Return what a vector is called among the tests."""
    text: str = vector.get("known") or vector.get("example") or vector["text"][:30]
    return "-".join((text, *map(str, vector.get("change", {}).values()), *vector["given"].values()))
