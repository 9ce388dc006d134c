"""A key for each person's drafts of intakes, which lie encrypted on the machines where they were typed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "draft_key",
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("octet_length(key) = 32", name=op.f("ck_draft_key_length")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_draft_key")),
    )
