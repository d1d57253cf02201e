"""Rules on claims, their elements and the relief."""
