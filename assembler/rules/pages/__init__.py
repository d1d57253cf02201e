"""Rules on the finished pages, and on the form that the court requires."""
