from django.db import migrations

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
# The text is folded once and kept: written as one query, PostgreSQL folds it again for each short form (a row of the
# register cost 1.4 to 2 ms, now 0.1). The words are the same, so no row is written anew.
MAKE = f"""
create or replace function gieo_sought_words(said text) returns tsvector language plpgsql immutable parallel safe as $$
declare
  plain text := regexp_replace(regexp_replace(
    normalize(translate(lower(said), 'đ', 'd'), NFD), '[\u0300-\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g');
  short_forms text;
begin
  select string_agg(short, ' ') into short_forms from (values {SHORT_FORMS}) as known(spelt_out, short)
  where strpos(plain, spelt_out) > 0 and plain ~ ('\\m' || spelt_out || '\\M');
  return to_tsvector('simple'::regconfig, concat_ws(' ', plain, short_forms));
end
$$
"""


class Migration(migrations.Migration):

    dependencies = [
        ('registry', '0012_list_what_has_no_code'),
    ]

    operations = [
        migrations.RunSQL(MAKE, migrations.RunSQL.noop),
    ]
