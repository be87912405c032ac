"""A small tracker as files, whose boards hang together in every way that the files allow."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.model import REGULAR, TreeFile
from tests.builders.sites import bundle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.model import Tree

TRACK = """\
name: Images to the {name} level
level: {name}-level
kind: training-efficiency
domain: vision
metric: {{name: top-5 accuracy, unit: "%", better: higher, target: 79.1}}
baseline: first
"""
PAPER = "publication: {title: A paper, url: https://example.org/paper}\n"
SOURCE = "{title: One table, url: https://example.org/table, where: Table 1}"
OPERATIONS = """\
result: {value: 79.2}
compute:
  - method: operations
    forward: 1e9 multiply-adds
    examples: 1.28e6
    epochs: 9
"""
# What one source does to figures of two boards is one case of the audit.
PUBLISHED = f"""\
published:
  compute: 3 PFLOP
  headed: 3 TFS-days
  counts_multiply_add_as: 1
  source: {SOURCE}
"""
HARDWARE = """\
result: {value: 79.2}
compute:
  - {method: hardware-time, hardware: gtx-580, precision: fp32, count: 1, time: 1 hours, utilization: 0.3}
"""
CURVE = "epoch,top5\n1,50\n2,70\n3,79.5\n"
ON_CURVE = """\
result: {value: 79.5}
compute:
  - method: learning-curve
    curve: CURVE
    x: epoch
    y: top5
    cost: {method: operations, forward: 0.14e9 multiply-adds, examples: 1.28e6}
"""
FILES: Mapping[str, str] = MappingProxyType(
    {
        "submissions/tracker.yaml": "name: A tracker\nurl: https://example.org/tracker/\n"
        "repository: https://github.com/example/tracker\n",
        "submissions/decisions.yaml": "decisions:\n  - {date: 2026-11-02, pull: 12, record: alpha/chip,"
        " decision: accepted, by: maintainer, why: The hours are those of Table 2.}\n",
        "submissions/alpha/track.yaml": TRACK.format(name="Alpha"),
        "submissions/alpha/first.yaml": f"model: First\ndate: 2012-06-01\n{PAPER}{OPERATIONS}{PUBLISHED}",
        "submissions/alpha/chip.yaml": f"model: Chip\ndate: 2015-06-01\n{PAPER}{HARDWARE}",
        "submissions/alpha/borrowed.yaml": f"model: Borrowed\ndate: 2018-06-01\n{PAPER}"
        + ON_CURVE.replace("CURVE", "beta/curve")
        + "builds_on: [beta/curve]\n",
        "submissions/alpha/spare.yaml": f"model: Spare\ndate: 2014-06-01\n{PAPER}{OPERATIONS}",
        "submissions/beta/track.yaml": TRACK.format(name="Beta"),
        "submissions/beta/first.yaml": f"model: Second\ndate: 2013-06-01\n{PAPER}{OPERATIONS}{PUBLISHED}",
        "submissions/beta/curve.yaml": f"model: Curve\ndate: 2016-06-01\n{PAPER}"
        + ON_CURVE.replace("CURVE", "curve.csv"),
        "submissions/beta/curve.csv": CURVE,
    }
)


def small_tracker() -> dict[str, bytes]:
    """Return the tracker's own files."""
    return {path: text.encode() for path, text in FILES.items()}


def to_tree(files: Mapping[str, bytes]) -> Tree:
    """Return files as a tree, over what the package brings."""
    own = {path: TreeFile(mode=REGULAR, data=data, size=len(data)) for path, data in files.items()}
    return MappingProxyType({**bundle(), **own})
