"""Makes small Word files from the XML that a test needs, with the minimum that a package requires."""

import zipfile
from pathlib import Path

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


PACKAGE = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def run(text: str, properties: str = "") -> str:
    """Return a run of *text* with *properties*."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*contents: str, properties: str = "") -> str:
    """Return a paragraph of *contents*, texts or XML, with *properties*."""
    runs = (content if content.startswith("<") else run(content) for content in contents)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def numbered(text: str, level: int = 0, list_number: int = 1) -> str:
    """Return a paragraph of a list at *level*, which is counted from 0."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_number}"/></w:numPr>'
    return paragraph(text, properties=properties)


def level(depth: int, kind: str, text: str, extra_properties: str = "") -> str:
    """Return the level *depth* of a list, which writes its numbers as *kind* in *text*."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{extra_properties}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def typed_docx(folder: Path, body: str, parts: dict[str, str] | None = None) -> Path:
    """Write a Word file with *body* and *parts*, named without `word/` and `.xml`, and return its path."""
    file = folder / "paper.docx"
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", PACKAGE)
        package.writestr("word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>")
        for name, content in (parts or {}).items():
            if name.endswith("document.xml.rels"):
                path = f"word/{name}"
                root = "Relationships"
            else:
                path = f"word/{name}.xml"
                root = f"w:{name.rstrip('0123456789')}"
            package.writestr(path, f"<{root} {NAMESPACES}>{content}</{root}>")
    return file
