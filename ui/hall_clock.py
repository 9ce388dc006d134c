"""The hall's time between two questions to the database."""

import datetime as dt

from ui.steady import steady_seconds


class HallClock:
    """The database's answer once, and this machine's steady clock since; to be made when the answer arrives."""

    def __init__(self, told: dt.datetime) -> None:
        self.told = told
        self._since = steady_seconds()

    def now(self) -> dt.datetime:
        """The hall's time, aware."""
        return self.told + dt.timedelta(seconds=steady_seconds() - self._since)
