"""Whether nobody published since a site was built: the live ledger is still the one that it was built on."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from automation.host import write_output
from automation.live_ledger import NoLedgerError, take_for_run, tell_stopped


def _demand_same(live: bytes, built_on: bytes) -> None:
    if live != built_on:
        raise NoLedgerError(
            "somebody else has published since this site was built",
            "Nothing of theirs is lost. Run this again (Re-run all jobs): it builds on their ledger then.",
        )


def main() -> int:
    """Compare the live ledger with the file of the first argument; hand on in which attempt that was."""
    try:
        _demand_same(take_for_run(datetime.now(UTC).date()), Path(sys.argv[1]).read_bytes())
    except NoLedgerError as error:
        tell_stopped(error)
        return 1
    write_output(attempt=int(os.environ["GITHUB_RUN_ATTEMPT"]))
    print("The published ledger is the one that this site was built on.")
    return 0
