"""The start of the program: the command `nianjian`, and `python -m nianjian`.

The names of the packages are plain, and a folder `pipeline` or `schemas` elsewhere may be found before them. Nobody
else has the name of this module, so it can tell.
"""

import importlib.util
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent


def check() -> None:
    """Raise ImportError, saying what to do, where Python finds other packages in place of those beside this file."""
    spec = importlib.util.spec_from_file_location("nianjian_rooms", HOME / "pipeline" / "rooms.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{HOME}: the program is not whole; install it again")
    rooms = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(rooms)
    rooms.check_rooms(HOME)


def main() -> int:
    """Run one command and return its exit status, as `pipeline.cli.main` does; 2 where its packages are not found."""
    try:
        check()
    except ImportError as foreign:
        print(foreign, file=sys.stderr)
        return 2
    from pipeline.cli import main as run  # noqa: PLC0415 - not before it is known whose package that is

    return run()


if __name__ == "__main__":
    sys.exit(main())
