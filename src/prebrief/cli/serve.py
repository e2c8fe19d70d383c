"""``prebrief serve``: the web app."""

import signal
import socket
import sys
import threading
import webbrowser
from contextlib import closing
from functools import partial
from typing import Annotated

import typer

from prebrief.errors import SetupError

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def serve(
    host: Annotated[str, typer.Option("--host", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 for any.")] = 8765,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            metavar="N",
            min=0,
            max=64,
            help="Processes that make briefs beside this one; 0: none, it makes them itself.",
        ),
    ] = None,
) -> None:
    """Open the web app, on this machine only unless told otherwise."""
    for number in (signal.SIGINT, signal.SIGTERM):
        # The server passes the signal on once it has ended in order: that is a good end.
        signal.signal(number, lambda *_: sys.exit(0))
    _check_hosting(host)
    with closing(_listen(host, port)) as listening:
        # Said before anything heavy is loaded; who opens it at once waits for the port's queue.
        address = _address(listening, host)
        _say(address, host)
        if open_browser and sys.stdout.isatty():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        _run(listening, workers)


def _check_hosting(host: str) -> None:
    """Stop a host who has not said by which address people come."""
    from prebrief.settings import settings

    chosen = settings()
    if chosen.mode == "hosted" and not chosen.public_url and host not in LOOPBACK:
        raise SetupError(
            "no-public-url",
            "In hosted mode Prebrief must know the address that people type.",
            fix="Set PREBRIEF_PUBLIC_URL, such as https://prebrief.example.org",
        )


def _listen(host: str, port: int) -> socket.socket:
    """Take the port, or say clearly why not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # The protocol is named so that asyncio sends small packets at once: else it leaves Nagle's
    # delay on, and every answer takes 40 ms longer.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        taken = error.errno is not None and "in use" in (error.strerror or "").lower()
        raise SetupError(
            "port-taken" if taken else "cannot-listen",
            f"Port {port} is in use by another program, perhaps another Prebrief."
            if taken
            else f"Prebrief cannot listen on {host}:{port}: {error.strerror or 'refused'}.",
            fix="Open the other one, or let any free port be taken: prebrief serve --port 0",
        ) from error
    listening.listen(256)
    return listening


def _address(listening: socket.socket, host: str) -> str:
    from prebrief.settings import settings

    chosen = settings()
    if chosen.mode == "hosted":
        return chosen.public_url or f"http://{host}:{listening.getsockname()[1]}"
    from prebrief.app.secret import sign

    shown = "127.0.0.1" if host in {"0.0.0.0", "localhost"} else host
    shown = f"[{shown}]" if ":" in shown else shown
    return f"http://{shown}:{listening.getsockname()[1]}/?key={sign('key')}"


def _say(address: str, host: str) -> None:
    print(f"Prebrief: {address}", flush=True)
    print("Stop it with Ctrl+C.", file=sys.stderr)
    from prebrief.settings import settings

    if host not in LOOPBACK and settings().mode == "local":
        print(
            "It listens beyond this machine: whoever has the address above sees your data, and the "
            "connection is not encrypted.",
            file=sys.stderr,
        )


def _run(listening: socket.socket, workers: int | None) -> None:
    import gc

    import uvicorn

    gc.enable()  # unlike the other commands, this one lives long
    from prebrief.app.logs import start_logging
    from prebrief.settings import settings
    from prebrief.web.server import create_app, working

    hosted = settings().mode == "hosted"
    if hosted:
        start_logging()
    config = uvicorn.Config(
        create_app(running=partial(working, workers=workers)),
        log_level="warning",
        log_config=None if hosted else uvicorn.config.LOGGING_CONFIG,
        access_log=False,  # addresses hold keys
        server_header=False,
        # A proxy on the same machine may say which address people typed.
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        timeout_keep_alive=20,
        timeout_graceful_shutdown=10,
    )
    uvicorn.Server(config).run(sockets=[listening])
