"""What a hall's file says of its queues: hours, slots, weights; read strictly, and put right by setting up again."""

from pathlib import Path

import pytest

from counter_app.exchange.hall_file import HallDescription, read_hall_file
from counter_app.services import hall_setup
from tests.database.hall import DEMO_HALL, Hall

HEAD = "hall: {name: 某厅, short_name: 某, region_code: '500107'}\n"


def read(tmp_path: Path, text: str) -> HallDescription:
    file = tmp_path / "hall.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    result = read_hall_file(file)
    assert result.problems == ()
    assert result.description is not None
    return result.description


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("hours: [{weekdays: [1, 8], from: '09:00', to: '17:00'}]", "hall_value", "weekdays"),
        ("hours: [{weekdays: [1], from: '09.00', to: '17:00'}]", "hall_value", "from"),
        ("hours: [{weekdays: [1], from: '17:00', to: '09:00'}]", "hall_value", "to"),
        ("hours: [{weekdays: [1], from: '09:00'}]", "hall_key_missing", "to"),
        ("hours: [{from: '09:00', to: '17:00'}]", "hall_key_missing", "weekdays / day"),
        (
            "hours: [{weekdays: [1], day: 2026-10-01, from: '09:00', to: '17:00'}]",
            "hall_key_missing",
            "weekdays / day",
        ),
        ("hours: [{day: tomorrow, from: '09:00', to: '17:00'}]", "hall_value", "day"),
        ("slots: [{queue: A, from: '10:00', to: '10:00'}]", "hall_value", "to"),
        ("slots: [{queue: A, from: '09:00', to: '10:00', walk_in: -1}]", "hall_value", "walk_in"),
        ("queues: [{prefix: A, name: 甲, zone: 一区, usual_minutes: 0}]", "hall_value", "usual_minutes"),
        ("queues: [{prefix: A, name: 甲, zone: 一区, opens: '25:00'}]", "hall_value", "opens"),
        (
            "queues: [{prefix: A, name: 甲, zone: 一区, keeps_over_night: 3}]",
            "hall_value",
            "keeps_over_night",
        ),
        ("windows: [{number: '01', zone: 一区, queues: [A*0]}]", "hall_value", "queues"),
        ("windows: [{number: '01', zone: 一区, queues: [A*101]}]", "hall_value", "queues"),
        ("staff: [{login: k, name: 甲, unit: 乙, roles: [kiosk], window: '01'}]", "hall_value", "window"),
    ],
)
def test_what_no_queue_can_have_is_named(tmp_path: Path, text: str, code: str, key: str) -> None:
    file = tmp_path / "hall.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    result = read_hall_file(file)
    assert result.description is None
    assert [(problem.code, problem.facts["key"]) for problem in result.problems] == [(code, key)]


def test_a_time_without_quotes_is_the_time_that_was_written(tmp_path: Path) -> None:
    """YAML reads 17:30 to the base of sixty."""
    described = read(tmp_path, "hours: [{weekdays: [1], from: 08:30, to: 17:30}]")
    assert [dict(entry) for entry in described.hours] == [{"from": "08:30", "to": "17:30", "weekdays": ["1"]}]


def test_setting_up_again_corrects_hours_slots_and_weights(hall: Hall, tmp_path: Path) -> None:
    text = """
queues:
  - {prefix: A, name: 农村建房, zone: 民生事项区, opens: "09:30", closes: 11:30, usual_minutes: 20, waiting_alert: 9,
     keeps_over_night: yes}
hours: [{weekdays: [1, 2], from: 09:00, to: 12:00}, {day: 2026-10-01, from: 09:00, to: 10:00}]
slots: [{queue: A, from: 10:00, to: 11:00, walk_in: 5, bookings: 2}, {queue: A, from: "11:00", to: 11:30}]
windows: [{number: "12", zone: 民生事项区, queues: [A*3, B]}]
"""
    set_up(hall, read(tmp_path, text))
    assert hall.execute(
        """SELECT opens_at::text, closes_at::text, usual_minutes, waiting_alert, keeps_over_night
           FROM queue WHERE prefix = 'A'"""
    ) == [("09:30:00", "11:30:00", 20, 9, True)]
    assert hall.execute("SELECT weekday, day::text, opens_at::text FROM opening_hours ORDER BY weekday") == [
        (1, None, "09:00:00"), (2, None, "09:00:00"), (None, "2026-10-01", "09:00:00"),
    ]  # fmt: skip
    assert hall.execute("SELECT starts_at::text, walk_in_quota, booking_quota FROM queue_slot ORDER BY 1") == [
        ("10:00:00", 5, 2), ("11:00:00", None, 0),
    ]  # fmt: skip
    weights = """SELECT prefix, weight FROM window_queue JOIN queue USING (queue_id)
        JOIN service_window USING (window_id) WHERE number = '12' ORDER BY 1"""
    assert hall.execute(weights) == [("A", 3), ("B", 1)]
    shipped = read_hall_file(DEMO_HALL).description
    assert shipped is not None
    set_up(hall, shipped)
    assert hall.execute(weights) == [("A", 2), ("B", 1)]  # the shipped hall shows a weight
    assert hall.value("SELECT count(*) FROM opening_hours WHERE weekday IS NOT NULL") == 5
    assert hall.value("SELECT count(*) FROM queue_slot JOIN queue USING (queue_id) WHERE prefix = 'A'") == 0
    assert hall.execute("SELECT opens_at, usual_minutes, keeps_over_night FROM queue WHERE prefix = 'A'") == [
        (None, 15, False)
    ]


def test_a_queue_whose_items_a_window_may_not_take_in_is_named_and_put_right_by_the_file(
    hall: Hall, tmp_path: Path
) -> None:
    set_up(
        hall,
        read(
            tmp_path,
            "windows: [{number: '08', zone: 民生事项区, department: 区医疗保障局, queues: [A*2, B]}]",
        ),
    )
    found = {(each.window, each.queue): each for each in hall.owner.run(hall_setup.foreign_items)}
    assert (found["08", "A"].foreign, found["08", "A"].items) == (1, 1)
    assert found["08", "A"].example == "农村村民宅基地用地审批"
    assert (found["08", "B"].foreign, found["08", "B"].items) == (9, 10)
    set_up(
        hall,
        read(
            tmp_path,
            "windows: [{number: '08', zone: 民生事项区, department: 区医疗保障局, queues: [B], items: [queues]}]",
        ),
    )
    served = "SELECT {} FROM {} JOIN service_window USING (window_id) WHERE number = '08'"
    assert hall.value(served.format("count(*)", "window_queue")) == 1  # what the file names no longer is gone
    assert hall.value(served.format("count(*)", "window_item")) == 10
    assert not [each for each in hall.owner.run(hall_setup.foreign_items) if each.window == "08"]


def set_up(hall: Hall, description: HallDescription) -> None:
    hall.owner.run(hall_setup.set_up_windows, description=description)
    hall.owner.run(hall_setup.set_up_hours, description=description)
