from django.db import migrations

from records.guards import refuse

WRITING = "('drafting', 'consolidating', 'appraisal', 'finalising')"
"""Statuses in which somebody writes; in every other one the text is frozen."""

PART = (
    "text position level lead partners deadlines target targets columns breaks runs cells file_id notes agency_id "
    "note group kind item_kind is_agency"
).split()


def frozen(row: str, extra: str) -> str:
    """The plan of this part does not take a change now; `extra` is what finalising asks for."""
    return (
        f"EXISTS (SELECT 1 FROM drafting_plan p WHERE p.id = {row}.plan_id AND "
        f"(p.status NOT IN {WRITING} OR p.handed_up OR (p.status = 'finalising' AND {extra})))"
    )


def changed(columns: list[str]) -> str:
    return "(" + " OR ".join(f'NEW."{c}" IS DISTINCT FROM OLD."{c}"' for c in columns) + ")"


MESSAGE = "the text of this plan is frozen at its present step"


class Migration(migrations.Migration):
    dependencies = [("drafting", "0001_initial"), ("permissions", "0002_guards")]

    operations = [
        refuse("drafting_part", ["insert"], frozen("NEW", "p.open_fields = ''"), MESSAGE),
        refuse("drafting_part", ["delete"], frozen("OLD", "p.open_fields = '' AND NOT OLD.open"), MESSAGE),
        refuse(
            "drafting_part",
            ["update"],
            changed(PART) + " AND " + frozen("NEW", "p.open_fields = '' AND NOT OLD.open"),
            MESSAGE,
        ),
        refuse(
            "drafting_plan",
            ["update"],
            f"NEW.title <> OLD.title AND (OLD.status NOT IN {WRITING} OR OLD.handed_up "
            "OR (OLD.status = 'finalising' AND OLD.open_fields NOT LIKE '%title%'))",
            MESSAGE,
        ),
        refuse("drafting_plan", ["delete"], "1 = 1", "plans stay on record"),
        refuse("drafting_content", ["update", "delete"], "1 = 1", "a revision never changes"),
        refuse("drafting_revision", ["update", "delete"], "1 = 1", "a revision never changes"),
        refuse("drafting_basis", ["update", "delete"], "1 = 1", "a basis pins the text of its parent"),
        refuse(
            "drafting_receiveddocument",
            ["update"],
            "(OLD.confirmed_id IS NOT NULL AND NEW.confirmed_id IS DISTINCT FROM OLD.confirmed_id) OR "
            + changed(["file_id", "plan_id", "arrival_number", "arrival_year", "arrival_on"]),
            "an arrival and its confirmed reading never change",
        ),
        refuse("drafting_receiveddocument", ["delete"], "1 = 1", "arrivals stay on record"),
        refuse("drafting_tick", ["update", "delete"], "1 = 1", "a warning that was let stand stays on record"),
        refuse("drafting_namedsave", ["update", "delete"], "1 = 1", "a named save never changes"),
    ]
