"""The frame of a paper: caption, titles, counsel, signature and page setup."""
