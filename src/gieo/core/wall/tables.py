"""Which tables stand behind the wall, and those that do not, each with its reason.

A table with a `province_id` stands behind it by that column; a table without one by the row of its parent. Whatever is
neither must be named here: a table that is forgotten fails a test, and `migrate` says so.
"""

from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model

# Column that holds the code of the province where it is not `province_id`.
COLUMN = {
    "core_transitionlog": "chain",
    "core_chainhead": "chain",
    "core_trailanchor": "chain",
}

# Behind the wall, but read across provinces by right; written inside one province all the same. What is a part of such
# a row is read with it (the names of a body; the paragraphs of a notice that is published).
# SQL of what may be read, over the columns of the table, and why.
READ_ACROSS: dict[str, tuple[str, str]] = {
    "identity_organisation": ("true", "a body is host, partner or addressee in any province"),
    "identity_person": ("true", "experts and hosts work in several provinces; accounts are looked up before seats are"),
    "identity_appointment": ("true", "whoever signs in is looked up here; letters name the heads of other offices"),
    "identity_delegation": ("true", "as the seats they lend"),
    "law_legaldocument": ("true", "instruments are public, and those of the State belong to no province"),
    "registry_registerentry": ("true", "the public register; the overlap check must span provinces"),
    "orientation_orientationnotice": (
        "published_at is not null",
        "anybody proposes to any province, so published notices are everybody's",
    ),
    "orientation_intakewindow": ("true", "from when to when anybody may propose; the notice says it to everybody"),
}

# A part of what is read across that is not read with it, and why.
APART = {
    "privacy_consent": "what somebody agreed to is their own matter and that of the keeper of data of their province"
}

# Not behind the wall: no row of them belongs to one province.
OPEN = {
    "core_series": "last numbers of series, of whatever name; says nothing of a dossier",
    "identity_province": "the list of the provinces itself",
    "identity_user": "an account belongs to a person, who may sit in several provinces",
    "identity_user_groups": "as the account",
    "identity_user_user_permissions": "as the account",
    "identity_sharednote": "which code was used, how often a machine tried; written before it is known who it is",
    "identity_signinrecord": "the book of sign-ins, written before it is known who it is",
    "notifications_alert": "letters to one account, read by nobody else (`visible_to`)",
    "notifications_mailsettings": "how one account wants to be written to, read by nobody else",
    "calls_callwatch": "which calls an address, an account or a body follows, read by nobody else (`visible_to`)",
    "calls_calendaraddress": "the hash of the secret of one account's calendar",
    "dossiers_savedview": "a reader's own filters",
    "overlap_allowance": "how often the public form was used; holds no text",
    "privacy_erasurerun": "when the clock of erasing ran and how much it found; counts of the installation, no person",
    "orientation_statusnote": "how far the State's own instruments are, the same for all provinces",
}


def behind_the_wall() -> list[type[Model]]:
    """Our tables that belong to a province, by themselves or by their parent."""
    return [model for model in _ours() if column_of(model) or parent_of(model)]


def forgotten() -> list[str]:
    """Tables that belong to no province and are not argued away either: a fault."""
    return [model._meta.db_table for model in _ours() if not column_of(model) and not parent_of(model)]


def _ours() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if _is_ours(model)]


def _is_ours(model: type[Model]) -> bool:
    return bool(model.__module__.startswith("gieo.") and model._meta.managed and model._meta.db_table not in OPEN)


def column_of(model: type[Model]) -> str:
    """The column with the code of its province; empty where it has none."""
    table = model._meta.db_table
    if table in COLUMN:
        return COLUMN[table]
    return next((str(field.column) for field in model._meta.concrete_fields if field.attname == "province_id"), "")


def may_be_nobodys(model: type[Model]) -> bool:
    """Whether a row may belong to no province."""
    return any(field.column == column_of(model) and field.null for field in model._meta.concrete_fields)


def read_across(model: type[Model]) -> str:
    """SQL of what may be read whatever was told; empty where its own columns do not say so.

    History is read as what it tells of. A part is read where its whole is; where all may read that, nothing is asked.
    """
    if column_of(model):
        return READ_ACROSS.get(model._meta.db_table.removesuffix("event"), ("", ""))[0]
    found = parent_of(model)
    with_its_whole = found is not None and model._meta.db_table.removesuffix("event") not in APART
    return "true" if found and with_its_whole and read_across(found[1]) == "true" else ""


def is_read_across(model: type[Model]) -> bool:
    """Whether some row of it may be read whatever was told: by its own columns, or with what it is a part of."""
    if column_of(model):
        return bool(read_across(model))
    found = parent_of(model)
    return found is not None and model._meta.db_table not in APART and is_read_across(found[1])


def parent_of(model: type[Model]) -> tuple[str, type[Model]] | None:
    """The column and the table of what a row is a part of: its first key to a table behind the wall, if never empty.

    A row of history hangs where the row it tells of hangs, for it outlives that row.
    """
    for field in model._meta.concrete_fields:
        if not isinstance(field, ForeignKey) or field.null or field.name.startswith("pgh_"):
            continue
        target: Any = field.related_model
        if _is_ours(target) and target is not model:
            return field.column, target
    return None
