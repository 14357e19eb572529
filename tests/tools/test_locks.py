import pytest

from tools import locks

SERVE = (
    "django==5.2.19 \\\n    --hash=sha256:aa\nlxml==6.0 ; python_version >= '3.11' \\\n    --hash=sha256:bb\n"
)
DEV = SERVE + "pytest==9.2.0 \\\n    --hash=sha256:cc\n"


def test_two_lock_files_that_agree_are_accepted() -> None:
    assert locks.faults(SERVE, DEV) == []


@pytest.mark.parametrize("package", ["viewflow", "django-fsm"])
def test_a_package_of_the_same_import_name_is_refused(package: str) -> None:
    (fault,) = locks.faults(SERVE, DEV + f"{package}==3.0 \\\n    --hash=sha256:dd\n")
    assert fault.startswith(f"{package} is locked: ")


def test_an_address_in_a_lock_file_is_refused() -> None:
    (fault,) = locks.faults("--index-url https:" + "//example.org/\n" + SERVE, DEV)
    assert "address" in fault


def test_development_on_another_version_than_service_is_refused() -> None:
    (fault,) = locks.faults(SERVE, DEV.replace("lxml==6.0", "lxml==6.1"))
    assert fault == "lxml is 6.0 in requirements.lock, 6.1 in requirements-dev.lock."


def test_a_package_of_service_that_development_lacks_is_refused() -> None:
    (fault,) = locks.faults(SERVE + "gunicorn==27.0 \\\n", DEV)
    assert fault == "gunicorn is 27.0 in requirements.lock, None in requirements-dev.lock."
