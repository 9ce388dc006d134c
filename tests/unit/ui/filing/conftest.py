"""An agent's laptop at a furnished hall: the presenters of the room with real threads, store and database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.application import Application
from counter_app.devices.page_printer import FolderPrinter
from counter_app.domain.cases import Verdict
from counter_app.errors import CounterError
from tests.database.hall import Hall
from ui.background import Background
from ui.filing.form_presenter import FilingPresenter
from ui.filing.register_presenter import RegisterPresenter
from ui.filing.start_presenter import StartPresenter
from ui.filing.store_desk import StoreDesk

PASSPHRASE = "元明村代办点-2026"
AGENT = "liuguifang"
WAIT_MS = 20_000
FIELDS = {
    "name": "李国强",
    "id_number": "11010519491231002X",
    "phone": "13912342207",
    "address": "西彭镇元明村3社",
}


@dataclass
class Laptop:
    """The room's presenters around one store.

    Attributes:
        papers: the folder into which the laptop prints.
        said: what stood in the banner, as (tone, sentence).
    """

    hall: Hall
    folder: Path
    qtbot: QtBot
    background: Background
    desk: StoreDesk
    start: StartPresenter
    register: RegisterPresenter
    form: FilingPresenter
    papers: Path
    said: list[tuple[str, str]] = field(default_factory=list)

    def settle(self) -> None:
        """Wait until every answer has come and the lists were read again."""
        self.qtbot.waitUntil(
            lambda: self.background.idle() and not self.register.state.syncing, timeout=WAIT_MS
        )

    def connect(self) -> Application:
        return Application.at(self.hall.url(AGENT))

    def synchronise(self) -> None:
        self.register.synchronise(self.connect)
        self.settle()

    def refresh(self) -> None:
        self.register.retry()
        self.settle()

    def equip(self) -> None:
        """Make the store and take the first snapshot and codes."""
        self.start.create(PASSPHRASE, PASSPHRASE)
        self.settle()
        self.synchronise()

    def fill(self, code: str = "RURAL-HOMESTEAD", **fields: str) -> None:
        """Choose the item and type the applicant."""
        self.form.begin()
        self.form.open_item(self.hall.item_id(code))
        self.settle()
        for name, text in {**FIELDS, **fields}.items():
            self.form.edit_applicant(name, text)
            self.form.leave_field(name)
        self.settle()

    def file(self, *missing: int, **fields: str) -> None:
        """A whole filing, with these materials missing."""
        self.fill(**fields)
        for line in self.form.form.lines:
            self.form.judge(line.position, Verdict.MISSING if line.position in missing else Verdict.OK)
        self.form.finish()
        self.settle()

    def printed(self) -> list[str]:
        return sorted(path.name for path in self.papers.glob("*.pdf"))


@pytest.fixture
def laptop(hall: Hall, qtbot: QtBot, tmp_path: Path) -> Iterator[Laptop]:
    """A laptop without a store, in the hands of the agent of 元明村."""
    bugs: list[Exception] = []
    background = Background(answers=(CounterError,), bug=bugs.append)
    papers = tmp_path / "papers"
    desk = StoreDesk(background, FolderPrinter(papers))
    start = StartPresenter(desk, tmp_path / "stores", login=AGENT, can_create=True)
    made = Laptop(
        hall,
        tmp_path / "stores",
        qtbot,
        background,
        desk,
        start,
        RegisterPresenter(desk),
        FilingPresenter(desk),
        papers,
    )
    desk.said.connect(lambda tone, sentence: made.said.append((tone, sentence)))
    yield made
    background.shutdown()
    desk.close()
    assert not bugs


@pytest.fixture
def equipped(laptop: Laptop) -> Laptop:
    """The same with a store that has the catalogue and a hundred codes."""
    laptop.equip()
    laptop.said.clear()
    return laptop
