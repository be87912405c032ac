"""What a workflow of this repository may never be, whatever the table of `workflow_file.py` holds it to be.

The table is renewed with each change; these are the lines that none may cross. Each finding is one sentence.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.workflows.steps import find_faults_of_steps, read_script
from tests.workflows.workflow_file import Node, WorkflowError, find_differences, read_pins, read_workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.workflows.workflow_file import WorkflowFile

READ = {"contents": "read"}
TYPES = ["opened", "synchronize", "reopened", "labeled", "unlabeled"]
# The one thing that a person may say: what becomes of the ledger. It is a word of these, and no text.
_OF_LEDGER = {
    "description": "The published ledger. Begin one only where there never was one (docs/maintaining.md)",
    "type": "choice",
    "options": ["continue", "begin", "restore"],
    "default": "continue",
}
TRIGGERS: Mapping[str, Node] = {
    "validate": {"pull_request": {"branches": ["main"], "types": TYPES}},
    "comment": {"workflow_run": {"workflows": ["Validate"], "types": ["completed"]}},
    "publish": {
        "push": {"branches": ["main"]},
        "schedule": [{"cron": "17 * * * *"}],
        "workflow_dispatch": {"inputs": {"ledger": _OF_LEDGER}},
    },
    "issue": {"issues": {"types": ["opened", "edited"]}},
    "links": {"schedule": [{"cron": "23 5 * * 1"}], "workflow_dispatch": ""},
    "remind": {"schedule": [{"cron": "47 */6 * * *"}], "workflow_dispatch": ""},
    "audit": {"schedule": [{"cron": "41 5 * * 2"}], "workflow_dispatch": ""},
    "release": {"push": {"tags": ["v*"]}},
    "test": {"push": {"branches": ["main"]}, "pull_request": {"branches": ["main"]}},
}
PERMISSIONS: Mapping[tuple[str, str], dict[str, str]] = {
    ("validate", "validate"): READ,
    ("comment", "judge"): READ | {"issues": "read", "pull-requests": "read"},
    ("comment", "comment"): READ | {"pull-requests": "write"},
    ("publish", "queue"): READ | {"issues": "read", "pull-requests": "read"},
    ("publish", "build"): READ,
    ("publish", "attest"): {"id-token": "write", "attestations": "write"},
    ("publish", "guard"): READ,
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("publish", "verify"): READ,
    ("issue", "judge"): READ,
    ("issue", "answer"): READ | {"issues": "write"},
    ("links", "links"): READ,
    ("remind", "look"): READ,
    ("remind", "remind"): READ | {"pull-requests": "write"},
    ("audit", "audit"): READ,
    ("release", "build"): READ,
    ("release", "attest"): {"id-token": "write", "attestations": "write"},
    ("release", "release"): {"contents": "write"},
    ("release", "pypi"): {"id-token": "write"},
    ("test", "test"): READ,
    ("test", "lowest"): READ,
}
# Each write token stands behind a job that read without one, and what is published behind its attestation.
NEEDS: Mapping[tuple[str, str], list[str]] = {
    ("comment", "comment"): ["judge"],
    ("issue", "answer"): ["judge"],
    ("remind", "remind"): ["look"],
    ("publish", "build"): ["queue"],
    ("publish", "attest"): ["build"],
    ("publish", "guard"): ["build", "attest"],
    ("publish", "deploy"): ["build", "attest", "guard"],
    ("publish", "verify"): ["deploy"],
    ("release", "attest"): ["build"],
    ("release", "release"): ["build", "attest"],
    ("release", "pypi"): ["build", "attest"],
}
# What publishes for good waits for an owner there.
ENVIRONMENTS = {
    ("publish", "deploy"): {"name": "github-pages", "url": "${{ steps.deploy.outputs.page_url }}"},
    ("release", "pypi"): {"name": "pypi", "url": "https://pypi.org/project/effsota/"},
}
# Commit and version of each; none is added by the command that renews them.
ACTIONS: Mapping[str, tuple[str, str]] = read_pins()
BASE = "${{ github.event.pull_request.base.sha }}"
TOKEN = "${{ github.token }}"  # noqa: S105  # its name
# Every variable that a step may be given. Nothing else of an event, and no secret, reaches a script.
VARIABLES: Mapping[tuple[str, str], str] = {
    ("validate", "BASE_SHA"): BASE,
    ("validate", "HEAD_SHA"): "${{ github.event.pull_request.head.sha }}",
    ("validate", "EFFSOTA_VOUCHED"): (
        "${{ github.event.action == 'labeled' && github.event.label.name == 'vouched' }}"
    ),
    ("comment", "GH_TOKEN"): TOKEN,
    ("comment", "HEAD_SHA"): "${{ github.event.workflow_run.head_sha }}",
    ("comment", "EFFSOTA_VOUCHED"): "${{ steps.find.outputs.vouched }}",
    ("comment", "NUMBER"): "${{ needs.judge.outputs.number }}",
    ("issue", "GH_TOKEN"): TOKEN,
    ("issue", "NUMBER"): "${{ github.event.issue.number }}",
    # Not another's, whose labels would set off the check, and this one again.
    ("remind", "GH_TOKEN"): TOKEN,
    ("publish", "GH_TOKEN"): TOKEN,
    ("publish", "LEDGER"): "${{ inputs.ledger }}",
    ("publish", "LOOKED"): "${{ needs.guard.outputs.attempt }}",
    ("publish", "SITE_URL"): "${{ needs.deploy.outputs.url }}",
    ("release", "GH_TOKEN"): TOKEN,
}
# What a script must be given, by what it calls: without the head commit a comment does not ask who moved on.
GIVEN: Mapping[tuple[str, str], set[str]] = {
    ("comment", "run.py find-pull"): {"GH_TOKEN"},
    ("comment", "run.py comment"): {"GH_TOKEN", "NUMBER", "HEAD_SHA"},
    ("comment", "effsota diff"): {"HEAD_SHA", "EFFSOTA_VOUCHED"},
    ("issue", "run.py comment"): {"GH_TOKEN", "NUMBER"},
    ("remind", "run.py remind"): {"GH_TOKEN"},
    ("validate", "effsota diff"): {"BASE_SHA", "HEAD_SHA", "EFFSOTA_VOUCHED"},
    ("validate", "git fetch"): {"HEAD_SHA"},
    ("publish", "run.py queue"): {"GH_TOKEN"},
    ("publish", "run.py take-ledger"): {"LEDGER"},
    ("publish", "run.py same-ledger"): {"LEDGER"},
    ("publish", "GITHUB_RUN_ATTEMPT"): {"LOOKED"},
    ("publish", "run.py published"): {"SITE_URL"},
    ("release", "gh release"): {"GH_TOKEN"},
}
_FOUND, _ALWAYS = "steps.find.outputs.number", "${{ !cancelled() }}"
# The conditions of jobs and, by name, of steps; no others.
CONDITIONS: Mapping[tuple[str, ...], str] = {
    ("comment", "judge"): "github.event.workflow_run.event == 'pull_request'",
    ("comment", "judge", "Set up Python"): _FOUND,
    ("comment", "judge", "Install"): _FOUND,
    ("comment", "judge", "Judge"): _FOUND,
    ("comment", "judge", "Hand the report on"): _FOUND,
    ("comment", "comment"): "${{ !cancelled() && needs.judge.outputs.number }}",
    ("comment", "comment", "Take the report of the job before"): "needs.judge.result == 'success'",
    ("issue", "judge"): "contains(github.event.issue.labels.*.name, 'submission')",
    ("issue", "answer"): "${{ !cancelled() && needs.judge.result != 'skipped' }}",
    ("issue", "answer", "Take the answer of the job before"): "needs.judge.result == 'success'",
    ("remind", "look", "Hand it on"): "steps.look.outputs.taken",
    ("remind", "remind"): "needs.look.outputs.taken",
    ("publish", "build"): _ALWAYS,
    # None waits for the queue, which may fail, and each for the one before it.
    ("publish", "attest"): "${{ !cancelled() && needs.build.result == 'success' }}",
    ("publish", "guard"): "${{ !cancelled() && needs.attest.result == 'success' }}",
    ("publish", "deploy"): "${{ !cancelled() && needs.guard.result == 'success' }}",
    ("publish", "verify"): "${{ !cancelled() && needs.deploy.result == 'success' }}",
    ("publish", "build", "Take the queue of the job before"): "needs.queue.outputs.taken",
    ("validate", "validate", "Tell"): _ALWAYS,
}
OUTPUTS: Mapping[tuple[str, str], Node] = {
    ("comment", "judge"): {"number": "${{ steps.find.outputs.number }}"},
    ("publish", "queue"): {"taken": "${{ steps.take.outputs.taken }}"},
    ("remind", "look"): {"taken": "${{ steps.look.outputs.taken }}"},
    ("publish", "guard"): {"attempt": "${{ steps.same.outputs.attempt }}"},
    ("publish", "deploy"): {"url": "${{ steps.deploy.outputs.page_url }}"},
}
_RUN = "github.event.workflow_run"
# No other workflow falls into these groups. The code host reads names of groups without case, and anybody may
# name a workflow "Validate", in a file whose name differs by case alone: the number of a workflow is its own.
GROUPS: Mapping[str, str] = {
    "validate": "validate-${{ github.event.pull_request.number }}",
    "comment": ":".join(
        ["comment"]
        + [
            f"${{{{ {_RUN}.{each} }}}}"
            for each in ("head_repository.full_name", "head_branch", "workflow_id", "path")
        ]
    ),
    "publish": "publish",
    "issue": "issue-${{ github.event.issue.number }}",
    "links": "links",
    "remind": "remind",
    "audit": "audit",
    "release": "release-${{ github.ref }}",
    "test": "test-${{ github.ref }}",
}
# What is published without them where they fail: whoever needs them takes them for done.
DISPENSABLE = {("publish", "queue")}
UNCANCELLED = {"publish", "release"}
RUNNER, MOST_MINUTES = "ubuntu-24.04", 30
TOP_KEYS = {"name", "on", "permissions", "concurrency", "jobs"}
JOB_KEYS = {
    "name",
    "runs-on",
    "timeout-minutes",
    "permissions",
    "steps",
    "needs",
    "if",
    "outputs",
    "environment",
}
STEP_KEYS = {"name", "id", "if", "uses", "with", "env", "run"}
IDS = {
    ("comment", "judge", "Find the pull request"): "find",
    ("publish", "queue", "Take the queue"): "take",
    ("remind", "look", "Look who is waited for"): "look",
    ("publish", "guard", "The published ledger is the one built on"): "same",
    ("publish", "deploy", "Deploy"): "deploy",
}
MATRIX_JOB = ("test", "test")
MATRIX = {"fail-fast": "false", "matrix": {"python": ["3.11", "3.12", "3.13", "3.14"]}}


def find_faults(workflows: Mapping[str, str]) -> list[str]:
    """Return everything in workflows (text by name) that is never allowed."""
    faults = [f"{name}: a workflow is missing" for name in TRIGGERS.keys() - workflows.keys()]
    faults += [f"{name}: a workflow that no table knows" for name in workflows.keys() - TRIGGERS.keys()]
    for name in sorted(TRIGGERS.keys() & workflows.keys()):
        faults += _faults_in(name, workflows[name])
    return faults


@cache
def _faults_in(name: str, text: str) -> tuple[str, ...]:
    try:
        return tuple(f"{name}: {fault}" for fault in _in_workflow(name, read_workflow(text)))
    except WorkflowError as error:
        return (f"{name}: {error}",)


def find_changes(workflows: Mapping[str, str], table: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return every value in workflows that is not what the table holds."""
    faults = [f"{name}: in one of table and folder only" for name in workflows.keys() ^ table.keys()]
    for name in sorted(workflows.keys() & table.keys()):
        try:
            found = find_differences(table[name], read_workflow(workflows[name]).data)
        except WorkflowError as error:
            found = [str(error)]
        faults += [f"{name}: {each}" for each in found]
    return faults


def _in_workflow(name: str, file: WorkflowFile) -> Iterator[str]:
    data = file.data
    yield from (f"unknown key {key}" for key in data.keys() - TOP_KEYS)
    yield from _in_uses(file)
    concurrency = {"group": GROUPS[name], "cancel-in-progress": "false" if name in UNCANCELLED else "true"}
    held = {
        # Another workflow is followed by its name.
        "name": (data.get("name"), name.capitalize()),
        "trigger": (data.get("on"), TRIGGERS[name]),
        "permissions": (data.get("permissions"), {}),
        "concurrency": (data.get("concurrency"), concurrency),
    }
    yield from _unequal(held)
    jobs = data.get("jobs")
    if not isinstance(jobs, dict):
        yield "has no jobs"
        return
    known = {job for each, job in PERMISSIONS if each == name}
    yield from (f"job {job} is in one of table and file only" for job in known ^ jobs.keys())
    for job_name in sorted(known & jobs.keys()):
        yield from (f"{job_name}: {fault}" for fault in _in_job((name, job_name), jobs[job_name]))


def _unequal(held: Mapping[str, tuple[Any, Any]]) -> Iterator[str]:
    """Yield what is not what it is to be, each as what is found and what is asked for."""
    yield from (
        f"{what} is {found!r}, not {asked!r}" for what, (found, asked) in held.items() if found != asked
    )


def _in_uses(file: WorkflowFile) -> Iterator[str]:
    for used, comment in file.uses:
        action, _, commit = used.partition("@")
        if ACTIONS.get(action) != (commit, comment.removeprefix("# ")) or not comment.startswith("# "):
            yield f"{used} {comment} is not an action of the table with its commit and version"


def _in_job(place: tuple[str, str], job: Any) -> Iterator[str]:
    if not isinstance(job, dict) or not isinstance(job.get("steps"), list):
        yield "has no steps of its own"
        return
    known = JOB_KEYS | ({"strategy"} if place == MATRIX_JOB else set())
    known |= {"continue-on-error"} if place in DISPENSABLE else set()
    yield from (f"unknown key {key}" for key in job.keys() - known)
    if not _is_plain(job.get("name"), place):
        yield f"is called {job.get('name')!r}"
    minutes = str(job.get("timeout-minutes", ""))
    held = {
        "permissions": (job.get("permissions"), PERMISSIONS[place]),
        "needs": (_listed(job.get("needs", [])), NEEDS.get(place, [])),
        "environment": (job.get("environment"), ENVIRONMENTS.get(place)),
        "condition": (job.get("if"), CONDITIONS.get(place)),
        "outputs": (job.get("outputs"), OUTPUTS.get(place)),
        "runner": (job.get("runs-on"), RUNNER),
        "failure": (job.get("continue-on-error"), "true" if place in DISPENSABLE else None),
        "matrix": (job.get("strategy"), MATRIX if place == MATRIX_JOB else None),
        "timeout within 30 minutes": (minutes.isdecimal() and 0 < int(minutes) <= MOST_MINUTES, True),
    }
    yield from _unequal(held)
    for step in job["steps"]:
        title = step.get("name") if isinstance(step, dict) else None
        yield from (f"{title}: {fault}" for fault in _in_step(place, step))
    yield from find_faults_of_steps(place, job["steps"])


def _is_plain(name: Any, place: tuple[str, str] | None = None) -> bool:
    """Tell whether a name is words; that of the matrix says its Python."""
    is_matrix = place == MATRIX_JOB and name == "Python ${{ matrix.python }}"
    return is_matrix or (isinstance(name, str) and re.fullmatch(r"[A-Za-z ,']+", name) is not None)


def _listed(needs: Any) -> Any:
    return [needs] if isinstance(needs, str) else needs


def _in_step(place: tuple[str, str], step: Any) -> Iterator[str]:
    if not isinstance(step, dict) or ("run" in step) == ("uses" in step):
        yield "a step is either an action or a script"
        return
    yield from (f"unknown key {key}" for key in step.keys() - STEP_KEYS)
    if not _is_plain(step.get("name")):
        yield "a step has no plain name"
    if step.get("if") != CONDITIONS.get((*place, str(step.get("name")))):
        yield f"condition {step.get('if')!r} is not that of the table"
    if step.get("id") != IDS.get((*place, str(step.get("name")))):
        yield f"id {step.get('id')!r} is not that of the table"
    if "run" in step:
        yield from _in_script(place[0], step)
    elif "env" in step:
        yield "an action is given variables"


def _in_script(name: str, step: Node) -> Iterator[str]:
    given, script = step.get("env", {}), "\n".join(read_script(str(step["run"])))
    if not isinstance(given, dict):
        yield "its variables are no mapping"
        return
    for key, value in given.items():
        if VARIABLES.get((name, key)) != value:
            yield f"{key} is {value!r}"
    for (workflow, call), asked in GIVEN.items():
        if workflow == name and call in script:
            yield from (f"{call} is not given {key}" for key in sorted(asked - given.keys()))
    if "GH_TOKEN" in given and not re.search(
        r"run\.py (find-pull|comment|queue|remind)\b|\bgh release create\b", script
    ):
        yield "a token is handed to what has no use for it"
