"""A ticket by USB, through pyusb and python-escpos, to a printer on a bus of this test."""

import re
from array import array
from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace

import pytest
import usb.core
from usb.backend import IBackend

from counter_app.devices.escpos_job import Roll, job_of
from counter_app.devices.escpos_lines import way_to
from counter_app.devices.ticket_printer import Printed, ThermalPrinter
from counter_app.domain.printing import PrinterTrouble, PrintOutcome
from tests.unit.devices.loopback_printer import IN_TURN
from tests.unit.documents.samples import TICKET


class UsbPrinter(IBackend):  # type: ignore[misc]
    """A printer on a bus of this test: a backend of pyusb, with the endpoints of a printer that is not Epson's."""

    IN, OUT = 0x81, 0x03

    def __init__(self) -> None:
        self.job = b""
        self._answers = b""
        self.is_gone = False

    def enumerate_devices(self) -> Iterator[object]:
        return iter([object()])

    def get_device_descriptor(self, _: object) -> SimpleNamespace:
        return _descriptor(
            idVendor=0x0416, idProduct=0x5011, bDeviceClass=0, bNumConfigurations=1, bMaxPacketSize0=64,
            bcdUSB=0x200, bcdDevice=0x100, bDeviceSubClass=0, bDeviceProtocol=0, iManufacturer=0, iProduct=0,
            iSerialNumber=0, address=1, bus=1, port_number=1, port_numbers=(1,), speed=3, langids=(),
        )  # fmt: skip

    def get_configuration_descriptor(self, _: object, config: int) -> SimpleNamespace:
        if config:
            raise IndexError
        return _descriptor(
            bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0, bmAttributes=0x80, bMaxPower=50,
            wTotalLength=32, extra_descriptors=(),
        )  # fmt: skip

    def get_interface_descriptor(
        self, _: object, number: int, alternate: int, config: int
    ) -> SimpleNamespace:
        if number or alternate or config:
            raise IndexError
        return _descriptor(
            bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, bInterfaceClass=7, bInterfaceSubClass=1,
            bInterfaceProtocol=2, iInterface=0, extra_descriptors=(),
        )  # fmt: skip

    def get_endpoint_descriptor(self, _: object, endpoint: int, *_place: int) -> SimpleNamespace:
        address = (self.IN, self.OUT)[endpoint]
        return _descriptor(
            bEndpointAddress=address, bmAttributes=2, wMaxPacketSize=64, bInterval=0, bRefresh=0,
            bSynchAddress=0, extra_descriptors=(),
        )  # fmt: skip

    def open_device(self, device: object) -> object:
        return device

    def close_device(self, _: object) -> None: ...

    def set_configuration(self, _: object, config: int) -> None: ...

    def get_configuration(self, _: object) -> int:
        return 1

    def claim_interface(self, _: object, number: int) -> None: ...

    def release_interface(self, _: object, number: int) -> None: ...

    def reset_device(self, _: object) -> None: ...

    def bulk_write(self, _: object, endpoint: int, _number: int, content: "array[int]", _timeout: int) -> int:
        assert endpoint == self.OUT
        if self.is_gone:
            raise usb.core.USBError("No such device")
        came = bytes(content)
        questions = re.findall(rb"\x10\x04[\x01-\x04]", came)
        self._answers += b"\x12" * len(questions)
        self.job += re.sub(rb"\x10\x04[\x01-\x04]", b"", came)
        if came.endswith(IN_TURN):
            self._answers += b"\x00"
        return len(content)

    def bulk_read(self, _: object, endpoint: int, _number: int, into: "array[int]", _timeout: int) -> int:
        assert endpoint == self.IN
        count = min(len(into), len(self._answers))
        into[:count] = array("B", self._answers[:count])
        self._answers = self._answers[count:]
        return count


def _descriptor(**fields: object) -> SimpleNamespace:
    return SimpleNamespace(bLength=0, bDescriptorType=0, **fields)


@pytest.fixture
def usb_printer(monkeypatch: pytest.MonkeyPatch) -> UsbPrinter:
    printer = UsbPrinter()
    monkeypatch.setattr(usb.core, "find", partial(usb.core.find, backend=printer))
    return printer


def test_a_ticket_by_usb(usb_printer: UsbPrinter) -> None:
    thermal = ThermalPrinter(way_to("usb:0416:5011"), Roll())
    assert thermal.print_ticket(TICKET, "x") == Printed(outcome=PrintOutcome.PRINTED)
    assert usb_printer.job == job_of(TICKET, Roll()) + IN_TURN
    usb_printer.is_gone = True
    found = thermal.print_ticket(TICKET, "x")
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.LINE_BROKEN)


def test_another_device_on_the_bus_is_not_the_printer(usb_printer: UsbPrinter) -> None:
    found = ThermalPrinter(way_to("usb:04b8:0e15"), Roll()).print_ticket(TICKET, "x")
    assert (found.outcome, found.trouble) == (PrintOutcome.NOT_PRINTED, PrinterTrouble.UNREACHABLE)
    assert usb_printer.job == b""
