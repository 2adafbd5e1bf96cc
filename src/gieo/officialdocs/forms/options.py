"""What can be ticked on an item of a form."""

from gieo.officialdocs.forms.library import code_list
from gieo.officialdocs.forms.model import FormField

MOST = 14  # a longer code list is written in, not ticked


def options_of(item: FormField) -> tuple[str, ...]:
    """Its own options, those of its code list, or yes and no; none where the value is written in."""
    if item.type == "bool":
        return ("Có", "Không")
    listed = item.options or (code_list(item.list) if item.list else ())
    return listed if len(listed) <= MOST else ()
