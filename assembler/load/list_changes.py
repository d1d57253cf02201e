"""Makes changes to an inherited list: `add`, `change` and `drop`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import Any

from assembler.findings.faults import brief, fault, quoted
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.suggestions import did_you_mean
from assembler.findings.visible import one_line
from assembler.load.parts import Part

ADD, CHANGE, DROP = "add", "change", "drop"
LIST_CHANGES = (ADD, CHANGE, DROP)
"""The keys of a map that changes an inherited list."""

ANCHORS = ("after", "before")
"""The keys of an added entry that name the entry beside which it goes."""

MAX_NAME_LENGTH = 240
"""The maximum length, in characters, at which a message gives the words of an entry in full."""

MAX_FAULTS = 20
"""The maximum number of faulty entries that are reported for one list."""

NAMING_KEYS = ("id", "cause", "paper", "event", "title", "heading", "text")
"""The keys that can name an entry, in order of preference. An entry that is a text names itself."""


@dataclass
class Entry:
    """An entry: its inherited value, its change or added value, and the entries added before and after it."""

    inherited: Part | None = None
    written: Part | None = None
    dropped: bool = False
    before: list["Entry"] = field(default_factory=list, repr=False)
    after: list["Entry"] = field(default_factory=list, repr=False)


def is_list_changes(value: Any) -> bool:
    """Whether *value* is a map with the key `add`, `change` or `drop`."""
    return isinstance(value, dict) and not value.keys().isdisjoint(LIST_CHANGES)


def forgotten_change(inherited: Part, value: Part) -> Finding | None:
    """Return a finding if *value*, given for the list *inherited*, is a map with the name of an entry as a key."""
    names = set(map(entry_name, inherited.value))
    if isinstance(value.value, dict):
        for key, child in value.children():
            if key in names:
                place = value.document.keys[child.path]
                name = brief(str(inherited.path[-1]))
                fix = f"write `{name}: {{change: {{{brief(key)}: ...}}}}`"
                return fault(
                    "YML011", place, f"`{brief(key)}`, an entry of the list `{name}`, is not under `change:`", fix=fix
                )
    return None


def changed_entries(inherited: Part, changes: Part) -> Iterator[Entry]:
    """Yield the entries of the list *inherited* with *changes* made, in order.

    Raises `MatterError` if a change cannot be made.
    """
    list_in_progress = _ListInProgress(inherited)
    faults = [*_shape_faults(changes)]
    if not faults:
        all_faults = chain(
            list_in_progress.drop(changes), list_in_progress.change(changes), list_in_progress.add(changes)
        )
        faults = [*islice(all_faults, MAX_FAULTS)]
    if faults:
        raise MatterError(*sorted(faults, key=lambda finding: finding.place))
    yield from (entry for entry in _in_order(list_in_progress.roots) if not entry.dropped)


def _in_order(roots: list[Entry]) -> Iterator[Entry]:
    """Yield *roots* and the entries that were added before and after them."""
    waiting = [(entry, False) for entry in reversed(roots)]
    while waiting:
        entry, is_ready = waiting.pop()
        if is_ready:
            yield entry
            continue
        waiting += [(added, False) for added in reversed(entry.after)]
        waiting.append((entry, True))
        waiting += [(added, False) for added in reversed(entry.before)]


def entry_name(value: Any) -> str:
    """Return the name of an entry: the entry if it is a text, or the value of a naming key; "" if it has none."""
    if isinstance(value, dict):
        value = next((value[key] for key in NAMING_KEYS if isinstance(value.get(key), str)), "")
    return one_line(value) if isinstance(value, str) else ""


@dataclass
class _ListInProgress:
    """An inherited list while changes are made to it."""

    inherited: Part
    roots: list[Entry] = field(init=False)
    by_name: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.roots = [Entry(inherited=part) for _, part in self.inherited.children()]
        for entry in self.roots:
            if entry.inherited and (name := entry_name(entry.inherited.value)):
                self.by_name[name].append(entry)

    @property
    def are_texts(self) -> bool:
        """Whether all inherited entries are plain texts."""
        return all(isinstance(value, str) for value in self.inherited.value)

    @property
    def key(self) -> str:
        """The list's key, as messages name it."""
        return brief(str(self.inherited.path[-1]))

    def drop(self, changes: Part) -> Iterator[Finding]:
        """Drop entries, and yield a finding for each that cannot be dropped."""
        for part in _listed_changes(changes, DROP):
            entry = self.entry(part.value, part.place)
            if isinstance(entry, Finding):
                yield entry
            elif entry.dropped:
                yield fault("YML011", part.place, f"{quoted(part.value)} is dropped twice", fix="delete one of the two")
            else:
                entry.dropped = True

    def change(self, changes: Part) -> Iterator[Finding]:
        """Give each changed entry its change, and yield a finding for each that cannot be changed."""
        if CHANGE not in changes.value:
            return
        for name, part in changes.child(CHANGE).children():
            place = part.document.keys[part.path]
            entry = self.entry(str(name), place)
            if isinstance(entry, Finding):
                yield entry
            elif entry.dropped:
                fix = "delete it under `change:` or under `drop:`"
                yield fault("YML011", place, f"`{brief(name)}` is both changed and dropped", fix=fix)
            elif finding := _misfit(str(name), entry, part):
                yield finding
            else:
                entry.written = part

    def add(self, changes: Part) -> Iterator[Finding]:
        """Add each entry beside the entry that it names, or at the end, and yield a finding for each fault."""
        for part in _listed_changes(changes, ADD):
            new_part, anchors = _without_anchors(part, are_texts=self.are_texts)
            entry = Entry(written=new_part)
            neighbors = self.roots
            if anchors:
                anchor = self.entry(anchors[0].value, anchors[0].place)
                if isinstance(anchor, Finding):
                    yield anchor
                    continue
                neighbors = anchor.after if anchors[0].path[-1] == "after" else anchor.before
            if len(anchors) > 1:
                message = "an added entry has both `after` and `before`"
                fix = "delete one of the two"
                yield fault("YML011", anchors[1].place, message, fix=fix)
            name = entry_name(new_part.value)
            if isinstance(new_part.value, dict) and "id" in new_part.value and self.remaining(name):
                fix = "change it under `change:`, drop it under `drop:`, or add the entry with another `id`"
                yield fault(
                    "YML011", new_part.child("id").place, f"`{self.key}` already has the entry `{name}`", fix=fix
                )
            neighbors.append(entry)
            if name:
                self.by_name[name].append(entry)

    def remaining(self, name: str) -> list[Entry]:
        """Return the entries called *name* that are not dropped, at most two."""
        return [*islice((entry for entry in self.by_name.get(name, ()) if not entry.dropped), 2)]

    def entry(self, name: Any, place: Place) -> Entry | Finding:
        """Return the entry called *name*, or a finding at *place* if there is no such entry or several."""
        if not isinstance(name, str):
            fix = "write the `id` of an entry, or its words if it has none"
            return fault("YML011", place, f"{brief(name)} is not the name of an entry of `{self.key}`", fix=fix)
        entries = self.remaining(one_line(name)) or self.by_name.get(one_line(name), [])[:2]
        if len(entries) == 1:
            return entries[0]
        shown_name = brief(name, MAX_NAME_LENGTH)
        if entries:
            fix = f"give each of them an `id` of its own in {self.inherited.place.file}"
            return fault("YML011", place, f"several entries of `{self.key}` are called `{shown_name}`", fix=fix)
        names = [brief(known_name, MAX_NAME_LENGTH) for known_name in self.by_name]
        fix = did_you_mean(shown_name, names) if names else ""
        return fault("YML011", place, f"no inherited entry of `{self.key}` is called `{shown_name}`", fix=fix)


def _listed_changes(changes: Part, key: str) -> list[Part]:
    return [part for _, part in changes.child(key).children()] if key in changes.value else []


def _without_anchors(part: Part, *, are_texts: bool) -> tuple[Part, list[Part]]:
    """Return an added entry without the keys `after` and `before`, and the values of those keys."""
    if not isinstance(part.value, dict):
        return part, []
    other_keys = {key: value for key, value in part.value.items() if key not in ANCHORS}
    anchors = [part.child(key) for key in ANCHORS if key in part.value]
    if anchors and are_texts and [*other_keys] == ["text"]:
        return part.child("text"), anchors
    return replace(part, value=other_keys), anchors


def _misfit(name: str, entry: Entry, change: Part) -> Finding | None:
    """Return a finding if *change* cannot change *entry*; otherwise None."""
    inherited = entry.inherited.value if entry.inherited else None
    if change.is_none:
        fix = f"write `drop: [{brief(name)}]`"
        return fault("YML011", change.place, f"`none` does not drop the entry `{brief(name)}`", fix=fix)
    if isinstance(change.value, dict) or (isinstance(change.value, str) and _is_text(inherited)):
        return None
    fix = "write its changed keys, each as `key: value`"
    return fault("YML011", change.place, f"the change of `{brief(name)}` is not a map of keys", fix=fix)


def _is_text(value: Any) -> bool:
    """Whether an entry of a list is a text, or a map whose main value is its text."""
    return isinstance(value, str) or (isinstance(value, dict) and "text" in value)


def _shape_faults(changes: Part) -> Iterator[Finding]:
    """Yield a finding for each key of *changes* that is unknown or has a value of the wrong kind."""
    for key, part in changes.children():
        place = changes.document.keys[part.path]
        if key not in LIST_CHANGES:
            fix = did_you_mean(str(key), LIST_CHANGES)
            yield fault("YML011", place, f"`{brief(key)}` is not a known key here", fix=fix)
        elif key == CHANGE and not isinstance(part.value, dict):
            fix = "write the `id` of each changed entry, and its changed keys below it"
            yield fault("YML011", part.place, f"`change` is not a map of ids, but {quoted(part.value)}", fix=fix)
        elif key != CHANGE and not isinstance(part.value, list):
            fix = f"write a list, as in `{key}: [...]`"
            yield fault("YML011", part.place, f"`{key}` is not a list, but {quoted(part.value)}", fix=fix)
