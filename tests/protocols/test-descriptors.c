/* test-descriptors.c - walks every protocol's descriptor: keys, order, places, lessons, references.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "protocols/octet-protocols.h"

typedef void (*FieldCheck) (const OctetProtocol *protocol,
                            const OctetField    *field,
                            gsize                index);

static void
each_field (FieldCheck check)
{
  gsize count;
  const OctetProtocol *const *list = octet_protocols_get_list (&count);

  g_assert_cmpuint (count, >, 5);
  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < list[i]->n_fields; j++)
      check (list[i], &list[i]->fields[j], j);
}

/* Says which field, and counts it, so that one run shows all that is wrong. */
static void G_GNUC_PRINTF (2, 3)
complain (const char *key,
          const char *format,
          ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s: %s", key, text);
  g_test_fail ();
}

static guint
count_sentences (const char *text)
{
  guint count = 0;

  for (const char *at = text; *at != 0; at++)
    if ((*at == '.' || *at == '?' || *at == '!') && (at[1] == ' ' || at[1] == 0))
      count++;
  return count;
}

static void
check_lesson (const char *key,
              const char *name,
              const char *lesson)
{
  guint sentences;

  if (lesson == NULL)
    {
      complain (key, "has no lesson");
      return;
    }
  sentences = count_sentences (lesson);
  if (g_utf8_strlen (lesson, -1) > 240)
    complain (key, "its lesson has %ld characters, more than 240", g_utf8_strlen (lesson, -1));
  if (sentences < 1 || sentences > 3)
    complain (key, "its lesson has %u sentences, not one to three", sentences);
  if (!g_str_has_suffix (lesson, "."))
    complain (key, "its lesson does not end with a period");
  if (g_str_has_prefix (lesson, name) && !g_ascii_isalnum (lesson[strlen (name)]) &&
      strlen (name) > 3)
    complain (key, "its lesson begins with the field's own name");
}

static void
check_field_lesson (const OctetProtocol *protocol,
                    const OctetField    *field,
                    gsize                index)
{
  if (field->key == NULL || field->name == NULL)
    complain (protocol->key, "row %" G_GSIZE_FORMAT " of its table is empty", index);
  else
    check_lesson (field->key, field->name, field->lesson);
}

static void
test_lessons (void)
{
  gsize count;
  const OctetProtocol *const *list = octet_protocols_get_list (&count);

  each_field (check_field_lesson);
  for (gsize i = 0; i < count; i++)
    check_lesson (list[i]->key, list[i]->name, list[i]->lesson);
}

static void
check_place (const OctetProtocol *protocol,
             const OctetField    *field,
             gsize                index)
{
  guint at = field->at;
  const OctetField *parent;

  if (field->key == NULL)
    return;
  if (field->under == 0)
    {
      if (field->size > 0 && at + field->size > protocol->header_size)
        complain (field->key, "ends at octet %u, behind the header of %u", at + field->size,
                  protocol->header_size);
      return;
    }
  if (field->under > index)
    {
      complain (field->key, "is a part of a field that stands behind it");
      return;
    }
  parent = &protocol->fields[field->under - 1];
  if (index > 0 && field->under != index && protocol->fields[index - 1].under == 0)
    complain (field->key, "does not stand right behind %s, whose part it is", parent->key);
  if (parent->size > 0 && field->at + field->size > parent->size)
    complain (field->key, "is larger than %s, whose part it is", parent->key);
}

static void
check_order (const OctetProtocol *protocol,
             const OctetField    *field,
             gsize                index)
{
  const OctetField *before = NULL;

  if (field->size == 0 || field->under != 0 || (field->flags & OCTET_FIELD_HIDDEN) != 0)
    return;
  for (gsize i = 0; i < index; i++)
    if (protocol->fields[i].size > 0 && protocol->fields[i].under == 0 &&
        (protocol->fields[i].flags & OCTET_FIELD_HIDDEN) == 0)
      before = &protocol->fields[i];
  if (before != NULL && before->at > field->at)
    complain (field->key, "stands before %s in the header but behind it in the table",
              before->key);
}

static void
test_places (void)
{
  each_field (check_place);
  each_field (check_order);
}

static void
check_mask (const OctetProtocol *protocol,
            const OctetField    *field,
            gsize                index)
{
  guint octets = field->size;

  if (field->mask == 0)
    return;
  if (octets == 0 && field->under != 0)
    octets = MAX (protocol->fields[field->under - 1].size,
                  (guint) octet_field_get_wire_size (&protocol->fields[field->under - 1]));
  if (octets == 0)
    octets = (guint) octet_field_get_wire_size (field);
  if (octets > 0 && octets < 8 && field->mask >> (8 * octets) != 0)
    complain (field->key, "its mask is wider than its %u octets", octets);
}

static void
check_kind (const OctetProtocol *protocol,
            const OctetField    *field,
            gsize                index)
{
  gboolean number = octet_field_is_unsigned (field) || field->kind == OCTET_FIELD_INT ||
                    field->kind == OCTET_FIELD_BOOL;

  if (number && field->kind != OCTET_FIELD_BOOL && octet_field_get_bits (field) == 0 &&
      field->under == 0)
    complain (field->key, "is a number without a width");
  if (field->n_names > 0)
    for (gsize i = 1; i < field->n_names; i++)
      if (field->names[i].value <= MAX (field->names[i - 1].value, field->names[i - 1].last))
        complain (field->key, "its names are not sorted at %u", field->names[i].value);
}

static void
test_kinds (void)
{
  each_field (check_mask);
  each_field (check_kind);
}

static void
test_protocols (void)
{
  gsize count;
  const OctetProtocol *const *list = octet_protocols_get_list (&count);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < count; i++)
    {
      const OctetProtocol *protocol = list[i];

      if (!g_hash_table_add (keys, (gpointer) protocol->key))
        complain (protocol->key, "is the key of two protocols");
      if (protocol->reference == NULL || *protocol->reference == 0)
        complain (protocol->key, "names no standard");
      if (protocol->dissect != NULL && !protocol->is_silent && !protocol->is_part &&
          protocol->short_name == NULL &&
          protocol->level != OCTET_LEVEL_FRAME && protocol->level != OCTET_LEVEL_PAYLOAD)
        complain (protocol->key, "has no short name for the list");
      for (gsize j = 0; j < protocol->n_carriers; j++)
        if (protocol->carriers[j].value == OCTET_HEURISTIC && protocol->carriers[j].text == NULL &&
            protocol->accept == NULL)
          complain (protocol->key, "wants to be asked but cannot answer");
    }
}

/* Links lead to packets, and what says how long an answer took is a number. */
static void
test_links (void)
{
  gsize count;
  const OctetProtocol *const *list = octet_protocols_get_list (&count);
  guint n_links = 0;

  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < list[i]->n_fields; j++)
      {
        const OctetField *field = &list[i]->fields[j];
        gboolean is_link = (field->flags & (OCTET_FIELD_ANSWER | OCTET_FIELD_QUESTION |
                                            OCTET_FIELD_BEGIN | OCTET_FIELD_WHOLE)) != 0;

        n_links += is_link;
        if (is_link && field->kind != OCTET_FIELD_FRAME)
          complain (field->key, "leads to a packet but has no packet's number");
        if ((field->flags & OCTET_FIELD_ANSWER_TIME) != 0 && field->kind != OCTET_FIELD_DURATION &&
            field->kind != OCTET_FIELD_DOUBLE && field->kind != OCTET_FIELD_UINT)
          complain (field->key, "is a time but no number");
      }
  g_assert_cmpuint (n_links, >, 40);
}

/* Two fields of one key must agree on what a filter may do with them. */
static void
test_keys (void)
{
  g_autoptr (OctetRegistry) registry = octet_protocols_new_registry ();
  g_auto (GStrv) keys = octet_registry_list_keys (registry, 0);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gsize count;
      const OctetFieldRef *refs = octet_registry_find_field (registry, keys[i], &count);
      const char *type = octet_field_get_type_name (octet_field_ref_get_field (&refs[0]));

      for (gsize j = 1; j < count; j++)
        if (strcmp (type, octet_field_get_type_name (octet_field_ref_get_field (&refs[j]))) != 0)
          complain (keys[i], "is %s in one place and %s in another", type,
                    octet_field_get_type_name (octet_field_ref_get_field (&refs[j])));
      for (const char *at = keys[i]; *at != 0; at++)
        if (!g_ascii_isalnum (*at) && strchr ("._-", *at) == NULL)
          complain (keys[i], "has a character that filters cannot write");
    }
}

static void
test_notes (void)
{
  gsize count;
  const OctetProtocol *const *list = octet_protocols_get_list (&count);

  for (gsize i = 0; i < count; i++)
    for (gsize j = 0; j < list[i]->n_notes; j++)
      {
        const OctetNote *note = &list[i]->notes[j];

        if (note->key == NULL || note->text == NULL)
          complain (list[i]->key, "row %" G_GSIZE_FORMAT " of its notes is empty", j);
        else if (g_str_has_suffix (note->text, "."))
          complain (note->key, "its sentence ends with a period");
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/protocols/descriptors/lessons", test_lessons);
  g_test_add_func ("/protocols/descriptors/places", test_places);
  g_test_add_func ("/protocols/descriptors/kinds", test_kinds);
  g_test_add_func ("/protocols/descriptors/protocols", test_protocols);
  g_test_add_func ("/protocols/descriptors/links", test_links);
  g_test_add_func ("/protocols/descriptors/keys", test_keys);
  g_test_add_func ("/protocols/descriptors/notes", test_notes);
  return g_test_run ();
}
