"""Which forms may be larger than a single file: those that take several files at once."""

from typing import Any

from flask import Blueprint, request
from flask_login import current_user


def allow_large(blueprint: Blueprint, endpoint: str, most: int) -> None:
    """Let whoever is signed in send up to `most` bytes to this endpoint. Set before anything reads the form."""

    def allow(asked: str | None, _values: dict[str, Any] | None) -> None:
        if asked == endpoint and request.method == "POST" and current_user.is_authenticated:
            request.max_content_length = most

    blueprint.url_value_preprocessor(allow)
