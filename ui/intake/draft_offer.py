"""Offers what a killed program left behind, to the person who typed it."""

from PySide6.QtCore import QObject

from counter_app.offline.intake_drafts import IntakeDraft
from ui.intake.applicant import ApplicantKind
from ui.intake.draft_keeper import DraftKeeper
from ui.intake.presenter import DeskPresenter
from ui.prompter import Option, Prompter
from ui.wording import short_time

ITEM_LENGTH = 12


class DraftOffer(QObject):
    """One question for each draft. Esc leaves it for the next sign-in."""

    def __init__(
        self, keeper: DraftKeeper, case_desk: DeskPresenter, prompter: Prompter, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._case_desk = case_desk
        self._prompter = prompter
        keeper.found.connect(self._on_found)

    def _on_found(self, draft: IntakeDraft) -> None:
        if self._case_desk.has_unsaved:  # typed meanwhile: this one comes again at the next sign-in
            return
        self._prompter.choose(
            self.tr("继续上次的录入？"),
            (
                Option(key="go_on", title=self.tr("继续录入"), note=self.tr("填过的内容和核对结果都还在")),
                Option(key="drop", title=self.tr("丢弃"), note=self.tr("这份内容从本机删除")),
            ),
            lambda key: self._on_chosen(key, draft),
            sentence=self.tr("有一份未完成的录入（{who}，{item}，{at}）。按 Esc 留到下次登录。").format(
                who=self._who(draft), item=_short(draft.item_name), at=short_time(draft.saved_at)
            ),
        )

    def _on_chosen(self, key: str, draft: IntakeDraft) -> None:
        if key == "go_on":
            self._case_desk.resume(draft)
        else:
            self._keeper.discard(draft)
            self._keeper.next()

    def _who(self, draft: IntakeDraft) -> str:
        """So that the clerk knows whom it is about, and whoever looks on does not."""
        name = draft.applicant.name
        if not name:
            return self.tr("未填姓名")
        return name if draft.applicant.kind == ApplicantKind.ORGANISATION else masked(name)


def masked(name: str) -> str:
    """李*强, 李*: the first character and, of three or more, the last."""
    return f"{name[0]}{'*' * max(1, len(name) - 2)}{name[-1] if len(name) > 2 else ''}"


def _short(text: str) -> str:
    return text if len(text) <= ITEM_LENGTH else f"{text[:ITEM_LENGTH]}…"
