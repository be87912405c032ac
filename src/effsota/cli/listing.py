"""The commands by what one comes for: what the list of commands says, without loading any of them."""

from __future__ import annotations

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command as the list shows it: the first sentence of its help, and the module that holds it."""

    name: str
    module: str
    summary: str


SECTIONS = {
    "Look at the boards": (
        CommandEntry("show", "show", "Show all boards, the records of one TRACK, or one RECORD with its sum"),
        CommandEntry(
            "trend", "trend", "Show the doubling time of TRACK with its intervals and its fragility"
        ),
        CommandEntry(
            "effective-compute",
            "effective_compute",
            "Show growth of training compute × growth of efficiency over a period",
        ),
        CommandEntry("serve", "serve", "Show the site on this machine, built again on every change"),
    ),
    "File a record": (
        CommandEntry(
            "estimate", "estimate", "Compute training compute in FLOP by METHOD, with every line of the sum"
        ),
        CommandEntry(
            "chips",
            "chips",
            "List the chips that an estimate can name, with the dense peak of one at each precision",
        ),
        CommandEntry(
            "check",
            "check_cards",
            "Check the figures of a training run in FILE, a model card, a README or the text of a paper",
        ),
        CommandEntry(
            "scan",
            "scan",
            "Read training logs at PATHS (files, or folders that hold them) and say which targets they reach",
        ),
        CommandEntry("new", "new", "Write a submission to TRACK: by questions, or by options with --yes"),
        CommandEntry(
            "validate",
            "validate",
            "Check everything, or only the named files in their context; print every problem",
        ),
        CommandEntry(
            "rule",
            "explaining",
            "Explain the rule NAME: what it asks and why, whether it can be answered, and an example",
        ),
        CommandEntry("diff", "diff", "Compare two states, BASE and HEAD, by the boards that they give"),
    ),
    "Decide": (CommandEntry("decide", "decide", "Write down what was decided, and why"),),
    "Publish": (
        CommandEntry("build", "build", "Validate, compute, and write the site, the API and the downloads"),
        CommandEntry(
            "export",
            "export",
            "Write all records with compute in FLOP, factors, ranks and dates, for other programs",
        ),
        CommandEntry(
            "ledger",
            "ledger",
            "Verify a LEDGER of what was published, tell it, or ask which publication moved a number",
        ),
        CommandEntry(
            "replay",
            "replay",
            "Give every number and rule that stood published at the end of DATE, as the ledger tells",
        ),
        CommandEntry(
            "restore", "restore", "Write the files again that records and tracks of an API were made from"
        ),
    ),
    "Run a tracker of your own": (
        CommandEntry("init", "init", "Start a new tracker of your own in DIR, or bring one up to date"),
        CommandEntry("import", "import_", "Turn other people's data into a track"),
    ),
}
