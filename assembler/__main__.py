"""`python -m assembler` is the command `assembler`."""

from assembler.cli import main

if __name__ == "__main__":
    main()
