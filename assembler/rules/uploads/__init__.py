"""Rules on files to upload: what filing systems refuse, and what the program promises of each file."""
