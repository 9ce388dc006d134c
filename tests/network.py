"""A network between a client and a server that can be cut in the ways in which networks are cut."""

import contextlib
import selectors
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from queue import Empty, Queue
from urllib.parse import urlsplit

RESET_ON_CLOSE = struct.pack("ii", 1, 0)
CHUNK = 65536
PULSE_SECONDS = 0.01


class Weather(Enum):
    """What happens to bytes."""

    FAIR = "fair"
    """They arrive."""
    SWALLOWED = "swallowed"
    """Both sides send into nothing and are told nothing: a half-open line behind a forgetful firewall."""
    DEAF = "deaf"
    """The server hears the client; its answers are lost."""


@dataclass
class Network:
    """One port here leads to one port there.

    Attributes:
        weather: changed at any moment; it holds for lines that stand and for new ones.
        lines: the pairs of sockets, (client's, server's).
        accepts: whether new lines are carried at all.
        admitted: how many were.
    """

    target: tuple[str, int]
    listener: socket.socket
    weather: Weather = Weather.FAIR
    lines: list[tuple[socket.socket, socket.socket]] = field(default_factory=list)
    accepts: bool = True
    admitted: int = 0
    _forgotten: list[socket.socket] = field(default_factory=list)
    _wants: Queue[Callable[[], None]] = field(default_factory=Queue)
    _ends: bool = False

    @property
    def port(self) -> int:
        return int(self.listener.getsockname()[1])

    def through(self, url: str) -> str:
        """The same address by way of this network."""
        there = urlsplit(url)
        assert (there.hostname, there.port) == self.target
        return url.replace(f"{self.target[0]}:{self.target[1]}", f"127.0.0.1:{self.port}", 1)

    def reset(self) -> None:
        """Cut every line with RST, as a router that was started again."""
        self._do(self._reset)

    def forget(self) -> None:
        """Carry nothing more on the lines that stand, and tell nobody; new ones are carried."""
        self._do(self._forget)

    def _do(self, act: Callable[[], None]) -> None:
        done = threading.Event()

        def obey() -> None:
            act()
            done.set()

        self._wants.put(obey)
        assert done.wait(5)

    def _reset(self) -> None:
        for end in [*self._forgotten, *(end for pair in self.lines for end in pair)]:
            with contextlib.suppress(OSError):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
            end.close()
        self.lines.clear()
        self._forgotten.clear()

    def _forget(self) -> None:
        self._forgotten += [end for pair in self.lines for end in pair]
        self.lines.clear()

    def run(self) -> None:
        while not self._ends:
            with contextlib.suppress(Empty):
                self._wants.get_nowait()()
            with selectors.DefaultSelector() as selector:
                selector.register(self.listener, selectors.EVENT_READ)
                for pair in self.lines:
                    for end in pair:
                        selector.register(end, selectors.EVENT_READ, pair)
                for key, _ in selector.select(PULSE_SECONDS):
                    self._serve(key)
        self._reset()

    def _serve(self, key: selectors.SelectorKey) -> None:
        if key.data is None:
            self._admit()
            return
        client, server = key.data
        source = key.fileobj
        assert isinstance(source, socket.socket)
        if source.fileno() < 0:
            return
        with contextlib.suppress(OSError):
            heard = source.recv(CHUNK)
            if heard:
                self._carry(heard, source is client, client, server)
                return
        if (client, server) in self.lines:
            self.lines.remove((client, server))
        if self.weather is Weather.FAIR:
            client.close()
            server.close()
        else:  # the other side is not told
            self._forgotten += [client, server]

    def _carry(self, heard: bytes, outward: bool, client: socket.socket, server: socket.socket) -> None:
        if self.weather is Weather.SWALLOWED or (self.weather is Weather.DEAF and not outward):
            return
        (server if outward else client).sendall(heard)

    def _admit(self) -> None:
        client, _ = self.listener.accept()
        if not self.accepts:
            client.close()
            return
        try:
            server = socket.create_connection(self.target, timeout=2)
        except OSError:
            client.close()
            return
        server.settimeout(None)
        self.admitted += 1
        self.lines.append((client, server))

    def end(self) -> None:
        self._ends = True


@contextmanager
def network(host: str, port: int) -> Iterator[Network]:
    """A network to that server; gone with the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = Network(target=(host, port), listener=listener)
        thread = threading.Thread(target=made.run, name="network")
        thread.start()
        try:
            yield made
        finally:
            made.end()
            thread.join()


@contextmanager
def network_to(url: str) -> Iterator[Network]:
    """A network to the server of an address."""
    there = urlsplit(url)
    assert there.hostname
    assert there.port
    with network(there.hostname, there.port) as made:
        yield made
