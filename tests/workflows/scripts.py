"""What a script of a workflow may consist of: lines of a list, each in the jobs that need it, and no others.

A list of what is forbidden has an end, and a shell has none: whatever fetches, checks out, installs or runs
something else is a line that no list holds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Job = tuple[str, str]
_TEMP = r'"\$RUNNER_TEMP/[a-z-]+(\.md)?"'
_PYTHON = r'"\$RUNNER_TEMP/(site-|build-)?venv/bin/python" -I'
_RUN = rf"({_PYTHON}|python3 -I) \.github/scripts/run\.py"
_WORDS = r"[A-Za-z0-9 .,:'*-]+"
_SUMMARY = r'"\$GITHUB_STEP_SUMMARY"'
_LOCKS = r"( -r requirements(-[a-z]+)?\.(txt|lock))+"
VALIDATE, JUDGE, SAY = ("validate", "validate"), ("comment", "judge"), ("comment", "comment")
ISSUE, ANSWER = ("issue", "judge"), ("issue", "answer")
BUILD, VERIFY, LINKS, AUDIT = (
    ("publish", "build"),
    ("publish", "verify"),
    ("links", "links"),
    ("audit", "audit"),
)
RELEASE, UPLOAD, TEST, LOWEST = (
    ("release", "build"),
    ("release", "release"),
    ("test", "test"),
    ("test", "lowest"),
)
GATE = {VALIDATE, JUDGE}
INSTALLING = {VALIDATE, JUDGE, ISSUE, BUILD, LINKS, AUDIT, RELEASE}
# Packages come by their hashes; the program of a tracker of one's own by the full commit in its pin.
LINES: Mapping[str, set[Job]] = {
    r'python -m venv "\$RUNNER_TEMP/(site-|build-)?venv"': INSTALLING,
    rf"{_PYTHON} -m pip install --quiet --require-hashes --no-deps{_LOCKS}": INSTALLING,
    rf"{_PYTHON} -m pip install --quiet --no-deps --no-build-isolation -r effsota\.lock": INSTALLING,
    # The one thing of a pull request that comes here: its objects, under no name and in no folder.
    r"git fetch --quiet --no-tags --no-recurse-submodules"
    r' "\$GITHUB_SERVER_URL/\$GITHUB_REPOSITORY" "\$HEAD_SHA"': GATE,
    # Judging, from the base alone.
    rf'judge\(\) \{{ {_RUN} effsota diff "\$BASE_SHA" "\$HEAD_SHA" "\$@"; \}}': {VALIDATE},
    rf"judge > {_TEMP} \|\| status=\$\?": {VALIDATE},
    r"judge --format github \|\| true": {VALIDATE},
    rf'{_RUN} effsota diff "\$BASE_SHA" "\$HEAD_SHA" --preview {_TEMP} > {_TEMP} \|\| \{{': {VALIDATE},
    rf'{_RUN} effsota diff HEAD "\$HEAD_SHA" > {_TEMP} \|\| status=\$\?': {JUDGE},
    rf"{_RUN} issue {_TEMP}": {ISSUE},
    r"status=0": GATE,
    rf'if \[ "\$status" -gt 1 \] \|\| \[ ! -s {_TEMP} \]; then exit 70; fi': GATE,
    rf'mv {_TEMP} "\$RUNNER_TEMP/(report/)?[a-z]+\.md"': GATE,
    rf"mkdir {_TEMP}": {JUDGE},
    r'exit "\$status"|exit 70|\}|else|fi': {VALIDATE},
    rf"if \[ -f {_TEMP} \]; then": {VALIDATE},
    rf"cat {_TEMP} >> {_SUMMARY}": {VALIDATE},
    rf'echo "{_WORDS}" >> {_SUMMARY}': {VALIDATE},
    # Asking the code host, with its token.
    rf"{_RUN} find-pull": {JUDGE},
    rf'{_RUN} comment "\$RUNNER_TEMP/report/comment\.md"': {SAY, ANSWER},
    # Publishing.
    rf"{_RUN} effsota validate --format github": {BUILD},
    r"today=\$\(date -u \+%F\)|for copy in site again; do|done": {BUILD},
    rf'{_RUN} effsota build --today "\$today" -o "\$RUNNER_TEMP/\$copy"': {BUILD},
    r'diff -r "\$RUNNER_TEMP/site" "\$RUNNER_TEMP/again"': {BUILD},
    rf'{_RUN} seal "\$RUNNER_TEMP/site" "\$GITHUB_SHA"': {BUILD},
    rf'{_RUN} published "\$SITE_URL" "\$GITHUB_SHA"': {VERIFY},
    # Advice.
    rf"{_RUN} links submissions >> {_SUMMARY}": {LINKS},
    rf"{_PYTHON} -m pip_audit --strict --require-hashes --disable-pip --progress-spinner off{_LOCKS}": {
        AUDIT
    },
    # A release.
    rf'{_PYTHON} -m hatchling build -d "\$RUNNER_TEMP/dist"': {RELEASE},
    r'wheel="\$RUNNER_TEMP/dist/effsota-\$\{GITHUB_REF_NAME#v\}-py3-none-any\.whl"': {RELEASE},
    rf'{_PYTHON} -m pip install --quiet --no-deps --no-index "\$wheel"': {RELEASE},
    r'test "\$\("\$RUNNER_TEMP/venv/bin/effsota" --version\)" = "effsota, version \$\{GITHUB_REF_NAME#v\}"': {
        RELEASE
    },
    r'"\$RUNNER_TEMP/venv/bin/effsota" (init|validate --root) "\$RUNNER_TEMP/board"': {RELEASE},
    r'gh release create "\$GITHUB_REF_NAME" "\$RUNNER_TEMP"/dist/\* --repo "\$GITHUB_REPOSITORY" --verify-tag'
    r' --title "\$GITHUB_REF_NAME" --notes "See CHANGELOG\.md\."': {UPLOAD},
    # The tests, where a pull request's own code runs and nothing can be taken or written.
    r"python -m venv \.venv": {TEST, LOWEST},
    rf"\.venv/bin/python -I -m pip install --quiet --require-hashes --no-deps{_LOCKS}": {TEST, LOWEST},
    r"\.venv/bin/python -I -m pip install --quiet --no-deps --no-build-isolation --no-index --editable \.": {
        TEST
    },
    r"\.venv/bin/python -I -m (ruff check|ruff format --check|mypy|effsota validate|pytest)": {TEST},
    r"sh scripts/test-lowest \.venv/bin/python": {LOWEST},
}
# What a job exists for: without one of these it says nothing, and is green.
ASKED: Mapping[Job, Sequence[str]] = {
    VALIDATE: ("git fetch ", "effsota diff ", "judge > ", 'exit "$status"', "exit 70"),
    JUDGE: ("run.py find-pull", "git fetch ", "effsota diff HEAD ", "exit 70"),
    SAY: ("run.py comment ",),
    ISSUE: ("run.py issue ",),
    ANSWER: ("run.py comment ",),
    BUILD: ("effsota validate", "effsota build", "for copy in site again", "diff -r ", "run.py seal "),
    VERIFY: ("run.py published ",),
    LINKS: ("run.py links ",),
    AUDIT: ("pip_audit --strict",),
    RELEASE: ("hatchling build", "--version)", 'effsota" validate'),
    UPLOAD: ("gh release create ",),
    TEST: ("ruff check", "mypy", "effsota validate", "-m pytest"),
    LOWEST: ("scripts/test-lowest",),
}


def find_faults_of_scripts(job: Job, scripts: Sequence[str]) -> Iterator[str]:
    """Yield every line that the list does not hold for a job, and what the job is without."""
    allowed = [pattern for pattern, jobs in LINES.items() if job in jobs]
    lines = [line.strip() for script in scripts for line in str(script).split("\n") if line.strip()]
    for line in lines:
        is_comment = line.startswith("# ") and line.isprintable()
        if not is_comment and not any(re.fullmatch(pattern, line) for pattern in allowed):
            yield f"a line that no list holds for this job: {line!r}"
    said = "\n".join(line for line in lines if not line.startswith("#"))
    yield from (f"nothing calls {asked!r}" for asked in ASKED.get(job, ()) if asked not in said)
