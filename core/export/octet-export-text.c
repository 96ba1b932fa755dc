/* octet-export-text.c - packets for a terminal: one line, the tree, the octets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dissect/octet-format.h"
#include "bytes/octet-time.h"
#include "export/octet-export.h"

static void
append_clock (gint64       time,
              const char  *format,
              gboolean     utc,
              GString     *out)
{
  gint64 rest = time % G_GINT64_CONSTANT (1000000000);
  gint64 seconds;
  g_autoptr (GDateTime) clock = NULL;
  g_autofree char *text = NULL;

  if (rest < 0)
    rest += 1000000000;
  seconds = (time - rest) / 1000000000;
  clock = utc ? g_date_time_new_from_unix_utc (seconds)
              : g_date_time_new_from_unix_local (seconds);
  if (clock == NULL)
    return;
  text = g_date_time_format (clock, format);
  g_string_append_printf (out, "%s.%06d", text, (int) (rest / 1000));
}

static void
append_span (gint64   span,
             GString *out)
{
  guint64 size = span < 0 ? (guint64) 0 - (guint64) span : (guint64) span;

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT ".%06u", span < 0 ? "-" : "",
                          size / 1000000000, (guint) (size % 1000000000 / 1000));
}

/**
 * octet_export_time: (skip)
 * @frame: what the file says of a packet
 * @format: how to write its time
 * @out: where it goes; nothing for a packet without time
 */
void
octet_export_time (const OctetFrameInfo *frame,
                   OctetTimeFormat       format,
                   GString              *out)
{
  if (frame->time == G_MININT64)
    return;
  switch (format)
    {
    case OCTET_TIME_RELATIVE:
      append_span (octet_time_span (frame->time, frame->first_time), out);
      break;
    case OCTET_TIME_DELTA:
      append_span (octet_time_span (frame->time, frame->previous_time), out);
      break;
    case OCTET_TIME_DELTA_SHOWN:
      append_span (octet_time_span (frame->time, frame->shown_time), out);
      break;
    case OCTET_TIME_EPOCH:
      append_span (frame->time, out);
      break;
    case OCTET_TIME_ABSOLUTE:
      append_clock (frame->time, "%H:%M:%S", FALSE, out);
      break;
    case OCTET_TIME_ABSOLUTE_DATE:
      append_clock (frame->time, "%Y-%m-%d %H:%M:%S", FALSE, out);
      break;
    case OCTET_TIME_UTC:
      append_clock (frame->time, "%H:%M:%S", TRUE, out);
      break;
    case OCTET_TIME_UTC_DATE:
      append_clock (frame->time, "%Y-%m-%d %H:%M:%S", TRUE, out);
      break;
    default:
      break;
    }
}

static void
append_padded (const char *text,
               int         width,
               GString    *out)
{
  int pad = ABS (width) - (int) g_utf8_strlen (text, -1);

  if (width > 0)
    for (int i = 0; i < pad; i++)
      g_string_append_c (out, ' ');
  g_string_append (out, text);
  if (width < 0)
    for (int i = 0; i < pad; i++)
      g_string_append_c (out, ' ');
}

/* A terminal must not act on what a stranger wrote: control characters become visible. */
static void
append_visible (const char *text,
                GString    *out)
{
  for (const char *at = text; *at != 0;)
    {
      gsize plain = 0;
      gunichar character;

      while (at[plain] >= 0x20 && at[plain] < 0x7f)
        plain++;
      g_string_append_len (out, at, (gssize) plain);
      at += plain;
      if (*at == 0)
        return;
      character = g_utf8_get_char (at);
      if (g_unichar_iscntrl (character))
        g_string_append_printf (out, "\\x%02x", character);
      else
        g_string_append_unichar (out, character);
      at = g_utf8_next_char (at);
    }
}

/**
 * octet_export_line: (skip)
 * @packet: a packet with its summary
 * @time_format: how to write its time
 * @out: where the line goes
 */
void
octet_export_line (const OctetExportPacket *packet,
                   OctetTimeFormat          time_format,
                   GString                 *out)
{
  const OctetSummary *summary = packet->summary;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *info = g_utf8_make_valid (summary->info->str, -1);

  g_string_append_printf (out, "%5u ", packet->frame->number);
  octet_export_time (packet->frame, time_format, text);
  append_padded (text->str, 10, out);
  g_string_append_c (out, ' ');
  g_string_truncate (text, 0);
  octet_address_format (&summary->source, text);
  append_padded (text->str, 12, out);
  g_string_append (out, " → ");
  g_string_truncate (text, 0);
  octet_address_format (&summary->destination, text);
  append_padded (text->str, -12, out);
  g_string_append_printf (out, " %s %u ", summary->protocol != NULL ? summary->protocol : "",
                          packet->frame->wire_size);
  append_visible (info, out);
  g_string_append_c (out, '\n');
}

/**
 * octet_export_row: (skip)
 * @tree: a packet's fields
 * @node: one of them
 * @depth: levels of the tree above it
 * @out: where the row goes
 */
void
octet_export_row (const OctetTree *tree,
                  const OctetNode *node,
                  guint            depth,
                  GString         *out)
{
  gboolean generated = (node->flags & OCTET_NODE_GENERATED) != 0;
  g_autoptr (GString) line = g_string_new (generated ? "[" : "");

  for (guint indent = 0; indent < depth; indent++)
    g_string_append (out, "    ");
  octet_format_line (tree, node, line);
  append_visible (line->str, out);
  g_string_append (out, generated ? "]\n" : "\n");
}

static void
append_branch (const OctetTree *tree,
               guint32          first,
               guint            depth,
               GString         *out)
{
  for (guint32 i = first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    {
      const OctetNode *node = &tree->nodes[i];

      if ((node->flags & OCTET_NODE_HIDDEN) != 0)
        continue;
      octet_export_row (tree, node, depth, out);
      append_branch (tree, node->first, depth + 1, out);
    }
}

/**
 * octet_export_tree: (skip)
 * @tree: a packet's fields
 * @out: where the rows go, each level four spaces further in
 */
void
octet_export_tree (const OctetTree *tree,
                   GString         *out)
{
  append_branch (tree, tree->first, 0, out);
}

/**
 * octet_export_hex: (skip)
 * @bytes: octets
 * @n_bytes: how many
 * @out: where the dump goes, sixteen to a line
 */
void
octet_export_hex (const guint8 *bytes,
                  gsize         n_bytes,
                  GString      *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize at = 0; at < n_bytes; at += 16)
    {
      gsize count = MIN (16, n_bytes - at);

      char row[16 * 3 + 2 + 16];
      gsize end = 16 * 3 + 2;

      memset (row, ' ', sizeof row);
      for (gsize i = 0; i < count; i++)
        {
          guint8 octet = bytes[at + i];

          row[3 * i] = digits[octet >> 4];
          row[3 * i + 1] = digits[octet & 15];
          row[end++] = g_ascii_isprint (octet) ? (char) octet : '.';
        }
      g_string_append_printf (out, "%04" G_GSIZE_MODIFIER "x  ", at);
      g_string_append_len (out, row, (gssize) end);
      g_string_append_c (out, '\n');
    }
}

static void
append_values (const OctetTree         *tree,
               const char              *key,
               const OctetFieldsFormat *format,
               GString                 *out)
{
  gsize start = out->len;
  gboolean any = FALSE;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];

      if (node->field == NULL || strcmp (node->field->key, key) != 0)
        continue;
      if (any && format->occurrence == OCTET_OCCURRENCE_FIRST)
        break;
      if (any && format->occurrence == OCTET_OCCURRENCE_LAST)
        g_string_truncate (out, start);
      else if (any)
        g_string_append (out, format->aggregator);
      any = TRUE;
      if (node->field->kind == OCTET_FIELD_PROTOCOL || node->field->kind == OCTET_FIELD_LABEL)
        octet_format_line (tree, node, out);
      else
        octet_format_show (tree, node, out);
    }
}

/**
 * octet_export_fields: (skip)
 * @packet: a packet with a tree that has the wanted fields
 * @format: which fields, and what stands between them
 * @out: where the line goes
 */
void
octet_export_fields (const OctetExportPacket *packet,
                     const OctetFieldsFormat *format,
                     GString                 *out)
{
  for (guint i = 0; format->keys[i] != NULL; i++)
    {
      g_autoptr (GString) values = g_string_new (NULL);

      if (i > 0)
        g_string_append (out, format->separator);
      append_values (packet->tree, format->keys[i], format, values);
      if (values->len > 0 && format->quote != 0)
        g_string_append_c (out, format->quote);
      append_visible (values->str, out);
      if (values->len > 0 && format->quote != 0)
        g_string_append_c (out, format->quote);
    }
  g_string_append_c (out, '\n');
}

/**
 * octet_export_fields_head: (skip)
 * @format: which fields
 * @out: where the line with their keys goes
 */
void
octet_export_fields_head (const OctetFieldsFormat *format,
                          GString                 *out)
{
  g_autofree char *line = g_strjoinv (format->separator, (char **) format->keys);

  g_string_append_printf (out, "%s\n", line);
}
