"""Names inside a matter: undefined names, duplicate names, and references without a target."""

from textwrap import indent

import pytest

from assembler.findings.finding import Place
from assembler.findings.suggestions import did_you_mean
from tests.support.matters import matter
from tests.support.stopped import place_of, refusal, refusals

COURT = "court: wasuper\njurisdiction: none\namount: none\nnumber: 25-2-00000-1 SEA\n"
KING = f"{COURT}filings: [{{paper: complaint}}]\nclaims: [{{cause: wa-breach-of-contract, against: beta}}]\n"

UNDEFINED_NAMES = [
    (f"{KING}county: kng", (7, 9), "no county of `wasuper` is called `kng`", "`King`"),
    (f"{KING}county: ../../etc/passwd", (7, 9), "no county of `wasuper`", "use one of"),
    (f"{KING}county: {'x' * 400}", (7, 9), "no county of `wasuper`", "use one of"),
    ("county: King", (1, 9), "`nysd` is a federal court, whose papers name no county", "delete the line"),
    ("court: wawd\ndivision: Seatle", (2, 11), "no division of `wawd` is called `Seatle`", "did you mean `Seattle`?"),
    ("parties: {alpha: {counsel: [anne]}}", (1, 29), "no attorney is called `anne`", "did you mean `ann`?"),
    ("parties: {alpha: {counsel: anne}}", (1, 28), "no attorney is called `anne`", "did you mean `ann`?"),
    ("counsel: {ann: {firm: alll}}", (1, 23), "no firm is called `alll`", "define this name, or delete it"),
    ("people: {kim: {of: alfa}}", (1, 20), "no party is called `alfa`", "did you mean `alpha`?"),
    ("events: [{event: answer, by: [beta, betta], date: 2025-04-01}]", (1, 37), "no party is called `betta`", "`beta`"),
    ("claims: [{cause: ny-breach-of-contract, against: [beto]}]", (1, 51), "no defendant is called `beto`", "`beta`"),
    ("claims: [{cause: ny-breach-of-contract, against: alpha}]", (1, 50), "no defendant is called `alpha`", "`beta`"),
    ("claims: [{cause: ny-breach-of-contract, by: beta, against: beta}]", (1, 45), "no plaintiff", "`alpha`"),
    (
        "claims:\n  - cause: ny-breach-of-contract\n    against: beta\n    incorporates: [story, storey]",
        (4, 27),
        "no section of facts is called `storey`",
        "did you mean `story`?",
    ),
    (
        "claims:\n  - cause: ny-breach-of-contract\n    against: beta\n    incorporates: [parties]",
        (4, 20),
        "is called `parties`, which is a section that the program writes",
        "use `story`",
    ),
    (
        "claims:\n  - cause: ny-breach-of-contract\n    against: beta\n    elements:\n      breech: [broke]",
        (5, 7),
        "`ny-breach-of-contract` has no element `breech`",
        "did you mean `breach`?",
    ),
    (
        "claims:\n  - cause: ny-breach-of-contract\n    against: beta\n    elements:\n      breach: [broke, brok]",
        (5, 23),
        "no allegation is called `brok`",
        "did you mean `broke`?",
    ),
    ("relief: [{text: award damages, claims: [contrct]}]", (1, 41), "no claim is called `contrct`", "`contract`"),
    (
        "more_facts: [{id: more, heading: More, paragraphs: [{text: Alpha paid., exhibit: [a]}]}]",
        (1, 83),
        "no exhibit is called `a`",
        "define this name",
    ),
    (
        "filings: [{paper: complaint, sections: [facts, claims, storyy]}]",
        (1, 56),
        "no section is called `storyy`",
        "`story`",
    ),
    ("filings: [{paper: complaint, verified_by: kim}]", (1, 43), "no person is called `kim`", "define this name"),
    ("filings: [{paper: complaint, signed: [anne]}]", (1, 39), "no attorney is called `anne`", "`ann`"),
    (
        "filings: [{paper: notice_of_voluntary_dismissal, dismisses: [beta, gamma]}]",
        (1, 68),
        "no defendant is called `gamma`",
        "use one of",
    ),
    (
        "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, service: [{on: bob, by: mail}]}]",
        (1, 81),
        "no attorney or party is called `bob`",
        "use one of `ann`, `alpha`, `beta`",
    ),
    (
        "earlier_dismissals: [{court: S.D.N.Y., date: 2025-01-01, by: notice, parties: [beta, bta]}]",
        (1, 86),
        "no defendant is called `bta`",
        "`beta`",
    ),
    (
        "earlier_dismissals: [{court: S.D.N.Y., date: 2025-01-01, by: notice, claims: [ny-breach]}]",
        (1, 79),
        "no cause of action is called `ny-breach`",
        "`ny-breach-of-contract`",
    ),
]


@pytest.mark.parametrize(("changes", "place", "message", "fix"), UNDEFINED_NAMES)
def test_a_name_that_nothing_has_is_reported_at_its_column_with_the_nearest(
    changes: str, place: tuple[int, int], message: str, fix: str
) -> None:
    finding = refusal(changes)

    assert (finding.code, place_of(finding)) == ("MAT004", ("matter.yaml", *place))
    assert message in finding.message
    assert fix in finding.fix


DUPLICATE_NAMES = [
    (
        "more_facts: [{id: more, heading: More, paragraphs: [{id: paid, text: Alpha paid again.}]}]",
        (1, 58),
        "`paid` is already defined at suit.yaml",
    ),
    ("more_facts: [{id: story, heading: More, paragraphs: [x]}]", (1, 19), "`story` is already defined at suit.yaml"),
    ("filings: [{paper: complaint}, {paper: complaint}]", (1, 31), "two papers are called `complaint`"),
    ("filings: [{paper: complaint, id: a}, {paper: complaint, id: A}]", (1, 38), "two papers are called `A`"),
    ("claims: [{cause: ny-breach-of-contract, against: [beta, beta]}]", (1, 57), "`beta` is listed twice"),
    ("parties: {alpha: {counsel: [ann, ann]}}", (1, 34), "`ann` is listed twice"),
]


@pytest.mark.parametrize(("changes", "place", "message"), DUPLICATE_NAMES)
def test_a_name_that_two_things_have_is_reported(changes: str, place: tuple[int, int], message: str) -> None:
    finding = refusal(changes)

    assert (finding.code, place_of(finding)) == ("MAT005", ("matter.yaml", *place))
    assert message in finding.message


def section_with(text: str, id_: str = "more-1") -> str:
    """Return another section with one paragraph in a block scalar."""
    section = "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n"
    return section + f"      - id: {id_}\n        text: |\n{indent(text, ' ' * 10)}"


RESERVED_NAMES = ["relief", "claims", "parties", "facts", "jurisdiction", "count-2", "7", "007"]


@pytest.mark.parametrize("name", RESERVED_NAMES)
def test_a_name_that_the_program_gives_to_a_part_of_the_paper_is_taken(name: str) -> None:
    finding = refusal(section_with("Alpha paid.", id_=f"'{name}'"))

    assert finding.message == f"`{name}` is a name that the program itself gives to a part of the paper"
    assert place_of(finding) == ("matter.yaml", 5, 13)


def test_a_count_may_be_called_by_its_own_number() -> None:
    claim = "cause: ny-breach-of-contract, against: beta"
    claims = f"[{{id: count-1, {claim}}}, {{{claim}}}]"

    assert matter(f"claims: {claims}").claims[0].id == "count-1"
    assert "count-2" in refusal(f"claims: {claims.replace('count-1', 'count-2')}").message


REFERENCES = [
    ("Alpha wrote, as [[payed]] says.", (7, 29), "nothing is called `payed`", "did you mean `paid`?"),
    ("Alpha wrote ([[¶ payed]]).", (7, 28), "nothing is called `payed`", "did you mean `paid`?"),
    ("Alpha wrote.\nIn [[paid, payed]] it says so.", (8, 22), "nothing is called `payed`", "did you mean `paid`?"),
    ("As [[paid]] and [[payed]] say.", (7, 29), "nothing is called `payed`", "`paid`"),
    ("As [[paid, \npayed]] says.", (7, 14), "nothing is called `payed`", "`paid`"),
    ("A note.^[As [[payed]] says.]", (7, 25), "nothing is called `payed`", "`paid`"),
    ("As [[ ]] says.", (7, 14), "the reference is empty", "write a name between"),
    ("As [[paid,]] says.", (7, 14), "the reference has an empty entry", "write a name between"),
    ("As [[*paid*]] says.", (7, 16), "nothing is called `*paid*`", "`paid`"),
    (r"As [\[payed]] says.", (6, 15), "nothing is called `payed`", "`paid`"),
    ("As [[paid] says.", (7, 14), "`[[paid]` is not a complete reference", "two brackets before it"),
    ("As [paid]] says.", (7, 14), "`[paid]]` is not a complete reference", "two brackets before it"),
    ("As [[more-1]] says.", (7, 16), "`more-1` refers to itself", "refer to another allegation"),
    ("As [[nysd]] says.", (7, 16), "nothing is called `nysd`", "use one of"),
    (f"As [[{'x' * 300}]] says.", (7, 16), f"nothing is called `{'x' * 60}...`", "use one of"),
]


@pytest.mark.parametrize(("text", "place", "message", "fix"), REFERENCES)
def test_a_reference_without_a_target_is_reported_at_the_name(
    text: str, place: tuple[int, int], message: str, fix: str
) -> None:
    finding, *_ = refusals(section_with(text))

    assert finding.message == message
    assert place_of(finding) == ("matter.yaml", *place)
    assert fix in finding.fix


def test_the_same_reference_twice_is_reported_at_each_place() -> None:
    findings = refusals(section_with("As [[payed]] and [[payed]] say, and\n[[payed]]."))

    assert [place_of(finding)[1:] for finding in findings] == [(7, 16), (7, 30), (8, 13)]


TEXTS_WITH_REFERENCES = [
    "more_facts: [{id: more, heading: 'As [[payed]]', paragraphs: [Alpha paid.]}]",
    "more_facts: [{id: more, heading: More, paragraphs: [{heading: 'As [[payed]]'}, Alpha paid.]}]",
    "relief: ['award what [[payed]] says']",
    "relief: [{heading: 'On [[payed]]:'}, award damages]",
    "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, paragraphs: ['As [[payed]].']}]",
    "claims: [{cause: ny-breach-of-contract, against: beta, paragraphs: ['As [[payed]].']}]",
]


@pytest.mark.parametrize("changes", TEXTS_WITH_REFERENCES)
def test_a_reference_is_resolved_in_every_text_that_may_have_one(changes: str) -> None:
    finding = refusal(changes)

    assert finding.message == "nothing is called `payed`"
    assert place_of(finding) == ("matter.yaml", 1, changes.index("payed") + 1)


def test_a_reference_to_a_sub_heading_of_a_count_is_reported() -> None:
    paragraphs = "[{id: sub, heading: S}, 'As [[sub]] says.']"
    changes = f"claims: [{{cause: ny-breach-of-contract, against: beta, paragraphs: {paragraphs}}}]"

    assert refusal(changes).message == "`sub` is a sub-heading in a count, which has no number"


BARE_COUNT = "claims: [{id: contract, cause: ny-breach-of-contract, against: beta}]\n"
"""A count whose elements refer to no allegations."""

REFERENCES_TO_OTHER_PAPERS = [
    (
        "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, paragraphs: ['As [[paid]] says.']}]",
        "`paid` has no number in `notice_of_voluntary_dismissal`, which prints this text",
    ),
    (
        f"filings: [{{paper: complaint, sections: [more, claims, relief]}}]\n{BARE_COUNT}"
        + section_with("As [[paid]] says."),
        "`paid` has no number in `complaint`, which prints this text",
    ),
]


@pytest.mark.parametrize(("changes", "message"), REFERENCES_TO_OTHER_PAPERS)
def test_a_reference_out_of_its_paper_is_reported(changes: str, message: str) -> None:
    assert refusal(changes).message == message


def test_an_unprinted_text_may_refer_to_an_unprinted_paragraph() -> None:
    papers = f"filings: [{{paper: complaint, sections: [claims, relief]}}]\n{BARE_COUNT}"

    assert matter(papers + section_with("As [[paid]] says.")).facts


VALID_REFERENCES = [
    "As [[paid]] says.",
    "([[¶ paid, signed]])",
    "[sic] and [[story]]",
    "See [[contract]].",
    "The list [1] [paid]",
]


@pytest.mark.parametrize("text", VALID_REFERENCES)
def test_a_reference_with_a_target_is_accepted(text: str) -> None:
    assert matter(section_with(text)).more_facts


def test_a_choice_that_a_paper_needs_is_asked_for() -> None:
    finding = refusal("filings: [{paper: notice_of_voluntary_dismissal}]")

    assert (finding.code, finding.message) == ("MAT007", "a `notice_of_voluntary_dismissal` needs `dismisses`")
    assert finding.fix == "add `dismisses:` to the filing"


def test_the_article_before_a_paper_fits_its_name() -> None:
    assert "an `answer` needs `responses`" in [finding.message for finding in refusals("filings: [{paper: answer}]")]


def test_all_names_are_reported_at_once_in_the_order_of_the_file() -> None:
    findings = refusals(
        "relief: [{text: a, claims: [x]}]\nparties: {alpha: {counsel: [y]}}\n" + section_with("[[z]] [[w]]")
    )

    assert [finding.place for finding in findings] == sorted(finding.place for finding in findings)
    assert [finding.place for finding in findings[:2]] == [Place("matter.yaml", 1, 29), Place("matter.yaml", 2, 29)]
    assert len(findings) == 4


# -- the nearest names ------------------------------------------------------------------------------------------------

SUGGESTIONS = [
    ("wawa", ["wawd", "nysd"], "did you mean `wawd`?"),
    ("KING", ["King", "Pierce"], "did you mean `King`?"),
    ("sig001", ["SIG001", "FMT001"], "did you mean `SIG001`?"),
    ("x", [], "define this name, or delete it"),
    ("x", ["alpha", "beta"], "use one of `alpha`, `beta`"),
    ("", ["alpha"], "use `alpha`"),
    ("x" * 100_000, ["alpha"], "use `alpha`"),
    ("zzz", [f"name{index}" for index in range(20)], ", ..."),
]


@pytest.mark.parametrize(("word", "names", "remedy"), SUGGESTIONS)
def test_the_remedy_offers_the_nearest_names_or_else_all_names(word: str, names: list[str], remedy: str) -> None:
    assert remedy in did_you_mean(word, names)


@pytest.mark.parametrize(
    "events",
    [
        "events: [{event: answer, by: [nobody], date: 2025-05-20}]\n",
        "earlier_dismissals: [{court: wawd, date: 2024-01-01, by: notice, parties: [nobody]}]\n",
    ],
)
def test_an_undefined_party_is_one_finding_also_where_an_order_looks_for_its_motion(events: str) -> None:
    motion = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"
    papers = f"filings: [{motion}, {{paper: order_of_dismissal, date: 2025-06-02}}]\n"
    assert refusal(events + papers).message.endswith("is called `nobody`")
