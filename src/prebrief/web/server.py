"""The application: middleware, pages, interface, errors."""

import pkgutil
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager, nullcontext
from importlib import import_module

from fastapi import APIRouter, Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from prebrief import __version__
from prebrief.errors import PrebriefError
from prebrief.web import problems
from prebrief.web.assets import PREFIX, serve
from prebrief.web.doors import Door, hosted
from prebrief.web.forms import from_our_page
from prebrief.web.operations import Measure
from prebrief.web.security import Gate, Headers


def create_app(*, running: Callable[[], AbstractContextManager[object]] = nullcontext) -> FastAPI:
    """Make the application.

    Args:
        running: What runs beside it from start to stop, such as the worker of this process.
    """

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        beside = running()
        # In a thread: opening a database must not keep the first requests waiting.
        await run_in_threadpool(beside.__enter__)
        try:
            yield
        finally:
            await run_in_threadpool(beside.__exit__, None, None, None)

    app = FastAPI(
        title="Prebrief",
        version=__version__,
        # The framework's own pages load scripts from another host.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
        middleware=[
            Middleware(Measure),
            Middleware(Headers),
            Middleware(GZipMiddleware, minimum_size=600, compresslevel=5),
            Middleware(problems.LastResort),
            Middleware(Gate),
            Middleware(Door),
        ],
    )
    app.router.routes.append(Route(f"{PREFIX}{{name:path}}", serve, name="static"))
    for router in routers("prebrief.web.pages"):
        app.include_router(router, include_in_schema=False, dependencies=[Depends(from_our_page)])
    for router in routers("prebrief.web.api"):
        app.include_router(router)
    app.add_exception_handler(PrebriefError, problems.on_ours)
    app.add_exception_handler(RequestValidationError, problems.on_invalid)
    app.add_exception_handler(HTTPException, problems.on_http)
    return app


@contextmanager
def working(*, workers: int | None = None) -> Iterator[None]:
    """Have briefs made, and warm up meanwhile, so that the first one is quick.

    Args:
        workers: Processes beside this one that make briefs; with 0 this one does. Unless told
            there is one where many people read pages meanwhile, and none for one person.
    """
    from prebrief.app.briefs import playbook
    from prebrief.app.runs import serving, worker_process
    from prebrief.app.upkeep import tidying
    from prebrief.pipeline import load_stages, warm_up

    def warm() -> None:
        load_stages()
        warm_up(playbook())

    thread = threading.Thread(target=warm, name="warm-up", daemon=True)
    thread.start()
    try:
        slots = int(hosted()) if workers is None else workers
        beside = worker_process(slots=slots) if slots else nullcontext()
        with serving(execute=not slots), beside, tidying():
            yield
    finally:
        # The model must not be cut off while it loads.
        thread.join()


def routers(package: str) -> Iterator[APIRouter]:
    """Give the ``router`` of each module of a folder, in the order of their names."""
    try:
        folder = import_module(package)
    except ModuleNotFoundError as missing:
        if missing.name == package:
            return
        raise
    for found in sorted(pkgutil.iter_modules(folder.__path__), key=lambda module: module.name):
        router = getattr(import_module(f"{package}.{found.name}"), "router", None)
        if isinstance(router, APIRouter):
            yield router
