"""Which machines may be connected to, whatever names and redirects say."""

from __future__ import annotations

import socket
from ipaddress import ip_address, ip_network
from typing import Any

import httpcore
import pytest

from pipeline.fetch.peers import GuardedNetwork, allowed
from schemas.errors import Unreadable


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "::", "::1", "fe80::1", "fc00::1", "ff02::1", "::ffff:10.0.0.1",
        "2002:7f00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str) -> None:
    assert not allowed(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_what_is_public_is_allowed(address: str) -> None:
    assert allowed(ip_address(address))


def test_a_network_that_is_allowed_lets_its_addresses_pass_and_no_others() -> None:
    networks = [ip_network("10.20.0.0/16"), ip_network("fd00::/8")]
    assert [allowed(ip_address(a), networks) for a in ("10.20.3.4", "10.21.3.4", "fd00::1", "::ffff:10.20.3.4")] == [
        True, False, True, True,
    ]  # fmt: skip


class Resolver:
    """Answers a name with one address after the other, as hostile name servers do."""

    def __init__(self, *addresses: str) -> None:
        self.addresses, self.asked = list(addresses), 0

    def __call__(self, host: str, port: int, **_: Any) -> list[Any]:
        address = self.addresses[min(self.asked, len(self.addresses) - 1)]
        self.asked += 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]


class Stream:
    """A connection that says whom it reached."""

    def __init__(self, peer: str) -> None:
        self.peer, self.closed = peer, False

    def get_extra_info(self, name: str) -> Any:
        return (self.peer, 80) if name == "server_addr" else None

    def close(self) -> None:
        self.closed = True


class Network:
    """Remembers where it was to connect to; `reaches` is where it gets."""

    def __init__(self, reaches: str | None = None) -> None:
        self.hosts: list[str] = []
        self.reaches = reaches
        self.stream: Stream | None = None

    def connect_tcp(self, host: str, *_: Any) -> Stream:
        self.hosts.append(host)
        self.stream = Stream(self.reaches or host)
        return self.stream


def guarded(monkeypatch: pytest.MonkeyPatch, resolver: Resolver, network: Network) -> GuardedNetwork:
    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    backend = GuardedNetwork([])
    monkeypatch.setattr(backend, "_inner", network)
    return backend


def test_the_address_that_was_looked_at_is_the_one_that_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver, network = Resolver("93.184.215.14", "127.0.0.1"), Network()
    guarded(monkeypatch, resolver, network).connect_tcp("rebinding.example", 80)
    assert (network.hosts, resolver.asked) == (["93.184.215.14"], 1)


def test_a_name_that_has_moved_inside_is_refused_at_the_next_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network()
    backend = guarded(monkeypatch, Resolver("93.184.215.14", "127.0.0.1"), network)
    backend.connect_tcp("rebinding.example", 80)
    with pytest.raises(Unreadable, match=r"rebinding\.example is 127\.0\.0\.1"):
        backend.connect_tcp("rebinding.example", 80)
    assert network.hosts == ["93.184.215.14"]


def test_who_answers_is_looked_at_too(monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network(reaches="10.0.0.7")
    with pytest.raises(Unreadable, match=r"10\.0\.0\.7"):
        guarded(monkeypatch, Resolver("93.184.215.14"), network).connect_tcp("odd.example", 80)
    assert network.stream
    assert network.stream.closed


def test_the_sockets_of_this_machine_are_closed() -> None:
    with pytest.raises(Unreadable):
        GuardedNetwork([]).connect_unix_socket("/run/docker.sock")


def test_a_name_server_that_does_not_answer_may_do_so_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: Any, **__: Any) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    with pytest.raises(httpcore.ConnectError):
        GuardedNetwork([]).connect_tcp("example.org", 80)
