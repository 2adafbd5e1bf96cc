"""An extract of the register of enterprises fills a profile; without one nothing is offered."""

from pathlib import Path

import pytest

from gieo.environment import env
from gieo.identity import business_register

CSV = (
    "Mã số thuế,Tên,Địa chỉ,Người đại diện,Chức vụ\n"
    '4900123456,HTX Hồi Vân,"Văn Lãng, Lạng Sơn",Hoàng Văn Nam,Giám đốc\n'
    ",Không có mã,,,\n"
)


@pytest.fixture
def extract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "so-dang-ky.csv"
    path.write_text(CSV, encoding="utf-8-sig")
    monkeypatch.setattr(env, "business_register", path)
    return path


def test_without_an_extract_there_is_no_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert business_register.register() is None
    monkeypatch.setattr(env, "business_register", tmp_path / "khong-co.csv")
    assert business_register.register() is None


def test_a_tax_code_brings_what_the_extract_knows(extract: Path) -> None:
    ask = business_register.register()
    assert ask
    assert ask("4900 123 456") == {
        "tax_code": "4900123456",
        "address": "Văn Lãng, Lạng Sơn",
        "representative": "Hoàng Văn Nam",
        "position": "Giám đốc",
    }
    assert ask("0000000000") == {}


def test_a_newer_extract_is_read(extract: Path) -> None:
    ask = business_register.register()
    assert ask
    assert ask("4900123456")
    extract.write_text(CSV.replace("4900123456", "4900654321"), encoding="utf-8")
    again = business_register.register()
    assert again
    assert (again("4900123456"), bool(again("4900654321"))) == ({}, True)
