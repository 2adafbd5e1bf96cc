from django.db import migrations, models

from gieo.core import migrating


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0011_seek_short_forms_as_words'),
    ]

    operations = [
        migrating.AddIndex(
            model_name='registerentry',
            index=models.Index(condition=models.Q(('classification_codes', [])), fields=['province', '-year_key', '-id'], name='entries_without_a_code'),
        ),
    ]
