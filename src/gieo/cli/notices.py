"""Official notices, directives and plans."""

import json
from pathlib import Path

import click


@click.group()
def notices() -> None:
    """Official documents in: from text to structure."""


@notices.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "out", type=click.Path(path_type=Path), help="write the structure as JSON")
@click.option("--text", "text_out", type=click.Path(path_type=Path), help="write the text as it was read")
def parse(file: Path, out: Path | None, text_out: Path | None) -> None:
    """Read a document (.txt .docx .pdf) into its structure, with findings. Touches no database."""
    from gieo.orientation.parsing import UnreadableSource, read_source
    from gieo.orientation.parsing import parse as read

    try:
        source = read_source(file.read_bytes(), file.name)
    except UnreadableSource as error:
        raise click.ClickException(error.message) from error
    if text_out:
        text_out.write_text(source.text, encoding="utf-8")
    structure = json.dumps(read(source).model_dump(mode="json"), ensure_ascii=False, indent=1)
    if out:
        out.write_text(structure, encoding="utf-8")
    else:
        click.echo(structure)


@notices.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--province", "province_key", required=True, help="code or slug, e.g. LS or lang-son")
def import_(file: Path, province_key: str) -> None:
    """Import a document into a draft that an officer confirms line by line."""
    from gieo.cli import framework

    framework.start_on_tables()
    from django.conf import settings

    from gieo.core import clock
    from gieo.identity.selectors import province_by_key
    from gieo.kernel.actors import SYSTEM
    from gieo.kernel.refusal import Refused
    from gieo.orientation.services.import_document import import_document

    province = province_by_key(province_key)
    if province is None:
        raise click.ClickException(f"Không có tỉnh {province_key!r}")
    try:
        imported = import_document(
            content=file.read_bytes(), name=file.name, province=province, actor=SYSTEM, at=clock.now()
        )
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(imported.summary)
    click.echo(f"Đối chiếu tại {settings.BASE_URL}{imported.url}")
