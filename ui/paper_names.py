"""What papers are called on the screen: by their kind, and decisions by the type of their item."""

from typing import Protocol

from counter_app.domain.time_limits import PERMIT_KIND
from counter_app.services.papers import PaperKind
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import PAPER, said

# The titles that `resources/templates` gives to the decisions on items that are no permits.
_OTHER_DECISIONS = {
    PaperKind.APPROVAL: QT_TRANSLATE_NOOP("wording", "办理结果通知书"),
    PaperKind.REFUSAL: QT_TRANSLATE_NOOP("wording", "不予办理决定书"),
}
_ALL_OF_A_KIND = {
    PaperKind.APPROVAL: QT_TRANSLATE_NOOP("wording", "准予决定书、办理结果通知书"),
    PaperKind.REFUSAL: QT_TRANSLATE_NOOP("wording", "不予许可、不予办理决定书"),
    PaperKind.CERTIFICATE: QT_TRANSLATE_NOOP("wording", "证照、办理结果单"),
}


class NamedPaper(Protocol):
    """A paper ready to print, or a line in the list of a case's papers."""

    @property
    def kind(self) -> str: ...
    @property
    def title(self) -> str: ...


def paper_name(paper: NamedPaper) -> str:
    """The title that the paper bears, or the name of its kind."""
    return said(paper.title or PAPER[PaperKind(paper.kind)])


def decision_name(kind: PaperKind, task_type: str) -> str:
    """What a decision on an item of this type will be called."""
    name = PAPER[kind] if task_type == PERMIT_KIND else _OTHER_DECISIONS[kind]
    return said(name)


def kind_name(kind: PaperKind) -> str:
    """The name for many papers of one kind, whatever their items are."""
    name = _ALL_OF_A_KIND[kind] if kind in _ALL_OF_A_KIND else PAPER[kind]
    return said(name)
