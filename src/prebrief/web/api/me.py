"""Who the token stands for."""

from typing import Literal

from pydantic import BaseModel

from prebrief import __version__
from prebrief.app.accounts import Role
from prebrief.web.api.callers import Caller, resource
from prebrief.web.doors import hosted

router = resource("Me")


class Me(BaseModel):
    """The person that a program acts for."""

    id: str
    name: str
    email: str
    role: Role
    mode: Literal["local", "hosted"]
    version: str
    """Of Prebrief."""


@router.get("/me")
def get_me(who: Caller) -> Me:
    """Who the token stands for."""
    mode: Literal["local", "hosted"] = "hosted" if hosted() else "local"
    return Me(**who.model_dump(), mode=mode, version=__version__)
