"""What is shipped, as a bill of materials (CycloneDX 1.6, JSON): every package, model and font with its licence.

Written here: the tools that write such bills know an environment or a lock, and neither a folder that is shipped nor
models and fonts; the library for the format would be larger than this and bring seven packages into the build.
"""

import json
import tomllib
from collections.abc import Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

Component = Mapping[str, object]

UNSAID = {"pysqlite3": "Zlib"}
"""Licences of packages that do not say it themselves. Source: the file LICENSE in each one's source."""


def bill(version: str, site: Path, root: Path) -> str:
    """The bill for the packages in `site`, and the models and fonts that the folder of the project lists."""
    parts = [*_packages(site), *_models(root / "resources" / "models.toml"), *_fonts(root / "assets" / "fonts")]
    told = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component("application", "evenkey", version, "Apache-2.0")},
        "components": sorted(parts, key=lambda part: (str(part["type"]), str(part["name"]).lower())),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def licence_of(package: Distribution) -> str:
    """A package's licence as it says itself: the expression, else the old field's first line, else classifiers."""
    head = package.metadata
    if expression := head.get("License-Expression"):
        return expression
    old = (head.get("License") or "").strip().splitlines()
    classified = [
        line.rsplit(" :: ", 1)[1] for line in head.get_all("Classifier") or () if line.startswith("License :: ")
    ]
    said = (old[0] if old and len(old[0]) < 80 else "") or ", ".join(classified)
    return said or UNSAID.get(head["Name"], "")


def _packages(site: Path) -> list[Component]:
    """Every Python package that lies in a folder."""
    found = []
    for package in distributions(path=[str(site)]):
        name, version = package.metadata["Name"], package.version
        purl = f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"
        found.append({**_component("library", name, version, licence_of(package)), "purl": purl})
    return found


def _models(manifest: Path) -> list[Component]:
    """Every model of the manifest that is fetched."""
    models = tomllib.loads(manifest.read_text(encoding="utf-8"))["model"]
    return [
        {
            **_component("machine-learning-model", model["file"], model["sha256"][:16], model["licence"]),
            "hashes": [{"alg": "SHA-256", "content": model["sha256"]}],
        }
        for model in models
        if "package" in model
    ]


def _fonts(folder: Path) -> list[Component]:
    """Every font that is shipped."""
    fonts = tomllib.loads((folder / "fonts.toml").read_text(encoding="utf-8"))["font"]
    return [_component("data", font["file"], "", "OFL-1.1") for font in fonts]


def _component(kind: str, name: str, version: str, licence: str) -> dict[str, object]:
    """One part."""
    part: dict[str, object] = {"type": kind, "name": name}
    if version:
        part["version"] = version
    if licence:
        part["licenses"] = [{"license": {"name": licence}}]
    return part
