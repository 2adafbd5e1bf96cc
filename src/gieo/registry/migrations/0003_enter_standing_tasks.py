"""Tasks that stood before there was a register enter it: touching a row calls the trigger that enters it."""

from django.db import migrations

ENTER_ALL = "update registry_task set id = id"


class Migration(migrations.Migration):
    dependencies = [("registry", "0002_register_entry")]
    operations = [migrations.RunSQL(ENTER_ALL, reverse_sql=migrations.RunSQL.noop)]
