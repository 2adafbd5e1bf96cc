import json
from pathlib import Path

import pytest

from gieo.cli import measuring

pytestmark = pytest.mark.unit


def test_median_and_nearest_rank() -> None:
    said = measuring.summarise("x", [float(value) for value in range(100, 0, -1)], budget=90)
    assert (said.n, said.median, said.p95, said.maximum, said.notes) == (100, 50.5, 95.0, 100.0, {"budget": 90})
    assert measuring.summarise("one", [7.0]).p95 == 7.0
    with pytest.raises(ValueError, match="nothing"):
        measuring.summarise("none", [])


def test_warm_up_does_not_count() -> None:
    calls: list[int] = []
    assert len(measuring.timed(lambda: calls.append(1), times=3, warm_up=2)) == 3
    assert len(calls) == 5


def test_json_names_the_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out.json"
    measuring.tell([measuring.summarise("page", [1.0, 3.0])], out)
    body = json.loads(out.read_text())
    assert body["machine"]["cpus"] >= 1
    assert body["results"][0]["name"] == "page"
    assert body["results"][0]["median"] == 2.0
    assert "page" in capsys.readouterr().out
