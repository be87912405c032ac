"""The generic shape of the corpus to our fields, byte by byte: the trap stays, the key is renamed.

`benchmark` is the folder, `result.metric` the track's, `flop` the `examples` of an operations estimate of
1 FLOP each, `commit` that of `code`. Line numbers up to `compute` stay as they are.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import NamedTuple

CORPUS = Path(__file__).parent / "corpus"
UNMAPPED = {
    "schema/metric-wrong-for-benchmark.yaml": "a submission of ours does not name the metric: its track does",
}
FOLDER_RULES = ("name-not-allowed", "path-not-allowed")
FOLDER, NAME = "example-bench", "example-model"
TRACK = """\
name: An example track
level: Example-level
kind: training-efficiency
domain: other
metric: {name: METRIC, unit: points, better: higher, target: -1000}
baseline: NAME
"""
TRACKER = "name: Example\nurl: https://example.org/board/\nrepository: https://github.com/example/board\n"

_FLOW = (
    (rb'"benchmark": "[^"]*", ', b""),
    (rb'"metric": "[^"]*", ', b'"is": "measured", '),
    (rb'"compute": \{"method": "hardware", ("flop": [^}]*)\}', rb'"compute": [{"method": "hardware", \1}]'),
    (rb'"method": "hardware", ', b'"method": "operations", "forward": "1 FLOP", "backward": 0, '),
    (rb'"flop"', b'"examples"'),
    (rb"(?m)^compute: (\{.*\})$", rb"compute: [\1]"),
    (rb"\{method: hardware, ", b"{method: operations, forward: 1 FLOP, backward: 0, "),
)
_BLOCK = (
    (rb"(?m)^benchmark: [^\r\n]*$", b"# the benchmark is the folder"),
    (rb"(?m)^commit: (.*)$", rb"code: {url: https://example.org/code, commit: \1}"),
    (rb"(?m)^  metric: .*$", b"  is: measured"),
    (rb"(?m)^( +)method: hardware$", rb"\1method: operations\n\1forward: 1 FLOP\n\1backward: 0"),
    (rb"\bmethod: Hardware\b", b"method: Operations"),
    (rb"\bflop(s?):", rb"examples\1:"),
)


class Case(NamedTuple):
    """A file of the corpus, and what is expected of it."""

    file: str
    expect: str
    words: tuple[str, ...]
    why: str

    @property
    def data(self) -> bytes:
        """The bytes as they stand in the corpus."""
        return (CORPUS / "yaml" / self.file).read_bytes()


def read_cases() -> list[Case]:
    """Return every YAML file that the manifest names; a key that we rename is renamed in the words too."""
    with (CORPUS / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return [
            Case(
                file=row["file"].removeprefix("yaml/"),
                expect=row["expect"],
                words=tuple(ours for word in mentioned for ours in _our_words(word) if word),
                why=row["why"],
            )
            for row in csv.DictReader(file)
            for mentioned in [row["message_mentions"].split("|")]
        ]


def _our_words(word: str) -> tuple[str, ...]:
    renamed = {"flop": ("examples",), "flops": ("exampless",), "benchmark": FOLDER_RULES}
    return renamed.get(word, (word,))


def to_submission(data: bytes) -> bytes:
    """Return the bytes of a corpus file as a submission of ours."""
    for pattern, ours in (*_FLOW, *_BLOCK):
        data = re.sub(pattern, ours, data)
    return _list_estimate(data)


def _list_estimate(data: bytes) -> bytes:
    """Make the block under `compute:` the first item of a list."""
    lines, inside = data.split(b"\n"), False
    for index, line in enumerate(lines):
        if inside and line.startswith(b"  "):
            dash = b"  - " if lines[index - 1] == b"compute:" else b"    "
            lines[index] = dash + line[2:]
        inside = line == b"compute:" or (inside and line.startswith(b"  "))
    return b"\n".join(lines)


def to_files(case: Case) -> dict[str, bytes]:
    """Return the submission with track and tracker around it; names come from the file's own values."""
    folder, metric = (_value(case.data, key) for key in (b"benchmark", b"metric"))
    name = _value(case.data, b"model") if case.file.startswith("text/model-") else NAME
    track = TRACK.replace("METRIC", metric or "accuracy").replace("NAME", NAME)
    return {
        "submissions/tracker.yaml": TRACKER.encode(),
        f"submissions/{folder or FOLDER}/track.yaml": track.encode(),
        f"submissions/{folder or FOLDER}/{name}.yaml": to_submission(case.data),
    }


def _value(data: bytes, key: bytes) -> str:
    found = re.search(rb"(?m)^ *" + key + rb": *'?([^'\r\n]*)", data)
    return found[1].decode("utf-8", errors="replace") if found else ""
