"""Checks filings: the keys that the document type allows, and the parties, papers and claims that a filing names."""

from collections.abc import Iterator, Sequence

from assembler.catalog import Catalog
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import article, series
from assembler.law.dismissal.claims import CLAIMANT_ROLES, has_left, responsive_claimants
from assembler.load.source import Source
from assembler.model.filing import Dismissal, Filing
from assembler.model.listed_sections import count_names, listed_sections, prints_counts
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.relief import PARAGRAPHS
from assembler.model.walk import of_side, referable
from assembler.papers import every_key, keys_of
from assembler.papers.declaration.keys import declaration_keys
from assembler.papers.ending.keys import dismissal_keys, ending_keys
from assembler.papers.motion.keys import motion_keys
from assembler.validate.companion_papers import companion_faults
from assembler.validate.listed_counts import listed_count_faults
from assembler.validate.names import listed_twice, unknown_names

NOBODY_REMAINS = "correct the `date:` of the filing or of `terminated:`, or delete the filing"
"""The remedy if all parties on a side have left the case by the date of a paper."""


def filing_faults(matter: Matter, source: Source, catalog: Catalog) -> Iterator[Finding]:
    """Yield a finding for each undefined name in a filing, and each key that its document type does not allow."""
    first_index_by_name: dict[str, int] = {}
    for index, filing in enumerate(matter.filings):
        path: KeyPath = ("filings", index)
        yield from _choice_faults(filing, source, path, catalog)
        yield from _filing_name_faults(matter, filing, source, path)
        yield from _dismissal_faults(matter, filing, source, path)
        yield from _reliance_faults(matter, filing, source, path)
        yield from _words_read_faults(matter, filing, source, path)
        yield from companion_faults(matter, filing, source, path)
        yield from _filer_faults(matter, filing, source, path)
        yield from _needs_faults(matter, filing, source, path)
        yield from _no_text_faults(matter, filing, source, path)
        yield from listed_count_faults(matter, filing, source, path)
        yield from _unsworn_faults(filing, source, path)
        yield from _prayer_label_faults(matter, filing, source)
        # Some file systems ignore case in file names.
        first_index = first_index_by_name.setdefault(filing.name.lower(), index)
        if first_index != index:
            message = f"two papers are called `{filing.name}`; the first is number {first_index + 1} in `filings:`"
            yield fault("MAT005", source.place_at(path), message, fix="give one of them its own `id:`")


def _filing_name_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each undefined section, person, attorney or party that a filing names."""
    sections = (*filing.paper.sections, *(section.id for section in matter.sections))
    counts = count_names(filing, matter.claims)
    yield from unknown_names(source, (*path, "sections"), filing.sections, (*sections, *counts), "section")
    omitted = {*sections, *Matter.model_fields, *every_key(), *_defined_names(matter)}
    yield from unknown_names(source, (*path, "omits"), filing.omits, sorted(omitted), "part of the matter")
    yield from unknown_names(source, (*path, "verified_by"), filing.verified_by, matter.people, "person")
    for names_path, names in filing.party_names():
        yield from unknown_names(source, (*path, *names_path), names, matter.parties, "party")
    pro_se_names = [name for name, party in matter.parties.items() if party.pro_se]
    signing_names = (*matter.counsel, *pro_se_names)
    represented_party = "party: write the party's attorneys, or give it `pro_se: true` if it has none"
    other_kinds = {name: represented_party for name in matter.parties if name not in signing_names}
    yield from unknown_names(
        source, (*path, "signed"), filing.signed, signing_names, "attorney", other_kinds=other_kinds
    )
    for index, group in enumerate(filing.signature_block):
        signer_path = (*path, "signature_block", index, "signs")
        yield from unknown_names(source, signer_path, group.signs, signing_names, "attorney", other_kinds=other_kinds)
    noun = "attorney, or party without counsel,"
    yield from unknown_names(source, (*path, "consents"), filing.consents, signing_names, noun, other_kinds=other_kinds)
    yield from unknown_names(
        source, (*path, "stipulated_by"), ending_keys(filing).stipulated_by, matter.parties, "party"
    )
    yield from unknown_names(source, (*path, "declarant"), declaration_keys(filing).declarant, matter.people, "person")
    yield from unknown_names(source, (*path, "claimant"), ending_keys(filing).claimant, matter.parties, "party")
    recipients = (*matter.counsel, *matter.parties)
    if conference := motion_keys(filing).conferred:
        conferred_path = (*path, "conferred", "with")
        yield from unknown_names(source, conferred_path, conference.whom, recipients, "attorney or party")
    for index, service in enumerate(filing.service):
        yield from unknown_names(source, (*path, "service", index, "on"), service.on, recipients, "attorney or party")


def _unsworn_faults(filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for `notary` on a paper to which nobody swears."""
    if filing.notary is not None and "notary" in filing.paper.choices and not filing.affiants:
        message = "`notary` says how a paper is sworn, but nobody swears to this paper"
        fix = "add `verified_by:` with the person who verifies it, or delete `notary:`"
        yield fault("MAT007", source.place_at((*path, "notary")), message, fix=fix)


def _defined_names(matter: Matter) -> Iterator[str]:
    """Yield the names that the matter defines."""
    for part in (matter.parties, matter.firms, matter.counsel, matter.people, matter.exhibits, matter.terms):
        yield from part
    yield from referable(matter)


def _filer_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for a paper that no party in the case can file."""
    plaintiffs = of_side(matter.parties, "plaintiff").values()
    if filing.paper.signer == "claimant":
        yield from _claimant_faults(matter, filing, source, path)
    elif filing.paper.signer == "filers":
        yield from _named_filer_faults(matter, filing, source, path)
    elif not plaintiffs and matter.in_re and not filing.paper.opens:
        message = f"`{filing.name}` is filed by a plaintiff, but the matter has none"
        fix = "add the party who files it, with `role: plaintiff`; `sides:` can give that side another name"
        yield fault("MAT007", source.place_at(path), message, fix=fix)
    elif plaintiffs and all(has_left(party, filing.date) for party in plaintiffs):
        message = f"every plaintiff has left the case by the date of `{filing.name}`"
        yield fault("MAT007", source.place_at(path), message, fix=NOBODY_REMAINS)
    defendants = of_side(matter.parties, "defendant").values()
    if filing.paper.opens and defendants and all(has_left(party, filing.date) for party in defendants):
        message = f"every defendant has left the case by the date of `{filing.name}`, so it is against nobody"
        yield fault("MAT007", source.place_at(path), message, fix=NOBODY_REMAINS)


def _named_filer_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if a paper has no filer, a filer has left the case, or the filers are on different sides."""
    filed_by_path = (*path, "filed_by")
    if not filing.filed_by:
        message = f"nobody files `{filing.name}`"
        fix = "add `filed_by:` with the party who files it, or with several parties on one side"
        yield fault("MAT007", source.place_at(path), message, fix=fix)
    filers = [(name, matter.parties[name]) for name in filing.filed_by if name in matter.parties]
    for name, party in filers:
        if has_left(party, filing.date):
            message = f"`{name}` has left the case by the date of `{filing.name}`"
            fix = "correct the `date:` of the filing or of `terminated:`, or delete the name"
            yield fault("MAT009", source.place_at(filed_by_path), message, fix=fix)
    filer_by_side = {party.on_side: name for name, party in reversed(filers)}
    if len(filer_by_side) > 1:
        filers_in_words = series([f"`{name}` ({side})" for side, name in reversed(filer_by_side.items())])
        message = f"`{filing.name}` is filed by parties on different sides: {filers_in_words}"
        fix = "in `filed_by:`, write only parties on one side; the other side files a separate paper"
        yield fault("MAT003", source.place_at(filed_by_path), message, fix=fix)


def _claimant_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if a paper's claimant is not known, makes no responsive claim, or is itself to be dismissed."""
    claimants = responsive_claimants(matter)
    named_claimant = ending_keys(filing).claimant
    example = f"add `further_roles: [{CLAIMANT_ROLES[0]}]` to the party"
    if named_claimant is None and len(claimants) != 1:
        subject = f"{series([f'`{name}`' for name in claimants])} make" if claimants else "no party makes"
        paper = f"{article(filing.paper.id)} `{filing.paper.id}`"
        message = f"{paper} needs `claimant`: {subject} a counterclaim, a crossclaim or a third-party claim"
        yield fault(
            "MAT007", source.place_at(path), message, fix="add `claimant:` with one of them" if claimants else example
        )
    elif named_claimant in matter.parties and named_claimant not in claimants:
        message = f"`{named_claimant}` makes no counterclaim, crossclaim or third-party claim"
        yield fault("MAT007", source.place_at((*path, "claimant")), message, fix=example)
    claimant = named_claimant or "".join(claimants[:1])
    for index, entry in enumerate(dismissal_keys(filing).dismisses):
        if claimant in entry.parties:
            message = f"`{claimant}` dismisses its own claim, which is against other parties"
            fix = f"in `dismisses:`, write the parties against whom `{claimant}` makes its claim"
            yield fault("MAT006", source.place_at((*path, "dismisses", index)), message, fix=fix)


def _dismissal_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each undefined or repeated party or claim to dismiss."""
    any_party = filing.paper.signer == "claimant"
    parties = ("all", *(matter.parties if any_party else of_side(matter.parties, "defendant")))
    claims = _claims_by_name(matter)
    seen_entries: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = set()
    for index, entry in enumerate(dismissal_keys(filing).dismisses):
        entry_path = (*path, "dismisses", index)
        yield from unknown_names(
            source, (*entry_path, "parties"), entry.parties, parties, "party" if any_party else "defendant"
        )
        yield from unknown_names(source, (*entry_path, "claims"), entry.claims, claims, "claim")
        yield from unknown_names(
            source, (*entry_path, "by"), entry.by, of_side(matter.parties, "plaintiff"), "plaintiff"
        )
        for name in entry.parties:
            if (name, entry.claims, entry.by) in seen_entries:
                yield listed_twice(source.place_at(entry_path), name)
        seen_entries |= {(name, entry.claims, entry.by) for name in entry.parties}
        if not any_party:
            yield from _claim_and_party_faults(matter, entry, source, entry_path)


def _reliance_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if `relies_on` is inherited, is after the paper, or names no counsel of a dismissing party."""
    reliance = dismissal_keys(filing).relies_on
    reliance_path = (*path, "relies_on")
    if reliance is None:
        return
    if not source.is_own(reliance_path):
        message = f"`relies_on` of `{filing.name}` is inherited, but it covers only the papers of one matter"
        fix = "write the filing and its `relies_on:` in the matter itself"
        yield fault("MAT010", source.place_at(reliance_path), message, fix=fix)
    yield from unknown_names(source, (*reliance_path, "lawyer"), reliance.lawyer, matter.counsel, "attorney")
    if reliance.lawyer in matter.counsel and reliance.lawyer not in _counsel_of_dismissing(matter, filing):
        message = f"`{brief(reliance.lawyer)}` is not counsel for a dismissing party, and cannot vouch for the paper"
        fix = "in `lawyer:`, write an attorney of a dismissing party; or list this attorney in that party's `counsel:`"
        yield fault("MAT004", source.place_at((*reliance_path, "lawyer")), message, fix=fix)
    if filing.date and reliance.date > filing.date:
        message = f"`relies_on` is dated {reliance.date}, after `{filing.name}`, dated {filing.date}"
        yield fault("MAT009", source.place_at((*reliance_path, "date")), message)


def _words_read_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if `own_words_read` is inherited, is after the paper, or names nobody in the matter."""
    statement = dismissal_keys(filing).own_words_read
    statement_path = (*path, "own_words_read")
    if statement is None:
        return
    if not source.is_own(statement_path):
        message = f"`own_words_read` of `{filing.name}` is inherited, but it covers only the paper of one matter"
        fix = "write the filing and its `own_words_read:` in the matter itself"
        yield fault("MAT010", source.place_at(statement_path), message, fix=fix)
    readers = {**matter.counsel, **matter.parties}
    yield from unknown_names(source, (*statement_path, "by"), statement.by, readers, "attorney or party")
    if filing.date and statement.date > filing.date:
        message = f"`own_words_read` is dated {statement.date}, after `{filing.name}`, dated {filing.date}"
        yield fault("MAT009", source.place_at((*statement_path, "date")), message)


def _counsel_of_dismissing(matter: Matter, filing: Filing) -> set[str]:
    """Return the attorneys of the parties who dismiss by *filing*."""
    plaintiffs = of_side(matter.parties, "plaintiff")
    plaintiff_names = {name for entry in dismissal_keys(filing).dismisses for name in entry.by}
    dismissed_names = {name for entry in dismissal_keys(filing).dismisses for name in entry.parties}
    claimant = ending_keys(filing).claimant
    if claimant:
        dismissing_names = {claimant}
    elif dismissed_names & set(plaintiffs):
        dismissing_names = set(responsive_claimants(matter))
    else:
        dismissing_names = plaintiff_names or set(plaintiffs)
    return {lawyer for name in dismissing_names & set(matter.parties) for lawyer in matter.parties[name].counsel}


def _claim_and_party_faults(matter: Matter, entry: Dismissal, source: Source, entry_path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each claim of *entry* against none of its parties, and each party without a claim."""
    claims_by_name = _claims_by_name(matter)
    named_claims = [(name, claims_by_name[name]) for name in entry.claims if name in claims_by_name]
    parties = [name for name in entry.parties if name in matter.parties]
    for index, (name, claim) in enumerate(named_claims):
        if any(claim is earlier_claim for _, earlier_claim in named_claims[:index]):
            message = f"this entry already names the claim `{brief(name)}`"
            yield fault("MAT005", source.place_at((*entry_path, "claims", index)), message, fix="delete one of them")
        elif parties and len(parties) == len(entry.parties) and not set(parties) & set(claim.against):
            message = f"claim `{brief(name)}` is not against {series([f'`{party}`' for party in parties], 'or')}"
            opponents = series([f"`{party}`" for party in claim.against])
            fix = f"delete the claim, or dismiss a party that it is against: {opponents}"
            yield fault("MAT004", source.place_at((*entry_path, "claims", index)), message, fix=fix)
    sued_names = {party for _, claim in named_claims for party in claim.against}
    for index, party in enumerate(parties):
        if sued_names & set(parties) and party not in sued_names:
            message = f"none of the claims named here is against `{brief(party)}`"
            fix = "delete the name, or add a claim against that party to `claims:`"
            yield fault("MAT004", source.place_at((*entry_path, "parties", index)), message, fix=fix)


def _claims_by_name(matter: Matter) -> dict[str, Claim]:
    """Return the claims of *matter* by `id` (or by a name such as `count-1`) and by cause."""
    return {
        name: claim
        for number, claim in enumerate(matter.claims, 1)
        for name in (claim.id or f"count-{number}", claim.cause.id)
    }


def _choice_faults(filing: Filing, source: Source, path: KeyPath, catalog: Catalog) -> Iterator[Finding]:
    """Yield a finding for each key that the document type does not allow."""
    keys = sorted(keys_of(filing.paper))
    for key in sorted(filing.given_keys.difference(keys)):
        kind = filing.paper.id
        message = f"`{key}` is not a known key of {article(kind)} `{kind}`"
        fix = _remedy_for_key(key, keys, catalog)
        if key == "prejudice" and "dismisses" in keys:
            message = f"{article(kind)} `{kind}` says nothing about prejudice; the law on dismissals decides it"
            fix = "delete the key"
        elif key == "amends":
            message = f"`amends` is for pleadings; the program does not compare {article(kind)} `{kind}` with another"
            fix = f"delete it, and write the whole amended paper with `title: First Amended {filing.paper.name}`"
        yield fault("MAT002", source.key_place((*path, key)), message, fix=fix)


MAX_LISTED = 3
"""The maximum number of kinds of papers that a remedy lists."""


def _remedy_for_key(key: str, keys: Sequence[str], catalog: Catalog) -> str:
    """Return the remedy for *key*, which is not among *keys*: some kinds of papers that use it, or a similar key."""
    documents = (catalog.record("document", name) for name in catalog.names("document"))
    documents_with_key = [document for document in documents if key in keys_of(document)]
    filed_documents = [document for document in documents_with_key if not document.plain]
    names = [f"`{document.id}`" for document in filed_documents or documents_with_key]
    suffix = " and others" if len(names) > MAX_LISTED else ""
    if not names:
        return did_you_mean(key, keys)
    return f"delete it; it is a key of {', '.join(names[:MAX_LISTED])}{suffix}"


def _prayer_label_faults(matter: Matter, filing: Filing, source: Source) -> Iterator[Finding]:
    """Yield a finding if the prayer continues the paragraph numbers of a paper without numbered paragraphs."""
    asks_for_relief = "relief" in listed_sections(filing) or prints_counts(filing, matter.claims)
    if filing.paper.numbered or not asks_for_relief:
        return
    if matter.prayer.numbered:
        message = f"the prayer is a numbered paragraph, but `{filing.name}` has no numbered paragraphs"
        yield fault("MAT003", source.place_at(("prayer", "numbered")), message, fix="delete `numbered`")
    if matter.prayer.labels == PARAGRAPHS:
        message = f"the prayer continues from the last paragraph, but `{filing.name}` has no numbered paragraphs"
        fix = "write the label of the first item, as in `labels: A.`, or `none`"
        yield fault("MAT003", source.place_at(("prayer", "labels")), message, fix=fix)


def _needs_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding for each key that the document type needs and that neither the filing nor the matter has."""
    for key in filing.paper.needs:
        owner = filing if key in keys_of(filing.paper) else matter
        if not getattr(owner, key, None) and not (key == "relief" and any(claim.relief for claim in matter.claims)):
            message = f"{article(filing.paper.id)} `{filing.paper.id}` needs `{key}`"
            fix = f"add `{key}:` to the {'filing' if owner is filing else 'matter'}"
            yield fault("MAT007", source.place_at(path), message, fix=fix)


def _no_text_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if a paper's only section is `paragraphs` but it has no paragraphs and no opening sentence."""
    has_lead = not filing.words.leaves_out("lead") and (filing.paper.lead or filing.words.lead or matter.words.lead)
    if set(filing.sections or filing.paper.sections) == {"paragraphs"} and not filing.paragraphs and not has_lead:
        message = f"`{filing.name}` has no text: its only section is `paragraphs`, and the filing gives none"
        yield fault("MAT007", source.place_at(path), message, fix="add `paragraphs:` with the text of the paper")
