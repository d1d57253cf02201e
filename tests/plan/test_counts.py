"""Counts: headings customary in the court, alternatives, sentences under elements, relief, and reallegations."""

import re
from time import process_time

import pytest

from assembler.plan.blocks import Count, Paragraph
from tests.support.matters import build_plan
from tests.support.plan_text import words_of
from tests.support.section_text import FEDERAL_AND_STATE_CLAIMS, SEVERAL_PARTIES, lines_of
from tests.support.stopped import refusal, refusals

ILLINOIS = "court: ilcir\ncounty: Cook\ndistrict: FIRST\njurisdiction: none\namount: none\n"
CALIFORNIA = "court: casuper\ncounty: Alameda\njurisdiction: none\namount: none\n"


def claim(keys: str, elements: str = "{contract: [signed]}") -> str:
    """Return changes that give the suit one claim with the further *keys*."""
    return f"claims: [{{id: contract, cause: ny-breach-of-contract, against: [beta], elements: {elements}, {keys}}}]\n"


TWO_COUNTS = """\
claims:
  - {id: contract, cause: ny-breach-of-contract, against: beta, elements: {contract: [signed]}, relief: [award damages]}
  - id: other
    cause: ny-breach-of-contract
    against: beta
    alternative_to: contract
    elements: {contract: [signed]}
    relief: [{text: award restitution}, award interest]
"""


# -- headings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ("title: Breach of the Lease", "= Breach of the Lease"),
        ("statutes: N.Y. U.C.C. § 2-711", "= N.Y. U.C.C. §~2-711"),
        ("statutes: [N.Y. U.C.C. § 2-711, 15 U.S.C. § 1]", "= N.Y. U.C.C. §~2-711; 15 U.S.C. §~1"),
    ],
)
def test_a_heading_has_the_title_or_the_statutes_of_the_claim(keys: str, heading: str) -> None:
    assert heading.replace("~", " ") in lines_of("claims", claim(keys))


def test_a_heading_that_names_the_statute_does_not_cite_it_again() -> None:
    lines = lines_of("claims", "claims: [{cause: us-section-1983, against: beta}]\n")
    assert [line for line in lines if "1983" in line] == ["= Violation of Civil Rights Under 42 U.S.C. § 1983"]


@pytest.mark.parametrize(
    ("keys", "heading"),
    [
        ("variant: implied in fact", "= Breach of Contract (Implied in Fact)"),
        ("variant: breach of express warranty", "= Breach of Express Warranty"),
        ("title: Breach of the Lease, variant: oral", "= Breach of the Lease"),
    ],
)
def test_a_variant_has_the_catalogs_heading_or_follows_the_name_of_the_cause(keys: str, heading: str) -> None:
    lines = lines_of("claims", f"claims: [{{cause: wa-breach-of-contract, against: beta, {keys}}}]\n")

    assert heading in lines


def test_statutes_of_the_claim_replace_those_of_the_cause() -> None:
    changes = "claims: [{cause: us-copyright-infringement, against: beta, statutes: 17 U.S.C. § 106A}]\n"
    lines = lines_of("claims", f"jurisdiction: [federal question]\n{changes}")

    assert "= 17 U.S.C. § 106A" in lines
    assert "= 17 U.S.C. § 501" not in lines
    grounds = lines_of("jurisdiction", f"jurisdiction: [federal question]\n{changes}")
    assert any("arises under 17 U.S.C. § 106A, a law of the United States" in line for line in grounds)


def test_all_of_many_defendants_need_no_list() -> None:
    against = SEVERAL_PARTIES.replace("against: [beta, delta]", "against: [beta, delta, epsilon]")

    assert "= (By Plaintiff Alpha Against All Defendants)" in lines_of("claims", against)


def test_the_heading_names_the_plaintiffs_where_the_court_requires_it() -> None:
    by_all_plaintiffs = SEVERAL_PARTIES.replace("by: [alpha], ", "")

    assert "= (Against Defendants Beta and Delta)" in lines_of("claims", by_all_plaintiffs)
    assert "= (By Plaintiffs Alpha and Gamma Against Defendants Beta and Delta)" in lines_of(
        "claims", CALIFORNIA + by_all_plaintiffs
    )


@pytest.mark.parametrize(
    ("court", "heading"), [("", "= COUNT TWO"), (CALIFORNIA, "= SECOND CAUSE OF ACTION"), (ILLINOIS, "= COUNT II")]
)
def test_a_count_is_labeled_as_is_customary_in_the_court(court: str, heading: str) -> None:
    assert heading in lines_of("claims", court + TWO_COUNTS)


@pytest.mark.parametrize(
    ("court", "name"), [("", "Count Two"), (CALIFORNIA, "the Second Cause of Action"), (ILLINOIS, "Count II")]
)
def test_a_reference_names_a_count_as_its_heading_does(court: str, name: str) -> None:
    text = "more_facts: [{id: more, heading: More, paragraphs: ['This is pleaded in [[other]].']}]\n"
    link = f"[{name}](#c-other)"

    assert any(link in line for line in lines_of("more,claims", court + TWO_COUNTS + text))


# -- alternatives -----------------------------------------------------------------------------------------------------


def test_the_heading_of_an_alternative_count_says_once_that_it_is_alternative() -> None:
    lines = lines_of("claims", TWO_COUNTS)
    heading = lines.index("= (In the Alternative to Count One)")
    assert lines[heading - 1] == "= (Against Defendant Beta)"
    assert " ".join(lines).casefold().count("in the alternative") == 1


@pytest.mark.parametrize(
    "text", ["title: Restitution (in the alternative)", "paragraphs: [Alternatively, Alpha asks for restitution.]"]
)
def test_an_alternative_in_the_users_own_words_is_not_repeated(text: str) -> None:
    counts = TWO_COUNTS.replace("alternative_to: contract", f"alternative_to: contract\n    {text}")
    assert len(re.findall("(?i)alternative", " ".join(lines_of("claims", counts)))) == 1


def test_an_alternative_to_several_counts_names_them_in_order() -> None:
    third_count = "  - {cause: ny-breach-of-contract, against: beta, alternative_to: [other, ny-breach-of-contract]}\n"
    lines = lines_of("claims", TWO_COUNTS + third_count)

    assert "= (In the Alternative to Counts One and Two)" in lines


def test_an_alternative_cause_of_action_is_called_a_cause_of_action() -> None:
    lines = lines_of("claims", CALIFORNIA + TWO_COUNTS)

    assert "= (In the Alternative to the First Cause of Action)" in lines


# -- elements ---------------------------------------------------------------------------------------------------------

TEXTS = "{contract: Alpha and Beta signed a lease., breach: [broke], damages: {text: Alpha lost it all., belief: true}}"


def test_a_sentence_under_an_element_is_an_allegation_of_the_count_at_its_place() -> None:
    *_, contract, _, damages = lines_of("claims", claim("title: A Lease", TEXTS))
    assert contract.endswith(". Alpha and Beta signed a lease.")
    assert damages.endswith(". On information and belief, Alpha lost it all.")


def test_a_text_may_refer_to_a_sentence_under_an_element() -> None:
    elements = "{contract: [{id: lease, text: Alpha signed a lease.}, signed], breach: 'Beta broke [[lease]].'}"
    lines = lines_of("claims", claim("title: A Lease", elements))

    assert lines[-1].endswith("Beta broke [paragraph 1](#p-lease).")


def test_each_sentence_under_an_element_has_its_own_id() -> None:
    body = build_plan(claim("title: A Lease", TEXTS)).body
    ids = [block.id for block in body if isinstance(block, Paragraph)]

    assert "p-contract.contract.1" in ids
    assert len(ids) == len(set(ids))


def test_the_old_form_and_the_new_plead_the_same_count() -> None:
    assert lines_of("claims", claim("title: A", "{contract: signed}")) == lines_of(
        "claims", claim("title: A", "{contract: [signed]}")
    )


# -- reallegations ----------------------------------------------------------------------------------------------------


def reallegations_of(changes: str) -> list[str]:
    """Return the paragraphs of the complaint that reallege others."""
    paragraphs = (block for block in build_plan(changes).body if isinstance(block, Paragraph))
    texts = (words_of(paragraph.text).replace("~", " ") for paragraph in paragraphs)
    return [text for text in texts if "realleges" in text]


def last_number_before_counts(changes: str) -> int:
    """Return the number of numbered paragraphs before the first count."""
    body = build_plan(changes).body
    first_index = next(index for index, block in enumerate(body) if isinstance(block, Count))
    return max(block.number for block in body[:first_index] if isinstance(block, Paragraph) and block.number)


REORDERED = "filings: [{paper: complaint, sections: [facts, parties, claims, jurisdiction, relief]}]\n"


@pytest.mark.parametrize(
    "changes", ["", TWO_COUNTS, FEDERAL_AND_STATE_CLAIMS, REORDERED], ids=["one", "two", "federal", "reordered"]
)
def test_each_count_realleges_the_facts_up_to_the_first_count(changes: str) -> None:
    reallegations = reallegations_of(changes)
    assert reallegations
    assert set(reallegations) == {f"Alpha realleges paragraphs 1 through {last_number_before_counts(changes)}."}


SECTIONS = """\
facts:
  - {id: one, heading: One, paragraphs: [{id: signed, text: Alpha and Beta signed.}, Alpha paid., Beta took it.]}
  - {id: two, heading: Two, paragraphs: [Nothing came.]}
claims:
  - {cause: ny-breach-of-contract, against: beta, incorporates: [two, one], elements: {contract: [signed]}}
"""


@pytest.mark.parametrize(
    ("order", "sentence"),
    [
        ("facts, parties, claims, relief", "Alpha realleges paragraphs 1 through 4."),
        ("parties, facts, claims, relief", "Alpha realleges paragraphs 3 through 6."),
        ("two, parties, one, claims, relief", "Alpha realleges paragraphs 1 and 4 through 6."),
    ],
)
def test_a_count_that_names_sections_realleges_them_wherever_they_are(order: str, sentence: str) -> None:
    assert reallegations_of(f"{SECTIONS}filings: [{{paper: complaint, sections: [{order}]}}]\n") == [sentence]


# -- relief -----------------------------------------------------------------------------------------------------------


def test_the_prayer_lists_the_relief_of_each_count_before_the_relief_on_all() -> None:
    lines = lines_of("relief", TWO_COUNTS)

    assert [line.strip() for line in lines[2:]] == [
        "A. on Count One, award damages;",
        "B. on Count Two, award restitution;",
        "C. on Count Two, award interest; and",
        "D. award damages.",
    ]
    assert not any("award restitution" in line for line in lines_of("claims", TWO_COUNTS))


def test_the_only_count_is_not_named_in_the_prayer() -> None:
    assert lines_of("relief", claim("relief: [award interest]"))[2].strip() == "A. award interest; and"


def test_where_customary_each_count_ends_with_its_own_relief_and_the_prayer_lists_the_rest() -> None:
    lines = lines_of("claims", ILLINOIS + TWO_COUNTS)
    first_item = next(index for index, line in enumerate(lines) if "award restitution" in line)
    lead = lines[first_item - 1]
    assert lead.endswith("On this count, Alpha asks the Court to enter judgment for Alpha, and to:")
    assert lines_of("relief", ILLINOIS + TWO_COUNTS)[2:] == lines_of("relief", ILLINOIS)[2:]


def test_relief_of_the_counts_is_relief_enough_for_a_complaint() -> None:
    assert build_plan("relief: none\n" + claim("relief: [award damages]")).body


# -- many -------------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_five_hundred_counts_are_numbered_in_words_in_sensible_time() -> None:
    keys = "cause: ny-breach-of-contract, against: beta, elements: {contract: [signed], breach: Beta broke it.}"
    last_claim = "  - {cause: ny-breach-of-contract, against: beta, alternative_to: count-101}\n"
    start = process_time()
    paper_plan = build_plan("claims:\n" + f"  - {{{keys}}}\n" * 499 + last_claim)

    counts = [block for block in paper_plan.body if isinstance(block, Count)]
    assert counts[100].label == "COUNT ONE HUNDRED ONE"
    assert counts[101].label == "COUNT ONE HUNDRED TWO"
    assert counts[-1].label == "COUNT FIVE HUNDRED"
    assert counts[-1].alternative == "(In the Alternative to Count One Hundred One)"
    assert process_time() - start < 20


# -- bad input --------------------------------------------------------------------------------------------------------

FAULTY_COUNTS = [
    (
        "claims: [{cause: wa-breach-of-contract, against: beta, variant: orall}]",
        "`wa-breach-of-contract` has no variant `orall`",
        "`oral`",
    ),
    (
        claim("title: A").replace("against: [beta]", "against: [alpha]"),
        "no defendant is called `alpha`, which is a plaintiff",
        "`beta`",
    ),
    (claim("by: [beta]"), "no plaintiff is called `beta`, which is a defendant", "`alpha`"),
    (claim("alternative_to: contract"), "`contract` is this count itself", "another count"),
    (claim("alternative_to: count-1"), "`count-1` is this count itself", "another count"),
    (claim("alternative_to: contrakt"), "no claim is called `contrakt`", "`contract`"),
    (claim("alternative_to: count-7"), "no claim is called `count-7`", ""),
    (claim("incorporates: contract"), "`contract` is not an earlier count", "what comes before it"),
    (claim("title: A", "{contract: [story]}"), "`story` is a section, not an allegation", "of its paragraphs"),
    (claim("title: A", "{contract: [contract]}"), "`contract` is a count, not an allegation", "paragraphs"),
    (claim("title: A", "{contract: [sined]}"), "no allegation is called `sined`", "`signed`"),
    (claim("title: A", "{contract: [signed, paid, signed]}"), "`signed` is listed twice", ""),
    (claim("title: A", "{contrat: [signed]}"), "has no element `contrat`", "`contract`"),
    (claim("title: A", "{contract: signed in May}"), "is neither a name nor a sentence", ""),
    (claim("title: A", "{contract: 'signed, paid'}"), "is neither a name nor a sentence", ""),
    (claim("title: A", "{contract: {heading: The Lease}}"), "is a sub-heading, which pleads nothing", ""),
    (claim("title: A", "{contract: {txt: Alpha signed.}}"), "`txt` is not a known key here", "`text`"),
    (claim("title: A", "{contract: [{text: Alpha signed., exhibit: lease}]}"), "no exhibit is called `lease`", ""),
    (
        "facts: [{id: s, heading: S, paragraphs: [{id: sub, heading: Sub}, {id: signed, text: Alpha signed.}]}]\n"
        + claim("title: A", "{contract: [sub]}"),
        "`sub` is a sub-heading, not an allegation",
        "paragraphs under it",
    ),
    (
        "exhibits: {lease: {title: Lease}}\n" + claim("title: A", "{contract: [lease]}"),
        "`lease` is an exhibit, not an allegation",
        "the allegation that cites it",
    ),
    (
        "filings: [{paper: complaint, sections: [parties, claims, relief]}]\n" + claim("title: A"),
        "`signed` is not in `complaint`, which has this count",
        "its section",
    ),
    (
        "filings: [{paper: complaint, sections: [claims, facts, relief]}]\n" + claim("incorporates: story"),
        "`story` does not come before the counts in `complaint`",
        "before the counts",
    ),
]


@pytest.mark.parametrize(("changes", "message", "fix"), FAULTY_COUNTS)
def test_a_fault_in_a_count_is_reported_with_its_place_and_a_remedy(changes: str, message: str, fix: str) -> None:
    finding = refusal(changes)

    assert message in finding.message
    assert fix in finding.fix
    assert finding.place.line > 0


def test_a_count_without_defendants_is_reported() -> None:
    messages = {finding.message for finding in refusals("claims: [{cause: ny-breach-of-contract}]")}
    assert "`against` is missing" in messages


def test_in_a_paper_without_facts_a_later_count_realleges_the_earlier_counts() -> None:
    claims = "claims:\n" + "".join(
        f"  - {{title: '{title}', law: NY, against: beta, incorporates: all, paragraphs: [Beta owes {title}.]}}\n"
        for title in ("rent", "fees")
    )
    text = [line.partition("  {")[0] for line in lines_of("claims", claims)]
    assert [line for line in text if line[0].isdigit()] == [
        "1. Beta owes rent.",
        "2. Alpha realleges paragraph 1.",
        "3. Beta owes fees.",
    ]
