"""The lock: one program writes a store at a time; a lock whose program has died is taken over."""

import json
import os
import platform
import sys
import time
from pathlib import Path

from pipeline.store.faults import StoreError
from pipeline.store.layout import PRIVATE

_SIGNING = 1.0  # seconds in which a living program has long signed the lock that it made


class Lock:
    """The lock of the store in a folder, held from `acquire` to `release`."""

    def __init__(self, root: Path) -> None:
        self.path = root / PRIVATE / "lock"
        pid = os.getpid()
        self._mark = json.dumps({"pid": pid, "host": platform.node(), "started": _started(pid)})

    def acquire(self) -> None:
        """Take the lock; raises StoreError where a program that may be alive holds it."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        for _ in range(3):
            try:
                handle = os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
            except FileExistsError:
                self._clear_dead()
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(self._mark)
            return
        raise StoreError(f"the store is being opened by other programs ({self.path}): run again")

    def check(self) -> None:
        """Raise StoreError where the lock is no longer ours: the store was removed, or another program took it."""
        if _read(self.path) != self._mark:
            raise StoreError(
                f"{self.path.parent.parent} was removed or taken over by another program in the meantime: "
                "what was read since the last commit is not stored; run again"
            )

    def release(self) -> None:
        """Give the lock back, if it is still ours."""
        if _read(self.path) == self._mark:
            self.path.unlink(missing_ok=True)

    def _clear_dead(self) -> None:
        """Remove a lock whose program is dead."""
        mark = _read(self.path)
        if mark == "":  # made this moment, or its program was killed before it signed
            time.sleep(_SIGNING)
            mark = _read(self.path)
        if mark is None:
            return
        holder = _holder(mark)
        if mark and (holder is None or _may_live(holder)):
            who = f"process {holder['pid']} on {holder['host']}" if holder else "an unknown process"
            raise StoreError(
                f"{who} writes to this store: wait until it has ended; if it no longer runs, delete {self.path}"
            )
        # Renamed first: of two programs that find the same dead lock only one can take this very file away.
        aside = self.path.with_name(f"lock.{os.getpid()}")
        try:
            self.path.rename(aside)
        except FileNotFoundError:
            return
        taken = _read(aside)
        if taken == mark:
            aside.unlink()
        else:
            aside.rename(self.path)
            raise StoreError(f"another program took over the store at the same time ({self.path}): run again")


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


def _holder(mark: str) -> dict[str, object] | None:
    try:
        holder = json.loads(mark)
    except ValueError:
        return None
    return holder if isinstance(holder, dict) and {"pid", "host", "started"} <= set(holder) else None


def _may_live(holder: dict[str, object]) -> bool:
    pid = holder["pid"]
    if holder["host"] != platform.node() or not isinstance(pid, int):
        return True
    return _runs(pid) and holder["started"] == _started(pid)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - os.kill(pid, 0) would end the process on Windows

        query, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query, False, pid)
        if not handle:
            return False
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _started(pid: int) -> str | None:
    """Return when a process started, where Linux tells it: a number may have passed to another process since."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if fields[0] == "Z" else fields[19]
