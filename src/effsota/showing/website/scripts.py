"""Scripts as they are sent: without the indentation and the comment lines that only their readers need."""

from __future__ import annotations


def shrink_script(data: bytes) -> bytes:
    """Return a script with every line stripped, without blank lines and comment lines.

    Our scripts hold no text that goes over several lines; a test runs them as they are sent.
    """
    lines = (line.strip() for line in data.decode().splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//")).encode()
