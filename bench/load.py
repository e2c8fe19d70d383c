"""Measure many people at once: ``python -m bench.load --users 200 --minutes 3``.

Starts ``prebrief serve`` in hosted mode on the loopback with a folder of its own, and its worker
with it. Every person has an account, cards, and a brief of a CV that no other has. They read pages,
think for 2 to 8 seconds, answer questions, and now and then hand in a CV, which a worker prepares
meanwhile. Reported are the errors and how long answers took, from the first byte sent to the last
received: pages that are read; scoring, with the page that shows the score.

The people live in this process and take their share of the machine.
"""

import argparse
import asyncio
import json
import os
import random
import re
import resource
import secrets
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).parents[1]
PROGRAM = str(Path(sys.executable).with_name("prebrief"))
NAME = "Abernethy"
"""The name in the example CV; each person has another of the same length in its place."""
READ = {
    "/": 14, "{brief}": 24, "{brief}/practise": 14, "{brief}/plan": 10, "{brief}/readiness": 8,
    "{brief}/drills": 6, "{brief}/interview": 3, "{brief}/cases": 4, "{brief}/cases/pay": 3,
    "{brief}/share": 2, "{brief}/corrections": 2, "/account": 2,
}  # fmt: skip
"""Pages by how often they are looked at; answering and handing in come on top."""
ANSWER, PREPARE = 12, 1
ANSWERS = (
    "In {a} our median wait for a bed was {b} hours. I sat with the charge nurse and two residents,"
    " we mapped one night by hand, and found {c} handovers that nobody had asked for. I gave up my"
    " own clinic to run the pilot. Within a year the wait fell by {b} percent.",
    "A surgeon refused the checklist for {c} months. I asked him for the case that worried him,"
    " changed the second step with him, and he presented it himself. Completion went"
    " from {b} to 9{d} percent. I should have gone to him before I wrote to everyone.",
    "The budget was short by {b}00 thousand dollars. With finance I listed every contract, kept the"
    " {c} that patients would miss, and told the board which risk each cut carried. We closed at"
    " {d} percent below plan and nobody was let go.",
)
GOALS_MS = {"reading": 150, "scoring": 400}


@dataclass
class Tally:
    """What happened."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Milliseconds of each answer, by kind."""
    pages: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """The same of each page that is read."""
    errors: Counter[str] = field(default_factory=Counter)
    prepared: int = 0
    seconds: float = 0.0


@dataclass(frozen=True)
class Person:
    """Somebody with a session and a brief."""

    name: str
    token: str
    brief: str


def settle(count: int) -> tuple[list[Person], str]:
    """Write accounts, sessions, briefs, cards into the database of the settings.

    Returns:
        The people, and the text of the CV that theirs are made from.
    """
    from prebrief.app import briefs, practice
    from prebrief.app.kept import database, kept_of
    from prebrief.records.account import Account, Session
    from prebrief.records.brief import Brief
    from prebrief.records.practice import KeptBrief
    from prebrief.store.accounts import hash_of

    made = briefs.prepare(str(ROOT / "examples/cv.pdf"), str(ROOT / "examples/posting.md")).brief
    written = made.model_dump_json(by_alias=True)
    moment, kept, people = datetime.now(UTC), database(), []
    for name in names(count):
        owner, token = secrets.token_hex(8), secrets.token_urlsafe(32)
        account = Account(
            id=owner, email=f"{name}@example.org", name=name, role="candidate", created_at=moment
        )
        kept.accounts.add(account, password="!")
        session = Session(
            account_id=owner, created_at=moment, seen_at=moment,
            expires_at=moment + timedelta(days=1),
        )  # fmt: skip
        kept.sessions.add(hash_of("session", token), session)
        brief = Brief.model_validate_json(written.replace(NAME, name))
        own = KeptBrief(
            id=secrets.token_hex(8), kept_at=moment, title=practice.title_of(brief), brief=brief
        )
        kept_of(owner).briefs.keep(own)
        practice.seed_cards(kept_of(owner), own)
        people.append(Person(name, token, f"/briefs/{own.id}"))
    kept.close()
    return people, made.documents.cv.text


def names(count: int) -> Iterator[str]:
    """Give names as long as that of the example, no two alike."""
    for number in range(count):
        letters = "".join("abcdefghij"[int(digit)] for digit in f"{number:05d}")
        yield f"Vale{letters}"


@contextmanager
def serving(home: str) -> Iterator[str]:
    """Start the server on what was settled and give its address."""
    with (Path(home) / "said.txt").open("w") as said:
        process = subprocess.Popen(
            [PROGRAM, "serve", "--no-open", "--port", "0"],
            env=os.environ, stdout=subprocess.PIPE, stderr=said, text=True,
        )  # fmt: skip
    assert process.stdout
    hit = re.search(r"http\S+", process.stdout.readline())
    assert hit, (Path(home) / "said.txt").read_text()
    try:
        yield hit[0].split("/?")[0].rstrip("/")
    finally:
        process.terminate()
        process.wait()


class Visitor:
    """A person at work until the end."""

    def __init__(self, person: Person, cv: str, base: str, tally: Tally, seed: int) -> None:
        self.person, self.tally, self.chance = person, tally, random.Random(seed)
        self.cv = cv
        self.client = httpx.AsyncClient(
            base_url=base, cookies={"prebrief": person.token}, timeout=60,
            headers={"Accept": "text/html", "Accept-Encoding": "gzip"},
        )  # fmt: skip

    async def live(self, until: float, spread: float) -> None:
        """Come at a moment of one's own; look, think, look."""
        await asyncio.sleep(self.chance.uniform(0, spread))
        async with self.client:
            await self.dress()
            while time.monotonic() < until:
                await self.act()
                await self.think(until)

    async def think(self, until: float) -> None:
        """Take one's time, but no longer than until the end."""
        left = max(0.0, until - time.monotonic())
        await asyncio.sleep(min(self.chance.uniform(2, 8), left))

    async def dress(self) -> None:
        """Load style and scripts, once, as a browser does."""
        text = await self.ask("reading", "GET", "/")
        for there in sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', text))):
            await self.ask("static", "GET", there)

    async def act(self) -> None:
        """Do the next thing."""
        pages = list(READ)
        weights = [*READ.values(), ANSWER, PREPARE]
        choice = self.chance.choices([*pages, "answer", "prepare"], weights)[0]
        if choice == "answer":
            await self.answer()
        elif choice == "prepare":
            await self.prepare()
        else:
            await self.read(choice)

    async def read(self, page: str) -> str:
        """Look at a page."""
        return await self.ask("reading", "GET", page.format(brief=self.person.brief), page=page)

    async def answer(self) -> None:
        """Answer a question and read the score."""
        listed = await self.read("{brief}/practise")
        there = re.findall(rf'href="({self.person.brief}/practise/q\.[^"?]+)"', listed)
        if not there:
            self.tally.errors["no question"] += 1
            return
        path = self.chance.choice(there)
        asked = await self.ask("reading", "GET", path, page="{brief}/practise/QUESTION")
        await asyncio.sleep(self.chance.uniform(2, 8))
        words = self.chance.choice(ANSWERS).format(
            a=self.chance.randint(2012, 2025), b=self.chance.randint(11, 89),
            c=self.chance.randint(2, 9), d=self.chance.randint(1, 8),
        )  # fmt: skip
        await self.ask("scoring", "POST", path, data={"csrf": csrf_of(asked), "answer": words})

    async def prepare(self) -> None:
        """Hand in a CV and wait for the brief as the page does."""
        form = await self.read("/")
        run = await self.ask("handing in", "POST", "/prepare", follow=False, data={
            "csrf": csrf_of(form),
            "cv_text": self.cv.replace(NAME, f"{self.person.name}{self.chance.randint(10, 99)}"),
            "posting": POSTING,
        })  # fmt: skip
        wait = 0.15
        for _ in range(200):
            part = await self.ask("waiting", "GET", f"{run}&part=true", page="/runs/ID")
            if 'data-state="failed"' in part:
                self.tally.errors["a run failed"] += 1
                return
            if "data-there" in part:
                self.tally.prepared += 1
                return
            await asyncio.sleep(wait)
            wait = min(wait * 1.3, 2)
        self.tally.errors["a run took too long"] += 1

    async def ask(
        self,
        kind: str,
        method: str,
        path: str,
        *,
        page: str = "",
        follow: bool = True,
        data: dict[str, str] | None = None,
    ) -> str:
        """Ask and note how it went; give the page, or where it leads."""
        begun = time.perf_counter()
        try:
            answer = await self.client.request(method, path, data=data, follow_redirects=follow)
        except httpx.HTTPError as error:
            self.tally.errors[f"{type(error).__name__} {method} {page or path}"] += 1
            return ""
        spent = (time.perf_counter() - begun) * 1000
        if answer.status_code >= 400:
            self.tally.errors[f"{answer.status_code} {method} {page or path}"] += 1
        self.tally.taken[kind].append(spent)
        if page and kind == "reading":
            self.tally.pages[page].append(spent)
        return answer.text if follow else answer.headers.get("location", "")


def csrf_of(html: str) -> str:
    """Give the token of a page's forms."""
    hit = re.search(r'name="csrf" value="([^"]+)"', html)
    return hit[1] if hit else ""


POSTING = (ROOT / "examples/posting.md").read_text(encoding="utf-8")


async def warm_up(person: Person, cv: str, base: str) -> None:
    """Have somebody look at everything once: a host has been up for longer than a minute."""
    first = Visitor(person, cv, base, Tally(), 0)
    async with first.client:
        await first.dress()
        for page in READ:
            await first.read(page)
        await first.answer()
        await first.prepare()
    assert not first.tally.errors, first.tally.errors


async def visit(people: list[Person], cv: str, base: str, minutes: float, seed: int) -> Tally:
    """Let everybody live for so many minutes."""
    first, *rest = people
    await warm_up(first, cv, base)
    tally, begun = Tally(), time.monotonic()
    until = begun + 60 * minutes
    spread = min(8.0, 60 * minutes / 4)
    visitors = [Visitor(person, cv, base, tally, seed + i) for i, person in enumerate(rest)]
    await asyncio.gather(*(visitor.live(until, spread) for visitor in visitors))
    tally.seconds = time.monotonic() - begun
    return tally


def quantile(values: list[float], share: float) -> float:
    """Give the value that so great a share is not above."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def report(tally: Tally, *, by_page: bool) -> dict[str, Any]:
    """Print tables; give the figures."""
    total = sum(len(values) for values in tally.taken.values())
    wrong = sum(tally.errors.values())
    print("| answers | count | p50 ms | p95 | p99 | aim for p95 |")
    print("|---|---|---|---|---|---|")
    shown = dict(sorted(tally.taken.items())) | (dict(tally.pages) if by_page else {})
    for kind, values in shown.items():
        marks = " | ".join(f"{quantile(values, share):.0f}" for share in (0.5, 0.95, 0.99))
        print(f"| {kind} | {len(values)} | {marks} | {GOALS_MS.get(kind, '')} |")
    pace = f"{total} requests in {tally.seconds:.0f} s ({total / tally.seconds:.1f} a second)"
    print(f"\n{pace}, {wrong} errors, {tally.prepared} briefs prepared")
    for what, count in tally.errors.most_common(10):
        print(f"  {count} × {what}")
    return {
        "requests": total, "seconds": tally.seconds, "errors": dict(tally.errors),
        "prepared": tally.prepared,
        "p95": {kind: quantile(values, 0.95) for kind, values in tally.taken.items()},
    }  # fmt: skip


def main() -> None:
    """Settle people, let them live, print how it was; fail where an aim was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--users", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=3)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--pages", action="store_true", help="list every page, too")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="load-") as home:
        os.environ |= {"PREBRIEF_HOME": home, "PREBRIEF_MODE": "hosted"}
        for name in ("PREBRIEF_DATABASE_URL", "PREBRIEF_PUBLIC_URL"):
            os.environ.pop(name, None)
        people, cv = settle(options.users + 1)  # one of them warms the server up
        print(f"{options.users} people, {options.minutes:g} minutes; "
              f"load average {os.getloadavg()[0]:.1f} before", file=sys.stderr)  # fmt: skip
        with serving(home) as base:
            tally = asyncio.run(visit(people, cv, base, options.minutes, options.seed))
            figures = report(tally, by_page=options.pages)
        # From start to end: a figure that other work on the machine leaves as it is.
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        figures["server_cpu_seconds"] = usage.ru_utime + usage.ru_stime
        print(f"{figures['server_cpu_seconds']:.1f} s of processor for server and worker")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=2))
    missed = [kind for kind, most in GOALS_MS.items() if figures["p95"].get(kind, 0) > most]
    if tally.errors or missed:
        sys.exit(f"missed: {', '.join([*missed, *(['no errors'] if tally.errors else [])])}")


if __name__ == "__main__":
    main()
