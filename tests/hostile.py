"""Trackers that say one hostile text wherever they may say something of their own, and their sites."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.building import build
from effsota.pipeline.queue_publishing import QueueInput
from effsota.reading.document import parse_document
from tests.builders.queues import site_queue

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TODAY = date(2026, 11, 22)
PLAIN, CORPUS = "Plain words", "the corpus"
# Wherever it stands unescaped, one of these breaks out: of words, of an attribute in either quotes.
BREAKING_OUT = "\"><img src=x onerror=alert(1)><script>alert(1)</script>' onmouseover='alert(1)"
MANY_SCRIPTS = "مرحبا بالعالم שלום 🤖 👩‍🔬 no\u00a0break"
# These are drawn as pictures too. What all others have been drawn from is held to be well formed.
DRAWN = {BREAKING_OUT, MANY_SCRIPTS}
TEXTS = (
    BREAKING_OUT,
    "</title></style></textarea></script><!--<script>",
    "]]>&amp;&lt;<![CDATA[",
    "javascript:alert(1)",
    '=HYPERLINK("https://example.org","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7*7 }}{% raw %}{# x #}",
    "\\input{/etc/passwd} $x$ %y #1 _a ^b ~c }{",
    "x" * 500,
    "W " * 249 + "W",
    MANY_SCRIPTS,
    "a, b; c\td".replace("\t", " "),
    "`code` [x](https://example.org) @octocat fixes #1 | ![y](z)",
)


def files_of(text: str) -> Mapping[str, TreeFile]:
    """Return a tracker that says `text` wherever it may say something of its own."""
    link = "https://example.org/x?a=1&b=2"
    source = {"title": text, "url": link, "where": text, "authors": [text]}
    published = {"compute": "1 TFS-days", "reduction_factor": 2, "source": source, "note": text}
    track = {
        "name": text,
        "level": text,
        "kind": "training-efficiency",
        "domain": "vision",
        "dataset": text,
        "metric": {"name": text, "unit": "%", "better": "higher", "target": 79.1},
        "baseline": "first",
        "boundary": [text],
        "rules": [text],
        "source": source,
        "limitations": text,
        "off_fit": {"second": text},
    }
    submission = {
        "model": text,
        "date": "2012-06-01",
        "publication": {"title": text, "authors": [text], "url": link},
        "result": {"value": 79.1},
        "compute": [
            {
                "method": "operations",
                "forward": [{"what": text, "value": "1e9 FLOP"}],
                "examples": 1e9,
                "factors": [{"value": 2, "reason": text, "source": source}],
                "sources": [source],
                "by": text,
                "note": text,
            },
            {"method": "reported", "compute": "7 EFLOP", "sources": [source]},
        ],
        "published": published,
        "analysis": source,
        "submitted": {"by": "octocat", "date": "2026-11-01"},
        "organizations": [text],
        "credits": [{"name": text, "for": text}],
        "code": {"url": link},
        "log": {"url": link},
        "cost": {"usd": 1, "date": "2012-06-01", "source": source},
        "data": {"examples": 1e9, "source": source, "note": text},
        "energy": {"kwh": 1e3, "basis": "metered", "boundary": "server", "source": source, "note": text},
        "not_counted": [{"what": text, "source": source}],
        "notes": text,
        "challenges": [
            {
                "by": "octocat",
                "date": "2026-11-02",
                "claim": text,
                "evidence": text,
                "reply": text,
                "outcome": text,
            }
        ],
        "history": [{"date": "2026-11-03", "what": text}],
    }
    second = {
        **submission,
        "date": "2016-06-01",
        "status": {"is": "disputed", "reason": text, "date": "2026-11-04", "url": link, "by": "editor"},
        "publication": {"title": text, "url": f"{link}&c=3"},
    }
    third = {
        **submission,
        "date": "2018-06-01",
        "compute": [{"method": "reported", "compute": "1 PFLOP", "sources": [{"title": "The paper"}]}],
        "answers": {"giant-leap": f"{text[:479]} counts every layer"},
    }
    shared = {key: submission[key] for key in ("model", "result", "notes", "organizations")}
    prices = [
        {
            **shared,
            "date": f"{year}-06-01",
            "publication": {"title": text, "url": f"{link}&d={year}"},
            "price": {
                "usd_per_million_tokens": usd,
                "date": f"{year}-06-01",
                "blend": text,
                "source": source,
                "note": text,
            },
        }
        for year, usd in ((2019, 60), (2020, 20))
    ]
    tracker = {
        "name": text[:60].strip(),
        "description": text,
        "url": "https://example.org/",
        "repository": "https://github.com/example/tracker",
    }
    decided = {"date": "2026-11-05", "record": "level/second", "by": "owner"}
    why = f"{text[:478]} counts every layer"
    decisions = [
        {**decided, "pull": 12, "decision": "accepted", "why": why},
        {**decided, "issue": 13, "decision": "refused", "why": why},
    ]
    given: dict[str, Any] = {
        "tracker.yaml": tracker,
        "decisions.yaml": {"decisions": decisions},
        "level/track.yaml": track,
        "level/first.yaml": submission,
        "level/second.yaml": second,
        "level/third.yaml": third,
        "prices/track.yaml": {**track, "kind": "inference-efficiency", "resource": "price"},
        "prices/first.yaml": prices[0],
        "prices/second.yaml": prices[1],
    }
    return {f"submissions/{path}": _file(data) for path, data in given.items()}


def files_of_corpus() -> Mapping[str, TreeFile]:
    """Return a tracker with a record for every inert text of the corpus."""
    files = dict(files_of(PLAIN))
    first = json.loads(files["submissions/level/first.yaml"].data)
    for number, text in enumerate(corpus_texts()):
        data = {**first, "model": text, "notes": text, "organizations": [text], "date": "2019-01-01"}
        data["publication"] = {"title": f"{text} {number}", "url": f"https://example.org/{number}"}
        files[f"submissions/level/inert-{number}.yaml"] = _file(data)
    return files


def corpus_texts() -> list[str]:
    """Return every text of the corpus that only looks like something else."""
    found: set[str] = set()
    for path in sorted((Path(__file__).parent / "corpus/yaml/inert").glob("*.yaml")):
        document = parse_document(path.read_bytes()).document
        assert document is not None, path
        found |= {text for text in _texts(document.data) if set(text) & set("<>&\"'={}$@|[]!;:#`")}
    return sorted(text for text in found if "\n" not in text and len(text) < 480)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


def _file(data: Any) -> TreeFile:
    written = json.dumps(data, ensure_ascii=False, indent=1).encode()  # JSON is YAML
    return TreeFile(mode=REGULAR, data=written, size=len(written))


def build_site(text: str) -> Mapping[str, bytes]:
    """Return the site of a tracker that says `text` everywhere."""
    files = files_of_corpus() if text == CORPUS else files_of(text)
    repository = "https://github.com/example/tracker"
    says = PLAIN if text == CORPUS else text
    queue = site_queue(repository, taken="2026-11-20T00:00:00Z", says=says, track="level", path="level/first")
    tree, has_pictures = {**read_bundle(), **files}, text in DRAWN
    built = build(tree, TODAY, queue=QueueInput(data=queue), has_pictures=has_pictures)
    assert b"As the code host told it" in built.files["queue/index.html"]
    assert [f"{each.pointer}: {each.message}" for each in built.assessment.errors] == []
    return built.files
