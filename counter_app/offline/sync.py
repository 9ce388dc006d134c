"""The way between the laptop and the shared database: send, lease, pull, refresh.

No transaction of the store is open while the server is asked, and none of the server's while the store is
written: either side may stop at any moment, and the next run goes on from what both have.
"""

import logging
import uuid
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError

from counter_app.application import Application
from counter_app.errors import Conflict, CounterError, NotFound, Refused
from counter_app.offline.catalogue import codes_left, put_block, put_snapshot
from counter_app.offline.outbox import (
    get_cursor,
    mark_refused,
    mark_sending,
    mark_sent,
    put_pulled,
    unsent,
)
from counter_app.offline.store import OfflineStore
from counter_app.offline.tables import SnapshotRow
from counter_app.services.filing import (
    Filed,
    Filing,
    OpenDuplicate,
    file_from_village,
    lease_codes,
    pull_changes,
)
from counter_app.services.village_snapshot import fetch_snapshot
from counter_app.work import Work

LEASE_BELOW = 50
"""With fewer codes left than this a new block is leased: more than a village files between two lines."""
LEASE_SIZE = 100

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFiling:
    """A filing that the server has, with the open cases that may be the same one."""

    case_id: uuid.UUID
    service_code: str
    applicant_name: str
    item_name: str
    duplicates: tuple[OpenDuplicate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFiling:
    """A filing that stays in the outbox; `code` and `facts` make the sentence."""

    case_id: uuid.UUID
    service_code: str
    applicant_name: str
    item_name: str
    code: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What one run did. `lease_refused` is the code of the rule when no more codes could be leased."""

    sent: tuple[SentFiling, ...]
    already_there: tuple[SentFiling, ...]
    refused: tuple[RefusedFiling, ...]
    pulled: int
    codes_leased: int
    lease_refused: str
    snapshot_refreshed: bool


@dataclass(slots=True)
class _Tally:
    sent: list[SentFiling] = field(default_factory=list)
    already_there: list[SentFiling] = field(default_factory=list)
    refused: list[RefusedFiling] = field(default_factory=list)


def synchronise(store: OfflineStore, application: Application) -> SyncReport:
    """Send every waiting filing in its own transaction, top up codes, pull states, refresh the snapshot.

    What is refused stays in the outbox with its reason. Raises Unavailable when the line is cut: what was sent
    is noted, all else still waits. Raises Refused("store_of_other_agent") before anything is sent.
    """
    _check_owner(store, application)
    tally = _Tally()
    for case_id in unsent(store):
        filing = mark_sending(store, case_id)
        if filing is not None:
            _send(store, application, filing, tally)
    leased, lease_refused = _top_up(store, application)
    pulled = application.run(pull_changes, cursor=get_cursor(store))
    # The snapshot first: it tells the hall's clock, by which the store notes when it pulled.
    refreshed = _refresh(store, application)
    put_pulled(store, pulled)
    return SyncReport(
        sent=tuple(tally.sent),
        already_there=tuple(tally.already_there),
        refused=tuple(tally.refused),
        pulled=len(pulled.states),
        codes_leased=leased,
        lease_refused=lease_refused,
        snapshot_refreshed=refreshed,
    )


def _check_owner(store: OfflineStore, application: Application) -> None:
    login = application.run(_login)
    with store.begin() as session:
        snapshot = session.get(SnapshotRow, 1)
    if snapshot is not None and snapshot.login != login:
        raise Refused("store_of_other_agent", login=snapshot.login)


def _login(work: Work) -> str:
    return work.actor.login


def _send(store: OfflineStore, application: Application, filing: Filing, tally: _Tally) -> None:
    try:
        filed = application.run(file_from_village, filing=filing)
    except (Refused, Conflict, NotFound) as reason:
        _keep(store, filing, reason, tally)
    except DBAPIError as error:
        # One form that cannot be stored must not keep the others from being sent. Values stay out of the log.
        state = getattr(error.orig, "sqlstate", None) or ""
        log.error("filing %s could not be recorded: SQLSTATE %s", filing.service_code, state)
        _keep(store, filing, Refused("filing_not_recordable", sqlstate=state), tally)
    else:
        mark_sent(store, filed)
        (tally.already_there if filed.already_there else tally.sent).append(_sent(filing, filed))


def _sent(filing: Filing, filed: Filed) -> SentFiling:
    return SentFiling(
        case_id=filing.case_id,
        service_code=filing.service_code,
        applicant_name=filing.applicant.name,
        item_name=filing.item_name,
        duplicates=filed.duplicates,
    )


def _keep(store: OfflineStore, filing: Filing, reason: CounterError, tally: _Tally) -> None:
    mark_refused(store, filing.case_id, reason)
    tally.refused.append(
        RefusedFiling(
            case_id=filing.case_id,
            service_code=filing.service_code,
            applicant_name=filing.applicant.name,
            item_name=filing.item_name,
            code=reason.code,
            facts=reason.facts,
        )
    )


def _top_up(store: OfflineStore, application: Application) -> tuple[int, str]:
    with store.begin() as session:
        left = codes_left(session)
    if left >= LEASE_BELOW:
        return 0, ""
    try:
        block = application.run(lease_codes, size=LEASE_SIZE)
    except Refused as reason:
        return 0, reason.code
    with store.begin() as session:
        put_block(session, block)
    return LEASE_SIZE, ""


def _refresh(store: OfflineStore, application: Application) -> bool:
    with store.begin() as session:
        known = session.get(SnapshotRow, 1)
    snapshot = application.run(fetch_snapshot, known_fingerprint=known.fingerprint if known else "")
    if snapshot is None:
        return False
    with store.begin() as session:
        put_snapshot(session, snapshot)
    return True
