from django.db import migrations

from records.guards import refuse

CLOSED = (
    "EXISTS (SELECT 1 FROM workflow_member m JOIN workflow_decisionround r ON r.id = m.round_id "
    "WHERE m.id = {row}.member_id AND r.closed_at IS NOT NULL)"
)
RELEASED = "EXISTS (SELECT 1 FROM workflow_opinion o WHERE o.id = OLD.opinion_id AND o.released_at IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("workflow", "0001_initial"), ("drafting", "0002_guards")]

    operations = [
        refuse("workflow_ballot", ["insert", "update"], CLOSED.format(row="NEW"), "the round is closed"),
        refuse("workflow_ballot", ["delete"], "1 = 1", "all ballots are kept"),
        refuse(
            "workflow_member",
            ["update"],
            "NEW.user_id <> OLD.user_id OR NEW.round_id <> OLD.round_id OR NEW.post <> OLD.post "
            "OR NEW.rank <> OLD.rank OR EXISTS (SELECT 1 FROM workflow_decisionround r "
            "WHERE r.id = OLD.round_id AND r.closed_at IS NOT NULL)",
            "the roster at opening is the base",
        ),
        refuse("workflow_member", ["delete"], "1 = 1", "the roster at opening is the base"),
        refuse(
            "workflow_decisionround",
            ["update"],
            "OLD.closed_at IS NOT NULL AND (NEW.closed_at IS DISTINCT FROM OLD.closed_at "
            "OR NEW.outcome <> OLD.outcome OR NEW.revision_id <> OLD.revision_id "
            "OR NEW.present IS DISTINCT FROM OLD.present OR NEW.agree IS DISTINCT FROM OLD.agree "
            "OR NEW.disagree IS DISTINCT FROM OLD.disagree OR NEW.other IS DISTINCT FROM OLD.other)",
            "the outcome of a closed round never changes",
        ),
        refuse("workflow_decisionround", ["delete"], "1 = 1", "rounds stay on record"),
        refuse("workflow_meeting", ["update"], "OLD.closed_at IS NOT NULL", "the record of a meeting is closed"),
        refuse("workflow_paper", ["update", "delete"], "1 = 1", "a numbered paper keeps its words"),
        refuse("workflow_meeting", ["delete"], "1 = 1", "meetings stay on record"),
        refuse(
            "workflow_attendance",
            ["insert", "update"],
            "EXISTS (SELECT 1 FROM workflow_meeting m WHERE m.id = NEW.meeting_id AND m.closed_at IS NOT NULL)",
            "the record of a meeting is closed",
        ),
        refuse("workflow_attendance", ["delete"], "1 = 1", "who was called stays on record"),
        refuse(
            "workflow_opinion",
            ["update"],
            "OLD.withdrawn_at IS NOT NULL OR OLD.released_at IS NOT NULL AND (NEW.answer <> OLD.answer OR NEW.text <> OLD.text "
            "OR NEW.released_at IS DISTINCT FROM OLD.released_at)",
            "an opinion that is released or withdrawn never changes",
        ),
        refuse("workflow_opinion", ["delete"], "1 = 1", "opinions stay on record"),
        refuse(
            "workflow_comment",
            ["update"],
            f"(NEW.text <> OLD.text OR NEW.proposed <> OLD.proposed) AND {RELEASED}",
            "a released comment never changes",
        ),
        refuse(
            "workflow_opinionfile", ["update", "delete"], RELEASED, "a file of a released opinion stays with it"
        ),
        refuse("workflow_comment", ["delete"], RELEASED, "a released comment stays on record"),
        refuse(
            "workflow_issuance",
            ["update"],
            "(OLD.number IS NOT NULL AND (NEW.number IS DISTINCT FROM OLD.number OR NEW.symbol <> OLD.symbol "
            "OR NEW.series_id IS DISTINCT FROM OLD.series_id OR NEW.dated IS DISTINCT FROM OLD.dated "
            "OR NEW.by_hand <> OLD.by_hand)) "
            "OR (OLD.sealed_id IS NOT NULL AND (NEW.sealed_id IS DISTINCT FROM OLD.sealed_id "
            "OR NEW.filled_id IS DISTINCT FROM OLD.filled_id)) "
            "OR (OLD.issued_at IS NOT NULL AND (NEW.issued_at IS DISTINCT FROM OLD.issued_at "
            "OR NEW.revision_id <> OLD.revision_id OR NEW.signer_id <> OLD.signer_id))",
            "what was numbered or issued never changes",
        ),
        refuse("workflow_issuance", ["delete"], "OLD.number IS NOT NULL", "a number once given stays as a row"),
        refuse(
            "workflow_series",
            ["update"],
            "NEW.last <> OLD.last AND NEW.last <> OLD.last + 1 "
            "AND NOT (OLD.last = 0 AND NEW.taken_over = NEW.last) "
            "OR NEW.taken_over <> OLD.taken_over AND OLD.last <> 0",
            "numbers of a series are 1..n without gap",
        ),
        refuse(
            "workflow_heldnumber",
            ["update"],
            "OLD.state <> 'reserved' OR NEW.number <> OLD.number OR NEW.series_id <> OLD.series_id "
            "OR NEW.symbol <> OLD.symbol OR NEW.dated <> OLD.dated",
            "a number once taken stays as it is",
        ),
        refuse("workflow_heldnumber", ["delete"], "1 = 1", "a number once taken stays as a row"),
        refuse("workflow_series", ["delete"], "1 = 1", "registers stay on record"),
        refuse(
            "workflow_delivery",
            ["update"],
            "NEW.plan_id IS DISTINCT FROM OLD.plan_id OR NEW.copy_id IS DISTINCT FROM OLD.copy_id "
            "OR NEW.agency_id IS DISTINCT FROM OLD.agency_id OR NEW.line <> OLD.line "
            "OR NEW.attention <> OLD.attention "
            "OR (OLD.arrival_id IS NOT NULL AND NEW.arrival_id IS DISTINCT FROM OLD.arrival_id)",
            "whom it went to, and the receipt, stay",
        ),
        refuse(
            "workflow_certifiedcopy",
            ["update"],
            "NEW.number <> OLD.number OR NEW.series_id <> OLD.series_id OR NEW.block_id <> OLD.block_id "
            "OR NEW.recipients <> OLD.recipients "
            "OR (OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id) "
            "OR (OLD.sent_at IS NOT NULL AND NEW.sent_at IS DISTINCT FROM OLD.sent_at)",
            "a numbered copy stays as it is",
        ),
        refuse("workflow_certifiedcopy", ["delete"], "1 = 1", "a numbered copy stays on record"),
        refuse("workflow_issuedchange", ["update", "delete"], "1 = 1", "what became of a plan stays on record"),
        refuse("workflow_delivery", ["delete"], "1 = 1", "deliveries stay on record"),
        refuse("workflow_lastingcopy", ["update", "delete"], "1 = 1", "what was issued never changes"),
        refuse(
            "workflow_paperscan",
            ["update"],
            "OLD.state IN ('refused', 'sent_back', 'confirmed') OR NEW.issuance_id <> OLD.issuance_id "
            "OR NEW.printed_id <> OLD.printed_id OR NEW.handed_in_by_id <> OLD.handed_in_by_id "
            "OR (OLD.file_id IS NOT NULL AND NEW.file_id IS DISTINCT FROM OLD.file_id)",
            "what was handed in, and how it was settled, stays",
        ),
        refuse("workflow_paperscan", ["delete"], "1 = 1", "scans of signed papers stay on record"),
    ]
