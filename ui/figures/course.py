"""The card with the course of the day or of the days."""

from PySide6.QtWidgets import QWidget

from counter_app.services.queue_figures import By, FigureRow, Figures
from ui.figures.chart import CourseChart, Legend, Point
from ui.figures.presenter import FiguresState
from ui.figures.words import average, minutes, name_of
from ui.widgets.card import Card


class CourseCard(Card):
    """By hour where one day is shown, by day where there are more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.chart = CourseChart(self._legend(sees_all=True, empty=""))
        self.add(self.chart, 1)

    def render_state(self, state: FiguresState) -> None:
        if state.chart is None:
            self.chart.set_points((), self._legend(sees_all=True, empty=""))
            return
        sees_all = state.chart.sees_all
        legend = self._legend(sees_all=sees_all, empty=self.tr("这段时间还没有人取号"))
        self.chart.set_points([self._point(state.chart, row) for row in state.chart.rows], legend)

    def _legend(self, *, sees_all: bool, empty: str) -> Legend:
        return Legend(
            count=self.tr("取号（左，个）") if sees_all else self.tr("呼叫（左，个）"),
            average=self.tr("平均等候（右，分）"),
            within=self.tr("九成的人等候不超过（右，分）"),
            empty=empty,
        )

    def _point(self, figures: Figures, row: FigureRow) -> Point:
        name = name_of(figures.by, row)
        told = self.tr("{name}：{what} {count} 个，平均等候 {average}，九成不超过 {within}")
        count = row.taken if figures.sees_all else row.called
        return Point(
            label=f"{row.key}:00" if figures.by is By.HOUR else f"{row.day:%m-%d}",
            count=count,
            average=row.waited.total_seconds() / 60 if row.waited is not None else None,
            within=row.waited_within,
            told=told.format(
                name=name,
                what=self.tr("取号") if figures.sees_all else self.tr("呼叫"),
                count=f"{count:,}",
                average=average(row.waited),
                within=minutes(row.waited_within),
            ),
        )
