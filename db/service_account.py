"""The account that an embedded server runs under when we are root, which PostgreSQL refuses to be."""

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

NAME = "counter-app"


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

    def reachable(self, programs: Path, copy: Path) -> Path:
        """The folder of programs, or its copy where the account may not reach it, as in root's own folder."""
        if self.may_run(programs / "postgres"):
            return programs
        if not (copy / "bin" / "postgres").exists() or _changed(
            programs / "postgres", copy / "bin" / "postgres"
        ):
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(programs.parent, copy, ignore=shutil.ignore_patterns("include", "*.a"))
            for path in (copy, *copy.rglob("*")):
                self.own(path)
        return copy / "bin"


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


def _changed(original: Path, copy: Path) -> bool:
    return (original.stat().st_size, original.stat().st_mtime) != (copy.stat().st_size, copy.stat().st_mtime)
