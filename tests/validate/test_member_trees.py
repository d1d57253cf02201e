"""Members given only by name: found among the parties and other members, or reported with their place."""

from assembler.law.citizenship import citizenship
from tests.support.matters import matter
from tests.support.stopped import refusal, refusals


def llc(name: str, members: str) -> str:
    return f"{{name: {name}, role: defendant, kind: limited liability company, members: {members}}}"


ANN = "{name: Ann, kind: individual, citizenship: Utah}"


def test_a_name_refers_to_the_party_with_that_name() -> None:
    suit = matter(f"parties: {{gamma: {llc('Gamma LLC', '{one: alpha}')}}}")
    assert suit.parties["gamma"].members["one"].name == "Alpha Kites, Inc."
    assert list(citizenship(suit.parties["gamma"]).states) == ["Oregon"]


def test_a_name_refers_to_a_member_of_another_tree() -> None:
    parties = f"gamma: {llc('Gamma LLC', f'{{ann: {ANN}}}')}, delta: {llc('Delta LLC', '{one: ann}')}"
    suit = matter(f"parties: {{{parties}}}")
    assert citizenship(suit.parties["delta"]).states == {"Utah": ("Delta LLC", "Ann")}


def test_names_are_followed_through_other_names() -> None:
    parties = (
        f"gamma: {llc('Gamma LLC', '{one: delta}')}, delta: {llc('Delta LLC', '{one: epsilon}')}, "
        f"epsilon: {llc('Epsilon LLC', f'{{ann: {ANN}}}')}"
    )
    suit = matter(f"parties: {{{parties}}}")
    assert citizenship(suit.parties["gamma"]).states == {"Utah": ("Gamma LLC", "Delta LLC", "Epsilon LLC", "Ann")}


def test_a_name_that_nothing_has_is_reported_with_the_nearest() -> None:
    finding = refusal(f"parties: {{gamma: {llc('Gamma LLC', '{one: alfa}')}}}")
    assert (finding.code, finding.message) == ("MAT004", "no party or member is called `alfa`")
    assert "`alpha`" in finding.fix
    assert (finding.place.file, finding.place.line) == ("matter.yaml", 1)


def test_a_cycle_is_reported_with_all_its_members() -> None:
    parties = f"gamma: {llc('Gamma LLC', '{one: delta}')}, delta: {llc('Delta LLC', '{one: gamma}')}"
    finding = refusal(f"parties: {{{parties}}}")
    assert (finding.code, finding.message) == (
        "MAT006",
        "`gamma` is a member of itself: Gamma LLC -> Delta LLC -> Gamma LLC",
    )


def test_a_party_that_names_itself_is_reported() -> None:
    finding = refusal(f"parties: {{gamma: {llc('Gamma LLC', '{one: gamma}')}}}")
    assert finding.message == "`gamma` is a member of itself: Gamma LLC -> Gamma LLC"


def test_a_name_of_two_different_members_is_reported() -> None:
    bob = ANN.replace("Ann", "Bob")
    parties = (
        f"gamma: {llc('Gamma LLC', f'{{one: {ANN}}}')}, delta: {llc('Delta LLC', f'{{one: {bob}}}')}, "
        f"epsilon: {llc('Epsilon LLC', '{two: one}')}"
    )
    finding = refusal(f"parties: {{{parties}}}")
    assert (finding.code, finding.message) == ("MAT005", "`one` is the name of two different members")


def test_names_that_multiply_exponentially_are_refused() -> None:
    parties = [f"p0: {llc('P0 LLC', f'{{ann: {ANN}}}')}"]
    for level in range(1, 40):
        members = f"{{a: p{level - 1}, b: p{level - 1}}}"
        parties.append(f"p{level}: {llc(f'P{level} LLC', members)}")
    findings = refusals(f"parties: {{{', '.join(parties)}}}")
    assert {finding.code for finding in findings} == {"MAT003"}
    assert "has more than 5,000 direct and indirect members" in findings[0].message
