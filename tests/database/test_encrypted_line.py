"""A hall's server with a certificate: who is let in, who is not, and in which words."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from counter_app import doctor
from counter_app.application import Application
from counter_app.errors import CounterError
from counter_app.place import Place
from counter_app.work import Work
from db.cluster import Cluster
from db.embedded import EmbeddedServer
from tests.servers import debian_programs, plain, running_server
from ui.wording import sentence_for

LOGIN, PASSWORD = "zhoumin", "Dating-2026"
NAME = "localhost"
ADMISSION = "hostssl all all 127.0.0.1/32 scram-sha-256\n"


@dataclass(frozen=True)
class Certificates:
    """Of a hall: its authority's, the server's by name, and those that are wrong in one way each."""

    folder: Path

    def file(self, name: str) -> Path:
        return self.folder / name


def _openssl(folder: Path, *words: str) -> None:
    subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)


def _authority(folder: Path, name: str) -> None:
    _openssl(
        folder, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
        "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.crt",
        "-addext", "keyUsage=critical,keyCertSign",
    )  # fmt: skip


def _server_certificate(folder: Path, name: str, authority: str, *validity: str) -> None:
    _openssl(
        folder, "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-subj", f"/CN={NAME}", "-keyout", f"{name}.key", "-out", f"{name}.csr",
    )  # fmt: skip
    (folder / "san").write_text(f"subjectAltName=DNS:{NAME}\n")
    _openssl(
        folder, "x509", "-req", "-in", f"{name}.csr", "-CA", f"{authority}.crt", "-CAkey", f"{authority}.key",
        "-CAcreateserial", "-extfile", "san", "-out", f"{name}.crt", *(validity or ("-days", "2")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    folder = tmp_path_factory.mktemp("certificates")
    _authority(folder, "hall")
    _authority(folder, "stranger")
    _server_certificate(folder, "server", "hall")
    _server_certificate(folder, "expired", "hall", "-days", "-1")
    return Certificates(folder)


@pytest.fixture(scope="module")
def encrypted_server(certificates: Certificates) -> Iterator[EmbeddedServer]:
    """The distribution's, as a hall sets it up by docs/operating.md."""
    programs = debian_programs()
    if programs is None:
        pytest.skip("no PostgreSQL 15 or later under /usr/lib/postgresql")
    with running_server(programs, loopback=True) as server:
        _execute(server, f"CREATE ROLE {LOGIN} LOGIN PASSWORD '{PASSWORD}'")
        _present(server, certificates, "server")
        cluster = _cluster(server)
        cluster._write(server.data_dir / "cluster" / "pg_hba.conf", ADMISSION)
        _execute(server, "SELECT pg_reload_conf()")
        yield server


def _cluster(server: EmbeddedServer) -> Cluster:
    assert server._cluster is not None
    return server._cluster


def _present(server: EmbeddedServer, certificates: Certificates, name: str) -> None:
    """Let the server show this certificate to whoever connects from now on."""
    files = server.data_dir / "cluster"
    for ending in ("crt", "key"):
        _cluster(server)._write(files / f"server.{ending}", certificates.file(f"{name}.{ending}").read_text())
    _execute(server, "ALTER SYSTEM SET ssl = on", "SELECT pg_reload_conf()", "SELECT pg_sleep(0.2)")


def _execute(server: EmbeddedServer, *statements: str) -> None:
    with psycopg.connect(plain(server.url("postgres")), autocommit=True) as owner:
        for statement in statements:
            owner.execute(statement.encode())


def _address(server: EmbeddedServer, host: str = NAME, **options: object) -> str:
    endpoint = _cluster(server).endpoint()
    assert endpoint is not None
    query = "&".join(f"{name}={value}" for name, value in options.items())
    return f"postgresql://{host}:{endpoint.port}/postgres?{query}"


def _encryption(work: Work) -> object:
    return work.value("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")


def _answer(address: str, password: str = PASSWORD) -> CounterError | object:
    application = Application.at(Place(address).login_url(LOGIN, password), at_desk=True)
    try:
        return application.run(_encryption)
    except CounterError as error:
        return error
    finally:
        application.close()


def _code(answer: object) -> str:
    assert isinstance(answer, CounterError)
    return answer.code


def test_the_right_name_and_authority_are_let_in(
    encrypted_server: EmbeddedServer, certificates: Certificates
) -> None:
    trusted = certificates.file("hall.crt")
    address = _address(encrypted_server, sslmode="verify-full", sslrootcert=trusted)
    assert _answer(address) is True
    assert _code(_answer(address, "falsch")) == "sign_in_failed"
    listening = Application.at(Place(address).login_url(LOGIN, PASSWORD)).listen()
    listening.check()
    listening.close()


@pytest.mark.parametrize(
    ("host", "authority", "mode", "code", "sentence"),
    [
        ("127.0.0.1", "hall.crt", "verify-full", "tls_wrong_name", "服务器证书上的名称不是 127.0.0.1:"),
        (NAME, "stranger.crt", "verify-full", "tls_unknown_issuer", "的证书不可信，没有连接"),
        (NAME, "nothing.crt", "verify-full", "ca_missing", "本机没有核对服务器证书用的根证书"),
        (NAME, "hall.key", "verify-full", "tls_failed", "的加密没有谈成"),
        (
            NAME,
            "hall.crt",
            "disable",
            "tls_required",
            "只接受加密的连接，请在数据库地址后加上 sslmode=verify-full",
        ),
    ],
)
def test_whatever_is_wrong_is_refused_and_said(
    encrypted_server: EmbeddedServer,
    certificates: Certificates,
    host: str,
    authority: str,
    mode: str,
    code: str,
    sentence: str,
) -> None:
    trusted = certificates.file(authority)
    answer = _answer(_address(encrypted_server, host, sslmode=mode, sslrootcert=trusted))
    assert _code(answer) == code
    assert isinstance(answer, CounterError)
    assert sentence in sentence_for(answer)
    assert PASSWORD not in sentence_for(answer)


def test_a_certificate_out_of_time_is_refused_and_said(
    encrypted_server: EmbeddedServer, certificates: Certificates
) -> None:
    _present(encrypted_server, certificates, "expired")
    try:
        trusted = certificates.file("hall.crt")
        answer = _answer(_address(encrypted_server, sslmode="verify-full", sslrootcert=trusted))
        assert _code(answer) == "tls_expired"
    finally:
        _present(encrypted_server, certificates, "server")


def test_a_server_without_a_certificate_is_not_trusted(
    debian_server: EmbeddedServer, certificates: Certificates
) -> None:
    trusted = certificates.file("hall.crt")
    answer = _answer(_address(debian_server, sslmode="verify-full", sslrootcert=trusted))
    assert _code(answer) == "tls_not_offered"


def test_an_address_that_is_not_admitted_is_told_from_a_line_that_is_not_encrypted(
    encrypted_server: EmbeddedServer, certificates: Certificates
) -> None:
    rules = encrypted_server.data_dir / "cluster" / "pg_hba.conf"
    _cluster(encrypted_server)._write(rules, "hostssl all postgres 127.0.0.1/32 scram-sha-256\n")
    _execute(encrypted_server, "SELECT pg_reload_conf()", "SELECT pg_sleep(0.2)")
    try:
        trusted = certificates.file("hall.crt")
        for mode in ("verify-full", "prefer"):
            answer = _answer(_address(encrypted_server, sslmode=mode, sslrootcert=trusted))
            assert _code(answer) == "not_admitted"
    finally:
        _cluster(encrypted_server)._write(rules, ADMISSION)
        _execute(encrypted_server, "SELECT pg_reload_conf()")


def test_the_doctor_says_whether_the_line_is_encrypted(
    encrypted_server: EmbeddedServer, certificates: Certificates
) -> None:
    trusted = certificates.file("nothing.crt")
    found = doctor.checks(
        f"postgresql://{LOGIN}:{PASSWORD}@"
        + _address(encrypted_server, sslmode="verify-full", sslrootcert=trusted).removeprefix("postgresql://")
    )
    finding = next(each for each in found if each.name == "数据库")
    assert finding.sentence == "本机没有核对服务器证书用的根证书。"
    assert PASSWORD not in str(found)
