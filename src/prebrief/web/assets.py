"""Static files under names that change with their content, so that browsers keep them for good."""

import gzip
import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from prebrief.render.page import TEMPLATES as BRIEF

STATIC = Path(__file__).parent / "static"
PREFIX = "/static/"
BUNDLES = {
    "app.css": (BRIEF / "tokens.css", BRIEF / "brief.css", STATIC / "base.css"),
    "cases.css": (BRIEF / "case.css", STATIC / "cases_page.css"),
}
"""Files sent as one. The colours and the brief's own styles are those of the standalone page."""
FOREVER = "public, max-age=31536000, immutable"
_TEXT = frozenset({".css", ".js", ".svg", ".json", ".webmanifest"})
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json"}


@dataclass(frozen=True)
class Asset:
    """A static file as it is sent."""

    name: str
    """Its name with the hash: ``base.1f2e3d4c5b.css``."""
    media_type: str
    plain: bytes
    packed: bytes | None
    """The same in gzip, for files of text."""


@cache
def assets() -> dict[str, Asset]:
    """Read every static file, by its own name such as ``base.css`` or ``drop.js``."""
    found: dict[str, Asset] = {}
    paths: dict[str, tuple[Path, ...]] = dict(BUNDLES)
    paths |= {path.relative_to(STATIC).as_posix(): (path,) for path in STATIC.rglob("*.*")}
    # Scripts last: each names those that it imports by their hashed names.
    for name in sorted(paths, key=lambda name: (name.endswith(".js"), name)):
        _take(name, paths, found, ())
    return found


def address(name: str) -> str:
    """Give the address of a static file; a name that does not exist is a fault of the page."""
    return PREFIX + assets()[name].name


def serve(request: Request) -> Response:
    """Answer a request for a static file."""
    asked = request.path_params["name"]
    asset = _by_sent_name().get(asked)
    if asset is None:
        return Response(status_code=404)
    headers = {"Cache-Control": FOREVER, "ETag": f'"{asked}"', "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    body = asset.plain
    if asset.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body, headers["Content-Encoding"] = asset.packed, "gzip"
    return Response(body, media_type=asset.media_type, headers=headers)


@cache
def _by_sent_name() -> dict[str, Asset]:
    return {asset.name: asset for asset in assets().values()}


def _take(
    name: str, paths: dict[str, tuple[Path, ...]], found: dict[str, Asset], above: tuple[str, ...]
) -> Asset:
    if name in found:
        return found[name]
    assert name not in above, f"{name} imports itself through {above}"
    path = Path(name)
    data = b"".join(part.read_bytes() for part in paths[name])
    if path.suffix == ".js":
        text = data.decode()
        for other in paths:
            if other.endswith(".js") and f'"./{other}"' in text:
                sent = _take(other, paths, found, (*above, name)).name
                text = text.replace(f'"./{other}"', f'"./{sent}"')
        data = text.encode()
    kind = _TYPES.get(path.suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    digest = sha256(data).hexdigest()[:10]
    made = Asset(
        name=f"{name.removesuffix(path.suffix)}.{digest}{path.suffix}",
        media_type=kind,
        plain=data,
        packed=gzip.compress(data, 9, mtime=0) if path.suffix in _TEXT else None,
    )
    found[name] = made
    return made
