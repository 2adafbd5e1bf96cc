from django.db import migrations

from gieo.kernel import text


def write_search_words(apps, _schema_editor):
    """Entries made before there were pages are found and sorted like those made after."""
    experts = apps.get_model("councils", "Expert").objects.select_related("person", "employer")
    for expert in experts.iterator():
        employer = expert.employer.name if expert.employer else ""
        said = (expert.degree, expert.person.full_name, expert.speciality, employer)
        given = expert.person.full_name.split()
        expert.search = text.search_key(" ".join(said))
        expert.sort_key = text.sort_key(" ".join([*given[-1:], *given[:-1]]))
        expert.save(update_fields=["search", "sort_key"])


class Migration(migrations.Migration):
    dependencies = [("councils", "0002_expert_bank")]

    operations = [migrations.RunPython(write_search_words, migrations.RunPython.noop)]
