"""The form by the switch of language: labels in English, answers and law in Vietnamese."""

import pytest

pytestmark = [pytest.mark.web, pytest.mark.django_db]


def test_the_editor_and_the_sheet_follow_the_switch(ready, proposer, sign_in) -> None:
    client = sign_in(proposer)
    pages = (f"/ho-so/{ready.number}/soan", f"/ho-so/{ready.number}")
    for page in pages:
        vietnamese = client.get(page).content.decode()
        assert "Tính cấp thiết" in vietnamese
        assert "Urgency" not in vietnamese
    client.post("/ngon-ngu/setlang/", {"language": "en"})
    editor, sheet = (client.get(page).content.decode() for page in pages)
    for words in ("Urgency", "Name of the science and technology task", "Trial production project", "Page, article"):
        assert words in editor, words
    assert "Labels in English are for reading only" in editor
    assert "Urgency" in sheet
    assert ready.answers["urgency"] in sheet
