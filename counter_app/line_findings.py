"""What the doctor finds on the line to the server: why there is none, and who could read along on it."""

import psycopg
from sqlalchemy import URL, Connection, text

from counter_app.findings import Finding
from db.address import shown
from db.line import LineFailed

GIVE_PASSWORD = "用环境变量 PGPASSWORD 或密码文件 ~/.pgpass 给出密码"
VERIFY = "sslmode=verify-full&sslrootcert=根证书文件"
CAUSES = {
    "host_unknown": ("找不到地址中的主机。", "请核对主机名，并检查本机的 DNS 设置。"),
    "closed_port": ("主机没有在这个端口接受连接。", "请核对端口，并检查 PostgreSQL 是否启动。"),
    "silent": ("主机没有应答。", "请核对地址，并检查网络、防火墙和服务器是否开机。"),
    "not_admitted": (
        "服务器不允许本机连接。",
        "请在服务器的 pg_hba.conf 中允许本机所在的网段，然后重新载入设置。",
    ),
    "database_missing": ("服务器上没有这个库。", "请核对地址末尾的库名，或先由管理员建库。"),
    "login_disabled": ("这个账号已停用或不能登录。", "请换一个账号，或请中心管理员恢复它。"),
    "not_connectable": ("这个账号不能进入这个库。", "请换本厅的账号，或核对库名。"),
    "server_full": ("服务器的连接已满。", "请在 postgresql.conf 中调大 max_connections，或关掉多余的程序。"),
    "no_primary": ("服务器有应答，但没有一台可以写入。", "请检查主备切换是否完成，地址是否写全。"),
    "tls_required": ("服务器只接受加密的连接。", f"请在地址后加上 ?{VERIFY}。"),
    "tls_not_offered": ("服务器没有开启加密。", "请在服务器上设 ssl = on 并装好证书，然后重新启动。"),
    "tls_wrong_name": (
        "服务器证书上的名称与地址中的主机名不同。",
        "请核对地址；地址没错，请换发写有这个名称的证书。",
    ),
    "tls_unknown_issuer": (
        "服务器的证书不是 sslrootcert 中的机构签发的。",
        "请核对 sslrootcert 文件；文件没错，可能有人冒充服务器。",
    ),
    "tls_expired": ("服务器的证书不在有效期内。", "请核对本机日期；日期没错，请更换证书。"),
    "tls_failed": ("与服务器的加密没有谈成。", "请核对服务器的证书文件和本机的 sslrootcert 文件。"),
    "ca_missing": (
        "本机没有核对服务器证书用的根证书。",
        "请把它放到 ~/.postgresql/root.crt，或在地址后写明 sslrootcert=文件。",
    ),
}
"""By the reason of `LineFailed`: what it means, and what to do."""


def unreachable(error: object, *, login: str = "") -> Finding:
    """Why there is no connection; with no `login` in the address a refused one is no fault."""
    reason = error.reason if isinstance(error, LineFailed) else ""
    if reason == "password" and not login:
        return Finding(
            name="数据库",
            ok=True,
            sentence="数据库服务器有应答。地址里没有账号，版本、时钟和工作日历没有检查；"
            f"要检查时请带上账号（postgresql://admin@主机/库名），{GIVE_PASSWORD}。",
        )
    if reason == "password":
        sentence = f"数据库服务器有应答，但没有接受账号 {login}：没有密码，或账号、密码不对。"
        return Finding(name="数据库", ok=False, sentence=sentence, remedy=f"请{GIVE_PASSWORD}。")
    state = error.sqlstate if isinstance(error, psycopg.Error) and error.sqlstate else "没有应答"
    sentence, remedy = CAUSES.get(
        reason, (f"没有连上数据库（{state}）。", "请检查地址、网络和服务器是否启动。")
    )
    return Finding(name="数据库", ok=False, sentence=sentence, remedy=remedy)


def encryption(connection: Connection, url: URL) -> Finding:
    """Whether somebody in between could read along, or pass for the server."""
    cipher = connection.scalar(
        text("SELECT concat_ws(' ', version, cipher) FROM pg_stat_ssl WHERE ssl AND pid = pg_backend_pid()")
    )
    if connection.scalar(text("SELECT coalesce(inet_server_addr() << '127.0.0.0/8', true)")):
        return Finding(name="线路", ok=True, sentence="本机的数据库，不经过网络。")
    return encrypted(shown(url), str(cipher or ""), str(url.query.get("sslmode", "")))


def encrypted(place: str, cipher: str, mode: str) -> Finding:
    """`cipher` is empty on a plain line; `mode` is libpq's sslmode."""
    if cipher and mode == "verify-full":
        sentence = f"到 {place} 的线路已加密（{cipher}），并核对了服务器的证书。"
        return Finding(name="线路", ok=True, sentence=sentence)
    if cipher:
        sentence = f"到 {place} 的线路已加密（{cipher}），但没有核对对方是不是本厅的服务器。"
        return Finding(name="线路", ok=False, sentence=sentence, remedy=f"请在地址后加上 ?{VERIFY}。")
    remedy = f"请在服务器上设 ssl = on，并在地址后加上 ?{VERIFY}。"
    return Finding(name="线路", ok=False, sentence=f"到 {place} 的线路没有加密。", remedy=remedy)
