"""Choosing a host: the papers of an application, and the cases in which a result is taken back."""

from gieo.rulebooks.models.rules import NamedRule


class ApplicationPaper(NamedRule):
    """One item of the dossier.

    Attributes:
        always: of every dossier; else where it applies.
    """

    always: bool = False


class CancellationCause(NamedRule):
    """A case in which the result of an application, a council, an appraisal or a decision is cancelled.

    Attributes:
        before_approval: whether it holds until the decision is signed.
        after_approval: whether it holds between the decision and the contract.
    """

    before_approval: bool = True
    after_approval: bool = False
