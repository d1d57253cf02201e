"""A signature typed into a text is found in every court's form, and never in ordinary words."""

from pathlib import Path

import pytest

from assembler.batch.review.typed import forms_of_all_courts, is_typed
from assembler.batch.run import run
from assembler.catalog import program_catalog
from tests.support.batches import ROWS, InProcessPool, run_batch, with_cells, write_base, write_rows

TYPED_SIGNATURES = (
    "/s/ Nell",
    "/s/",
    "/S/ NELL",
    r"\/S\/ Nell",
    "**/s/** Nell",
    "/*s*/ Nell",
    "//s// Nell",
    r"\\s\\ Nell",
    "Dated/s/ Nell",
    "By:/s/Nell",
    "\u2215s\u2215 Nell",
    "\uff0f\uff53\uff0f Nell",
    "/\u200bs/ Nell",
    "s/ Nell",
    "s/Nell",
    "S/ NELL",
    "S/Nell",
    "s/\u00a0Nell",
    "s\u2044 Nell",
    "s/ **Nell**",
    "*s/ Nell*",
    "___s/ Nell",
    "'s/ Nell'",
    "s/ N. Specimen",
    "S/ N. Specimen",
    "s/He Jiang",
    "Electronically signed by Nell",
    "Electronically\nsigned by Nell",
    "By: ELECTRONICALLY SIGNED BY: NELL",
    "**Electronically** signed, Nell",
    "Electronically signed",
    "It is electronically signed by Nell Specimen.",
    "Nell Specimen (electronically signed)",
)

ORDINARY_TEXTS = (
    "and/or",
    "his/her",
    "Made-Up Cyclery, d/b/a Kites",
    "s/he went",
    "S/he went",
    "S/He shall go",
    "LLCs/LPs",
    "the plaintiff's/Defendant's car",
    "Plaintiff(s)/Defendant(s)",
    "Notional Mutual a/s/o Jane Specimen",
    "NOTIONAL MUTUAL A/S/O JANE SPECIMEN",
    "S/N 12345",
    "s/n 12345",
    "a serial number (S/N) AB12",
    "Invented Shipping A/S",
    "Invented Bank S/A. The bank",
    "the S/S Invented",
    "N/S/E/W",
    "https://example.com/s/Foo",
    "scans/s/Foo.pdf",
    "s/Contract.pdf",
    "The lease was electronically signed by Imaginary Strings on May 2.",
    "Imaginary Strings electronically signed the lease.",
    "Electronically Signed Agreement",
    "the lease, electronically signed by Defendant on May 2, provides",
)


def test_a_typed_signature_is_found_in_any_form_and_ordinary_words_are_not_signatures() -> None:
    def is_found(text: str) -> bool:
        return is_typed(text, forms_of_all_courts(), ["Nell Specimen"])

    assert [text for text in TYPED_SIGNATURES if not is_found(text)] == []
    assert [text for text in ORDINARY_TEXTS if is_found(text)] == []


def test_the_form_of_signatures_in_each_court_is_in_its_record() -> None:
    catalog = program_catalog()
    courts = "tncir sccp codist wicir wasuper mscir federal state".split()
    forms = {catalog.record("court", court).e_signature.value for court in courts}
    assert forms <= {*forms_of_all_courts()}
    assert len(forms) == 4
    assert [form for form in forms if not is_typed(form.format(name="Nell"), [form], attorneys=[])] == []
    assert is_typed("Filed and signed by Nell", ["Filed and signed by {name}"], attorneys=[])
    assert not is_typed("Filed and signed by Nell", forms=[], attorneys=[])


@pytest.mark.pdf
def test_a_typed_signature_in_an_unreviewed_row_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "Pool", InProcessPool)
    section = r"{heading: Filed By, text: '\/S\/ Pat Placeholder', paragraphs: [s/ Pat Placeholder, 'and/or']}"
    file = write_base(folder, {"dismisses: all": f"dismisses: all, after_signature: [{section}]"})
    write_rows(folder, ROWS[1:2])
    for options in ([], ["--preview", "A-2"]):
        run_result = run_batch("--jobs", "1", *options)
        assert run_result.status == 1
        assert "a signature is typed here, but the row does not say who reviewed it" in run_result.out
    lines = file.read_text("utf-8").splitlines()
    (line_number,) = (number for number, line in enumerate(lines, 1) if "and/or" in line)
    errors = [text for text in run_result.out.splitlines() if "error BAT008: a signature is typed" in text]
    assert [text.startswith(f"base.yaml:{line_number}:") for text in errors] == [True, True]
    assert not list(Path("out").rglob("*.pdf"))
    write_rows(folder, with_cells("A-1", ROWS[:1], filed="2025-06-03"))
    assert "BAT008" not in run_batch().out
