"""Declarative base, naming of constraints and the column types every table shares."""

import datetime as dt
import uuid
from typing import Annotated, Any

from sqlalchemy import LargeBinary, MetaData, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import UserDefinedType


class Xid8(UserDefinedType[int]):
    """PostgreSQL's 64-bit transaction id; the sync cursor compares it with a snapshot (DESIGN D8)."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


class Base(DeclarativeBase):
    """All tables of the shared database; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        str: Text(),
        dt.datetime: TIMESTAMP(timezone=True),
        uuid.UUID: Uuid(),
        bytes: LargeBinary(),
        dict[str, Any]: JSONB(),
        list[Any]: JSONB(),
        list[str]: ARRAY(Text()),
    }


Key = Annotated[int, mapped_column(primary_key=True)]
"""Small stable key of set-up data, given by the database."""

UuidKey = Annotated[uuid.UUID, mapped_column(primary_key=True)]
"""Key made by the client, so that a repeated request names the same row (DESIGN D4)."""
