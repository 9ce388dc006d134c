"""What the clerk's window would lose or leave undone if it were closed now."""

from PySide6.QtCore import QCoreApplication

from counter_app.domain.tickets import TicketStatus
from ui.intake.state import DeskState
from ui.queue.state import QueueColumn


def left_behind(
    desk: DeskState, column: QueueColumn, *, is_editing: bool, is_kept: bool, number: str
) -> tuple[str, ...]:
    """A sentence each for what is typed and not saved, and for the visitor at window `number`.

    `is_editing`: a finding is being written that the checklist does not hold yet. `is_kept`: what is typed lies in
    a draft on this machine.
    """
    sentences = []
    if desk.is_open and desk.dirty:
        sentences.append(_unsaved(desk, is_kept=is_kept))
    if is_editing:
        sentences.append(QCoreApplication.translate("Leaving", "正在写的缺陷还没有写入，关闭后不保留。"))
    if column.current is not None:
        sentences.append(_visitor(column, number))
    return tuple(sentences)


def _unsaved(desk: DeskState, *, is_kept: bool) -> str:
    who = desk.applicant.name or QCoreApplication.translate("StepQuestions", "这位申请人")
    if is_kept:
        sentence = QCoreApplication.translate(
            "Leaving", "{name}的“{item}”还没有保存：草稿留在这台电脑上，您下次登录时可以继续。"
        )
    else:
        sentence = QCoreApplication.translate(
            "Leaving", "{name}的“{item}”还没有保存，关闭后这次填写的不保留。"
        )
    return sentence.format(name=who, item=desk.guide.name if desk.guide else "")


def _visitor(column: QueueColumn, number: str) -> str:
    assert column.current is not None
    if column.current.status is TicketStatus.CALLED:
        sentence = QCoreApplication.translate(
            "Leaving",
            "号码 {label} 已呼叫，还没有开始办理：关闭后留在 {number} 号窗口，再打开这个窗口时可以开始或者退回。",
        )
    else:
        sentence = QCoreApplication.translate(
            "Leaving", "号码 {label} 还没有办结：关闭后留在 {number} 号窗口，再打开这个窗口时接着办理。"
        )
    return sentence.format(label=column.current.label, number=number)
