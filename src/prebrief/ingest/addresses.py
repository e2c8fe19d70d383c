"""Which addresses may be asked: public ones, by http or https, on the usual ports."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from prebrief.errors import InputError, ServiceError

_CARRIER_NAT = ipaddress.ip_network("100.64.0.0/10")
_TRANSLATED = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_LONGEST = 4_096


@dataclass(frozen=True)
class Policy:
    """What a fetch may reach."""

    ports: frozenset[int] = frozenset((80, 443))
    public_only: bool = True
    """Whether addresses of this machine and its networks are refused."""


DEFAULT_POLICY = Policy()


@dataclass(frozen=True)
class Target:
    """A checked address: the name to show and the number to connect to."""

    scheme: str
    host: str
    port: int
    path: str
    number: str
    """The IP address that was checked; a second look-up could give another."""


def check(address: str, *, policy: Policy) -> Target:
    """Take an address apart, look up its host and refuse what may not be asked."""
    if len(address) > _LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in address):
        raise _bad("The address is not well formed.")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as cause:
        raise _bad("The address is not well formed.") from cause
    if parts.scheme not in ("http", "https"):
        raise _bad("Only http and https addresses are read.")
    if parts.username is not None or parts.password is not None:
        raise _bad("The address holds a user name or password.")
    port = port or (443 if parts.scheme == "https" else 80)
    host = _host(parts.hostname or "")
    if policy.public_only and port not in policy.ports:
        raise _bad("The address names an unusual port.")
    path = parts.path or "/"
    return Target(
        scheme=parts.scheme,
        host=host,
        port=port,
        path=_ascii(f"{path}?{parts.query}" if parts.query else path),
        number=_resolve(host, port, policy),
    )


def _host(name: str) -> str:
    if not name:
        raise _bad("The address names no host.")
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError as cause:
        raise _bad("The address is not well formed.") from cause


def _ascii(path: str) -> str:
    """Quote letters outside ASCII; what is quoted already stays."""
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in path)


def _resolve(host: str, port: int, policy: Policy) -> str:
    """Look the host up once; every answer must be public, not only the first."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as cause:
        raise ServiceError(
            "address-not-found",
            "The address could not be looked up.",
            fix="Check the spelling and the network, or save the posting as a file.",
        ) from cause
    numbers = [str(answer[4][0]).split("%")[0] for answer in found]
    if policy.public_only and not all(is_public(number) for number in numbers):
        raise InputError(
            "private-address",
            "The address leads to this machine or a private network, and is not read.",
            fix="Save the posting as a file and name the file.",
        )
    return numbers[0]


def is_public(number: str) -> bool:
    """Tell whether an IP address is one of the open internet."""
    address = ipaddress.ip_address(number)
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is not None:
            return is_public(str(inner))
        if address.teredo is not None or any(address in net for net in _TRANSLATED):
            return False
        if address.is_site_local:
            return False
    elif address in _CARRIER_NAT:
        return False
    return address.is_global and not (
        address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
    )


def _bad(message: str) -> InputError:
    return InputError(
        "bad-address",
        message,
        fix="Give the full address of the posting, such as https://example.org/jobs/17, "
        "or save it as a file.",
    )
