"""Entry of the server processes."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from gieo.portal.loaded import load_for_good

# Many threads wait and few work: one that has just arrived gets its turn to be stamped within a millisecond.
sys.setswitchinterval(0.0005)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gieo.settings")
application = get_wsgi_application()
load_for_good()
