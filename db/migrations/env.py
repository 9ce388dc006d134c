"""Run migrations on the connection that `db.install` hands over."""

from alembic import context

import db.models  # noqa: F401  (registers every table on the metadata)
from db.base import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
