"""Why a server cannot be reached, in a word that does not depend on the language that it speaks.

libpq keeps the SQLSTATE of a refused connection to itself: all it gives is prose, which a server with
`lc_messages = zh_CN` says in Chinese (psycopg issue 1188). So the connection is tried once more, with libpq
noting down what it hears; and a certificate that it does not trust is looked at with Python's own TLS, whose
errors have numbers.
"""

import contextlib
import os
import re
import select
import socket
import ssl
import struct
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psycopg
from psycopg import pq
from psycopg.conninfo import make_conninfo
from psycopg.pq.abc import PGconn

ASKED_AGAIN_SECONDS = 5.0
NOBODY = frozenset({"", "host_unknown", "closed_port", "silent"})
"""The reasons that say nothing about the login: the next attempt may succeed."""
SSL_REQUEST = struct.pack("!ii", 8, 80877103)
"""The packet before all others, by which a client asks for TLS; the answer is one letter, S or N."""
HOSTNAME_MISMATCH, IP_ADDRESS_MISMATCH = 62, 64
EXPIRED = {9, 10}
"""X509_V_ERR_… of OpenSSL; 9 is not yet valid, 10 no longer. The rest is an issuer that is not trusted."""

BY_STATE = {
    "28P01": "password",
    "28000": "login_disabled",
    "3D000": "database_missing",
    "42501": "not_connectable",
    "53300": "server_full",
}
_ERROR = re.compile(rb'\tErrorResponse\t[^\n]*? C "([0-9A-Z]{5})"')
_TLS_ANSWER = re.compile(rb"\tSSLResponse\t *(\w)")
_WELCOME = b"\tReadyForQuery\t"


def reason_for(error: psycopg.OperationalError, parameters: Mapping[str, Any]) -> str:
    """Why a connection with these parameters of one host failed; empty where it is not known.

    One of NOBODY where nobody answered; else `password`, `login_disabled`, `database_missing`,
    `not_connectable` (no right to this database), `server_full`, `no_primary`, `not_admitted`, `tls_required`,
    `tls_not_offered`, `tls_wrong_name`, `tls_unknown_issuer`, `tls_expired`, `tls_failed` or `ca_missing`.
    """
    if isinstance(error, psycopg.errors.ConnectionTimeout):
        return "silent"
    if error.pgconn is None:  # psycopg looks for the address before it asks libpq for anything
        return "host_unknown"
    if error.pgconn.needs_password:
        return "password"
    if _wants_certificate(parameters) and not _authority(parameters):
        return "ca_missing"
    if (absent := _absence(parameters)) is not None:
        return absent
    heard = _heard(parameters)
    if heard is None:  # only Linux lets libpq note down
        return "password" if error.pgconn.used_password else _tls_fault(parameters)
    return _told(heard, parameters, used_password=error.pgconn.used_password)


def _absence(parameters: Mapping[str, Any]) -> str | None:
    """Why there is nobody at this address; None where somebody opens the door."""
    if str(parameters.get("host", "/")).startswith("/"):
        return None
    try:
        _plain_line(parameters).close()
    except ConnectionRefusedError:
        return "closed_port"
    except OSError:
        return "silent"
    return None


def _told(heard: bytes, parameters: Mapping[str, Any], *, used_password: bool) -> str:
    states = [state.decode() for state in _ERROR.findall(heard)]
    # Where TLS is merely preferred, libpq tries again without: the first answer is the one that counts.
    state = "28P01" if "28P01" in states else states[0] if states else ""
    if state == "28000" and not used_password:
        encrypted = b"S" in _TLS_ANSWER.findall(heard)
        return "tls_required" if not encrypted and _offers_tls(parameters) else "not_admitted"
    if state:
        return BY_STATE.get(state, "")
    if _WELCOME in heard:
        return "no_primary"  # it let us in and is not what `target_session_attrs` asks for
    if _TLS_ANSWER.findall(heard) == [b"N"]:
        return "tls_not_offered"
    return _tls_fault(parameters)


def _heard(parameters: Mapping[str, Any]) -> bytes | None:
    """What client and server say to each other in one more attempt; None where libpq cannot note it down.

    The notes stay in memory and are gone with this call: a server that asks for it gets the password itself.
    """
    if not hasattr(os, "memfd_create"):
        return None
    line = pq.PGconn.connect_start(make_conninfo(**parameters).encode())
    notes = os.memfd_create("counter-app")
    try:
        _follow(line, notes)
        return os.pread(notes, os.fstat(notes).st_size, 0)
    except psycopg.NotSupportedError:
        return None
    finally:
        line.finish()
        os.close(notes)


def _follow(line: PGconn, notes: int) -> None:
    """Drive the attempt to its end, good or bad. Nothing is noted before somebody answers."""
    deadline = time.monotonic() + ASKED_AGAIN_SECONDS
    noted = False
    while time.monotonic() < deadline:
        if line.status == pq.ConnStatus.BAD:
            break
        if not noted and line.status != pq.ConnStatus.STARTED:
            line.trace(notes)
            noted = True
        step = line.connect_poll()
        if step not in (pq.PollingStatus.READING, pq.PollingStatus.WRITING):
            break
        reading = [line.socket] if step == pq.PollingStatus.READING else []
        writing = [] if reading else [line.socket]
        select.select(reading, writing, [], max(0.0, deadline - time.monotonic()))
    if noted:
        line.untrace()


def _wants_certificate(parameters: Mapping[str, Any]) -> bool:
    return parameters.get("sslmode") in {"verify-ca", "verify-full"}


def _authority(parameters: Mapping[str, Any]) -> str:
    """The file of trusted issuers as libpq looks for it; empty where it is not there."""
    named = str(parameters.get("sslrootcert") or os.environ.get("PGSSLROOTCERT", ""))
    if named == "system":
        return named
    folder = Path(os.environ["APPDATA"], "postgresql") if os.name == "nt" else Path.home() / ".postgresql"
    path = Path(named) if named else folder / "root.crt"
    return str(path) if path.is_file() else ""


def _offers_tls(parameters: Mapping[str, Any]) -> bool:
    with contextlib.suppress(OSError), _plain_line(parameters) as line:
        line.sendall(SSL_REQUEST)
        return line.recv(1) == b"S"
    return False


def _tls_fault(parameters: Mapping[str, Any]) -> str:
    """What is wrong with the server's certificate; empty where TLS is not why it failed."""
    if str(parameters.get("host", "")).startswith("/") or not _wants_certificate(parameters):
        return ""
    try:
        with _plain_line(parameters) as line:
            line.sendall(SSL_REQUEST)
            if line.recv(1) != b"S":
                return "tls_not_offered"
            return _shake_hands(line, parameters)
    except OSError:
        return ""


def _shake_hands(line: socket.socket, parameters: Mapping[str, Any]) -> str:
    authority = _authority(parameters)
    try:
        trust = ssl.create_default_context(cafile=None if authority == "system" else authority)
        trust.check_hostname = parameters.get("sslmode") == "verify-full"
        with trust.wrap_socket(line, server_hostname=str(parameters.get("host", ""))):
            return ""
    except ssl.SSLCertVerificationError as error:
        if error.verify_code in {HOSTNAME_MISMATCH, IP_ADDRESS_MISMATCH}:
            return "tls_wrong_name"
        return "tls_expired" if error.verify_code in EXPIRED else "tls_unknown_issuer"
    except ssl.SSLError:
        return "tls_failed"


def _plain_line(parameters: Mapping[str, Any]) -> socket.socket:
    place = (str(parameters.get("hostaddr") or parameters.get("host")), int(parameters.get("port") or 5432))
    return socket.create_connection(place, timeout=ASKED_AGAIN_SECONDS)
