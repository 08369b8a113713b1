"""The connections of the archive."""

from pathlib import Path

import psycopg
from django.conf import settings
from django.db import NotSupportedError
from django.db.backends.postgresql import base, features

from cohealth.database import DatabaseUnusableError
from cohealth.postgres import EmbeddedServer, ServerError

server = EmbeddedServer(Path(settings.BASE_DIR))


class DatabaseFeatures(features.DatabaseFeatures):
    minimum_database_version = (15,)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection to the server that DATABASE_URL names, else to the embedded one, which it starts."""

    features_class = DatabaseFeatures

    def get_new_connection(self, conn_params: dict) -> psycopg.Connection:
        """A psycopg connection; raises DatabaseUnusableError."""
        if self.settings_dict.get("EMBEDDED"):
            try:
                conn_params = conn_params | {"host": server.join(), "port": "5432"}
            except ServerError as error:
                raise DatabaseUnusableError(str(error)) from error
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
