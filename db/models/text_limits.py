"""How long a text column may be and what may stand in it: the last border, for a client that skips the domain's rule.

The characters are those of `counter_app/domain/text_rules.py`; a test compares the two, character by character.
"""

from sqlalchemy import CheckConstraint

import db.models.case
import db.models.catalogue
import db.models.hall
import db.models.output
import db.models.queue
import db.models.rating  # noqa: F401  (the tables are looked up by name below)
from db.base import Base

INVISIBLE = (
    r"\u007f-\u009f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
"""Controls, what turns the direction of reading, and code points that are no characters, as PostgreSQL writes them."""
NOT_IN_A_LINE = rf"[\u0001-\u001f{INVISIBLE}]"
NOT_IN_WORDS = rf"[\u0001-\u0009\u000b-\u001f{INVISIBLE}]"
"""In words of several lines a line feed may stand."""
ESCAPED = r"(^|[^\\])(\\\\)*\\[bfrtu]"
"""How a control looks in the text of a JSON value."""

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
    "ticket": {"priority_reason": 40},
    "ticket_visitor": {"id_kind": 40, "id_number": 32, "name": 120, "phone": 40},
    "appointment": {"id_kind": 40, "id_number": 32, "name": 120, "phone": 40, "reason": 200},
    "enquiry": {"topic": 60},
    "notice": {"words": 300},
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
        "rating_url": 200,
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
"""The most characters of what stands in one line."""
WORDS = {
    "extension": {"reason": 500},
    "enquiry": {"question": 500, "answer": 500},
    "rating": {"words": 500},
    "rating_follow_up": {"finding": 500, "outcome": 500},
    "rating_step": {"words": 500},
    "service_item": {
        "name": 4000,
        "main_item": 4000,
        "code_problem": 4000,
        "pinyin": 50_000,
        "initials": 50_000,
    },
    "service_item_version": {
        "authority": 4000,
        "case_type": 4000,
        "fee": 20_000,
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
"""The most characters of what may stand in several lines; 4,000 is the bound of every text of an import."""
JSON_BYTES = {
    "document": {"data": 500_000},
    "service_item_version": {
        "legal_basis": 300_000,
        "conditions": 300_000,
        "procedure": 300_000,
        "problems": 300_000,
        "record": 1_000_000,
    },
    "theme": {"record": 1_000_000},
}


def _line(column: str, most: int) -> str:
    return f"char_length({column}) <= {most} AND {column} !~ '{NOT_IN_A_LINE}'"


def _words(column: str, most: int) -> str:
    return f"char_length({column}) <= {most} AND {column} !~ '{NOT_IN_WORDS}'"


def _json(column: str, most: int) -> str:
    size = f"pg_column_size({column}) <= {most}"
    if column != "data":  # a catalogue's own record keeps whatever stood in the file
        return size
    text = f"CAST({column} AS text)"
    return f"{size} AND {text} !~ '{NOT_IN_WORDS}' AND {text} !~ '{ESCAPED}'"


def checks() -> dict[tuple[str, str], str]:
    """The condition for each (table, column)."""
    kinds = ((LINES, _line), (WORDS, _words), (JSON_BYTES, _json))
    return {
        (table, column): condition(column, most)
        for limits, condition in kinds
        for table, columns in limits.items()
        for column, most in columns.items()
    }


for (_table, _column), _condition in checks().items():
    Base.metadata.tables[_table].append_constraint(CheckConstraint(_condition, name=f"{_column}_text"))
