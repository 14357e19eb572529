from django.apps import AppConfig


class PermissionsConfig(AppConfig):
    name = "permissions"

    def ready(self) -> None:
        from permissions.accounts import security_log, sessions

        sessions.connect()
        security_log.connect()
