"""The ways in which an act is not done. Views turn each into its answer (architecture, section 7)."""


class NotDone(Exception):
    """Base: what happened, why, what to do next, in the reader's language."""

    def __init__(self, reason: str, link: str = "") -> None:
        super().__init__(reason)
        self.reason, self.link = reason, link


class Hidden(NotDone):
    """The person does not see the thing at all: 404, as for what does not exist."""


class Refused(NotDone):
    """The person sees it but does not hold the duty: 403 with the reason."""


class Overtaken(NotDone):
    """Someone was faster, or the press was a double one: back to the page with what happened (303)."""


class Blocked(NotDone):
    """The step is theirs, but something is missing first: back to the page, to the place that mends it."""


class Unfit(NotDone):
    """What was sent cannot be taken: the form is shown again with the reason, at the field if one is named."""

    def __init__(self, reason: str, link: str = "", *, field: str = "") -> None:
        super().__init__(reason, link)
        self.field = field
