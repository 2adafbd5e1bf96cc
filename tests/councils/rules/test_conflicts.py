"""Conflicts of interest: every kind is found with its cause and its article, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gieo.councils.rules.conflicts import Conflict, Declared, Item, Member, bars, conflicts
from gieo.rulebooks import library
from gieo.rulebooks.models import ConflictEffect, ConflictKind

pytestmark = pytest.mark.unit

BOOK = library.get("vn-2013/2023-11-27")
ITEM = Item(
    key="DX-1",
    proposers=frozenset({"Mai"}),
    applicants=frozenset({"Nam", "Hoa"}),
    proposing_bodies=frozenset({"Sở NN"}),
    hosts=frozenset({"Trường"}),
    partners=frozenset({"Hợp tác xã"}),
    ordering_bodies=frozenset({"Huyện"}),
)


def found(member: Member, council: str = "determination") -> list[Conflict]:
    return conflicts(member, ITEM, BOOK.conflicts[council])


@pytest.mark.requirement("CT-2-2b")
@pytest.mark.parametrize(
    ("member", "kind", "causes"),
    [
        (Member(person="Mai"), ConflictKind.PROPOSER, ("Mai",)),
        (Member(person="Nam"), ConflictKind.APPLICANT, ("Nam",)),
        (Member(person="X", employers=frozenset({"Sở NN"})), ConflictKind.PROPOSER_STAFF, ("Sở NN",)),
        (Member(person="X", employers=frozenset({"Y", "Trường"})), ConflictKind.HOST_STAFF, ("Trường",)),
        (Member(person="X", employers=frozenset({"Hợp tác xã"})), ConflictKind.PARTNER_STAFF, ("Hợp tác xã",)),
        (Member(person="X", family=(Declared(about="Hoa", why="vợ"),)), ConflictKind.FAMILY, ("Hoa",)),
        (Member(person="X", interests=(Declared(about="Trường"),)), ConflictKind.INTEREST, ("Trường",)),
        (Member(person="X", interests=(Declared(about="DX-1"),)), ConflictKind.INTEREST, ("DX-1",)),
        (Member(person="X", sanctions=("QĐ 12/QĐ-XPHC",)), ConflictKind.SANCTIONED, ("QĐ 12/QĐ-XPHC",)),
    ],
)
def test_whoever_is_linked_to_the_proposal_does_not_vote_on_it(member, kind, causes):
    assert [(conflict.kind, conflict.causes) for conflict in found(member)] == [(kind, causes)]
    (refusal,) = bars(found(member))
    assert refusal.code == f"conflict_{kind}"
    assert str(refusal).startswith("Xung đột lợi ích: ")
    assert refusal.basis
    assert all(key in library.legal_index() for key in refusal.basis)


def test_the_ordering_body_is_shown_but_keeps_its_vote():
    """The law wants its representative in the council."""
    conflict = found(Member(person="X", employers=frozenset({"Huyện"})))
    assert [(one.kind, one.effect) for one in conflict] == [(ConflictKind.ORDERING_STAFF, ConflictEffect.SHOWN)]
    assert bars(conflict) == []


def test_a_stranger_has_no_conflict():
    stranger = Member(
        person="X",
        employers=frozenset({"Viện"}),
        family=(Declared(about="Lan"),),
        interests=(Declared(about="DX-2"),),
    )
    assert found(stranger) == []


def test_all_conflicts_are_told_at_once():
    both = Member(person="Mai", employers=frozenset({"Sở NN", "Huyện"}))
    assert [one.kind for one in found(both)] == [
        ConflictKind.PROPOSER,
        ConflictKind.PROPOSER_STAFF,
        ConflictKind.ORDERING_STAFF,
    ]


@pytest.mark.parametrize(("leads", "barred"), [(True, True), (False, False)])
def test_an_expert_of_the_host_may_sit_in_the_acceptance_council_but_not_lead(leads, barred):
    member = Member(person="X", employers=frozenset({"Trường"}), leads=leads)
    assert bool(bars(found(member, "acceptance"))) is barred
    assert bars(found(member, "selection"))  # there no seat at all


@pytest.mark.parametrize("family", ["vn-2013", "vn-2025", "lang-son", "bac-giang"])
def test_every_council_that_votes_knows_every_kind_of_conflict(family):
    for rules in library.latest(family).conflicts.values():
        assert {rule.key for rule in rules} == set(ConflictKind)


# ---------------------------------------------------------------- against a naive look

names = st.frozensets(st.sampled_from("ABCD"), max_size=2)


@given(
    st.builds(
        Item,
        key=st.just("K"),
        proposers=names,
        applicants=names,
        proposing_bodies=names,
        hosts=names,
        partners=names,
        ordering_bodies=names,
    ),
    st.sampled_from("ABCD"),
    names,
    st.lists(st.sampled_from("ABCDK"), max_size=2),
)
def test_the_links_found_are_those_of_a_naive_look(item, person, employers, declared):
    about = tuple(Declared(about=name) for name in declared)
    member = Member(person=person, employers=employers, interests=about)
    mentioned = [*item.proposers, *item.applicants, *item.proposing_bodies, *item.hosts, *item.partners]
    mentioned += [*item.ordering_bodies, "K"]
    expected = {
        "proposer": person in item.proposers,
        "applicant": person in item.applicants,
        "proposer_staff": any(body in item.proposing_bodies for body in employers),
        "host_staff": any(body in item.hosts for body in employers),
        "partner_staff": any(body in item.partners for body in employers),
        "ordering_staff": any(body in item.ordering_bodies for body in employers),
        "interest": any(name in mentioned for name in declared),
    }
    kinds = {str(one.kind) for one in conflicts(member, item, BOOK.conflicts["determination"])}
    assert kinds == {kind for kind, linked in expected.items() if linked}
