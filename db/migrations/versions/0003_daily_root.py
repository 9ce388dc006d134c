"""The daily bulletin with its root over all logs, and links that cover every column of an action."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Its successor `action_link` covers the window, the member of staff and the transaction, too; rows that were
    # linked by this one stay as they are, and `verify-log` knows both forms.
    op.execute(
        """DROP FUNCTION IF EXISTS link_hash(bytea, uuid, uuid, integer, text, text, text, text, timestamptz,
               jsonb)"""
    )
    op.create_table(
        "bulletin",
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("previous_day", sa.Date(), nullable=True),
        sa.Column("previous_root", sa.LargeBinary(), nullable=True),
        sa.Column("until_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("action_count", sa.Integer(), nullable=False),
        sa.Column("subject_count", sa.Integer(), nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column(
            "made_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.Column("made_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_bulletin_hall_id")),
        sa.PrimaryKeyConstraint("business_day", name=op.f("pk_bulletin")),
    )
    op.create_table(
        "bulletin_leaf",
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("head_hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("kind IN ('case','staff','ticket')", name=op.f("ck_bulletin_leaf_kind")),
        sa.ForeignKeyConstraint(
            ["business_day"], ["bulletin.business_day"], name=op.f("fk_bulletin_leaf_business_day")
        ),
        sa.PrimaryKeyConstraint("business_day", "kind", "subject_id", name=op.f("pk_bulletin_leaf")),
    )
    op.create_index("ix_bulletin_leaf_subject", "bulletin_leaf", ["kind", "subject_id"], unique=False)
