"""`python -m companion` and the `companion` command."""

import gc


def main() -> None:
    """The entry point. Most commands end before there is garbage worth looking for; what lasts turns it on.

    Frozen, nothing is looked through once more on the way out: the two are a sixth of `companion win`.
    """
    gc.disable()
    from companion.cli.main import main as shell

    try:
        shell()
    finally:
        gc.freeze()


if __name__ == "__main__":
    main()
