"""The key that a person's drafts of intakes are encrypted with: the database tells it to nobody else."""

from dataclasses import dataclass, field

from counter_app.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKey:
    """32 random bytes, made by this database for this login; another hall has another one for the same name."""

    login: str
    secret: bytes = field(repr=False)


def draft_key(work: Work) -> DraftKey:
    """The caller's own. Raises Refused("not_staff" | "password_must_change")."""
    login = work.actor.login
    return DraftKey(login=login, secret=bytes(work.value("SELECT my_draft_key()")))
