"""Words of a matter are never markup, a template or an address to fetch, in any text."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import gettempdir

import pytest

from assembler.findings.path import KeyPath
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.support.every_text import (
    RESTRICTED_FIELDS,
    TEXTS_OF_SOME_PAPERS,
    data_with_every_text,
    field_at,
    paths_of_all,
    source,
    text_fields,
    with_value,
)
from tests.support.matters import catalog
from tests.support.runs import Run, run_separately, write_file, write_matter
from tests.support.walks import faults_by_name

HOSTILE_WORDS = [
    "<script>alert(1)</script>",
    "</title></style></p><p>",
    '"><img src=x onerror=y>',
    "' onclick='x",
    "<!-- not a comment",
    "]]> &lt;b&gt; &amp;",
    "{{ 7*7 }}",
    "{% raw %}",
    "{% include 'css/page.css' %}",
    "{# nothing #}",
    "{plaintiffs}",
    "{plaintiffs.names[0]}",
    "{0} {} {x!r:>9}",
    "{plaintiffs:alleges|allege}",
    "} { }} {{",
    "%s %(x)s %d",
    "$(id) `id` ${HOME}",
    "file:///etc/passwd",
    "http://example.com/x.css",
    "url(file:///etc/passwd)",
    "@import 'http://example.com/'",
    "javascript:alert(1)",
    "../../etc/passwd",
    "\\1 \\g<0> \\N{BULLET}",
    "counter(page) attr(id)",
]
"""Words with a special meaning in HTML, CSS, templates, the program's sentences, a shell or a pattern."""


@cache
def base() -> tuple[object, tuple[KeyPath, ...]]:
    """Return a matter with all its texts, and the paths of the texts that may be any words."""
    restricted_fields = {"Claim.incorporation", "Exhibit.file", "RelyingOn.because"}
    paths = tuple(path for path in paths_of_all() if field_at(path) not in restricted_fields)
    return data_with_every_text(), paths


def matter_data(words: str) -> object:
    """Return the matter with *words* and a unique mark in each text."""
    data, paths = base()
    for index, path in enumerate(paths):
        data = with_value(data, path, f"{words} m{index}m")
    return data


MARK = re.compile(r"m\d+m")


@cache
def plans(words: str) -> tuple[Plan, ...]:
    """Return the plans of the matter whose texts all are *words*."""
    matter = validate(source(matter_data(words)), catalog())
    return tuple(plan_paper(matter, filing, catalog()) for filing in matter.filings)


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags and attribute names, its letters, and its attribute values.

    A span of the class `keep`, which keeps words on one line, is left out; its letters continue those before it.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: list[object] = []
        self.texts: list[str] = []
        self._open_spans: list[str] = []  # "keep" for a span that keeps words together, else ""
        self._continues_text = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the tag and the values of its attributes, except for a span that keeps words together."""
        keeps_together = tag == "span" and ("class", "keep") in attrs
        if tag == "span":
            self._open_spans.append("keep" if keeps_together else "")
        if keeps_together:
            self._continues_text = True
            return
        self.shape.append((tag, [name for name, _ in attrs]))
        self.texts += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Record the end of the tag, except for a span that keeps words together."""
        keeps_together = tag == "span" and self._open_spans.pop() == "keep"
        if not keeps_together:
            self.shape.append(tag)
        self._continues_text = keeps_together

    def handle_data(self, data: str) -> None:
        """Record the letters; unbreakable words continue the letters before them."""
        if self._continues_text and self.texts:
            self.texts[-1] += data
        else:
            self.texts.append(data)
        self._continues_text = False

    def handle_comment(self, data: str) -> None:
        """Record a comment."""
        self.shape.append(f"<!{data}")

    @property
    def letters(self) -> str:
        """The text of the page, in lower case, with plain quotation marks, dashes and spaces."""
        return plain(" ".join(self.texts))


def plain(text: str) -> str:
    """Return *text* in lower case, with straight quotation marks, short dashes and single spaces."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''")).replace("—", "--")
    return " ".join(straight.split()).lower()


@cache
def page(words: str, paper_index: int) -> Reader:
    return Reader(render(plans(words)[paper_index]))


HARMLESS_WORDS = "Plain words"


@pytest.mark.slow
def test_every_text_of_the_model_is_tested() -> None:
    _, paths = base()
    fields = {field_at(path) for path in paths_of_all()}

    assert text_fields() - fields == RESTRICTED_FIELDS | TEXTS_OF_SOME_PAPERS
    assert len(fields) > 40
    assert len(paths) > 60


@pytest.mark.slow
def test_most_texts_are_printed() -> None:
    letters_of_papers = " ".join(page(HARMLESS_WORDS, paper_index).letters for paper_index in (0, 1, 2))
    assert len(set(MARK.findall(letters_of_papers))) > 30


@pytest.mark.slow
@pytest.mark.parametrize("paper_index", [0, 1, 2])
def test_words_are_printed_unchanged_and_do_not_change_other_text(paper_index: int) -> None:
    harmless_page = page(HARMLESS_WORDS, paper_index)
    harmless_marks = sorted(MARK.findall(harmless_page.letters))
    count = harmless_page.letters.count(plain(HARMLESS_WORDS))

    def faults(words: str) -> list[str]:
        hostile_page = page(words, paper_index)
        is_fault = {
            "other tags": hostile_page.shape != harmless_page.shape,
            "missing words": hostile_page.letters.count(letters(words)) < count,
            "other marks": sorted(MARK.findall(hostile_page.letters)) != harmless_marks,
        }
        return [fault for fault, occurs in is_fault.items() if occurs]

    assert faults_by_name(HOSTILE_WORDS, faults) == {}


def letters(words: str) -> str:
    """Return *words* as printed: Markdown removes a backslash before a sign, and pairs of emphasis marks."""
    return plain(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words))


@pytest.mark.slow
def test_expressions_are_not_evaluated() -> None:
    assert "54439" not in page("{{ 7*7777 }}", paper_index=0).letters


# -- outside resources ------------------------------------------------------------------------------------------------

WATCH = r"""
import mimetypes, os, sys, sysconfig
ALLOWED = [os.path.realpath(folder) for folder in (
    os.getcwd(), sys.prefix, sys.base_prefix, *sysconfig.get_paths().values(), os.environ["PYTHONPATH"],
    "/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts", "/var/cache/fontconfig", "/usr/lib", "/lib",
    os.path.join(os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config"), "assembler", "trusted"),
    "/usr/share/zoneinfo", "/dev/null", "/dev/urandom", "/proc/self", *mimetypes.knownfiles,
)]
BARRED = ("socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "urllib.", "ftplib.", "http.")
SEEN = set()
def watch(event, args):
    if event == "open" and isinstance(args[0], (str, bytes)):
        file = os.path.realpath(os.fsdecode(args[0]))
        SEEN.add(file)
        if not any(file == folder or file.startswith(folder.rstrip("/") + "/") for folder in ALLOWED):
            os.write(2, f"WATCH opened {file}\n".encode())
    elif event.startswith(BARRED):
        os.write(2, f"WATCH {event} {args!r}\n".encode())
import atexit
def tell():
    matter = os.path.realpath("matter.yaml") in SEEN
    os.write(2, f"WATCH saw {len(SEEN)} and the matter {matter}\n".encode())
atexit.register(tell)
sys.addaudithook(watch)
"""
"""Python code that reports each file opened outside the matter, the program, the fonts and the trust file, and each use
of the network."""


def watch_reports(run: Run) -> list[str]:
    """Return the events that the code of `WATCH` reported in *run*, one per line."""
    return [line.removeprefix("WATCH ") for line in run.err.splitlines() if line.startswith("WATCH ")]


def hostile_paper(folder: Path) -> Path:
    """Write a matter whose paragraphs and names are URLs."""
    changes = """
        parties:
          beta: {name: "file:///etc/passwd", called: "http://example.com/"}
        more_facts:
          - id: more
            heading: "url(file:///etc/passwd)"
            paragraphs:
              - text: |
                  <img src="file:///etc/passwd"> and <link href="http://example.com/x.css">.^[http://example.com/]
        """
    return write_matter(folder, changes)


@pytest.mark.slow
@pytest.mark.pdf
def test_a_build_opens_no_file_outside_its_folders_and_uses_no_network(tmp_path: Path) -> None:
    hostile_paper(tmp_path)
    run = run_separately("build", "--document", "complaint", "--out", "out", "matter.yaml", cwd=tmp_path, before=WATCH)
    *outside_files, summary = watch_reports(run)

    assert run.status == 0, run.out + run.err
    fonts = re.compile(rf"opened {re.escape(gettempdir())}/[\w-]+")  # the font configuration of the process
    assert [line for line in outside_files if not fonts.match(line)] == []
    assert re.fullmatch(r"saw \d{2,} and the matter True", summary)


@pytest.mark.slow
def test_the_watch_reports_outside_files_and_network_use(tmp_path: Path) -> None:
    write_file(tmp_path, "a: b")
    before = f"{WATCH}\nopen('/etc/passwd').close()\nimport socket\nsocket.socket().close()"
    run = run_separately("check", "matter.yaml", cwd=tmp_path, before=before)

    assert any(line.startswith("opened /etc/") for line in watch_reports(run))
    assert any(line.startswith("socket.") for line in watch_reports(run))


# -- the same bytes ---------------------------------------------------------------------------------------------------

NEW_YORK = {"PYTHONHASHSEED": "1", "TZ": "America/New_York", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}
KIRITIMATI = {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "COLUMNS": "40"}


@pytest.mark.slow
@pytest.mark.pdf
def test_the_same_matter_gives_the_same_bytes_in_any_environment(tmp_path: Path) -> None:
    outputs = []
    for name, env in (("a", NEW_YORK), ("another, longer name", KIRITIMATI)):
        folder = tmp_path / name
        hostile_paper(folder)
        assert run_separately("build", "matter.yaml", cwd=folder, env=env).status == 0
        files = sorted((folder / "output" / "matter").iterdir())
        outputs.append({file.name: file.read_bytes() for file in files})

    assert len(outputs[0]) == 3
    assert outputs[0] == outputs[1]
