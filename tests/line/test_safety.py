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
    NOT_FREE,
    OF_SOME_PAPERS,
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

HOSTILE = [
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
    """Return a matter with all its texts, and their paths."""
    data, not_any_words = data_with_every_text(), {"Claim.incorporation", "Exhibit.file", "RelyingOn.because"}
    return data, tuple(path for path in paths_of_all() if field_at(path) not in not_any_words)


def marked(words: str) -> object:
    """Return the matter with *words* and a unique mark in each text."""
    data, paths = base()
    for number, path in enumerate(paths):
        data = with_value(data, path, f"{words} m{number}m")
    return data


@cache
def plans(words: str) -> tuple[Plan, ...]:
    """Return the plans of the matter whose texts all are *words*."""
    matter = validate(source(marked(words)), catalog())
    return tuple(plan_paper(matter, filing, catalog()) for filing in matter.filings)


class Reader(HTMLParser):
    """Reads a page as a browser does: its tags and attribute names, its letters, and its attribute values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shape: list[object] = []
        self.said: list[str] = []
        self._kept: list[bool] = []
        self._goes_on = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Record the tag and the values of its attributes, except for a span that keeps words together."""
        kept = tag == "span" and ("class", "keep") in attrs
        self._kept += [kept] if tag == "span" else []
        self.shape += [] if kept else [(tag, [name for name, _ in attrs])]
        if kept:
            self._goes_on = True
            return
        self.said += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Record the end of the tag."""
        kept = tag == "span" and self._kept.pop()
        self.shape += [] if kept else [tag]
        self._goes_on = kept

    def handle_data(self, data: str) -> None:
        """Record the letters; words that are kept together continue the letters before them."""
        if self._goes_on and self.said:
            self.said[-1] += data
        else:
            self.said.append(data)
        self._goes_on = False

    def handle_comment(self, data: str) -> None:
        """Record a comment."""
        self.shape.append(f"<!{data}")

    @property
    def letters(self) -> str:
        """The text of the page, in lower case, with plain quotation marks, dashes and spaces."""
        return plain(" ".join(self.said))


def plain(text: str) -> str:
    """Return *text* in lower case, with straight quotation marks, short dashes and single spaces."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''")).replace("—", "--")
    return " ".join(straight.split()).lower()


@cache
def page(words: str, number: int) -> Reader:
    return Reader(render(plans(words)[number]))


PLAIN = "Plain words"


@pytest.mark.slow
def test_every_text_of_the_model_is_tested() -> None:
    _, paths = base()
    fields = {field_at(path) for path in paths_of_all()}

    assert text_fields() - fields == NOT_FREE | OF_SOME_PAPERS
    assert len(fields) > 40
    assert len(paths) > 60


@pytest.mark.slow
def test_most_texts_are_printed() -> None:
    marks = {mark for number in (0, 1, 2) for mark in re.findall(r"m\d+m", page(PLAIN, number).letters)}

    assert len(marks) > 30


@pytest.mark.slow
@pytest.mark.parametrize("number", [0, 1, 2])
def test_words_are_printed_unchanged_and_do_not_change_other_text(number: int) -> None:
    harmless = page(PLAIN, number)
    marks = re.findall(r"m\d+m", harmless.letters)

    def changed(words: str) -> object:
        hostile = page(words, number)
        is_missing = hostile.letters.count(letters(words)) < harmless.letters.count(plain(PLAIN))
        return (
            hostile.shape != harmless.shape
            or is_missing
            or sorted(re.findall(r"m\d+m", hostile.letters)) != sorted(marks)
        )

    assert faults_by_name(HOSTILE, changed) == {}


def letters(words: str) -> str:
    """Return *words* as printed: Markdown removes a backslash before a sign, and pairs of emphasis marks."""
    return plain(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", words))


def test_expressions_are_not_evaluated() -> None:
    assert "54439" not in page("{{ 7*7777 }}", 0).letters


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


def watched(run: Run) -> list[str]:
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
    *opened, summary = watched(run)

    assert run.status == 0, run.out + run.err
    fonts = re.compile(rf"opened {re.escape(gettempdir())}/[\w-]+")  # the font configuration of the process
    assert [line for line in opened if not fonts.match(line)] == []
    assert re.fullmatch(r"saw \d{2,} and the matter True", summary)


@pytest.mark.slow
def test_the_watch_reports_outside_files_and_network_use(tmp_path: Path) -> None:
    write_file(tmp_path, "a: b")
    before = f"{WATCH}\nopen('/etc/passwd').close()\nimport socket\nsocket.socket().close()"
    run = run_separately("check", "matter.yaml", cwd=tmp_path, before=before)

    assert any(line.startswith("opened /etc/") for line in watched(run))
    assert any(line.startswith("socket.") for line in watched(run))


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
