"""Visitors at the kiosk of one hall, with a finger each; they leave once they hold their number."""

from tests.journeys.hall_program import HallProgram

MATTER, ZONE = "残疾人证新办", "民生事项区"
ID_NUMBER = "500107199003071218"
"""Of somebody of 36 years: whose card shows sixty comes first without asking."""
PAPER = "凭条已存为文件，没有打印；请记下这个号码"
"""Where there is no printer, as on the machine of this journey."""


def take_a_number(kiosk: HallProgram, number: str, material: str) -> None:
    """By zone; the checklist, which begins with `material`, comes first; the button is pressed twice in haste."""
    kiosk.picture("start")
    kiosk.click(ZONE)
    kiosk.shows(ZONE, MATTER)
    kiosk.picture("matters")
    kiosk.click(MATTER)
    kiosk.shows(f"1. {material}", "前面等候", "0 人", "取号", "不出示证件也可以直接取号")
    kiosk.picture("checklist")
    kiosk.click("取号", times=2)
    kiosk.shows("您的号码", number, "前面没有人，请留意呼叫", PAPER)
    kiosk.picture("number")
    _leave(kiosk)


def take_a_number_with_priority(kiosk: HallProgram, number: str, reason: str) -> None:
    """The matter found by its initials on the kiosk's own keys."""
    for letter in "CJR":
        kiosk.click(letter)
    kiosk.shows("“cjr”找到 1 项", MATTER)
    kiosk.picture("search")
    kiosk.click(MATTER)
    kiosk.click("优先取号")
    kiosk.shows("请选择优先取号的理由", reason)
    kiosk.picture("priority")
    kiosk.click(reason)
    kiosk.shows("您的号码", number, PAPER)
    _leave(kiosk)


def take_a_number_by_identity(kiosk: HallProgram, number: str) -> None:
    """The number of the identity card is typed on the kiosk's own keys."""
    _type_identity(kiosk)
    kiosk.shows("您的号码", number, PAPER)
    _leave(kiosk)


def ask_for_a_second_number(kiosk: HallProgram, number: str) -> None:
    """The same person once more gets the first number, on paper again."""
    _type_identity(kiosk)
    kiosk.shows(f"您在“民生事项”已有 {number} 号，还没有办完", "补打号码")
    kiosk.picture("open-number")
    kiosk.click("补打号码")
    kiosk.shows("您的号码（补打）", number, PAPER)
    kiosk.picture("reprint")
    _leave(kiosk)


def _type_identity(kiosk: HallProgram) -> None:
    kiosk.click(ZONE)
    kiosk.click(MATTER)
    kiosk.click("刷身份证")
    keys = kiosk.shows("请刷身份证，或输入身份证号码", "退格")
    for digit in ID_NUMBER:
        key = keys.find(digit)
        assert key is not None
        kiosk.click_at(key)
    kiosk.shows(" ".join((ID_NUMBER[:6], ID_NUMBER[6:14], ID_NUMBER[14:])))
    kiosk.picture("identity")
    kiosk.click("确定")
    kiosk.shows("取号", "不用证件", without=(ID_NUMBER, "自动优先"))
    kiosk.picture("identity-taken")
    kiosk.click("取号")


def _leave(kiosk: HallProgram) -> None:
    kiosk.click("完成（")
    kiosk.shows("请选择办理区域")
