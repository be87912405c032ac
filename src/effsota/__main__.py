"""`python -m effsota`."""

from effsota.cli import main

main()
