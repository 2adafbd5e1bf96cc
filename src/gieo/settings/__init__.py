"""Settings, one module per concern, every outside value read from the environment (see `environment.py`)."""

from gieo.settings.apps import *
from gieo.settings.database import *
from gieo.settings.documents import *
from gieo.settings.i18n import *
from gieo.settings.logging import *
from gieo.settings.mail import *
from gieo.settings.security import *
from gieo.settings.sign_in import *
from gieo.settings.web import *
