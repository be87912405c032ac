"""The workflows keep to the policy, and the tools of the trade find nothing else."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import check_jsonschema  # type: ignore[import-untyped]
import pytest
import yaml
from click.testing import CliRunner
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.present import present
from tests.workflows.policy import ACTIONS, find_changes, find_faults
from tests.workflows.workflow_file import FOLDER, TABLE, read_table, read_workflow, render_table

ROOT = Path(__file__).parents[2]
FILES = sorted(FOLDER.glob("*.yml"))
WORKFLOWS = {path.stem: path.read_bytes().decode("utf-8") for path in FILES}
BIN = Path(sys.executable).parent
LOCKS = sorted(ROOT.glob("requirements*"))
MOST_BYTES = 500_000  # of a file that Dependabot looks at
IGNORE = "# zizmor: ignore[dangerous-triggers]"


def test_the_workflows_keep_to_the_policy() -> None:
    """Triggers, permissions, pins, scripts, checkouts, artifacts."""
    assert find_faults(WORKFLOWS) == []


def test_the_workflows_are_what_the_table_holds() -> None:
    """Every value of every workflow, so that a reviewer sees each change twice and in words."""
    assert find_changes(WORKFLOWS, read_table()) == []


def test_the_table_is_as_it_would_be_renewed() -> None:
    """To the byte: nobody edits it by hand."""
    written = {path.stem: path.read_text("utf-8") for path in TABLE.iterdir()}
    assert written == {name: render_table(text) for name, text in WORKFLOWS.items()}


def test_a_change_is_told_with_what_renews_the_table() -> None:
    """Where it is, what it is, what it was."""
    changed = WORKFLOWS["links"].replace("timeout-minutes: 30", "timeout-minutes: 29")
    (told,) = find_changes(WORKFLOWS | {"links": changed}, read_table())
    assert told.startswith(
        "links: /jobs/links/timeout-minutes is '29', in the table '30': where that is meant"
    )
    assert told.endswith("run python -m tests.workflows.workflow_file --renew")


def test_no_action_is_made_here() -> None:
    """A local action or a workflow to be called would run outside of these files."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    assert "pyproject.toml" in listed
    assert [path for path in listed if re.search(r"(^|/)action\.ya?ml$", path, re.IGNORECASE)] == []
    rooms = {path.split("/")[1] for path in listed if path.casefold().startswith(".github/")}
    files = {"CODEOWNERS", "dependabot.yml", "pull_request_template.md"}
    assert rooms == {*files, "ISSUE_TEMPLATE", "scripts", "workflows"}


def test_there_is_one_file_ending() -> None:
    """A workflow of another ending would escape every test here."""
    assert sorted(path.name for path in FOLDER.iterdir()) == [path.name for path in FILES]


def test_the_auditor_finds_nothing() -> None:
    """zizmor, its strictest persona, over every file; it honours one ignore, with its reason."""
    command = [str(BIN / "zizmor"), "--offline", "--persona=auditor", "--collect=all", "--strict-collection"]
    found = subprocess.run(
        [*command, "--format=json-v1", ".github"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, json.loads(found.stdout)) == (0, []), found.stdout + found.stderr
    audited = re.findall(r"completed \.github/workflows/(\S+)", found.stderr)
    assert sorted(audited) == [path.name for path in FILES]


def test_one_finding_is_ignored() -> None:
    """The comment's trigger; the reason stands behind it."""
    lines = [line for text in WORKFLOWS.values() for line in text.splitlines() if "zizmor: ignore" in line]
    assert [line.partition(IGNORE)[0].strip() for line in lines] == ["workflow_run:"]
    assert all(len(line.partition(IGNORE)[2].split()) > 5 for line in present(lines))


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", FILES),
        ("custom.github-workflows-require-timeout", FILES),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
        (
            "vendor.github-issue-forms",
            [path for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").iterdir()) if path.stem != "config"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_files_have_their_shape(schema: str, files: list[Path]) -> None:
    """The code host's own schemas, as check-jsonschema carries them."""
    assert files
    found = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, *map(str, files)])
    assert (found.exit_code, "ok -- validation done" in found.output) == (0, True), found.output


def scripts() -> list[tuple[str, str]]:
    """Return every script of a step with its place."""
    return [
        (f"{name}/{job_name}/{step['name']}", step["run"])
        for name, text in WORKFLOWS.items()
        for job_name, job in read_workflow(text).data["jobs"].items()
        for step in job["steps"]
        if "run" in step
    ]


def test_the_shell_is_sound(tmp_path: Path) -> None:
    """The shell's own checker reads every script as the runner would."""
    files = []
    for number, (place, script) in enumerate(scripts()):
        path = tmp_path / f"{number}.sh"
        path.write_text(f"#!/bin/bash\n# {place}\n{script}\n", "utf-8")
        files.append(path)
    assert files
    found = subprocess.run([BIN / "shellcheck", *files], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_a_hash_for_every_package(path: Path) -> None:
    """Nothing comes from an address, and nothing without its sum."""
    text = path.read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert lines
    pinned = re.compile(r"[a-z0-9._-]+==[^ ]+ ( ?; [^-]+)?.*--hash=sha256:[0-9a-f]{64}")
    assert [line[:60] for line in lines if not pinned.match(line)] == []


def test_what_is_installed_is_watched() -> None:
    """Dependabot reads each lock but the lowest, and the tools of npm; what publishes is audited too."""
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    watched = {update["package-ecosystem"] for update in updates if update["directory"] == "/"}
    unseen = [path.name for path in LOCKS if path.suffix != ".txt" or path.stat().st_size > MOST_BYTES]
    assert (watched, unseen) == ({"github-actions", "pip", "npm"}, ["requirements-lowest.lock"])
    installed = {
        lock
        for place, script in scripts()
        if not place.startswith("test/")
        for lock in re.findall(r"-r (requirements\S+)", script)
    }
    (asked,) = (script for place, script in scripts() if place == "audit/audit/Ask")
    assert set(re.findall(r"-r (requirements\S+)", asked)) == installed


@pytest.mark.parametrize(
    ("lock", "rooms"), [(".txt", 1), ("-site.txt", 2), ("-lowest.lock", 3), ("-dev.txt", 4)]
)
def test_a_lock_answers_what_is_asked_for(lock: str, rooms: int) -> None:
    """`make lock` has been run since pyproject.toml asked for something else."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = asked["project"]
    lists = (
        project["dependencies"],
        project["optional-dependencies"]["site"],
        asked["dependency-groups"]["tests"],
        asked["dependency-groups"]["dev"],
    )
    wanted = [each for room in lists[:rooms] for each in room if isinstance(each, str)]
    text = (ROOT / f"requirements{lock}").read_text("utf-8")
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"(?m)^([a-z0-9._-]+)==([^ ;]+)", text):
        pins.setdefault(name, []).append(version)
    missing = [
        asked
        for asked in map(Requirement, wanted)
        if not any(asked.specifier.contains(each) for each in pins.get(canonicalize_name(asked.name), []))
    ]
    assert missing == [], "run: make lock"


def test_every_action_is_used() -> None:
    """The table names no action that nobody needs."""
    used = {action for action in ACTIONS if any(f"uses: {action}@" in text for text in WORKFLOWS.values())}
    assert used == set(ACTIONS)
