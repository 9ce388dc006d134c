"""A voice without a screen, such as a small computer at the loudspeakers of one zone."""

from functools import partial

from counter_app.application import Application
from counter_app.devices.page_printer import NullPrinter
from counter_app.domain.roles import Role
from counter_app.services.public_devices import check_device
from counter_app.settings import Settings
from ui.background import Background
from ui.hall.voice import voice_of
from ui.public_screen import Device


class VoiceDevice(Device):
    """Signed in as a board.

    Attributes:
        voice: what speaks.
    """

    def __init__(
        self, application: Application, background: Background, settings: Settings, zone: str = ""
    ) -> None:
        ask = partial(application.run, check_device, role=Role.BOARD, zone=zone)
        super().__init__(application, background, NullPrinter(), ask)
        self.voice = voice_of(settings, self.desk, zone, self)
        self.live.state_changed.connect(self.voice.set_line)

    def stop(self) -> None:
        self.voice.stop()
        super().stop()
