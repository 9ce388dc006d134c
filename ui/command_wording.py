"""Sentences for the command line, where an answer may mean something else than at a window."""

from counter_app.errors import CounterError
from ui.filing.wording import STORE_ERRORS, filing_sentence
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import ERRORS, said, sentence_for

NO_DISPLAY = QT_TRANSLATE_NOOP(
    "wording",
    "这台机器只有 {count} 块显示屏，没有第 {display} 块：先显示在第 1 块上，接上后自动移过去；写错了请改 --display。",
)
COMMAND_ERRORS = {
    "database_unreachable": QT_TRANSLATE_NOOP("wording", "连不上数据库，请检查地址和服务器。"),
    "no_permission": QT_TRANSLATE_NOOP("wording", "这个数据库账号没有所需权限，请用数据库的属主账号运行。"),
    "sign_in_failed": QT_TRANSLATE_NOOP(
        "wording",
        "数据库没有接受这个账号：没有密码，或账号、密码不对。密码用环境变量 PGPASSWORD 或密码文件 ~/.pgpass 给出。",
    ),
    "not_a_device": QT_TRANSLATE_NOOP(
        "wording",
        "账号 {login} 不是这种画面的设备账号（岗位 {role}），请用 --login 写对，或由中心管理员新增。",
    ),
    "zone": QT_TRANSLATE_NOOP("wording", "没有叫“{zone}”的专区。本厅有：{known}。请改正 --zone。"),
    "public_window": QT_TRANSLATE_NOOP("wording", "没有 {window} 号窗口。本厅有：{known}。请改正 --window。"),
    "region_code_in_use": QT_TRANSLATE_NOOP(
        "wording",
        "区划代码不能由 {known} 改为 {wanted}：已有办件或领用的监管码以它开头。请在大厅说明文件中改回 {known}。",
    ),
    "item_unknown": QT_TRANSLATE_NOOP(
        "wording", "没有事项“{item}”：事项清单和目录里都没有。请改正大厅说明文件，或把它写进目录。"
    ),
    "day_not_over": QT_TRANSLATE_NOOP("wording", "{day} 还没有过完，请次日再封存。"),
    "earlier_day_open": QT_TRANSLATE_NOOP(
        "wording", "{open} 还没有封存，请先封存它；不写日期则依次全部封存。"
    ),
    "later_day_closed": QT_TRANSLATE_NOOP(
        "wording", "{day} 之后的日子已经封存，这一天没有单独的日公报；当天若有记录，已包含在后一份之内。"
    ),
    "day_closed_otherwise": QT_TRANSLATE_NOOP(
        "wording",
        "{day} 早已封存，但现在的办理记录算出的根与当时不同：记录被动过。请运行 counter-app verify-log。",
    ),
    "log_busy": QT_TRANSLATE_NOOP("wording", "有一步办理三秒内没有记完，请稍后再封存。"),
    "log_not_visible": QT_TRANSLATE_NOOP(
        "wording", "这个账号看不到全部办理记录，不能核对。请用数据库的属主账号运行。"
    ),
    "log_unreadable": QT_TRANSLATE_NOOP(
        "wording",
        "办理记录的数据表缺失或被换成了别的东西，无法核对。请立即备份，并查明是谁改动了数据库结构。",
    ),
    "root_invalid": QT_TRANSLATE_NOOP(
        "wording", "“{given}”不是日公报的根，应写成 日期=根，如 2026-03-10=3f9ac1d2e4b50a71（至少 16 位）。"
    ),
    "mandate_unclear": QT_TRANSLATE_NOOP(
        "wording", "请写明授权哪些事项：--items 编码,编码… 或者 --all（全部事项），两者选一。"
    ),
    "item_code_unknown": QT_TRANSLATE_NOOP(
        "wording", "这位首席代表的单位没有编码为“{item}”的事项，请核对编码。"
    ),
    "role_unknown": QT_TRANSLATE_NOOP("wording", "没有这样的岗位：{roles}。岗位只能是 {known}。"),
    "date_invalid": QT_TRANSLATE_NOOP("wording", "“{given}”不是日期，应写成 2026-03-10。"),
}


def explain_answer(error: Exception) -> str:
    """What is wrong and what to do, for whoever typed a command."""
    if isinstance(error, CounterError):
        if error.code in COMMAND_ERRORS:
            return said(COMMAND_ERRORS[error.code], **error.facts)
        if error.code not in ERRORS and error.code in STORE_ERRORS:
            return filing_sentence(error)
    return sentence_for(error)
