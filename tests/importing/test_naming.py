"""The short names of parties, and the spelling of their names, as the text of the paper has them."""

import pytest

from assembler.importing.zones.parties import party_values


@pytest.mark.parametrize(
    ("name", "body", "values"),
    [
        (
            "LRM SAMPLES, LLC",
            "against LRM Samples, LLC (“LRM,” and together with Lorem, the “Companies”)",
            {"name": "LRM Samples, LLC", "called": "LRM"},
        ),
        ("ANN LOREM IPSUM", "Ann Lorem Ipsum (Lorem Ipsum) flew", {"name": "Ann Lorem Ipsum", "called": "Lorem Ipsum"}),
        ("ANN LOREM", "Ann Lorem (hereafter) flew", {"name": "Ann Lorem", "called": None}),
        ("SAMPLE CORP.", "Sample Corp (“Sample”)", {"name": "Sample Corp.", "called": "Sample"}),
        ("ANN LOREM–IPSUM", "Ann Lorem-Ipsum flew", {"name": "Ann Lorem-Ipsum", "called": None}),
        ("LOREM KITES S.a.r.l.", "Lorem Kites S.a.r.l. flew", {"name": "Lorem Kites S.a.r.l.", "called": None}),
        ("Imaginary League (“IL”)", "IL flew", {"name": "Imaginary League (“IL”)", "called": "IL"}),
        ("ANN LOREM, d/b/a LOREM KITES", "Ann Lorem flies as Lorem Kites", {"dba": ("Lorem Kites",)}),
        ("ANN LOREM, on behalf of IPSUM LLC", "Ipsum LLC flew", {"on_behalf_of": "Ipsum LLC"}),
    ],
)
def test_names_are_spelled_as_in_the_text_which_may_define_short_names(
    name: str, body: str, values: dict[str, object]
) -> None:
    read, _ = party_values(name, body)
    assert {key: read.get(key) for key in values} == values
