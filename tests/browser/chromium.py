"""Where this machine keeps a Chromium, whatever its name; run as a script, it fails where there is none."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

# The same engine without windows: it takes a third less for a page, and three quarters less for a profile.
HEADLESS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def own_of_playwright() -> str:
    """Return where Playwright would keep a browser of its own, whether or not it is there."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow, and seldom reached)

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def find_headless() -> str | None:
    """Return the path of a Chromium for the tests, one without windows where there is one, or None."""
    installed = (shutil.which(name) for name in HEADLESS)
    return os.environ.get("CHROME_PATH") or next(filter(None, installed), None) or find_chromium()


def find_chromium() -> str | None:
    """Return the path of a Chromium, or None; the environment's CHROME_PATH comes first."""
    named = (os.environ.get("CHROME_PATH"),)
    installed = (shutil.which(name) for name in NAMES)
    applications = (path for path in APPLICATIONS if Path(path).is_file())
    found = next(filter(None, (*named, *installed, *applications)), None) or own_of_playwright()
    return found if Path(found).is_file() else None


if __name__ == "__main__":
    sys.exit(find_headless() is None)
