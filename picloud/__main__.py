"""`python -m picloud` is the `picloud` command."""

from picloud.cli import main

if __name__ == "__main__":
    main()
