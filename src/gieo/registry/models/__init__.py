"""Tables of the register."""

from gieo.registry.models.effort import Effort
from gieo.registry.models.entry import EntryLevel, EntryState, RegisterEntry
from gieo.registry.models.group import Structure, TaskGroup
from gieo.registry.models.money_line import MoneyLine, MoneySource
from gieo.registry.models.register_import import RegisterImport
from gieo.registry.models.science_field import ScienceField
from gieo.registry.models.task import Assignment, LumpSumMode, Task, TaskLevel

__all__ = [
    "Assignment",
    "Effort",
    "EntryLevel",
    "EntryState",
    "LumpSumMode",
    "MoneyLine",
    "MoneySource",
    "RegisterEntry",
    "RegisterImport",
    "ScienceField",
    "Structure",
    "Task",
    "TaskGroup",
    "TaskLevel",
]
