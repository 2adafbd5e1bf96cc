"""Plans of the province."""

from pathlib import Path

import click


@click.group()
def plans() -> None:
    """Plans in: targets, money, tasks."""


@plans.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--province", "province_key", required=True, help="code or slug, e.g. BP or binh-phuoc")
def import_(file: Path, province_key: str) -> None:
    """Import a plan (.txt .docx .pdf) into a draft that an officer confirms."""
    from gieo.cli import framework

    framework.start_on_tables()
    from django.conf import settings

    from gieo.core import clock
    from gieo.identity.selectors import province_by_key
    from gieo.kernel.actors import SYSTEM
    from gieo.kernel.refusal import Refused
    from gieo.orientation.parsing import UnreadableSource, parse, read_source
    from gieo.plans.services.import_plan import import_plan

    province = province_by_key(province_key)
    if province is None:
        raise click.ClickException(f"Không có tỉnh {province_key!r}")
    try:
        parsed = parse(read_source(file.read_bytes(), file.name))
        plan = import_plan(parsed=parsed, province=province.code, actor=SYSTEM, at=clock.now())
    except UnreadableSource as error:
        raise click.ClickException(error.message) from error
    except Refused as refused:
        raise click.ClickException(str(refused)) from refused
    click.echo(f"{plan.number}: {plan.targets.count()} chỉ tiêu, {plan.rows.count()} việc, giai đoạn {plan.period}.")
    click.echo(f"Xem tại {settings.BASE_URL}{plan.get_absolute_url()}")
