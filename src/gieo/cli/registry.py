"""The life-long register from the command line."""

from pathlib import Path

import click


@click.group()
def registry() -> None:
    """Bring lists of past tasks into the register, and take them back."""


@registry.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--province", "province_key", required=True, help="code or slug, e.g. LS or lang-son")
@click.option("--source", default="", help="whose list it is; the name of the file where none is given")
@click.option("--dry-run", is_flag=True, help="say what each line would come to, keep nothing")
def import_(file: Path, province_key: str, source: str, *, dry_run: bool) -> None:
    """Past tasks out of a list or a bulletin (.xlsx .csv .jsonl .docx .pdf .txt), with a report of every line."""
    from gieo.cli import framework

    framework.start_on_tables()
    from gieo.core import clock
    from gieo.identity.selectors import province_by_key
    from gieo.kernel.actors import SYSTEM
    from gieo.kernel.refusal import Refused
    from gieo.registry.reading import read_list
    from gieo.registry.services.look_at_list import REFUSED, lines_of, look_at_list
    from gieo.registry.services.take_list_in import take_list_in

    province = province_by_key(province_key)
    if province is None:
        raise click.ClickException(f"Không có tỉnh {province_key!r}")
    try:
        if dry_run:
            report = [line for line, *_ in lines_of(read_list(file.read_bytes(), file.name), province.code)]
        else:
            now = clock.now()
            looked = look_at_list(
                content=file.read_bytes(), name=file.name, source=source or file.name, province=province,
                actor=SYSTEM, at=now,
            )  # fmt: skip
            taken = take_list_in(taken=looked, actor=SYSTEM, at=now)
            report = taken.report
            click.echo(f"Lần nhập {taken.pk}; rút lại: gieo registry undo {taken.pk}")
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    for line in report:
        words = "; ".join([line.get("known_as", ""), *line["remarks"]]).strip("; ")
        click.echo(f"{line['place']:<16} {line['outcome']:<10} {line['title'][:60]:<60} {words}")
    if any(line["outcome"] == REFUSED for line in report):
        click.echo("Có dòng không nhập được.", err=True)


@registry.command()
@click.argument("number", type=int)
def undo(number: int) -> None:
    """Take a list back, by the number of its import."""
    from gieo.cli import framework

    framework.start_on_tables()
    from gieo.core import clock
    from gieo.kernel.actors import SYSTEM
    from gieo.kernel.refusal import Refused
    from gieo.registry.models import RegisterImport
    from gieo.registry.services.take_list_back import take_list_back

    taken = RegisterImport.objects.filter(pk=number).first()
    if taken is None:
        raise click.ClickException(f"Không có lần nhập {number}")
    try:
        take_list_back(taken=taken, actor=SYSTEM, at=clock.now())
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"Đã rút lại lần nhập {number}")
