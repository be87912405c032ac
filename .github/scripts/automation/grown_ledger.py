"""Whether a site's ledger is the one that it was built on, and more lines at most: byte for byte."""

from __future__ import annotations

import sys
from pathlib import Path

from automation.live_ledger import NoLedgerError, tell_stopped
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import LedgerError, check_beginning
from effsota.text import to_markdown


def main() -> int:
    """Compare the ledger of the first argument, which the site was built on, with the site's own."""
    old, new = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2]).read_bytes()
    try:
        check_beginning(new, old)
        ledger = read_ledger(new)
    except LedgerError as error:
        tell_stopped(
            NoLedgerError(
                f"the new ledger is not the published one, continued: {error}", to_markdown(error.hint)
            )
        )
        return 1
    added = len(ledger.data) - len(old)
    print(f"The ledger begins with the published one; {added:,} bytes more. Its head: {ledger.head}")
    return 0
