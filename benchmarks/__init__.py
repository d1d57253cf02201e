"""What the program takes, and what comes of it: `python -m benchmarks [REPEATS]` prints it. No test rests on it."""
