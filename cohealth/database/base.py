"""The connections of the archive."""

import shutil
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import NotSupportedError
from django.db.backends.postgresql import base, client, features

from cohealth.database import DatabaseUnusableError
from cohealth.postgres import EmbeddedServer, ServerError

server = EmbeddedServer(Path(settings.BASE_DIR))


class DatabaseFeatures(features.DatabaseFeatures):
    minimum_database_version = (15,)


class DatabaseClient(client.DatabaseClient):
    """What ``manage.py dbshell`` runs: the machine's psql, else the one that the embedded server brings."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: list[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """The command and its environment; starts the embedded server, or raises DatabaseUnusableError."""
        if not settings_dict.get("EMBEDDED"):
            return super().settings_to_cmd_args_env(settings_dict, parameters)
        command, environment = super().settings_to_cmd_args_env(settings_dict | _address(), parameters)
        return [shutil.which(command[0]) or str(server.program(command[0])), *command[1:]], environment


def _address() -> dict[str, str]:
    """Where the embedded server listens, as Django's settings say it."""
    try:
        return {"HOST": server.join(), "PORT": "5432"}
    except ServerError as error:
        raise DatabaseUnusableError(str(error)) from error


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the server that DATABASE_URL names, else to the embedded one, which it starts."""

    features_class = DatabaseFeatures
    client_class = DatabaseClient

    def get_new_connection(self, conn_params: dict) -> psycopg.Connection:
        """A psycopg connection; raises DatabaseUnusableError."""
        if self.settings_dict.get("EMBEDDED"):
            conn_params = conn_params | {name.lower(): value for name, value in _address().items()}
        try:
            return super().get_new_connection(conn_params)
        except psycopg.Error as error:
            raise DatabaseUnusableError(self._why_refused(error)) from error

    def _why_refused(self, error: psycopg.Error) -> str:
        reason = str(error).strip().splitlines()[0]
        if self.settings_dict.get("EMBEDDED"):
            return f"The embedded PostgreSQL refuses: {reason}"
        return f"DATABASE_URL leads to no database: {reason} (check its host, port, user, password and name)."

    def check_database_version_supported(self) -> None:
        """Once a process: the server is new enough and knows Cyrillic; raises DatabaseUnusableError."""
        try:
            super().check_database_version_supported()
            self._check_letters()
        except NotSupportedError as error:
            self.close()
            raise DatabaseUnusableError(f"{error} Set DATABASE_URL to a newer server.") from error
        except DatabaseUnusableError:
            self.close()
            raise

    def _check_letters(self) -> None:
        with self.cursor() as cursor:
            cursor.execute(
                "SELECT current_setting('server_encoding'), datctype "
                "FROM pg_database WHERE datname = current_database()"
            )
            encoding, ctype = cursor.fetchone()
            # With ctype C nothing lowers Cyrillic, and a search for "жук" misses "Жук".
            cursor.execute("SELECT to_tsvector('simple', 'ЖУК') @@ 'жук'::tsquery AND lower('ЖУК') = 'жук'")
            (knows_cyrillic,) = cursor.fetchone()
        if encoding != "UTF8" or not knows_cyrillic:
            raise DatabaseUnusableError(
                f"The database {self.settings_dict['NAME']} has encoding {encoding} and ctype {ctype}, "
                "which breaks Cyrillic search: make another one with "
                "CREATE DATABASE ... TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'."
            )
