"""The report as a page, in a real browser: `python tests/bench/report_page.py [--browser chromium]`.

Ten years and a month are looked at in headless Chromium, at a phone's width and at a desktop's, in light and
in dark, and on paper: nothing to scroll sideways, no request but the page itself, every dot and text seen.
Where no browser is installed that is said, with status 0. It is driven through a pipe: no port is open.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from programs import LAUNCHER
from ten_years import generate

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTHS = {"phone": 390, "desktop": 1280}
HOSTILE = "<img src=x onerror=fetch('http://127.0.0.1:9/')> " + "unbroken" * 60
EVERYTHING = ("--with", "journal,notes,feelings,triggers", "--format", "html")
# Text whose colour is less than 4.5 : 1 from the page.
FAINT = """(() => {
  const light = c => { const [r, g, b] = c.match(/[\\d.]+/g).map(v => { v /= 255;
    return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
    return .2126 * r + .7152 * g + .0722 * b; };
  const page = light(getComputedStyle(document.body).backgroundColor) + .05;
  const ratio = c => { const l = light(c) + .05; return Math.max(l, page) / Math.min(l, page); };
  const text = [...document.querySelectorAll("main *")].filter(e => e.childNodes.length && e.innerText)
    .filter(e => ratio(getComputedStyle(e).color) < 4.5);
  const dots = [...document.querySelectorAll("circle,rect")].filter(e => ratio(getComputedStyle(e).fill) < 3);
  return text.length + dots.length; })()"""


class Chromium:
    """A headless browser, and one page in it."""

    def __init__(self, program: str, profile: Path) -> None:
        down, self._down = os.pipe()
        self._up, up = os.pipe()

        def as_three_and_four() -> None:
            os.dup2(down, 13), os.dup2(up, 14), os.dup2(13, 3), os.dup2(14, 4)

        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        command += [f"--user-data-dir={profile}", "--disable-background-networking"]
        self._process = subprocess.Popen(
            command, preexec_fn=as_three_and_four, close_fds=False, stderr=subprocess.DEVNULL
        )
        os.close(down)
        os.close(up)
        self._left, self._number, self._session = b"", 0, ""
        self.requests: list[str] = []
        target = self.do("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.do("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.do(f"{domain}.enable")

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Do something in the browser; every request that it makes meanwhile is noted."""
        self._number += 1
        said = {"id": self._number, "method": method, "params": params}
        said |= {"sessionId": self._session} if self._session else {}
        os.write(self._down, json.dumps(said).encode() + b"\0")
        while (found := self._next()).get("id") != self._number:
            pass
        result: dict[str, Any] = found["result"]
        return result

    def open(self, page: Path, width: int, *, dark: bool) -> None:
        """Show a page in a window of this width."""
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.do("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.do("Emulation.setEmulatedMedia", features=[scheme])
        self.requests.clear()
        self.do("Page.navigate", url=page.as_uri())
        while self._next().get("method") != "Page.loadEventFired":
            pass

    def ask(self, script: str) -> Any:
        """What a script says about the page."""
        return self.do("Runtime.evaluate", expression=script, returnByValue=True)["result"]["value"]

    def pages_on_paper(self) -> int:
        """How many pages the PDF has."""
        data = base64.b64decode(self.do("Page.printToPDF", preferCSSPageSize=True)["data"])
        return len(re.findall(rb"/Type\s*/Page\b", data))

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.wait()

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._left:
            if not (more := os.read(self._up, 1 << 20)):
                raise SystemExit("the browser ended")
            self._left += more
        line, _, self._left = self._left.partition(b"\0")
        found: dict[str, Any] = json.loads(line)
        if found.get("method") == "Network.requestWillBeSent":
            self.requests.append(found["params"]["request"]["url"])
        return found


def main() -> int:
    """Look at both reports; status 1 where something is not as it has to be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--browser", default=next(filter(shutil.which, BROWSERS), ""))
    program = parser.parse_args().browser
    if not program:
        print("No Chromium is installed, so the page was not looked at.")
        return 0
    bad = 0
    with tempfile.TemporaryDirectory(prefix=".bench-") as name:
        folder = Path(name)
        generate(folder / "data", until=date.today())
        companion = [sys.executable, "-c", LAUNCHER, "--data", str(folder / "data")]
        env = {**os.environ, "HOME": name}
        subprocess.run([*companion, "win", HOSTILE], env=env, check=True, stdout=subprocess.DEVNULL)
        browser = Chromium(program, folder / "profile")
        for what, days in {"month": ("--month",), "ten years": ("--from", "2000-01-01")}.items():
            page = folder / f"{what}.html"
            subprocess.run(
                [*companion, "report", *days, *EVERYTHING, "--to", str(page)],
                env=env, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            for device, width in WIDTHS.items():
                for dark in (False, True):
                    browser.open(page, width, dark=dark)
                    beyond = browser.ask("document.documentElement.scrollWidth - innerWidth")
                    more, faint = len(browser.requests) - 1, browser.ask(FAINT)
                    bad += beyond > 0 or more != 0 or faint != 0
                    look = "dark" if dark else "light"
                    found = f"{max(beyond, 0)} px beyond, {more} requests, {faint} faint"
                    print(f"{what}, {device}, {look}: {found}")
            pages = browser.pages_on_paper()
            bad += not pages
            print(f"{what}, on paper: {pages} pages, {page.stat().st_size / 1e6:.1f} MB")
        browser.close()
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
