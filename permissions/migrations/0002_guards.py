from django.db import migrations

from records.guards import refuse


class Migration(migrations.Migration):
    dependencies = [("permissions", "0001_initial"), ("records", "0002_guards")]

    operations = [
        refuse("permissions_user", ["delete"], "1 = 1", "people are deactivated, not deleted"),
        refuse("permissions_agency", ["delete"], "1 = 1", "agencies end or merge, they are not deleted"),
    ]
