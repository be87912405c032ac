# ruff: noqa: E501  # one line of a script a line
"""The steps of each job in their order: the action that one uses with its inputs, or the lines of its script.

A list of what is forbidden has an end, and a shell has none: whatever fetches, checks out, installs or runs
something else, or does the same in another order, is not what stands here. So a verdict is asked for before it
is told, and told as it was given; what is published is what was judged, built twice and sealed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Job = tuple[str, str]
Step = Mapping[str, str] | tuple[str, ...]
STEPS: Mapping[Job, Mapping[str, Step]] = {
    ("audit", "audit"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements-audit.txt',
        ),
        "Ask": (
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip_audit --strict --require-hashes --disable-pip --progress-spinner off -r requirements.txt -r requirements-site.txt -r requirements-build.txt -r requirements-audit.txt',
        ),
    },
    ("comment", "judge"): {
        "Check out the default branch": {
            "uses": "actions/checkout",
            "fetch-depth": "0",
            "persist-credentials": "false",
        },
        "Find the pull request": ("python3 -I .github/scripts/run.py find-pull",),
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Judge": (
            'git fetch --quiet --no-tags --no-recurse-submodules "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "$HEAD_SHA"',
            'mkdir "$RUNNER_TEMP/report"',
            "status=0",
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py effsota diff HEAD "$HEAD_SHA" --format markdown --also json "$RUNNER_TEMP/judged.json" > "$RUNNER_TEMP/comment.md" || status=$?',
            'if [ "$status" -gt 1 ] || [ ! -s "$RUNNER_TEMP/comment.md" ]; then exit 70; fi',
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py hand-on "$RUNNER_TEMP/judged.json" "$RUNNER_TEMP/report/handed.json"',
            'mv "$RUNNER_TEMP/comment.md" "$RUNNER_TEMP/report/comment.md"',
        ),
        "Hand the report on": {
            "uses": "actions/upload-artifact",
            "name": "report",
            "path": "${{ runner.temp }}/report",
            "if-no-files-found": "error",
            "retention-days": "1",
        },
    },
    ("comment", "comment"): {
        "Check out the default branch": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Take the report of the job before": {
            "uses": "actions/download-artifact",
            "name": "report",
            "path": "${{ runner.temp }}/report",
        },
        "Say it": ('python3 -I .github/scripts/run.py comment "$RUNNER_TEMP/report"',),
    },
    ("issue", "judge"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Judge": ('"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py issue "$RUNNER_TEMP/report"',),
        "Hand the answer on": {
            "uses": "actions/upload-artifact",
            "name": "report",
            "path": "${{ runner.temp }}/report",
            "if-no-files-found": "error",
            "retention-days": "1",
        },
    },
    ("issue", "answer"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Take the answer of the job before": {
            "uses": "actions/download-artifact",
            "name": "report",
            "path": "${{ runner.temp }}/report",
        },
        "Say it": ('python3 -I .github/scripts/run.py comment "$RUNNER_TEMP/report"',),
    },
    ("links", "links"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Ask": (
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py links submissions >> "$GITHUB_STEP_SUMMARY"',
        ),
    },
    ("publish", "queue"): {
        "Check out": {"uses": "actions/checkout", "fetch-depth": "0", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Take the queue": (
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py queue "$RUNNER_TEMP/queue.json"',
        ),
        "Hand the queue on": {
            "uses": "actions/upload-artifact",
            "name": "queue",
            "path": "${{ runner.temp }}/queue.json",
            "if-no-files-found": "error",
            "retention-days": "5",
        },
    },
    ("publish", "build"): {
        "Check out": {"uses": "actions/checkout", "fetch-depth": "0", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/site-venv"',
            '"$RUNNER_TEMP/site-venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements-site.txt',
        ),
        "Validate everything": (
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py effsota validate --format github',
        ),
        "Take the published ledger": (
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py take-ledger "$RUNNER_TEMP/built-on.jsonl"',
        ),
        "Take the queue of the job before": {
            "uses": "actions/download-artifact",
            "name": "queue",
            "path": "${{ runner.temp }}/queue",
        },
        "Build twice, the same bytes": (
            "today=$(date -u +%F)",
            'queue="$RUNNER_TEMP/queue/queue.json"',
            '[ -s "$queue" ] || queue=none',
            'ledger="$RUNNER_TEMP/built-on.jsonl"',
            '[ -s "$ledger" ] || ledger=new',
            "for copy in site again; do",
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py effsota build --today "$today" --queue "$queue" --ledger "$ledger" --commit "$GITHUB_SHA" -o "$RUNNER_TEMP/$copy"',
            "done",
            'diff -r "$RUNNER_TEMP/site" "$RUNNER_TEMP/again"',
        ),
        "The ledger only grew": (
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py grown-ledger "$RUNNER_TEMP/built-on.jsonl" "$RUNNER_TEMP/site/data/ledger.jsonl"',
        ),
        "Seal": (
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py seal "$RUNNER_TEMP/site" "$GITHUB_SHA"',
        ),
        "Hand the site on": {"uses": "actions/upload-pages-artifact", "path": "${{ runner.temp }}/site"},
        "Hand the sums on": {
            "uses": "actions/upload-artifact",
            "name": "sums",
            "path": "${{ runner.temp }}/site/SHA256SUMS",
            "if-no-files-found": "error",
            "retention-days": "5",
        },
        "Hand on what it was built on": {
            "uses": "actions/upload-artifact",
            "name": "built-on",
            "path": "${{ runner.temp }}/built-on.jsonl",
            "if-no-files-found": "error",
            "retention-days": "5",
        },
        "Keep a copy of the ledger": {
            "uses": "actions/upload-artifact",
            "name": "ledger",
            "path": "${{ runner.temp }}/site/data/ledger.jsonl",
            "if-no-files-found": "error",
            "retention-days": "90",
        },
    },
    ("publish", "attest"): {
        "Take the sums": {
            "uses": "actions/download-artifact",
            "name": "sums",
            "path": "${{ runner.temp }}/sums",
        },
        "Attest every file": {
            "uses": "actions/attest",
            "subject-checksums": "${{ runner.temp }}/sums/SHA256SUMS",
        },
    },
    ("publish", "guard"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Take what it was built on": {
            "uses": "actions/download-artifact",
            "name": "built-on",
            "path": "${{ runner.temp }}/built-on",
        },
        "The published ledger is the one built on": (
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py same-ledger "$RUNNER_TEMP/built-on/built-on.jsonl"',
        ),
    },
    ("publish", "deploy"): {
        "It was looked at just now": (
            'if [ "$LOOKED" != "$GITHUB_RUN_ATTEMPT" ]; then',
            'echo "::error title=Not published::Somebody may have published since. Choose Re-run all jobs, not those that failed."',
            "exit 1",
            "fi",
        ),
        "Deploy": {"uses": "actions/deploy-pages"},
    },
    ("publish", "verify"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "The published commit is this one": (
            'python3 -I .github/scripts/run.py published "$SITE_URL" "$GITHUB_SHA"',
        ),
    },
    ("release", "build"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/build-venv"',
            '"$RUNNER_TEMP/build-venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements-build.txt',
        ),
        "Build": ('"$RUNNER_TEMP/build-venv/bin/python" -I -m hatchling build -d "$RUNNER_TEMP/dist"',),
        "Install what judges": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "The wheel is the tag's, and works": (
            'wheel="$RUNNER_TEMP/dist/effsota-${GITHUB_REF_NAME#v}-py3-none-any.whl"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --no-deps --no-index "$wheel"',
            'test "$("$RUNNER_TEMP/venv/bin/effsota" --version)" = "effsota, version ${GITHUB_REF_NAME#v}"',
            '"$RUNNER_TEMP/venv/bin/effsota" init "$RUNNER_TEMP/board"',
            '"$RUNNER_TEMP/venv/bin/effsota" validate --root "$RUNNER_TEMP/board"',
        ),
        "Hand them on": {
            "uses": "actions/upload-artifact",
            "name": "dist",
            "path": "${{ runner.temp }}/dist",
            "if-no-files-found": "error",
            "retention-days": "5",
        },
    },
    ("release", "attest"): {
        "Take them": {"uses": "actions/download-artifact", "name": "dist", "path": "${{ runner.temp }}/dist"},
        "Attest both": {"uses": "actions/attest", "subject-path": "${{ runner.temp }}/dist/*"},
    },
    ("release", "release"): {
        "Take them": {"uses": "actions/download-artifact", "name": "dist", "path": "${{ runner.temp }}/dist"},
        "Upload": (
            'gh release create "$GITHUB_REF_NAME" "$RUNNER_TEMP"/dist/* --repo "$GITHUB_REPOSITORY" --verify-tag --title "$GITHUB_REF_NAME" --notes "See CHANGELOG.md."',
        ),
    },
    ("release", "pypi"): {
        "Take them": {"uses": "actions/download-artifact", "name": "dist", "path": "${{ runner.temp }}/dist"},
        "Publish": {"uses": "pypa/gh-action-pypi-publish", "packages-dir": "${{ runner.temp }}/dist"},
    },
    ("remind", "look"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Look who is waited for": (
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py overdue "$RUNNER_TEMP/waiting.json"',
        ),
        "Hand it on": {
            "uses": "actions/upload-artifact",
            "name": "waiting",
            "path": "${{ runner.temp }}/waiting.json",
            "if-no-files-found": "error",
            "retention-days": "1",
        },
    },
    ("remind", "remind"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Take what the job before saw": {
            "uses": "actions/download-artifact",
            "name": "waiting",
            "path": "${{ runner.temp }}/waiting",
        },
        "Remind": (
            'python3 -I .github/scripts/run.py remind "$RUNNER_TEMP/waiting/waiting.json" >> "$GITHUB_STEP_SUMMARY"',
        ),
    },
    ("test", "test"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "${{ matrix.python }}"},
        "Install": (
            "python -m venv .venv",
            ".venv/bin/python -I -m pip install --quiet --require-hashes --no-deps -r requirements-dev.txt",
            ".venv/bin/python -I -m pip install --quiet --no-deps --no-build-isolation --no-index --editable .",
        ),
        "Check": (
            ".venv/bin/python -I -m ruff check",
            ".venv/bin/python -I -m ruff format --check",
            ".venv/bin/python -I -m mypy",
            ".venv/bin/python -I -m effsota validate",
        ),
        "Test": (".venv/bin/python -I -m pytest",),
    },
    ("test", "lowest"): {
        "Check out": {"uses": "actions/checkout", "persist-credentials": "false"},
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.11"},
        "Install": (
            "python -m venv .venv",
            ".venv/bin/python -I -m pip install --quiet --require-hashes --no-deps -r requirements-lowest.lock",
        ),
        "Test": ("sh scripts/test-lowest .venv/bin/python",),
    },
    ("validate", "validate"): {
        "Check out the base": {
            "uses": "actions/checkout",
            "ref": "${{ github.event.pull_request.base.sha }}",
            "fetch-depth": "0",
            "persist-credentials": "false",
        },
        "Set up Python": {"uses": "actions/setup-python", "python-version": "3.13"},
        "Install": (
            'python -m venv "$RUNNER_TEMP/venv"',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt',
        ),
        "Fetch the pull request": (
            'git fetch --quiet --no-tags --no-recurse-submodules "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY" "$HEAD_SHA"',
        ),
        "Judge": (
            "status=0",
            '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py effsota diff "$BASE_SHA" "$HEAD_SHA" --format github --also markdown "$RUNNER_TEMP/told.md" > "$RUNNER_TEMP/lines.txt" || status=$?',
            'if [ "$status" -gt 1 ] || [ ! -s "$RUNNER_TEMP/told.md" ]; then exit 70; fi',
            'mv "$RUNNER_TEMP/told.md" "$RUNNER_TEMP/report.md"',
            'cat "$RUNNER_TEMP/lines.txt"',
            'exit "$status"',
        ),
        "Tell": (
            'if [ -f "$RUNNER_TEMP/report.md" ]; then',
            'cat "$RUNNER_TEMP/report.md" >> "$GITHUB_STEP_SUMMARY"',
            "else",
            'echo "**A maintainer\'s turn:** the check itself failed to run, so nothing is known yet. It is not your fault, and nothing is to be mended here." >> "$GITHUB_STEP_SUMMARY"',
            "fi",
        ),
        "Install what a site needs": (
            'python -m venv "$RUNNER_TEMP/site-venv"',
            '"$RUNNER_TEMP/site-venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements-site.txt',
        ),
        "Build the preview": (
            '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py effsota diff "$BASE_SHA" "$HEAD_SHA" --format markdown --preview "$RUNNER_TEMP/preview" > "$RUNNER_TEMP/told.md" || {',
            'echo "**A maintainer\'s turn:** the site could not be built with it. It is not your fault." >> "$GITHUB_STEP_SUMMARY"',
            "exit 70",
            "}",
        ),
        "Keep the preview": {
            "uses": "actions/upload-artifact",
            "name": "preview",
            "path": "${{ runner.temp }}/preview",
            "if-no-files-found": "ignore",
            "retention-days": "5",
        },
    },
}


def find_faults_of_steps(job: Job, steps: Sequence[Any]) -> Iterator[str]:
    """Yield where the steps of a job are not those that it consists of, in their order."""
    held = STEPS[job]
    named = [str(step.get("name")) if isinstance(step, dict) else "" for step in steps]
    if named != list(held):
        yield f"its steps are {named}, not {list(held)}"
    for name, step in zip(named, steps, strict=True):
        found = _read_step(step) if isinstance(step, dict) else None
        if found != held.get(name):
            yield f"{name} is {found!r}, not {held.get(name)!r}"


def _read_step(step: Mapping[str, Any]) -> Step | None:
    """Return what a step does, None where it is not said in one way."""
    if "run" in step:
        return None if "uses" in step or "with" in step else read_script(str(step["run"]))
    inputs = step.get("with", {})
    return {"uses": str(step.get("uses")).partition("@")[0], **inputs} if isinstance(inputs, dict) else None


def read_script(script: str) -> tuple[str, ...]:
    """Return the lines of a script without its plain comments."""
    lines = (line.strip() for line in script.split("\n"))
    return tuple(line for line in lines if line and not (line.startswith("# ") and line.isprintable()))
