import pytest

from counter_app.demo.hall import PASSWORD as PASSWORD_OF_THE_PRACTICE_HALL
from counter_app.domain.new_passwords import WORST_PASSWORDS, PasswordFault, password_fault
from ui.wording import ERRORS


@pytest.mark.parametrize(
    ("login", "password", "fault"),
    [
        ("zhoumin", "", PasswordFault.TOO_SHORT),
        ("zhoumin", "Xk3-y7!", PasswordFault.TOO_SHORT),
        ("zhoumin", "Xk3-y7!z", None),
        ("zhoumin", "密码也可以是汉字", None),
        ("zhouminxian", "zhouminxian", PasswordFault.IS_LOGIN),
        ("zhouminxian", "ZhouMinXian", PasswordFault.IS_LOGIN),
        ("zhouminxian", "naixnimuohz", PasswordFault.IS_LOGIN),
        ("zhouminxian", "zhouminxian-7", None),
        ("zhoumin", "12345678", PasswordFault.WELL_KNOWN),
        ("zhoumin", "PassWord", PasswordFault.WELL_KNOWN),
        ("zhoumin", "777777777", PasswordFault.WELL_KNOWN),
        ("zhoumin", PASSWORD_OF_THE_PRACTICE_HALL, None),
    ],
)
def test_which_new_passwords_are_taken(login: str, password: str, fault: PasswordFault | None) -> None:
    assert password_fault(login, password) == fault


def test_the_list_holds_only_what_no_other_rule_refuses() -> None:
    worst = WORST_PASSWORDS.split()
    assert len(worst) == len(set(worst)) > 30
    assert {password_fault("zhoumin", word) for word in worst} == {PasswordFault.WELL_KNOWN}


def test_every_fault_has_a_sentence() -> None:
    assert {fault.value for fault in PasswordFault} <= ERRORS.keys()
