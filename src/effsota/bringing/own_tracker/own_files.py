"""The files of a tracker of one's own: those of this repository, with what must differ in its place."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from effsota.bringing.own_tracker.address import Address
from effsota.frozen import Frozen
from effsota.reading.schema.addresses import schema_line

# What no commit is to hold: the site, the program's own folder, what a killed program left half done.
IGNORED = ("/_site/", "/.venv/", ".*-effsota-*/")
PIN, MANIFEST = "effsota.lock", ".github/effsota.json"
SOURCE = "https://github.com/effsota/effsota"
_TRACKER = """\
# This board. Write your own addresses before you publish it.
name: {name}
url: {url}
repository: {repository}
branch: {branch}
contact: {repository}/issues
data_licence: CC-BY-4.0
"""
# The program is not in the checkout: after its packages it is installed itself, from where the pin says.
_INSTALL = re.compile(
    r'(?m)^( *)("\$RUNNER_TEMP/[a-z-]+/bin/python" -I -m pip install --quiet )'
    r"--require-hashes --no-deps -r (requirements(?:-site)?\.txt)$"
)
_BOTH = (
    rf"\1\2--require-hashes --no-deps -r \3 -r requirements-build.txt"
    rf"\n\1\2--no-deps --no-build-isolation -r {PIN}"
)


class Pin(Frozen):
    """Which program a tracker runs: a commit of a repository, or a release where there is no commit."""

    version: str
    commit: str | None = None
    source: str = SOURCE

    @property
    def requirement(self) -> str:
        """The line by which pip installs it."""
        if self.commit is None:
            return f"effsota=={self.version}"
        return f"effsota @ git+{self.source}@{self.commit}"


def build_starter(
    starter: Mapping[str, str], name: str, address: Address, *, has_data: bool
) -> dict[str, str]:
    """Return what is the owner's from the first day: data, README, .gitignore.

    Where there are submissions already (`has_data`) no example track is added.
    """
    example = {} if has_data else {path: text for path, text in starter.items() if path.startswith("sub")}
    # A JSON string is a YAML string, whatever it holds.
    tracker = _TRACKER.format(
        name=json.dumps(name, ensure_ascii=False),
        url=address.site_url,
        repository=address.repository,
        branch=address.branch,
    )
    return {
        ".gitignore": "".join(f"{line}\n" for line in IGNORED),
        "README.md": starter["README.md"],
        "submissions/tracker.yaml": schema_line("tracker") + tracker,
        **example,
    }


def build_workings(kit: Mapping[str, str], address: Address, pin: Pin) -> dict[str, str]:
    """Return what an upgrade renews: workflows with scripts and locks, forms, guides, the program's pin."""
    head = "# The program that judges and builds. `effsota init --upgrade` moves it; see docs/running.md.\n"
    files = {path: _for_tracker(path, text, address) for path, text in kit.items()}
    return {**files, PIN: f"{head}{pin.requirement}\n"}


def _for_tracker(path: str, text: str, address: Address) -> str:
    if path.startswith(".github/workflows/"):
        return _INSTALL.sub(_BOTH, text).replace("branches: [main]", f"branches: [{address.branch}]")
    if path == ".github/CODEOWNERS":
        return f"# Every change is reviewed by the owner.\n* @{address.owner}\n"
    if path.startswith("docs/"):
        return text.replace("OWNER/REPOSITORY", "/".join(address.repository.split("/")[3:5]))
    return text
