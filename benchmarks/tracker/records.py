"""Made-up submissions, with the keys of real ones about as often as those have them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.tracker.curves import MadeCurve, build_curve
from benchmarks.tracker.estimates import MadeEstimate, build_estimate, shorten, tfs_days
from benchmarks.tracker.tracks import MadeTrack
from benchmarks.tracker.words import (
    FAMILIES,
    ORGANIZATIONS,
    VARIANTS,
    analysis,
    paper_title,
    people,
    person,
    remark,
)
from effsota.frozen import Frozen

CURVE_SHARE = 0.03
DISAGREE_SHARE = 0.025
# From 30x on a step is asked about; estimates differ from the compute that they are of.
ASKED_STEP = 10.0
ASKED_GROWTH, RECENT = 4.0, 5
FIRST_ARXIV_OF_FIVE_DIGITS = date(2015, 1, 1)
SUBMITTED = date(2026, 11, 1)
HEADLINES = {
    "training-efficiency": ("reported", *("parameters", "operations", "hardware-time") * 2),
    "compute-trend": ("reported", "hardware-time"),
    "inference-efficiency": ("operations",),
}
CHECKS = {
    "training-efficiency": ("hardware-time", "hardware-time", "reported", "operations", "parameters"),
    "compute-trend": ("hardware-time", "hardware-time", "reported"),
    "inference-efficiency": ("operations",),
}


class MadeRecord(Frozen, kw_only=False):
    """A submission's file name without its ending, what the file holds, and its curve's CSV, if any."""

    name: str
    data: dict[str, object]
    curve: str | None


def build_record(track: MadeTrack, place: int) -> MadeRecord:
    """Return a record of a track; the first is the baseline."""
    random, day = track.random(place), track.day_of(place)
    curve, estimates = _build_estimates(track, place)
    is_disputed = place > 0 and random.random() < 0.006
    disagrees = _disagree(estimates)
    answers = dict(_build_answers(track, place, disagrees=disagrees))
    data: dict[str, object] = {
        **_build_paper(track, place, random),
        **_build_result(track, curve, random),
        "compute": [estimate.data for estimate in estimates],
    }
    if place and random.random() < 0.015:
        data["bound"] = "upper"
    if random.random() < 0.15 and not disagrees:
        published, differs = _build_published(track, place, random)
        data["published"] = published
        answers |= differs
    if random.random() < 0.25:
        data["analysis"] = analysis(random)
    if random.random() < 0.27:
        submitted = SUBMITTED + timedelta(days=random.randint(0, 20))
        data["submitted"] = {"by": random.choice(("octocat", "effsota", "filer")), "date": submitted}
    if is_disputed:
        reason = "The log ends before the level was reached."
        data["status"] = {"is": random.choice(("disputed", "withdrawn")), "reason": reason, "date": SUBMITTED}
    data |= _build_rest(track, place, random)
    data |= _build_clock(estimates, random)
    if answers:
        data["answers"] = answers
    if day > SUBMITTED:
        raise ValueError(day)
    return MadeRecord(track.name_of(place), data, curve.text if curve else None)


def _build_estimates(track: MadeTrack, place: int) -> tuple[MadeCurve | None, list[MadeEstimate]]:
    """Return the estimates of a record, the headline first, and the curve that it rests on, if any."""
    random, flop, curve = track.random(f"{place}/estimates"), track.flop_of(place), None
    if track.kind == "training-efficiency" and track.metric and random.random() < CURVE_SHARE:
        file = f"{track.name_of(place)}.csv"
        curve = build_curve(flop, metric=track.metric, file=file, random=random)
        estimates = [curve.estimate]
    else:
        method = random.choice(HEADLINES[track.kind])
        estimates = [build_estimate(method, flop, track=track, place=place, random=random)]
    for _ in range(random.choices((0, 1, 2, 3), (69, 24.5, 6, 0.5))[0]):
        factor = random.uniform(4, 6) if random.random() < DISAGREE_SHARE else random.uniform(0.8, 1.25)
        method = random.choice(CHECKS[track.kind])
        estimates.append(build_estimate(method, flop * factor, track=track, place=place, random=random))
    return curve, estimates


def _build_clock(estimates: list[MadeEstimate], random: Random) -> dict[str, object]:
    """Return the time by the clock, mostly, where one estimate says on which chips; else it stands alone."""
    times = [estimate.data["time"] for estimate in estimates if "time" in estimate.data]
    return {"wall_clock": times[0]} if len(times) == 1 and random.random() < 0.85 else {}


def _build_answers(track: MadeTrack, place: int, *, disagrees: bool) -> Iterator[tuple[str, str]]:
    """Yield the rules that would ask about a record, each with why it is so."""
    if disagrees:
        yield "estimates-disagree", "The cross-check counts the search before the run as well."
    if place and _step(track, place) > ASKED_STEP:
        yield "giant-leap", "Nothing between the two is on file."
    if place and track.kind == "compute-trend" and _growth(track, place) > ASKED_GROWTH:
        yield "long-leap", "Nobody trained one between the two in these years."


def _step(track: MadeTrack, place: int) -> float:
    """Return about the largest factor between a record and one of the few before it."""
    own, before = track.flop_of(place), [track.flop_of(each) for each in _few_before(place)]
    return max(own / min(before), max(before) / own)


def _growth(track: MadeTrack, place: int) -> float:
    """Return about the factor between a record and the largest of the few before it."""
    return track.flop_of(place) / max(track.flop_of(each) for each in _few_before(place))


def _few_before(place: int) -> range:
    """Return the records that one may be held against: one of them may not count, or bear a later day."""
    return range(max(0, place - RECENT), place)


def _disagree(estimates: list[MadeEstimate]) -> bool:
    return max(each.flop for each in estimates) > 3 * min(each.flop for each in estimates)


def _build_paper(track: MadeTrack, place: int, random: Random) -> dict[str, object]:
    day, number = track.day_of(place), track.records_before + place + 1
    model = f"{random.choice(FAMILIES)}{random.choice(VARIANTS)} {number}"
    url = f"https://example.org/papers/{number}"
    if day >= FIRST_ARXIV_OF_FIVE_DIGITS and random.random() < 0.5:
        url = f"https://arxiv.org/abs/{day:%y%m}.{number:05}"
    paper: dict[str, object] = {"title": paper_title(random, model)}
    if random.random() < 0.97:
        paper["authors"] = people(random, random.choice((1, 1, 1, 2, 4, 8, 16)))
    data: dict[str, object] = {"model": model, "date": day}
    if random.random() < 0.03:
        data["date_of"] = random.choice(("release", "announcement", "rerun"))
    data["publication"] = {**paper, "url": url}
    if random.random() < 0.3:
        data["organizations"] = random.sample(ORGANIZATIONS, random.choice((1, 1, 1, 2, 3)))
    return data


def _build_result(track: MadeTrack, curve: MadeCurve | None, random: Random) -> dict[str, object]:
    if track.metric is None:
        return {}
    if curve is not None:
        return {"result": {"value": curve.result}}
    if random.random() < 0.1:
        return {"result": {"value": track.metric.target, "is": "at-least"}}
    value = round(track.metric.target + track.metric.step * random.random(), 4)
    return {"result": {"value": value}}


def _build_published(
    track: MadeTrack, place: int, random: Random
) -> tuple[dict[str, object], dict[str, str]]:
    """Return what the board's source prints, and an answer where its date is another."""
    flop = _build_estimates(track, place)[1][0].flop
    baseline = _build_estimates(track, 0)[1][0].flop
    day, answers = track.day_of(place), {}
    if random.random() < 0.3:
        day -= timedelta(days=40)
        answers["published-date-differs"] = "The table prints the day of the blog post before the paper."
    published: dict[str, object] = {"compute": tfs_days(flop)}
    if random.random() < 0.5:
        key, factor = (
            ("reduction_factor", baseline / flop) if track.metric else ("growth_factor", flop / baseline)
        )
        published[key] = f"{shorten(factor):.12g}" if factor >= 0.001 else shorten(factor)
    return {**published, "date": day, "source": {**analysis(random), "where": "Table 1"}}, answers


def _build_rest(track: MadeTrack, place: int, random: Random) -> dict[str, object]:
    number = track.records_before + place + 1
    rest: dict[str, object] = {}
    if place and random.random() < 0.35:
        rest["builds_on"] = [f"{track.id}/{track.name_of(random.randrange(place))}"]
    if random.random() < 0.34:
        what = random.choice(("the learning curve", "contributor, as the source prints it"))
        rest["credits"] = [{"name": name, "for": what} for name in people(random, 3)]
    if random.random() < 0.33:
        commit = f"{random.getrandbits(160):040x}"
        rest["code"] = {"url": f"https://github.com/example/run-{number}", "commit": commit}
        rest["log"] = {"url": f"https://github.com/example/run-{number}/blob/{commit}/records/log.txt"}
        rest["runs"] = random.choice((1, 3, 5, 10, 20))
    if random.random() < 0.02:
        rest["not_counted"] = [{"what": "architecture search", "compute": "3.2e18 FLOP"}]
    if random.random() < 0.33:
        rest["notes"] = remark(random, 3)
    if random.random() < 0.01:
        claim = "The run used 6 epochs, not 4."
        rest["challenges"] = [
            {"by": person(random), "date": SUBMITTED, "claim": claim, "reply": remark(random)}
        ]
    if random.random() < 0.13:
        rest["history"] = [{"date": SUBMITTED, "what": "Date corrected to the paper's first version."}]
    return rest
