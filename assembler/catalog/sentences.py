"""The program's sentences, and a firm's own, which replace the program's and may use the same placeholders."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from string import Formatter
from typing import Any

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.language.english import SIDE_FORMS, series
from assembler.load.packed import program_data, templates_folder
from assembler.load.yaml_reader import Document

SENTENCES = templates_folder() / "sentences.yaml"
MORE_SENTENCES = templates_folder() / "sentences"
"""The folder of sentences that only one family of papers uses."""

Sentences = Mapping[str, Mapping[str, str]]
"""Sentences by group and key."""

Forms = Mapping[str, set[str]]
"""The forms of each placeholder in a sentence: "" for no form, `full`, or `|` for a singular and plural pair."""

LEAD: Forms = {"plaintiffs": {"", "full", "|"}, "defendants": {"", "full", "|"}}
"""The placeholders that the opening sentence of a firm's own document type may have."""


@cache
def program_sentences() -> dict[str, Any]:
    """Return the program's sentences, for all papers and for each family."""
    sentences: dict[str, Any] = program_data(SENTENCES)
    for file in sorted(MORE_SENTENCES.glob("*.yaml")):
        sentences = merged_sentences(sentences, program_data(file))
    return sentences


def merged_sentences(base: Mapping[str, Any], own_sentences: Mapping[str, Any]) -> dict[str, Any]:
    """Return the sentences of *base*, in which *own_sentences* replace those with the same key."""
    return {**base, **{group: {**base.get(group, {}), **texts} for group, texts in own_sentences.items()}}


def changed_sentences(own_sentences: Mapping[str, Any], original_sentences: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of *own_sentences* that differ from the *original_sentences*."""
    return {
        group: {name: text for name, text in texts.items() if text != original_sentences.get(group, {}).get(name)}
        for group, texts in own_sentences.items()
    }


def sentence_faults(own_document: Document, original_sentences: Sentences, leads: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each key of *own_document* that *original_sentences* lacks, and for each fault in it.

    *leads* are the keys of the opening sentences of the firm's own document types.
    """
    opening = {lead.partition(".")[0] for lead in leads}
    for group, sentences in own_document.data.items():
        if group not in original_sentences and group not in opening:
            yield _unknown(own_document, (group,), did_you_mean(group, original_sentences))
        elif not isinstance(sentences, Mapping):
            yield fault("MAT003", own_document.values[(group,)], f"`{brief(group)}` is not a map of sentences")
        else:
            for key, text in sentences.items():
                yield from _faults(own_document, (group, key), text, original_sentences, leads)


def _faults(
    own_document: Document, path: tuple[str, str], text: object, original_sentences: Sentences, leads: Collection[str]
) -> Iterator[Finding]:
    group, key = path
    name = f"{group}.{key}"
    original = original_sentences.get(group, {}).get(key)
    allowed = LEAD if original is None else _forms(original)
    if original is None and name not in leads:
        yield _unknown(own_document, path, did_you_mean(key, original_sentences.get(group, {})))
    elif not isinstance(text, str):
        yield fault("MAT003", own_document.values[path], f"`{brief(name)}` must be text, not a list or a map")
    elif message := _placeholder_fault(text, allowed, _forms(*_texts(original_sentences))):
        allowed_words = series([f"`{{{placeholder}}}`" for placeholder in allowed], "or") or "no placeholder"
        yield fault("MAT003", own_document.values[path], f"`{brief(name)}` {message}", fix=f"use only {allowed_words}")


def _unknown(own_document: Document, path: KeyPath, fix: str) -> Finding:
    name = brief(".".join(map(str, path)))
    return fault(
        "MAT002",
        own_document.keys.get(path, own_document.values[path]),
        f"the program has no sentence `{name}`",
        fix=fix,
    )


def _texts(original_sentences: Sentences) -> Iterator[str]:
    return (text for sentences in original_sentences.values() for text in sentences.values())


def _forms(*texts: str) -> dict[str, set[str]]:
    """Return the placeholders in *texts*, each with its forms; a singular and plural pair is the form `|`."""
    forms: dict[str, set[str]] = {}
    for text in texts:
        for _, name, form, _ in Formatter().parse(text):
            if name is not None:
                forms.setdefault(name, set()).add("|" if "|" in (form or "") else form or "")
    return forms


def _placeholder_fault(text: str, allowed: Forms, all_forms: Forms) -> str:
    """Return the fault in the placeholders of *text*; "" if there is none."""
    try:
        parts = [*Formatter().parse(text)]
    except ValueError:
        return "has an unmatched brace; to print a brace, double it: `{{`"
    for _, name, form, conversion in parts:
        if name is None:  # text after the last placeholder
            continue
        if name not in allowed or conversion or not _has_form(all_forms.get(name, set()), form):
            placeholder = f"{{{name}{f'!{conversion}' if conversion else ''}{f':{form}' if form else ''}}}"
            return f"has the placeholder `{brief(placeholder)}`"
    return ""


def _has_form(forms: set[str], form: str | None) -> bool:
    """Whether a placeholder that has *forms* in the program's sentences may have *form*.

    A side of the case may have each form of a side, and a singular and plural pair.
    """
    if not form:
        return True
    is_side = bool(forms & SIDE_FORMS)
    return is_side or "|" in forms if "|" in form else is_side and form in SIDE_FORMS
