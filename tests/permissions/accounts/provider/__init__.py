"""An OpenID Connect provider of another make, to sign in by; `python -m tests.permissions.accounts.provider`."""

CLIENT, SECRET = "trinh-ky", "a secret that the two share"
