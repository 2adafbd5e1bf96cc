"""Entry of the server processes."""

import os
import sys

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

# Many threads wait and few work: one that has just arrived gets its turn to be stamped within a millisecond.
sys.setswitchinterval(0.0005)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
application = get_wsgi_application()

# Loaded before the processes part: the first who asks for a page does not wait for it, and they share the memory.
get_resolver().url_patterns  # noqa: B018  (asked for what asking does)
