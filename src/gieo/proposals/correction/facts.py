"""What is asked and recorded when a correction is answered."""

from typing import Annotated

from pydantic import Field

from gieo.kernel.asking import Ask
from gieo.kernel.refusal import _
from gieo.kernel.workflow import Facts

Said = Annotated[str, Field(min_length=1, max_length=2000)]


class AcceptFacts(Facts):
    """Yes, with a word where there is one to say."""

    words: Annotated[str, Field(max_length=2000), Ask(label=_("Ý kiến"), long=True)] = ""


class RefuseFacts(Facts):
    """No, and why; the proposer reads it."""

    reason: Annotated[Said, Ask(label=_("Lý do không chấp nhận"), long=True)]


class TakeBackFacts(Facts):
    """Why the request is taken back."""

    reason: Annotated[Said, Ask(label=_("Lý do rút đề nghị"), long=True)]
