"""What was measured in a finished file, as values that the rules read: they need no engine and open no file."""
