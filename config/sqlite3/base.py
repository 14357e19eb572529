"""Django's SQLite with as many values to a statement as the library takes, so that a plan is stored by one."""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base, features


class DatabaseFeatures(features.DatabaseFeatures):
    @property
    def max_query_params(self) -> int:  # type: ignore[override]
        """What this build of SQLite was made for: 250,000 in Debian's; Django's own figure is 999."""
        connection: Any = self.connection
        connection.ensure_connection()
        return int(connection.connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER))


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
