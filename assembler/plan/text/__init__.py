"""The text of a plan: Markdown, labels, names of parties, drafts of blocks."""
