from django.db import migrations

from records.guards import refuse


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        refuse("records_auditentry", ["update", "delete"], "1 = 1", "the audit trail is append-only"),
        refuse("records_storedfile", ["update", "delete"], "1 = 1", "a stored file never changes"),
    ]
