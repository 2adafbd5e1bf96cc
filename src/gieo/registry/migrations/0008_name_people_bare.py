"""Investigators of own tasks stand in the register without their degrees. Touching a row calls the trigger."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0007_tell_results_and_efforts")]
    operations = [migrations.RunSQL("update registry_task set id = id", reverse_sql=migrations.RunSQL.noop)]
