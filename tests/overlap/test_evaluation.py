import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from gieo.cli.overlap import overlap
from gieo.overlap.evaluation import predict, read_lines

pytestmark = pytest.mark.unit


def test_the_command_writes_predictions(tmp_path: Path) -> None:
    tasks, queries, out = tmp_path / "t.jsonl", tmp_path / "q.jsonl", tmp_path / "p.jsonl"
    tasks.write_text(
        json.dumps({"id": "A", "title": "Nuôi cá chạch lấu tại An Giang", "abstract": None})
        + "\n"
        + json.dumps({"id": "B", "title": "Trồng tỏi trên đất cát", "abstract": "Thử giống tỏi."})
    )
    queries.write_text(json.dumps({"qid": "1", "title": "Nuoi ca chach lau o Vinh Long", "objectives": ""}) + "\n\n")
    arguments = ["evaluate", "--tasks", str(tasks), "--queries", str(queries), "--out", str(out)]
    result = CliRunner().invoke(overlap, arguments)
    assert result.exit_code == 0, result.output
    answer = json.loads(out.read_text())
    assert answer["qid"] == "1"
    assert answer["ranked"][0][0] == "A"
    assert answer["alarm"] == ["A"]
    tasks.write_text("[]")
    assert "t.jsonl:1" in CliRunner().invoke(overlap, arguments).output
    tasks.write_text("{")
    assert CliRunner().invoke(overlap, arguments).exit_code != 0


def test_the_development_set_is_answered_as_promised(shared: Path) -> None:
    """R@10 ≥ 0.97, hit@1 ≥ 0.95, warned ≥ 0.88, at most one false alarm of the 15 that overlap nothing."""
    queries = read_lines(shared / "data" / "dev-duplicate-queries.jsonl")
    answers = predict(read_lines(shared / "data" / "dev-tasks.jsonl"), queries)
    asked = [(set(query["relevant"]), answer) for query, answer in zip(queries, answers, strict=True)]
    real = [(wanted, answer) for wanted, answer in asked if wanted]
    recall = sum(len(wanted & {key for key, _ in answer.ranked[:10]}) / len(wanted) for wanted, answer in real)
    assert recall / len(real) >= 0.97
    assert sum(answer.ranked[0][0] in wanted for wanted, answer in real) / len(real) >= 0.95
    assert sum(bool(wanted & set(answer.alarm)) for wanted, answer in real) / len(real) >= 0.88
    assert sum(bool(answer.alarm) for wanted, answer in asked if not wanted) <= 1
