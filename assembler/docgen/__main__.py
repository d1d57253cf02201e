"""`python -m assembler.docgen`: writes the generated pages of docs/."""

import click

from assembler.docgen import write
from assembler.docgen.markdown import ROOT

if __name__ == "__main__":
    for line in write(ROOT):
        click.echo(line)
