"""What is wrong with the ticket printer that the settings name, in the words of whoever installs a kiosk."""

from counter_app.devices.page_printer import printer_for
from counter_app.devices.ticket_printer import chosen_ticket_printer
from counter_app.domain.printing import PrinterTrouble, PrintsOn
from counter_app.findings import Finding
from counter_app.settings import Settings

NAME = "凭条打印机"
_TOLD = {
    PrinterTrouble.UNREACHABLE: ("连不上", "请检查电源、连接线和设置中的地址（ticket_printer）。"),
    PrinterTrouble.SILENT: (
        "没有应答",
        "请关机后重新开机；打印机本来就不能应答（单向接口）的，请设置 ticket_status 为 no。",
    ),
    PrinterTrouble.LINE_BROKEN: ("应答时断开了连接", "请检查电源和连接线，并确认没有别的程序占用它。"),
    PrinterTrouble.PAPER_OUT: ("缺纸", "请换纸。"),
    PrinterTrouble.COVER_OPEN: ("盖子没有合上", "请合上盖子。"),
    PrinterTrouble.CUTTER_JAMMED: ("切刀卡住了", "请清除卡纸后重新开机。"),
    PrinterTrouble.FAULT: ("有故障", "请检查后重新开机。"),
    PrinterTrouble.OFFLINE: ("脱机", "请按联机键或者重新开机。"),
    PrinterTrouble.PAPER_LOW: ("的纸快用完了", "请准备换纸。"),
    PrinterTrouble.NOT_SET_UP: (
        "缺少 USB 组件",
        "请安装 pyusb（pip install counter-app[usb]）和系统的 libusb（apt-get install libusb-1.0-0）。",
    ),
}


_UNPRINTED = {
    PrintsOn.FILE: "取号凭条只存为 PDF 文件，没有打印，取号的人要记下号码。",
    PrintsOn.NOTHING: "取号凭条不打印，取号的人要记下号码。",
}


def tickets_as_pages(settings: Settings) -> Finding:
    """Whether a ticket comes out anywhere where tickets go the way of papers (`ticket_printer` is pdf)."""
    prints_on = printer_for(settings.printer, settings.paper_path).prints_on
    if prints_on is PrintsOn.PAPER:
        return Finding(name=NAME, ok=True, sentence="取号凭条由文书打印机打印。")
    return Finding(
        name=NAME,
        ok=False,
        sentence=_UNPRINTED[prints_on],
        remedy="要出凭条，请把 ticket_printer 设为凭条打印机（如 tcp:主机:9100），或把 printer 设为系统打印机；"
        "不出凭条，请设 ticket_printer 为 none。",
        is_notice=True,
    )


def ticket_printer(settings: Settings) -> Finding:
    """Ask the printer how it is; prints nothing. A printer that cannot answer is only reached for."""
    try:
        printer = chosen_ticket_printer(settings)
    except ValueError as wrong:
        return Finding(
            name=NAME,
            ok=False,
            sentence=f"设置有误：{wrong}。",
            remedy="ticket_printer 应为 tcp:主机:9100、serial:/dev/ttyS0:9600、usb:04b8:0e15、pdf 或 none；"
            "ticket_columns 为 48 或 32，ticket_chinese_font 为 yes、gb2312 或 no，"
            "ticket_cutter 为 full、partial 或 none，ticket_status 为 yes 或 no。",
        )
    trouble = printer.state().trouble
    where = settings.ticket_printer
    if trouble is None or (trouble is PrinterTrouble.SILENT and settings.ticket_status == "no"):
        return Finding(name=NAME, ok=True, sentence=f"凭条打印机（{where}）可以打印。")
    told, remedy = _TOLD[trouble]
    return Finding(
        name=NAME,
        ok=False,
        sentence=f"凭条打印机（{where}）{told}。",
        remedy=remedy,
        is_notice=not trouble.stops,
    )
