"""The exhibits of a matter before any paper is made: their labels, and the contents of their files."""
