"""The publishers of the sites where texts of law were read."""

import pytest

from assembler.docgen.publishers import PUBLISHERS, site_name
from assembler.load.packed import program_data


def test_each_kind_of_unfit_site_gives_its_reason() -> None:
    kinds = program_data(PUBLISHERS)["unfit"]
    assert len(kinds) > 2
    assert [kind for kind, record in kinds.items() if not record["because"] or not record["sites"]] == []


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://print.casetext.com/case/waters-v-castillo", "Casetext"),
        ("github.com/UniCourt/cic-code-ky@ffa53ea", "UniCourt's Code Improvement Commission, at GitHub"),
        ("https://github.com/nobody/laws", "github.com"),
        ("https://docslib.org/doc/1", "docslib.org (file-sharing site)"),
        ("https://notcasetext.com/rule", "notcasetext.com"),
    ],
)
def test_a_source_is_shown_by_the_name_of_its_publisher(address: str, name: str) -> None:
    assert site_name(address) == name
