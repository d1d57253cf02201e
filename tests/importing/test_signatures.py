"""Signature blocks of an imported complaint: the signers, named after "By:", and the words set aside."""

from pathlib import Path

import pytest

from assembler.importing.import_paper import ImportedPaper, import_document
from assembler.importing.own_signature_block import with_own_block
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel import read_counsel
from assembler.importing.zones.counsel_draft import as_draft
from tests.importing.test_recognize import COMPLAINT, document_of, imported, matter_of

HERE = SourcePlace(9, 1)

BLOCK = COMPLAINT[COMPLAINT.index("/s/ Pat") :]


def attorneys_of(text: str) -> dict[str, dict[str, object]]:
    """Return the values of each attorney in *text*, by the name."""
    counsel = read_counsel([(line.strip(), HERE) for line in text.strip().splitlines()], ["Ann Sample"])
    attorneys: dict[str, dict[str, object]] = {}
    for attorney in as_draft(counsel).attorneys:
        values = dict(attorney.values)
        attorneys[str(values.pop("name"))] = values
    return attorneys


def with_block(block: str) -> ImportedPaper:
    return imported(COMPLAINT.replace(BLOCK, block))


def test_only_the_attorney_whose_name_is_in_the_signature_signs() -> None:
    attorneys = attorneys_of("LOREM LLP\nBy: /s/ Kim Dolor\nLee Lorem (#3147)\nKim Dolor (#5387)\n1 Example Street")
    assert {name: values.get("signs") for name, values in attorneys.items()} == {
        "Lee Lorem": "false",
        "Kim Dolor": None,
    }


def test_without_a_signature_every_attorney_signs() -> None:
    assert all("signs" not in values for values in attorneys_of("LOREM LLP\nLee Lorem\nKim Dolor").values())


def test_a_name_that_is_only_in_the_signature_is_an_attorney() -> None:
    assert list(attorneys_of("/s/ Lee Lorem\nLOREM LLP\n1 Example Street\nAkron, OH 44308")) == ["Lee Lorem"]


@pytest.mark.parametrize("signature", ["/s/ Lee Lorem", "/s Lee Lorem", "s/ Lee Lorem", "[X] Lee Lorem"])
def test_a_signature_has_one_of_several_signs_before_the_name(signature: str) -> None:
    assert list(attorneys_of(f"{signature}\nLOREM LLP\n1 Example Street\nAkron, OH 44308")) == ["Lee Lorem"]


def test_the_word_before_a_firm_is_not_a_part_of_its_name() -> None:
    counsel = read_counsel([(line, HERE) for line in ("By: LOREM LLP", "Lee Lorem")])
    assert ([firm.name for firm in counsel.firms], [attorney.by for attorney in counsel.attorneys]) == (
        ["LOREM LLP"],
        [True],
    )


def test_each_firm_signs_by_its_attorney_only_if_the_source_has_by() -> None:
    counsel = read_counsel(
        [(line, HERE) for line in ("LOREM LLP", "By: /s/ Lee Lorem", "Lee Lorem", "", "DOLOR LLP", "Kim Dolor")]
    )
    assert [firm.values["by"] for firm in as_draft(counsel).firms] == ["true", "false"]


def test_of_counsel_ends_at_the_signature_of_the_next_firm() -> None:
    attorneys = attorneys_of("OF COUNSEL:\nDOLOR LLP\nKim Dolor\nLOREM LLP\nBy: /s/ Lee Lorem\nLee Lorem")
    assert [(name, values.get("of_counsel")) for name, values in attorneys.items()] == [
        ("Lee Lorem", None),
        ("Kim Dolor", "true"),
    ]


def test_an_announced_application_for_admission_is_kept_as_a_line() -> None:
    words = "(pro hac vice application forthcoming)"
    (values,) = attorneys_of(f"Lee Lorem\n{words}").values()
    assert values == {"lines": (words,)}


def test_one_form_of_admission_is_a_sentence_and_several_forms_are_lines() -> None:
    in_one_form = as_draft(read_counsel([("Lee Lorem (admitted pro hac vice)", HERE)]))
    assert in_one_form.attorneys[0].values["pro_hac_vice"] == "true"
    lines = [("Lee Lorem (pro hac vice)", HERE), ("Kim Dolor", HERE), ("pro hac vice", HERE)]
    in_several_forms = as_draft(read_counsel(lines))
    assert in_several_forms.forms["admitted"] == "none"
    assert [office.values["lines"] for office in in_several_forms.attorneys] == [("(pro hac vice)",), ("pro hac vice",)]


def test_labels_of_numbers_are_not_part_of_the_values_even_if_they_differ() -> None:
    counsel = read_counsel(
        [(line, HERE) for line in ("Lee Lorem", "Tel: (330) 555-0100", "Kim Dolor", "Phone: (330) 555-0101")]
    )
    assert [office.values["telephone"] for office in as_draft(counsel).attorneys] == [
        "(330) 555-0100",
        "(330) 555-0101",
    ]
    assert counsel.forms["telephone"] == "Tel: {number}"


def test_an_address_in_parentheses_keeps_them() -> None:
    counsel = read_counsel([("Lee Lorem", HERE), ("(lorem@example.com)", HERE)])
    assert counsel.forms["email"] == "({address})"


def test_different_lines_about_clients_stay_below_their_attorneys() -> None:
    attorneys = attorneys_of("Lee Lorem\nAttorney for Plaintiff\nKim Dolor\nAttorney for Ann Sample")
    assert [values["lines"] for values in attorneys.values()] == [
        ("Attorney for Plaintiff",),
        ("Attorney for Ann Sample",),
    ]


def test_a_signature_is_set_aside_with_its_words() -> None:
    paper = with_block(BLOCK)
    assert paper.set_aside["signature"] == 3
    assert [entry.text for entry in paper.draft.set_aside] == ["/s/ Pat Placeholder"]


def test_a_blank_signature_line_is_not_a_signature() -> None:
    paper = with_block(BLOCK.replace("/s/ Pat Placeholder", "By: ______________"))
    assert not [doubt for doubt in paper.draft.doubts if "is signed" in doubt.about]


@pytest.mark.slow
def test_a_date_below_the_signatures_stays_there() -> None:
    text = COMPLAINT.replace("Dated: June 2, 2025\n\n", "") + "\nDated: June 2, 2025\n"
    paper = imported(text)
    assert matter_of(paper)["date_below_signature"] == "true"
    assert "date_below_signature" not in matter_of(with_block(BLOCK))


VERIFICATION = """VERIFICATION

I have read the foregoing complaint and know its contents, which are true of my own knowledge.

I declare under penalty of perjury that the foregoing is true and correct.

Executed on June 2, 2025, at Akron, Ohio.

/s/ Ann Example

Ann Example

"""


@pytest.mark.slow
def test_a_verification_above_the_signatures_is_moved_after_them() -> None:
    text = COMPLAINT.replace("JURY DEMAND\n\nPlaintiff demands a trial by jury.\n\nDated", f"{VERIFICATION}Dated")
    paper = imported(text)
    assert paper.draft.closing.verification is not None
    assert [office.values["name"] for office in paper.draft.caption.counsel.attorneys] == ["Pat Placeholder"]
    assert paper.balance.lost == ()


def test_the_numbers_of_a_certification_after_the_prayer_are_not_paragraph_numbers() -> None:
    certification = (
        "PLAINTIFF’S CERTIFICATION\n\n1. I have read it all today.\n\n2. I bought kites here.\n\n3. I sold some."
    )
    paper = imported(f"{COMPLAINT}\n{certification}")
    assert [section.heading for section in paper.draft.closing.after] == ["PLAINTIFF’S CERTIFICATION"]
    assert not [doubt for doubt in paper.draft.doubts if "restart" in doubt.about]


@pytest.mark.slow
def test_words_that_the_paper_has_and_the_source_lacks_are_a_doubt(tmp_path: Path) -> None:
    text = COMPLAINT.replace("COMPLAINT AND JURY DEMAND", "COMPLAINT AND JURY DEMAND\n\n(pro hac vice pending)")
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    changed = [change for change in paper.comparison.differences if not change.lost.isdecimal()]
    assert bool(changed) is any("in the paper" in doubt.about for doubt in paper.draft.doubts)


SOLE_ATTORNEY = "Ann Sample\n1 Example Street\nAkron, OH 44308\nann@example.com"


def closing_of(block: str, *, plaintiff: str = "SAMPLE KITES LLC") -> ImportedPaper:
    text = COMPLAINT.replace(BLOCK, block.replace("\n", "\n\n")).replace("SAMPLE KITES LLC", plaintiff)
    return imported(text)


def test_a_bar_number_may_end_with_a_hyphen_and_two_figures() -> None:
    attorneys = attorneys_of("/s/ Lee Lorem\nLee B. Lorem (31470-49)\nKim Dolor (53870-15)\nLOREM LLC")
    assert {name: values["bar_number"] for name, values in attorneys.items()} == {
        "Lee B. Lorem": "31470-49",
        "Kim Dolor": "53870-15",
    }


def test_the_name_of_a_building_above_its_street_is_not_an_attorney() -> None:
    block = "/s/ Lee Lorem\nLee B. Lorem\nLorem & Dolor\nNorth Pier Seaport\n19 Example Street\nAkron, OH 44308"
    attorneys = attorneys_of(f"{block}\nTel: 216-555-0100")
    assert list(attorneys) == ["Lee B. Lorem"]


def test_an_address_with_a_number_sign_is_not_an_attorney() -> None:
    assert attorneys_of("Suite 9 Box #31470\nAkron, OH 44308") == {}
    assert attorneys_of("Bar No. 31470\nAkron, OH 44308") == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("plaintiff", "line"),
    [
        ("ANN SAMPLE", "Ann Sample, Plaintiff Pro Se"),
        ("ANN B SAMPLE", "Ann B. Sample, Plaintiff Pro Se"),
        ("ANN SAMPLE", "Ann Sample (Pro Se)"),
    ],
)
def test_the_lines_below_a_pro_se_party_belong_to_the_party(plaintiff: str, line: str) -> None:
    block = f"{line}\nMailing Address: 1 Example Street\nSte 9 Box #31470\nCity: Akron, OH 44308"
    paper = closing_of(f"{block}\nann@example.com", plaintiff=plaintiff)
    party = paper.draft.caption.parties[0]
    assert party.values["pro_se"] == "true"
    assert party.values["address"] == (
        "Mailing Address: 1 Example Street",
        "Ste 9 Box #31470",
        "City: Akron, OH 44308",
    )
    assert (paper.draft.caption.counsel.attorneys, paper.draft.closing.below, paper.balance.lost) == ((), (), ())


def test_a_party_who_signs_for_itself_is_not_its_own_attorney() -> None:
    paper = closing_of(SOLE_ATTORNEY, plaintiff="ANN SAMPLE")
    assert paper.draft.caption.counsel.attorneys == ()
    assert paper.draft.caption.parties[0].values["pro_se"] == "true"
    assert [doubt for doubt in paper.draft.doubts if "a party, is alone in the signature block" in doubt.about]


def test_a_party_with_a_differently_spelled_name_is_not_an_attorney() -> None:
    paper = closing_of(
        f"{SOLE_ATTORNEY}\nPlaintiff Pro Se".replace("Ann Sample", "Anne Sampel"), plaintiff="ANN SAMPLE"
    )
    assert paper.draft.caption.counsel.attorneys == ()
    assert paper.draft.caption.parties[0].values["email"] == "ann@example.com"
    assert [doubt for doubt in paper.draft.doubts if doubt.about.startswith("`Anne Sampel`, who has no counsel,")]


def test_names_are_the_same_with_and_without_accents() -> None:
    paper = closing_of(SOLE_ATTORNEY.replace("Sample", "Samplé"), plaintiff="ANN SAMPLE")
    assert paper.draft.caption.counsel.attorneys == ()


def test_a_name_may_begin_with_an_accent() -> None:
    assert list(attorneys_of("LOREM LLP\n/s/ Élise Dolor\nÉlise Dolor\n1 Example Street")) == ["Élise Dolor"]


def test_a_signature_block_without_a_signer_is_text_with_a_doubt() -> None:
    paper = closing_of("Lorem & Dolor\nSAMPLE LAW LLC\n1 Example Street\nAkron, OH 44308\nCounsel for Plaintiff")
    assert paper.draft.closing.below == (
        "Lorem & Dolor",
        "SAMPLE LAW LLC",
        "1 Example Street",
        "Akron, OH 44308",
        "Counsel for Plaintiff",
    )
    assert [doubt for doubt in paper.draft.doubts if doubt.about.startswith("nobody who signs was recognized")]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Dated: June 2, 2025", "2025-06-02"),
        ("DATED: JUNE 2, 2025", "2025-06-02"),
        ("Dated this 2nd day of June, 2025.", "2025-06-02"),
        ("Dated: 2 June 2025", "2025-06-02"),
        ("Dated: Sept. 2nd, 2025", "2025-09-02"),
        ("Dated: 6/2/2025", "2025-06-02"),
        ("Respectfully submitted this 2 day of June, 2025.", "2025-06-02"),
    ],
)
def test_the_date_of_the_signature_is_read_in_its_usual_forms(line: str, date: str) -> None:
    text = COMPLAINT.replace("Dated: June 2, 2025\n\nRespectfully submitted,", line)
    draft = imported(text).draft
    assert draft.closing.date == date
    assert not [doubt for doubt in draft.doubts if "date" in doubt.about]


def test_a_date_that_cannot_be_read_is_a_doubt() -> None:
    text = COMPLAINT.replace("Dated: June 2, 2025", "Dated: the 31st of Juno 2025")
    paper = imported(text)
    assert [doubt for doubt in paper.draft.doubts if "was not read: give it in the filing's `date:`" in doubt.about]


def test_a_list_of_exhibits_below_the_signatures_is_a_section_after_them() -> None:
    text = f"{COMPLAINT.strip()}\n\n8. EXHIBITS\n\nExhibit 1 is the letter of the seller of May 2 about the strings."
    draft = imported(text).draft
    assert [section.heading for section in draft.closing.after] == ["8. EXHIBITS"]


@pytest.mark.slow
def test_signs_of_the_matters_notation_above_the_signatures_are_printed_as_they_are(tmp_path: Path) -> None:
    text = COMPLAINT.replace("Respectfully submitted,", "Respectfully submitted, [[today]]")
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert (paper.comparison.stops, paper.comparison.lost_count, paper.comparison.gained_count) == ((), 0, 0)


@pytest.mark.slow
def test_no_line_about_clients_is_added_to_the_first_page(tmp_path: Path) -> None:
    counsel = "Pat Placeholder (SBN 100001)\n\nSAMPLE LAW LLC\n\n(330) 555-0100\n\nUNITED STATES DISTRICT COURT"
    text = COMPLAINT.replace("UNITED STATES DISTRICT COURT", counsel, 1).replace(" (0012345)", "")
    text = text.replace("NORTHERN DISTRICT OF OHIO\n\nEASTERN DIVISION", "NORTHERN DISTRICT OF CALIFORNIA")
    paper = import_document(document_of(text), "complaint.txt", tmp_path / "kites")
    assert paper.comparison is not None
    assert paper.comparison.gained_count == 0


def test_a_verification_above_the_only_signature_stays_in_the_text_and_the_signer_signs() -> None:
    signature = "/s/ Ann Sample\n\nAnn Sample, Pro Se\n\n1 Example Street\n\nAkron, OH 44308\n"
    oath = "VERIFICATION\n\nI verify under penalty of perjury that all this is true and correct.\n\n"
    text = COMPLAINT.replace(BLOCK, signature).replace("Dated: June", f"{oath}Dated: June")
    paper = imported(text.replace("SAMPLE KITES LLC", "ANN SAMPLE"))
    assert paper.draft.closing.after == ()
    assert [group.signs for group in with_own_block(paper.draft).closing.block] == ["ann_sample"]


@pytest.mark.parametrize("name", ["Plaintiff, Ann Sample", "Ann Sample, Plaintiff", "Plaintiff Ann Sample"])
def test_a_party_who_signs_with_the_role_beside_the_name_has_no_counsel(name: str) -> None:
    block = f"______________\n\n{name}\n\n1 Example Street\n\nAkron, OH 44308\n"
    text = COMPLAINT.replace(BLOCK, block).replace("SAMPLE KITES LLC", "ANN SAMPLE")
    draft = imported(text).draft
    assert draft.caption.counsel.attorneys == ()
    assert draft.caption.parties[0].values["pro_se"] == "true"
    assert [group.signs for group in with_own_block(draft).closing.block] == ["ann_sample"]


def test_an_application_for_admission_may_lack_the_last_word_of_pro_hac_vice() -> None:
    assert attorneys_of("LOREM LLP\nLee Lorem (pro hac forthcoming)\n1 Example Street").keys() == {"Lee Lorem"}


def test_braces_around_a_telephone_number_are_not_a_placeholder() -> None:
    paper = with_block(BLOCK.replace("(330) 555-0100", "Tel. {5} (330) 555-0100"))
    assert "telephone: Tel. {{5}} {number}" in paper.files["matter.yaml"].decode()
    assert paper.balance.lost == ()
