"""A process of one thread whose readers misbehave; prints what its caller saw. See test_guard."""

import ctypes
import json
import os
import socket
import sys
import time
from pathlib import Path

from prebrief.errors import PrebriefError
from prebrief.ingest import stage
from prebrief.ingest.guard import begin, guarded
from prebrief.ingest.guarded_child import Request
from prebrief.ingest.limits import Limits

LIMITS = Limits(read_seconds=1.0, clock_seconds=2.0, read_bytes=200_000_000)
SECRET = "Wren Halloway of Port Ellery"
held = os.open(sys.argv[1], os.O_RDWR)
written = Path(sys.argv[1]).with_name("written")


def spin() -> None:
    while True:
        pass


def grow() -> None:
    kept = []
    while True:
        kept.append(bytearray(10_000_000))


def write() -> None:
    written.write_bytes(b"x" * 10)


def connect() -> None:
    os.fstat(held)  # the caller's files and sockets are closed here


def shout() -> None:
    print(SECRET)  # noqa: T201
    print(SECRET, file=sys.stderr, flush=True)  # noqa: T201


def lie() -> None:
    # Speak for the reader: a document of the wrong kind, then no JSON at all.
    for number in range(3, 64):
        try:
            there = socket.socket(fileno=os.dup(number))
            there.sendall((9).to_bytes(8, "big") + b"not JSON!")
        except OSError:
            continue


CASES = {
    "crash": lambda: ctypes.string_at(0),
    "spin": spin,
    "sleep": lambda: time.sleep(60),
    "grow": grow,
    "bug": lambda: {}["no such key: " + SECRET],
    "recurse": lambda: CASES["recurse"](),  # noqa: PLW0108 - not yet there
    "write": write,
    "files": connect,
    "exit": lambda: os._exit(0),
    "lie": lie,
    "shout": shout,
}


def main() -> None:
    sound = stage.ingest
    seen: dict[str, str] = {}
    for name, act in CASES.items():

        def misbehave(data: bytes, act=act, **options: object) -> object:
            act()
            return sound(data, **options)

        stage.ingest = misbehave
        try:
            seen[name] = guarded(Request(SECRET.encode(), "cv", "cv.txt", limits=LIMITS)).text
        except PrebriefError as error:
            assert SECRET not in json.dumps(error.to_dict())
            seen[name] = error.code
    stage.ingest = sound
    empty = Request(b"", "cv", "a.txt")
    good = Request(b"Medical Director", "job", "b.txt")
    with begin([empty, good]) as pending:
        try:
            pending.take()
        except PrebriefError as error:
            seen["first"] = error.code
        seen["second"] = pending.take().text
    with begin([good]) as pending:
        pass  # given up before it was asked for
    seen["children left"] = str(len(Path(f"/proc/self/task/{os.getpid()}/children").read_text()))
    seen["written"] = str(written.exists() and written.stat().st_size)
    print(json.dumps(seen))  # noqa: T201


if __name__ == "__main__":
    main()
