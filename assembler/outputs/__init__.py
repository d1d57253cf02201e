"""What is made of a plan: a PDF, and a Word file."""
