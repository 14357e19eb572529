"""Trial keys: who may read them, and that two processes that make them at once agree."""

import multiprocessing
import stat
from pathlib import Path

import pytest
from cryptography import x509

from workflow.signing import keys


def test_the_folder_and_its_files_are_the_owners_alone(tmp_path):
    folder = tmp_path / "keys"
    keys.load(folder, "person", "bithu", "Trần Văn Tám")
    keys.load(folder, "body", "lamson", "Tỉnh ủy Lam Sơn")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert len(list(folder.iterdir())) == 3  # the authority and two keys, nothing left over


def test_a_folder_that_others_could_read_is_closed(tmp_path):
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o755)
    keys.load(folder, "person", "bithu", "Trần Văn Tám")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_key_is_made_once_and_read_again(tmp_path):
    first = keys.load(tmp_path, "person", "bithu", "Trần Văn Tám")
    second = keys.load(tmp_path, "person", "bithu", "Trần Văn Tám")
    assert first.certificate.dump() == second.certificate.dump()
    assert first.private.dump() == second.private.dump()


@pytest.mark.parametrize(
    ("kind", "code", "name"),
    [
        ("body", "bithu", "Trần Văn Tám"),
        ("person", "uv1", "Trần Văn Tám"),
        ("person", "bithu", "Trần Văn Chín"),
    ],
)
def test_another_kind_code_or_name_is_another_key(tmp_path, kind, code, name):
    first = keys.load(tmp_path, "person", "bithu", "Trần Văn Tám")
    assert keys.load(tmp_path, kind, code, name).certificate.dump() != first.certificate.dump()


def test_the_certificate_names_its_holder_and_its_use(tmp_path):
    long_name = "Ủy ban Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội tỉnh Lam Sơn"
    subject = keys.load(tmp_path, "body", "mttq", long_name).certificate.subject.native
    assert subject["organization_name"] == long_name
    assert subject["organizational_unit_name"] == "Chữ ký số của cơ quan, tổ chức"
    assert subject["user_id"] == "mttq"


@pytest.mark.parametrize("code", ["../../etc/x", "a/b", "\0", "đ" * 200])
def test_a_strange_user_name_stays_inside_the_folder(tmp_path, code):
    folder = tmp_path / "keys"
    keys.load(folder, "person", code, "Trần Văn Tám")
    assert [path.name for path in tmp_path.iterdir()] == ["keys"]
    assert len(list(folder.iterdir())) == 2


def test_a_key_is_signed_by_the_folders_authority(tmp_path):
    assert keys.roots(tmp_path / "none") == []
    key = keys.load(tmp_path, "person", "bithu", "Trần Văn Tám")
    (root,) = keys.roots(tmp_path)
    authority = x509.load_der_x509_certificate(root.dump())
    x509.load_der_x509_certificate(key.certificate.dump()).verify_directly_issued_by(authority)
    assert key.authority.dump() == root.dump()


def _load_when_all_are_ready(folder: Path, barrier, answers) -> None:
    barrier.wait()
    person = keys.load(folder, "person", "bithu", "Trần Văn Tám")
    answers.put((person.authority.dump(), person.certificate.dump(), person.private.dump()))


def test_processes_that_make_the_keys_at_once_agree(tmp_path):
    context = multiprocessing.get_context("spawn")
    count = 3
    barrier, answers = context.Barrier(count), context.Queue()
    runs = [
        context.Process(target=_load_when_all_are_ready, args=(tmp_path / "keys", barrier, answers))
        for _ in range(count)
    ]
    for run in runs:
        run.start()
    got = {answers.get(timeout=60) for _ in runs}
    for run in runs:
        run.join(timeout=60)
        run.close()
    answers.close()
    answers.join_thread()
    assert len(got) == 1
    assert len(list((tmp_path / "keys").iterdir())) == 2
