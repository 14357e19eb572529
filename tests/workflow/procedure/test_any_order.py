"""No order of presses, no crash and no passing of time leads the procedure astray.

In CI 100 examples of 40 steps over the services on SQLite, 15 on PostgreSQL and 15 over HTTP; `./run prove` takes
1,000 of 50 and 200 of 40 and tells its seeds.
"""

import pytest
from hypothesis import seed
from hypothesis.stateful import run_state_machine_as_test

from tests.sizes import FULL, size
from tests.workflow.procedure.machine import HttpLifecycle, Lifecycle, tried

pytestmark = [pytest.mark.usefixtures("cast"), pytest.mark.proof]

SHARES = 10
"""Independent parts of one proof, so that several processes share it."""
SEEDS = range(SHARES)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("number", SEEDS)
def test_no_order_of_services_leads_astray(number: int) -> None:
    run(Lifecycle, size(100, 1000) // SHARES, size(40, 50), number)


@pytest.mark.only_on("postgres")
@pytest.mark.parametrize("number", SEEDS[: size(1, SHARES)])
def test_no_order_of_services_leads_astray_on_postgres(number: int) -> None:
    run(Lifecycle, size(15, 200 // SHARES), 40, number)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("number", SEEDS[: size(1, SHARES)])
def test_no_order_of_requests_leads_astray(number: int) -> None:
    run(HttpLifecycle, size(15, 200 // SHARES), 40, number)


def run(machine: type[Lifecycle], examples: int, steps: int, number: int) -> None:
    """CI takes the same examples each time; the full proof takes new ones from a seed that a failure names."""
    seeded = seed(20_261_127 + number)(_machine(machine, number))
    run_state_machine_as_test(seeded, settings=tried(examples, steps))
    if FULL:
        print(f"{machine.__name__}: {examples} × {steps}, seed {20_261_127 + number}")  # noqa: T201


def _machine(machine: type[Lifecycle], number: int) -> type[Lifecycle]:
    """A class of its own, as the seed is kept on it."""
    return type(f"{machine.__name__}{number}", (machine,), {})
