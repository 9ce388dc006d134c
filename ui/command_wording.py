"""Sentences for the command line, where an answer may mean something else than at a window."""

from counter_app.errors import CounterError
from ui.filing.wording import STORE_ERRORS, filing_sentence
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import ERRORS, said, sentence_for

COMMAND_ERRORS = {
    "database_unreachable": QT_TRANSLATE_NOOP("wording", "连不上数据库，请检查地址和服务器。"),
    "no_permission": QT_TRANSLATE_NOOP("wording", "这个数据库账号没有所需权限，请用数据库的属主账号运行。"),
}


def explain_answer(error: Exception) -> str:
    """What is wrong and what to do, for whoever typed a command."""
    if isinstance(error, CounterError):
        if error.code in COMMAND_ERRORS:
            return said(COMMAND_ERRORS[error.code])
        if error.code not in ERRORS and error.code in STORE_ERRORS:
            return filing_sentence(error)
    return sentence_for(error)
