"""Doubts about those who sign without an entry that the court requires, for which SIG001 will stop the paper."""

from collections.abc import Iterator, Mapping
from typing import Any

from assembler.catalog import Catalog
from assembler.importing.draft import Doubt, Draft
from assembler.importing.read_document import NOWHERE, ReadDocument, text_blocks
from assembler.importing.zones.counsel_signs import EMAIL
from assembler.language.english import series
from assembler.model.law import severity_for

NEEDS_IN_WORDS = {"address": "an address", "email": "an e-mail address", "telephone": "a telephone number"}


def doubts_on_signers(
    document: ReadDocument, draft: Draft, data: Mapping[str, Any], catalog: Catalog
) -> Iterator[Doubt]:
    """Yield a doubt about those who sign without the same entries, if the court of *draft* requires the entries.

    *data* is the data of the matter, whose values are texts as written. A lack that is only a warning is no doubt.
    """
    law = catalog.record("court", draft.caption.court_on_record).signature
    if severity_for(law.basis):
        return
    firms, parties = data.get("firms") or {}, data.get("parties") or {}
    signers = [
        (entry, firms.get(entry.get("firm"), {}))
        for entry in (data.get("counsel") or {}).values()
        if entry.get("signs") != "false" and not entry.get("of_counsel") and not entry.get("first_page_only")
    ]
    signers += [(party, {}) for party in parties.values() if party.get("pro_se") and not party.get("counsel")]
    names_by_needs: dict[tuple[str, ...], list[str]] = {}
    for signer, firm in signers:
        if missing := tuple(need for need in law.value.needs if not (signer.get(need) or firm.get(need))):
            names_by_needs.setdefault(missing, []).append(signer["name"])
    places = {str(office.values["name"]): office.place for office in draft.caption.counsel.attorneys}
    places |= {str(party.values["name"]): party.place for party in draft.caption.parties}
    has_email = any(EMAIL.search(block.text) for block in text_blocks(document.blocks))
    for needs, names in names_by_needs.items():
        words = series([NEEDS_IN_WORDS.get(need, need) for need in needs], "or")
        about = f"{series([f'`{name}`' for name in names])} {'signs' if len(names) == 1 else 'sign'} without {words}"
        if needs == ("email",) and not has_email:
            about += ", and the source shows none"
        keys = series([f"`{need}:`" for need in needs])
        yield Doubt(f"{about}: add {keys}, or waive SIG001", places.get(names[0], NOWHERE))
