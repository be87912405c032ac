"""Words for made-up papers, people, models and remarks, about as long as real ones."""

from __future__ import annotations

from random import Random

GIVEN = (
    "Ada", "Bao", "Chiara", "Danh", "Elif", "Farid", "Gesine", "Hana", "Ivo", "Jun", "Kwame", "Lea", "Mirko",
    "Noor", "Óscar", "Priya", "Quentin", "Rosa", "Søren", "Tuğba", "Uma", "Viktor", "Wen", "Xiao", "Yusuf",
    "Zofia",
)  # fmt: skip
FAMILY = (
    "Adeyemi", "Bergström", "Chen", "Dvořák", "Eriksen", "Fontaine", "García", "Hoffmann", "Ibrahim",
    "Jansen", "Kowalski", "Le", "Müller", "Nguyen", "Okafor", "Petrov", "Quispe", "Rossi", "Suzuki", "Tanaka",
    "Ueda", "Varga", "Wang", "Xu", "Yılmaz", "Zhang",
)  # fmt: skip
ORGANIZATIONS = (
    "Institute for Computing", "University of the North", "Open Models Lab", "Example Research",
    "National Centre for Machine Learning", "Polytechnic of the Coast",
    "Foundation for Open Training", "Large Runs",
)  # fmt: skip
FAMILIES = (
    "Aurora", "Birch", "Cedar", "Delta", "Ember", "Fjord", "Granite", "Harbour", "Iris", "Juniper", "Kestrel",
    "Lark", "Maple", "Nimbus", "Osprey", "Pine", "Quartz", "Raven", "Slate", "Thistle",
)  # fmt: skip
VARIANTS = ("", " base", " large", " v2", " (wide)", " 0.5x", "-B0", " without warm-up")
ASPECTS = (
    "a Schedule That Ends Early", "Fewer Tokens of Better Quality", "Orthogonalized Updates",
    "Depth before Width", "Progressive Resizing", "Curricula That Grow", "Half the Precision",
    "Grouped Layers", "Distilled Labels",
)  # fmt: skip
AIMS = ("Training to a Fixed Level with", "Cheaper Models by", "On", "How Far One Gets by", "Scaling Down:")
REMARKS = (
    "The run was stopped at the first evaluation that met the level; the schedule was made for a longer one.",
    "Warm-up on dummy data is left out, as are evaluations.",
    "The table prints hours of the whole cluster; they are divided by its chips here.",
    "Embeddings are looked up, not multiplied, so their parameters are not counted.",
    "The figure is the mean of the seeds that the appendix lists.",
    "Confidence of the one who estimated it: likely.",
    "A multiply-add is one operation in the paper's text, two in its table; the table is followed.",
    "Rough: the reached utilization is not printed, so the usual third is assumed.",
)
ANALYSES = (
    (
        "Measuring the Algorithmic Efficiency of Neural Networks",
        ("Danny Hernandez", "Tom B. Brown"),
        "https://arxiv.org/abs/2005.04305",
    ),
    ("AI and Compute", ("Dario Amodei", "Danny Hernandez"), "https://openai.com/index/ai-and-compute/"),
    ("A list of notable runs", (), "https://example.org/notable-runs"),
    ("What training took, a survey", (), "https://example.org/survey"),
)


def person(random: Random) -> str:
    """Return a name."""
    middle = f" {random.choice('ABCDEFGHJKLMNPRSTW')}." if random.random() < 0.2 else ""
    return f"{random.choice(GIVEN)}{middle} {random.choice(FAMILY)}"


def people(random: Random, most: int) -> list[str]:
    """Return at least one name, none twice."""
    return list(dict.fromkeys(person(random) for _ in range(random.randint(1, most))))


def paper_title(random: Random, model: str) -> str:
    """Return the title of the paper on a model, which no other paper has."""
    return f"{model}: {random.choice(AIMS)} {random.choice(ASPECTS)}"


def remark(random: Random, most: int = 1) -> str:
    """Return one sentence or a few."""
    return " ".join(random.sample(REMARKS, random.randint(1, most)))


def analysis(random: Random) -> dict[str, object]:
    """Return a source that several records share."""
    return analyses(random, 1)[0]


def analyses(random: Random, count: int) -> list[dict[str, object]]:
    """Return sources that several records share, none twice."""
    return [
        {"title": title, **({"authors": list(authors)} if authors else {}), "url": url}
        for title, authors, url in random.sample(ANALYSES, count)
    ]
