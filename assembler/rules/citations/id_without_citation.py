"""CIT007."""

from collections.abc import Iterator

from assembler.language.citations import ID, RECORD, citations
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.model.walk import Text, allegations
from assembler.rules._printed_texts import is_heading, texts_by_paper
from assembler.rules._texts import NOTE
from assembler.rules.rule import Problem, rule


@rule("CIT007", cite="The Bluebook, R. 4.1 and B4", basis="memory", fix="write out the citation")
def id_without_citation(matter: Matter) -> Iterator[Problem]:
    """`Id.` has no earlier citation to refer to.

    It refers to the authority cited last. Text and footnotes are separate: a footnote does not refer back to the text,
    nor the text to a footnote. Anything that may be cited counts, including an exhibit or a paper of the record.
    """
    proved = {(*path, "text") for path, allegation in allegations(matter) if allegation.exhibit}
    for _, written in texts_by_paper(matter):
        seen = {"text": False, "note": False}
        for text in written:
            for part, words in _parts(text):
                if not seen[part] and (match := ID.search(words)) and not _cites(words[: match.start()]):
                    what = "no earlier footnote cites anything" if part == "note" else "no citation comes before it"
                    yield Problem(text.path, f"`{match[0]}` has nothing to refer to: {what}")
                seen[part] = seen[part] or _cites(words) or (part == "text" and text.path in proved)


def _parts(text: Text) -> Iterator[tuple[str, str]]:
    """Yield the words of *text* without its footnotes, and then each footnote."""
    if is_heading(text):
        return
    yield "text", NOTE.sub(" ", text.words)
    yield from (("note", note[0]) for note in passages(NOTE, text.words))


def _cites(words: str) -> bool:
    return bool(RECORD.search(words)) or any(citation.kind != "id" for citation in citations(words))
