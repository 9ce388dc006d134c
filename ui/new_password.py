"""What is wrong with a new password, beside the field in which it is typed."""

from counter_app.domain.new_passwords import MINIMUM_LENGTH, password_fault
from ui.marking import QT_TRANSLATE_NOOP
from ui.wording import ERRORS, said

_NOT_THE_SAME = QT_TRANSLATE_NOOP("wording", "两次输入不一样，请再输一遍。")


def new_password_problem(login: str, password: str) -> str:
    """A sentence, or nothing where the service will take it."""
    fault = password_fault(login, password)
    return said(ERRORS[fault.value], minimum=MINIMUM_LENGTH) if fault else ""


def new_password_problems(login: str, new: str, again: str) -> dict[str, str]:
    """The sentences by field, `new` and `again`, of a form that asks for it twice."""
    if wrong := new_password_problem(login, new):
        return {"new": wrong}
    return {} if new == again else {"again": said(_NOT_THE_SAME)}
