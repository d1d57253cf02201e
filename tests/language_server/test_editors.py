"""The recipes of docs/editor.md work in the editors that are installed, and beside `yaml-language-server`."""

import asyncio
import json
import re
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

from assembler.commands.schema import as_json
from tests.support.places import ROOT
from tests.support.small_matter import TEXT

pytestmark = pytest.mark.tools

PAGE = (ROOT / "docs" / "editor.md").read_text("utf-8")
COMMAND = "/home/ann/assembler/.venv/bin/assembler"
"""The command in the recipes."""

MISSPELLED = TEXT.replace("[placeholder]", "[placeholdr]")

YAML_SERVER = ROOT / ".venv" / "node" / "node_modules" / ".bin" / "yaml-language-server"

LIST_FINDINGS = """
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 100)
for _, finding in ipairs(vim.diagnostic.get(0)) do print(finding.code) end
vim.cmd('edit settings.yaml')
vim.wait(1000)
print(#vim.diagnostic.get(0) .. ' in settings')
vim.cmd('qa!')
"""

SHOW_FINDINGS = """
(dolist (folder (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa/*")) (add-to-list 'load-path folder))
(require 'yaml-mode)
(require 'eglot)
(add-to-list 'auto-mode-alist '("\\\\.yaml\\\\'" . yaml-mode))
(load (expand-file-name "recipe.el"))
(find-file "matter.yaml")
(message "starts by itself: %s" (memq 'assembler-start yaml-mode-hook))
(call-interactively #'eglot)
(let ((tries 0))
  (while (and (< tries 200) (not (flymake-diagnostics)))
    (accept-process-output nil 0.1)
    (flymake-start)
    (setq tries (1+ tries))))
(dolist (finding (flymake-diagnostics)) (message "%s" (flymake-diagnostic-text finding)))
"""


def block(language: str, words: str) -> str:
    """Return the block in *language* of the page that has *words*, with the command of this checkout."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    (text,) = [str(text) for text in blocks if words in text]
    return text.replace(COMMAND, str(ROOT / ".venv" / "bin" / "assembler"))


def output_of(command: list[str], folder: Path) -> str:
    """Return the output of *command* in *folder*, with a matter that has an error and a file of another program."""
    (folder / "matter.yaml").write_text(MISSPELLED, "utf-8")
    (folder / "settings.yaml").write_text("services: {web: {image: x}}\n", "utf-8")
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=90, check=False)
    return run.stdout + run.stderr


@pytest.mark.skipif(not shutil.which("nvim"), reason="Neovim is not installed")
def test_the_recipe_for_neovim_shows_the_findings_of_a_matter(tmp_path: Path) -> None:
    (tmp_path / "init.lua").write_text(block("lua", "vim.lsp.start"), "utf-8")
    (tmp_path / "list.lua").write_text(LIST_FINDINGS, "utf-8")
    words = output_of(["nvim", "--headless", "-u", "init.lua", "matter.yaml", "-c", "luafile list.lua"], tmp_path)
    assert "MAT004" in words
    assert "0 in settings" in words


@pytest.mark.skipif(
    not (shutil.which("emacs") and [*Path("/usr/share/emacs/site-lisp/elpa").glob("yaml-mode*")]),
    reason="Emacs or its yaml-mode is not installed",
)
def test_the_recipe_for_emacs_shows_the_findings_of_a_matter(tmp_path: Path) -> None:
    (tmp_path / "recipe.el").write_text(block("elisp", "eglot-server-programs"), "utf-8")
    (tmp_path / "show.el").write_text(SHOW_FINDINGS, "utf-8")
    words = output_of(["emacs", "-Q", "--batch", "-l", "show.el"], tmp_path)
    assert "starts by itself: (assembler-start" in words
    assert "MAT004" in words


def test_the_settings_of_vs_code_and_zed_are_json_that_starts_this_command() -> None:
    code = json.loads(block("json", "glspc"))
    assert Path(code["glspc.server.command"], *code["glspc.server.commandArguments"]).name == "lsp"
    binary = json.loads(block("json", '"lsp": {'))["lsp"]["yaml-language-server"]["binary"]
    assert Path(binary["path"]).name == "assembler"
    assert binary["arguments"] == ["lsp"]


@asynccontextmanager
async def yaml_server(
    folder: Path,
) -> AsyncIterator[tuple[LanguageClient, asyncio.Queue[types.PublishDiagnosticsParams]]]:
    """Start `yaml-language-server` in *folder* with the settings of the page, and yield its client and its findings."""
    client = LanguageClient("test", "1")
    diagnostics: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
    settings = {"completion": "yaml.completion: false" not in PAGE, "validate": True, "schemaStore": {"enable": False}}

    def configuration(params: types.ConfigurationParams) -> list[object]:
        return [settings if item.section == "yaml" else {} for item in params.items]

    client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(diagnostics.put_nowait))
    client.feature(types.WORKSPACE_CONFIGURATION)(configuration)
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
    await client.start_io(str(YAML_SERVER), "--stdio")
    workspace = types.WorkspaceClientCapabilities(configuration=True)
    await client.initialize_async(
        types.InitializeParams(types.ClientCapabilities(workspace=workspace), root_uri=folder.as_uri())
    )
    client.initialized(types.InitializedParams())
    try:
        yield client, diagnostics
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]  # pygls has no type here


@pytest.mark.skipif(
    not YAML_SERVER.exists(), reason="yaml-language-server is not installed; `sh setup.sh tools` tries it"
)
def test_yaml_language_server_agrees_and_no_proposal_is_doubled(tmp_path: Path) -> None:
    (tmp_path / "matter.schema.json").write_text(as_json("matter"), "utf-8")
    schema_line = "# yaml-language-server: $schema=matter.schema.json\n"
    samples = {
        f"{file.parent.name}_{file.name}": file.read_text("utf-8")
        for file in sorted((ROOT / "matters").glob("*/*.yaml"))
        if "<<" not in file.read_text("utf-8")
    }
    extending_text = (
        "extends: x.yaml\nfacts: {add: [{id: a, heading: A, paragraphs: [B.]}], drop: [pattern]}\nclaims: none\n"
    )
    imported_text = f"{TEXT}import: {{doubts: [{{about: the court, page: 1, line: 2}}]}}\n"
    (tmp_path / "court.schema.json").write_text(as_json("court"), "utf-8")
    judge_text = (ROOT / "matters" / "before_a_judge" / "judges" / "jordan_example.yaml").read_text("utf-8")
    correct_texts = {
        **samples,
        "small.yaml": TEXT,
        "extending.yaml": extending_text,
        "imported.yaml": imported_text,
        "judge.yaml": judge_text,
    }
    faulty_texts = {
        "court.yaml": TEXT.replace("court: wawd", "court: wawdd"),
        "key.yaml": TEXT.replace("about:", "abuot:"),
    }

    async def finding_counts() -> dict[str, int]:
        async with yaml_server(tmp_path) as (client, diagnostics):
            for name, text in {**correct_texts, **faulty_texts}.items():
                line = schema_line.replace("matter", "court") if name == "judge.yaml" else schema_line
                item = types.TextDocumentItem((tmp_path / name).as_uri(), "yaml", 1, line + text)
                client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            counts: dict[str, int] = {}
            while counts.keys() != {*correct_texts, *faulty_texts}:
                params = await asyncio.wait_for(diagnostics.get(), 60)
                counts[params.uri.rpartition("/")[2]] = len(params.diagnostics)
            document = types.TextDocumentIdentifier((tmp_path / "small.yaml").as_uri())
            proposals = await client.text_document_completion_async(
                types.CompletionParams(document, types.Position(4, 0))
            )
            assert not (proposals.items if isinstance(proposals, types.CompletionList) else proposals)
            return counts

    counts = asyncio.run(finding_counts())
    assert {name: counts[name] for name in correct_texts if counts[name]} == {}
    assert all(counts[name] for name in faulty_texts)
