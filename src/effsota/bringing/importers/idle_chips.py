"""What a record says where its chips did much less than a third of their peak: the rules ask about it."""

from __future__ import annotations

USUAL_SHARE = 0.33  # of the peak, in figures by time
MOST_UNLIKE = 3.0  # beyond, two estimates of a record are asked about


def answer_for_idle_chips(flop: float, by_time: float) -> dict[str, str]:
    """Return the answer of a record, nothing where both figures are near.

    Args:
        flop: by operations.
        by_time: chips times peak times time, at the usual share.
    """
    if by_time < MOST_UNLIKE * flop:
        return {}
    share = USUAL_SHARE * flop / by_time
    told = f"By its operations this run reached {share:.0%} of the peak of its chips; a third is a guess."
    return {"estimates-disagree": told}
