"""Own tasks say what their entries learnt to keep: host, investigator, acceptance. Touching a row calls the trigger."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_describe_entries_further")]
    operations = [migrations.RunSQL("update registry_task set id = id", reverse_sql=migrations.RunSQL.noop)]
