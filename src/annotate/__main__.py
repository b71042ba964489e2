"""`python -m annotate`: the command line."""

import sys

from annotate.cli import main

if __name__ == "__main__":
    sys.exit(main())
