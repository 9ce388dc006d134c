"""Who may be what in a hall."""

from enum import StrEnum


class Role(StrEnum):
    """A duty in the hall; the database keeps one group role `counter_<value>` for each (DESIGN §1)."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    CHIEF_REPRESENTATIVE = "chief_representative"
    LEADER = "leader"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    TOWNSHIP_CLERK = "township_clerk"
    CENTRE_ADMIN = "centre_admin"
    KIOSK = "kiosk"
    BOARD = "board"
    RATING_PAD = "rating_pad"

    @property
    def group(self) -> str:
        """Name of the PostgreSQL group role that carries the grants."""
        return f"counter_{self.value}"


DEVICE_ROLES = frozenset({Role.KIOSK, Role.BOARD, Role.RATING_PAD})
"""Public screens: they sign in as a device, never as a person."""

REVIEWING_ROLES = frozenset({Role.CLERK, Role.REVIEWER, Role.CHIEF_REPRESENTATIVE})
"""Who reviews the department's cases and may stop their clock; a township's first review stops none."""
