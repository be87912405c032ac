"""Every hostile pull request of the corpus, made in a repository and judged as its manifest says."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging.changes import render_markdown
from effsota.judging.report import render_problems
from tests.corpus_mapping import TRACK, TRACKER, to_submission
from tests.pull_requests import judge, make_pull_request
from tests.throwaway import Entry, make_throwaway

if TYPE_CHECKING:
    from effsota.judging.changes import Judgement

CORPUS = Path(__file__).parent / "corpus"
ROOM = "submissions/example-bench"


def rows() -> list[dict[str, str]]:
    """Return the lines of the manifest on trees."""
    with (CORPUS / "tree/MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def make_base() -> dict[str, Entry]:
    """Return the board before the pull request: one track, one record."""
    existing = _submission("model: first\n").replace(b"example.org/paper", b"example.org/first")
    return {
        "submissions/tracker.yaml": Entry(TRACKER.encode()),
        f"{ROOM}/track.yaml": Entry(TRACK.replace("METRIC", "accuracy").replace("NAME", "existing").encode()),
        f"{ROOM}/existing.yaml": Entry(existing.replace(b"An example result", b"The first result")),
    }


def _submission(model: str) -> bytes:
    text = next(
        change["content"]
        for change in json.loads((CORPUS / "tree/ok-with-curve.json").read_text("utf-8"))["changes"]
    )
    return to_submission(text.replace("model: example-model\n", model).encode())


def to_ours(change: dict[str, Any]) -> dict[str, Any]:
    """Return a change with the fields of a submission of ours."""
    content = change.get("content")
    if content is None:
        return change
    if content.startswith("benchmark:"):
        content = to_submission(content.encode()).decode()
    return change | {"content": content.replace("flop,value", "examples,accuracy")}


@pytest.fixture(params=rows(), ids=lambda row: Path(row["file"]).stem)
def case(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[dict[str, str], Judgement]:
    """A line of the manifest and the judgement on its pull request."""
    row: dict[str, str] = request.param
    changes = json.loads((CORPUS / row["file"]).read_text("utf-8"))["changes"]
    store = make_throwaway(tmp_path / "store")
    commits = make_pull_request(store, make_base(), list(map(to_ours, changes)))
    return row, judge(store, commits).judgement


def test_a_pull_request_of_the_corpus_is_judged(case: tuple[dict[str, str], Judgement]) -> None:
    """Accepted, or refused in words that tell what is wrong, in a log and a comment that stay ours."""
    row, judgement = case
    assert ("reject" if judgement.errors else "accept") == row["expect"], judgement.errors
    told = render_problems(judgement.errors, "github")
    said = render_problems(judgement.errors).casefold()
    words = [word for word in row["message_mentions"].casefold().split("|") if word]
    assert not words or any(word in said for word in words), (words, said)
    ours = ("::error file=", "::notice title=")
    commands = [line for line in told.splitlines() if line.lstrip().startswith("::")]
    assert not [line for line in commands if not line.startswith(ours)]
    assert "##[" not in told
    assert len(render_markdown(judgement)) <= 60_000
