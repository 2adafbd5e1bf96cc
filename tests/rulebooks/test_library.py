"""The rulebooks of the installation: all load, all resolve, each is found by family and day."""

import ast
from datetime import date
from pathlib import Path

import pytest

import gieo.kernel
import gieo.rulebooks
from gieo.rulebooks import library
from gieo.rulebooks.models import Holder, Mark, OrderStructure, Rulebook, Status, TransitionBy, TransitionRule
from gieo.rulebooks.walking import walk

pytestmark = pytest.mark.unit

PROVINCES = ("bac-giang", "binh-phuoc", "lang-son")


def of(family: str) -> Rulebook:
    """The rulebook of a family while the law of 2013 held."""
    return library.in_force(family, on=date(2025, 1, 1))


def test_two_laws_and_four_provinces_are_held():
    assert [book.id for book in library.rulebooks()] == [
        "bac-giang/2022-03-25",
        "bac-ninh/2025-10-14",
        "bac-ninh/2026-09-20",
        "binh-phuoc/2022-10-13",
        "lang-son/2018-09-03",
        "lang-son/2025-10-14",
        "vn-2013/2023-11-27",
        "vn-2025/2025-10-14",
    ]


@pytest.mark.parametrize("book", library.rulebooks(), ids=lambda book: book.id)
def test_every_value_rests_on_articles_of_the_index(book):
    index = library.legal_index()
    values = list(walk(book))
    assert len(values) > 20
    assert [(place, key) for place, value in values for key in value.basis if key not in index] == []


@pytest.mark.requirement("BG25-0-2")
@pytest.mark.parametrize("book", library.rulebooks(), ids=lambda book: book.id)
def test_every_procedure_setting_names_the_document_that_founds_it(book):
    """The gap is visible: the founding document is named even where its text is not held."""
    index = library.legal_index()
    for place, value in walk(book):
        founding = index[value.basis[0]].instrument
        assert founding.citation, place
    assert all(key in index for key in book.founded_on)


@pytest.mark.requirement("BG25-0-2")
def test_the_provincial_regulations_that_nobody_could_supply_are_stubs():
    index = library.legal_index()
    decision = index["QD40-2020-BG"].instrument
    assert (decision.number, decision.issued_on, decision.issuer) == (
        "40/2020/QĐ-UBND",
        date(2020, 11, 27),
        "UBND tỉnh Bắc Giang",
    )
    assert not decision.text_held
    assert "QD40-2020-BG" in of("bac-giang").founded_on
    assert "QD47-2018-LS" in of("lang-son").founded_on


@pytest.mark.parametrize("book", library.rulebooks(), ids=lambda book: book.id)
def test_every_value_can_be_read_by_an_officer(book):
    codes = ("working_days", "calendar_days", "after", "before", "through", "True", "None", "{", "[")
    for place, value in walk(book):
        assert value.in_words, place
        assert not any(code in value.in_words for code in codes), place


@pytest.mark.parametrize(
    ("family", "place", "words"),
    [
        ("vn-2013", "deadlines.proposal.screening", "Kiểm tra hồ sơ đề xuất sau khi nhận: trong 5 ngày làm việc"),
        ("vn-2013", "councils.determination.quorum", "ít nhất 2/3 thành viên hội đồng"),
        ("vn-2013", "councils.determination.passes", "trên 3/4 tổng số phiếu"),
        ("bac-giang", "windows.orders", "Văn bản đặt hàng của sở, ngành, địa phương cho năm sau: trước 15/11"),
        ("bac-giang", "late", "Phiếu quá hạn được nhận và ghi quá hạn, không tổng hợp, được chuyển sang năm sau"),
        ("binh-phuoc", "targets.nano_products", "Sản phẩm vật liệu nano: ít nhất 2 sản phẩm, đến năm 2025"),
        ("binh-phuoc", "envelope", "khoảng 45.000.000.000 đ, 2021-2025"),
        ("lang-son", "proposal_form.fields.urgency", "2b. Tính cấp thiết"),
    ],
)
def test_values_in_words(family, place, words):
    assert dict(walk(of(family)))[place].in_words == words


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2018-09-03", "lang-son/2018-09-03"),
        ("2025-10-13", "lang-son/2018-09-03"),
        ("2026-11-24", "lang-son/2025-10-14"),
    ],
)
def test_a_rulebook_holds_from_its_first_day_on(on, found):
    assert library.in_force("lang-son", on=date.fromisoformat(on)) is library.get(found)


def test_before_its_first_day_a_family_has_no_rulebook():
    with pytest.raises(LookupError, match="lang-son has no rulebook on 2018-09-02"):
        library.in_force("lang-son", on=date(2018, 9, 2))
    with pytest.raises(LookupError, match="atlantis"):
        library.in_force("atlantis", on=date(2024, 1, 1))


def test_an_unknown_rulebook_is_a_key_error():
    with pytest.raises(KeyError):
        library.get("lang-son/1999-01-01")


def test_a_rulebook_cannot_be_changed():
    with pytest.raises(ValueError, match="frozen"):
        of("lang-son").title = "Khác"


@pytest.mark.requirement("X-11")
@pytest.mark.parametrize("family", PROVINCES)
def test_a_province_is_data_from_letterhead_to_colour(family):
    book = of(family)
    assert book.profile is not None
    assert book.extends == "vn-2013/2023-11-27"
    assert book.proposal_form is not None
    assert book.late is not None
    assert book.deadlines == library.get("vn-2013/2023-11-27").deadlines
    assert book.profile.letterhead_parent == book.profile.parent_body.upper()


@pytest.mark.requirement("X-11")
def test_no_two_provinces_look_or_count_alike():
    profiles = [profile for family in PROVINCES if (profile := of(family).profile)]
    assert len({profile.province for profile in profiles}) == len({profile.accent for profile in profiles}) == 3
    assert [len(of(family).fields) for family in PROVINCES] == [6, 5, 5]


@pytest.mark.requirement("X-11")
def test_no_province_is_named_in_the_code_of_kernel_and_rulebooks():
    names = ("Bắc Giang", "Lạng Sơn", "Bình Phước", *PROVINCES)
    homes = [Path(path) for package in (gieo.kernel, gieo.rulebooks) for path in package.__path__]
    named = [
        f"{path.name}:{node.lineno}: {node.value!r}"
        for home in homes
        for path in home.rglob("*.py")
        for node in _strings_that_are_no_docstrings(ast.parse(path.read_text(encoding="utf-8")))
        if any(name in str(node.value) for name in names)
    ]
    assert named == []


def _strings_that_are_no_docstrings(tree: ast.AST) -> list[ast.Constant]:
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [node for node in constants if id(node) not in docstrings]


# ---------------------------------------------------------------- what the provinces fix


@pytest.mark.requirement("LS25-III-4")
def test_where_lang_son_receives():
    profile = of("lang-son").profile
    assert profile is not None
    assert profile.address.startswith("Số 638, đường Bà Triệu")
    assert profile.phones == ("02053874205", "02053718595")
    assert profile.receiving_unit == "Phòng Quản lý Khoa học"


def test_where_bac_giang_receives():
    profile = of("bac-giang").profile
    assert profile is not None
    assert profile.online == "https://dichvucong.bacgiang.gov.vn"
    assert "Quảng trường 3/2" in profile.address
    assert profile.look_up == "http://nhiemvukhcn.bacgiang.gov.vn"


def test_the_quotas_of_bac_giang():
    quotas = {(quota.who.value, quota.what.value): quota for quota in of("bac-giang").quotas}
    assert set(quotas) == {
        ("council_member", "proposal"),
        ("department", "proposal"),
        ("district", "proposal"),
        ("district", "order"),
        ("district", "grassroots_task"),
    }
    assert {quota.minimum for quota in quotas.values()} == {1}
    assert {who for who, _ in quotas} == set(Holder)


def test_a_late_form_is_kept_but_not_compiled():
    late = of("bac-giang").late
    assert late is not None
    assert (late.kept, late.compiled, late.may_be_carried_over) == (True, False, True)


def test_what_puts_a_proposal_of_bac_giang_first():
    book = of("bac-giang")
    assert [rule.key for rule in book.priorities] == ["coordination", "order_document", "proven_technology"]
    assert len(book.priority_fields) == 4


def test_a_provincial_task_has_three_marks_of_which_the_notice_repeats_two():
    criteria = [rule.key for rule in of("lang-son").criteria]
    assert criteria == ["importance", "provincial_problem", "provincial_budget"]


def test_the_targets_of_binh_phuoc():
    assert [(target.operator, target.value, target.unit) for target in of("binh-phuoc").targets] == [
        (">=", 3, "hệ thống"),
        (">=", 3, "hệ thống"),
        (">=", 2, "chế phẩm"),
        (">=", 2, "sản phẩm"),
        ("=", 2, "quy trình"),
        ("=", 100, "%"),
        ("=", 100, "%"),
    ]


def test_the_money_of_binh_phuoc():
    envelope = of("binh-phuoc").envelope
    assert envelope is not None
    assert (envelope.amount, envelope.approximate, len(envelope.sources)) == (45_000_000_000, True, 4)


def test_what_no_text_fixes_is_marked():
    screening = of("lang-son").deadline("proposal.screening")
    assert (screening.count, screening.unit, screening.status) == (5, "working_days", Status.TO_CONFIRM)


def test_themes_of_sessions_are_law_only_where_the_directive_holds():
    own, borrowed = library.get("bac-giang/2022-03-25"), library.get("lang-son/2018-09-03")
    assert [theme.key for theme in own.session_themes] == [theme.key for theme in borrowed.session_themes]
    assert own.session_theme("health").mark is Mark.BINDING
    assert borrowed.session_theme("health").mark is Mark.DESIGN
    assert list(library.legal_index().printable(borrowed.session_theme("health").basis)) == []


@pytest.mark.requirement("X-4")
@pytest.mark.parametrize(
    ("family", "on", "book"),
    [
        ("lang-son", date(2025, 9, 30), "lang-son/2018-09-03"),
        ("lang-son", date(2025, 10, 1), "lang-son/2025-10-14"),  # the law held, its decrees did not yet
        ("lang-son", date(2025, 10, 14), "lang-son/2025-10-14"),
        ("bac-ninh", date(2025, 10, 1), "bac-ninh/2025-10-14"),
        ("bac-ninh", date(2026, 9, 20), "bac-ninh/2026-09-20"),
        ("bac-giang", date(2025, 10, 1), "bac-giang/2022-03-25"),  # the province was gone
    ],
)
def test_the_border_of_the_laws_is_the_day_of_approval_and_assignment(family, on, book):
    assert library.for_assignment(family, on=on).id == book


@pytest.mark.parametrize(
    ("by", "filed_on", "book"),
    [
        ("filing", date(2026, 9, 19), "bac-ninh/2025-10-14"),
        ("filing", date(2026, 9, 20), "bac-ninh/2026-09-20"),
        ("filing", date(2025, 8, 1), "bac-ninh/2025-10-14"),  # the border between the laws is not crossed
        ("filing", None, "bac-ninh/2026-09-20"),
        ("approval", date(2026, 9, 19), "bac-ninh/2026-09-20"),
    ],
)
def test_within_a_law_a_rulebook_says_whether_filing_or_approval_counts(monkeypatch, by, filed_on, book):
    books = {each.id: taking_over(each, by) for each in library.rulebooks()}
    monkeypatch.setattr(library, "_by_id", lambda: books)
    on = date(2026, 10, 1)
    assert library.for_assignment("bac-ninh", on=on, filed_on=filed_on).id == book
    assert library.in_force_for("bac-ninh", on=on, filed_on=filed_on).id == book


def taking_over(book, by):
    """A rulebook as if its province had decided so."""
    rule = TransitionRule(by=TransitionBy(by), basis=("TT25-2026:24.3",), mark=Mark.BORROWED)
    return book.model_copy(update={"transition": rule})


def test_no_province_has_decided_so_dossiers_that_are_not_approved_go_over():
    for family in ("lang-son", "bac-ninh"):
        rule = library.latest(family).transition
        assert rule is not None
        assert (rule.by, rule.mark, rule.basis) == (TransitionBy.APPROVAL, Mark.BORROWED, ("TT44-2026:32",))
    assert "chưa được phê duyệt" in library.latest("bac-ninh").transition.in_words
    assert "nộp trước ngày" in taking_over(library.latest("bac-ninh"), "filing").transition.in_words


def test_the_law_of_2013_divides_no_order_and_that_of_2025_only_with_a_limit_it_holds():
    assert library.latest("vn-2013").order_structures == ()
    book = library.latest("vn-2025")
    assert [rule.key for rule in book.order_structures] == list(OrderStructure)
    assert book.order_structure("parallel").in_words.endswith("từ 2 nhiệm vụ")
    assert book.order_structure("whatever") is None
    loose = [{**rule.model_dump(), "most": "no.such"} for rule in book.order_structures]
    with pytest.raises(ValueError, match=r"limited by no\.such"):
        type(book).model_validate({**book.model_dump(), "order_structures": loose})
