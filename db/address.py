"""Addresses of a hall's database: one server, or several of which one is the primary at a time."""

import re

from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, make_url

SECRETS = ("password", "passfile", "sslpassword")
"""What libpq also reads behind the question mark and nobody else is to see."""
_SEVERAL = re.compile(
    r"(?P<head>[\w+]+://(?:[^/?@:]*(?::[^@]*)?@)?)(?P<hosts>[^/?@]*,[^/?@]*)(?P<rest>[/?].*)?", re.DOTALL
)
_HOST = re.compile(r"[\w.\-]+(?::\d{1,5})?")


def read_address(text: str | URL) -> URL:
    """The address, with several hosts in SQLAlchemy's form: `?host=a:5432&host=b:5432`.

    Also libpq's form is read, `postgresql://a:5432,b:5432/hall`. Raises ValueError, which never quotes the
    text: it may hold a password.
    """
    try:
        url = make_url(text) if isinstance(text, URL) else _read(text)
        hosts = url.query.get("host", ())
        if not isinstance(hosts, str) and not all(_HOST.fullmatch(host) for host in hosts):
            raise ValueError("a host is not written as name:port")
        make_conninfo(**{name: str(value) for name, value in url.query.items()})  # knows libpq's options
    except Exception as error:
        raise ValueError("not an address of a database") from error
    return url


def _read(text: str) -> URL:
    several = _SEVERAL.fullmatch(text)
    if several is None:
        return make_url(text)
    url = make_url(several["head"] + (several["rest"] or ""))
    return url.update_query_dict({"host": tuple(several["hosts"].split(","))})


def without_secrets(url: URL) -> URL:
    """The same place for everybody to see: no password, wherever it stands."""
    bare = url.difference_update_query(SECRETS)
    return URL.create(bare.drivername, bare.username, None, bare.host, bare.port, bare.database, bare.query)


def shown(url: URL) -> str:
    """The servers alone, for a sentence: `a:5432, b:5433`, or the folder of a socket."""
    hosts = url.query.get("host", url.host or "")
    if isinstance(hosts, str):
        return hosts if url.port is None or not hosts else f"{hosts}:{url.port}"
    return ", ".join(hosts)
