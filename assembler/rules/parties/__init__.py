"""Rules on parties."""
