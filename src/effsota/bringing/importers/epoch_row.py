"""One row of Epoch AI's CSV as a submission: what can be used of it, and what had to be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from effsota.bringing.importers.cleaning import Cleaned, clean_block, clean_line, clean_link, split_names
from effsota.bringing.importers.csv_table import TableRow
from effsota.frozen import Frozen
from effsota.model.arxiv import Month, is_arxiv_link, parse_arxiv
from effsota.problems import Refusal
from effsota.units import LEAST_FLOP, MOST_FLOP, parse_number

if TYPE_CHECKING:
    Tell = Callable[[str, tuple[str, ...]], None]

MODEL, DATE, FLOP = "Model", "Publication date", "Training compute (FLOP)"
NEEDED = (MODEL, DATE, FLOP)
LINK, TITLE, AUTHORS, ORGANIZATION = "Link", "Reference", "Authors", "Organization"
NOTES, CONFIDENCE, DOMAIN, FRONTIER = "Training compute notes", "Confidence", "Domain", "Frontier model"
LOW, HIGH = "Training compute lower bound", "Training compute upper bound"
# Epoch AI, "AI Models Documentation: Estimation" (https://epoch.ai/data/ai-models-documentation/estimation):
# Confident ±3x, Likely ±10x, Speculative ±31x, as 90 % intervals. Read at second hand, in public code that
# saved the page. That a word which it does not define, such as Unverified, is the least sure of all is ours.
FACTORS = {"confident": 3, "likely": 10, "speculative": 31}
WRONG = "wrong"
MOST_APART = 1_000.0  # of an end of an interval and its estimate
LIST_URL = "https://epoch.ai/data/notable-ai-models"
LIST_TITLE = "Notable AI Models"
FIRST_YEAR = 1940  # the first electronic computers
MOST_AUTHORS, MOST_ORGANIZATIONS, MOST_NOTES = 100, 30, 4_500
_EDIT = "correct it in the file"


class RowClaim(Frozen):
    """What a row must have to be a submission."""

    model: str
    day: date
    compute: str
    url: str


def read_claim(row: TableRow, *, today: date, tell: Tell) -> RowClaim | Refusal:
    """Return what the row claims, or why it cannot be used; `tell` hears of changes to a usable row."""
    model, day = clean_line(row.cell(MODEL)), _read_date(row.cell(DATE), today)
    compute = _read_compute(row.cell(FLOP))
    if _confidence_of(row).casefold() == WRONG:
        return Refusal("Epoch AI itself marks its figures as wrong", _EDIT)
    if not model.text:
        return Refusal("; ".join(("there is no usable name", *model.changes)), _EDIT)
    if isinstance(day, Refusal):
        return day
    if isinstance(compute, Refusal):
        return compute
    link = _settle_link(clean_link(row.cell(LINK)), today)
    tell("the name", model.changes)
    tell("the link", link.changes)
    return RowClaim(model=model.text, day=day, compute=compute, url=link.text)


def _read_date(text: str, today: date) -> date | Refusal:
    if not text.strip():
        return Refusal("there is no date", _EDIT)
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return Refusal(f'"{text[:40]}" is no date', "write year, month and day, such as 2019-05-28")
    if day > today or day.year < FIRST_YEAR:
        return Refusal(f"{day} lies in the future or before the first computers", _EDIT)
    return day


def _read_compute(text: str) -> str | Refusal:
    if not text.strip():
        return Refusal("there is no training compute", _EDIT)
    number = parse_number(text.strip())
    if isinstance(number, Refusal) or not LEAST_FLOP <= number <= MOST_FLOP:
        return Refusal(f'"{text[:40]}" is no training compute in FLOP', _EDIT)
    return f"{number:.10g} FLOP".replace("e+", "e")


def _settle_link(link: Cleaned, today: date) -> Cleaned:
    """Return the link, or the page of the list where there is none that leads to a paper."""
    arxiv = parse_arxiv(link.text)
    is_possible = arxiv is not None and arxiv.month.count <= Month.of(today).count
    if is_arxiv_link(link.text) and not is_possible:
        link = Cleaned("", ("it holds no arXiv id that can exist",))
    if link.text:
        return link
    return Cleaned(LIST_URL, (*link.changes, "the page of Epoch AI's list stands for the publication"))


def build_submission(claim: RowClaim, row: TableRow, *, titles: dict[str, str], tell: Tell) -> dict[str, Any]:
    """Return the submission of a claim; `titles` has the title of each link so far, and gains this one."""
    submission: dict[str, Any] = {"model": claim.model, "date": claim.day.isoformat()}
    submission |= _date_of(claim, tell)
    submission["publication"] = _publication(claim, row, titles=titles, tell=tell)
    organizations = split_names(row.cell(ORGANIZATION), most=MOST_ORGANIZATIONS)
    tell("the organizations", organizations.changes)
    submission |= {"organizations": organizations.text.split("\n")} if organizations.text else {}
    submission["compute"] = [_estimate(claim, row, tell)]
    submission["analysis"] = list_source()
    return submission | _notes(row, tell)


def _date_of(claim: RowClaim, tell: Tell) -> dict[str, str]:
    arxiv = parse_arxiv(claim.url)
    if arxiv is None or 0 <= Month.of(claim.day).count - arxiv.month.count <= 1:
        return {}
    tell("the date", (f"it is not of {arxiv.month}, the month of the arXiv id: date_of is announcement",))
    return {"date_of": "announcement"}


def _publication(claim: RowClaim, row: TableRow, *, titles: dict[str, str], tell: Tell) -> dict[str, Any]:
    if claim.url == LIST_URL:
        return {"title": LIST_TITLE, "url": claim.url}
    title, authors = clean_line(row.cell(TITLE)), split_names(row.cell(AUTHORS), most=MOST_AUTHORS)
    tell("the title", title.changes)
    tell("the authors", authors.changes or (() if authors.text else ("none are given",)))
    own = title.text or claim.model
    first = titles.setdefault(claim.url, own)
    if first.casefold() != own.casefold():
        tell("the title", ("an earlier row has another for this link, which is kept",))
    named = {"authors": authors.text.split("\n")} if authors.text else {}
    return {"title": first, **named, "url": claim.url}


def list_source(**more: str) -> dict[str, Any]:
    """Return Epoch AI's list as a source."""
    return {"title": LIST_TITLE, "authors": ["Epoch AI"], "url": LIST_URL, **more}


def _confidence_of(row: TableRow) -> str:
    return clean_line(row.cell(CONFIDENCE), most=100).text


def _estimate(claim: RowClaim, row: TableRow, tell: Tell) -> dict[str, Any]:
    confidence = clean_line(row.cell(CONFIDENCE), most=100)
    tell("the confidence", confidence.changes)
    ends = dict(_ends(claim, row, tell))
    sure = FACTORS.get(confidence.text.casefold())
    own = f"{_at_95_percent(sure or max(FACTORS.values())):.3g}"
    interval = ends if len(ends) > 1 or not confidence.text else {"uncertainty": own, **ends}
    meant = (
        f"±{sure}x at 90 % by its documentation" if sure else "a word that its documentation does not define"
    )
    note = {"note": f"Confidence of Epoch AI: {confidence.text}, {meant}"} if confidence.text else {}
    sources = [list_source(where=claim.model), *_sources_of_day(claim)]
    told = {"method": "reported", "compute": claim.compute, "by": "Epoch AI", **interval}
    return {**told, "sources": sources, **note}


def _at_95_percent(factor: float) -> float:
    """Return the factor within which 95 % lie, of that of 90 %, if logarithms are normally distributed."""
    normal = NormalDist()
    return float(factor ** (normal.inv_cdf(0.975) / normal.inv_cdf(0.95)))


def _ends(claim: RowClaim, row: TableRow, tell: Tell) -> Iterator[tuple[str, str]]:
    """Yield the ends of the interval that the row gives, where they lie about the estimate."""
    flop = float(claim.compute.removesuffix(" FLOP"))
    for key, column, sign in (("low", LOW, 1), ("high", HIGH, -1)):
        text = row.cell(column)
        if not text.strip():
            continue
        end = _read_compute(text)
        times = None if isinstance(end, Refusal) else flop / float(end.removesuffix(" FLOP"))
        if isinstance(end, Refusal) or times is None or not 1 < times**sign <= MOST_APART:
            tell(column, (f'"{text[:40]}" is left out: no such end of {claim.compute}',))
        else:
            yield key, end


def _sources_of_day(claim: RowClaim) -> list[dict[str, Any]]:
    """Return the list as the source of a day that lies before the paper's."""
    arxiv = parse_arxiv(claim.url)
    is_early = arxiv is not None and Month.of(claim.day).count < arxiv.month.count
    return [{"for": ["date"], **list_source()}] if is_early else []


def _notes(row: TableRow, tell: Tell) -> dict[str, str]:
    notes = clean_block(row.cell(NOTES), most=MOST_NOTES)
    tell("the notes", notes.changes)
    facts = []
    for column in (DOMAIN, FRONTIER):
        cell = clean_line(row.cell(column), most=200)
        tell(column, cell.changes)
        facts += [f"{column}: {cell.text}"] if cell.text else []
    text = "\n".join([*facts, *([notes.text] if notes.text else [])])
    return {"notes": text} if text else {}
