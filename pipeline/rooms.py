"""Whether Python finds the program's own packages, or others that have one of their plain names and stand before them.

It imports nothing of these packages: `nianjian.py` loads it from its file before any of them.
"""

import importlib.util
import sys
from pathlib import Path

ROOMS = ("schemas", "extractors", "corpus", "pipeline")

# In both languages at once, and here: the catalogue of messages lies in a package that may be the other one.
_FOREIGN = """nianjian can't start: Python finds {found}, which is not nianjian's own package `{room}` ({own}).
Start it with the command `nianjian` from any folder, not with `python -m` from {folder}; take {folder} out of
PYTHONPATH and sys.path; or give nianjian an environment of its own (`pipx install`, `uv tool install`).
nianjian 无法启动：Python 找到的是 {found}，而不是 nianjian 自己的 `{room}` 包（{own}）。
请用命令 `nianjian` 启动（任何文件夹均可），不要在 {folder} 中用 `python -m` 启动；从 PYTHONPATH 和 sys.path 中去掉
{folder}；或把 nianjian 装在单独的环境中（`pipx install`、`uv tool install`）。"""


class ForeignPackage(ImportError):
    """Another package has the name of one of the program's and is found before it."""


def check_rooms(home: Path) -> None:
    """Raise ForeignPackage where one of the program's packages is not found in the folder `home`.

    The packages are looked for as an import would, and not imported.
    """
    for room in ROOMS:
        found, own = _find(room), home / room
        if found != own.resolve():
            shown = {"found": found or "nothing", "own": own, "folder": found.parent if found else home}
            text = {name: _printable(str(path)) for name, path in shown.items()}
            raise ForeignPackage(_FOREIGN.format(room=room, **text), name=room)


def _find(room: str) -> Path | None:
    """Return the folder of the package that an import of the name would give, or the file of a module of that name."""
    loaded = sys.modules.get(room)
    spec = loaded.__spec__ if loaded else importlib.util.find_spec(room)
    if spec is None:
        return None
    if spec.submodule_search_locations is None:
        return Path(spec.origin or room).resolve()
    return next((Path(place).resolve() for place in spec.submodule_search_locations), None)


def _printable(path: str) -> str:
    """Return a path that can't steer the terminal."""
    return "".join(one if one.isprintable() else "?" for one in path)
