from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "workflow"

    def ready(self) -> None:
        """Load the flow (viewflow stores its name in rows) and the handlers of the background work."""
        from workflow import (  # noqa: F401
            by_hand,
            flows,
            hash_signing,
            health,
            preserving,
            printing,
            recognising,
            rendering,
        )
        from workflow.services import reminding  # noqa: F401
