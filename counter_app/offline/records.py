"""Frozen values as JSON and back, for the columns of the store that hold a whole form."""

from typing import Any, TypeVar

T = TypeVar("T")

_ADAPTERS: dict[Any, Any] = {}


def _adapter(shape: Any) -> Any:
    from pydantic import TypeAdapter  # slow to load; only a store that is open needs it

    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def to_json(value: Any) -> Any:
    """`value`, a dataclass, as JSON values."""
    return _adapter(type(value)).dump_python(value, mode="json")


def from_json(shape: type[T], record: Any) -> T:
    """The value of `shape` that `to_json` wrote."""
    value: T = _adapter(shape).validate_python(record)
    return value
