"""What a tracker's files may be called, how large they may be, and how much of them is remembered."""

from __future__ import annotations

import re
import unicodedata

# What is reckoned on from a day has to end before the calendar of a computer does.
LAST_YEAR = 2199
MOST_SUBMISSION_BYTES = 64 * 1024
MOST_DECISIONS_BYTES = 1024 * 1024  # some 5,000 decisions
MOST_CURVE_BYTES = 4 * 1024 * 1024
MOST_LEDGER_BYTES = 512 * 1024 * 1024
MOST_LEDGER_LINE_BYTES = 8 * 1024 * 1024  # an event may name every file as its cause
MOST_NAME_CHARACTERS = 64
# Answers of one pure function: the same texts and numbers come again and again, but no memory is endless.
MOST_REMEMBERED = 4096
NAME_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_NAME = re.compile(NAME_PATTERN)
_SITE_NAMES = ("track", "tracker", "index", "feed", "chart", "og", "badge", "data", "embed", "ancestry")
# Boards of a track by other resources than its own, each in a folder beside those of the records.
BOARD_NAMES = ("compute", "time", "tokens", "examples", "dollars", "price", "energy", "parameters")
# Names of tables of a whole site: each board has one beside them, under the name of its track.
TABLE_NAMES = frozenset(
    ("ancestry", "changes", "chips", "curves", "published-rates", "records", "submissions", "trends")
)
_PORTS = (f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))
RESERVED_NAMES = frozenset((*_SITE_NAMES, *BOARD_NAMES, "con", "prn", "aux", "nul", *_PORTS))

# What macOS, Windows and editors call files of their own: vim tries with 4913 whether it may write.
_STRAY = r"""(?xi) (^|/) (
    %s
    | [^/]* (~|\.sw[op]) (/|$)
    | ~\$
    | \# ([^/]*\#)? (/|$)
    | __macosx/
    | (thumbs\.db|ehthumbs\.db|desktop\.ini|4913) $
)"""
_STRAY_IN_TRACKS = _STRAY % r"\."
# What a host of sites reads also begins with a point: in site/ only these are of an editor or a system.
_STRAY_IN_SITE = _STRAY % r"\.(ds_store|_|\#|idea/|vscode/|git|appledouble|directory)"
# What nearly all folders and files are called: asked first, for it takes a tenth of the time.
_PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.schema)?\.(?:yaml|csv|css|html|js|json|svg|xml)")
_PLAIN = re.compile(rf"(?:[a-z0-9][a-z0-9-]*/)+(?:{_PLAIN_NAME.pattern})?")


def is_stray(path: str) -> bool:
    """Tell whether a path is of an editor or a system: it, or a folder on the way, has a name of theirs.

    The path of a folder ends with a slash.
    """
    if _PLAIN.fullmatch(path):
        return False
    return re.search(_STRAY_IN_SITE if path.startswith("site/") else _STRAY_IN_TRACKS, path) is not None


def is_plain_name(name: str) -> bool:
    """Tell at once of nearly every file that, whatever folder it lies in, its own name is no stray's."""
    return _PLAIN_NAME.fullmatch(name) is not None


def is_out_of_place(path: str) -> bool:
    """Tell whether a path under submissions/ is of no form that a tracker's files have, whatever they hold.

    Only of these git is asked whether it ignores them: a submission is judged, whoever ignores it.
    """
    if path.endswith((".yaml", ".csv")) and path.count("/") == 2:  # nearly all
        return False
    is_formed = path in {"submissions/tracker.yaml", "submissions/decisions.yaml"} or (
        path.count("/") == 2 and path.casefold().endswith((".yaml", ".yml", ".csv"))
    )
    return path.startswith("submissions/") and not is_formed


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a track or submission: small letters, digits, single hyphens."""
    return len(text) <= MOST_NAME_CHARACTERS and _NAME.fullmatch(text) is not None


def propose_name(text: str) -> str:
    """Return the name that a text gives: resnet-50 of ResNet-50; empty where it has no letter a to z."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return cut_name("-".join(re.findall("[a-z0-9]+", bare)))


def cut_name(name: str, *, most: int = MOST_NAME_CHARACTERS) -> str:
    """Return the first characters of a name, without a hyphen at the end."""
    return name[:most].rstrip("-")
