"""Rules on the finished pages, which promise what the program prints."""
