"""Sentences for the command line, where an answer may mean something else than at a window."""

from counter_app.errors import CounterError
from ui.filing.wording import STORE_ERRORS, filing_sentence
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import ERRORS, said, sentence_for

COMMAND_ERRORS = {
    "database_unreachable": QT_TRANSLATE_NOOP("wording", "连不上数据库，请检查地址和服务器。"),
    "no_permission": QT_TRANSLATE_NOOP("wording", "这个数据库账号没有所需权限，请用数据库的属主账号运行。"),
    "sign_in_failed": QT_TRANSLATE_NOOP(
        "wording",
        "数据库没有接受这个账号：没有密码，或账号、密码不对。密码用环境变量 PGPASSWORD、密码文件 ~/.pgpass "
        "或地址（postgresql://账号:密码@主机/库名）给出。",
    ),
    "region_code_in_use": QT_TRANSLATE_NOOP(
        "wording",
        "区划代码不能由 {known} 改为 {wanted}：已有办件或领用的监管码以它开头。请在大厅说明文件中改回 {known}。",
    ),
    "item_unknown": QT_TRANSLATE_NOOP(
        "wording", "没有事项“{item}”：事项清单和目录里都没有。请改正大厅说明文件，或把它写进目录。"
    ),
}


def explain_answer(error: Exception) -> str:
    """What is wrong and what to do, for whoever typed a command."""
    if isinstance(error, CounterError):
        if error.code in COMMAND_ERRORS:
            return said(COMMAND_ERRORS[error.code], **error.facts)
        if error.code not in ERRORS and error.code in STORE_ERRORS:
            return filing_sentence(error)
    return sentence_for(error)
