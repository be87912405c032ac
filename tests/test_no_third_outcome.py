"""Accepts, or a list of problems; nothing else: for any YAML, CSV, and tree that somebody may send.

`make test` tries a few hundred; `make fuzz` (HYPOTHESIS_PROFILE=fuzz) goes on for a quarter of an hour or so.
"""

from __future__ import annotations

import json
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effsota.disk.folder import read_bundle
from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.judging.changes import MOST_CHARACTERS, render_markdown
from effsota.judging.report import render_problems
from effsota.model import Tree, TreeFile
from effsota.pipeline.assessment import check
from effsota.pipeline.comparison import compare

if TYPE_CHECKING:
    from effsota.problems import Problem

TODAY = date(2026, 11, 22)
BASE = read_folder_state(Path(__file__).parent / "changes/base")
ROOM = "submissions/alexnet-level"
RECORD, CURVE = f"{ROOM}/efficientnet-b0.yaml", f"{ROOM}/googlenet.csv"
IS_LONG = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
FILES = sorted({path: file.data for path, file in BASE.own.items()}.items())
CORPUS = Path(__file__).parent / "corpus"


def bounded(examples: int) -> settings:
    """Return how long a property is tried."""
    most = examples * 100 if IS_LONG else examples
    return settings(max_examples=most, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def bundle() -> Tree:
    """Return the schemas."""
    return read_bundle()


def file_of(data: bytes, mode: str = "100644") -> TreeFile:
    """Return bytes as a file."""
    return TreeFile(mode=mode, data=data, size=len(data))


def outcome(files: dict[str, TreeFile]) -> tuple[Problem, ...]:
    """Return the problems of the small board with some files changed, each told in lines that are ours."""
    problems = check({**bundle(), **BASE.own, **files}, TODAY)
    for problem in problems:
        assert problem.message
        assert problem.line >= 1
        assert problem.column >= 1
        assert len(problem.message) <= 600
    told = render_problems(problems, "github")
    ours = ("::error file=", "::warning file=", "::notice title=")
    assert all(line.startswith(ours) for line in told.splitlines() if line.lstrip().startswith("::"))
    assert "##[" not in told
    assert told.isprintable() or all(line.isprintable() for line in told.split("\n"))
    return problems


def corpus_files(folder: str, ending: str) -> list[bytes]:
    """Return the hostile files to start from."""
    paths = sorted((CORPUS / folder).rglob(f"*.{ending}"))
    return [data for path in paths if len(data := path.read_bytes()) < 5_000]


@st.composite
def damaged(draw: st.DrawFn, originals: list[bytes]) -> bytes:
    """Return one of some files with a few bytes changed, put in, or taken out."""
    data = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 8)))
        data[start:end] = draw(
            st.binary(max_size=6)
            | st.sampled_from(
                [b"&a ", b"*a", b"!!x ", b"<<: ", b"\xff", b"\xc2\x85", b"- ", b"\n", b": ", b"1e999"]
            )
        )
    return bytes(data)


YAML_KEYS = st.sampled_from(
    [
        "model",
        "date",
        "publication",
        "title",
        "url",
        "result",
        "value",
        "is",
        "compute",
        "method",
        "forward",
        "examples",
        "epochs",
        "factors",
        "sources",
        "status",
        "history",
        "published",
        "bound",
        "x",
        "answers",
    ]
)
SCALARS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["1e999", "0", "-1", "1e-300", "NaN", "2026-02-30", "0.39e9 multiply-adds", "1 FLOP"]),
    st.sampled_from(
        ["operations", "parameters", "reported", "hardware-time", "learning-curve", "https://x.org"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(YAML_KEYS, inner, max_size=4),
    max_leaves=12,
)


def to_flow(value: object) -> str:
    """Return a value as YAML's flow style, texts in JSON's quotes."""
    return json.dumps(value, ensure_ascii=False)


@bounded(100)
@given(data=damaged([data for path, data in FILES if path.endswith(".yaml")] + corpus_files("yaml", "yaml")))
def test_a_damaged_submission_has_an_outcome(data: bytes) -> None:
    """Bytes of real and of hostile files, a few of them changed."""
    outcome({RECORD: file_of(data)})


@bounded(60)
@given(value=st.dictionaries(YAML_KEYS, VALUES, max_size=8))
def test_a_submission_of_any_shape_has_an_outcome(value: dict[str, object]) -> None:
    """Known keys with unlikely values."""
    outcome({RECORD: file_of(to_flow(value).encode("utf-8", errors="replace"))})


@bounded(30)
@given(data=damaged([data for path, data in FILES if path.endswith(("track.yaml", "tracker.yaml"))]))
def test_a_damaged_track_has_an_outcome(data: bytes) -> None:
    """And a damaged tracker's file."""
    outcome({f"{ROOM}/track.yaml": file_of(data)})
    outcome({"submissions/tracker.yaml": file_of(data)})


@bounded(60)
@given(data=damaged([BASE.own[CURVE].data, *corpus_files("csv", "csv")]))
def test_a_damaged_curve_has_an_outcome(data: bytes) -> None:
    """Bytes of real and of hostile curves, a few of them changed."""
    outcome({CURVE: file_of(data)})


NAMES = st.one_of(
    st.text(min_size=1, max_size=20).filter(lambda name: "\0" not in name),
    st.sampled_from(
        ["submissions", ROOM, RECORD, f"{ROOM}/EfficientNet-B0.yaml", f"{ROOM}/a/b.yaml", "submissions/é"]
    ),
    st.from_regex(
        r"submissions/[a-z./-]{1,20}/[a-z\x00-\x20.-]{1,10}\.(yaml|csv|yml)", fullmatch=True
    ).filter(lambda name: "\0" not in name),
)
ENTRIES = st.builds(
    file_of, st.binary(max_size=30), st.sampled_from(["100644", "100755", "120000", "160000"])
)


@bounded(30)
@given(
    added=st.dictionaries(NAMES, ENTRIES, max_size=4),
    elsewhere=st.dictionaries(NAMES, ENTRIES, max_size=3),
    removed=st.sets(st.sampled_from([path for path, _ in FILES]), max_size=2),
)
def test_a_change_of_any_tree_has_an_outcome(
    added: dict[str, TreeFile], elsewhere: dict[str, TreeFile], removed: set[str]
) -> None:
    """Any names, modes and contents, in submissions/ and elsewhere; some files gone."""
    own = {path: file for path, file in BASE.own.items() if path not in removed} | added
    head = State(name="head", own=own, others=elsewhere)
    judgement = compare(BASE, Replayed(state=head), TODAY).judgement
    told = render_markdown(judgement)
    assert told.startswith("**")
    assert len(told) <= MOST_CHARACTERS
    assert "@" not in told
