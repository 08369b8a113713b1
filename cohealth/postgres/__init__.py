"""The embedded PostgreSQL server: made, started, shared, taken over and stopped here.

No process id is believed: pids are used again, and a file that holds one outlives `kill -9`. Locks of the
kernel do not.

- `server.lock` is inherited by the server as an open file: it is held as long as one of its processes lives.
- `users.lock` is held, shared, by each process that uses the server; who leaves and finds it free stops it.
- `turn.lock` is held while either of them is looked at and acted upon: one process at a time.
"""

from cohealth.postgres.home import ServerError
from cohealth.postgres.server import EmbeddedServer

__all__ = ["EmbeddedServer", "ServerError"]
