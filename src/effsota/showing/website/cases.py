"""What is doubted, for machines: the cases of the audit, a status with its reason, challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from effsota.figures import data_number

if TYPE_CHECKING:
    from effsota.judging.audit import Case
    from effsota.model import Challenge, Status


def case_data(case: Case) -> dict[str, Any]:
    """Return a case; `ratio` is printed / what follows, `days` printed - what follows."""
    return {
        "id": case.id,
        "kind": case.kind.value,
        "what": case.what,
        "figures": [
            {
                "path": figure.path,
                "printed": figure.printed,
                "follows": figure.follows,
                "ratio": data_number(figure.size.ratio),
                "days": figure.size.days,
            }
            for figure in case.instances
        ],
        "reason": case.reason,
        "note": case.note,
        "sources": [
            {"title": source.title, "url": source.url, "where": source.where} for source in case.sources
        ],
        "page": f"audit/#{case.id}",
    }


def status_data(status: Status) -> dict[str, Any] | None:
    """Return why a submission does not count, null where it does."""
    if status.reason is None:
        return None
    return {
        "reason": status.reason,
        "date": status.date.isoformat() if status.date else None,
        "url": status.url,
    }


def challenge_data(challenge: Challenge) -> dict[str, Any]:
    """Return an objection and what came of it."""
    return {
        "by": challenge.by,
        "date": challenge.date.isoformat(),
        "claim": challenge.claim,
        "evidence": challenge.evidence,
        "reply": challenge.reply,
        "outcome": challenge.outcome,
    }
