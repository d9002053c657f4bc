"""Where the config file, the data and the files that ship with the app are."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from companion.config.settings import Settings
from companion.config.usual_folders import NAME, at_home, usual_folder

_PACKAGE = Path(__file__).resolve().parent.parent


def config_file(explicit: str | None, environ: Mapping[str, str]) -> Path:
    """The config file: as given with --config, else COMPANION_CONFIG, else in the platform's folder."""
    if named := explicit or environ.get("COMPANION_CONFIG"):
        return Path(at_home(named, environ))
    if folder := usual_folder("XDG_CONFIG_HOME", environ):
        return Path(folder, "config.yaml")
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False) / "config.yaml"


def data_folder(settings: Settings, explicit: str | None, environ: Mapping[str, str]) -> Path:
    """The data folder: --data, else COMPANION_DATA, else the settings' folder, else the platform's."""
    if named := explicit or environ.get("COMPANION_DATA") or settings.data.folder:
        return Path(at_home(named, environ))
    if folder := usual_folder("XDG_DATA_HOME", environ):
        return Path(folder)
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False)


def shipped(name: str) -> Path:
    """A file or folder that ships with the app, in an installed wheel or in a checkout."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name


def theme_names(config: Path) -> set[str]:
    """The colour themes there are: those that ship and those in `themes/` beside the config file."""
    return {file.stem for file in (*shipped("themes").glob("*.y*ml"), *own_themes(config))}


def own_themes(config: Path) -> list[Path]:
    """The person's own colour themes: the YAML files in `themes/` beside the config file."""
    return sorted(file for file in (config.parent / "themes").glob("*.y*ml") if file.name[0] != ".")
