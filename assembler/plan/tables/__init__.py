"""The tables before the text of a paper: contents, exhibits, authorities."""
