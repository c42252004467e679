"""Names that stand for secrets, and those that only look like it."""

import pytest

from picloud.manager.history.secret_names import is_secret_name

SECRET = """
x-gitlab-token api-key apikey x-vault-token private-token x-session-id x-hub-signature-256 x-twilio-signature
x-amz-security-token x-goog-api-key x-shopify-hmac-sha256 ocp-apim-subscription-key x-auth-user xauth dd-api-key
access_token refreshToken id_token clientSecret client_secret CLIENT_SECRET APIKey apiKEY password Passwort_password
pass_word passwd new-password passphrase pwd db_pwd private_key privateKey accesskey signingkey key keys
sig code_signature
credentials aws_credentials jwt bearer cookie phpsessid JSESSIONID sid csrf_token xsrf otp totp pin cvv authorization
user[password] user.password auth basicauth oauth_verifier secretkey secret2 PASSWORD1 sessionToken x-amz-signature
""".split()  # noqa: SIM905  a list would be a page
PLAIN = """
accept content-type user-agent x-request-id idempotency-key x-idempotency-key sec-websocket-key primary_key publicKey
foreign-key author authors authority coauthor keyboard keyword keywords monkey turkey donkey secretary tokenizer
tokenisation compass passenger bypass design assignment obsession pinned spinning shopping name email
id value x-forwarded-for
event action state code page x-github-event x-gitlab-event x-hub-delivery
""".split()  # noqa: SIM905  a list would be a page


@pytest.mark.parametrize("name", SECRET)
def test_secret_is_recognised_by_its_name(name: str) -> None:
    assert is_secret_name(name)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_name_is_no_secret(name: str) -> None:
    assert not is_secret_name(name)


def test_long_name_is_judged_by_both_ends() -> None:
    assert is_secret_name("x" * 10_000 + "_token")
    assert is_secret_name("token_" + "x" * 10_000)
