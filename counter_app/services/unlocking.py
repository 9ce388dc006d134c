"""Whether whoever stands at a locked window is the person who is signed in there. No use case: it needs the
connection itself."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field

from counter_app.application import Application, answered
from counter_app.errors import Refused, Unavailable
from db.engine import make_engine

_COST = {"n": 2**14, "r": 8, "p": 1}
"""Of scrypt: 16 MB and about 50 ms for each try."""


@dataclass(frozen=True, slots=True)
class PasswordSeal:
    """Tells the password again without holding it. It lives in memory only."""

    salt: bytes = field(repr=False)
    digest: bytes = field(repr=False)

    @classmethod
    def of(cls, password: str) -> "PasswordSeal":
        """A seal with a salt of its own."""
        salt = secrets.token_bytes(16)
        return cls(salt, _digest(password, salt))

    def fits(self, password: str) -> bool:
        """Whether it was made of this password."""
        return hmac.compare_digest(self.digest, _digest(password, self.salt))


def _digest(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode("utf-8", "surrogatepass"), salt=salt, **_COST)


def unlock(application: Application, *, seal: PasswordSeal, password: str) -> None:
    """Return when the server takes this password now, or the seal does while the server cannot be asked.

    Raises Refused("sign_in_failed" | "login_disabled" | …). The server is asked by a connection of its own, so a
    password that was changed meanwhile counts, and so does a login that was closed.
    """
    try:
        if password == application.password and application.lapse is None:
            _try(application)
        else:
            application.sign_in_again(password)
    except Unavailable:
        if not seal.fits(password):
            raise Refused("sign_in_failed") from None


def _try(application: Application) -> None:
    """Connect once more, beside the connections that the window works with."""
    probe = make_engine(application.engine.url, pool_size=1, at_desk=True)
    try:
        with answered(), probe.connect():
            pass
    finally:
        probe.dispose()
