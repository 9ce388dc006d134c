"""One rating whole: what was said, of which service, and what was done about it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from counter_app.domain.ratings import Dimension, FollowUpAction
from counter_app.services.ratings import FollowUpStep, SeenRating
from ui.rating.presenter import RatingsState
from ui.rating.words import ACTION, DIMENSION, SOURCE, level_pill, level_words
from ui.styles.tokens import Space
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_button import KeyButton
from ui.widgets.labels import label, paragraph, rule
from ui.widgets.pill import StatusPill
from ui.wording import said, short_day, short_time


class RatingSheet(Card):
    """F2 records the contact, F3 the result; only the step that is due is offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(heading=True, padded=False, parent=parent)
        self.contact = KeyButton(said(ACTION[FollowUpAction.CONTACT]), "F2", primary=True)
        self.result = KeyButton(self.tr("登记结果"), "F3", primary=True)
        self._nothing = EmptyState()
        self._nothing.set_text(self.tr("没有选中评价"), self.tr("在左边选一条，这里显示全部内容。"), "star")
        self._level = StatusPill()
        self._facts = QGridLayout()
        self._words = paragraph("")
        self._steps = QVBoxLayout()
        self._whole = self._made_whole()
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._whole, 1)
        self.body.setContentsMargins(Space.L, Space.M, Space.L, Space.M)

    def _made_whole(self) -> QWidget:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(self._level)
        self._facts.setHorizontalSpacing(Space.L)
        self._facts.setColumnStretch(1, 1)
        box.addLayout(self._facts)
        box.addWidget(label(self.tr("意见"), "small"))
        box.addWidget(self._words)
        box.addWidget(rule())
        self._steps.setSpacing(Space.S)
        box.addLayout(self._steps)
        box.addStretch(1)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        whole = QWidget()
        outer = QVBoxLayout(whole)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addWidget(self.contact)
        outer.addWidget(self.result)
        return whole

    def render_state(self, state: RatingsState) -> None:
        rating = state.chosen
        self._nothing.setVisible(rating is None)
        self._whole.setVisible(rating is not None)
        allowed = state.allowed()
        self.contact.setVisible(FollowUpAction.CONTACT in allowed)
        self.result.setVisible(FollowUpAction.FIX in allowed)
        if rating is None:
            return
        self._level.set_pill(level_pill(rating.overall))
        self._render_facts(rating)
        self._words.setText(rating.words or self.tr("没有留言"))
        self._render_steps(rating, state.steps)

    def _render_facts(self, rating: SeenRating) -> None:
        facts = {
            self.tr("窗口"): f"{rating.zone_name} {rating.window_number}",
            self.tr("人员"): rating.clerk_name,
            self.tr("事项"): rating.item_name,
            self.tr("评价时间"): f"{short_time(rating.rated_at)} · {said(SOURCE[rating.source])}",
            said(DIMENSION[Dimension.EFFICIENCY]): level_words(rating.efficiency),
            said(DIMENSION[Dimension.SKILL]): level_words(rating.skill),
            said(DIMENSION[Dimension.ATTITUDE]): level_words(rating.attitude),
        }
        if rating.contact_due_on and rating.fix_due_on:
            facts[self.tr("回访期限")] = short_day(rating.contact_due_on)
            facts[self.tr("整改期限")] = short_day(rating.fix_due_on)
        _clear(self._facts)
        for row, (name, value) in enumerate(facts.items()):
            self._facts.addWidget(label(name, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(paragraph(value), row, 1)

    def _render_steps(self, rating: SeenRating, steps: tuple[FollowUpStep, ...] | None) -> None:
        _clear(self._steps)
        if rating.status is None:
            self._steps.addWidget(paragraph(self.tr("不是差评，不需要回访。"), "muted"))
            return
        for step in steps or ():
            head = f"{said(ACTION[step.action])} · {step.staff_name} · {short_time(step.at)}"
            self._steps.addWidget(label(head, "strong"))
            self._steps.addWidget(paragraph(step.words))
        if steps == ():
            self._steps.addWidget(label(self.tr("还没有回访。"), "muted"))


def _clear(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
