"""The account that an embedded server runs under when we are root, which PostgreSQL refuses to be."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

NAME = "counter-app"
STATE = Path("/var/lib/counter-app")


class Identity(TypedDict, total=False):
    """The arguments of `subprocess.run` that make a program run as somebody else."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAccount:
    name: str
    uid: int
    gid: int

    @property
    def identity(self) -> Identity:
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)

    def may_enter(self, folder: Path) -> bool:
        """Whether the folders above this one let the account through."""
        return all(
            parent.stat().st_mode & 0o001 or parent.stat().st_uid == self.uid for parent in folder.parents
        )

    def may_run(self, program: Path) -> bool:
        try:
            done = subprocess.run(
                [program, "--version"], capture_output=True, check=False, cwd="/", **self.identity
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def reachable(self, programs: Path) -> Path:
        """The folder of programs, or its copy where the account may not reach it, as in root's own folder."""
        if self.may_run(programs / "postgres"):
            return programs
        site = programs.parents[2]
        copy = STATE / f"programs-{(programs / 'postgres').stat().st_mtime_ns:x}"
        if not copy.exists():
            # Made beside its place and moved there whole: two processes may copy at once, and one may be killed.
            with tempfile.TemporaryDirectory(dir=STATE) as folder:
                _copy_programs(programs, Path(folder) / "copy")
                with suppress(OSError):  # the other one was faster
                    (Path(folder) / "copy").rename(copy)
        return copy / programs.relative_to(site)


def service_account(cluster: Path) -> ServiceAccount | None:
    """None for an ordinary user. For root the cluster's owner, or for a new cluster an account of our own."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    if cluster.exists() and cluster.stat().st_uid != 0:
        found = pwd.getpwuid(cluster.stat().st_uid)
    else:
        _make_account()
        found = pwd.getpwnam(NAME)
    if not STATE.exists():
        STATE.mkdir(exist_ok=True)
        STATE.chmod(0o755)
    return ServiceAccount(name=found.pw_name, uid=found.pw_uid, gid=found.pw_gid)


def _make_account() -> None:
    """Make the account unless it is there; when two processes try at once, the loser finds the winner's."""
    import pwd

    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    for _ in range(20):
        try:
            pwd.getpwnam(NAME)
        except KeyError:
            subprocess.run([*command, "--shell", "/usr/sbin/nologin", NAME], capture_output=True, check=False)
            time.sleep(0.1)
        else:
            return
    raise OSError(f"cannot make the account {NAME} that PostgreSQL is to run under")


def _copy_programs(programs: Path, copy: Path) -> None:
    """Copy the wheel's files, readable to everybody; the libraries that it brings lie beside the package."""
    site = programs.parents[2]
    for folder in (programs.parent, *site.glob(f"{programs.parents[1].name}.libs")):
        unneeded = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(folder, copy / folder.relative_to(site), ignore=unneeded)
    for path in (copy, *copy.rglob("*")):
        owners = path.stat().st_mode & 0o500
        path.chmod(path.stat().st_mode | owners >> 3 | owners >> 6)
