"""The ticket that is being served, readable from the visitor's chair."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.styles.fonts import metrics
from ui.styles.tokens import Size
from ui.widgets.labels import ElidedLabel, label


class NumberPlate(QWidget):
    """Three lines: what is happening ("正在办理"), the number, a detail ("农村建房 · 已办理 06:12")."""

    def __init__(self, caption: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = label(caption, "small")
        self._number = label("", "plate")
        self._detail = ElidedLabel("", "muted")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for line in (self._caption, self._number, self._detail):
            box.addWidget(line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Capitals and digits have no descenders: the line is as high as they are, plus a little air.
        self._number.setFixedHeight(metrics(Size.PLATE, bold=True).capHeight() + 24)
        self.set_number("")

    def number(self) -> str:
        return "" if self._number.text() == "—" else self._number.text()

    def set_caption(self, caption: str) -> None:
        self._caption.setText(caption)

    def set_number(self, number: str) -> None:
        """An empty number shows a dash and keeps the height, so that nothing below moves."""
        self._number.setText(number or "—")
        self._number.setAccessibleName(f"{self._caption.text()} {number}".strip())

    def set_detail(self, detail: str) -> None:
        self._detail.setText(detail)
