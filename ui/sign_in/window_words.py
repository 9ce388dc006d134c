"""How a window to choose from is named."""

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from counter_app.services.sign_in import WindowChoice


def window_title(choice: WindowChoice) -> str:
    """民生 12 号窗口"""
    title = QCoreApplication.translate("SignInWindow", "{zone} {number} 号窗口")
    return title.format(zone=choice.zone_short_name, number=choice.number)


def window_note(choice: WindowChoice, covers: Collection[str] = ()) -> str:
    """Whose window it is, and who sits there now; whom the reader covers (AB角) hands it over when it is chosen.

    Of the reader's own it says what is left to do there, which after a crash nobody else can tell.
    """
    if choice.left_ticket:
        note = QCoreApplication.translate("SignInWindow", "您的 {ticket} 号还没有办完")
        return note.format(ticket=choice.left_ticket)
    if choice.is_own:
        return QCoreApplication.translate("SignInWindow", "您还没有退出这个窗口")
    place = choice.department_name or QCoreApplication.translate("SignInWindow", "综合窗口")
    if choice.held_by in covers:
        note = QCoreApplication.translate("SignInWindow", "{place} · {name} 在用，您是其 B 角，选中即接管")
        return note.format(place=place, name=choice.held_by)
    if choice.held_by:
        note = QCoreApplication.translate("SignInWindow", "{place} · {name} 正在使用")
        return note.format(place=place, name=choice.held_by)
    return place
