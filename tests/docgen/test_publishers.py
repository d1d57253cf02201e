"""The publishers of the sites at which texts of law were read."""

import pytest

from assembler.docgen.publishers import PUBLISHERS, publisher, site_name, unfit_kind
from assembler.load.packed import program_data
from assembler.model.law import was_read
from tests.catalog.test_sources import every


def test_each_text_that_counts_as_read_has_a_publisher_on_record_who_answers_for_it() -> None:
    addresses = {
        address: name
        for name, law in every()
        if was_read(law.basis)
        for address in (law.url, law.via, law.confirmed_at)
        if address
    }
    assert len(addresses) > 500
    assert {address: name for address, name in addresses.items() if not publisher(address)} == {}
    assert {name: unfit_kind(address) for address, name in addresses.items() if unfit_kind(address)} == {}


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
