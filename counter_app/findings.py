"""What an examination of a machine says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The answer to one question; `remedy` is empty when all is well.

    `is_notice` marks what is missing while nothing that is set up here needs it: worth knowing, no fault.
    """

    name: str
    ok: bool
    sentence: str
    remedy: str = ""
    is_notice: bool = False

    @property
    def is_fault(self) -> bool:
        return not self.ok and not self.is_notice
