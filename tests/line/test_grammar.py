"""The grammar of a paper's own sentences for one party, for a hundred, and for parties of every kind."""

import re

import pytest

from tests.support.matters import COMPLAINT, NOTICE, build_plan
from tests.support.places import ASSEMBLER, ROOT
from tests.support.plan_text import plan_text
from tests.support.section_text import lines_of

KINDS = """
parties:
  estate: {name: Estate of Bo Sample, role: defendant, kind: estate, through: "its executor, Ann Sample"}
  city: {name: City of Example, role: defendant, kind: government}
  state: {name: United States, role: plaintiff, kind: government, ex_rel: Jane Roe, counsel: [ann]}
  minor: {name: R.E., role: plaintiff, kind: individual, minor: true, through: "her mother, Ann Roe", counsel: [ann]}
  class: {name: Pat Poe, role: plaintiff, kind: individual, on_behalf_of: herself and others, counsel: [ann]}
  trustee: {name: Bank Co., role: defendant, kind: corporation, formed_in: Ohio, capacity: solely as trustee}
  officer: {name: Ed Foe, role: defendant, kind: individual, capacity: in his official capacity}
  does: {name: Does, role: defendant, kind: individual, does: {first: 1, last: 50}}
  shells: {name: John Doe Corporations, role: defendant, kind: corporation, formed_in: Utah, does: {first: 1, last: 9}}
  ship: {name: One 2019 Vessel, role: defendant, kind: property}
  shop: {name: Shop Co., role: defendant, kind: association, dba: ["Shop, Inc."], fka: [Old Shop, Older Shop]}
  low: {name: Ivy Low, called: Low, role: intervenor, kind: individual, citizenship: Iowa}
  twine: {name: "Twine, Inc.", called: Twine, role: third-party defendant, kind: corporation, formed_in: Utah}
"""


def test_sentences_about_a_party_use_the_words_and_number_of_its_kind() -> None:
    assert lines_of("parties", KINDS)[1:] == [
        "1. Alpha is an Oregon corporation with its principal place of business in Portland, Oregon.",
        "2. The United States sues on the relation of Jane Roe.",
        "3. R.E. is a minor, and sues by and through her mother, Ann Roe.",
        "4. Pat Poe sues on behalf of herself and others.",
        "5. Beta is a Delaware corporation with its principal place of business in Albany, New York.",
        (
            "6. The Estate of Bo Sample is a decedent’s estate. The Estate of Bo Sample is sued by and through its "
            "executor, Ann Sample."
        ),
        "7. The City of Example is a governmental entity.",
        "8. Bank Co. is an Ohio corporation. Bank Co. is sued solely as trustee.",
        "9. Ed Foe is sued in his official capacity.",
        "10. Does 1 through 50 are individuals.",
        "11. John Doe Corporations 1 through 9 are Utah corporations.",
        "12. One 2019 Vessel is property, against which this action is brought in rem.",
        (
            "13. Shop Co. is an association. Shop Co. does business as Shop, Inc. Shop Co. was formerly known as Old "
            "Shop and Older Shop."
        ),
    ]


def test_a_municipality_and_a_state_have_the_article_of_their_names() -> None:
    beta = "parties: {beta: {name: City of Example, called: none, kind: municipality, principal_place: none}}"
    assert lines_of("parties", beta)[2] == "2. The City of Example is a Delaware municipality."
    beta = "parties: {beta: {name: State of Ohio, called: none, kind: state, formed_in: none, principal_place: none}}"
    assert lines_of("parties", beta)[2].startswith("2. The State of Ohio is ")


def parties(count: int, role: str) -> str:
    """Return *count* more parties of *role*; a plaintiff has counsel."""
    counsel = ", counsel: [ann]" if role == "plaintiff" else ""
    lines = (
        f"  {role}{index}: {{name: Bo {role.title()} {index}, role: {role}, kind: individual{counsel}}}"
        for index in range(count)
    )
    return "\n".join(lines) + "\n"


def suit(plaintiffs: int, defendants: int, extra_keys: str = "") -> str:
    """Return changes that make these numbers of plaintiffs and defendants."""
    extra = parties(plaintiffs - 1, "plaintiff") + parties(defendants - 1, "defendant")
    return f"parties:\n  alpha: {{called: Alpha}}\n{extra}venue: [residence]\njury_demand: true\n{extra_keys}"


WRONG_GRAMMAR = re.compile(
    # a doubled mark, an undecided plural, or a blank
    r"\.\.(?!\.)|,,|\(s\)|_{5}"
    # a verb that does not agree with its subject
    r"|\b(?:Plaintiffs|Defendants) (?:is|has|asks|demands|alleges|realleges|resides|dismisses)\b"
    r"|\b(?:Plaintiff|Defendant) (?:are|have|ask|demand|allege|reallege|reside|dismiss)\b"
    # a wrong possessive or article
    r"|s’s\b|\ba [aeio]|\ban [^aeiouh]"
    # a repeated word
    r"|\band and\b|\b(\w+) \1\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("plaintiffs", "defendants"), [(1, 1), (1, 2), (2, 1), (2, 2), (3, 3), (105, 1), (1, 105)])
def test_sentences_agree_with_any_number_of_parties(plaintiffs: int, defendants: int) -> None:
    for paper in (COMPLAINT, NOTICE):
        text = plan_text(build_plan(suit(plaintiffs, defendants, "jurisdiction: [federal question]\n"), paper))
        body = text.replace("~", " ").partition("\n\n")[2].partition("\n  center")[0]
        sentences = [line for line in body.splitlines() if not line.startswith((" ", "="))]
        assert [match[0] for line in sentences for match in WRONG_GRAMMAR.finditer(line)] == []
        assert len(sentences) > 3


@pytest.mark.parametrize(
    ("plaintiffs", "prayer", "contract", "performance"),
    [
        (1, "Alpha asks", "Alpha and Beta made", "Alpha performed under the contract"),
        (2, "Plaintiffs ask", "Plaintiffs and Beta made", "Plaintiffs performed under the contract"),
        (105, "Plaintiffs ask", "Plaintiffs and Beta made", "Plaintiffs performed under the contract"),
    ],
)
def test_several_parties_are_called_by_their_role_and_a_single_party_by_its_name(
    plaintiffs: int, prayer: str, contract: str, performance: str
) -> None:
    text = plan_text(build_plan(suit(plaintiffs, 1), COMPLAINT))
    assert prayer in text
    assert contract in text
    assert performance in text


def test_parties_of_both_sides_are_named_in_one_list() -> None:
    sides = "by: [alpha, plaintiff0], against: [beta, defendant1]"
    elements = "elements: {contract: [signed], performance: [paid]}, choices: {performance: performed}"
    claims = f"claims: [{{cause: ny-breach-of-contract, {sides}, {elements}}}]\n"
    text = plan_text(build_plan(suit(3, 3) + claims, COMPLAINT))
    assert "Alpha, Bo Plaintiff 0, Beta, and Bo Defendant 1 made a contract" in text
    assert "Alpha and Bo Plaintiff 0 performed under the contract" in text
    assert "(By Plaintiffs Alpha and Bo Plaintiff 0 Against Defendants Beta and Bo Defendant 1)" in text


def notice(defendants: int, dismisses: str) -> str:
    """Return the text of a notice that *dismisses* some or all of this number of defendants."""
    filing = f"{{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: {dismisses}}}"
    return plan_text(build_plan(f"{suit(1, defendants)}filings: [{filing}]\n", paper=0)).replace("~", " ")


def test_a_notice_lists_a_few_defendants_and_summarizes_many() -> None:
    all_except_beta = ", ".join(f"defendant{index}" for index in range(9))
    assert "OF DEFENDANTS BETA AND BO DEFENDANT 1 UNDER" in notice(4, "[beta, defendant1]")
    assert "The action continues against Defendants Bo Defendant 0 and Bo Defendant 2." in notice(
        4, "[beta, defendant1]"
    )
    assert "OF CERTAIN DEFENDANTS UNDER" in notice(10, f"[{all_except_beta}]")
    assert "The action continues against Defendant Beta Strings, Inc.\n" in notice(10, f"[{all_except_beta}]")
    assert "The action continues against the other Defendants." in notice(10, "[beta]")
    assert "As of June 2, 2025, Defendants have served neither" in notice(10, "all")


@pytest.mark.parametrize(
    ("court", "last_label"),
    [
        ("court: nysd\n", "COUNT ONE HUNDRED FIVE"),
        ("court: casuper\ncounty: Orange\njurisdiction: none\namount: none\n", "ONE HUNDRED FIFTH CAUSE OF ACTION"),
    ],
)
def test_counts_above_a_hundred_are_numbered_in_words(court: str, last_label: str) -> None:
    claims = ", ".join(["{cause: ny-breach-of-contract, against: beta}"] * 105)
    changes = f"{court}number: 2:25-cv-00000\nclaims: [{claims}]\n"
    text = plan_text(build_plan(changes, COMPLAINT))
    assert last_label in text
    assert len(re.findall(r"^= .*(?:COUNT|CAUSE OF ACTION)", text, re.MULTILINE)) == 105


def test_a_verification_on_behalf_of_a_person_does_not_call_the_person_it() -> None:
    people = (
        "people: {kim: {name: Kim Roe, title: guardian, of: alpha}}\nfilings: [{paper: complaint, verified_by: kim}]\n"
    )
    person = "parties: {alpha: {kind: individual, formed_in: none, principal_place: none}}\n"
    assert "on its behalf" in plan_text(build_plan(people, COMPLAINT))
    assert "I make this verification on behalf of that party." in plan_text(build_plan(person + people, COMPLAINT))


PARTIES_OF_UNKNOWN_KIND = """
parties:
  gamma: {name: Gamma Traders, role: defendant}
  delta: {name: Delta Traders, role: defendant, principal_place: "Reno, Nevada"}
  does: {name: Does, role: defendant, does: {first: 1, last: 20}}
  eve: {name: Eve Example, role: defendant, kind: individual, resides_in: "King County, Washington"}
  may: {name: May Example, role: defendant, kind: individual, resides_in: "Reno, Nevada", citizenship: Nevada}
"""


def test_a_party_of_unknown_kind_is_described_without_a_kind() -> None:
    text = " ".join(lines_of("parties", PARTIES_OF_UNKNOWN_KIND))
    for name in ("Gamma Traders", "Does", "individual", "unknown"):
        assert name not in text
    assert "Delta Traders has its principal place of business in Reno, Nevada." in text
    assert "Eve Example resides in King County, Washington." in text
    assert "May Example is a citizen of Nevada and resides in Reno, Nevada." in text


# -- every sentence ---------------------------------------------------------------------------------------------------

PLURAL_PLACEHOLDERS = frozenset(
    {"plaintiffs", "defendants", "dismissed", "others", "claimants", "entities", "parties", "counts", "plaintiff"}
)
"""The placeholders for one or several parties or counts."""
UNINFLECTED_WORDS = frozenset(
    "will had may filed consented purposefully regularly resided also who and as by for from in of on to under with"
    " made knew did gave conferred tried".split()
)
"""Words after a placeholder that are the same for one and for several: a past tense, an adverb, a preposition."""

FILES = [ROOT / "templates" / "sentences.yaml", *sorted((ASSEMBLER / "data" / "courts").glob("**/*.yaml"))]
WORD_AFTER_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::(?:full|named|called|role))?\}\s+([a-z]+)")
FORMS = re.compile(r"\{[a-z_]+:([^{}|]+)\|([^{}|]+)\}")


def disagreements(text: str) -> list[str]:
    """Return the words that agree with only one number: a verb in one form, or with the same form twice."""
    single_forms = [
        match[0]
        for match in WORD_AFTER_PLACEHOLDER.finditer(text)
        if match[1] in PLURAL_PLACEHOLDERS and match[2] not in UNINFLECTED_WORDS
    ]
    equal_forms = [match[0] for match in FORMS.finditer(text) if match[1] == match[2]]
    return [*single_forms, *equal_forms]


def test_every_sentence_of_the_program_and_the_courts_agrees_with_one_and_several_parties() -> None:
    texts = {file: re.sub(r"(?m)^#.*$", "", file.read_text("utf-8")) for file in FILES}
    assert sum(len(WORD_AFTER_PLACEHOLDER.findall(text)) for text in texts.values()) > 100
    for file, text in texts.items():
        assert disagreements(text) == [], file
    assert disagreements("{plaintiffs} asks the Court") == ["{plaintiffs} asks"]
