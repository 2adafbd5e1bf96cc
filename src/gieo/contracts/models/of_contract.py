"""Whatever belongs to a contract: payments here, and what happens while it runs."""

from collections.abc import Mapping

from django.db import models

from gieo.contracts.models.contract import Contract, host_of
from gieo.dossiers.audience import Party
from gieo.dossiers.models import Dossier
from gieo.kernel.actors import Role
from gieo.registry.models import Task


class OfContract(Dossier):
    """A dossier of a contract, with the host as its party."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="%(class)s_dossiers", verbose_name="nhiệm vụ")
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="%(class)s_set", verbose_name="hợp đồng")

    READ_WITH = ("task__host", "task__principal_investigator")

    class Meta(Dossier.Meta):
        abstract = True

    def parties(self) -> Mapping[Role, Party]:
        """The host of the task."""
        return {Role.HOST: host_of(self.task)}
