"""A site of Hugo with as many pages as ours has, and as much text on each."""

from __future__ import annotations

import re
import shutil
from html import unescape
from pathlib import Path

CONFIG = 'baseURL = "https://example.org/tracker/"\ntitle = "Made up"\ndisableKinds = ["taxonomy", "term"]\n'
LAYOUT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><header><a href="{{ "/" | relURL }}">{{ site.Title }}</a></header>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main>
<footer><p>{{ site.Title }}</p></footer></body></html>
"""
_UNSEEN = re.compile(r"<(script|style|svg)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#+!|~:-])")
WORDS_A_LINE = 20


def write_hugo(site: Path, folder: Path) -> int:
    """Write the content and the templates for Hugo; return how many pages a built site of ours has."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "layouts/_default").mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (folder / "layouts/_default" / name).write_text(LAYOUT, encoding="utf-8")
    (folder / "layouts/index.html").write_text(LAYOUT, encoding="utf-8")
    (folder / "hugo.toml").write_text(CONFIG, encoding="utf-8")
    pages = sorted(site.rglob("*.html"))
    for number, page in enumerate(pages):
        target = folder / "content" / page.relative_to(site).parent / f"page-{number}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_content(number, page.read_text("utf-8")), encoding="utf-8")
    return len(pages)


def _content(number: int, html: str) -> str:
    words = unescape(_TAG.sub(" ", _UNSEEN.sub(" ", html))).split()
    lines = [" ".join(words[at : at + WORDS_A_LINE]) for at in range(0, len(words), WORDS_A_LINE)]
    text = "\n\n".join(_MARKDOWN.sub(r"\\\1", line) for line in lines)
    return f'---\ntitle: "Page {number}"\n---\n\n{text}\n'
