import django.contrib.postgres.indexes
import django.contrib.postgres.search
from django.db import migrations, models

import gieo.registry.models.entry
from gieo.core import migrating

# What is spelt out, and the short form that is put beside it, all folded. `gieo.kernel.text.ABBREVIATIONS` is what they
# were made from; a test tells whoever adds one that the function has to be made anew.
SHORT_FORMS = """
    ('bien doi khi hau', 'bdkh'), ('bo khoa hoc va cong nghe', 'bkhcn'), ('chuyen doi so', 'cds'),
    ('cong nghe sinh hoc', 'cnsh'), ('cong nghe thong tin', 'cntt'), ('dan toc thieu so', 'dtts'),
    ('doi moi sang tao', 'dmst'), ('giao duc va dao tao', 'gddt'), ('hoi dong nhan dan', 'hdnd'),
    ('khoa hoc va cong nghe', 'khcn'), ('khoa hoc xa hoi va nhan van', 'khxhnv'), ('kinh te xa hoi', 'ktxh'),
    ('mat tran to quoc', 'mttq'), ('moi xa mot san pham', 'ocop'), ('nghien cuu khoa hoc', 'nckh'),
    ('nong nghiep va phat trien nong thon', 'nnptnt'), ('nong thon moi', 'ntm'), ('nuoi trong thuy san', 'ntts'),
    ('quoc phong an ninh', 'qpan'), ('san xuat thu nghiem', 'sxtn'), ('so huu tri tue', 'shtt'),
    ('so khoa hoc va cong nghe', 'skhcn'), ('tai nguyen va moi truong', 'tnmt'),
    ('tieu chuan do luong chat luong', 'tcdlcl'), ('uy ban nhan dan', 'ubnd'), ('van hoa the thao va du lich', 'vhttdl')
"""
# Cut as `query_terms` cuts a question: left to itself PostgreSQL reads "2016-2020" as 2016 and minus 2020, and
# "kinh tế - xã hội" as no phrase.
MAKE = f"""
create function gieo_sought_words(said text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('simple'::regconfig, plain || ' ' || coalesce((
    select string_agg(short, ' ') from (values {SHORT_FORMS}) as known(spelt_out, short)
    where strpos(plain, spelt_out) > 0 and plain ~ ('\\m' || spelt_out || '\\M')), ''))
  from (select regexp_replace(regexp_replace(
    normalize(translate(lower(said), 'đ', 'd'), NFD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')) as folded(plain)
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0010_list_products_readably'),
    ]

    operations = [
        migrations.RunSQL(MAKE, 'drop function gieo_sought_words(text)'),
        migrating.RemoveIndex(
            model_name='registerentry',
            name='entries_by_words',
        ),
        migrations.RemoveField(
            model_name='registerentry',
            name='words',
        ),
        migrating.AddField(
            model_name='registerentry',
            name='words',
            field=models.GeneratedField(db_persist=True, expression=gieo.registry.models.entry.SoughtWords(models.F('number'), models.F('title'), models.F('aims'), models.F('host_name')), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrating.AddIndex(
            model_name='registerentry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['words'], name='entries_by_words'),
        ),
    ]
