"""A summary read back as people get it: the page, the workbook, the PDF and the Word file have to say the same."""

import io
from typing import Any

import openpyxl
from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from gieo.dossiers.summaries import summary_named
from gieo.dossiers.summary_paper import shown
from gieo.identity.models import User
from gieo.kernel.actors import Actor
from tests.officialdocs.reading import pages_of, without_breaks, word_file

HERE = "/lam-viec/bao-cao/danh-muc"


def read_back(key: str, year: int, actor: Actor) -> list[tuple[str, ...]]:
    """The rows of a summary, the line of sums among them, as all four say them; the clock is the test's to set."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user))
    rows = _on_the_page(client.get(f"{HERE}/{key}?nam={year}"))
    assert _in_the_workbook(key, client.get(f"{HERE}/{key}.xlsx?nam={year}").content) == rows
    assert _in_word(client.get(f"{HERE}/{key}.docx?nam={year}").content) == rows
    pdf = client.get(f"{HERE}/{key}.pdf?nam={year}").content
    printed = without_breaks("".join(pages_of(pdf)))
    lost = [cell for row in rows for cell in row if without_breaks(cell) not in printed and len(cell) < len("x" * 12)]
    assert lost == []
    return rows


def _on_the_page(answer: Any) -> list[tuple[str, ...]]:
    assert answer.status_code == 200
    lines = html.fromstring(answer.content.decode()).xpath("//main//table//tbody/tr")
    return [tuple(" ".join(cell.text_content().split()) for cell in line.xpath("./td|./th")) for line in lines]


def _in_the_workbook(key: str, content: bytes) -> list[tuple[str, ...]]:
    """Below the headings; a figure is a number there, and its sums are sums."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet
    values: Any = sheet.iter_rows(values_only=True)
    rows = [tuple("" if cell is None else cell for cell in row) for row in values]
    last_gap = max(at for at, row in enumerate(rows) if not any(row))
    figures = {type(row[at]) for row in rows[last_gap + 2 :] for at in summary_named(key).numeric if at < len(row)}
    assert figures <= {int, str}
    return [tuple(" ".join(shown(cell).split()) for cell in row) for row in rows[last_gap + 2 :]]


def _in_word(content: bytes) -> list[tuple[str, ...]]:
    """Of the table behind the letterhead; none where nothing was found."""
    tables = [table for table in word_file(content).tables if table.style.name == "Table Grid"]
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows[1:]]
    return [tuple(" ".join(cell.split()) for cell in row) for row in rows]
