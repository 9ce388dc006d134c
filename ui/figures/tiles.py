"""The figures of the whole period at the top, and of this moment where it is today."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.figures.presenter import FiguresPresenter, FiguresState
from ui.figures.words import NONE, minutes, tenths
from ui.styles.tokens import Space, Tone
from ui.widgets.figure_tile import FigureTile
from ui.wording import waited

_TICK_MS = 1_000


class FigureTiles(QWidget):
    """The longest wait goes on between two readings."""

    def __init__(self, presenter: FiguresPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.tiles = {
            "waiting": FigureTile(self.tr("等候中 / 最久")),
            "serving": FigureTile(self.tr("办理中 / 挂起")),
            "taken": FigureTile(self.tr("取号")),
            "called": FigureTile(self.tr("呼叫")),
            "finished": FigureTile(self.tr("办结")),
            "waited": FigureTile(self.tr("等候平均/九成")),
            "served": FigureTile(self.tr("办理平均/九成")),
            "missed": FigureTile(self.tr("过号")),
            "transferred": FigureTile(self.tr("转移")),
            "cancelled": FigureTile(self.tr("取消")),
        }
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        for tile in self.tiles.values():
            box.addWidget(tile, 1)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._render_waiting)
        presenter.state_changed.connect(self.render_state)
        self.render_state(presenter.state)

    def render_state(self, state: FiguresState) -> None:
        chart = state.chart
        is_live = chart is None or chart.is_live
        sees_all = chart is None or chart.sees_all
        for name, shown in (
            ("waiting", is_live),
            ("serving", is_live),
            ("taken", sees_all),
            ("cancelled", sees_all),
        ):
            self.tiles[name].setVisible(shown)
        self.tiles["called"].setVisible(not sees_all)
        if chart is None:
            for tile in self.tiles.values():
                tile.set_figure(NONE)
            return
        total = chart.total
        for name in ("taken", "called", "finished", "missed", "transferred", "cancelled"):
            self.tiles[name].set_figure(f"{getattr(total, name):,}")
        self.tiles["waited"].set_figure(tenths(total.waited), _aside(total.waited_within))
        self.tiles["served"].set_figure(tenths(total.served), _aside(total.served_within))
        self.tiles["serving"].set_figure(f"{total.serving:,}", f"/ {total.parked:,}")
        self._render_waiting()

    def _render_waiting(self) -> None:
        chart = self._presenter.state.chart
        if chart is None:
            return
        since = chart.total.waiting_since
        longest = waited(since, self._presenter.now()) if since else ""
        tone = (
            Tone.WARN if since and (self._presenter.now() - since).total_seconds() >= _LONG else Tone.NEUTRAL
        )
        self.tiles["waiting"].set_figure(f"{chart.total.waiting:,}", longest, tone)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


_LONG = 30 * 60
"""Half an hour: what Xicheng's visitors waited before its windows were put together (DOMAIN §10)."""


def _aside(within: int | None) -> str:
    return f"/ {minutes(within)}" if within is not None else ""
