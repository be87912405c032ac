"""The audit: every case where a printed figure does not follow from its own inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.judging.audit.case import Case, CaseKind, Instance, Size
from effsota.judging.audit.gather import gather_cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from effsota.model import Board, Hardware

__all__ = ["Case", "CaseKind", "Instance", "Size", "build_audit"]


def build_audit(boards: Sequence[Board], hardware: Hardware) -> tuple[Case, ...]:
    """Return the cases of all boards by kind, the largest of a kind first."""
    return gather_cases(boards, hardware)
