"""A Firefox of this machine, driven by Marionette, its own protocol: that of Playwright is a download."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType

NAMES = ("firefox", "firefox-esr")
PATIENCE = 60.0  # seconds for a busy machine
# The port is a free one, which Firefox writes into its profile; nothing is fetched from anywhere.
PREFERENCES = {
    "marionette.port": 0,
    "toolkit.startup.max_resumed_crashes": -1,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "",
}


def find_firefox() -> str | None:
    """Return the path of a Firefox, or None; the environment's FIREFOX_PATH comes first."""
    return os.environ.get("FIREFOX_PATH") or next(filter(None, map(shutil.which, NAMES)), None)


class Firefox:
    """One window of a Firefox with a profile of its own.

    Source: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
    """

    def __init__(self, path: str, profile: Path) -> None:
        lines = (f'user_pref("{key}", {json.dumps(value)});\n' for key, value in PREFERENCES.items())
        (profile / "user.js").write_text("".join(lines), "utf-8")
        self._process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--marionette", "--profile", str(profile)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._port = profile / "MarionetteActivePort"
        self._number = 0

    def __enter__(self) -> Self:
        end = time.monotonic() + PATIENCE
        while not (self._port.is_file() and self._port.read_text("utf-8")):
            assert self._process.poll() is None, "Firefox ended before it answered"
            assert time.monotonic() < end, "Firefox does not answer"
            time.sleep(0.05)
        port = int(self._port.read_text("utf-8"))
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self._receive()  # who it is
        self.ask("WebDriver:NewSession", capabilities={})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(PATIENCE)

    def open(self, address: str) -> None:
        """Open a page and wait until it has loaded."""
        self.ask("WebDriver:Navigate", url=address)

    def run(self, script: str) -> Any:
        """Return what a script returns in the open page."""
        return self.ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def resize(self, width: int, height: int) -> None:
        """Make the window so large."""
        self.ask("WebDriver:SetWindowRect", width=width, height=height)

    def ask(self, command: str, **given: Any) -> Any:
        """Return the answer to a command.

        Raises:
            AssertionError: if Firefox answers with an error.
        """
        self._number += 1
        message = json.dumps([0, self._number, command, given]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._receive()
        assert error is None, f"{command}: {error}"
        return result

    def _receive(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        message = b""
        while len(message) < int(length[:-1]):
            message += self._socket.recv(int(length[:-1]) - len(message))
        return json.loads(message)
