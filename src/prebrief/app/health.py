"""How the service is: whether it can work, and what it has done so far."""

from prebrief.app.kept import database


def require_ready() -> None:
    """Look whether the database answers.

    Raises:
        ServiceError: it does not.
        SetupError: it is not the one that this version needs.
    """
    database().runs.count()


def runs_by_state() -> dict[str, int]:
    """Say how many runs of all people are in each state."""
    return database().runs.count()


def answers_scored() -> int:
    """Say how many answers of all people have been scored and are kept."""
    return database().count_attempts()
