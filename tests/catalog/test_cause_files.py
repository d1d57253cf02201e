"""Files of causes: a firm's own files, faults in them, and papers of dozens of counts."""

import json
import re
from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.commands.explain import explain
from assembler.findings.finding import Finding, MatterError
from assembler.load.packed import PROGRAM
from assembler.outputs.pdf.paginate import paginate
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.blocks import Count
from assembler.validate import validate
from tests.support.matters import COMPLAINT, catalog, source
from tests.support.proved import MATTER, prove

CONVERSION = (PROGRAM / "data" / "causes" / "wa-conversion.yaml").read_text("utf-8")


def catalog_of_firm(root: Path, text: str, name: str = "wa-conversion") -> Catalog:
    """Return the catalog of a firm whose root has a cause of its own."""
    (root / "causes").mkdir()
    (root / "causes" / f"{name}.yaml").write_text(text, "utf-8")
    return Catalog(root)


def only_finding(root: Path, text: str) -> Finding:
    """Return the only finding on a cause with *text*."""
    with pytest.raises(MatterError) as stopped:
        catalog_of_firm(root, text).record("cause", "wa-conversion")
    (finding,) = stopped.value.findings
    return finding


def line_number(text: str, words: str) -> int:
    """Return the number of the last line of *text* that has *words*."""
    return max(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_firms_own_cause_adds_to_those_of_the_program(tmp_path: Path) -> None:
    firm_catalog = catalog_of_firm(tmp_path, CONVERSION.replace("id: wa-conversion", "id: wa-detinue"), "wa-detinue")
    assert set(firm_catalog.names("cause")) == {*catalog().names("cause"), "wa-detinue"}
    assert firm_catalog.record("cause", "wa-detinue").id == "wa-detinue"


def test_a_firms_own_cause_overrides_that_of_the_program(tmp_path: Path) -> None:
    firm_catalog = catalog_of_firm(tmp_path, CONVERSION.replace("name: Conversion", "name: Conversion of Goods"))
    assert firm_catalog.names("cause") == catalog().names("cause")
    assert firm_catalog.record("cause", "wa-conversion").name == "Conversion of Goods"
    assert "wa-conversion: Conversion of Goods" in explain("wa-conversion", tmp_path)


AUTHORITY_WITHOUT_BASIS = re.sub(r"    basis: \w+\n", "", CONVERSION, count=1)
ELEMENT_TWICE = CONVERSION.replace("  right:", "  chattel:  # again", 1)
EXAMPLE_OF_NO_ELEMENT = CONVERSION + "  malice: Beta meant it.\n"
ELEMENT_WITHOUT_EXAMPLE = re.sub(r"\n  chattel: The property is[^\n]*", "", CONVERSION)
UNKNOWN_VALUE = CONVERSION.replace("{defendant} had no lawful", "{respondent} had no lawful")
UNKNOWN_FORM = CONVERSION.replace("{defendant} had no lawful", "{defendant:loud} had no lawful")
UNKNOWN_BASIS = CONVERSION.replace("    basis: copy\n", "    basis: certain\n", 1)
PERIOD_OF_NO_YEARS = CONVERSION.replace('  years: "3"', '  years: "0"')
PERIOD_FROM_NO_ELEMENT = CONVERSION.replace("  element: interference", "  element: theft")

INVALID_FILES = {
    "an element twice": (ELEMENT_TWICE, "YML004", "`chattel`", "# again"),
    "an authority without basis": (AUTHORITY_WITHOUT_BASIS, "MAT001", "`authorities.0.basis` is missing", ""),
    "an example of no element": (
        EXAMPLE_OF_NO_ELEMENT,
        "MAT003",
        "`example.malice` pleads an element that",
        "  malice:",
    ),
    "an element without example": (
        ELEMENT_WITHOUT_EXAMPLE,
        "MAT003",
        "no sentence that pleads the element `chattel`",
        "  right: ",
    ),
    "an unknown value": (UNKNOWN_VALUE, "MAT003", "has the placeholder `respondent`", "{respondent}"),
    "an unknown form of a value": (UNKNOWN_FORM, "MAT003", "`:loud`", "{defendant:loud}"),
    "an unknown basis": (UNKNOWN_BASIS, "MAT003", "`certain`", "basis: certain"),
    "a period of no years": (PERIOD_OF_NO_YEARS, "MAT003", "`limitations.years`", "years:"),
    "a period from no element": (
        PERIOD_FROM_NO_ELEMENT,
        "MAT003",
        "`theft`, which is not an element",
        "element: theft",
    ),
}


@pytest.mark.parametrize(("text", "code", "message", "place_words"), INVALID_FILES.values(), ids=INVALID_FILES)
def test_an_invalid_file_of_a_cause_is_reported_in_one_line_with_its_place(
    tmp_path: Path, text: str, code: str, message: str, place_words: str
) -> None:
    assert text != CONVERSION
    finding = only_finding(tmp_path, text)
    assert finding.code == code
    assert message in finding.message
    assert "\n" not in finding.message
    assert finding.place.file.endswith("wa-conversion.yaml")
    if place_words:
        assert finding.place.line == line_number(text, place_words)


def claims_text(names: tuple[str, ...]) -> str:
    """Return the YAML of a claim for each cause in *names*, with elements pleaded in paragraphs of the count."""
    claims = []
    for index, name in enumerate(names):
        cause = catalog().record("cause", name)
        allegations = [
            f"      - {{id: e{index}-{key}, text: {json.dumps(text)}}}" for key, text in cause.example.items()
        ]
        pleads = ", ".join(f"{key}: [e{index}-{key}]" for key in cause.example)
        head = f"  - id: claim-{index}\n    cause: {name}\n    against: [beta]\n    elements: {{{pleads}}}\n"
        claims.append(head + "    paragraphs:\n" + "\n".join(allegations))
    return "claims:\n" + "\n".join(claims) + "\n"


@pytest.mark.slow
@pytest.mark.pdf
def test_a_paper_of_dozens_of_counts_is_built_and_proves_itself() -> None:
    names = catalog().names("cause")[::6]
    suit = validate(source(claims_text(names)), catalog())
    planned = plan_paper(suit, suit.filings[COMPLAINT], catalog())
    assert len([block for block in planned.body if isinstance(block, Count)]) == len(names) > 24
    html = render(planned)
    proof, findings = prove(paginate(html, planned), html, planned, MATTER)
    assert findings == []
    assert len(proof.pages) > 20


def test_the_courts_that_cannot_hear_a_cause_are_recorded_courts_of_its_state() -> None:
    causes = [catalog().record("cause", name) for name in catalog().names("cause")]
    limited_causes = [cause for cause in causes if cause.heard_in]
    assert len(limited_causes) >= 4
    for cause in limited_causes:
        states = {catalog().record("court", court).state for court in cause.heard_in.not_in}
        assert states <= {cause.jurisdiction}, cause.id
