"""The pages of trends: doubling times side by side, boards beside each other, what others print."""

TRENDS = "trends/"
COMPARISON = f"{TRENDS}compare/"
PRINTED = f"{TRENDS}published/"
TOGETHER = f"{TRENDS}together/"


def to_root(path: str) -> str:
    """Return how a link of a page at `path` begins that is counted from the site's root."""
    return "../" * path.count("/")
