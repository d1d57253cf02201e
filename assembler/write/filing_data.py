"""Collects, from the written papers, the data that e-filing forms ask for: as JSON values, and as rows for CSV."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assembler.plan.filing_data import CaseData, CounselData, FilingData, PartyData
from assembler.results import TypesetPaper

COLUMNS = (
    "record order id name role kind aliases address telephone fax email bar_number firm counsel represents title event"
    " date file first_page pages covers sha256 in_no_paper case_type nature_of_suit jury_demand"
).split()
"""The columns of the CSV. Each row fills only the columns that apply to its record."""


def filing_value(papers: Sequence[TypesetPaper], entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the e-filing data of *papers*: court, case, parties, counsel and documents.

    The result is empty if no paper has such data. *entries* has the manifest's entries for *papers*, in the same order,
    by file name.
    """
    documents = [
        (paper.plan.filing_data, file, entry)
        for paper, (file, entry) in zip(papers, entries.items(), strict=True)
        if paper.plan.filing_data
    ]
    return _value(documents, _in_no_paper(papers)) if documents else {}


def _in_no_paper(papers: Sequence[TypesetPaper]) -> dict[tuple[str, str], list[str]]:
    """Return the keys whose values none of *papers* prints, by the kind and id of the party or attorney."""
    entered_keys: set[tuple[tuple[str, str], str]] = set()
    printed_keys: set[tuple[tuple[str, str], str]] = set()
    for paper in papers:
        facts = paper.plan.filing_data.facts if paper.plan.filing_data else ()
        keys = {(fact.owner, fact.kind) for fact in facts if any(fact.owner)}
        entered_keys |= keys
        printed_keys |= keys - {(fact.owner, fact.kind) for fact in paper.unprinted}
    unprinted: dict[tuple[str, str], list[str]] = {}
    for owner, key in sorted(entered_keys - printed_keys):
        unprinted.setdefault(owner, []).append(key)
    return unprinted


def _value(
    documents: Sequence[tuple[FilingData, str, Mapping[str, Any]]], in_no_paper: Mapping[tuple[str, str], list[str]]
) -> dict[str, Any]:
    """Return the e-filing data of *documents*: for each, its data, its file name and its manifest entry.

    The first document gives the case, the parties and counsel.
    """
    first_data, _, _ = documents[0]
    case_numbers = [data.case.number for data, _, _ in documents if data.case.number]
    return {
        "court": _court(first_data.case),
        "case": {**_case(first_data.case), "number": case_numbers[0] if case_numbers else ""},
        "parties": [
            {"order": order, **_party(party), "in_no_paper": in_no_paper.get(("party", party.id), [])}
            for order, party in enumerate(first_data.parties, 1)
        ],
        "counsel": [
            {"order": order, **_counsel(counsel), "in_no_paper": in_no_paper.get(("counsel", counsel.id), [])}
            for order, counsel in enumerate(first_data.counsel, 1)
        ],
        "documents": [{"order": order, **_document(*document)} for order, document in enumerate(documents, 1)],
    }


def _court(case: CaseData) -> dict[str, str]:
    return {
        "id": case.court_id,
        "name": case.court_name,
        "caption": case.court,
        "division": case.division,
        "county": case.county,
    }


def _case(case: CaseData) -> dict[str, Any]:
    code, name = case.nature_of_suit
    return {
        "number": case.number,
        "caption": case.caption,
        "case_type": case.case_type,
        "nature_of_suit": {"code": code, "name": name},
        "jury_demand": case.jury_demand,
    }


def _party(party: PartyData) -> dict[str, Any]:
    return {
        "id": party.id,
        "name": party.name,
        "role": party.role,
        "kind": party.kind,
        "aliases": [{"sign": sign, "name": name} for sign, name in party.aliases],
        "address": list(party.address),
        "telephone": party.telephone,
        "email": party.email,
        "counsel": list(party.counsel),
        "pro_se": party.pro_se,
    }


def _counsel(counsel: CounselData) -> dict[str, Any]:
    return {
        "id": counsel.id,
        "name": counsel.name,
        "bar_number": counsel.bar_number,
        "firm": counsel.firm,
        "address": list(counsel.address),
        "telephone": counsel.telephone,
        "fax": counsel.fax,
        "email": counsel.email,
        "represents": list(counsel.represents),
    }


def _document(data: FilingData, file: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    parts = entry.get("attachments", [])
    separate_parts = [part for part in parts if part["file"] != file]
    merged_parts = [part for part in parts if part["file"] == file]
    return {
        "id": entry["document"],
        "event": data.event,
        "title": data.title,
        "date": data.date,
        "opens_case": data.opens,
        "file": file,
        "pages": entry["pages"],
        "sha256": entry["sha256"],
        "attachments": [{"order": order, **_attachment(part)} for order, part in enumerate(separate_parts, 1)],
        "exhibits": [{"order": order, **_exhibit_in_paper(part)} for order, part in enumerate(merged_parts, 1)],
    }


def _attachment(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: entry[key] for key in ("label", "title", "date", "file", "pages", "covers", "sha256") if key in entry}


def _exhibit_in_paper(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the data of an exhibit in its paper's file, with the exhibit's first page and number of pages."""
    keys = ("label", "title", "date", "file", "first_page", "pages", "covers")
    return {key: entry[key] for key in keys if key in entry}


# -- rows ------------------------------------------------------------------------------------------------------------


def filing_rows(value: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the CSV rows of *value*: court, case, and each party, attorney, document, attachment and exhibit."""
    court, case = value["court"], value["case"]
    yield {"record": "court", "order": 1, "id": court["id"], "name": court["caption"], "kind": court["division"]}
    nature = " ".join(filter(None, case["nature_of_suit"].values()))
    form = {
        "case_type": case["case_type"],
        "nature_of_suit": nature,
        "jury_demand": "yes" if case["jury_demand"] else "no",
    }
    yield {"record": "case", "order": 1, "id": case["number"], "name": case["caption"], **form}
    for party in value["parties"]:
        aliases = [f"{alias['sign']} {alias['name']}" for alias in party["aliases"]]
        yield {"record": "party", **party, "aliases": aliases}
    yield from ({"record": "counsel", **counsel} for counsel in value["counsel"])
    for document in value["documents"]:
        yield {"record": "document", **document}
        for record, parts in (("attachment", document["attachments"]), ("exhibit", document["exhibits"])):
            for part in parts:
                yield {"record": record, **part, "id": part["label"], "title": part.get("title", part["label"])}
