"""The window: bar above, rail at the left, one workplace, keys below."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.prompter import Prompter
from ui.shell.rail import Rail
from ui.shell.top_bar import Connection, TopBar
from ui.shell.workplace import Workplace
from ui.styles.tokens import Space
from ui.widgets.banner import Banner
from ui.widgets.hint_bar import Hint, KeyHintBar

QUIET_MS = 8_000
"""Long enough to read a line twice."""


class Frame(QMainWindow):
    """`prompter` asks over this window, `banner` speaks under its bar.

    Signals:
        lock_wanted(): the button for it was pressed
    """

    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.top_bar = TopBar()
        self.banner = Banner()
        self._banner_place = QVBoxLayout()
        self.prompter = Prompter(self, self.banner, self.say_quietly)
        self._rail = Rail()
        self._rail.chosen.connect(self.open_workplace)
        self._rail.lock.clicked.connect(self.lock_wanted)
        self._stack = QStackedWidget()
        self._hint_bar = KeyHintBar()
        self._note = ""
        self._quiet_end = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet_end.timeout.connect(self.end_quiet)
        self._workplaces: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._titles: dict[str, str] = {}
        self._hall = ""
        self.setCentralWidget(self._laid_out())
        self.resize(1366, 768)

    def _laid_out(self) -> QWidget:
        self._banner_place.setContentsMargins(Space.M, 0, Space.M, 0)
        self._banner_place.addWidget(self.banner)
        place = QVBoxLayout()
        place.setContentsMargins(0, Space.M, 0, Space.M)
        place.setSpacing(Space.S)
        place.addLayout(self._banner_place)
        place.addWidget(self._stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._rail)
        middle.addLayout(place, 1)
        whole = QWidget()
        whole.setProperty("role", "canvas")
        whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.top_bar)
        box.addLayout(middle, 1)
        box.addWidget(self._hint_bar)
        return whole

    def add_workplace(self, key: str, title: str, icon: str, widget: QWidget | Callable[[], QWidget]) -> None:
        """Add to the rail; the first one opens. A `Workplace` also tells its keys.

        Instead of the widget its maker may be given, which is asked once, when the workplace is first opened.
        """
        self._titles[key] = title
        self._rail.add(key, title, icon)
        if isinstance(widget, QWidget):
            self._take_in(key, widget)
        else:
            self._makers[key] = widget
        if len(self._titles) == 1:
            self.open_workplace(key)

    def _take_in(self, key: str, widget: QWidget) -> None:
        self._workplaces[key] = widget
        self._stack.addWidget(widget)
        if isinstance(widget, Workplace):
            widget.hints_changed.connect(lambda hints: self._on_hints_changed(key, hints))

    def open_workplace(self, key: str) -> None:
        """Show the workplace `key`; KeyError when it was never added."""
        before = self._stack.currentWidget()
        if key in self._makers:
            self._take_in(key, self._makers[key]())
            del self._makers[key]
        after = self._workplaces[key]
        self._rail.mark(key)
        self._stack.setCurrentWidget(after)
        self.setWindowTitle(f"{self._titles[key]} – {self._hall}" if self._hall else self._titles[key])
        self._move_banner(after)
        if isinstance(before, Workplace) and before is not after:
            before.became_hidden()
        if isinstance(after, Workplace):
            self.set_hints(after.hints(), after.note())
            after.became_visible()
        else:
            self.set_hints(())

    def _move_banner(self, after: QWidget) -> None:
        """What was said of one press is left behind; what has to be seen to goes along."""
        self.banner.end_passing()
        says = bool(self.banner.text())
        place = after.banner_place() if isinstance(after, Workplace) else None
        (place or self._banner_place).addWidget(self.banner)
        self.banner.setVisible(says)

    def current_widget(self) -> QWidget | None:
        """The workplace that is open."""
        return self._stack.currentWidget()

    def current_workplace(self) -> str:
        shown = self._stack.currentWidget()
        return next((key for key, widget in self._workplaces.items() if widget is shown), "")

    def set_place(self, hall: str, window_plate: str, person: str, post: str) -> None:
        """set_place("九龙坡区行政服务中心", "民生 12 号窗口", "周敏", "A 岗"); a leader has no plate."""
        self._hall = hall
        self.top_bar.set_place(hall, window_plate, person, post)

    def set_connection(self, state: Connection, age_seconds: int) -> None:
        self.top_bar.set_connection(state, age_seconds)

    def set_clock(self, text: str) -> None:
        """`2026-11-20 周五 10:42`: the hall's time, which the database tells."""
        self.top_bar.set_clock(text)

    def set_hints(self, hints: Sequence[Hint], note: str = "") -> None:
        self._hint_bar.set_hints(hints)
        self._note = note
        if not self._quiet_end.isActive():
            self._hint_bar.set_note(note)

    def say_quietly(self, sentence: str) -> None:
        """Good news at the end of the bottom line for some seconds; nothing moves."""
        self._hint_bar.set_note(f"✓ {sentence}")
        self._quiet_end.start()

    def end_quiet(self) -> None:
        """Back to the workplace's own note."""
        self._quiet_end.stop()
        self._hint_bar.set_note(self._note)

    def note(self) -> str:
        """What stands at the end of the bottom line now."""
        return self._hint_bar.note()

    def hints(self) -> tuple[Hint, ...]:
        return self._hint_bar.hints()

    def _on_hints_changed(self, key: str, hints: Sequence[Hint]) -> None:
        if key == self.current_workplace():
            self._hint_bar.set_hints(hints)
