"""Rules on what a court requires of the form and the content of a paper."""
