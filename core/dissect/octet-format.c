/* octet-format.c - writes a node's value for scripts ("show") and its row for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "dissect/octet-format.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <time.h>

#include "bytes/octet-address.h"
#include "bytes/octet-reader.h"

/* What a row shows of long octets; the rest is in the byte view. */
#define MAX_BYTES_IN_ROW 32

/**
 * octet_format_time: (skip)
 * @nanoseconds: since 1970-01-01 00:00 UTC
 * @out: where the text goes: "Feb 26, 2013 22:02:36.722320000 UTC"
 */
void
octet_format_time (gint64   nanoseconds,
                   GString *out)
{
  static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  gint64 rest = nanoseconds % G_GINT64_CONSTANT (1000000000);
  time_t seconds;
  struct tm tm;

  if (nanoseconds == G_MININT64)
    {
      g_string_append (out, _("Not stated"));
      return;
    }
  if (rest < 0)
    rest += 1000000000;
  seconds = (time_t) ((nanoseconds - rest) / 1000000000);
  gmtime_r (&seconds, &tm);
  g_string_append_printf (out, "%s %2d, %d %02d:%02d:%02d.%09d UTC", months[tm.tm_mon],
                          tm.tm_mday, tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec,
                          (int) rest);
}

/**
 * octet_format_duration: (skip)
 * @nanoseconds: a time span, may be negative
 * @out: where the text goes: seconds, "0.000012000"
 */
void
octet_format_duration (gint64   nanoseconds,
                       GString *out)
{
  guint64 size = nanoseconds < 0 ? (guint64) 0 - (guint64) nanoseconds : (guint64) nanoseconds;

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT ".%09u", nanoseconds < 0 ? "-" : "",
                          size / 1000000000, (guint) (size % 1000000000));
}

static void
format_guid (const guint8 *bytes,
             gboolean      little,
             GString      *out)
{
  guint64 (*number) (const guint8 *, gsize) = little ? octet_bytes_le : octet_bytes_be;

  g_string_append_printf (out, "%08x-%04x-%04x-%02x%02x-", (guint) number (bytes, 4),
                          (guint) number (bytes + 4, 2), (guint) number (bytes + 6, 2),
                          bytes[8], bytes[9]);
  for (int i = 10; i < 16; i++)
    g_string_append_printf (out, "%02x", bytes[i]);
}

/* BER, X.690 8.19: base-128 digits; the first number holds two arcs. */
static void
format_oid (const guint8 *bytes,
            gsize         size,
            GString      *out)
{
  guint64 arc = 0;
  gboolean first = TRUE;

  for (gsize i = 0; i < size; i++)
    {
      arc = arc << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) != 0)
        continue;
      if (first)
        g_string_append_printf (out, "%u.%" G_GUINT64_FORMAT, (guint) MIN (arc / 40, 2),
                                arc - 40 * MIN (arc / 40, 2));
      else
        g_string_append_printf (out, ".%" G_GUINT64_FORMAT, arc);
      first = FALSE;
      arc = 0;
    }
}

static void
format_string (const guint8 *bytes,
               gsize         size,
               GString      *out)
{
  const guint8 *end = memchr (bytes, 0, size);
  gsize length = end != NULL ? (gsize) (end - bytes) : size;

  if (g_utf8_validate_len ((const char *) bytes, length, NULL))
    g_string_append_len (out, (const char *) bytes, (gssize) length);
  else
    {
      g_autofree char *valid = g_utf8_make_valid ((const char *) bytes, (gssize) length);

      g_string_append (out, valid);
    }
}

static void
format_octets (const OctetTree *tree,
               const OctetNode *node,
               GString         *out)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);
  const OctetField *field = node->field;

  if (field->kind == OCTET_FIELD_IPV4 && size >= 4)
    octet_bytes_format_ipv4 (bytes, out);
  else if (field->kind == OCTET_FIELD_IPV6 && size >= 16)
    octet_bytes_format_ipv6 (bytes, out);
  else if (field->kind == OCTET_FIELD_GUID && size >= 16)
    format_guid (bytes, (field->flags & OCTET_FIELD_LITTLE) != 0, out);
  else if (field->kind == OCTET_FIELD_OID)
    format_oid (bytes, size, out);
  else if (field->kind == OCTET_FIELD_STRING)
    format_string (bytes, size, out);
  else
    octet_bytes_format_mac (bytes, size, out);
}

static void
format_hex (const OctetField *field,
            guint64           number,
            GString          *out)
{
  int digits = (int) (octet_field_get_bits (field) + 3) / 4;

  g_string_append_printf (out, "0x%0*" G_GINT64_MODIFIER "x", digits, number);
}

/**
 * octet_format_show: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @out: where the value goes, as `tshark -T fields` prints it
 */
void
octet_format_show (const OctetTree *tree,
                   const OctetNode *node,
                   GString         *out)
{
  const OctetField *field = node->field;

  if (field == NULL)
    {
      g_string_append (out, octet_tree_get_text (tree, node) != NULL
                              ? octet_tree_get_text (tree, node) : "");
      return;
    }
  switch ((OctetFieldKind) field->kind)
    {
    case OCTET_FIELD_LABEL:
    case OCTET_FIELD_PROTOCOL:
      break;
    case OCTET_FIELD_BOOL:
      g_string_append_c (out, node->value.number != 0 ? '1' : '0');
      break;
    case OCTET_FIELD_HEX:
    case OCTET_FIELD_CHECKSUM:
      format_hex (field, node->value.number, out);
      break;
    case OCTET_FIELD_CHAR:
      g_string_append_printf (out, "%u", (guint) node->value.number);
      break;
    case OCTET_FIELD_UINT:
    case OCTET_FIELD_PORT:
    case OCTET_FIELD_FRAME:
      g_string_append_printf (out, "%" G_GUINT64_FORMAT, node->value.number);
      break;
    case OCTET_FIELD_OCT:
      g_string_append_printf (out, "0%" G_GINT64_MODIFIER "o", node->value.number);
      break;
    case OCTET_FIELD_INT:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) node->value.number);
      break;
    case OCTET_FIELD_FLOAT:
      g_string_append_printf (out, "%.*g", FLT_DIG, node->value.real);
      break;
    case OCTET_FIELD_DOUBLE:
      g_string_append_printf (out, "%.*g", DBL_DIG, node->value.real);
      break;
    case OCTET_FIELD_TIME:
      if ((gint64) node->value.number == G_MININT64)
        g_string_append (out, "NULL");
      else if ((field->flags & OCTET_FIELD_EPOCH) != 0)
        octet_format_duration ((gint64) node->value.number, out);
      else
        octet_format_time ((gint64) node->value.number, out);
      break;
    case OCTET_FIELD_DURATION:
      octet_format_duration ((gint64) node->value.number, out);
      break;
    case OCTET_FIELD_MAC:
    case OCTET_FIELD_IPV4:
    case OCTET_FIELD_IPV6:
    case OCTET_FIELD_EUI64:
    case OCTET_FIELD_GUID:
    case OCTET_FIELD_OID:
    case OCTET_FIELD_BYTES:
    case OCTET_FIELD_STRING:
    default:
      format_octets (tree, node, out);
      break;
    }
}

static void
format_named (const OctetField *field,
              guint64           number,
              const char       *name,
              GString          *out)
{
  if (field->kind == OCTET_FIELD_HEX)
    {
      g_autoptr (GString) hex = g_string_new (NULL);

      format_hex (field, number, hex);
      g_string_append_printf (out, "%s (%s)", name, hex->str);
    }
  else
    g_string_append_printf (out, "%s (%" G_GUINT64_FORMAT ")", name, number);
}

/**
 * octet_format_value: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @out: where the value goes, with its name and unit: "TCP (6)", "20 bytes (5)", "Set"
 */
void
octet_format_value (const OctetTree *tree,
                    const OctetNode *node,
                    GString         *out)
{
  const OctetField *field = node->field;
  const char *name = NULL;

  if (field == NULL || field->kind == OCTET_FIELD_LABEL || field->kind == OCTET_FIELD_PROTOCOL)
    return;
  if (field->say != NULL)
    {
      field->say (out, node->value.number);
      return;
    }
  if (field->kind == OCTET_FIELD_BOOL)
    {
      const char *word = node->value.number != 0 ? field->on : field->off;

      if (word == NULL)
        word = node->value.number != 0 ? N_("True") : N_("False");
      g_string_append (out, _(word));
      return;
    }
  if (field->n_names > 0)
    name = octet_name_find (field->names, field->n_names, node->value.number);
  if (name != NULL)
    {
      format_named (field, node->value.number, _(name), out);
      return;
    }
  if (field->kind == OCTET_FIELD_TIME && (gint64) node->value.number == G_MININT64)
    {
      octet_format_time (G_MININT64, out);
      return;
    }
  if (field->kind == OCTET_FIELD_BYTES)
    {
      gsize size;
      const guint8 *bytes = octet_tree_get_value_bytes (tree, node, &size);

      for (gsize i = 0; i < MIN (size, MAX_BYTES_IN_ROW); i++)
        g_string_append_printf (out, "%02x", bytes[i]);
      if (size > MAX_BYTES_IN_ROW)
        g_string_append (out, "…");
      return;
    }
  octet_format_show (tree, node, out);
  if (field->kind == OCTET_FIELD_DURATION)
    g_string_append_printf (out, " %s", _("seconds"));
  else if (field->unit != NULL)
    g_string_append_printf (out, " %s", _(field->unit));
  if (field->scale > 1)
    g_string_append_printf (out, " (%" G_GUINT64_FORMAT ")", node->value.number / field->scale);
}

/**
 * octet_format_bits: (skip)
 * @tree: a tree
 * @node: a node of a field with a mask
 * @out: where the bits go, in groups of four: "0100 .... ", or nothing for a field without mask
 */
void
octet_format_bits (const OctetTree *tree,
                   const OctetNode *node,
                   GString         *out)
{
  const OctetField *field = node->field;
  gsize size;
  const guint8 *bytes;
  guint64 raw;

  if (field == NULL || field->mask == 0 || node->size == 0 || node->size > 8)
    return;
  bytes = octet_tree_get_place (tree, node, &size);
  if (bytes == NULL || size < node->size)
    return;
  raw = (field->flags & OCTET_FIELD_LITTLE) != 0 ? octet_bytes_le (bytes, size)
                                                 : octet_bytes_be (bytes, size);
  for (guint i = 8 * (guint) size; i-- > 0;)
    {
      if ((field->mask >> i & 1) != 0)
        g_string_append_c (out, (raw >> i & 1) != 0 ? '1' : '0');
      else
        g_string_append_c (out, '.');
      if (i % 4 == 0 && i > 0)
        g_string_append_c (out, ' ');
    }
}

/**
 * octet_format_line: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @out: where its whole row goes: "0100 .... = Version: 4"
 */
void
octet_format_line (const OctetTree *tree,
                   const OctetNode *node,
                   GString         *out)
{
  const char *text = octet_tree_get_text (tree, node);
  const OctetField *field = node->field;
  gsize start;

  if (field == NULL)
    {
      g_string_append (out, text != NULL ? text : "");
      return;
    }
  if (field->kind == OCTET_FIELD_PROTOCOL)
    {
      g_string_append (out, _(field->name));
      g_string_append (out, text != NULL ? text : "");
      return;
    }
  start = out->len;
  octet_format_bits (tree, node, out);
  if (out->len > start)
    g_string_append (out, " = ");
  if (text != NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append (out, _(field->name));
  if (field->kind != OCTET_FIELD_LABEL)
    {
      g_string_append (out, ": ");
      octet_format_value (tree, node, out);
    }
}
