"""A component as a page would get it."""

from collections.abc import Callable

import pytest
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

Show = Callable[..., str]


@pytest.fixture
def show() -> Show:
    """Render markup with components: `show('<c-icon name="x" />', key=value)`."""

    def render(markup: str, **context: object) -> str:
        template = engines["django"].from_string(CottonCompiler().process(markup))
        return template.render(context)

    return render
