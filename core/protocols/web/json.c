/* json.c - JavaScript Object Notation, RFC 8259
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-dissector.h"

/* Each level costs a few C stack frames; people nest some ten levels, machines some thirty. */
#define MAX_DEPTH 60
/* A path is written for each value, so long names times many values must not fill memory. */
#define MAX_PATH 600

enum
{
  OBJECT, ARRAY, MEMBER, KEY, PATH, PATH_WITH_VALUE, MEMBER_WITH_VALUE, STRING, NUMBER, TRUE_VALUE,
  FALSE_VALUE, NULL_VALUE,
};

static const OctetField fields[] = {
  [OBJECT] = { "json.object", N_("Object"), OCTET_FIELD_LABEL,
    .lesson = N_("Members between braces: each has a name and a value.") },
  [ARRAY] = { "json.array", N_("Array"), OCTET_FIELD_LABEL,
    .lesson = N_("Values between brackets, in order.") },
  [MEMBER] = { "json.member", N_("Member"), OCTET_FIELD_STRING,
    .lesson = N_("A name and its value, with a colon between them.") },
  [KEY] = { "json.key", N_("Key"), OCTET_FIELD_STRING,
    .lesson = N_("The member's name.") },
  [PATH] = { "json.path", N_("Path"), OCTET_FIELD_STRING,
    .lesson = N_("The names on the way to the value, from the outside in.") },
  [PATH_WITH_VALUE] = { "json.path_with_value", N_("Path with value"), OCTET_FIELD_STRING,
    .lesson = N_("Path and value in one text, handy for filters.") },
  [MEMBER_WITH_VALUE] = { "json.member_with_value", N_("Member with value"), OCTET_FIELD_STRING,
    .lesson = N_("Name and value in one text, handy for filters.") },
  [STRING] = { "json.value.string", N_("String"), OCTET_FIELD_STRING,
    .lesson = N_("A text between quotation marks.") },
  [NUMBER] = { "json.value.number", N_("Number"), OCTET_FIELD_STRING,
    .lesson = N_("A number; JSON does not say how exact it has to be kept.") },
  [TRUE_VALUE] = { "json.value.true", N_("True"), OCTET_FIELD_LABEL,
    .lesson = N_("The value is yes.") },
  [FALSE_VALUE] = { "json.value.false", N_("False"), OCTET_FIELD_LABEL,
    .lesson = N_("The value is no.") },
  [NULL_VALUE] = { "json.value.null", N_("Null"), OCTET_FIELD_LABEL,
    .lesson = N_("There is no value.") },
};

static const OctetCarrier carriers[] = {
  { "media_type", .text = "application/json" },
  { "media_type", .text = "application/json-rpc" },
  { "media_type", .text = "application/problem+json" },
  { "media_type", .text = "+json" },
};

typedef struct
{
  OctetDissector *dissector;
  const guint8   *data;
  gsize           size;
  gsize           at;
  GString        *path;
  guint           depth;
} Parser;

static void
skip_space (Parser *self)
{
  while (self->at < self->size && memchr (" \t\r\n", self->data[self->at], 4) != NULL)
    self->at++;
}

static gboolean
take (Parser *self,
      char    wanted)
{
  skip_space (self);
  if (self->at >= self->size || self->data[self->at] != (guint8) wanted)
    return FALSE;
  self->at++;
  return TRUE;
}

static void
append_escape (Parser  *self,
               GString *out)
{
  static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";
  const char *at = strchr (from, self->data[self->at]);
  gunichar character = 0;

  if (self->data[self->at] != 'u')
    {
      g_string_append_c (out, self->data[self->at] != 0 && at != NULL
                                ? to[at - from] : (char) self->data[self->at]);
      return;
    }
  for (guint i = 0; i < 4 && self->at + 1 < self->size &&
                    g_ascii_isxdigit (self->data[self->at + 1]); i++)
    {
      self->at++;
      character = character << 4 | (gunichar) g_ascii_xdigit_value ((char) self->data[self->at]);
    }
  if (character == 0 || !g_unichar_validate (character))
    character = 0xfffd;
  g_string_append_unichar (out, character);
}

/* The string whose first quotation mark stands at the cursor; NULL where there is none. */
static GString *
read_string (Parser *self)
{
  GString *out;

  if (self->at >= self->size || self->data[self->at] != '"')
    return NULL;
  out = g_string_new (NULL);
  for (self->at++; self->at < self->size && self->data[self->at] != '"'; self->at++)
    if (self->data[self->at] == '\\' && self->at + 1 < self->size)
      {
        self->at++;
        append_escape (self, out);
      }
    else
      g_string_append_c (out, (char) self->data[self->at]);
  if (self->at < self->size)
    self->at++;
  return out;
}

static gboolean read_value (Parser     *self,
                            const char *member);

/* Where the value at the cursor ends, by its brackets and quotation marks alone: a node is
 * added before what stands in it is read. At most MAX_DEPTH nodes look at an octet. */
static gsize
find_end (const Parser *self)
{
  gsize at = self->at;
  guint depth = 0;

  for (; at < self->size; at++)
    {
      guint8 octet = self->data[at];

      if (octet == '"')
        {
          for (at++; at < self->size && self->data[at] != '"'; at++)
            if (self->data[at] == '\\')
              at++;
          if (depth == 0)
            return MIN (at + 1, self->size);
        }
      else if (octet == '{' || octet == '[')
        depth++;
      else if (depth > 0 && (octet == '}' || octet == ']'))
        {
          if (--depth == 0)
            return at + 1;
        }
      else if (depth == 0 && memchr (" \t\r\n,}]", octet, 7) != NULL)
        break;
    }
  return MIN (at, self->size);
}

static gboolean
wants_text (const Parser *self)
{
  return octet_dissector_wants (self->dissector, OCTET_WANTS_FIELDS);
}

/* @text is the value as it is read; @member the name in front of it, %NULL in arrays. */
static void
add_texts (Parser     *self,
           const char *member,
           const char *text,
           gsize       start)
{
  g_autofree char *path = NULL;
  g_autofree char *pair = NULL;

  if (!wants_text (self))
    return;
  path = g_strdup_printf ("%s:%s", self->path->str, text);
  octet_dissector_add_text (self->dissector, PATH_WITH_VALUE, path, start, self->at - start);
  pair = g_strdup_printf ("%s:%s", member != NULL ? member : "[]", text);
  octet_dissector_add_text (self->dissector, MEMBER_WITH_VALUE, pair, start, self->at - start);
}

static gsize
push_path (Parser     *self,
           const char *name)
{
  gsize length = self->path->len;

  if (length < MAX_PATH)
    g_string_append_printf (self->path, "/%.*s", MAX_PATH, name);
  return length;
}

static gboolean
read_member (Parser *self)
{
  gsize start, key_end, length;
  g_autoptr (GString) key = NULL;
  gboolean is_good;

  skip_space (self);
  start = self->at;
  key = read_string (self);
  key_end = self->at;
  if (key == NULL || !take (self, ':'))
    return FALSE;
  skip_space (self);
  octet_dissector_add_text (self->dissector, MEMBER, key->str, start, find_end (self) - start);
  octet_dissector_enter (self->dissector);
  length = push_path (self, key->str);
  is_good = read_value (self, key->str);
  octet_dissector_add_text (self->dissector, KEY, key->str, start, key_end - start);
  octet_dissector_add_text (self->dissector, PATH, self->path->str, start, self->at - start);
  g_string_truncate (self->path, length);
  octet_dissector_close (self->dissector);
  return is_good;
}

static gboolean
read_object (Parser *self)
{
  if (take (self, '}'))
    return TRUE;
  do
    if (!read_member (self))
      return FALSE;
  while (take (self, ','));
  return take (self, '}');
}

static gboolean
read_array (Parser *self)
{
  gsize length;
  gboolean is_good = TRUE;

  if (take (self, ']'))
    return TRUE;
  length = push_path (self, "[]");
  do
    is_good = read_value (self, NULL);
  while (is_good && take (self, ','));
  g_string_truncate (self->path, length);
  return is_good && take (self, ']');
}

static gboolean
read_word (Parser     *self,
           const char *member,
           const char *word,
           guint       field)
{
  gsize start = self->at, size = strlen (word);

  if (size > self->size - self->at || memcmp (self->data + self->at, word, size) != 0)
    return FALSE;
  self->at += size;
  add_texts (self, member, word, start);
  octet_dissector_add (self->dissector, field, start, size);
  return TRUE;
}

static gboolean
read_number (Parser     *self,
             const char *member)
{
  gsize start = self->at;
  g_autofree char *text = NULL;

  while (self->at < self->size &&
         (g_ascii_isdigit (self->data[self->at]) ||
          memchr ("+-.eE", self->data[self->at], 5) != NULL))
    self->at++;
  if (self->at == start)
    return FALSE;
  text = g_strndup ((const char *) self->data + start, self->at - start);
  add_texts (self, member, text, start);
  octet_dissector_add (self->dissector, NUMBER, start, self->at - start);
  return TRUE;
}

static gboolean
read_nested (Parser    *self,
             guint      field,
             gboolean (*read) (Parser *parser))
{
  gboolean is_good;

  if (self->depth == MAX_DEPTH)
    return FALSE;
  self->depth++;
  octet_dissector_add (self->dissector, field, self->at, find_end (self) - self->at);
  octet_dissector_enter (self->dissector);
  self->at++;
  is_good = read (self);
  octet_dissector_close (self->dissector);
  self->depth--;
  return is_good;
}

static gboolean
read_text (Parser     *self,
           const char *member)
{
  gsize start = self->at;
  g_autoptr (GString) text = read_string (self);

  add_texts (self, member, text->str, start);
  octet_dissector_add_bytes (self->dissector, STRING, text->str, text->len, start,
                             self->at - start);
  return TRUE;
}

static gboolean
read_value (Parser     *self,
            const char *member)
{
  guint8 first;

  skip_space (self);
  if (self->at >= self->size)
    return FALSE;
  first = self->data[self->at];
  if (first == '{')
    return read_nested (self, OBJECT, read_object);
  if (first == '[')
    return read_nested (self, ARRAY, read_array);
  if (first == '"')
    return read_text (self, member);
  if (first == 't')
    return read_word (self, member, "true", TRUE_VALUE);
  if (first == 'f')
    return read_word (self, member, "false", FALSE_VALUE);
  if (first == 'n')
    return read_word (self, member, "null", NULL_VALUE);
  return read_number (self, member);
}

static void
json_dissect (OctetDissector *self)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gsize size = octet_dissector_get_captured (self);
  Parser parser = { self, octet_dissector_get_bytes (self), size, 0, path, 0 };
  gboolean is_good = read_value (&parser, NULL);

  skip_space (&parser);
  if ((!is_good || parser.at < size) && size == octet_dissector_get_size (self))
    octet_dissector_call_part_text (self, "media_type", "text/*", parser.at, size - parser.at);
  octet_reader_skip (octet_dissector_rest (self), size);
}

const OctetProtocol octet_protocol_json = {
  .key = "json",
  .name = N_("JavaScript Object Notation"),
  .reference = "RFC 8259",
  .level = OCTET_LEVEL_PAYLOAD,
  OCTET_FIELDS (fields),
  OCTET_CARRIERS (carriers),
  .dissect = json_dissect,
  .lesson = N_("Data as text, with names, in braces and brackets: what most programs on the web "
               "tell each other."),
};
