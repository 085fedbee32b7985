"""Which machines may be connected to: only public addresses, and those that the operator allows.

The check is made where the connection is made, on the address that is connected to. A name that resolves to something
else a moment later, or a redirect, comes through here like every other connection.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable, Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

import httpcore

from schemas.errors import Unreadable

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
NAT64 = ip_network("64:ff9b::/96")
HEALS = frozenset({socket.EAI_AGAIN})  # the name server did not answer; all other failures are answers


def allowed(address: Address, networks: Iterable[Network] = ()) -> bool:
    """Whether an address is public, also by what is embedded in it, or in one of `networks`.

    >>> allowed(ip_address("93.184.215.14")), allowed(ip_address("169.254.169.254"))
    (True, False)
    >>> allowed(ip_address("::ffff:127.0.0.1")), allowed(ip_address("10.1.2.3"), [ip_network("10.0.0.0/8")])
    (False, True)
    """
    inner = _embedded(address)
    if any(one in network for network in networks for one in (address, inner) if one.version == network.version):
        return True
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in {inner}) and (
        inner is not address or address.is_global
    )


def _embedded(address: Address) -> Address:
    """The IPv4 address to which an IPv6 address leads in the end; else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host.

    Raises:
        Unreadable: there is no such host.
        httpcore.ConnectError: the name server did not answer.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in HEALS:
            raise httpcore.ConnectError(f"{host}: {error.strerror}") from error
        raise Unreadable("fetch_failed", f"there is no host {host} ({error.strerror})") from error
    except UnicodeError as error:
        raise Unreadable("fetch_failed", f"{host!r} is no name of a host") from error
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def public(host: str, port: int, networks: Sequence[Network]) -> list[str]:
    """The addresses of a host that may be connected to. Raises Unreadable where there are none."""
    found = resolve(host, port)
    good = [one for one in found if allowed(ip_address(one.partition("%")[0]), networks)]
    if not good:
        raise Unreadable(
            "fetch_failed",
            f"{host}{'' if host == found[0] else f' is {found[0]}, which'} is no public address; "
            "`allow` in [fetch] or --allow-address lets it pass",
        )
    return good


class GuardedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses and to those in `networks`, by address and never by name."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = networks
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        refused: Exception | None = None
        for address in public(host, port, self._networks):
            try:
                stream = self._inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
                continue
            peer = stream.get_extra_info("server_addr")[0]
            if not allowed(ip_address(str(peer).partition("%")[0]), self._networks):
                stream.close()
                raise Unreadable("fetch_failed", f"{host} is {peer}, which is no public address")
            return stream
        raise refused or httpcore.ConnectError(f"{host}: not reached")

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore.NetworkStream:
        raise Unreadable("fetch_failed", "a socket of this machine is no address of a publication")
