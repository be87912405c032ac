"""A table in the manner of Epoch AI's notable models: 521 rows with the oddities of the real file."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

COLUMNS = (
    "Model",
    "Publication date",
    "Training compute (FLOP)",
    "Training compute notes",
    "Confidence",
    "Link",
    "Reference",
    "Authors",
    "Organization",
    "Domain",
    "Frontier model",
    "Training compute lower bound",
    "Training compute upper bound",
)
ROWS = 521
FIRST_DAY = date(1950, 7, 2)
ODDITIES: dict[int, dict[str, str]] = {
    10: {"Model": "Perceptron\nMark I"},
    20: {"Model": 'Siamese-"TDNN"'},
    30: {"Link": "http://example.org/a"},
    40: {"Link": "https://example.org/claude-2,"},
    50: {"Link": "https://example.org/one;https://example.org/two"},
    60: {"Link": ""},
    70: {"Link": "https://example.org/%22Siamese%22 paper|1"},
    80: {"Publication date": ""},
    90: {"Training compute (FLOP)": ""},
    100: {"Training compute notes": "6 × N × D\r\n\r\n" + "a long derivation, " * 400},
    110: {"Training compute notes": "\ufeff2×10²¹ FLOP\u200b by the ﬁrst method"},
    120: {"Authors": ""},
    130: {"Organization": "University of Montreal / Université de Montréal,Google,Google"},
    140: {"Model": "index"},
    150: {"Model": "文心"},
    160: {"Link": "https://arxiv.org/abs/2201.11990"},
    170: {"Link": "https://arxiv.org/abs/not-an-id"},
    180: {"Model": "=cmd()", "Reference": "  spaced \t title "},
    190: {"Publication date": "2099-01-01"},
    200: {"Training compute (FLOP)": "1e50"},
    210: {"Authors": ",".join(f"Author {number}" for number in range(3_000))},
    220: {"Model": "null", "Reference": "no"},
    230: {"Model": "GPT\u20113 \u202eevil"},
    240: {"Training compute (FLOP)": "4.7e+17"},
}


def row_of(number: int) -> dict[str, str]:
    """Return row `number` (from 0): an ordinary one, or one of the oddities."""
    day = FIRST_DAY + timedelta(days=53 * number)
    ordinary = {
        "Model": f"Network {number} (large)",
        "Publication date": day.isoformat(),
        "Training compute (FLOP)": f"{40 * 1.13**number:.4g}",
        "Training compute notes": f"{number} epochs, counted",
        "Confidence": ("Confident", "Likely", "Speculative")[number % 3],
        "Link": f"http://example.org/{number}"
        if number % 12 == 5
        else f"https://example.org/papers/{number}",
        "Reference": f"On network {number}",
        "Authors": "" if number % 11 == 7 else f"A. Author, B. Author {number}",
        "Organization": "Some Laboratory,Some University",
        "Domain": "Language,Vision",
        "Frontier model": "True" if number % 5 == 0 else "",
    }
    return ordinary | ODDITIES.get(number, {})


def table_of(*rows: dict[str, str]) -> bytes:
    """Return rows as a CSV with all columns, blank where a row says nothing."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def whole_table() -> bytes:
    """Return all rows, and the last but one again."""
    rows = [row_of(number) for number in range(ROWS - 1)]
    return table_of(*rows, rows[-1])
