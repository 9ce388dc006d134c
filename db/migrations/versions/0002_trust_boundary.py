"""Mandates, seals, kinds of papers, the staff's own log, and bounds of the hall's rules."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # db/sql makes the successors: those with an action id, and those that write a case once.
    op.execute("DROP FUNCTION IF EXISTS set_case_dates(uuid, timestamptz), shift_case_dates(uuid, integer)")
    op.execute("DROP FUNCTION IF EXISTS mark_provisional(uuid)")
    op.execute("DROP FUNCTION IF EXISTS add_staff(text, text, integer, text[], text, text)")
    op.execute("DROP FUNCTION IF EXISTS set_password(text, text)")
    op.execute("DROP FUNCTION IF EXISTS set_staff_active(text, boolean)")
    _add_columns()
    _add_staff_tables()
    _add_paper_tables()
    # Who could sign until now may go on; the centre narrows it to the items of the 授权书.
    op.execute(
        """INSERT INTO mandate (staff_id, starts_on)
           SELECT staff_id, DATE '2000-01-01' FROM staff WHERE 'chief_representative' = ANY (roles)"""
    )
    op.execute(
        """UPDATE staff SET may_grant = ARRAY['clerk', 'reviewer', 'chief_representative', 'leader', 'supervisor',
               'agent', 'township_clerk', 'kiosk', 'board', 'rating_pad']
           WHERE 'centre_admin' = ANY (roles)"""
    )


def _add_columns() -> None:
    op.add_column(
        "staff",
        sa.Column("may_grant", postgresql.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    )
    op.add_column(
        "staff",
        sa.Column("must_change_password", sa.Boolean(), server_default=sa.text("false"), nullable=False),
    )
    op.add_column("setting", sa.Column("at_least", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column(
        "setting", sa.Column("at_most", sa.Integer(), server_default=sa.text("2147483647"), nullable=False)
    )
    op.execute(  # a number in quotation marks counted until now
        "UPDATE setting SET value = to_jsonb((value #>> '{}')::numeric) WHERE value #>> '{}' ~ '^[0-9]+$'"
    )
    op.create_check_constraint(
        op.f("ck_setting_value"),
        "setting",
        "jsonb_typeof(value) = 'number' AND (value #>> '{}')::numeric BETWEEN at_least AND at_most "
        "AND (value #>> '{}')::numeric % 1 = 0",
    )


def _add_staff_tables() -> None:
    op.create_table(
        "staff_change",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column(
            "payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint(
            "action IN ('add','set_roles','enable','disable','set_password','change_own_password',"
            "'set_cover','set_mandate')",
            name=op.f("ck_staff_change_action"),
        ),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_staff_change")),
        sa.UniqueConstraint("login", "seq", name=op.f("uq_staff_change_login_seq")),
    )
    op.create_table(
        "mandate",
        sa.Column("mandate_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR starts_on <= ends_on", name=op.f("ck_mandate_period")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_mandate_item_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_mandate_staff_id")),
        sa.PrimaryKeyConstraint("mandate_id", name=op.f("pk_mandate")),
    )
    op.create_index("ix_mandate_staff", "mandate", ["staff_id"], unique=False)


def _add_paper_tables() -> None:
    op.create_table(
        "document_kind",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), server_default="", nullable=False),
        sa.Column("after", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("filed_after", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("is_sealed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("kind", name=op.f("pk_document_kind")),
    )
    op.create_table(
        "seal",
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.ForeignKeyConstraint(["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_seal_org_unit_id")),
        sa.PrimaryKeyConstraint("seal_id", name=op.f("pk_seal")),
        sa.UniqueConstraint("org_unit_id", "name", name=op.f("uq_seal_org_unit_id_name")),
    )
    op.create_table(
        "seal_use",
        sa.Column("seal_use_id", sa.Uuid(), nullable=False),
        sa.Column("seal_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("used_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.document_id"], name=op.f("fk_seal_use_document_id")
        ),
        sa.ForeignKeyConstraint(["seal_id"], ["seal.seal_id"], name=op.f("fk_seal_use_seal_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_seal_use_staff_id")),
        sa.PrimaryKeyConstraint("seal_use_id", name=op.f("pk_seal_use")),
    )
    op.create_index("ix_seal_use_document", "seal_use", ["document_id"], unique=False)
