"""Secrets and the key that encrypts them."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint
from picloud.manager.api.secrets import SecretHandlers

SECRETS: Final = (
    Endpoint(
        "GET",
        "/admin/secrets",
        "read",
        SecretHandlers.list_secrets,
        "List secrets by name. Values are never included.",
        answer=answers.SecretList,
    ),
    Endpoint(
        "PUT",
        "/admin/secrets/<secret_name>",
        "admin",
        SecretHandlers.set,
        "Set a secret. The next call that asks for it gets the value.",
        body=bodies.SecretBody,
        status=204,
        creates=True,
        errors=("secrets_sealed", "precondition_failed"),
    ),
    Endpoint(
        "DELETE",
        "/admin/secrets/<secret_name>",
        "admin",
        SecretHandlers.delete,
        "Delete a secret.",
        status=204,
    ),
    Endpoint(
        "POST",
        "/admin/secrets/rotate-key",
        "admin",
        SecretHandlers.rotate_key,
        "Encrypt all secrets with a new key.",
        answer=answers.SecretCount,
        errors=("secrets_sealed", "precondition_failed"),
    ),
    Endpoint(
        "POST",
        "/admin/secrets/unseal",
        "admin",
        SecretHandlers.unseal,
        "Add the key of sealed secrets to the key file.",
        body=bodies.SecretsKeyBody,
        answer=answers.SecretCount,
        errors=("secrets_sealed",),
    ),
)
