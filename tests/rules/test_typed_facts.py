"""Typed facts that contradict the matter: a range that includes its own paragraph, a party of another kind."""

import pytest

from tests.support.matters import findings

REALLEGATION = "Alpha realleges paragraphs 1 through {end} as if set out in full."


def messages(code: str, changes: str) -> list[str]:
    return [finding.message for finding in findings(changes) if finding.code == code]


def counts(*ends: int) -> str:
    lines = (
        f"  - {{title: Count {end}, law: NY, against: beta, incorporates: none,"
        f" paragraphs: [{REALLEGATION.format(end=end)}, Beta owes.]}}\n"
        for end in ends
    )
    return f"claims:\n{''.join(lines)}"


# -- ranges -----------------------------------------------------------------------------------------------------------


def test_a_count_that_realleges_its_own_paragraph_is_reported_but_neighboring_counts_are_not() -> None:
    assert messages("TXT024", counts(8, 11)) == [
        "`paragraphs 1 through 11` includes paragraph 11, which contains this range"
    ]
    assert messages("TXT024", counts(8, 10)) == []


def test_two_counts_with_the_same_words_are_distinguished_by_their_order() -> None:
    assert messages("TXT024", counts(10, 10)) == [
        "`paragraphs 1 through 10` includes paragraph 9, which contains this range"
    ]


def test_a_range_that_includes_its_own_paragraph_is_reported_once() -> None:
    assert len(messages("TXT010", counts(8, 11))) == 1
    assert messages("TXT010", counts(8, 10)) == [
        "paragraph numbers are typed by hand: `paragraphs 1 through 8`, and one more"
    ]


@pytest.mark.parametrize("words", ["¶¶ 1-40", "paragraphs one through forty", "paragraphs 1 to 40"])
def test_a_range_is_recognized_in_each_of_its_usual_forms(words: str) -> None:
    incorporation = f'words: {{incorporation: "Alpha repeats {words}."}}\n'
    assert len(messages("TXT024", incorporation)) == 1


def test_a_range_in_the_incorporation_of_a_single_count_is_reported_too() -> None:
    claims = counts(8).replace("incorporates: none", "incorporation: 'Alpha repeats ¶¶ 1-40 here.'")
    assert messages("TXT024", claims) == ["`¶¶ 1-40` includes paragraph 9, which contains this range"]


def test_a_list_of_paragraphs_is_not_a_range() -> None:
    incorporation = 'words: {incorporation: "Alpha repeats paragraphs 1, 2 and 40."}\n'
    assert messages("TXT024", incorporation) == []


# -- kinds ------------------------------------------------------------------------------------------------------------


def messages_on_kinds(party: str, text: str) -> list[str]:
    facts = f"more_facts: [{{id: who, heading: Who, paragraphs: ['{text}']}}]\n"
    return messages("PTY007", f"parties: {{{party}}}\n{facts}")


LLC = "beta: {name: Beta Holdings LLC, called: Beta, kind: limited liability company}"


@pytest.mark.parametrize(
    "text",
    [
        "Beta Holdings LLC is a limited partnership.",
        "Beta is a limited partnership with offices in Ohio.",
        "Beta Holdings LLC (Beta) is a Delaware limited partnership.",
        "Beta was at all relevant times a corporation.",
        "Beta Holdings LLC, a limited liability partnership, owes.",
        "Defendant is a Delaware limited partnership.",
    ],
)
def test_a_party_pleaded_as_another_kind_of_entity_is_reported(text: str) -> None:
    (message,) = messages_on_kinds(LLC, text)
    assert message.endswith("but the kind of `Beta Holdings LLC` is `limited liability company`")


def test_a_role_means_a_party_only_if_it_is_alone_on_its_side() -> None:
    parties = f"{LLC}, gamma: {{name: Gamma LP, role: defendant, kind: limited partnership}}"
    assert messages_on_kinds(parties, "Defendant is a limited partnership.") == []


def test_the_name_of_a_party_decides_its_kind_if_none_is_stated() -> None:
    without_kind = "beta: {name: Beta Holdings LLC, called: Beta, kind: none}"
    assert messages_on_kinds(without_kind, "Beta is a limited partnership.") == [
        "a text says `a limited partnership`, but `Beta Holdings LLC` is the name of a `limited liability company`"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Beta is a limited liability company.",
        "Beta is a limited partnership sponsor.",
        "Beta is a party to a limited partnership.",
        "Beta is the manager of Gamma, a limited partnership.",
        "Beta and Gamma, a limited partnership, agreed.",
    ],
)
def test_kinds_of_other_entities_and_other_nouns_are_not_compared(text: str) -> None:
    assert messages_on_kinds(LLC, text) == []
