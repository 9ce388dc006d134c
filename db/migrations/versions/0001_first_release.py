"""First release."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from db.base import Xid8
from db.install import CLOCK, run_sql_file

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    run_sql_file(op.get_bind(), CLOCK)  # columns take their default time from it
    op.create_table(
        "applicant",
        sa.Column("applicant_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number", sa.Text(), nullable=False),
        sa.Column("id_check", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("contact_name", sa.Text(), server_default="", nullable=False),
        sa.Column("agent_name", sa.Text(), server_default="", nullable=False),
        sa.Column("agent_id_number", sa.Text(), server_default="", nullable=False),
        sa.Column("created_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.CheckConstraint(
            "id_check IN ('passed','confirmed','unchecked')", name=op.f("ck_applicant_id_check")
        ),
        sa.CheckConstraint("kind IN ('person','organisation')", name=op.f("ck_applicant_kind")),
        sa.PrimaryKeyConstraint("applicant_id", name=op.f("pk_applicant")),
    )
    op.create_index("ix_applicant_id_number", "applicant", ["id_number"], unique=False)
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("is_hall_open", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.create_index(
        "ix_calendar_day_working_ordinal",
        "calendar_day",
        ["ordinal"],
        unique=True,
        postgresql_where=sa.text("is_working"),
    )
    op.create_table(
        "case_action",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column(
            "payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("xact_id", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_case_action")),
        sa.UniqueConstraint("case_id", "seq", name=op.f("uq_case_action_case_id_seq")),
    )
    op.create_index("ix_case_action_at", "case_action", ["at"], unique=False)
    op.create_table(
        "code_counter",
        sa.Column("point_code", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("last_serial", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("point_code", "day", name=op.f("pk_code_counter")),
    )
    op.create_table(
        "hall",
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("region_code", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), server_default="Asia/Shanghai", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("supervision_phone", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("region_code ~ '^[0-9]{6}$'", name=op.f("ck_hall_region_code")),
        sa.PrimaryKeyConstraint("hall_id", name=op.f("pk_hall")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "simulation",
        sa.Column("only_row", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("offset_by", postgresql.INTERVAL(), nullable=False),
        sa.CheckConstraint("only_row", name=op.f("ck_simulation_only_row")),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_simulation")),
    )
    op.create_table(
        "ticket_action",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column(
            "payload", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=True),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("xact_id", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.Column("prev_hash", sa.LargeBinary(), nullable=True),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_ticket_action")),
        sa.UniqueConstraint("ticket_id", "seq", name=op.f("uq_ticket_action_ticket_id_seq")),
    )
    op.create_index("ix_ticket_action_at", "ticket_action", ["at"], unique=False)
    op.create_table(
        "transition",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=False),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("guards", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("basis", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("subject IN ('ticket','case')", name=op.f("ck_transition_subject")),
        sa.PrimaryKeyConstraint("subject", "action", "from_status", name=op.f("pk_transition")),
    )
    op.create_table(
        "org_unit",
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("point_code", sa.Text(), nullable=False),
        sa.Column("outside_code", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("review_body", sa.Text(), server_default="", nullable=False),
        sa.Column("court", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('centre','department','township','village')", name=op.f("ck_org_unit_kind")
        ),
        sa.CheckConstraint("point_code ~ '^[0-9]{3}$'", name=op.f("ck_org_unit_point_code")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_org_unit_hall_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["org_unit.org_unit_id"], name=op.f("fk_org_unit_parent_id")),
        sa.PrimaryKeyConstraint("org_unit_id", name=op.f("pk_org_unit")),
        sa.UniqueConstraint("hall_id", "name", name=op.f("uq_org_unit_hall_id_name")),
        sa.UniqueConstraint("hall_id", "point_code", name=op.f("uq_org_unit_hall_id_point_code")),
    )
    op.create_table(
        "theme",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column(
            "record", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_theme_hall_id")),
        sa.PrimaryKeyConstraint("theme_id", name=op.f("pk_theme")),
        sa.UniqueConstraint("hall_id", "code", name=op.f("uq_theme_hall_id_code")),
    )
    op.create_table(
        "ticket_counter",
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_ticket_counter_hall_id")),
        sa.PrimaryKeyConstraint("hall_id", "business_day", "prefix", name=op.f("pk_ticket_counter")),
    )
    op.create_table(
        "zone",
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_zone_hall_id")),
        sa.PrimaryKeyConstraint("zone_id", name=op.f("pk_zone")),
        sa.UniqueConstraint("hall_id", "name", name=op.f("uq_zone_hall_id_name")),
    )
    op.create_table(
        "document_counter",
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_document_counter_org_unit_id")
        ),
        sa.PrimaryKeyConstraint("org_unit_id", "kind", "year", name=op.f("pk_document_counter")),
    )
    op.create_table(
        "queue",
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_queue_hall_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.zone_id"], name=op.f("fk_queue_zone_id")),
        sa.PrimaryKeyConstraint("queue_id", name=op.f("pk_queue")),
        sa.UniqueConstraint("hall_id", "prefix", name=op.f("uq_queue_hall_id_prefix")),
    )
    op.create_table(
        "service_item",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("main_item", sa.Text(), server_default="", nullable=False),
        sa.Column("task_type", sa.Text(), nullable=False),
        sa.Column("pinyin", sa.Text(), server_default="", nullable=False),
        sa.Column("initials", sa.Text(), server_default="", nullable=False),
        sa.Column("code_problem", sa.Text(), nullable=True),
        sa.Column("lifecycle", sa.Text(), server_default="active", nullable=False),
        sa.CheckConstraint(
            "lifecycle IN ('active','merged','delegated','cancelled')", name=op.f("ck_service_item_lifecycle")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_service_item_hall_id")),
        sa.ForeignKeyConstraint(
            ["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_service_item_org_unit_id")
        ),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_service_item")),
        sa.UniqueConstraint(
            "hall_id",
            "org_unit_id",
            "code",
            "name",
            name=op.f("uq_service_item_hall_id_org_unit_id_code_name"),
        ),
    )
    op.create_index("ix_service_item_name", "service_item", ["name"], unique=False)
    op.create_table(
        "service_window",
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'department') = (org_unit_id IS NOT NULL)", name=op.f("ck_service_window_owner")
        ),
        sa.CheckConstraint("kind IN ('department','comprehensive')", name=op.f("ck_service_window_kind")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_service_window_hall_id")),
        sa.ForeignKeyConstraint(
            ["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_service_window_org_unit_id")
        ),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.zone_id"], name=op.f("fk_service_window_zone_id")),
        sa.PrimaryKeyConstraint("window_id", name=op.f("pk_service_window")),
        sa.UniqueConstraint("hall_id", "number", name=op.f("uq_service_window_hall_id_number")),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_staff_hall_id")),
        sa.ForeignKeyConstraint(["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_staff_org_unit_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_staff")),
        sa.UniqueConstraint("login", name=op.f("uq_staff_login")),
    )
    op.create_table(
        "code_block",
        sa.Column("code_block_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("point_code", sa.Text(), nullable=False),
        sa.Column("first_serial", sa.Integer(), nullable=False),
        sa.Column("last_serial", sa.Integer(), nullable=False),
        sa.Column(
            "leased_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "first_serial > 0 AND first_serial <= last_serial", name=op.f("ck_code_block_serials")
        ),
        sa.ForeignKeyConstraint(
            ["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_code_block_org_unit_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_code_block_staff_id")),
        sa.PrimaryKeyConstraint("code_block_id", name=op.f("pk_code_block")),
    )
    op.create_index("ix_code_block_point", "code_block", ["point_code", "first_serial"], unique=True)
    op.create_table(
        "cover",
        sa.Column("cover_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("cover_staff_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.CheckConstraint("staff_id <> cover_staff_id", name=op.f("ck_cover_other_person")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_cover_period")),
        sa.ForeignKeyConstraint(["cover_staff_id"], ["staff.staff_id"], name=op.f("fk_cover_cover_staff_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_cover_staff_id")),
        sa.PrimaryKeyConstraint("cover_id", name=op.f("pk_cover")),
    )
    op.create_table(
        "queue_item",
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_queue_item_item_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_queue_item_queue_id")),
        sa.PrimaryKeyConstraint("queue_id", "item_id", name=op.f("pk_queue_item")),
    )
    op.create_table(
        "service_item_version",
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("effective_to", sa.Date(), nullable=True),
        sa.Column("state", sa.Text(), server_default="published", nullable=False),
        sa.Column("case_type", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), server_default="", nullable=False),
        sa.Column("level", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "legal_basis",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column(
            "conditions",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column(
            "procedure",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("fee", sa.Text(), server_default="", nullable=False),
        sa.Column("result_name", sa.Text(), server_default="", nullable=False),
        sa.Column("result_type", sa.Text(), server_default="", nullable=False),
        sa.Column("result_validity", sa.Text(), server_default="", nullable=False),
        sa.Column("supplement_basis", sa.Text(), server_default="", nullable=False),
        sa.Column("supplement_once", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("deemed_accepted_if_late", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("proxy_allowed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "problems",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column(
            "record", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.CheckConstraint(
            "case_type IN ('即办件','承诺件')", name=op.f("ck_service_item_version_case_type")
        ),
        sa.CheckConstraint(
            "state IN ('draft','checked','confirmed','published')", name=op.f("ck_service_item_version_state")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.item_id"], name=op.f("fk_service_item_version_item_id")
        ),
        sa.PrimaryKeyConstraint("item_version_id", name=op.f("pk_service_item_version")),
        sa.UniqueConstraint("item_id", "version", name=op.f("uq_service_item_version_item_id_version")),
    )
    op.create_table(
        "theme_item",
        sa.Column("theme_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("optional", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_theme_item_item_id")),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.theme_id"], name=op.f("fk_theme_item_theme_id")),
        sa.PrimaryKeyConstraint("theme_id", "item_id", name=op.f("pk_theme_item")),
    )
    op.create_table(
        "ticket",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("queued_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("reserved_window_id", sa.Integer(), nullable=True),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("issued_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("called_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("started_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("finished_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("recall_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_called_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("action_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("head_hash", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_ticket_hall_id")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_ticket_item_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_ticket_queue_id")),
        sa.ForeignKeyConstraint(
            ["reserved_window_id"], ["service_window.window_id"], name=op.f("fk_ticket_reserved_window_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_ticket_window_id")
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket")),
        sa.UniqueConstraint(
            "hall_id",
            "business_day",
            "prefix",
            "number",
            name=op.f("uq_ticket_hall_id_business_day_prefix_number"),
        ),
    )
    op.create_index(
        "ix_ticket_at_window",
        "ticket",
        ["window_id"],
        unique=True,
        postgresql_where=sa.text("status IN ('called','serving')"),
    )
    op.create_index(
        "ix_ticket_last_called",
        "ticket",
        ["hall_id", "business_day", sa.literal_column("last_called_at DESC")],
        unique=False,
    )
    op.create_index(
        "ix_ticket_waiting",
        "ticket",
        ["business_day", sa.literal_column("priority DESC"), "queued_at"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting'"),
    )
    op.create_table(
        "window_item",
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_window_item_item_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_window_item_window_id")
        ),
        sa.PrimaryKeyConstraint("window_id", "item_id", name=op.f("pk_window_item")),
    )
    op.create_table(
        "window_queue",
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_window_queue_queue_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_window_queue_window_id")
        ),
        sa.PrimaryKeyConstraint("window_id", "queue_id", name=op.f("pk_window_queue")),
    )
    op.create_table(
        "window_session",
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("heartbeat_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("pause_reason", sa.Text(), nullable=True),
        sa.Column("paused_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_window_session_staff_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_window_session_window_id")
        ),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_window_session")),
    )
    op.create_index(
        "ix_window_session_open",
        "window_session",
        ["window_id"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "material_requirement",
        sa.Column("requirement_id", sa.Integer(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("original_count", sa.Integer(), nullable=False),
        sa.Column("copy_count", sa.Integer(), nullable=False),
        sa.Column("necessity", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), server_default="", nullable=False),
        sa.Column("on_site_check", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["service_item_version.item_version_id"],
            name=op.f("fk_material_requirement_item_version_id"),
        ),
        sa.PrimaryKeyConstraint("requirement_id", name=op.f("pk_material_requirement")),
        sa.UniqueConstraint(
            "item_version_id", "position", name=op.f("uq_material_requirement_item_version_id_position")
        ),
    )
    op.create_table(
        "service_case",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("service_code", sa.Text(), nullable=False),
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("org_unit_id", sa.Integer(), nullable=False),
        sa.Column("filed_unit_id", sa.Integer(), nullable=True),
        sa.Column("applicant_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("clerk_id", sa.Integer(), nullable=True),
        sa.Column("accepted_by", sa.Integer(), nullable=True),
        sa.Column("channel", sa.Text(), server_default="window", nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("filed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("received_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("complete_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("accepted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("issued_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("delivered_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("acceptance_due_on", sa.Date(), nullable=True),
        sa.Column("supplement_due_on", sa.Date(), nullable=True),
        sa.Column("promised_due_on", sa.Date(), nullable=True),
        sa.Column("statutory_due_on", sa.Date(), nullable=True),
        sa.Column("delivery_due_on", sa.Date(), nullable=True),
        sa.Column("due_provisional", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("notice_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("visit_count", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.Column("action_count", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("head_hash", sa.LargeBinary(), nullable=True),
        sa.Column("xact_id", Xid8(), server_default=sa.text("pg_current_xact_id()"), nullable=False),
        sa.CheckConstraint("channel IN ('window','village','online')", name=op.f("ck_service_case_channel")),
        sa.ForeignKeyConstraint(
            ["accepted_by"], ["staff.staff_id"], name=op.f("fk_service_case_accepted_by")
        ),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["applicant.applicant_id"], name=op.f("fk_service_case_applicant_id")
        ),
        sa.ForeignKeyConstraint(["clerk_id"], ["staff.staff_id"], name=op.f("fk_service_case_clerk_id")),
        sa.ForeignKeyConstraint(
            ["filed_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_service_case_filed_unit_id")
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_service_case_hall_id")),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["service_item_version.item_version_id"],
            name=op.f("fk_service_case_item_version_id"),
        ),
        sa.ForeignKeyConstraint(
            ["org_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_service_case_org_unit_id")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_service_case_ticket_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_service_case_window_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_service_case")),
        sa.UniqueConstraint("service_code", name=op.f("uq_service_case_service_code")),
    )
    op.create_index("ix_service_case_applicant", "service_case", ["applicant_id"], unique=False)
    op.create_index("ix_service_case_decided", "service_case", ["decided_at"], unique=False)
    op.create_index("ix_service_case_filed_unit", "service_case", ["filed_unit_id"], unique=False)
    op.create_index(
        "ix_service_case_open",
        "service_case",
        ["window_id", "promised_due_on", "statutory_due_on", "status"],
        unique=False,
        postgresql_where=sa.text("status NOT IN ('declined','not_required','delivered','withdrawn')"),
    )
    op.create_index(
        "ix_service_case_org_unit_status", "service_case", ["org_unit_id", "status"], unique=False
    )
    op.create_index("ix_service_case_ticket", "service_case", ["ticket_id"], unique=False)
    op.create_index("ix_service_case_xact", "service_case", ["xact_id"], unique=False)
    op.create_table(
        "time_limit",
        sa.Column("item_version_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("clock_start", sa.Text(), nullable=False),
        sa.Column("start_event", sa.Text(), server_default="", nullable=False),
        sa.Column("extension_days", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("extension_approver", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "clock_start IN ('accepted','received','event')", name=op.f("ck_time_limit_clock_start")
        ),
        sa.CheckConstraint("kind IN ('statutory','promised')", name=op.f("ck_time_limit_kind")),
        sa.CheckConstraint(
            "unit IN ('working_day','calendar_day','month','on_the_spot')", name=op.f("ck_time_limit_unit")
        ),
        sa.CheckConstraint("days >= 0", name=op.f("ck_time_limit_days")),
        sa.ForeignKeyConstraint(
            ["item_version_id"],
            ["service_item_version.item_version_id"],
            name=op.f("fk_time_limit_item_version_id"),
        ),
        sa.PrimaryKeyConstraint("item_version_id", "kind", name=op.f("pk_time_limit")),
    )
    op.create_table(
        "case_material",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("necessity", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("on_site_check", sa.Boolean(), nullable=False),
        sa.Column("original_required", sa.Integer(), nullable=False),
        sa.Column("copies_required", sa.Integer(), nullable=False),
        sa.Column("original_received", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("copies_received", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("verdict", sa.Text(), server_default="pending", nullable=False),
        sa.Column("defect", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "verdict IN ('pending','ok','missing','wrong','not_applicable')",
            name=op.f("ck_case_material_verdict"),
        ),
        sa.CheckConstraint(
            "original_received >= 0 AND copies_received >= 0", name=op.f("ck_case_material_counts")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["service_case.case_id"], name=op.f("fk_case_material_case_id")),
        sa.PrimaryKeyConstraint("case_id", "position", name=op.f("pk_case_material")),
    )
    op.create_table(
        "certificate",
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), server_default="issued", nullable=False),
        sa.Column("issued_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("validity", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("status IN ('issued','void','reissued')", name=op.f("ck_certificate_status")),
        sa.ForeignKeyConstraint(["case_id"], ["service_case.case_id"], name=op.f("fk_certificate_case_id")),
        sa.PrimaryKeyConstraint("certificate_id", name=op.f("pk_certificate")),
        sa.UniqueConstraint("number", name=op.f("uq_certificate_number")),
    )
    op.create_index("ix_certificate_case", "certificate", ["case_id"], unique=False)
    op.create_table(
        "clock_stop",
        sa.Column("clock_stop_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("expected_working_days", sa.Integer(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=False),
        sa.Column("resumed_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('听证','招标','拍卖','检验','检测','检疫','鉴定','专家评审')",
            name=op.f("ck_clock_stop_article_45"),
        ),
        sa.CheckConstraint("expected_working_days > 0", name=op.f("ck_clock_stop_expected")),
        sa.ForeignKeyConstraint(["case_id"], ["service_case.case_id"], name=op.f("fk_clock_stop_case_id")),
        sa.PrimaryKeyConstraint("clock_stop_id", name=op.f("pk_clock_stop")),
    )
    op.create_index(
        "ix_clock_stop_open",
        "clock_stop",
        ["case_id"],
        unique=True,
        postgresql_where=sa.text("resumed_on IS NULL"),
    )
    op.create_table(
        "delivery_receipt",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("receiver_name", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("delivered_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("delivered_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["service_case.case_id"], name=op.f("fk_delivery_receipt_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["delivered_by"], ["staff.staff_id"], name=op.f("fk_delivery_receipt_delivered_by")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_delivery_receipt")),
    )
    op.create_table(
        "document",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column(
            "issued_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.Column("issued_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["service_case.case_id"], name=op.f("fk_document_case_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_document_ticket_id")),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document")),
        sa.UniqueConstraint("kind", "number", name=op.f("uq_document_kind_number")),
    )
    op.create_index("ix_document_case", "document", ["case_id"], unique=False)
    op.create_index("ix_document_ticket", "document", ["ticket_id"], unique=False)
    op.create_table(
        "extension",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Integer(), nullable=False),
        sa.Column("approved_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["approved_by"], ["staff.staff_id"], name=op.f("fk_extension_approved_by")),
        sa.ForeignKeyConstraint(["case_id"], ["service_case.case_id"], name=op.f("fk_extension_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_extension")),
    )
    op.create_table(
        "print_job",
        sa.Column("print_job_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("is_reprint", sa.Boolean(), nullable=False),
        sa.Column(
            "printed_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.Column("printed_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.CheckConstraint("copies > 0", name=op.f("ck_print_job_copies")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.document_id"], name=op.f("fk_print_job_document_id")
        ),
        sa.PrimaryKeyConstraint("print_job_id", name=op.f("pk_print_job")),
    )
    op.create_index("ix_print_job_document", "print_job", ["document_id"], unique=False)
