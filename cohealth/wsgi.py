"""The application for gunicorn."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cohealth.settings")

application = get_wsgi_application()

# What is loaded by now stays. To look through it for garbage took 80 ms in the midst of a page, and made each
# worker a copy of it.
gc.collect()
gc.freeze()
