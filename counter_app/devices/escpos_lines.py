"""The three ways to a thermal printer: network, serial and USB, each opened by python-escpos."""

import re
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from counter_app.devices.escpos_library import printers
from counter_app.devices.escpos_status import Line, LineBroken
from counter_app.domain.printing import PrinterTrouble

RAW_PORT = 9100
USUAL_SPEED = 9600
CONNECT_SECONDS = 3.0
SEND_SECONDS = 20.0
"""For one ticket; on a serial line besides what the speed takes."""
_PIECE = 64


class NoWay(Exception):
    """The printer cannot be reached: NOT_SET_UP for good, UNREACHABLE perhaps only now."""

    def __init__(self, trouble: PrinterTrouble, reason: str) -> None:
        super().__init__(reason)
        self.trouble = trouble
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How to get to a printer. `open` raises NoWay."""

    name: str
    open: Callable[[], Line]


class BadAddress(ValueError):
    """The setting names no printer."""


def way_to(address: str) -> Way:
    """`tcp:HOST[:PORT]`, `serial:DEVICE[:SPEED]` or `usb:VENDOR:PRODUCT` (hexadecimal). Raises BadAddress."""
    kind, _, rest = address.strip().partition(":")
    if kind == "tcp" and (found := re.fullmatch(r"([^:\s]+)(?::(\d{1,5}))?", rest)):
        host, port = found[1], int(found[2] or RAW_PORT)
        return Way(name=address, open=lambda: _network(host, port))
    if kind == "serial" and (found := re.fullmatch(r"(.+?)(?::(\d{3,7}))?", rest)):
        device, speed = found[1], int(found[2] or USUAL_SPEED)
        return Way(name=address, open=lambda: _serial(device, speed))
    if kind == "usb" and (
        found := re.fullmatch(r"(?:0x)?([0-9a-fA-F]{1,4}):(?:0x)?([0-9a-fA-F]{1,4})", rest)
    ):
        vendor, product = int(found[1], 16), int(found[2], 16)
        return Way(name=address, open=lambda: _usb(vendor, product))
    raise BadAddress(address)


class _NetworkLine:
    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self._socket = printer.device

    def send(self, content: bytes) -> None:
        with _breaking():
            self._socket.settimeout(SEND_SECONDS)
            self._socket.sendall(content)

    def receive(self, seconds: float) -> bytes:
        with _breaking():
            self._socket.settimeout(max(seconds, 0.001))
            try:
                came = self._socket.recv(_PIECE)
            except TimeoutError:
                return b""
        if not came:
            raise LineBroken
        return bytes(came)

    def close(self) -> None:
        with suppress(OSError):
            self._printer.close()


class _SerialLine:
    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self._port = printer.device

    def send(self, content: bytes) -> None:
        """Returns when the last byte has left; writing alone ends with 4 kB still in the system, 4 s at 9600 baud."""
        seconds = SEND_SECONDS + len(content) * 10 / self._port.baudrate
        until = time.monotonic() + seconds
        with _breaking():
            self._port.write_timeout = seconds
            self._port.write(content)
            while self._port.out_waiting:
                if time.monotonic() > until:
                    raise LineBroken("out_waiting")
                time.sleep(0.005)

    def receive(self, seconds: float) -> bytes:
        with _breaking():
            self._port.timeout = seconds
            first = self._port.read(1)
            return bytes(first + self._port.read(self._port.in_waiting))

    def close(self) -> None:
        # What a dead printer did not take is dropped: flushing would wait for it for ever.
        with suppress(OSError):
            self._port.reset_output_buffer()
        with suppress(OSError):
            self._port.close()


class _UsbLine:
    def __init__(self, printer: Any) -> None:
        self._printer = printer
        self._device = printer.device

    def send(self, content: bytes) -> None:
        with _breaking():
            self._device.write(self._printer.out_ep, content, round(SEND_SECONDS * 1000))

    def receive(self, seconds: float) -> bytes:
        """A printer answers an empty packet as long as it has nothing to say."""
        until = time.monotonic() + seconds
        while True:
            left = max(round((until - time.monotonic()) * 1000), 1)
            with _breaking():
                came = self._read(left)
            if came or time.monotonic() >= until:
                return came
            time.sleep(0.005)

    def _read(self, milliseconds: int) -> bytes:
        import usb.core

        try:
            return bytes(self._device.read(self._printer.in_ep, _PIECE, milliseconds))
        except usb.core.USBTimeoutError:
            return b""

    def close(self) -> None:
        with suppress(OSError):
            self._printer.close()


@contextmanager
def _breaking() -> Iterator[None]:
    """Errors of sockets, of pyserial and of pyusb are all kinds of OSError."""
    try:
        yield
    except OSError as error:
        raise LineBroken(str(error)) from error


def _opened(printer: Any) -> Any:
    from escpos.exceptions import DeviceNotFoundError

    try:
        printer.open()
    except (DeviceNotFoundError, OSError) as error:
        raise NoWay(PrinterTrouble.UNREACHABLE, str(error)) from error
    return printer


def _network(host: str, port: int) -> Line:
    printer = printers().Network(host, port)
    try:
        # Not by `open`, which leaves a socket behind that could not connect, and knows no IPv6.
        printer.device = socket.create_connection((host, port), timeout=CONNECT_SECONDS)
    except OSError as error:
        raise NoWay(PrinterTrouble.UNREACHABLE, str(error)) from error
    return _NetworkLine(printer)


def _serial(device: str, speed: int) -> Line:
    return _SerialLine(_opened(printers().Serial(device, speed, timeout=1)))


def _usb(vendor: int, product: int) -> Line:
    try:
        import usb.core
    except ImportError as error:
        raise NoWay(PrinterTrouble.NOT_SET_UP, "pyusb") from error
    try:
        found = usb.core.find(idVendor=vendor, idProduct=product)
    except usb.core.NoBackendError as error:
        raise NoWay(PrinterTrouble.NOT_SET_UP, "libusb") from error
    if found is None:
        raise NoWay(PrinterTrouble.UNREACHABLE, f"{vendor:04x}:{product:04x}")
    into, out_of = _endpoints(found)
    return _UsbLine(_opened(printers().Usb(vendor, product, in_ep=into, out_ep=out_of)))


def _endpoints(device: Any) -> tuple[int, int]:
    """In and out of the printer's interface: 0x82 and 0x01 are Epson's, others have others."""
    import usb.util

    ends = [
        end
        for configuration in device
        for interface in configuration
        if interface.bInterfaceClass in (7, 0xFF)
        for end in interface
        if usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
    ]
    into = [e.bEndpointAddress for e in ends if usb.util.endpoint_direction(e.bEndpointAddress)]
    out_of = [e.bEndpointAddress for e in ends if not usb.util.endpoint_direction(e.bEndpointAddress)]
    if not (into and out_of):
        raise NoWay(PrinterTrouble.UNREACHABLE, "no printer interface")
    return into[0], out_of[0]
