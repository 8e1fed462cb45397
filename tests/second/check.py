"""How a check says what it found: one sentence each, as the other tests do."""

import sys
import traceback

SKIPPED = 77
MODULES = ("lmdb", "nacl", "zstandard")
CHECKS = []


def checks(sentence):
    def keep(function):
        CHECKS.append((sentence, function))
        return function
    return keep


def require_modules():
    """Who has not what is needed is told so, and ctest does not call it passed."""
    for name in MODULES:
        try:
            __import__(name)
        except ImportError:
            print(f"Skipped: this Python has no module {name}.", file=sys.stderr)
            sys.exit(SKIPPED)


def run_all(*arguments):
    failed = 0
    for sentence, function in CHECKS:
        try:
            function(*arguments)
            print(f"ok      {sentence}")
        except Exception:
            failed += 1
            print(f"FAILED  {sentence}")
            traceback.print_exc()
    assert CHECKS
    sys.exit(1 if failed else 0)


def refuses(problem, function, *arguments):
    try:
        function(*arguments)
    except problem:
        return
    raise AssertionError(f"{function.__name__} took what it must refuse")
