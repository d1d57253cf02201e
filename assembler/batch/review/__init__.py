"""Makes sure that a filing is signed only if its row names a reviewer and its text has not changed since the review."""
