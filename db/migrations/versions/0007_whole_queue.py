"""The queue, whole: slots, turns, visitors, bookings, enquiries, notices and ratings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# As in 0004, whose release wrote the first of them.
INVISIBLE = (
    r"\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)


def _line(column: str, most: int) -> str:
    return f"char_length({column}) <= {most} AND {column} !~ '[\\u0001-\\u001f{INVISIBLE}]'"


def _words(column: str, most: int) -> str:
    return f"char_length({column}) <= {most} AND {column} !~ '[\\u0001-\\u0009\\u000b-\\u001f{INVISIBLE}]'"


def upgrade() -> None:
    op.create_table(
        "visitor_secret",
        sa.Column("only_row", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("octet_length(secret) = 32", name=op.f("ck_visitor_secret_length")),
        sa.CheckConstraint("only_row", name=op.f("ck_visitor_secret_only_row")),
        sa.PrimaryKeyConstraint("only_row", name=op.f("pk_visitor_secret")),
    )
    op.create_table(
        "opening_hours",
        sa.Column("opening_hours_id", sa.Integer(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("opens_at", sa.Time(), nullable=False),
        sa.Column("closes_at", sa.Time(), nullable=False),
        sa.CheckConstraint("(weekday IS NULL) <> (day IS NULL)", name=op.f("ck_opening_hours_when")),
        sa.CheckConstraint("opens_at < closes_at", name=op.f("ck_opening_hours_span")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_opening_hours_weekday")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_opening_hours_hall_id")),
        sa.PrimaryKeyConstraint("opening_hours_id", name=op.f("pk_opening_hours")),
    )
    op.create_index(
        "ix_opening_hours_span", "opening_hours", ["hall_id", "weekday", "day", "opens_at"], unique=True
    )
    op.create_table(
        "notice",
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("shown_from", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("shown_until", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column(
            "made_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.Column("made_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.CheckConstraint(_line("words", 300), name=op.f("ck_notice_words_text")),
        sa.CheckConstraint("shown_from < shown_until", name=op.f("ck_notice_span")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_notice_hall_id")),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.zone_id"], name=op.f("fk_notice_zone_id")),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_notice")),
    )
    op.create_table(
        "appointment",
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("status", sa.Text(), server_default="booked", nullable=False),
        sa.Column("visitor_key", sa.LargeBinary(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "booked_at",
            postgresql.TIMESTAMP(timezone=True),
            server_default=sa.text("app_now()"),
            nullable=False,
        ),
        sa.Column("booked_by", sa.Text(), server_default=sa.text("session_user"), nullable=False),
        sa.Column("changed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("changed_by", sa.Text(), nullable=True),
        sa.Column("change_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(_line("id_kind", 40), name=op.f("ck_appointment_id_kind_text")),
        sa.CheckConstraint(_line("id_number", 32), name=op.f("ck_appointment_id_number_text")),
        sa.CheckConstraint(_line("name", 120), name=op.f("ck_appointment_name_text")),
        sa.CheckConstraint(_line("phone", 40), name=op.f("ck_appointment_phone_text")),
        sa.CheckConstraint(_line("reason", 200), name=op.f("ck_appointment_reason_text")),
        sa.CheckConstraint(
            "status IN ('booked','checked_in','late','no_show','cancelled')",
            name=op.f("ck_appointment_status"),
        ),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_appointment_hall_id")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_appointment_item_id")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_appointment_queue_id")),
        sa.PrimaryKeyConstraint("appointment_id", name=op.f("pk_appointment")),
    )
    op.create_index("ix_appointment_person_day", "appointment", ["visitor_key", "day"], unique=False)
    op.create_index("ix_appointment_day", "appointment", ["day"], unique=False)
    op.create_index(
        "ix_appointment_known",
        "appointment",
        ["day"],
        unique=False,
        postgresql_where=sa.text("id_number <> ''"),
    )
    op.create_index("ix_appointment_slot", "appointment", ["queue_id", "day", "starts_at"], unique=False)
    op.create_table(
        "queue_slot",
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.Column("walk_in_quota", sa.Integer(), nullable=True),
        sa.Column("booking_quota", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_queue_slot_span")),
        sa.CheckConstraint("walk_in_quota >= 0 AND booking_quota >= 0", name=op.f("ck_queue_slot_quotas")),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_queue_slot_queue_id")),
        sa.PrimaryKeyConstraint("queue_id", "starts_at", name=op.f("pk_queue_slot")),
    )
    op.create_table(
        "enquiry",
        sa.Column("enquiry_id", sa.Uuid(), nullable=False),
        sa.Column("hall_id", sa.Integer(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("referred_unit_id", sa.Integer(), nullable=True),
        sa.Column("referred_window_id", sa.Integer(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.CheckConstraint(_words("answer", 500), name=op.f("ck_enquiry_answer_text")),
        sa.CheckConstraint(_words("question", 500), name=op.f("ck_enquiry_question_text")),
        sa.CheckConstraint(_line("topic", 60), name=op.f("ck_enquiry_topic_text")),
        sa.ForeignKeyConstraint(["hall_id"], ["hall.hall_id"], name=op.f("fk_enquiry_hall_id")),
        sa.ForeignKeyConstraint(["item_id"], ["service_item.item_id"], name=op.f("fk_enquiry_item_id")),
        sa.ForeignKeyConstraint(
            ["referred_unit_id"], ["org_unit.org_unit_id"], name=op.f("fk_enquiry_referred_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["referred_window_id"], ["service_window.window_id"], name=op.f("fk_enquiry_referred_window_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_enquiry_staff_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_enquiry_ticket_id")),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_enquiry_window_id")
        ),
        sa.PrimaryKeyConstraint("enquiry_id", name=op.f("pk_enquiry")),
    )
    op.create_index("ix_enquiry_at", "enquiry", ["at"], unique=False)
    op.create_table(
        "rating_invitation",
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("window_id", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("offered_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("asked_action_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["item_id"], ["service_item.item_id"], name=op.f("fk_rating_invitation_item_id")
        ),
        sa.ForeignKeyConstraint(["queue_id"], ["queue.queue_id"], name=op.f("fk_rating_invitation_queue_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_rating_invitation_staff_id")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_rating_invitation_ticket_id")
        ),
        sa.ForeignKeyConstraint(
            ["window_id"], ["service_window.window_id"], name=op.f("fk_rating_invitation_window_id")
        ),
        sa.PrimaryKeyConstraint("invitation_id", name=op.f("pk_rating_invitation")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_rating_invitation_ticket_id")),
        sa.UniqueConstraint("asked_action_id", name=op.f("uq_rating_invitation_asked_action_id")),
    )
    op.create_index("ix_rating_invitation_offered_at", "rating_invitation", ["offered_at"], unique=False)
    op.create_index(
        "ix_rating_invitation_staff", "rating_invitation", ["staff_id", "offered_at"], unique=False
    )
    op.create_index(
        "ix_rating_invitation_window", "rating_invitation", ["window_id", "offered_at"], unique=False
    )
    op.create_table(
        "ticket_visitor",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("id_kind", sa.Text(), nullable=False),
        sa.Column("id_number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(_line("id_kind", 40), name=op.f("ck_ticket_visitor_id_kind_text")),
        sa.CheckConstraint(_line("id_number", 32), name=op.f("ck_ticket_visitor_id_number_text")),
        sa.CheckConstraint(_line("name", 120), name=op.f("ck_ticket_visitor_name_text")),
        sa.CheckConstraint(_line("phone", 40), name=op.f("ck_ticket_visitor_phone_text")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_ticket_visitor_ticket_id")
        ),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_visitor")),
    )
    op.create_table(
        "visit_part",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("business_day", sa.Date(), nullable=False),
        sa.Column("issued_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("window_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("called", sa.Boolean(), nullable=False),
        sa.Column("waited_seconds", sa.Integer(), nullable=True),
        sa.Column("served_seconds", sa.Integer(), nullable=True),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("missed", sa.Boolean(), nullable=False),
        sa.Column("transferred", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.ticket_id"], name=op.f("fk_visit_part_ticket_id")),
        sa.PrimaryKeyConstraint("ticket_id", "part", name=op.f("pk_visit_part")),
    )
    op.create_index("ix_visit_part_day", "visit_part", ["business_day"], unique=False)
    op.create_table(
        "rating",
        sa.Column("rating_id", sa.Uuid(), nullable=False),
        sa.Column("invitation_id", sa.Uuid(), nullable=False),
        sa.Column("overall", sa.Integer(), nullable=False),
        sa.Column("efficiency", sa.Integer(), nullable=True),
        sa.Column("skill", sa.Integer(), nullable=True),
        sa.Column("attitude", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("rated_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.CheckConstraint(_words("words", 500), name=op.f("ck_rating_words_text")),
        sa.CheckConstraint("source IN ('pad','qr')", name=op.f("ck_rating_source")),
        sa.CheckConstraint(
            "overall BETWEEN 1 AND 5 AND efficiency BETWEEN 1 AND 5 AND skill BETWEEN 1 AND 5 "
            "AND attitude BETWEEN 1 AND 5",
            name=op.f("ck_rating_levels"),
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["rating_invitation.invitation_id"], name=op.f("fk_rating_invitation_id")
        ),
        sa.PrimaryKeyConstraint("rating_id", name=op.f("pk_rating")),
        sa.UniqueConstraint("invitation_id", name=op.f("uq_rating_invitation_id")),
    )
    op.create_index("ix_rating_rated_at", "rating", ["rated_at"], unique=False)
    op.create_table(
        "rating_follow_up",
        sa.Column("rating_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.Text(), server_default="open", nullable=False),
        sa.Column("contact_due_on", sa.Date(), nullable=False),
        sa.Column("fix_due_on", sa.Date(), nullable=False),
        sa.Column("contacted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("handled_by", sa.Integer(), nullable=True),
        sa.Column("finding", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(_words("finding", 500), name=op.f("ck_rating_follow_up_finding_text")),
        sa.CheckConstraint(_words("outcome", 500), name=op.f("ck_rating_follow_up_outcome_text")),
        sa.CheckConstraint(
            "status IN ('open','contacted','fixed','explained','unfounded')",
            name=op.f("ck_rating_follow_up_status"),
        ),
        sa.ForeignKeyConstraint(
            ["handled_by"], ["staff.staff_id"], name=op.f("fk_rating_follow_up_handled_by")
        ),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["rating.rating_id"], name=op.f("fk_rating_follow_up_rating_id")
        ),
        sa.PrimaryKeyConstraint("rating_id", name=op.f("pk_rating_follow_up")),
    )
    op.create_index(
        "ix_rating_follow_up_open",
        "rating_follow_up",
        ["fix_due_on"],
        unique=False,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "rating_step",
        sa.Column("action_id", sa.Uuid(), nullable=False),
        sa.Column("rating_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("from_status", sa.Text(), nullable=False),
        sa.Column("to_status", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.CheckConstraint(_words("words", 500), name=op.f("ck_rating_step_words_text")),
        sa.ForeignKeyConstraint(
            ["rating_id"], ["rating_follow_up.rating_id"], name=op.f("fk_rating_step_rating_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.staff_id"], name=op.f("fk_rating_step_staff_id")),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_rating_step")),
    )
    op.create_index("ix_rating_step_rating", "rating_step", ["rating_id", "at"], unique=False)
    op.drop_constraint(op.f("ck_transition_subject"), "transition", type_="check")
    op.create_check_constraint(
        op.f("ck_transition_subject"), "transition", "subject IN ('ticket','case','rating')"
    )
    op.add_column("staff", sa.Column("pad_window_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        op.f("fk_staff_pad_window_id"), "staff", "service_window", ["pad_window_id"], ["window_id"]
    )
    op.add_column("hall", sa.Column("rating_url", sa.Text(), server_default="", nullable=False))
    op.add_column("queue", sa.Column("opens_at", sa.Time(), nullable=True))
    op.add_column("queue", sa.Column("closes_at", sa.Time(), nullable=True))
    op.add_column(
        "queue", sa.Column("usual_minutes", sa.Integer(), server_default=sa.text("8"), nullable=False)
    )
    op.add_column("queue", sa.Column("waiting_alert", sa.Integer(), nullable=True))
    op.add_column(
        "queue", sa.Column("keeps_over_night", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("ticket", sa.Column("priority_reason", sa.Text(), server_default="", nullable=False))
    op.add_column("ticket", sa.Column("turn_at", postgresql.TIMESTAMP(timezone=True), nullable=True))
    # A priority was worth any waiting before this release, and keeps that for those who wait now.
    op.execute("UPDATE ticket SET turn_at = queued_at - priority * interval '1 day'")
    op.alter_column("ticket", "turn_at", nullable=False)
    op.add_column("ticket", sa.Column("people", sa.Integer(), server_default=sa.text("1"), nullable=False))
    op.add_column("ticket", sa.Column("visitor_key", sa.LargeBinary(), nullable=True))
    op.add_column("ticket", sa.Column("appointment_id", sa.Uuid(), nullable=True))
    op.add_column(
        "ticket", sa.Column("requeue_count", sa.Integer(), server_default=sa.text("0"), nullable=False)
    )
    op.add_column("ticket", sa.Column("served_by", sa.Integer(), nullable=True))
    op.drop_index(
        op.f("ix_ticket_waiting"), table_name="ticket", postgresql_where="(status = 'waiting'::text)"
    )
    op.create_index(
        "ix_ticket_waiting",
        "ticket",
        ["queue_id", "turn_at", "prefix", "number"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting' AND reserved_window_id IS NULL"),
    )
    op.create_index(
        "ix_ticket_open_visitor",
        "ticket",
        ["queue_id", "visitor_key"],
        unique=True,
        postgresql_where=sa.text(
            "visitor_key IS NOT NULL AND status IN ('waiting','called','serving','parked')"
        ),
    )
    op.create_index(
        "ix_ticket_reserved",
        "ticket",
        ["reserved_window_id", "turn_at", "prefix", "number"],
        unique=False,
        postgresql_where=sa.text("status = 'waiting' AND reserved_window_id IS NOT NULL"),
    )
    op.drop_index("ix_ticket_last_called", table_name="ticket")
    op.create_index("ix_ticket_last_called", "ticket", ["window_id", "last_called_at"], unique=False)
    op.create_index(
        "ix_ticket_open",
        "ticket",
        ["business_day"],
        unique=False,
        postgresql_where=sa.text("status IN ('waiting','called','serving','parked','no_show')"),
    )
    op.create_index(
        "ix_ticket_done",
        "ticket",
        ["queue_id", "finished_at"],
        unique=False,
        postgresql_where=sa.text("status = 'done'"),
    )
    # Made anew from db/sql, with other parameters and columns; the view stands on the function.
    op.execute("DROP VIEW IF EXISTS queue_length")
    op.execute(
        "DROP FUNCTION IF EXISTS waiting_before(integer, integer, integer, timestamptz, text, integer),"
        " issued_ticket(uuid), issue_ticket(ticket_action)"
    )
    op.create_index(
        "ix_ticket_appointment",
        "ticket",
        ["appointment_id"],
        unique=True,
        postgresql_where=sa.text("appointment_id IS NOT NULL"),
    )
    op.create_foreign_key(
        op.f("fk_ticket_appointment_id"), "ticket", "appointment", ["appointment_id"], ["appointment_id"]
    )
    op.create_foreign_key(op.f("fk_ticket_served_by"), "ticket", "staff", ["served_by"], ["staff_id"])
    op.add_column(
        "window_queue", sa.Column("weight", sa.Integer(), server_default=sa.text("1"), nullable=False)
    )
    for table, name, condition in (
        ("hall", "rating_url_text", _line("rating_url", 200)),
        ("queue", "usual_minutes", "usual_minutes BETWEEN 1 AND 240"),
        ("queue", "hours", "opens_at < closes_at"),
        ("ticket", "priority_reason_text", _line("priority_reason", 40)),
        ("ticket", "priority", "priority BETWEEN 0 AND 2"),
        ("ticket", "people", "people BETWEEN 1 AND 200"),
        ("window_queue", "weight", "weight BETWEEN 1 AND 100"),
    ):
        op.create_check_constraint(op.f(f"ck_{table}_{name}"), table, condition)
    op.add_column(
        "print_job", sa.Column("outcome", sa.Text(), server_default=sa.text("'printed'"), nullable=False)
    )
    op.add_column("print_job", sa.Column("trouble", sa.Text(), server_default="", nullable=False))
    op.create_check_constraint(
        op.f("ck_print_job_outcome"), "print_job", "outcome IN ('printed','not_known','not_printed')"
    )
    op.create_check_constraint(
        op.f("ck_print_job_trouble"),
        "print_job",
        "trouble IN ('','not_set_up','unreachable','silent','line_broken','paper_out','cover_open',"
        "'cutter_jammed','fault','offline','paper_low')",
    )
    op.create_index("ix_print_job_device", "print_job", ["printed_by", "printed_at"], unique=False)
