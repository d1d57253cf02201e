"""Records of law from a stranger have the basis `firm`: they verify no value, and open no closed instrument."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.catalog import COMMON, Catalog
from assembler.catalog.record_kinds import KINDS
from assembler.commands.explain import explain
from assembler.law.dismissal.options import Option, dismissal_options
from assembler.law.dismissal.scope import scope_of
from assembler.load.packed import PROGRAM
from assembler.model.law import FIRM, was_read
from tests.support.matters import catalog
from tests.support.runs import Run, build, check, errors, run_here, write_file, write_matter
from tests.support.sent import PAPER, enter_sent_folder, manifest_entry, trust_codes
from tests.support.situations import SITUATIONS, matter, request
from tests.support.walks import STRIDES

ANSWER = "events:\n  - {event: answer, by: [beta], date: 2025-05-20}\n"
NOTICE = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder from a stranger."""
    return enter_sent_folder(tmp_path, monkeypatch)


def record(kind: str, name: str) -> dict[str, Any]:
    """Return the data of the program's record *name*."""
    text = (PROGRAM / f"data/{kind}/{name}.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - texts alone
    return data


def write_record(folder: Path, kind: str, name: str, data: dict[str, Any]) -> Path:
    """Write *data* as the record *name* of *folder*."""
    return write_file(folder / kind, yaml.safe_dump(data, sort_keys=False), f"{name}.yaml")


def lenient(law: dict[str, Any]) -> dict[str, Any]:
    """Return *law* without closings and with the plaintiff as the only signer, all of it marked as verified."""
    law = {key: value for key, value in law.items() if key not in {"approvals", "partial", "circuits", "local"}}
    for instrument in law.get("instruments", {}).values():
        instrument.pop("opened_by", None)
        instrument["until"] = {"says": "any time", "basis": "verified"}
        instrument["signed_by"] = {"says": "the plaintiff", "by": "the plaintiff", "basis": "verified"}
        instrument["second_dismissal"] = {"says": "nothing", "basis": "verified"}
    return law


def error_messages(run: Run, code: str) -> list[str]:
    return [finding["message"] for finding in errors(run) if finding["code"] == code]


def test_a_doctored_law_of_dismissal_lets_no_notice_through_after_an_answer(folder: Path) -> None:
    write_record(folder, "dismissals", "federal", lenient(record("dismissals", "federal")))
    run = build(write_matter(folder, ANSWER + NOTICE))

    assert run.status == 1
    assert error_messages(run, "DIS001") == [
        "`Beta Strings, Inc.` served an answer on 2025-05-20, before the notice dated 2025-06-02"
    ]
    assert not (folder / "output").exists()
    assert trust_codes(run) == ["TRU003", "TRU005"]


FEDERAL_COURT = "extends: federal\nname: Ours\nsystem: federal\ntitle_lines: {value: [OURS], basis: memory}\n"

DISGUISES = {
    "a record of the court": ("wawd", "extends: wawd\ndismissal: {value: ours, basis: official, cite: FRCP 41}\n"),
    "the court's parent": ("federal", "extends: federal\ndismissal: {value: ours, basis: copy, cite: x}\n"),
    "a court that extends it": ("ours", "extends: wawd\nname: W.D. Wash.\ndismissal: {value: ours, basis: memory}\n"),
    "a federal court of its own": ("ours", FEDERAL_COURT + "dismissal: {value: ours, basis: memory}\n"),
    "a court of another system": ("wawd", "extends: wawd\nsystem: state\ndismissal: {value: ours, basis: memory}\n"),
    "a law of another state": ("wawd", "extends: wawd\ndismissal: {value: texas, basis: copy, cite: x}\n"),
}


@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_disguised_record_opens_an_instrument_that_the_federal_rule_closes(folder: Path, disguise: str) -> None:
    name, text = DISGUISES[disguise]
    write_record(folder, "dismissals", "ours", {**lenient(record("dismissals", "federal")), "id": "ours"})
    write_file(folder / "courts", text, f"{name}.yaml")
    court_id = "wawd" if name == "federal" else name
    run = check(write_matter(folder, f"court: {court_id}\n{ANSWER}{NOTICE}"))

    assert [finding["code"] for finding in errors(run) if finding["code"].startswith("DIS")] != []
    (report,) = json.loads(run_here("dismiss", "--format", "json", "matter.yaml").out)
    (wish,) = report["wishes"]
    assert {option["verdict"] for option in wish["instruments"] if PAPER in option["papers"]} <= {"closed"}
    assert "open" not in {option["verdict"] for option in wish["instruments"]}
    assert any("not verified" in line for line in report["findings"])


@pytest.mark.parametrize("key", ["docket_read", "earlier_dismissals"])
def test_required_statements_stay_required(folder: Path, key: str) -> None:
    write_record(folder, "dismissals", "federal", lenient(record("dismissals", "federal")))
    matter_file = write_matter(folder, NOTICE)
    suit = folder / "suit.yaml"
    lines = [line for line in suit.read_text("utf-8").splitlines() if not line.startswith(key)]
    suit.write_text("\n".join(lines) + "\n", "utf-8")
    messages = [finding["message"] for finding in check(matter_file).findings if f"`{key}:`" in finding["message"]]
    assert len(messages) == 1


def test_a_firms_record_adds_no_notice_in_a_court_without_notices(folder: Path) -> None:
    law = record("dismissals", "washington")
    instruments = {**law["instruments"], "notice": record("dismissals", "federal")["instruments"]["notice"]}
    write_record(folder, "dismissals", "washington", lenient({**law, "instruments": instruments}))
    text = "court: wasuper\ncounty: Spokane\njurisdiction: none\namount: none\nnumber: 25-2-00000-0\n"
    assert error_messages(check(write_matter(folder, text + NOTICE)), "DIS004") != []


def doctored_catalog(folder: Path) -> Catalog:
    """Return the catalog of a root with only lenient laws of dismissal."""
    for file in {*(PROGRAM / "data/dismissals").glob("*.yaml")} - {COMMON}:
        write_record(folder, "dismissals", file.stem, lenient(record("dismissals", file.stem)))
    return Catalog(folder)


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
def test_a_doctored_law_never_opens_a_paper_that_read_law_closes(folder: Path, stride: int) -> None:
    """Each situation that lawyers reviewed is tried under the program's law and under lenient records."""
    lenient_catalog = doctored_catalog(folder)
    opened_papers = []
    papers_without_signer = []
    closed_count = 0
    for situation in SITUATIONS[::stride]:
        suit = matter(situation)
        doctored_suit = suit.model_copy(update={"court": lenient_catalog.record("court", suit.court.id)})
        program_options = {option.key: option for option in dismissal_options(scope_of(suit, request(situation)))}
        doctored_scope = scope_of(doctored_suit, request(situation))
        doctored_options = {option.key: option for option in dismissal_options(doctored_scope)}
        for key, option in program_options.items():
            doctored_option = doctored_options[key]
            is_closed = _closed_by_read_law(option)
            closed_count += is_closed
            if doctored_option.verdict == "open" or (is_closed and doctored_option.verdict != "closed"):
                opened_papers.append((situation["says"], key))
            must_sign = set(option.signers) if was_read(option.instrument.signed_by.basis) else set()
            if must_sign - set(doctored_option.signers):
                papers_without_signer.append((situation["says"], key))
    assert opened_papers == []
    assert papers_without_signer == []
    assert closed_count > 50 // stride


def _closed_by_read_law(option: Option) -> bool:
    return any(reason.weight == "closes" and was_read(reason.basis) for reason in option.reasons)


# -- what a record calls verified -------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_doctored_court_calls_no_value_verified(folder: Path) -> None:
    margins = (
        "{value: {top: 0.7, bottom: 0.7, left: 0.7, right: 0.7}, basis: verified, cite: LCR 10, url: https://x.gov}"
    )
    file = write_file(folder / "courts", f"extends: nysd\nmargins: {margins}\n", "nysd.yaml")
    run = build("matter.yaml")

    (finding,) = (finding for finding in run.findings if finding["code"] == "TRU003")
    assert finding["message"] == (
        "a firm's own records replace the program's, and are not verified: `courts/nysd.yaml`"
    )
    assert manifest_entry(folder)["court"]["values"]["margins"]["basis"] == FIRM
    assert manifest_entry(folder)["own_files"] == [
        {
            "file": "courts/nysd.yaml",
            "kind": "court",
            "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
            "replaces": True,
        }
    ]


def bases(data: Any) -> list[str]:
    """Return each basis in *data*, at any depth."""
    match data:
        case dict():
            inner_bases = [basis for value in data.values() for basis in bases(value)]
            return [data["basis"], *inner_bases] if isinstance(data.get("basis"), str) else inner_bases
        case list() | tuple():
            return [basis for value in data for basis in bases(value)]
    return []


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "document"])
def test_every_value_of_a_firms_record_has_the_basis_firm(folder: Path, kind: str) -> None:
    folder_name = KINDS[kind][0]
    files = [file for file in (PROGRAM / "data" / folder_name).glob("*.yaml") if file != COMMON]
    names = catalog().names(kind)
    (folder / folder_name).mkdir(exist_ok=True)
    for file in files:
        (folder / folder_name / file.name).write_bytes(file.read_bytes())
    firm_catalog = Catalog(folder)
    faults = {}
    for name in names:
        values = firm_catalog.record(kind, name).model_dump(mode="json")
        values.pop("dismissal", None)  # a record of its own
        if (values.get("limitations") or {}).get("kind"):
            values.pop("limitations")  # the period is that of the state's record
        if kind == "dismissal":
            common_keys = record("dismissals", "common").keys() - record("dismissals", name).keys()
            values = {key: value for key, value in values.items() if key not in common_keys}
        other_bases = set(bases(values)) - {FIRM}
        if other_bases:
            faults[name] = other_bases
    assert faults == {}
    assert names


def test_no_record_of_the_program_has_the_basis_firm() -> None:
    records = [(kind, name, catalog().record(kind, name)) for kind in KINDS for name in catalog().names(kind)]
    assert [(kind, name) for kind, name, record in records if FIRM in bases(record.model_dump(mode="json"))] == []
    assert len(records) > 200


def test_a_firms_court_is_not_reported_but_is_in_the_manifest(folder: Path) -> None:
    write_file(folder / "courts", "extends: nysd\nname: Ours\n", "ours.yaml")
    run = build(write_matter(folder, f"court: ours\n{NOTICE}"))
    assert (run.status, trust_codes(run)) == (0, [])
    assert [(own_file["file"], own_file["replaces"]) for own_file in manifest_entry(folder)["own_files"]] == [
        ("courts/ours.yaml", False)
    ]


def test_values_of_one_court_are_not_verified_for_another(folder: Path) -> None:
    write_file(folder / "courts", "extends: wasuper\nname: Ours\n", "ours.yaml")
    firm_court = Catalog(folder).record("court", "ours")
    program_court = catalog().record("court", "wasuper")
    assert was_read(program_court.margins.basis)
    assert firm_court.margins.basis == FIRM
    assert firm_court.margins.value == program_court.margins.value
    write_file(
        folder / "courts",
        "extends: federal\nname: Ours\nsystem: federal\ntitle_lines: {value: [X], basis: memory}\n",
        "fed.yaml",
    )
    assert was_read(Catalog(folder).record("court", "fed").dismissal.basis)


def test_private_numbers_are_errors_even_if_a_record_has_no_rule_on_them(folder: Path) -> None:
    write_file(
        folder / "courts",
        "extends: nysd\nsystem: state\nredaction: {value: {none: none}, basis: memory}\n",
        "nysd.yaml",
    )
    facts = "more_facts:\n  - {id: x, heading: X, paragraphs: [{text: 'Ann, SSN 987-65-4320, paid.'}]}\n"
    run = check(write_matter(folder, facts))
    assert [finding["code"] for finding in errors(run) if finding["code"].startswith("PRV")] == ["PRV001"]


def test_a_note_names_every_record_that_was_used_and_no_other(folder: Path) -> None:
    for kind, name in (
        ("courts", "nysd"),
        ("courts", "wawd"),
        ("causes", "ny-breach-of-contract"),
        ("dismissals", "federal"),
    ):
        write_record(folder, kind, name, record(kind, name))
    (finding,) = (finding for finding in check("matter.yaml").findings if finding["code"] == "TRU003")
    used_files = ["causes/ny-breach-of-contract.yaml", "courts/nysd.yaml", "dismissals/federal.yaml"]
    assert finding["message"].endswith(", ".join(f"`{name}`" for name in used_files))
    assert [place["file"] for place in finding["also"]] == used_files


def test_a_sheet_says_which_files_are_the_firms(folder: Path) -> None:
    write_file(folder / "courts", "extends: nysd\nname: Ours\n", "nysd.yaml")
    assert "`courts/nysd.yaml`" in explain("nysd")
    assert "firm's own" not in explain("cand")


# -- links, paths and bombs -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["courts", "causes", "dismissals", "circuits"])
def test_a_folder_of_records_that_leads_out_of_the_root_is_not_read(folder: Path, kind: str) -> None:
    write_file(folder.parent / "theirs", "extends: nysd\n", "settlement_with_beta.yaml")
    (folder / kind).symlink_to("../theirs")
    run = check("matter.yaml")
    assert trust_codes(run) == ["TRU004"]
    assert "settlement_with_beta" not in run.out
    for command in (("list", kind), ("explain", "settlement_with_beta")):
        output = run_here(*command) if kind in {"courts", "causes"} else run
        assert "leads out of the root" in output.out + output.err
        assert "settlement_with_beta  " not in output.out


def test_a_record_that_leads_out_of_the_root_is_not_read(folder: Path) -> None:
    write_file(folder.parent, "settlement: one million\n", "secret.yaml")
    (folder / "courts").mkdir()
    (folder / "courts/ours.yaml").symlink_to("../../secret.yaml")
    run = check(write_matter(folder, f"court: ours\n{NOTICE}"))
    assert trust_codes(run) == ["TRU004"]
    assert "million" not in run.out


@pytest.mark.parametrize(
    "county", ["../../secret", "../../../sent/../secret", "/etc/passwd", "..", ".", "x/../../../secret"]
)
def test_a_county_is_not_read_as_a_path(folder: Path, county: str) -> None:
    write_file(folder.parent, "settlement: one million\n", "secret.yaml")
    write_file(folder / "courts", "extends: state\nname: Ours\n", "ours.yaml")
    text = "jurisdiction: none\namount: none\nnumber: none\n"
    run = check(write_matter(folder, f"court: ours\ncounty: {county}\n{text}{NOTICE}"))
    assert "settlement" not in run.out
    assert "million" not in run.out


@pytest.mark.parametrize("parent", ["../../secret", "/etc/passwd", "..", "../courts/ours"])
def test_extends_of_a_court_is_not_read_as_a_path(folder: Path, parent: str) -> None:
    write_file(folder.parent, "settlement: one million\n", "secret.yaml")
    write_file(folder / "courts", f"extends: {parent}\nname: Ours\n", "ours.yaml")
    run = check(write_matter(folder, f"court: ours\n{NOTICE}"))
    assert [finding["code"] for finding in errors(run)] == ["MAT004"]
    assert "settlement" not in run.out


BOMBS = {
    "title_lines": "{value: ['{county:>9999999999}'], basis: memory}",
    "caption_lines": "{value: ['{judge:>9999999999}'], basis: memory}",
    "complaint_title": "{value: '{plaintiffs.__class__.__init__.__globals__}', basis: memory}",
    "number_pattern": r"{value: '^(a)\1$', basis: memory}",
    "pitch": "{value: 1e-300, basis: memory}",
    "numbered_lines": "{value: 999999999, basis: memory}",
    "margins": "{value: {top: 1e300, bottom: 1e300, left: 1e300, right: 1e300}, basis: memory}",
    "type": "{value: {kind: [times], size: 1e300, minimum: 1, notes: 1, notes_minimum: 1}, basis: memory}",
    "clerk_space": "{value: {from_top: 1e300}, basis: memory}",
}


@pytest.mark.parametrize("key", BOMBS)
def test_a_huge_value_in_a_court_is_reported_in_one_line(folder: Path, key: str) -> None:
    write_file(folder / "courts", f"extends: nysd\n{key}: {BOMBS[key]}\n", "nysd.yaml")
    run = build(
        write_matter(folder, "number: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\nfilings: [{paper: complaint}]\n")
    )
    assert run.status == 1
    assert errors(run)
    assert all("\n" not in finding["message"] for finding in run.findings)
