"""What somebody means to do once, however often it has to be asked for."""

import uuid

from counter_app.errors import Unavailable


class Intention:
    """The action id of what is being asked for (DESIGN D4).

    The same facts after a lost answer are the same action; after any real answer, or with other facts, it is a
    new one.
    """

    def __init__(self) -> None:
        self._facts: tuple[object, ...] | None = None
        self._action_id = uuid.uuid4()

    def id_for(self, *facts: object) -> uuid.UUID:
        """The id to send these facts with."""
        if facts != self._facts:
            self._facts, self._action_id = facts, uuid.uuid4()
        return self._action_id

    def ended(self, error: Exception | None = None) -> None:
        """There was an answer; `Unavailable` is none, since what was asked for may have been recorded."""
        if not isinstance(error, Unavailable):
            self._facts = None
