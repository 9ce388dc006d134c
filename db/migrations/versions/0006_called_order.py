"""The order of calling to its last column: who came at the same instant is called by number."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_ticket_waiting", table_name="ticket")
    op.create_index(
        "ix_ticket_waiting",
        "ticket",
        ["business_day", sa.literal_column("priority DESC"), "queued_at", "prefix", "number"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    # Made anew from db/sql, with the number as a parameter; the view stands on the function.
    op.execute("DROP VIEW IF EXISTS queue_length")
    op.execute("DROP FUNCTION IF EXISTS waiting_before(integer, integer, integer, timestamptz)")
