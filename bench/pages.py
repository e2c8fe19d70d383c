"""Measure the web pages: ``python -m bench.pages [--runs N] [PATH ...]``.

Starts ``prebrief serve`` with a folder of its own, makes the brief of the example, and takes for
each page: bytes as sent with its style and scripts, the answer's time over one connection, and the
Largest Contentful Paint in Chromium on a 390 px wide screen, the processor slowed to a quarter and
nothing in its cache. ``{brief}`` in a path stands for the brief's own path.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from playwright.sync_api import Browser, sync_playwright

PROGRAM = str(Path(sys.executable).with_name("prebrief"))
PATHS = (
    "/ /privacy /yours {brief} {brief}/plan {brief}/practise {brief}/interview {brief}/drills "
    "{brief}/cases {brief}/cases/pay {brief}/readiness {brief}/share {brief}/corrections"
).split()
SLOWER = 4
WATCH = """window.painted = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.painted = entry.startTime;
}).observe({type: "largest-contentful-paint", buffered: true});"""


@contextmanager
def serving() -> Iterator[str]:
    """Start the web app and give its address with the key."""
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--no-open", "--port", "0"],
            env={**os.environ, "PREBRIEF_HOME": home},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout
        hit = re.search(r"http\S+", process.stdout.readline())
        assert hit, "the server did not start"
        try:
            yield hit[0]
        finally:
            process.terminate()
            process.wait()


def make_brief(client: httpx.Client) -> str:
    """Make the brief of the example and give its path."""
    hit = re.search(r'name="csrf" value="([^"]+)"', client.get("/").text)
    assert hit
    run = client.post("/example", data={"csrf": hit[1]}).headers["location"]
    while True:
        answer = client.get(run)
        if answer.status_code == 303:
            return answer.headers["location"]
        assert 'data-state="failed"' not in answer.text
        time.sleep(0.1)


def weight(client: httpx.Client, path: str) -> int:
    """Give the bytes of a page as sent, with all that it loads."""
    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(path).text)
    total = 0
    for asked in {path, *files}:
        with client.stream("GET", asked, headers={"Accept-Encoding": "gzip"}) as answer:
            total += sum(len(chunk) for chunk in answer.iter_raw())
    return total


def answered_ms(client: httpx.Client, path: str, times: int) -> list[float]:
    """Ask again and again and give the times, sorted."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        client.get(path)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def painted_ms(browser: Browser, address: str, path: str) -> float:
    """Give the Largest Contentful Paint of a page opened for the first time."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    try:
        page = context.new_page()
        page.goto(address)
        fresh = context.new_page()
        fresh.add_init_script(WATCH)
        session = context.new_cdp_session(fresh)
        session.send("Network.enable")
        session.send("Network.clearBrowserCache")
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        fresh.goto(address.partition("/?")[0] + path, wait_until="load")
        fresh.wait_for_timeout(300)
        painted: float = fresh.evaluate("() => window.painted")
        return painted
    finally:
        context.close()


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("paths", nargs="*", default=PATHS)
    chosen = parser.parse_args()
    with (
        serving() as address,
        httpx.Client(base_url=address.partition("/?")[0], timeout=60) as client,
    ):
        client.get(address)
        brief = make_brief(client)
        print("| page | KB as sent | answer ms, median | p95 | LCP ms, median | most |")
        print("|---|---|---|---|---|---|")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
            )
            for path in chosen.paths:
                there = path.format(brief=brief)
                if client.get(there).status_code != 200:
                    continue
                times = answered_ms(client, there, 60)
                painted = [painted_ms(browser, address, there) for _ in range(chosen.runs)]
                shown = path.replace("{brief}", "/briefs/ID")
                print(
                    f"| {shown} | {weight(client, there) / 1000:.1f} | {times[30]:.1f} "
                    f"| {times[57]:.1f} | {statistics.median(painted):.0f} | {max(painted):.0f} |"
                )
            browser.close()


if __name__ == "__main__":
    main()
