"""Which new passwords are taken: a rule that a person can keep in mind, each fault with a code of its own."""

from enum import StrEnum

MINIMUM_LENGTH = 8

WORST_PASSWORDS = """
    password passw0rd password1 password123 p@ssw0rd admin123 admin888 administrator
    12345678 123456789 1234567890 87654321 11111111 00000000 66666666 88888888 99999999 12341234 11223344
    123123123 147258369 1qaz2wsx 1q2w3e4r 1qaz@wsx qwertyui qwerty123 qwertyuiop asdfghjkl zxcvbnm123
    abcd1234 abc12345 abcdefgh a1234567 a12345678 aa123456 aa12345678 woaini520 woaini1314 5201314520
    iloveyou dating2026 zhengwu123 changeme
"""
"""What guessers try first, in small letters; a login's own name is another fault."""


class PasswordFault(StrEnum):
    """Why a new password is not taken; the values are the codes of `Refused`."""

    TOO_SHORT = "password_too_short"
    IS_LOGIN = "password_is_login"
    WELL_KNOWN = "password_well_known"


def password_fault(login: str, password: str) -> PasswordFault | None:
    """What is wrong with `password` as the new one of `login`; None where nothing is."""
    plain = password.casefold()
    if len(password) < MINIMUM_LENGTH:
        return PasswordFault.TOO_SHORT
    if plain == login.casefold() or (len(login) >= MINIMUM_LENGTH and plain == login.casefold()[::-1]):
        return PasswordFault.IS_LOGIN
    if plain in WORST_PASSWORDS.split() or len(set(plain)) == 1:
        return PasswordFault.WELL_KNOWN
    return None
