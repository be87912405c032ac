"""Small claims for tests: a track and its submissions, as the YAML would say them."""

from __future__ import annotations

from datetime import date
from typing import Any

from effsota.methods import BY_NAME, build_record
from effsota.model import Evidence, Hardware, Record, Submission, Track
from tests.builders.typed import typed

HARDWARE = Hardware.from_data(
    typed(
        "hardware",
        {
            "chips": {
                "nvidia-geforce-gtx-580": {
                    "name": "NVIDIA GeForce GTX 580",
                    "kind": "gpu",
                    "peaks": {"fp32": "1.581 TFLOP/s"},
                    "tdp_w": 244,
                    "aliases": ["gtx-580"],
                    "source": {"title": "A data sheet", "url": "https://example.org/gtx-580"},
                },
                "some-cpu": {
                    "name": "Some CPU",
                    "kind": "cpu",
                    "peaks": {"fp32": "1 TFLOP/s"},
                    "source": {"title": "A data sheet", "url": "https://example.org/cpu"},
                },
            }
        },
    )
)

SOURCES = [{"title": "The paper"}]


def make_track(**keys: Any) -> Track:
    """Return an AlexNet-level track; keywords replace its keys."""
    data = {
        "name": "AlexNet-level image classification",
        "level": "AlexNet-level",
        "kind": "training-efficiency",
        "domain": "vision",
        "metric": {"name": "top-5 accuracy", "unit": "%", "better": "higher", "target": 79.1},
        "baseline": "first",
    }
    return Track.from_data("level", typed("track", {**data, **keys}))


def make_submission(name: str, day: str, *estimates: dict[str, Any], **keys: Any) -> Submission:
    """Return a submission of the track `level`; without estimates it reports 1 PFLOP.

    What is reported has a source, unless its `sources` say otherwise.
    """
    given = [
        {"sources": SOURCES, **each} if each["method"] == "reported" else each for each in estimates
    ] or [{"method": "reported", "compute": "1 PFLOP", "sources": SOURCES}]
    data: dict[str, Any] = {
        "model": name,
        "date": date.fromisoformat(day),
        "publication": {"title": f"On {name}", "url": f"https://example.org/{name}"},
        "result": {"value": 79.1},
        "compute": given,
    }
    return Submission.from_data("level", name, typed("submission", {**data, **keys}), BY_NAME)


def make_record(name: str, day: str, *estimates: dict[str, Any], **keys: Any) -> Record:
    """Return the record of `make_submission`."""
    return build_record(make_submission(name, day, *estimates, **keys), Evidence(hardware=HARDWARE))


def reported(name: str, day: str, pflop: float, **keys: Any) -> Record:
    """Return a record of `pflop` PFLOP as reported, known within a factor of 2."""
    return make_record(name, day, {"method": "reported", "compute": f"{pflop} PFLOP"}, **keys)
