"""A titled panel; every screen is a few of them on the canvas."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.styles.tokens import Space
from ui.widgets.labels import label


class Card(QFrame):
    """`header` and `body` are layouts for the owner to fill.

    A heading is a strong title; without it the title is a small caption over the content. An unpadded
    body reaches the card's edges, as tables do.
    """

    def __init__(
        self,
        title: str = "",
        *,
        heading: bool = False,
        padded: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._padded = padded
        self._title = label(title, "strong" if heading else "small")
        self._aside = label("", "muted")
        self.header = QHBoxLayout()
        self.header.setSpacing(Space.S)
        self.header.addWidget(self._title)
        self.header.addStretch(1)
        self.header.addWidget(self._aside)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addLayout(self.header)
        outer.addLayout(self.body, 1)
        self.set_title(title)
        self._aside.hide()

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        side, above, below = (Space.L - 2, Space.M, Space.S) if title else (0, 0, 0)
        self.header.setContentsMargins(side, above, side, below)
        side, above, below = (Space.L - 2, 0 if title else Space.M, Space.M) if self._padded else (0, 0, 0)
        self.body.setContentsMargins(side, above, side, below)
        self.setAccessibleName(title)

    def set_aside(self, text: str) -> None:
        """A fact at the right end of the title, such as "最久 18 分钟"."""
        self._aside.setText(text)
        self._aside.setVisible(bool(text))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)
