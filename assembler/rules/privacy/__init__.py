"""Rules on what a public paper must not show."""

from assembler.rules.public_texts import PublicTexts

READS = PublicTexts
