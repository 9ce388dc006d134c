"""Who works where, whether the data is fresh, and what time it is."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.styles.tokens import TOP_BAR_HEIGHT, Space, Tone
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.pill import Pill, StatusPill
from ui.widgets.symbol import Symbol


class Connection(StrEnum):
    CONNECTED = "connected"
    LOST = "lost"
    OFFLINE = "offline"


class TopBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOP_BAR_HEIGHT)
        self._hall = label("", "strong")
        self._plate = label("", "place")
        self._plate.setFixedHeight(24)
        self._person = label()
        self._post = ElidedLabel("", "muted")
        self._connection = StatusPill()
        self._clock = label("", "muted")
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.L, 0, Space.L, 1)
        box.setSpacing(Space.L)
        box.addWidget(self._hall)
        box.addWidget(self._plate)
        person = QHBoxLayout()
        person.setSpacing(Space.XS)
        person.addWidget(self._person)
        person.addWidget(self._post, 1)
        box.addLayout(person, 1)
        box.addWidget(self._connection)
        box.addWidget(self._clock)
        self._plate.hide()
        self._connection.hide()

    def set_place(self, hall: str, plate: str, person: str, post: str) -> None:
        self._hall.setText(hall)
        self._plate.setText(plate)
        self._plate.setVisible(bool(plate))
        self._person.setText(person)
        self._post.setText(f"· {post}" if post else "")

    def set_clock(self, text: str) -> None:
        self._clock.setText(text)

    def set_connection(self, state: Connection, age_seconds: int) -> None:
        """A negative age: it is not known how old the data is, because none lies open."""
        self._connection.set_pill(self._connection_pill(state, age_seconds))
        self._connection.show()

    def connection_text(self) -> str:
        return self._connection.pill().text

    def _connection_pill(self, state: Connection, seconds: int) -> Pill:
        if state is Connection.CONNECTED:
            fresh = self.tr("刚刚更新") if seconds < 2 else self.tr("{}前更新").format(self._age(seconds))
            return Pill(self.tr("已连接 · {}").format(fresh), Tone.OK, Symbol.DOT)
        if state is Connection.OFFLINE and seconds < 0:
            return Pill(self.tr("离线"), Tone.NEUTRAL, Symbol.RING)
        if state is Connection.OFFLINE:
            return Pill(
                self.tr("离线办理 · 数据为 {}前").format(self._age(seconds)), Tone.NEUTRAL, Symbol.RING
            )
        return Pill(self.tr("连接已断开，数据为 {}前").format(self._age(seconds)), Tone.BAD, Symbol.CROSS)

    def _age(self, seconds: int) -> str:
        if seconds < 60:
            return self.tr("{} 秒").format(seconds)
        if seconds < 3600:
            return self.tr("{} 分钟").format(seconds // 60)
        if seconds < 86400:
            return self.tr("{} 小时").format(seconds // 3600)
        return self.tr("{} 天").format(seconds // 86400)
