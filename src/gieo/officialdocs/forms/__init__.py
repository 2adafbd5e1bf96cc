"""The official forms as data, and their pages.

form = library.get("ls-2024")
render_pdf(form.kind, filled(form, {"1": "Chọn giống chè chịu hạn", …})).content
"""

from gieo.officialdocs.forms import library
from gieo.officialdocs.forms.filling import filled, kind_for
from gieo.officialdocs.forms.model import Certainty, FormField, OfficialForm

__all__ = ["Certainty", "FormField", "OfficialForm", "filled", "kind_for", "library"]
