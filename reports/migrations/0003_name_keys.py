"""The key under which spellings of one name meet: Бейшеналиев, Beyshenaliyev, Beishenaliev."""

from django.db import migrations

# Capital letters stand for sounds that one script writes with one letter and the other with several:
# C for ч, S for ш, T for ц. Letters at the end of the first list that have no partner are dropped.
NAME_KEY = """
CREATE FUNCTION name_key(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    WITH native AS (
        -- Turkish and Turkmen letters that unaccent would take for another sound, and Cyrillic in one go
        SELECT translate(
            lower(value),
            'şšçčžабвгдежзийклмнопрстуфхцчшщыэюёәғқңөұүһіїӣӯўҳҷєґъьʻʼ''`’‘-‐‑',
            'SSCCjabvgdejziiklmnoprstufhTCSSieueagknouuhiiiuohjeg'
        ) AS name
    ), plain AS (
        SELECT replace(public.unaccent('public.unaccent'::regdictionary, name), 'я', 'ia') AS name FROM native
    ), sounds AS (
        SELECT
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            regexp_replace(regexp_replace(
                name,
                'shch|sch|sh', 'S', 'g'), 'ch', 'C', 'g'), 'ts|tz', 'T', 'g'), 'kh', 'h', 'g'),
                'gh', 'g', 'g'), 'dzh|dj|zh', 'j', 'g'), 'ph', 'f', 'g'), 'th', 't', 'g') AS name
        FROM plain
    ), letters AS (
        -- y is what the agencies write for й, ы and before е, ю, я: Yerbolat, Dossayev, Giniyat
        SELECT regexp_replace(regexp_replace(regexp_replace(
            translate(replace(replace(name, 'yo', 'e'), 'ck', 'k'), 'cqwy', 'kkvi'),
            '\\mx', 'h', 'g'), 'x', 'ks', 'g'), '[^[:alnum:]]+', ' ', 'g') AS name
        FROM sounds
    )
    SELECT trim(regexp_replace(
        replace(replace(regexp_replace(name, 'i+', 'i', 'g'), 'ie', 'e'), 'iu', 'u'), '(.)\\1+', '\\1', 'g'
    )) FROM letters
$$;
"""

# Names of the region are written given name first: the surname is the last word.
NAME_SURNAME = """
CREATE FUNCTION name_surname(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT split_part(public.name_key(value), ' ', -1)
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_initial")]
    operations = [
        migrations.RunSQL(NAME_KEY, "DROP FUNCTION name_key(text);"),
        migrations.RunSQL(NAME_SURNAME, "DROP FUNCTION name_surname(text);"),
    ]
