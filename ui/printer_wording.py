"""What is wrong with a ticket printer, in words: for the visitor in front of it, and for whoever repairs it."""

from counter_app.devices.ticket_printer import Printed
from counter_app.domain.hall_time import HALL_TIME
from counter_app.domain.printing import PrinterTrouble, PrintOutcome, PrintsOn
from counter_app.services.ticket_papers import PrintTrouble
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import said

TROUBLE = {
    PrinterTrouble.NOT_SET_UP: QT_TRANSLATE_NOOP(
        "wording", "凭条打印机没有设置好，请在这台机器上运行 counter-app doctor。"
    ),
    PrinterTrouble.UNREACHABLE: QT_TRANSLATE_NOOP("wording", "连不上凭条打印机，请检查电源和连接线。"),
    PrinterTrouble.SILENT: QT_TRANSLATE_NOOP("wording", "凭条打印机没有应答，请关机后重新开机。"),
    PrinterTrouble.LINE_BROKEN: QT_TRANSLATE_NOOP(
        "wording", "与凭条打印机的连接在打印时断开，请检查电源和连接线。"
    ),
    PrinterTrouble.PAPER_OUT: QT_TRANSLATE_NOOP("wording", "凭条打印机缺纸，请换纸。"),
    PrinterTrouble.COVER_OPEN: QT_TRANSLATE_NOOP("wording", "凭条打印机的盖子没有合上，请合上。"),
    PrinterTrouble.CUTTER_JAMMED: QT_TRANSLATE_NOOP(
        "wording", "凭条打印机的切刀卡住了，请清除卡纸后重新开机。"
    ),
    PrinterTrouble.FAULT: QT_TRANSLATE_NOOP("wording", "凭条打印机有故障，请检查后重新开机。"),
    PrinterTrouble.OFFLINE: QT_TRANSLATE_NOOP("wording", "凭条打印机脱机，请按联机键或者重新开机。"),
    PrinterTrouble.PAPER_LOW: QT_TRANSLATE_NOOP("wording", "凭条打印机的纸快用完了，请准备换纸。"),
}
NOT_PRINTED = QT_TRANSLATE_NOOP("wording", "号码 {number} 已取，未打印。")
NOT_KNOWN = QT_TRANSLATE_NOOP("wording", "号码 {number} 已取，不知道凭条是否打印完整。")
PRINTED = QT_TRANSLATE_NOOP("wording", "号码 {number} 的凭条已打印。")
ON_FILE = QT_TRANSLATE_NOOP("wording", "号码 {number} 的凭条已存为文件，没有打印，请群众记下号码。")
NO_TICKET = QT_TRANSLATE_NOOP("wording", "号码 {number} 已取，本机不出凭条，请群众记下号码。")
WITHOUT_PAPER = QT_TRANSLATE_NOOP("wording", "{tickets}号码已取，未打印。")
AND_OTHERS = QT_TRANSLATE_NOOP("wording", "{tickets} 等 {count} 个")
_OUTCOME = {
    PrintOutcome.NOT_PRINTED: NOT_PRINTED,
    PrintOutcome.NOT_KNOWN: NOT_KNOWN,
    PrintOutcome.PRINTED: PRINTED,
}
_WITHOUT_PRINTER = {PrintsOn.FILE: ON_FILE, PrintsOn.NOTHING: NO_TICKET}
"""What is said of a ticket that a printer would have printed, had there been one."""
_NAMED = 3
"""So many numbers are named; a visitor asks for the own one."""


def trouble_words(trouble: PrinterTrouble) -> str:
    """What is wrong with the printer, and what to do."""
    return said(TROUBLE[trouble])


def ticket_print_sentence(number: str, printed: Printed) -> str:
    """What became of a ticket, and what to do, for a clerk."""
    told = _OUTCOME[printed.outcome]
    if printed.outcome is PrintOutcome.PRINTED:
        told = _WITHOUT_PRINTER.get(printed.prints_on, told)
    sentences = [said(told, number=number.rpartition("-")[2])]
    if printed.trouble is not None:
        sentences.append(said(TROUBLE[printed.trouble]))
    if printed.reason:
        sentences.append(f"（{printed.reason[:60]}）")
    return "".join(sentences)


def device_sentence(told: PrintTrouble) -> str:
    """One device's trouble, for the supervisor: which, since when, what to do, and who waits without paper."""
    sentences = [f"{told.device} {told.told_at.astimezone(HALL_TIME):%H:%M} "]
    if told.trouble is not None:
        sentences.append(said(TROUBLE[told.trouble]))
    if told.tickets:
        sentences.append(said(WITHOUT_PAPER, tickets=_numbers(told.tickets)))
    return "".join(sentences)


def _numbers(tickets: tuple[str, ...]) -> str:
    named = "、".join(tickets[:_NAMED])
    return f"{named} " if len(tickets) <= _NAMED else said(AND_OTHERS, tickets=named, count=len(tickets))
