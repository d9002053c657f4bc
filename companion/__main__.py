"""`python -m companion` and the `companion` command."""

import gc
import os
import sys


def main() -> None:
    """The entry point. Most commands end before there is garbage worth looking for; what lasts turns it on.

    Frozen, nothing is looked through once more on the way out: the two are a sixth of `companion win`.
    """
    gc.disable()
    try:
        if len(sys.argv) > 1 or "_COMPANION_COMPLETE" in os.environ:  # a shell asks for completions
            if "status" in sys.argv:
                from companion.cli.status.quick import main as quick

                if quick(sys.argv[1:]):
                    return
            if "--names" in sys.argv:
                from companion.cli.completion.quick_names import main as quick

                if quick(sys.argv[1:]):
                    return
            from companion.cli.frame.lean import import_click

            import_click()
            from companion.cli.main import main as shell

            shell()
        else:
            from companion.cli.open import main as screen

            screen()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
