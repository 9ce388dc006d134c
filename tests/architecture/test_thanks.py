"""Whom the program thanks (设置, 关于) is whom it is built on."""

import re
import tomllib
from pathlib import Path

from counter_app.services.about import LIBRARIES

ROOT = Path(__file__).parents[2]


def name_of(requirement: str) -> str:
    """`PyYAML>=6.0` and `pyyaml==6.0.3` are the same package."""
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_the_libraries_are_those_that_the_lock_installs_for_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {name_of(each) for each in project["dependencies"]}
    optional = {name_of(each) for extra in project["optional-dependencies"].values() for each in extra}
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {name_of(line) for line in lock.splitlines() if "==" in line}
    assert needed <= locked
    assert {name_of(name) for name, _ in LIBRARIES} == needed | (optional & locked)
    assert all(licence for _, licence in LIBRARIES)
