"""The cluster of the embedded server: made once, and who may connect to it."""

import os
import shutil
import stat
import subprocess

from cohealth.postgres.home import ROLE, Home, ServerError, last_complaint, make_folder

# For a small machine: the defaults but for what it says here. Durability stays on.
OPTIONS = {
    "listen_addresses": "",
    "port": "5432",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    "log_line_prefix": "%m [%p] ",
}


def make_cluster(home: Home) -> None:
    """Make the cluster with its role and database, whole or not at all; raises ServerError."""
    fresh = home.folder / "data.new"
    shutil.rmtree(fresh, ignore_errors=True)
    make_folder(fresh, 0o700, home.account.pw_uid, home.account.pw_gid)
    programs = home.binaries / "bin"
    statements = f"CREATE ROLE {ROLE} LOGIN CREATEDB\nCREATE DATABASE {ROLE} OWNER {ROLE}\n"
    try:
        home.run(
            programs / "initdb", "--pgdata", fresh, "--username", "postgres", "--encoding", "UTF8",
            "--locale", "C.UTF-8", "--auth", "peer", "--no-instructions",
        )  # fmt: skip
        single = [programs / "postgres", "--single", "-c", "exit_on_error=on", "-D", fresh, "postgres"]
        home.run(*single, input=statements)
    except (OSError, subprocess.CalledProcessError) as error:
        reason = last_complaint(getattr(error, "stderr", None) or str(error))
        raise ServerError(
            f"The embedded PostgreSQL could not be set up in {home.folder}: {reason}"
        ) from error
    fresh.rename(home.data)


def write_access_rules(home: Home) -> dict[str, str]:
    """Write who may connect, the account and root by their system users; returns the settings that say so.

    The rules lie beside the cluster: in root's own project the server's account cannot change them.
    """
    users = sorted({"root", home.account.pw_name})
    names = "".join(f'project "{user}" {role}\n' for user in users for role in ("postgres", ROLE))
    for name, text in [("pg_hba.conf", "local all all peer map=project\n"), ("pg_ident.conf", names)]:
        with os.fdopen(home.open(name, os.O_TRUNC), "w") as file:
            file.write(text)
            os.fchmod(file.fileno(), 0o644)  # the server's account reads them
    sockets = home.sockets
    make_folder(sockets, 0o700, home.account.pw_uid, home.account.pw_gid)
    found = sockets.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != home.account.pw_uid or found.st_mode & 0o077:
        raise ServerError(f"{sockets} is not a private folder of {home.account.pw_name}: remove it.")
    quoted = str(sockets).replace('"', '""')
    return {
        "hba_file": str(home.folder / "pg_hba.conf"),
        "ident_file": str(home.folder / "pg_ident.conf"),
        "unix_socket_directories": f'"{quoted}"',
    }


def check_owner(home: Home) -> None:
    """Raise ServerError if the cluster is not the account's."""
    owner = home.data.stat().st_uid
    if owner != home.account.pw_uid:
        raise ServerError(
            f"The database in {home.data} belongs to user {owner} and would run as {home.account.pw_name}: "
            "run this as its owner or as root."
        )
