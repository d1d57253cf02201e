"""Determines the order in which a matter's papers are uploaded, for the manifest."""

from collections.abc import Container, Iterator, Mapping
from typing import Any

from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.opening.keys import opening_keys
from assembler.write.paper_states import CURRENT, FILED


def upload_order(papers: Mapping[str, Any], matter: Matter, stopped: Container[str] = ()) -> list[dict[str, Any]]:
    """Return the uploads in order: each current paper of *matter*, after any paper that it accompanies.

    *papers* has the manifest's entries, with their states, by file. *stopped* has the names of the papers that an error
    stopped. A motion and the papers that accompany it are all left out if one of them was stopped, or is in the
    manifest but neither current nor filed. A proposed amended complaint is left out, because it is uploaded as an
    exhibit.
    """
    waiting_motions = {
        principal(matter, filing).name
        for filing in matter.filings
        if filing.name in stopped or _state(f"{filing.name}.pdf", papers) not in {CURRENT, FILED, ""}
    }
    uploads = []
    for filing in _in_order(matter):
        name = f"{filing.name}.pdf"
        is_ready = _state(name, papers) == CURRENT and principal(matter, filing).name not in waiting_motions
        if is_ready and not opening_keys(filing).proposed:
            uploads.append(_upload(filing, matter, name, papers[name]))
    return uploads


def _state(name: str, papers: Mapping[str, Any]) -> str:
    """Return the state of the paper in the file *name*; "" if there is no such paper."""
    return str(papers[name].get("state")) if name in papers else ""


def _in_order(matter: Matter) -> Iterator[Filing]:
    """Yield the filings of *matter*, each followed by the papers that accompany it, orders of the judge last."""
    principal_names = {filing.name: principal(matter, filing).name for filing in matter.filings}
    for filing in matter.filings:
        if principal_names[filing.name] == filing.name:
            yield filing
            accompanying = [
                paper for paper in matter.filings if paper is not filing and principal_names[paper.name] == filing.name
            ]
            yield from sorted(accompanying, key=lambda paper: paper.paper.signer == "judge")


def _upload(filing: Filing, matter: Matter, name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    principal_name = principal(matter, filing).name
    files = entry.get("files", {})
    attachments = [_attachment(part, files) for part in entry.get("attachments", ()) if part.get("file") != name]
    return {
        "event": entry.get("event") or filing.paper.name,
        **({"accompanies": principal_name} if principal_name != filing.name else {}),
        "document": {"title": entry.get("title"), **_file(name, entry, files)},
        "attachments": attachments,
    }


def _attachment(part: Mapping[str, Any], files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the upload entry for an exhibit's file: its title on the form, and its name, pages, size and hash."""
    title = f"{part['label']}: {part['title']}" if "title" in part else part.get("label")
    details = {key: part[key] for key in ("date", "covers") if key in part}
    return {"title": title, **details, **_file(str(part.get("file")), part, files)}


def _file(name: str, entry: Mapping[str, Any], files: Mapping[str, Any]) -> dict[str, Any]:
    return {"file": name, "pages": entry.get("pages"), "sha256": entry.get("sha256"), **files.get(name, {})}
