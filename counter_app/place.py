"""Where the database is: a hall's server by URL, or the embedded one of this machine."""

from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL, make_url

from counter_app.errors import Refused, Unavailable
from db.embedded import EmbeddedServer, EmbeddedServerError
from db.engine import database_url

DEFAULT_DATABASE = "hall"
EMBEDDED = "embedded:"
"""Prefix of an address that names a database of this machine's own server."""


class Place:
    """A database that logins can be made addresses for.

    Attributes:
        is_embedded: whether this machine runs the server itself.
    """

    def __init__(self, address: str = "", *, data_dir: Path | None = None) -> None:
        """`address` is a URL, also of several servers, `embedded:NAME`, or empty for the embedded `hall`.

        Raises Refused("address_invalid").
        """
        embedded = not address or address.startswith(EMBEDDED)
        self._server = EmbeddedServer(data_dir) if embedded else None
        self._name = address.removeprefix(EMBEDDED) or DEFAULT_DATABASE
        self._url = None if embedded else _checked(address)

    @property
    def data_dir(self) -> Path | None:
        """The embedded server's folder."""
        return self._server.data_dir if self._server else None

    @property
    def is_embedded(self) -> bool:
        return self._server is not None

    def __enter__(self) -> Self:
        """Start or join the embedded server; a server by URL is asked only when it is used."""
        if self._server is not None:
            try:
                self._server.start()
            except EmbeddedServerError as error:
                raise Unavailable("embedded_server", cause=error.code, detail=error.detail) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server is not None:
            self._server.leave()

    def owner_url(self) -> URL:
        """The address with which the hall is set up: as given, or the embedded server's own superuser."""
        if self._url is not None:
            return self._url
        assert self._server is not None
        return make_url(self._server.url(self._name))

    def login_url(self, login: str, password: str | None = None) -> URL:
        """The address of one member of staff or one public screen.

        Without a password libpq looks for one where it always does: PGPASSWORD, then the password file.
        """
        if self._url is not None:
            # The hall's own address may carry the owner's name and password, also behind the question mark:
            # nobody else signs in with those.
            bare = self._url.difference_update_query(["user", "password"])
            return URL.create(
                bare.drivername, login, password, bare.host, bare.port, bare.database, bare.query
            )
        assert self._server is not None
        return make_url(self._server.url(self._name, login, password))

    def create_database(self) -> bool:
        """Make the database where it is missing; only on the embedded server. True when it was made."""
        if self._server is None:
            return False
        from db.install import create_database

        return create_database(self._server.url("postgres"), self._name)


def _checked(address: str) -> URL:
    try:
        return database_url(address)
    except Exception as error:
        raise Refused("address_invalid") from error
