"""Taking typed values out of an untyped mapping; what has the wrong type is reported where it stands."""

from collections.abc import Mapping

from counter_app.domain.text_rules import InvalidText, clean_text, scrub_text
from counter_app.exchange.problems import Problem, warning

MAX_TEXT = 4000


class Fields:
    """The fields of one record. Every answer has the type that is asked for; a value of another type is
    reported as `wrong_type` and answered as if it were not there.

    Attributes:
        where: the place that problems name, as `RURAL-HOMESTEAD.statutory`.
        problems: the list that findings are added to.
    """

    def __init__(self, record: Mapping[str, object], where: str, problems: list[Problem]) -> None:
        self._record = record
        self.where = where
        self.problems = problems

    def report(self, code: str, key: str, value: object) -> None:
        self.problems.append(warning(code, where=f"{self.where}.{key}", value=str(value)[:200]))

    def text(self, key: str) -> str:
        """Numbers count as text: an editor turns a code or a telephone number into one."""
        value = self._record.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            self.report("wrong_type", key, value)
            return ""
        return self._clean(key, str(value))

    def number(self, key: str) -> int | None:
        value = self._record.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 100_000:
            self.report("wrong_type", key, value)
            return None
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        value = self._record.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.report("wrong_type", key, value)
            return default
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; a single text counts as a list of one."""
        value = self._record.get(key)
        if value is None:
            return ()
        entries = value if isinstance(value, list) else [value]
        texts = []
        for entry in entries:
            if isinstance(entry, str | int) and not isinstance(entry, bool):
                texts.append(self._clean(key, str(entry)))
            else:
                self.report("wrong_type", key, entry)
        return tuple(text for text in texts if text)

    def rates(self, key: str) -> str:
        """A text, or a mapping of names to texts as one line for each."""
        value = self._record.get(key)
        if not isinstance(value, Mapping):
            return self.text(key)
        lines = Fields(value, f"{self.where}.{key}", self.problems)
        return "\n".join(f"{name}：{lines.text(name)}" for name in map(str, value))

    def part(self, key: str) -> "Fields | None":
        """The fields of a nested mapping, None if there is none."""
        value = self._record.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.report("wrong_type", key, value)
            return None
        return Fields(value, f"{self.where}.{key}", self.problems)

    def parts(self, key: str) -> list[tuple["Fields", Mapping[str, object]]]:
        """Each mapping of a list, with its fields."""
        value = self._record.get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report("wrong_type", key, value)
            return []
        found = []
        for number, entry in enumerate(value, start=1):
            if isinstance(entry, Mapping):
                found.append((Fields(entry, f"{self.where}.{key}[{number}]", self.problems), entry))
            else:
                self.report("wrong_type", f"{key}[{number}]", entry)
        return found

    def _clean(self, key: str, value: str) -> str:
        try:
            return clean_text(value, MAX_TEXT, multiline=True)
        except InvalidText as refused:
            self.report("dirty_text", key, refused.code.value)
            return scrub_text(value, multiline=True)[:MAX_TEXT].strip()
