"""What a child that handles a hostile file has: its input and its answer, no secrets and no files of its own."""

import errno
import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tracker.confined import Bounds, TooSlow, run

BOUNDS = Bounds(memory_bytes=512 * 1024 * 1024, cpu_seconds=5, wall_seconds=20.0)


def probed(target: Path, bounds: Bounds = BOUNDS) -> dict[str, object]:
    request = {"bounds": asdict(bounds), "target": str(target)}
    answer: dict[str, object] = json.loads(run("tests.confined.probe", request, "输入".encode(), bounds))
    return answer


def test_the_child_gets_its_input_and_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "s" * 40)
    said = probed(tmp_path / "file")
    assert said["input"] == "输入"
    assert isinstance(said["environment"], list)
    assert not {"SECRET_KEY", "DATABASE_URL", "SMTP_URL"} & set(said["environment"])


def test_the_child_cannot_write_files(tmp_path: Path) -> None:
    target = tmp_path / "file"
    assert probed(target)["refused"] == errno.EFBIG
    assert not target.exists() or target.stat().st_size == 0


def test_the_child_dies_first_when_memory_runs_out(tmp_path: Path) -> None:
    assert probed(tmp_path / "file")["first_to_go"] == "1000"


def test_a_child_that_does_not_answer_in_time_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(TooSlow) as stopped:
        probed(tmp_path / "file", Bounds(BOUNDS.memory_bytes, 5, 0.01))
    assert stopped.value.seconds == "0.01"
