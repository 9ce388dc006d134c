"""The foot of the board: the newest bulletin with the root that stands for every action so far."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from counter_app.services.bulletins import ClosedDay
from ui.styles.tokens import Space
from ui.supervision.bulletin_presenter import BulletinPresenter
from ui.supervision.words import bulletin_words, root_to_compare
from ui.widgets.labels import label


class BulletinLine(QWidget):
    """Hidden before the first day is closed. The root can be marked and copied, for it is compared with papers."""

    def __init__(self, presenter: BulletinPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.words = label("", "muted")
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = QPushButton(self.tr("复制"))
        self.copy.setProperty("role", "link")
        self.copy.setToolTip(self.tr("复制日期与根，供核对记录时使用"))
        self.copy.setAccessibleName(self.tr("复制日公报的根"))
        box = QHBoxLayout(self)
        box.setContentsMargins(Space.S, 0, Space.S, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.words)
        box.addWidget(self.copy)
        box.addStretch(1)
        self.copy.clicked.connect(self._on_copy)
        presenter.state_changed.connect(self.render_state)
        self.setVisible(False)
        if presenter.closed is not None:
            self.render_state(presenter.closed)

    def render_state(self, closed: ClosedDay) -> None:
        self.words.setText(bulletin_words(closed))
        self.setVisible(True)

    def _on_copy(self) -> None:
        if self._presenter.closed is not None:
            QGuiApplication.clipboard().setText(root_to_compare(self._presenter.closed))
