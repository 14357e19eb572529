"""The link by which somebody sets their first password; an administrator hands it over, no mail is needed."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from permissions.models import User


def first_password_link(user: User) -> str:
    """A path that is good once, until `PASSWORD_RESET_TIMEOUT` or the next sign-in."""
    name = urlsafe_base64_encode(force_bytes(user.pk))
    return reverse("first_password", args=[name, default_token_generator.make_token(user)])
