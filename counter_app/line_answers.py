"""What it means to the caller that no connection could be made."""

from counter_app.errors import CounterError, Refused, Unavailable
from db.line import LineFailed
from db.refusal import NOBODY

REFUSALS = {"password": "sign_in_failed", "login_disabled": "login_disabled", "not_connectable": "not_staff"}
"""Another login, or another password, may be let in."""


def answer_for_line(failure: LineFailed) -> CounterError:
    """Refused for a login that is not let in, Unavailable for everything else.

    Somebody who was let in before and no longer is gets Unavailable("password_changed" | "login_lapsed"): what
    they asked for is asked again once they have signed in again.
    """
    if failure.reason in REFUSALS:
        return Refused(REFUSALS[failure.reason])
    if failure.reason in NOBODY:
        return Unavailable("database_unreachable")
    return Unavailable(failure.reason, place=failure.place)
