"""``prebrief serve`` on the command line."""

import os
import socket
import subprocess
import tomllib
from pathlib import Path

from prebrief.app.example import example
from surfaces.conftest import PROGRAM, ROOT
from surfaces.web.browsing import come_in, program
from surfaces.web.conftest import end, start


def test_a_taken_port_is_said_clearly(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        tried = subprocess.run(
            [PROGRAM, "serve", "--no-open", "--port", port],
            env={**os.environ, "PREBRIEF_HOME": str(tmp_path)},
            capture_output=True,
        )
    assert tried.returncode == 4
    said = tried.stderr.decode()
    assert f"Port {port} is in use" in said
    assert "--port" in said
    assert "Traceback" not in said


def test_it_listens_here_only_and_its_key_outlives_a_restart(tmp_path: Path) -> None:
    process, first = start(tmp_path)
    try:
        assert first.base.startswith("http://127.0.0.1:")
        with socket.socket() as probe:
            # Free: the server holds one address, not all.
            probe.bind(("127.0.0.2", int(first.base.rsplit(":", 1)[1])))
        assert (tmp_path / "web.secret").stat().st_mode & 0o077 == 0
    finally:
        end(process)
    process, second = start(tmp_path)
    try:
        assert first.address.split("key=")[1] == second.address.split("key=")[1]
        with program(second.base) as client:
            come_in(client, second)
            assert client.get("/").status_code == 200
            client.get("/briefs/Avery-Quill")
            client.get("/?name=Avery-Quill")
    finally:
        end(process)
    # Nothing personal is said on the terminal.
    assert "Avery" not in (tmp_path / "said.txt").read_text()


def test_the_worked_example_goes_into_the_wheel() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        wheel = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]
    packed = wheel["force-include"]
    for source in example():
        assert source.data in {(ROOT / place).read_bytes() for place in packed}
    assert {place.rpartition("/")[0] for place in packed.values()} == {"prebrief/examples"}
