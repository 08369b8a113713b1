# make run serves the archive on http://127.0.0.1:8000; PORT, DATABASE_URL and the rest come from the environment.
PYTHON ?= python3
python := .venv/bin/python
installed := .venv/requirements.installed
tools := .venv/requirements-dev.installed

.PHONY: help run test check admin
help:
	@echo 'make run    serve the archive on http://127.0.0.1:8000 (PORT=8001 make run: elsewhere)'
	@echo 'make test   run the tests'
	@echo 'make check  look over style, imports, migrations and settings'
	@echo 'make admin  make an administrator for /admin/'

run: $(installed)
	@exec $(python) manage.py serve

test: $(tools)
	@exec $(python) -m pytest -n auto

check: $(tools)
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	.venv/bin/lint-imports
	$(python) manage.py makemigrations --check --dry-run
	HTTPS=1 $(python) manage.py check --deploy --fail-level WARNING

# Django asks at the terminal, or takes DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD; with neither it would
# skip all and call that well.
admin: $(installed)
	@[ -n "$$DJANGO_SUPERUSER_PASSWORD" ] || [ -t 0 ] || \
		{ echo 'No terminal to ask at: set DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD.' >&2; exit 1; }
	@$(python) manage.py migrate --verbosity 0
	@exec $(python) manage.py createsuperuser $${DJANGO_SUPERUSER_PASSWORD:+--noinput}

$(installed): requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo 'Python 3.11 or later is needed: name one, as in make PYTHON=python3.12 run' >&2; exit 1; }
	@$(python) -m pip --version >/dev/null 2>&1 || $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo 'Python lacks its venv module: on Debian and Ubuntu, apt-get install python3-venv' >&2; exit 1; }
	@$(python) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo 'Installing the requirements in .venv (a minute or two, once)'
	@$(python) -m pip install --quiet -r requirements.txt
	@touch $@

$(tools): requirements-dev.txt $(installed)
	@echo 'Installing the tools of the tests in .venv'
	@$(python) -m pip install --quiet -r requirements-dev.txt
	@touch $@
