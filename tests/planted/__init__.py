"""Mistakes planted one at a time in invented complaints, and harmless edits, each with what `check` says of it."""
