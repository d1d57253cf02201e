"""Makes a matter of a paper that exists already, in PDF, Word or plain text."""
