"""What was worked out from one state of the database, for as long as that state lasts.

PostgreSQL names a state by its snapshot: which transactions can be seen. Whoever writes, in any way, makes
another one. A process keeps what it worked out last.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from django.db import connection

LIMIT = 100  # results that a process keeps, some hundred kilobytes each at most
STATE = """
SELECT current_database(), pg_postmaster_start_time()::text, pg_current_snapshot()::text
WHERE current_setting('transaction_isolation') = 'repeatable read'
    AND pg_current_xact_id_if_assigned() IS NULL
"""

_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def state() -> tuple[str, ...] | None:
    """The state that a transaction reads; None where it reads more than one, or writes itself."""
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return cursor.fetchone()


def remembered(of: tuple[str, ...] | None, key: Hashable, work_out: Callable[[], Any]) -> Any:
    """The result of ``work_out``, which is asked only where it is not known of this state."""
    if not of:
        return work_out()
    place = (of, key)
    with _lock:
        if place in _kept:
            _kept.move_to_end(place)
            return _kept[place]
    found = work_out()
    with _lock:
        _kept[place] = found
        while len(_kept) > LIMIT:
            _kept.popitem(last=False)
    return found
