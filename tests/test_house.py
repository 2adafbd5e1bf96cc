"""The repository tests itself: words, diagrams, migrations, addresses, personal data, registries."""

import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import polib
import pytest
import yaml
from django.apps import apps
from django.core.management import call_command

from gieo.core.workflows import bound
from gieo.kernel.actors import Role
from gieo.portal.access import matrix_page
from gieo.portal.diagrams import page_of, with_chain
from tests.conftest import REPOSITORY

SOURCE = REPOSITORY / "src" / "gieo"
GLOSSARY = yaml.safe_load((REPOSITORY / "docs" / "glossary.yaml").read_text())
OURS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("gieo.") and not model.__name__.endswith("Event")
]


def tracked(*suffixes: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout
    return [
        REPOSITORY / name for name in listed.splitlines() if name.endswith(suffixes) and (REPOSITORY / name).exists()
    ]


@pytest.mark.unit
def test_every_model_is_named_by_the_glossary() -> None:
    words = {entry["en"]: entry["vi"] for entry in GLOSSARY["terms"]}
    for model in OURS:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower()
        assert name in words, f"{model.__name__} has no entry in docs/glossary.yaml"
        assert str(model._meta.verbose_name) == words[name], model.__name__


@pytest.mark.unit
def test_no_forbidden_synonym_names_a_model_a_state_or_an_address() -> None:
    forbidden = {word for entry in GLOSSARY["terms"] for word in entry.get("not", [])}
    names = {re.sub(r"(?<!^)(?=[A-Z])", "_", model.__name__).lower() for model in OURS}
    names |= {str(state) for binding in bound() for state in binding.workflow.states} | {role.value for role in Role}
    assert forbidden & {part for name in names for part in name.split("_")} == set()


@pytest.mark.unit
def test_every_term_is_there_once() -> None:
    english = [entry["en"] for entry in GLOSSARY["terms"]]
    assert sorted(english) == sorted(set(english))
    assert all(entry["vi"] and entry["source"] for entry in GLOSSARY["terms"])


@pytest.mark.unit
def test_the_diagrams_of_the_manual_are_fresh() -> None:
    for binding in bound():
        kept = REPOSITORY / "docs" / "workflows" / f"{binding.workflow.name}.md"
        assert kept.read_text() == page_of(binding.workflow), "run `gieo workflow diagram`"
    powers = (REPOSITORY / "docs" / "access-matrix.md").read_text()
    assert powers == matrix_page(), "somebody may do more or less than before: run `gieo access matrix`, and read it"
    architecture = (REPOSITORY / "docs" / "architecture.md").read_text()
    assert architecture == with_chain(architecture), "run `gieo workflow diagram`"


@pytest.mark.db
@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue()


@pytest.mark.unit
def test_personal_data_fields_exist() -> None:
    for model in OURS:
        fields = {field.name for field in model._meta.get_fields()}
        assert getattr(model, "PERSONAL_DATA", frozenset()) <= fields


@pytest.mark.unit
def test_no_address_of_a_package_registry_and_no_inline_script_or_style() -> None:
    registries = ("pypi" + ".org", "registry.npm" + "js", "files.pythonhosted" + ".org", "index-" + "url")
    for path in tracked(".txt", ".toml", ".in", ".json", ".yaml", ".md", ".py", "Makefile", "run"):
        text = path.read_text(errors="ignore")
        assert not any(registry in text for registry in registries if path.name != "Makefile"), path
    for path in tracked(".html"):
        text = path.read_text()
        assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>|\sstyle=\"|\son[a-z]+=\"", text), path


@pytest.mark.unit
def test_templates_in_the_tree_are_used() -> None:
    code = "\n".join(path.read_text() for path in tracked(".py", ".html"))
    for path in tracked(".html"):
        if (
            "/templates/" not in str(path)
            or "/cotton/" in str(path)
            or path.parent.name in {"templates", "account", "mfa", "usersessions", "layouts"}
            or "/allauth/" in str(path)
        ):
            continue
        name = str(path).split("/templates/")[1]
        assert name in code or Path(name).name in code or "/kinds/" in name or "/gallery/" in name, name


@pytest.mark.unit
def test_every_sentence_people_read_has_its_english() -> None:
    """All but the invented sentences of the component gallery."""
    folder = SOURCE / "locale" / "en" / "LC_MESSAGES"
    catalogue = polib.pofile(str(folder / "django.po"))
    gallery = "\n".join(
        path.read_text() for path in (SOURCE / "portal" / "templates" / "portal").rglob("gallery*/*.html")
    )
    gallery += (SOURCE / "portal" / "templates" / "portal" / "gallery.html").read_text()
    waiting = [entry.msgid for entry in catalogue.untranslated_entries() if not entry.obsolete]
    assert [msgid for msgid in waiting if msgid.replace("%%", "%") not in gallery] == []
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder / "django.mo"))}
    stale = [
        entry.msgid
        for entry in catalogue.translated_entries()
        if entry.msgstr and compiled.get(entry.msgid) != entry.msgstr
    ]
    assert stale == [], "run `make messages`"


@pytest.mark.unit
@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    folder = SOURCE / "locale" / language / "LC_MESSAGES"
    written = {entry.msgid: entry.msgstr for entry in polib.pofile(str(folder / "django.po")).translated_entries()}
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(folder / "django.mo"))}
    assert compiled == written


@pytest.mark.skipif(
    not shutil.which("xgettext"), reason="gettext is not installed: whether the catalogue is complete was not looked at"
)
def test_the_catalogue_holds_every_sentence(tmp_path: Path) -> None:
    kept = {entry.msgid for entry in polib.pofile(str(SOURCE / "locale" / "en" / "LC_MESSAGES" / "django.po"))}
    copy = tmp_path / "gieo"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("vendor", "fonts", "__pycache__", "*.mo"))
    command = [sys.executable, "-m", "django", "makemessages", "--locale", "en", "--no-location"]
    subprocess.run(command, cwd=copy, check=True, capture_output=True, env={**os.environ, "DJANGO_SETTINGS_MODULE": ""})
    found = {
        entry.msgid
        for entry in polib.pofile(str(copy / "locale" / "en" / "LC_MESSAGES" / "django.po"))
        if not entry.obsolete
    }
    assert found - kept == set(), "run `make messages`"
