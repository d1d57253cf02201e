"""The text of a plan: Markdown, labels, party names, and drafts of blocks."""
