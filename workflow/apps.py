from django.apps import AppConfig


class WorkflowConfig(AppConfig):
    name = "workflow"

    def ready(self) -> None:
        """Load the flow (viewflow stores its name in rows) and the handlers of the background work."""
        from workflow import by_hand, flows, health, printing, recognising, rendering  # noqa: F401
        from workflow.services import reminding  # noqa: F401
