"""Real input on a real server: nothing is dropped, nothing doubled, a change never rewrites the past."""

import dataclasses
from typing import Any

from counter_app.exchange.catalogue import Catalogue
from counter_app.exchange.catalogue_yaml import read_catalogue_yaml
from counter_app.exchange.hall_file import read_hall_file
from counter_app.exchange.item_list import read_item_list
from counter_app.services import catalogue_import, items
from counter_app.services.intake import Conclusion
from tests.database.hall import CATALOGUE, DEMO_HALL, ITEM_LIST, Hall, checked, moment


def test_the_item_list_is_taken_whole_with_its_dirty_codes(quiet_hall: Hall) -> None:
    read = read_item_list(ITEM_LIST)
    listed = "FROM service_item i WHERE NOT EXISTS (SELECT FROM service_item_version v WHERE v.item_id = i.item_id)"
    assert quiet_hall.value(f"SELECT count(*) {listed}") == len(read.rows) == 1135
    assert quiet_hall.value(f"SELECT count(DISTINCT org_unit_id) {listed}") == 34
    stored = {(code, name) for code, name in quiet_hall.execute("SELECT code, name FROM service_item")}
    assert {(row.item_code, row.name) for row in read.rows} <= stored
    dirty = {row.item_code for row in read.rows if row.line in {problem.line for problem in read.problems}}
    marked = {
        code for (code,) in quiet_hall.execute("SELECT code FROM service_item WHERE code_problem <> ''")
    }
    assert dirty == marked
    assert dirty


def test_importing_again_adds_nothing(hall: Hall) -> None:
    before = _catalogue_rows(hall)
    again = hall.app("admin").run(catalogue_import.import_items, result=read_item_list(ITEM_LIST))
    assert (again.taken, again.added, again.departments) == (1135, 0, 34)
    done = _import(hall, _catalogue())
    assert (done.items, done.added, done.changed, done.materials, done.themes) == (32, 0, 0, 168, 4)
    assert _catalogue_rows(hall) == before


def test_the_catalogue_is_stored_whole(quiet_hall: Hall) -> None:
    for table, count in (("service_item_version", 32), ("material_requirement", 168), ("theme", 4)):
        assert quiet_hall.value(f"SELECT count(*) FROM {table}") == count
    catalogue = _catalogue()
    records = dict(
        quiet_hall.execute("SELECT code, record FROM service_item JOIN service_item_version USING (item_id)")
    )
    assert records == {item.id: dict(item.record) for item in catalogue.items}
    owners = dict(
        quiet_hall.execute("SELECT code, u.name FROM service_item JOIN org_unit u USING (org_unit_id)")
    )
    described = read_hall_file(DEMO_HALL).description
    assert described is not None
    departments = described.departments
    assert {code: owners[code] for code in departments} == departments


def test_a_promise_longer_than_the_law_is_reported_and_stays_on_record(quiet_hall: Hall) -> None:
    problems = {(problem.where, problem.code) for problem in read_catalogue_yaml(CATALOGUE).problems}
    assert ("TRACTOR-REG", "promised_exceeds_statutory") in problems
    guide = quiet_hall.guide("TRACTOR-REG")
    assert guide.problems == ("promised_exceeds_statutory",)
    assert [limit.days for limit in guide.limits] == [2, 3]


def test_a_changed_item_gets_a_new_version_and_old_cases_keep_theirs(hall: Hall) -> None:
    case = hall.receive()
    old = hall.guide()
    hall.set_clock(moment("2026-03-16"))
    done = _import(hall, _with_one_material_less(_catalogue(), "RURAL-HOMESTEAD"))
    assert (done.items, done.added, done.changed) == (32, 0, 1)
    new = hall.guide()
    assert new.item_version_id != old.item_version_id
    assert len(new.requirements) == len(old.requirements) - 1
    kept = hall.app("zhoumin").run(items.get_guide, item_version_id=case.head.item_version_id)
    assert kept.requirements == old.requirements
    lines = tuple(checked(line) for line in old.requirements)
    desk = dataclasses.replace(hall.desk(case_id=case.head.case_id), lines=lines)
    done_case = hall.conclude(desk, Conclusion.ACCEPT).case
    assert len(done_case.materials) == len(old.requirements)
    assert done_case.head.item_version_id == old.item_version_id
    assert len(hall.receive().materials) == len(new.requirements)


def _catalogue() -> Catalogue:
    catalogue = read_catalogue_yaml(CATALOGUE).catalogue
    assert catalogue is not None
    return catalogue


def _import(hall: Hall, catalogue: Catalogue) -> catalogue_import.CatalogueImport:
    return hall.app("admin").run(catalogue_import.import_catalogue, catalogue=catalogue)


def _with_one_material_less(catalogue: Catalogue, code: str) -> Catalogue:
    changed = []
    for item in catalogue.items:
        if item.id == code:
            listed = item.record["materials"]
            assert isinstance(listed, list)
            record = {**item.record, "materials": listed[:-1]}
            item = dataclasses.replace(item, materials=item.materials[:-1], record=record)
        changed.append(item)
    return dataclasses.replace(catalogue, items=tuple(changed))


def _catalogue_rows(hall: Hall) -> dict[str, list[tuple[Any, ...]]]:
    tables = (
        "service_item",
        "service_item_version",
        "material_requirement",
        "time_limit",
        "theme_item",
        "org_unit",
    )
    return {table: sorted(hall.execute(f"SELECT t::text FROM {table} t")) for table in tables}
