"""The encrypted file: opening it, and telling a wrong passphrase from a damaged file."""

import hashlib
import hmac
import json
import struct
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event

PAGE = 4096
SALT = 16
MAC = 64
KDF_ROUNDS = 256_000
"""These four and the digests below are the defaults of SQLCipher 4; a test reads a page with them."""
BUSY_SECONDS = 5
LEAST_VARIETY = 250
"""Of the 256 values of a byte: an encrypted page of 4096 shows all but never fewer, other files rarely do."""


def normal(passphrase: str) -> str:
    """The same passphrase however a keyboard composes its characters."""
    return unicodedata.normalize("NFC", passphrase)


def encrypted_engine(path: Path, passphrase: str) -> Engine:
    """One connection, shared in turn: deriving the key takes a quarter of a second, on purpose.

    Every transaction takes the write lock when it begins, so that two programs on the same file can never
    read the same next serial.
    """
    from sqlcipher3 import dbapi2

    engine = create_engine(
        URL.create("sqlite+pysqlcipher", password=normal(passphrase), database=str(path)),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None, "check_same_thread": False},
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _: Any) -> None:
    # What fails is answered by us; SQLCipher's own words on standard error help nobody at a village point.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def rekey(engine: Engine, passphrase: str) -> None:
    """Encrypt the file anew under another passphrase, in one transaction of SQLCipher's own."""
    quoted = normal(passphrase).replace('"', '""')
    connection = engine.raw_connection()
    try:
        connection.cursor().execute(f'PRAGMA rekey = "{quoted}"')
    finally:
        connection.close()


def is_damaged(path: Path, passphrase: str) -> bool:
    """Why a file that could not be read was not: True for damage or another file, False for a wrong passphrase.

    SQLCipher says "file is not a database" to both. But every page carries a code under a key that follows from
    the passphrase: where any page agrees, the passphrase is right and something else is broken. Where none
    agrees, a file that is no whole number of pages or that does not look random is not one of ours.
    """
    content = path.read_bytes()
    pages = [content[start : start + PAGE] for start in range(0, len(content), PAGE)]
    if not pages or len(pages[-1]) != PAGE or len(set(pages[0][SALT:])) < LEAST_VARIETY:
        return True
    salt = content[:SALT]
    key = hashlib.pbkdf2_hmac("sha512", normal(passphrase).encode(), salt, KDF_ROUNDS, 32)
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)
    return any(_agrees(mac_key, number, page) for number, page in enumerate(pages, start=1))


def _agrees(mac_key: bytes, number: int, page: bytes) -> bool:
    body = page[SALT if number == 1 else 0 : -MAC] + struct.pack("<I", number)
    return hmac.compare_digest(hmac.new(mac_key, body, "sha512").digest(), page[-MAC:])
