"""Plans and arrivals standing at every status, each brought there by the people whose steps they are."""

from collections.abc import Callable, Iterator

from drafting.models import ReceivedDocument, Status
from records import jobs
from workflow.demo.casts import COMMUNE, agency, person
from workflow.demo.texts import SUBJECTS, TEXTS, Subject, Written
from workflow.demo.walk import Walk
from workflow.services import appraisal, changing_issued, deciding, receiving
from workflow.services.drafting import cancel

MAIN_TEXT = TEXTS / "ke-hoach-trung-uong.txt"
Source = Subject | Written


def load() -> Iterator[str]:
    """Make what is not there yet, and tell of each thing made. Safe to repeat."""
    scenes = list(_scenes())
    for number, (told, name, make) in enumerate(scenes, start=1):
        if not ReceivedDocument.objects.filter(file_name=name).exists():
            make()
            jobs.run_all()
        yield f"  {number:02d}/{len(scenes)} {told}"


def _scenes() -> Iterator[tuple[str, str, Callable[[], object]]]:
    """(what is told, file name that marks it as made, how it is made)."""
    text = MAIN_TEXT.read_bytes()
    yield "drafting: from a central plan of ninety items", "ke-hoach-41-kh-tw.txt", lambda: _main(text)
    for subject, make in zip(SUBJECTS, MAKERS, strict=True):
        yield make.__doc__ or "", _name(subject), _bound(make, subject)


def _bound(make: Callable[[Source], object], subject: Source) -> Callable[[], object]:
    return lambda: make(subject)


def _main(text: bytes) -> None:
    Walk().begin(text, "ke-hoach-41-kh-tw.txt")


def _name(subject: Source) -> str:
    return f"ke-hoach-{subject.number}-kh-tw.txt"


def _derived(subject: Source) -> Walk:
    return Walk().begin(subject.text(), _name(subject))


def _to_instruct(subject: Source) -> None:
    """arrived, waits for an instruction"""
    Walk().register(subject.text(), _name(subject))


def _to_assign(subject: Source) -> None:
    """instructed, waits for the head to assign it"""
    Walk().register(subject.text(), _name(subject)).instruct()


def _to_confirm(subject: Source) -> None:
    """assigned, its reading waits to be confirmed"""
    Walk().register(subject.text(), _name(subject)).instruct().assign()


def _handed_up(subject: Source) -> None:
    """drafting: before the head of the Organization Committee"""
    _derived(subject).complete_draft().hand_up()


def _asked(subject: Source) -> None:
    """advisory review: three agencies have just been asked"""
    _derived(subject).to(Status.ADVISORY_REVIEW)


def _advisory(subject: Source) -> None:
    """advisory review: one opinion waits for its head"""
    walk = _derived(subject).to(Status.ADVISORY_REVIEW)
    walk.opinion("ubkttu", comment="Đề nghị nêu rõ cơ quan kiểm tra.", release=False)


def _consolidating(subject: Source) -> None:
    """consolidating: comments wait for an answer"""
    _derived(subject).to(Status.CONSOLIDATING)


def _appraisal(subject: Source) -> None:
    """appraisal: one finding noted by the Office"""
    walk = _derived(subject).to(Status.APPRAISAL)
    appraisal.add_finding(
        walk.again(),
        by=person("vanphong"),
        text="Trích yếu chưa thống nhất với căn cứ ban hành.",
        severity="warning",
    )


def _steering(subject: Source) -> None:
    """steering: before the permanent board"""
    _derived(subject).to(Status.STEERING)


def _deciding(subject: Source) -> None:
    """deciding: four of eleven ballots are in"""
    walk = _derived(subject).to(Status.DECIDING)
    for username in ("bithu", "uv1", "uv2", "uv3"):
        deciding.send_ballot(walk.again(), by=person(username), choice="agree")


def _finalising(subject: Source) -> None:
    """finalising: the conclusion waits to be worked in"""
    _derived(subject).to(Status.FINALISING)


def _to_sign(subject: Source) -> None:
    """signing: before the secretary"""
    _derived(subject).to(Status.SIGNING)


def _to_issue(subject: Source) -> None:
    """signing: signed, waits for number and date"""
    _derived(subject).to(Status.SIGNING).sign()


def _issued(subject: Source) -> None:
    """issued: on its way to the recipients"""
    _derived(subject).to(Status.ISSUED)


def _received_below(subject: Source) -> None:
    """issued: registered in two communes, where it waits to be drafted from"""
    plan = _derived(subject).to(Status.ISSUED).plan
    Walk(COMMUNE).register_issued(plan).instruct().assign()
    other = receiving.register(plan, agency("du-hoa-an"), by=person("xa2vanthu"))
    receiving.instruct(
        other, by=person("xa2bithu"), lead=agency("bxdd-du-hoa-an"), partners=[], due_on=None, instruction=""
    )
    receiving.assign(other, by=person("xa2bithu"), drafter=person("xa2"))


def _decided_below(subject: Source) -> None:
    """issued: the first commune's own plan is before its Standing Committee"""
    plan = _derived(subject).to(Status.ISSUED).plan
    Walk(COMMUNE).register_issued(plan).instruct().assign().derive().to(Status.DECIDING)


def _cancelled(subject: Source) -> None:
    """cancelled while drafting"""
    walk = _derived(subject)
    cancel(walk.again(), by=person("truongban"), reason="Ghép vào kế hoạch công tác năm 2027.")


def _withdrawn(subject: Source) -> None:
    """withdrawn"""
    walk = _derived(subject).to(Status.ISSUED)
    changing_issued.withdraw(walk.again(), by=person("vanthu"), document="Thông báo số 21-TB/TU")


def _replaced(subject: Source) -> None:
    """replaced"""
    walk = _derived(subject).to(Status.ISSUED)
    changing_issued.replace(walk.again(), by=person("vanthu"), document="Kế hoạch số 09-KH/TU")


def _with_outcome(subject: Source) -> None:
    """deciding: closed, the outcome waits to be recorded"""
    _derived(subject).to(Status.DECIDING).ballots(agree=9, disagree=2).close()


def _appraised(subject: Source) -> None:
    """appraisal: before the head of the Office"""
    _derived(subject).to(Status.APPRAISAL).appraise()


MAKERS: list[Callable[[Source], object]] = [
    _to_instruct,
    _to_assign,
    _to_confirm,
    _handed_up,
    _asked,
    _advisory,
    _consolidating,
    _appraisal,
    _appraised,
    _steering,
    _deciding,
    _finalising,
    _to_sign,
    _to_issue,
    _issued,
    _received_below,
    _decided_below,
    _cancelled,
    _with_outcome,
    _withdrawn,
    _replaced,
]
