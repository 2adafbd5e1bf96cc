"""From the YAML folders to rulebooks whose every citation resolves."""

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

from gieo.rulebooks.inheritance import Section, Sections, complete, law_of
from gieo.rulebooks.models import Instrument, LegalIndex, ProposalForm, Rulebook
from gieo.rulebooks.models.clerical import ClericalRules
from gieo.rulebooks.models.examples import Example
from gieo.rulebooks.models.privacy import PrivacyRules, Right
from gieo.rulebooks.models.security import SecurityRules
from gieo.rulebooks.models.succession import Succession
from gieo.rulebooks.models.territory import Territory
from gieo.rulebooks.reading import DATA, BadRulebook, read, short, validated
from gieo.rulebooks.walking import walk

HEAD_FILE = "rulebook.yaml"


def load_legal_index(folder: Path = DATA / "legal") -> LegalIndex:
    """All instruments of the index.

    Raises:
        BadRulebook: a key twice, an unknown field, a successor or a citing document that is not in the index.
    """
    instruments: dict[str, Instrument] = {}
    for path in sorted(folder.glob("*.yaml")):
        for at, entry in enumerate(_listed(path)):
            instrument = validated(Instrument, entry, path, within=f"instruments.{_key_of(entry, at)}")
            if instrument.key in instruments:
                raise BadRulebook(f"{short(path)}: {instrument.key} stands twice in the index")
            instruments[instrument.key] = instrument
    for instrument in instruments.values():
        for key in filter(None, (instrument.replaced_by, *(citing.key for citing in instrument.cited_by))):
            if key not in instruments:
                raise BadRulebook(f"{instrument.key} names {key}, which is not in the index")
    return LegalIndex(instruments)


def load_successions(
    index: Container[str], part: str = "successions", path: Path = DATA / "succession.yaml"
) -> tuple[Succession, ...]:
    """The table from the law of 2013 to that of 2025.

    Args:
        index: of legal references.
        part: "successions" (instrument by instrument) or "articles" (article by article).
        path: of the file.

    Raises:
        BadRulebook: an unknown field, or a key that is not in the index.
    """
    entries = read(path)[part]
    found = tuple(validated(Succession, entry, path, within=f"{part}.{at}") for at, entry in enumerate(entries))
    for each in found:
        for key in (*each.old, *each.new):
            if key not in index:
                raise BadRulebook(f"{short(path)}: {key} is not in the index")
    return found


def load_security(index: Container[str], path: Path = DATA / "security.yaml") -> SecurityRules:
    """The rules of sign-in.

    Raises:
        BadRulebook: an unknown field, or a basis that is not in the index.
    """
    rules = validated(SecurityRules, read(path), path)
    for key in (key for rule in rules.rules for key in rule.basis):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    return rules


def load_territory(index: Container[str], path: Path = DATA / "territory.yaml") -> Territory:
    """The provinces through their merger.

    Raises:
        BadRulebook: an unknown field, two successors of one province, or a basis that is not in the index.
    """
    territory = validated(Territory, read(path), path)
    for key in (key for each in territory.lists.values() for key in each.basis):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    return territory


def load_privacy(index: Container[str], path: Path = DATA / "privacy.yaml") -> PrivacyRules:
    """The register of processing and the clocks of the request desk.

    Raises:
        BadRulebook: an unknown field, a right without a clock, or a basis that is not in the index.
    """
    rules = validated(PrivacyRules, read(path), path)
    if set(rules.rights) != set(Right):
        raise BadRulebook(f"{short(path)}: every right has a clock")
    cited = [
        *(each.basis for each in rules.processing),
        *(each.basis for each in rules.consents),
        *(each.basis for each in rules.retention),
        rules.erase_with_others.basis,
        rules.reply.basis,
        rules.breach.basis,
        *(each.basis for each in rules.rights.values()),
    ]
    for key in (key for basis in cited for key in basis):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    return rules


def load_clerical(index: Container[str], path: Path = DATA / "clerical.yaml") -> ClericalRules:
    """The rules of the records office.

    Raises:
        BadRulebook: an unknown field, or a basis that is not in the index.
    """
    rules = validated(ClericalRules, read(path), path)
    rules_of_paper = (rules.description, rules.seal, rules.seal_picture, rules.page)
    cited = (rule.basis for rule in (rules.number, rules.send, rules.hand_up, *rules_of_paper))
    for key in (key for basis in cited for key in basis):
        if key not in index:
            raise BadRulebook(f"{short(path)}: {key} is not in the index")
    return rules


def load_examples(path: Path = DATA / "examples.yaml") -> Mapping[str, Example]:
    """How items of forms are written, by their id.

    Raises:
        BadRulebook: an unknown part, or one that is missing.
    """
    content = read(path)
    if not isinstance(content, dict):
        raise BadRulebook(f"{short(path)}: holds items by their id")
    return {str(key): validated(Example, each, path) for key, each in content.items()}


def load_english(path: Path = DATA / "english.yaml") -> Mapping[str, str]:
    """Words of forms in English, by the words in Vietnamese.

    Raises:
        BadRulebook: it is no list of words.
    """
    content = read(path)
    if not isinstance(content, dict) or not all(isinstance(each, str) for pair in content.items() for each in pair):
        raise BadRulebook(f"{short(path)}: holds English words by Vietnamese ones")
    return content


def _listed(path: Path) -> list[object]:
    content = read(path)
    if not isinstance(content, dict) or set(content) != {"instruments"} or not isinstance(content["instruments"], list):
        raise BadRulebook(f"{short(path)}: holds one list, called instruments")
    return content["instruments"]


def _key_of(entry: object, at: int) -> str:
    return str(entry.get("key", at)) if isinstance(entry, dict) else str(at)


def load_rulebooks(index: Container[str], folder: Path = DATA) -> list[Rulebook]:
    """Every rulebook under a folder, with what it takes over, proved against the index.

    Raises:
        BadRulebook: see the message.
    """
    homes = sorted(path.parent for path in folder.glob(f"*/*/{HEAD_FILE}"))
    everything = {"/".join(home.parts[-2:]): _sections(home) for home in homes}
    return [
        _rulebook({"id": name, "law": law_of(name, everything)}, sections, index, folder / name / HEAD_FILE)
        for name, sections in ((name, complete(name, everything)) for name in sorted(everything))
    ]


def _sections(home: Path) -> Sections:
    """`rulebook.yaml` holds the head; every other file is the section of its name."""
    head_path = home / HEAD_FILE
    head = read(head_path)
    if not isinstance(head, dict):
        raise BadRulebook(f"{short(head_path)}: holds no head")
    sections = {name: Section(value, head_path) for name, value in head.items()}
    for path in sorted(home.glob("*.yaml")):
        if path.stem in sections:
            raise BadRulebook(f"{short(path)}: {path.stem} stands in {HEAD_FILE} too")
        if path != head_path:
            sections[path.stem] = Section(read(path), path)
    return sections


def _rulebook(head: Mapping[str, str], sections: Sections, index: Container[str], head_path: Path) -> Rulebook:
    files = {name: section.path for name, section in sections.items()}
    content = {name: section.value for name, section in sections.items()}
    book = validated(Rulebook, {**content, **head}, head_path, files=files)
    for place, key in _unresolved(book, index):
        path = files[place.partition(".")[0]]
        raise BadRulebook(f"{short(path)}: {place}: rests on {key}, which is not in the legal index")
    return book


def _unresolved(book: Rulebook, index: Container[str]) -> Iterator[tuple[str, str]]:
    """Every citation that does not resolve, with its place."""
    yield from (("founded_on", key) for key in book.founded_on if key not in index)
    for place, value in walk(book):
        keys = (*value.basis, *(value.page_limit_basis if isinstance(value, ProposalForm) else ()))
        yield from ((place, key) for key in keys if key not in index)
