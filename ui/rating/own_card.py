"""A clerk's own weeks among the own settings: how many rated, and the average."""

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.services.ratings import OwnWeek
from ui.rating.own_presenter import OwnRatingsPresenter
from ui.styles.tokens import Space
from ui.widgets.card import Card
from ui.widgets.labels import label, paragraph

_SHOWN_WEEKS = 6


class OwnRatingsCard(Card):
    """Whole weeks alone, and only those that hide each single rating."""

    def __init__(self, presenter: OwnRatingsPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_title(self.tr("群众对我的评价"))
        self.note = paragraph("", "muted")
        self._weeks = QGridLayout()
        self._weeks.setHorizontalSpacing(Space.L)
        self._weeks.setColumnStretch(2, 1)
        self.body.addLayout(self._weeks)
        self.add(self.note)
        presenter.read.connect(self.show_weeks)

    def show_weeks(self, weeks: tuple[OwnWeek, ...], failed: str) -> None:
        while (item := self._weeks.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.deleteLater()
        for row, week in enumerate(weeks[:_SHOWN_WEEKS]):
            last = week.week_starts_on + dt.timedelta(days=6)
            counted = self.tr("{count} 条评价").format(count=week.rated)
            average = self.tr("平均 {average} 星").format(average=week.average)
            for column, words in enumerate((f"{week.week_starts_on} – {last:%m-%d}", counted, average)):
                self._weeks.addWidget(label(words, "strong" if column == 2 else ""), row, column)
        kept = self.tr("为保护评价人，只显示评价期已过、评价够数的整周。")
        self.note.setText(failed or (kept if weeks else self.tr("还没有可以显示的周。") + kept))
