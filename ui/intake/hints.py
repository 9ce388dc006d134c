"""The bottom line of the clerk's window: what each key does where the focus is now."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from ui.intake.applicant_view import KIND_KEY, MORE_KEY, ApplicantView
from ui.intake.case_view import UNDRAWN_KEYS, CaseView
from ui.intake.checklist_view import ChecklistView
from ui.intake.state import DeskState
from ui.queue.enquiry_sheet import ENQUIRY_KEY
from ui.queue.view import QueuePanel
from ui.widgets.hint_bar import Hint

WINDOW_KEY = "Ctrl+O"
ISSUE_KEY = "Ctrl+T"


def form_hints(state: DeskState, applicant: ApplicantView, checklist: ChecklistView) -> tuple[Hint, ...]:
    """The keys of the part of the form that has the focus; none where it has no keys of its own."""
    focus = QApplication.focusWidget()
    if checklist.is_editing():
        return (
            ("Up Down", QCoreApplication.translate("Hints", "常用缺陷")),
            ("Return", QCoreApplication.translate("Hints", "写入")),
            ("Escape", QCoreApplication.translate("Hints", "不改")),
        )
    if focus is checklist and state.at_intake:
        return _checklist()
    if focus is not None and applicant.isAncestorOf(focus) and state.is_fresh:
        return (
            ("Return", QCoreApplication.translate("Hints", "下一栏")),
            (KIND_KEY, QCoreApplication.translate("Hints", "个人、单位")),
            (MORE_KEY, QCoreApplication.translate("Hints", "证件类型、代理人")),
        )
    return ()


def hints_for(state: DeskState, case_view: CaseView, queue_panel: QueuePanel) -> tuple[Hint, ...]:
    """First what the focused part does, then what works everywhere."""
    focus = QApplication.focusWidget()
    if focus is not None and queue_panel.isAncestorOf(focus):
        return (*queue_panel.hints(), *_everywhere(state))
    form = form_hints(state, case_view.applicant, case_view.checklist)
    if case_view.checklist.is_editing():
        return form
    if focus is case_view.checklist and state.at_intake:
        return (*form, *_steps(case_view), *_everywhere(state))
    if focus is case_view.file.papers:
        return (
            ("Up Down", QCoreApplication.translate("Hints", "选文书")),
            ("Return", QCoreApplication.translate("Hints", "查看、补打")),
            *_everywhere(state),
        )
    return (*form, *_everywhere(state))


def _checklist() -> tuple[Hint, ...]:
    return (
        ("Up Down", QCoreApplication.translate("Hints", "选材料")),
        ("Space", QCoreApplication.translate("Hints", "合格")),
        ("1", QCoreApplication.translate("Hints", "缺")),
        ("2", QCoreApplication.translate("Hints", "不符")),
        ("3", QCoreApplication.translate("Hints", "不适用")),
        ("A", QCoreApplication.translate("Hints", "其余合格")),
        ("Return", QCoreApplication.translate("Hints", "缺陷")),
        ("Left Right", QCoreApplication.translate("Hints", "原件、复印件")),
        ("＋ －", QCoreApplication.translate("Hints", "份数")),
    )


def _steps(case_view: CaseView) -> tuple[Hint, ...]:
    """The buttons whose keys are not drawn on them."""
    return tuple(
        (key, case_view.buttons[step].text())
        for step, key in UNDRAWN_KEYS.items()
        if case_view.buttons[step].isVisible() and case_view.buttons[step].isEnabled()
    )


def _everywhere(state: DeskState) -> tuple[Hint, ...]:
    guide = (("F1", QCoreApplication.translate("Hints", "办事指南")),) if state.is_open else ()
    return (
        ("Ctrl+K", QCoreApplication.translate("Hints", "找事项")),
        ("Ctrl+F", QCoreApplication.translate("Hints", "查办件")),
        ("F5", QCoreApplication.translate("Hints", "在办")),
        (ENQUIRY_KEY, QCoreApplication.translate("Hints", "首问登记")),
        *guide,
        (WINDOW_KEY, QCoreApplication.translate("Hints", "换窗口")),
        (ISSUE_KEY, QCoreApplication.translate("Hints", "代取号")),
    )
