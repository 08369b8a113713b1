"""Django's PostgreSQL backend, which starts the embedded server and says in one sentence what is wrong."""
