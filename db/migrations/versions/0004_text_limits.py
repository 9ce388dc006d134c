"""Bounds for every text that clients write: how long, and no characters that nobody can see or print."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

INVISIBLE = (
    r"\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
NOT_IN_A_LINE = rf"[\u0001-\u001f{INVISIBLE}]"
NOT_IN_WORDS = rf"[\u0001-\u0009\u000b-\u001f{INVISIBLE}]"
ESCAPED = r"(^|[^\\])(\\\\)*\\[bfrtu]"
LINES = {
    "applicant": {
        "name": 120,
        "id_kind": 40,
        "id_number": 32,
        "phone": 40,
        "address": 200,
        "contact_name": 120,
        "agent_name": 120,
        "agent_id_number": 32,
    },
    "case_material": {"defect": 200},
    "window_session": {"pause_reason": 100},
    "delivery_receipt": {"receiver_name": 120, "relation": 100, "method": 40},
    "document": {"kind": 40, "number": 120, "sha256": 64},
    "staff": {"login": 31, "name": 120, "phone": 40},
    "seal": {"name": 120},
    "hall": {
        "name": 120,
        "short_name": 20,
        "address": 200,
        "phone": 60,
        "supervision_phone": 60,
        "time_zone": 60,
    },
    "org_unit": {
        "name": 120,
        "short_name": 20,
        "outside_code": 300,
        "phone": 60,
        "review_body": 120,
        "court": 120,
    },
    "zone": {"name": 120, "short_name": 40},
    "service_window": {"number": 20},
    "queue": {"name": 120, "prefix": 10},
    "calendar_day": {"name": 60},
    "service_item": {"code": 300, "task_type": 300, "lifecycle": 40},
    "theme": {"code": 300},
}
WORDS = {
    "extension": {"reason": 500},
    "service_item": {
        "name": 4000,
        "main_item": 4000,
        "code_problem": 4000,
        "pinyin": 50000,
        "initials": 50000,
    },
    "service_item_version": {
        "authority": 4000,
        "case_type": 4000,
        "fee": 20000,
        "level": 4000,
        "result_name": 4000,
        "result_type": 4000,
        "result_validity": 4000,
        "state": 40,
        "supplement_basis": 4000,
    },
    "material_requirement": {"name": 4000, "necessity": 40, "form": 4000, "note": 4000},
    "time_limit": {
        "kind": 40,
        "unit": 40,
        "clock_start": 40,
        "start_event": 4000,
        "extension_approver": 4000,
        "note": 4000,
    },
    "theme": {"name": 4000},
}
JSON_BYTES = {
    "document": {"data": 500000},
    "service_item_version": {
        "legal_basis": 300000,
        "conditions": 300000,
        "procedure": 300000,
        "problems": 300000,
        "record": 1000000,
    },
    "theme": {"record": 1000000},
}


def upgrade() -> None:
    for limits, characters in ((LINES, NOT_IN_A_LINE), (WORDS, NOT_IN_WORDS)):
        for table, columns in limits.items():
            for column, most in columns.items():
                _add(table, column, f"char_length({column}) <= {most} AND {column} !~ '{characters}'")
    for table, columns in JSON_BYTES.items():
        for column, most in columns.items():
            _add(
                table,
                column,
                f"pg_column_size({column}) <= {most}" + (_no_controls(column) if column == "data" else ""),
            )


def _no_controls(column: str) -> str:
    text = f"CAST({column} AS text)"
    return f" AND {text} !~ '{NOT_IN_WORDS}' AND {text} !~ '{ESCAPED}'"


def _add(table: str, column: str, condition: str) -> None:
    """The rule counts from now on. A row of an earlier release that breaks it stays, and keeps no hall from its
    upgrade: the constraint is then left unproven for old rows."""
    name = f"ck_{table}_{column}_text"
    op.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({condition}) NOT VALID")
    op.execute(
        f"""DO $$ BEGIN
            ALTER TABLE {table} VALIDATE CONSTRAINT {name};
        EXCEPTION WHEN check_violation THEN
            RAISE NOTICE '% keeps rows of an earlier release', '{name}';
        END $$"""
    )
