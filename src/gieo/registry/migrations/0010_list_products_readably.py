"""Products of own tasks stand in the register with measure and quantity. Touching a row calls the trigger."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0009_read_the_lookup_off_an_index")]
    operations = [migrations.RunSQL("update registry_task set id = id", reverse_sql=migrations.RunSQL.noop)]
