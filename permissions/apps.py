from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    name = "permissions"

    def ready(self) -> None:
        from permissions.accounts import security_log, sessions
        from permissions.administering import large_imports  # noqa: F401 -- the handler of its job

        sessions.connect()
        security_log.connect()
