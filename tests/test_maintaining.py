"""What the documents for maintainers say is true."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from automation.turns import LABELS
from effsota.cli.diff import FORMATS
from effsota.judging.changes import judgement_data
from effsota.pipeline.suggesting import Suggestion
from tests.pull_requests import judge, make_pull_request, read_changes, read_folder
from tests.throwaway import Entry, make_throwaway

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs/maintaining.md").read_text("utf-8")
SHAPE = (ROOT / "docs/diff.md").read_text("utf-8")
CHANGES = ROOT / "tests/changes"


def test_every_workflow_is_explained() -> None:
    """One line a workflow, and no line for one that is gone."""
    told = set(re.findall(r"(?m)^\| `([a-z]+)` \|", GUIDE))
    assert told == {path.stem for path in (ROOT / ".github/workflows").glob("*.yml")}


def test_every_label_is_named() -> None:
    """Forms and workflows set labels that a maintainer has to make, here and in a tracker of one's own."""
    forms = [path for path in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"]
    labels = {label for path in forms for label in yaml.safe_load(path.read_text("utf-8"))["labels"]}
    for text in (GUIDE, (ROOT / "docs/running.md").read_text("utf-8")):
        (line,) = re.findall(r"(?s)\*\*Labels\*\*: (.*?)\. ", " ".join(text.split()))
        assert set(re.findall(r"`([a-z: ]+)`", line)) == labels | {"vouched", *LABELS.values()}


def test_the_required_checks_are_those_that_run() -> None:
    """Names of jobs, as the ruleset asks for them."""
    validate = yaml.safe_load((ROOT / ".github/workflows/validate.yml").read_text("utf-8"))
    test = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text("utf-8"))
    versions = test["jobs"]["test"]["strategy"]["matrix"]["python"]
    names = (
        f"checks\n   `{validate['jobs']['validate']['name']}` and `Python {versions[0]}` to `{versions[-1]}`"
    )
    assert names in GUIDE


def test_the_status_to_copy_is_accepted(tmp_path: Path) -> None:
    """The line of the guide, put into a record."""
    (line,) = re.findall(r"`(status: .*)`", GUIDE)
    store = make_throwaway(tmp_path / "store")
    base = read_folder(CHANGES / "base")
    path = "submissions/alexnet-level/efficientnet-b0.yaml"
    head = store.commit({path: Entry(base[path].data + f"{line}\n".encode())}, main := store.commit(base))
    rules = [problem.rule for problem in judge(store, [main, head]).judgement.errors]
    assert rules == ["status-changed"]


def keys_of(data: Any) -> set[str]:
    """Return every key of JSON data, at any depth."""
    if isinstance(data, dict):
        return set(data) | set().union(*map(keys_of, data.values()), set())
    return set().union(*map(keys_of, data), set()) if isinstance(data, list) else set()


@pytest.mark.parametrize("name", ["overtaking", "wrong", "correction"])
def test_every_key_of_the_json_is_described(name: str, tmp_path: Path) -> None:
    """docs/diff.md names each in code."""
    store = make_throwaway(tmp_path / "store")
    commits = make_pull_request(
        store, read_folder(CHANGES / "base"), read_changes(CHANGES / f"comments/{name}.json")
    )
    described = set(re.findall(r"`([a-z_]+)`", SHAPE))
    assert "json" in FORMATS
    assert keys_of(judgement_data(judge(store, commits).judgement)) - described == set()
    assert {"suggestions", *Suggestion._fields} <= described


@pytest.mark.parametrize("document", ["SECURITY.md", "GOVERNANCE.md", "docs/maintaining.md", "docs/diff.md"])
def test_a_document_leads_somewhere(document: str) -> None:
    """Every file that it names in a link is there, and no line is longer than an editor shows."""
    text = (ROOT / document).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [target for target in targets if not ((ROOT / document).parent / target).exists()] == []
    assert len(text.splitlines()) <= 130
