"""What a rulebook takes over from another: sections of the law it extends, and a form it borrows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gieo.rulebooks.reading import BadRulebook, short

SECTIONS_THAT_MERGE = frozenset(
    {"deadlines", "councils", "windows", "figures", "rhythms", "conflicts", "score_sheets", "files"}
)
LISTS_THAT_MERGE = frozenset({"duties"})
ENTRIES_THAT_MERGE = frozenset(
    {"registers"}
)  # what a province says of an entry stands over what the law's rulebook says
BORROWED = {"mark": "borrowed"}
NOT_INHERITED = frozenset({"title", "note", "status", "founded_on", "extends", "profile"})


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a rulebook as read, with the file that a fault in it must name."""

    value: Any
    path: Path


Sections = Mapping[str, Section]


def complete(rulebook_id: str, read: Mapping[str, Sections]) -> dict[str, Section]:
    """A rulebook's own sections over those of the one it extends.

    Raises:
        BadRulebook: it extends or borrows from one that is not there, or in a circle.
    """
    sections = _extended(rulebook_id, read, seen=())
    form = sections.get("proposal_form")
    if form and "borrows" in form.value:
        sections["proposal_form"] = _borrowed(form, read)
    return sections


def law_of(rulebook_id: str, read: Mapping[str, Sections]) -> str:
    """The family at the root of what a rulebook extends, which `complete` has found to be there: a national law."""
    own = read[rulebook_id]
    return law_of(own["extends"].value, read) if "extends" in own else rulebook_id.partition("/")[0]


def _extended(rulebook_id: str, read: Mapping[str, Sections], seen: tuple[str, ...]) -> dict[str, Section]:
    own = read[rulebook_id]
    base_id = own["extends"].value if "extends" in own else ""
    if not base_id:
        return dict(own)
    if base_id not in read or base_id in (*seen, rulebook_id):
        raise BadRulebook(f"{short(own['extends'].path)}: extends: there is no {base_id} to extend")
    base = _extended(base_id, read, (*seen, rulebook_id))
    inherited = {name: section for name, section in base.items() if name not in NOT_INHERITED}
    return {**inherited, **{name: _merged(name, section, inherited) for name, section in own.items()}}


def _merged(name: str, section: Section, inherited: Sections) -> Section:
    if name not in inherited:
        return section
    if name in SECTIONS_THAT_MERGE:
        return Section({**inherited[name].value, **section.value}, section.path)
    if name in LISTS_THAT_MERGE:
        own = {entry["key"] for entry in section.value}
        kept = [entry for entry in inherited[name].value if entry["key"] not in own]
        return Section([*kept, *section.value], section.path)
    if name in ENTRIES_THAT_MERGE:
        changes = {entry["key"]: entry for entry in section.value}
        changed = [{**entry, **changes.pop(entry["key"], {})} for entry in inherited[name].value]
        return Section([*changed, *changes.values()], section.path)
    return section


def _borrowed(form: Section, read: Mapping[str, Sections]) -> Section:
    """The form of another rulebook, with what this one says otherwise; fields are changed one by one, by id.

    What is taken over is marked as borrowed: it binds the province that lends it.
    """
    lender = read.get(form.value["borrows"], {}).get("proposal_form")
    if lender is None:
        raise BadRulebook(f"{short(form.path)}: borrows: {form.value['borrows']} has no form")
    changes = {name: value for name, value in form.value.items() if name not in {"borrows", "fields"}}
    other_fields = dict(form.value.get("fields", {}))
    fields = [{**BORROWED, **field, **other_fields.pop(field["id"], {})} for field in lender.value["fields"]]
    if other_fields:
        raise BadRulebook(f"{short(form.path)}: fields.{next(iter(other_fields))}: the borrowed form has no such field")
    return Section({**BORROWED, **lender.value, **changes, "fields": fields}, form.path)
