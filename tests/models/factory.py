"""A model that tests can make themselves."""

import hashlib

from app.models.manifest import Model

CONTENT = b"a very small model"


def a_model(content: bytes = CONTENT) -> Model:
    """A model whose right file holds this content."""
    return Model(
        name="eyes",
        file="eyes.task",
        bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        licence="Apache-2.0",
        purpose="sees",
        publisher="somebody",
        package="eyes==1.0",
        package_sha256="b" * 64,
        member="eyes/eyes.task",
    )
