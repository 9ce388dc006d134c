"""The catalogue of items as the product uses it (the ten elements of 渝委办发〔2012〕20号, point 10)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counter_app.domain.cases import CaseType, Necessity
from counter_app.domain.time_limits import TimeLimit

Record = Mapping[str, object]
"""A mapping exactly as it stands in the file; never changed, so that a written file loses nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One line of an item's list of materials. A count of None is not stated in the source."""

    name: str
    necessity: Necessity
    original: int | None = None
    copies: int | None = None
    form: str = ""
    kind: str = ""
    note: str = ""
    verify_original_on_site: bool = False
    record: Record = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRule:
    """How missing material is told; it differs from law to law (DOMAIN §2, traps)."""

    when: str = ""
    once_only: bool = True
    deemed_accepted_if_late: bool = False
    basis: str = ""
    return_materials: bool = False
    same_day_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemResult:
    """What the applicant receives."""

    name: str = ""
    type: str = ""
    validity: str = ""
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueItem:
    """One item. A limit is None when the file states none; `extension_days` follows the statutory limit's
    unit; `fee` is text, one line for each rate."""

    id: str
    name: str
    name_en: str = ""
    family: str = ""
    kind: str = ""
    case_type: CaseType = CaseType.PROMISED
    authority: str = ""
    level: str = ""
    legal_basis: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[str, ...] = ()
    statutory: TimeLimit | None = None
    extension_days: int = 0
    extension_approver: str = ""
    promised: TimeLimit | None = None
    fee: str = ""
    result: ItemResult = field(default_factory=ItemResult)
    supplement: SupplementRule = field(default_factory=SupplementRule)
    special_time: tuple[str, ...] = ()
    record: Record = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A joint matter (一件事): its members are ids of items."""

    id: str
    name: str
    lead: str = ""
    members: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    limit: TimeLimit | None = None
    extension_days: int = 0
    record: Record = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """`record` is the whole file; items and themes that cannot be taken are in it only."""

    items: tuple[CatalogueItem, ...]
    themes: tuple[Theme, ...]
    record: Record = field(default_factory=dict, hash=False)
