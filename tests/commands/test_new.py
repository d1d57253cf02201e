"""A new matter is complete, commented, and passes `check` with no errors except blanks."""

from pathlib import Path
from typing import Any

import click
import pypdfium2
import pytest
from click.testing import CliRunner

from assembler.catalog import Catalog
from assembler.cli import cli
from assembler.commands.new.answers import complete, own_claims
from assembler.commands.new.writing import write_matter
from assembler.findings.finding import Finding, Severity
from assembler.language import placeholders as blanks
from assembler.load.yaml_reader import read_yaml
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.new_matter.lines import quoted
from assembler.new_matter.party_text import kind_of
from assembler.pipeline import examine_matter
from assembler.results import Options

KITES_ANSWERS = {
    "court": "wawd",
    "division": "Seattle",
    "plaintiffs": ("Sample Kites LLC",),
    "defendants": ("Example Strings, Inc.",),
    "attorney": "Ann Example",
    "causes": ("wa-breach-of-contract",),
}

COURTS = [("wawd", None), ("cand", None), ("nysd", None), ("wasuper", "King")]

LEFT_TO_USER = {"TXT001", "CLM018"}
"""The errors on values that a new matter leaves to its user."""

each_court = pytest.mark.parametrize(("court", "county"), COURTS, ids=[court for court, _ in COURTS])


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def new_matter(**answers: Any) -> tuple[Matter, str, list[Finding]]:
    """Return the matter made from *answers*, its text, and the findings of `check`."""
    return new_matter_in("kites", answers)


def new_matter_in(folder: str, answers: dict[str, Any]) -> tuple[Matter, str, list[Finding]]:
    """Return the matter made from *answers* in *folder*, its text, and the findings of `check`."""
    write_matter(Path(folder), complete(answers))
    checked = examine_matter(Path(folder), Options())
    return checked.matter, Path(folder, "matter.yaml").read_text("utf-8"), list(checked.findings)


def errors(findings: list[Finding]) -> list[str]:
    """Return the errors except errors on values left to the user: blanks, and choices of how to plead an element."""
    return [
        f"{finding.code}: {finding.message}"
        for finding in findings
        if finding.severity is Severity.ERROR and finding.code not in LEFT_TO_USER
    ]


@each_court
def test_a_matter_made_from_a_court_only_has_no_error(court: str, county: str | None) -> None:
    matter, _, findings = new_matter(court=court, county=county)
    assert matter.court.id.startswith(court)
    assert errors(findings) == []


@pytest.mark.slow
@each_court
def test_a_matter_from_flags_has_no_error_for_any_cause(court: str, county: str | None) -> None:
    causes = Catalog().names("cause")
    matter, _, findings = new_matter(
        **{**KITES_ANSWERS, "court": court, "county": county, "division": None, "causes": causes}
    )
    assert [claim.cause.id for claim in matter.claims] == list(causes)
    codes = {error.partition(":")[0] for error in errors(findings)}
    if matter.court.system == "state":
        codes.discard("JUR018")  # a court of a state may not hear a claim for copyright
    assert codes == set()


def test_check_names_each_blank() -> None:
    _, text, findings = new_matter(court="cand")
    (blank_finding,) = (finding for finding in findings if finding.code == "TXT001")
    lines_with_blanks = {number for number, line in enumerate(text.splitlines(), 1) if any(blanks.blanks(line))}
    named_lines = {place.line for place in (blank_finding.place, *blank_finding.also)}
    lines_below_keys = {line + 1 for line in named_lines}  # for a text under `|`, the finding names the key's line
    assert len(lines_with_blanks) > 15
    assert lines_with_blanks - named_lines - lines_below_keys == set()


@pytest.mark.slow
def test_each_element_has_an_allegation_and_its_needs_as_a_comment() -> None:
    names = Catalog().names("cause")
    matter, text, _ = new_matter(**{**KITES_ANSWERS, "causes": names})
    ids = {allegation.id for section in matter.facts for allegation in section.paragraphs}
    comments = " ".join(line.strip().lstrip("# ") for line in text.splitlines() if line.strip().startswith("#"))

    def missing_parts(claim: Claim) -> object:
        """Return the elements, allegations and needs of *claim* that the matter lacks."""
        pleaded = {allegation for allegations in claim.elements.values() for allegation in allegations}
        elements = claim.cause.elements
        needs = {element.needs for element in elements.values() if element.needs not in comments}
        return claim.elements.keys() ^ elements.keys() | (pleaded - ids) | needs

    assert len(matter.claims) == len(names) > 200
    assert [(claim.cause.id, missing_parts(claim)) for claim in matter.claims if missing_parts(claim)] == []


def test_blanks_are_the_only_errors_in_a_new_civil_rights_suit() -> None:
    causes = ("us-section-1983", "us-section-1983-municipal")
    defendants = ("City of Nowhere", "Officer Pat Example", "Does 1 through 20")
    _, text, findings = new_matter(court="flsd", plaintiffs=("Ann Example",), defendants=defendants, causes=causes)
    assert {finding.code for finding in findings if finding.severity is not Severity.NOTE} == LEFT_TO_USER
    assert "  nowhere:\n    name: City of Nowhere\n" in text
    assert "  pat_example:\n    title: Officer\n    name: Pat Example\n" in text


def test_a_new_matter_offers_the_ways_to_plead_an_element() -> None:
    _, text, _ = new_matter(**KITES_ANSWERS)
    assert "    #   performance: performed            # performed or excused\n" in text


def test_the_address_of_a_party_is_a_blank_to_fill_in_if_the_court_requires_it() -> None:
    _, text, findings = new_matter(**{**KITES_ANSWERS, "court": "ohcp", "county": "Franklin", "division": None})
    assert text.count("    address:                              # required in a complaint: Ohio Civ.R. 10(A)\n") == 2
    assert "#   amount: more than 25 thousand" in text
    assert {finding.code for finding in findings if finding.severity is not Severity.NOTE} == LEFT_TO_USER | {"FMT004"}
    _, text, _ = new_matter_in("others", KITES_ANSWERS)
    assert "required in a complaint" not in text


def test_the_title_of_a_users_own_claim_is_capitalized() -> None:
    claims = (("breach of the peace", "OH"), ("action on a CODE", "OH"))
    assert [claim.title for claim in own_claims({"claims": claims})] == ["Breach of the Peace", "action on a CODE"]


def test_only_an_officer_has_a_line_for_the_capacity() -> None:
    _, text, _ = new_matter(
        **{**KITES_ANSWERS, "plaintiffs": ("Dr. Nora Specimen",), "defendants": ("Deputy Sheriff Max Mockup",)}
    )
    assert "    name: Dr. Nora Specimen\n" in text
    assert "    title: Deputy Sheriff\n    name: Max Mockup\n" in text
    assert text.count("# capacity:") == 1


@pytest.mark.slow
def test_a_matter_with_blanks_is_built_only_as_a_draft(tmp_path: Path) -> None:
    write_matter(Path("kites"), complete(KITES_ANSWERS))
    result = CliRunner().invoke(cli, ["build", "kites"])
    assert result.exit_code == 1
    assert "error TXT001: not yet filled in" in result.output
    assert [*tmp_path.rglob("*.pdf")] == []
    CliRunner().invoke(cli, ["build", "kites", "--draft"])
    (paper,) = tmp_path.rglob("*.pdf")
    assert paper.name == "complaint.draft.pdf"
    with pypdfium2.PdfDocument(paper) as document:
        assert all("DRAFT" in page.get_textpage().get_text_bounded() for page in document)


def test_no_allegation_is_invented() -> None:
    matter, _, _ = new_matter(**KITES_ANSWERS)
    texts = {(paragraph.text or "").strip() for section in matter.facts for paragraph in section.paragraphs}
    assert texts == {blanks.FACTS, blanks.STORY}


def test_two_causes_with_elements_of_the_same_name_have_separate_allegations() -> None:
    matter, _, findings = new_matter(**{**KITES_ANSWERS, "causes": ("wa-breach-of-contract", "wa-defamation")})
    first, second = matter.claims
    assert first.elements["damages"] == ("breach-of-contract-damages",)
    assert second.elements["damages"] == ("defamation-damages",)
    assert errors(findings) == []


@pytest.mark.parametrize(
    ("causes", "grounds"),
    [
        (("us-sherman-act-1",), ("federal question",)),
        (("us-sherman-act-1", "wa-defamation"), ("federal question", "supplemental")),
        (("wa-defamation",), ("diversity",)),
    ],
)
def test_the_grounds_of_jurisdiction_follow_from_the_causes(causes: tuple[str, ...], grounds: tuple[str, ...]) -> None:
    matter, _, findings = new_matter(**{**KITES_ANSWERS, "causes": causes})
    assert matter.jurisdiction == grounds
    assert errors(findings) == []


@pytest.mark.parametrize("causes", [("us-declaratory-judgment",), ("us-injunction", "wa-defamation")])
def test_a_new_matter_with_only_a_federal_remedy_names_no_ground_and_explains_what_to_write(
    causes: tuple[str, ...],
) -> None:
    matter, text, findings = new_matter(**{**KITES_ANSWERS, "causes": causes})
    assert matter.jurisdiction == ()
    assert "and add the federal claim, or list the federal law of the dispute" in " ".join(
        text.replace("#", "").split()
    )
    assert [error.partition(":")[0] for error in errors(findings)] == ["JUR001"]


def test_a_new_matter_on_a_copyright_has_the_venue_of_copyright_actions() -> None:
    matter, _, _ = new_matter(**{**KITES_ANSWERS, "causes": ("us-copyright-infringement",)})
    assert [ground.because for ground in matter.venue] == ["copyright"]


def test_a_matter_in_a_state_court_has_venue_and_no_ground_of_jurisdiction() -> None:
    matter, _, findings = new_matter(**{**KITES_ANSWERS, "court": "wasuper", "county": "King", "division": None})
    assert matter.jurisdiction == ()
    assert [ground.because for ground in matter.venue] == ["residence"]
    assert matter.county == "King"
    assert {finding.code for finding in findings if finding.severity is not Severity.NOTE} == LEFT_TO_USER


NAMES = [
    'O: #1 "Brien\'s"',
    "none",
    "All",
    "東京",
    "Weiß & Söhne GmbH",
    "- a list?",
    "{x}",
    "*star",
    "5",
    "a\tb\nc",
    "Ann: Example",
    "Ann #2",
    "'quoted'",
    "| bar",
    "@home",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_back_unchanged(name: str) -> None:
    matter, _, findings = new_matter(
        **{**KITES_ANSWERS, "plaintiffs": (name,), "defendants": (name, "Other"), "attorney": name}
    )
    one_line_name = " ".join(name.split())
    assert [party.name for party in matter.parties.values()] == [one_line_name, one_line_name, "Other"]
    assert [attorney.name for attorney in matter.counsel.values()] == [one_line_name]
    expected = {"TXT025"} if one_line_name == "none" else set()
    assert {error.partition(":")[0] for error in errors(findings)} == expected


@pytest.mark.parametrize("name", NAMES)
def test_quotation_marks_are_written_only_if_yaml_needs_them(name: str) -> None:
    text = " ".join(name.split())
    assert read_yaml(f"key: {quoted(name)}", "x").data == {"key": text}
    assert quoted("Example Strings, Inc.") == "Example Strings, Inc."


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sample Kites LLC", "limited liability company"),
        ("Sample Kites, L.L.C.", "limited liability company"),
        ("Example Strings, Inc.", "corporation"),
        ("Example Corp.", "corporation"),
        ("Specimen & Sample LLP", "limited liability partnership"),
        ("Fabled Holdings, L.P.", "limited partnership"),
        ("Estate of Ann Example", "estate"),
        ("City of Nowhere", "municipality"),
        ("Nowhere County", "municipality"),
        ("State of Nowhere", "government"),
        ("The Example Family Trust", "trust"),
        ("Ann Example", "individual"),
        ("Moss Bank, N.A.", "national bank"),
    ],
)
def test_the_kind_of_a_party_is_guessed_from_its_name_and_marked_as_a_guess(name: str, kind: str) -> None:
    assert kind_of(name) == kind
    _, text, _ = new_matter(**{**KITES_ANSWERS, "defendants": (name,)})
    lines = [line for line in text.splitlines() if line.startswith(f"    kind: {kind} ")]
    assert lines[-1].endswith("# a guess from the name: please verify")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({}, "give the court with `--court`; see `assembler list courts`"),
        ({"court": "wadw"}, "no court is called `wadw`; did you mean `wawd`"),
        (
            {"court": "mocir", "county": "Boone", "causes": ("consumer protection",)},
            "under federal law; write `us-tcpa`, or `--claim",
        ),
        ({"court": "Chicago"}, "`Chicago` may mean 2 courts; did you mean `ilcir` (Ill. Cir. Ct.) or"),
        ({"court": "wasuper"}, "give it with `--county`: `Adams`"),
        ({"court": "wasuper", "county": "Kng"}, "no county of `wasuper` is called `Kng`; did you mean `King`?"),
        ({"court": "alcir"}, "the caption of `alcir` needs a county; give it with `--county`"),
        ({"court": "wawd", "county": "King"}, "the caption of `wawd` has no county; omit `--county`"),
        ({"court": "wawd", "division": "Seatle"}, "did you mean `Seattle`?"),
        ({"court": "wasuper", "county": "King", "division": "Seattle"}, "omit `--division`"),
        (
            {"court": "wawd", "causes": ("wa-insurance-fiar-conduct-act",)},
            "did you mean `wa-insurance-fair-conduct-act`",
        ),
        ({"court": "federal"}, "give a cause with `--cause`"),
    ],
)
def test_a_missing_value_is_requested_by_its_flag(answers: dict[str, Any], message: str) -> None:
    with pytest.raises(click.UsageError) as error:
        complete(answers)
    assert message in error.value.message


def test_any_county_is_accepted_if_the_courts_profile_lists_none() -> None:
    assert complete({"court": "alcir", "county": "Mobile County", "causes": KITES_ANSWERS["causes"]}).county == "Mobile"


@pytest.mark.parametrize(
    ("court", "city", "county"), [("nysupct", "Manhattan", "New York"), ("alcir", "Huntsville", "Madison")]
)
def test_a_county_is_found_by_its_city(court: str, city: str, county: str) -> None:
    assert complete({"court": court, "county": city, "causes": KITES_ANSWERS["causes"]}).county == county


def test_names_are_accepted_in_any_case() -> None:
    assert complete({"court": "wasuper", "county": "king county"}).county == "King"
    assert complete({"court": "cand", "division": "san jose"}).division == "San Jose"


@pytest.mark.slow
def test_a_court_is_found_by_any_unique_name_with_its_county_or_division() -> None:
    start = complete({"court": "LA superior"})
    assert start.court.id == "casuper"
    assert start.county == "Los Angeles"
    start = complete({"court": "Chicago federal", "causes": KITES_ANSWERS["causes"]})
    assert (start.court.id, start.division) == ("ilnd", "Eastern")


def test_a_cause_is_found_by_words_under_the_applicable_law() -> None:
    start = complete({**KITES_ANSWERS, "causes": ("breach of contract", "slander per se")})
    assert [cause.id for cause in start.causes] == ["wa-breach-of-contract", "wa-defamation"]


@pytest.mark.parametrize(
    ("cause", "law"),
    [("us-interpleader", "28 U.S.C. § 1335"), ("us-copyright-infringement", "28 U.S.C. § 1331")],
)
def test_a_new_matter_names_the_statute_that_gives_jurisdiction(cause: str, law: str) -> None:
    _, text, _ = new_matter(**{**KITES_ANSWERS, "causes": (cause,)})
    (line,) = [line for line in text.splitlines() if line.startswith("jurisdiction:")]
    assert line.endswith(f"# {law}")
