/* octet-filter-literal.c - turns literals into values: numbers, names, addresses, octets, times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "filter/octet-filter-literal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define REFUSE(...) \
  (octet_filter_problem_set (problem, literal->start, literal->size, __VA_ARGS__), FALSE)

typedef enum
{
  NUMBER_OK,
  NUMBER_NONE,
  NUMBER_TOO_BIG,
} NumberResult;

/* Decimal, 0x…, 0b… and octal 0…, as C writes them. */
static NumberResult
parse_number (const char *text,
              guint64    *ret_value)
{
  gboolean binary = text[0] == '0' && (text[1] == 'b' || text[1] == 'B');
  char *end;

  if (!g_ascii_isdigit (text[0]))
    return NUMBER_NONE;
  errno = 0;
  *ret_value = g_ascii_strtoull (binary ? text + 2 : text, &end, binary ? 2 : 0);
  if (*end != 0 || (binary && text[2] == 0))
    return NUMBER_NONE;
  return errno == ERANGE ? NUMBER_TOO_BIG : NUMBER_OK;
}

/* "AAAA" names what is shown as "AAAA (IPv6 address)", whatever stands in the parentheses. */
static gsize
measure_name (const char *text)
{
  const char *explanation = strstr (text, " (");

  return explanation != NULL && explanation > text && g_str_has_suffix (text, ")")
           ? (gsize) (explanation - text) : strlen (text);
}

static gboolean
is_same_name (const char *name,
              const char *text)
{
  gsize size = measure_name (name);

  return measure_name (text) == size && g_ascii_strncasecmp (name, text, size) == 0;
}

static gboolean
find_value_name (const OctetField *field,
                 const char       *text,
                 gint64           *ret_value)
{
  for (gsize i = 0; i < field->n_names; i++)
    if (g_ascii_strcasecmp (field->names[i].name, text) == 0 ||
        strcmp (_(field->names[i].name), text) == 0 ||
        is_same_name (field->names[i].name, text))
      {
        *ret_value = field->names[i].value;
        return TRUE;
      }
  return FALSE;
}

static gboolean
convert_name (OctetFilterNode           *literal,
              const OctetFilterExpected *expected,
              OctetFilterProblem        *problem)
{
  const OctetField *field = expected->field;

  if (field == NULL || field->n_names == 0)
    return literal->style == OCTET_LITERAL_BARE
             ? REFUSE (_("“%s” is not a whole number."), literal->text)
             : REFUSE (_("A number is needed here, not a text; leave the quotation marks out."));
  if (find_value_name (field, literal->text, &literal->value.number))
    return TRUE;
  return REFUSE (_("“%s” is not the name of a value of %s."), literal->text, field->key);
}

static gboolean
convert_number (OctetFilterNode           *literal,
                const OctetFilterExpected *expected,
                OctetFilterProblem        *problem)
{
  guint bits = expected->field != NULL ? octet_field_get_bits (expected->field) : expected->bits;
  guint64 value, most;

  literal->value.type = expected->type;
  if (literal->style == OCTET_LITERAL_CHARACTER)
    {
      literal->value.number = (guint8) literal->text[0];
      return TRUE;
    }
  if (literal->style != OCTET_LITERAL_BARE)
    return convert_name (literal, expected, problem);
  switch (parse_number (literal->text, &value))
    {
    case NUMBER_NONE:
      return convert_name (literal, expected, problem);
    case NUMBER_TOO_BIG:
      return REFUSE (_("“%s” is larger than any number here can be."), literal->text);
    case NUMBER_OK:
    default:
      break;
    }
  if (expected->type == OCTET_FILTER_TYPE_INT)
    bits = MAX (bits, 2) - 1;
  most = bits >= 64 || bits == 0 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << bits) - 1;
  if (value > most)
    return REFUSE (_("“%s” is too big for this field, which goes up to %" PRIu64 "."),
                   literal->text, most);
  literal->value.number = (gint64) value;
  return TRUE;
}

static gboolean
convert_flag (OctetFilterNode           *literal,
              const OctetFilterExpected *expected,
              OctetFilterProblem        *problem)
{
  const OctetField *field = expected->field;
  const char *on = field != NULL && field->on != NULL ? field->on : "Set";
  const char *off = field != NULL && field->off != NULL ? field->off : "Not set";
  guint64 value;

  literal->value.type = OCTET_FILTER_TYPE_BOOL;
  if (literal->style == OCTET_LITERAL_BARE && parse_number (literal->text, &value) == NUMBER_OK)
    literal->value.number = value != 0;
  else if (strcmp (literal->text, on) == 0 || strcmp (literal->text, "True") == 0 ||
           (literal->style == OCTET_LITERAL_BARE && strcmp (literal->text, "TRUE") == 0))
    literal->value.number = 1;
  else if (strcmp (literal->text, off) == 0 || strcmp (literal->text, "False") == 0 ||
           (literal->style == OCTET_LITERAL_BARE && strcmp (literal->text, "FALSE") == 0))
    literal->value.number = 0;
  else
    return REFUSE (_("“%s” is not a value of a flag; use 1 or 0, True or False."), literal->text);
  return TRUE;
}

static gboolean
convert_real (OctetFilterNode    *literal,
              OctetFilterProblem *problem)
{
  char *end;

  literal->value.type = OCTET_FILTER_TYPE_REAL;
  literal->value.real = g_ascii_strtod (literal->text, &end);
  if (end == literal->text || *end != 0)
    return REFUSE (_("“%s” is not a number."), literal->text);
  return TRUE;
}

/* Seconds, "0.25", exact to the nanosecond. */
static gboolean
convert_duration (OctetFilterNode    *literal,
                  OctetFilterProblem *problem)
{
  const char *at = literal->text;
  gint64 seconds = 0, part = 0, unit = 100000000;

  literal->value.type = OCTET_FILTER_TYPE_DURATION;
  if (literal->style != OCTET_LITERAL_BARE)
    return REFUSE (_("A time span is a number of seconds; leave the quotation marks out."));
  /* One digit more would no longer fit 64 bits of nanoseconds. */
  for (; g_ascii_isdigit (*at) && seconds <= G_GINT64_CONSTANT (922337202); at++)
    seconds = seconds * 10 + (*at - '0');
  if (*at == '.' && at > literal->text && g_ascii_isdigit (at[1]))
    for (at++; g_ascii_isdigit (*at); at++, unit /= 10)
      part += (*at - '0') * unit;
  if (*at == 'e' && unit != 100000000)
    {
      double value = g_ascii_strtod (literal->text, (char **) &at);

      if (*at == 0 && value >= 0 && value < G_MAXINT32)
        {
          literal->value.number = (gint64) (value * 1e9);
          return TRUE;
        }
    }
  if (*at != 0 || at == literal->text)
    return REFUSE (_("“%s” is not a number of seconds."), literal->text);
  literal->value.number = seconds * G_GINT64_CONSTANT (1000000000) + part;
  return TRUE;
}

static gboolean
convert_time (OctetFilterNode    *literal,
              OctetFilterProblem *problem)
{
  literal->value.type = OCTET_FILTER_TYPE_TIME;
  if (!octet_filter_parse_time (literal->text, &literal->value.number))
    return REFUSE (_("“%s” is not a date and time; write it like \"2026-01-31 12:34:56\"."),
                   literal->text);
  return TRUE;
}

static gboolean
convert_address (OctetFilterNode           *literal,
                 const OctetFilterExpected *expected,
                 OctetFilterProblem        *problem)
{
  gboolean is_v4 = expected->type == OCTET_FILTER_TYPE_IPV4;
  gsize size = is_v4 ? 4 : 16;
  const char *slash = strchr (literal->text, '/');
  g_autofree char *host = slash != NULL ? g_strndup (literal->text, (gsize) (slash - literal->text))
                                        : g_strdup (literal->text);
  g_autoptr (GInetAddress) address = NULL;
  guint64 prefix = 0;

  if (literal->style != OCTET_LITERAL_BARE)
    return REFUSE (_("An address is needed here, not a text; leave the quotation marks out."));
  address = g_inet_address_new_from_string (host);
  if (address == NULL || g_inet_address_get_native_size (address) != size)
    return is_v4 ? REFUSE (_("“%s” is not an IPv4 address. Names are not looked up."),
                           literal->text)
                 : REFUSE (_("“%s” is not an IPv6 address. Names are not looked up."),
                           literal->text);
  if (slash != NULL && !g_ascii_string_to_unsigned (slash + 1, 10, 0, size * 8, &prefix, NULL))
    return REFUSE (_("The number behind the slash must be at most %u."), (guint) size * 8);
  octet_filter_value_take (&literal->value, expected->type,
                           g_memdup2 (g_inet_address_to_bytes (address), size), size);
  literal->value.prefix = slash != NULL ? (int) prefix : -1;
  return TRUE;
}

/* "00:00:5e", "00-00-5e", "00.00.5e", "0000.5e00", "00005e"; NULL for others. Where an address
 * is not wanted a digit that is left over is an octet of its own, as Wireshark has it. */
static guint8 *
parse_octets (const char *text,
              gboolean    takes_single,
              gsize      *ret_size)
{
  g_autoptr (GByteArray) octets = g_byte_array_new ();
  char separator = 0;

  for (const char *at = text; *at != 0;)
    {
      gboolean is_pair = g_ascii_isxdigit (at[1]);
      guint8 octet;

      if (!g_ascii_isxdigit (at[0]) || (!is_pair && !takes_single))
        return NULL;
      octet = (guint8) (is_pair ? g_ascii_xdigit_value (at[0]) * 16 + g_ascii_xdigit_value (at[1])
                                : g_ascii_xdigit_value (at[0]));
      g_byte_array_append (octets, &octet, 1);
      at += is_pair ? 2 : 1;
      if (*at == 0 || g_ascii_isxdigit (*at))
        continue;
      if (strchr (":-.", *at) == NULL || (separator != 0 && *at != separator) || at[1] == 0)
        return NULL;
      separator = *at++;
    }
  if (octets->len == 0)
    return NULL;
  return g_byte_array_steal (octets, ret_size);
}

/* 0xe0 and nothing longer. */
static guint8 *
parse_one_octet (const char *text,
                 gsize      *ret_size)
{
  guint64 value;
  guint8 octet;

  if (strlen (text) != 4 || text[0] != '0' || (text[1] != 'x' && text[1] != 'X') ||
      parse_number (text, &value) != NUMBER_OK)
    return NULL;
  octet = (guint8) value;
  *ret_size = 1;
  return g_memdup2 (&octet, 1);
}

/* "d6fb6f2d-37c4-11d3-…" in the order of the wire. */
static guint8 *
parse_guid (const char *text,
            gboolean    little,
            gsize      *ret_size)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);
  g_autofree char *hex = g_strjoinv ("", parts);
  guint8 *octets = parse_octets (hex, FALSE, ret_size);
  static const guint8 order[16] = { 3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15 };
  guint8 swapped[16];

  if (octets == NULL || *ret_size != 16 || g_strv_length (parts) != 5)
    {
      g_free (octets);
      return NULL;
    }
  if (little)
    {
      for (guint i = 0; i < 16; i++)
        swapped[i] = octets[order[i]];
      memcpy (octets, swapped, 16);
    }
  return octets;
}

static gsize
get_exact_size (const OctetFilterExpected *expected)
{
  if (expected->field == NULL || expected->any_size)
    return 0;
  switch ((guint) expected->field->kind)
    {
    case OCTET_FIELD_MAC:
      return 6;
    case OCTET_FIELD_EUI64:
      return 8;
    case OCTET_FIELD_GUID:
      return 16;
    default:
      return 0;
    }
}

static gboolean
convert_bytes (OctetFilterNode           *literal,
               const OctetFilterExpected *expected,
               OctetFilterProblem        *problem)
{
  gsize wanted = get_exact_size (expected), size = literal->value.n_bytes;
  guint8 *octets;

  if (literal->style != OCTET_LITERAL_BARE)
    {
      if (wanted > 0)
        return REFUSE (_("An address is needed here, not a text; leave the quotation marks out."));
      octet_filter_value_take (&literal->value, OCTET_FILTER_TYPE_BYTES,
                               g_memdup2 (literal->text, size + 1), size);
      return TRUE;
    }
  octets = wanted == 16 ? parse_guid (literal->text,
                                      (expected->field->flags & OCTET_FIELD_LITTLE) != 0, &size)
                        : parse_octets (literal->text, wanted == 0, &size);
  if (octets == NULL && wanted == 0)
    octets = parse_one_octet (literal->text, &size);
  if (octets == NULL)
    return REFUSE (_("“%s” is not a run of bytes; write it like 47:45:54, or a text in "
                     "quotation marks."), literal->text);
  if (wanted > 0 && size != wanted)
    {
      g_free (octets);
      return REFUSE (_("This address needs %u bytes and has %u."), (guint) wanted, (guint) size);
    }
  octet_filter_value_take (&literal->value, OCTET_FILTER_TYPE_BYTES, octets, size);
  return TRUE;
}

/* Fills in the literal's value and type; FALSE, with @problem set, where it cannot be one. */
gboolean
octet_filter_literal_convert (OctetFilterNode           *literal,
                              const OctetFilterExpected *expected,
                              OctetFilterProblem        *problem)
{
  gsize size = literal->value.n_bytes;

  literal->type = expected->type;
  literal->value.prefix = -1;
  switch (expected->type)
    {
    case OCTET_FILTER_TYPE_BOOL:
      return convert_flag (literal, expected, problem);
    case OCTET_FILTER_TYPE_UINT:
    case OCTET_FILTER_TYPE_INT:
      return convert_number (literal, expected, problem);
    case OCTET_FILTER_TYPE_REAL:
      return convert_real (literal, problem);
    case OCTET_FILTER_TYPE_TIME:
      return convert_time (literal, problem);
    case OCTET_FILTER_TYPE_DURATION:
      return convert_duration (literal, problem);
    case OCTET_FILTER_TYPE_IPV4:
    case OCTET_FILTER_TYPE_IPV6:
      return convert_address (literal, expected, problem);
    case OCTET_FILTER_TYPE_BYTES:
    case OCTET_FILTER_TYPE_PROTOCOL:
    case OCTET_FILTER_TYPE_NONE:
      literal->type = OCTET_FILTER_TYPE_BYTES;
      return convert_bytes (literal, expected, problem);
    case OCTET_FILTER_TYPE_STRING:
    default:
      octet_filter_value_take (&literal->value, OCTET_FILTER_TYPE_STRING,
                               g_memdup2 (literal->text, size + 1), size);
      return TRUE;
    }
}
