"""Tables before the text of a paper: contents, exhibits, authorities."""
