"""The ledger: every published number and rule, what it was, what it is, since when and why; only added to."""
