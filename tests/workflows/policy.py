"""What a workflow of this repository may be: tables and a few rules, each finding one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Node = dict[str, Any]

TRIGGERS: Mapping[str, set[str]] = {
    "validate": {"pull_request"},
    "comment": {"workflow_run"},
    "publish": {"push", "schedule", "workflow_dispatch"},
    "issue": {"issues"},
    "links": {"schedule", "workflow_dispatch"},
    "audit": {"schedule", "workflow_dispatch"},
    "release": {"push"},
    "test": {"push", "pull_request"},
}
READ = {"contents": "read"}
PERMISSIONS: Mapping[tuple[str, str], dict[str, str]] = {
    ("validate", "validate"): READ,
    ("comment", "judge"): READ | {"pull-requests": "read"},
    ("comment", "comment"): READ | {"pull-requests": "write"},
    ("publish", "build"): READ,
    ("publish", "attest"): {"id-token": "write", "attestations": "write"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish", "verify"): READ,
    ("issue", "judge"): READ,
    ("issue", "answer"): READ | {"issues": "write"},
    ("links", "links"): READ,
    ("audit", "audit"): READ,
    ("release", "build"): READ,
    ("release", "attest"): {"id-token": "write", "attestations": "write"},
    ("release", "release"): {"contents": "write"},
    ("release", "pypi"): {"id-token": "write"},
    ("test", "test"): READ,
    ("test", "lowest"): READ,
}
ACTIONS: Mapping[str, tuple[str, str]] = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/attest": ("1e69f48acb82d1966a394da916b4c1698aa569d6", "v4.2.2"),
    "pypa/gh-action-pypi-publish": ("ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e", "v1.13.0"),
}
# What publishes for good waits for an owner there, and what writes to the repository runs no code of it.
ENVIRONMENTS = {("publish", "deploy"): "github-pages", ("release", "pypi"): "pypi"}
BASE = "${{ github.event.pull_request.base.sha }}"
RUNNERS = {"ubuntu-24.04"}
TOP_KEYS = {"name", "on", "permissions", "concurrency", "jobs"}
JOB_KEYS = {
    *("name", "runs-on", "timeout-minutes", "permissions", "steps", "needs", "if", "outputs"),
    *("strategy", "environment"),
}
STEP_KEYS = {"name", "id", "if", "uses", "with", "env", "run"}
BAD_WORDS = {
    "pull_request_target": "runs with the base's rights on a stranger's word",
    "secrets.": "no secrets are used",
    "github.actor": "who triggered a run says nothing about who wrote what it reads",
    "actions/cache": "caches are not used",
}
# Packages by their hashes; the program of a tracker of one's own by the full commit in its pin.
HASHED = (
    r"--no-deps .*--no-index|--require-hashes --no-deps( -r requirements(-[a-z]+)?\.(txt|lock))+$"
    r"|--no-deps --no-build-isolation -r effsota\.lock$"
)
BAD_IN_RUN = {
    r"\$\{\{": "an expression is expanded inside a shell script; hand it in by env",
    r"GITHUB_ENV|GITHUB_PATH": "the environment of later steps is written",
    r"GITHUB_OUTPUT": "outputs are written by write_output only",
    r"\b(curl|wget|eval|git checkout|git merge|git pull)\b": "something is downloaded or checked out",
    r"\bgh\b(?! release create )": "the code host is spoken to by another tool than ours",
    r"\|\s*(ba)?sh\b": "something is piped into a shell",
}


def parse(text: str) -> Node:
    """Return a workflow with every scalar as text: `on` stays `on`."""
    workflow: Node = yaml.load(text, yaml.BaseLoader)  # noqa: S506  # builds nothing but texts
    return workflow


def find_faults(workflows: Mapping[str, str]) -> list[str]:
    """Return everything in workflows (text by name) that the policy does not allow."""
    faults = [f"{name}: a workflow is missing" for name in TRIGGERS.keys() - workflows.keys()]
    faults += [f"{name}: a workflow that no table knows" for name in workflows.keys() - TRIGGERS.keys()]
    for name in sorted(TRIGGERS.keys() & workflows.keys()):
        text = workflows[name]
        faults += [f"{name}: {fault}" for fault in (*_in_text(text), *_in_workflow(name, parse(text)))]
    return faults


def _in_text(text: str) -> Iterator[str]:
    yield from (f"{word}: {why}" for word, why in BAD_WORDS.items() if word in _without_comments(text))
    for line in text.splitlines():
        if re.match(r"\s*(- )?uses:", line):
            yield from _in_uses(line.partition("uses:")[2].strip())


def _without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


def _in_uses(used: str) -> Iterator[str]:
    reference, _, comment = used.partition(" # ")
    action, _, commit = reference.partition("@")
    if ACTIONS.get(action) != (commit, comment):
        yield f"{used} is not an action of the table with its commit and version"


def _in_workflow(name: str, workflow: Node) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in workflow.keys() - TOP_KEYS)
    if name == "release" and workflow["on"] != {"push": {"tags": ["v*"]}}:
        yield "is not for tags alone"
    if set(workflow["on"]) != TRIGGERS[name]:
        yield f"is triggered by {sorted(workflow['on'])}"
    if workflow.get("permissions") != {}:
        yield "permissions at the top are not {}"
    if "concurrency" not in workflow:
        yield "has no concurrency group"
    jobs = {job for each, job in PERMISSIONS if each == name}
    yield from (f"job {job} is in one of table and file only" for job in jobs ^ workflow["jobs"].keys())
    for job_name, job in workflow["jobs"].items():
        for fault in (*_in_job(name, job_name, job), *_in_needs(job, workflow["jobs"])):
            yield f"{job_name}: {fault}"


def _in_job(name: str, job_name: str, job: Node) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in job.keys() - JOB_KEYS)
    if job.get("permissions") != PERMISSIONS.get((name, job_name)):
        yield f"permissions {job.get('permissions')} are not those of the table"
    environment = job.get("environment", {})
    if (environment or {}).get("name") != ENVIRONMENTS.get((name, job_name)):
        yield f"environment {environment} is not that of the table"
    if job.get("permissions", {}).get("contents") == "write" and any(map(_is_of_repository, job["steps"])):
        yield "may write to the repository and runs what is checked out"
    if job.get("runs-on") not in RUNNERS:
        yield f"runs on {job.get('runs-on')}"
    if not str(job.get("timeout-minutes", "")).isdecimal():
        yield "has no timeout"
    for step in job.get("steps", ()):
        yield from (f"{step.get('name')}: {fault}" for fault in _in_step(name, step))


def _is_of_repository(step: Node) -> bool:
    return "checkout" in step.get("uses", "") or not step.get("run", "gh release").startswith("gh release")


def _in_needs(job: Node, jobs: Mapping[str, Node]) -> Iterator[str]:
    needs = job.get("needs", [])
    for needed in [needs] if isinstance(needs, str) else needs:
        if needed not in jobs:
            yield f"needs {needed}, which is no job"
    # Each write token stands behind a job that read without one.
    written = {key for key, right in job.get("permissions", {}).items() if right == "write"}
    if written & {"contents", "pull-requests"} and not needs:
        yield "writes without a job before it that read"


def _in_step(name: str, step: Node) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in step.keys() - STEP_KEYS)
    if "name" not in step:
        yield "a step has no name"
    if "run" in step:
        yield from _in_run(step["run"])
    inputs = step.get("with", {})
    action = step.get("uses", "").partition("@")[0]
    if action == "actions/checkout":
        yield from _in_checkout(name, inputs)
    if "cache" in inputs or inputs.keys() & {"cache-dependency-path", "pip-install"}:
        yield "caches are not used"
    if "artifact" in action and not str(inputs.get("path", "")).startswith("${{ runner.temp }}/"):
        yield "an artifact does not lie in the runner's temporary folder"
    if action == "actions/download-artifact" and inputs.keys() != {"name", "path"}:
        yield "an artifact is not taken by its name from this run"


def _in_checkout(name: str, inputs: Node) -> Iterator[str]:
    if inputs.get("persist-credentials") != "false":
        yield "the token stays in the checkout"
    extra = inputs.keys() - {"persist-credentials", "fetch-depth"}
    if name == "validate":
        if inputs.get("ref") != BASE:
            yield "what is checked out is not the base"
        extra -= {"ref"}
    if extra:
        yield f"the checkout takes {sorted(extra)}"


def _in_run(script: str) -> Iterator[str]:
    for pattern, why in BAD_IN_RUN.items():
        if re.search(pattern, script):
            yield why
    for line in script.splitlines():
        if re.search(r"python3?\"? ", line) and not re.search(r"python3?\"? (-I |-m venv )", line):
            yield "Python runs without -I"
        if "pip install" in line and not re.search(HASHED, line):
            yield "something is installed without its hash"
        if re.search(r"\b(uv|pipx|npm|npx|apt-get|uvx)\b", line):
            yield "something is installed without its hash"
