"""Dockets pasted as text: the sheet with parties and counsel, and the entries as events."""
