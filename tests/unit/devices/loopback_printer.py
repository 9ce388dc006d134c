"""A thermal printer on this machine: a TCP server that answers as one, can fail at any byte, and shows its paper."""

import re
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import zxingcpp
from PIL import Image

READY, PAPER, OFFLINE, ERROR = 0x12, 0x12, 0x12, 0x12
IN_TURN = b"\x1dr\x01"
DEATHS = {
    "before the ticket": b"",
    "at its first byte": b".",
    "amid its text": b".{200}",
    "amid its code": rb"\x1dv0.{300}",
    "before the cut": rb"\x1bd\x06(?=\x1dV)",
    "after the cut": rb"\x1bd\x06\x1dV.",
    "before it says that it is through": rb"\x1bd\x06\x1dV.\x1dr.",
}
"""Where in a ticket a printer may die: patterns that end there."""
_REAL_TIME = re.compile(rb"\x10\x04[\x01-\x04]")


@dataclass(frozen=True)
class Line:
    """One line of text as it stands on the paper."""

    text: str
    scale: int
    bold: bool
    inverted: bool
    align: str


@dataclass
class Paper:
    """What came out for one ticket."""

    lines: list[Line] = field(default_factory=list)
    images: list[Image.Image] = field(default_factory=list)
    cut: str = ""

    @property
    def texts(self) -> list[str]:
        return [line.text for line in self.lines]

    def codes(self) -> set[str]:
        return {found.text for image in self.images for found in zxingcpp.read_barcodes(_with_margin(image))}


def decode(job: bytes) -> Paper:
    """Read a job as a printer does; a byte that means nothing to it fails."""
    return _Decoder(job).paper


class _Decoder:
    def __init__(self, job: bytes) -> None:
        self._job, self._at = job, 0
        self._style: dict[str, Any] = {}
        self.paper = Paper()
        while self._at < len(job):
            self._next()

    def _take(self, count: int) -> bytes:
        self._at += count
        taken = self._job[self._at - count : self._at]
        assert len(taken) == count, "the job ends within a command"
        return taken

    def _next(self) -> None:
        match self._job[self._at]:
            case 0x1B | 0x1C | 0x1D:
                self._command(self._take(2))
            case _:
                end = self._job.index(b"\n", self._at)
                content = self._take(end - self._at + 1)[:-1]
                assert min(content, default=0x20) >= 0x20
                self._print(content)

    def _print(self, content: bytes) -> None:
        text = content.decode("gbk" if self._style.get("chinese") else "ascii")
        style = {key: self._style[key] for key in ("scale", "bold", "inverted", "align")}
        self.paper.lines.append(Line(text=text, **style))

    def _command(self, command: bytes) -> None:
        style = self._style
        match command:
            case b"\x1b@":
                style |= {"scale": 1, "bold": False, "inverted": False, "align": "left", "chinese": False}
            case b"\x1c&":
                style["chinese"] = True
            case b"\x1dv":
                self._image()
            case _:
                self._setting(command, self._take(1)[0])

    def _setting(self, command: bytes, value: int) -> None:
        """The commands with one byte behind them."""
        match command:
            case b"\x1bE":
                self._style["bold"] = value == 1
            case b"\x1dB":
                self._style["inverted"] = value == 1
            case b"\x1ba":
                self._style["align"] = ("left", "centre", "right")[value]
            case b"\x1d!":
                assert value >> 4 == value & 15, "as wide as high"
                self._style["scale"] = (value & 15) + 1
            case b"\x1dV":
                self.paper.cut = ("full", "partial")[value]
            case b"\x1bR":
                assert value == 0
            case b"\x1dr":
                assert value == 1
            case _:
                assert command == b"\x1bd", f"no command: {command.hex(' ')}"

    def _image(self) -> None:
        assert self._take(2) == b"0\x00"
        across, down = struct.unpack("<HH", self._take(4))
        dots = self._take(across * down)
        assert not re.search(rb"\x10[\x04\x05\x14]", dots), "a printer would obey this"
        assert self._style["align"] == "left"
        image = Image.frombytes("1", (across * 8, down), bytes(255 - each for each in dots))
        self.paper.images.append(image.convert("L"))


def _with_margin(image: Image.Image) -> Image.Image:
    wide = Image.new("L", (image.width + 40, image.height + 40), 255)
    wide.paste(image, (20, 20))
    return wide


@dataclass
class LoopbackPrinter:
    """The server's half.

    Attributes:
        status: the four answers to DLE EOT 1 to 4.
        jobs: what came in, without the questions; one for each connection on which anything came.
        is_mute: takes everything and never says a word.
        knows_turns: answers GS r.
        dies_at: resets the line where this pattern ends in the job; None for never. What comes later is not printed.
        becomes: the status from the end of a job on.
        chatter: bytes sent on its own account as soon as somebody connects.
        served: released once for each line that has ended.
    """

    port: int = 0
    status: tuple[int, int, int, int] = (READY, OFFLINE, ERROR, PAPER)
    jobs: list[bytes] = field(default_factory=list)
    is_mute: bool = False
    knows_turns: bool = True
    dies_at: bytes | None = None
    becomes: tuple[int, int, int, int] | None = None
    chatter: bytes = b""
    served: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    @property
    def address(self) -> str:
        return f"tcp:127.0.0.1:{self.port}"

    def papers(self) -> list[Paper]:
        return [decode(job) for job in self.jobs]

    def serve(self, line: socket.socket) -> None:
        """One line until it ends, or until this printer dies."""
        if self.chatter:
            line.sendall(self.chatter)
        at, job, rest = len(self.jobs), b"", b""
        while came := line.recv(256):
            if not self._is_dead(job):
                rest = self._answer(line, rest + came)
                # A question may have come in halves.
                keep = 2 if rest.endswith(b"\x10\x04") else 1 if rest.endswith(b"\x10") else 0
                job, rest = job + rest[: len(rest) - keep], rest[len(rest) - keep :]
                self.jobs[at:] = [self._printed(job)] if job else []
            if self._is_dead(job):
                # No farewell: the line is reset, as by a printer that loses its power.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return
            if job.endswith(IN_TURN) and not (rest or self.is_mute):
                self._end(line)

    def _is_dead(self, job: bytes) -> bool:
        return self.dies_at is not None and re.search(self.dies_at, job, re.DOTALL) is not None

    def _printed(self, job: bytes) -> bytes:
        found = re.search(self.dies_at, job, re.DOTALL) if self.dies_at is not None else None
        return job[: found.end()] if found else job

    def _answer(self, line: socket.socket, came: bytes) -> bytes:
        """Answer the questions that are in it, and take them out."""
        if not self.is_mute:
            line.sendall(bytes(self.status[question[2] - 1] for question in _REAL_TIME.findall(came)))
        return _REAL_TIME.sub(b"", came)

    def _end(self, line: socket.socket) -> None:
        if self.becomes is not None:
            self.status = self.becomes
        elif self.knows_turns:
            line.sendall(b"\x00")


@contextmanager
def loopback_printer(**behaviour: Any) -> Iterator[LoopbackPrinter]:
    """A printer that listens until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        printer = LoopbackPrinter(port=server.getsockname()[1], **behaviour)

        def listen() -> None:
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    try:
                        printer.serve(line)
                    except OSError:
                        pass  # the other side is gone
                    finally:
                        printer.served.release()

        thread = threading.Thread(target=listen)
        thread.start()
        try:
            yield printer
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
