/* octet-export-csv.c - the list's columns for a spreadsheet, and packets as C arrays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/octet-export.h"

/* RFC 4180: each cell in quotes, quotes doubled. A spreadsheet takes a text that begins with one
 * of four characters for a formula and runs it: a stranger's text gets an apostrophe before it. */
static void
append_cell (const char *text,
             gboolean    is_strange,
             GString    *out)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '"');
  if (is_strange && valid[0] != '\0' && strchr ("=+-@", valid[0]) != NULL)
    g_string_append_c (out, '\'');
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '"')
        g_string_append (out, "\"\"");
      else if (g_unichar_iscntrl (character))
        g_string_append_printf (out, "\\x%02x", character);
      else
        g_string_append_unichar (out, character);
    }
  g_string_append_c (out, '"');
}

/**
 * octet_export_csv_begin: (skip)
 * @out: where the line with the columns' names goes
 */
void
octet_export_csv_begin (GString *out)
{
  const char *const titles[] = {
    _("No."), _("Time"), _("Source"), _("Destination"), _("Protocol"), _("Length"), _("Info"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_cell (titles[i], FALSE, out);
    }
  g_string_append (out, "\r\n");
}

/**
 * octet_export_csv: (skip)
 * @packet: a packet with its summary
 * @time_format: how to write its time
 * @out: where its line goes
 */
void
octet_export_csv (const OctetExportPacket *packet,
                  OctetTimeFormat          time_format,
                  GString                 *out)
{
  const OctetSummary *summary = packet->summary;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (out, "\"%u\",", packet->frame->number);
  octet_export_time (packet->frame, time_format, text);
  append_cell (text->str, FALSE, out);
  g_string_append_c (out, ',');
  g_string_truncate (text, 0);
  octet_address_format (&summary->source, text);
  append_cell (text->str, TRUE, out);
  g_string_append_c (out, ',');
  g_string_truncate (text, 0);
  octet_address_format (&summary->destination, text);
  append_cell (text->str, TRUE, out);
  g_string_append_c (out, ',');
  append_cell (summary->protocol != NULL ? summary->protocol : "", FALSE, out);
  g_string_append_printf (out, ",\"%u\",", packet->frame->wire_size);
  append_cell (summary->info->str, TRUE, out);
  g_string_append (out, "\r\n");
}

/**
 * octet_export_array: (skip)
 * @packet: a packet with its octets
 * @out: where the C array goes, twelve octets to a line
 */
void
octet_export_array (const OctetExportPacket *packet,
                    GString                 *out)
{
  static const char digits[] = "0123456789abcdef";
  gsize size = packet->n_bytes;

  /* An array of no elements is not C. */
  g_string_append_printf (out, "/* Packet %u: %" G_GSIZE_FORMAT " of %u octets */\n"
                          "static const unsigned char packet_%u[%" G_GSIZE_FORMAT "] = {",
                          packet->frame->number, size, packet->frame->wire_size,
                          packet->frame->number, MAX (size, 1));
  for (gsize i = 0; i < MAX (size, 1); i++)
    {
      guint8 octet = i < size ? packet->bytes[i] : 0;
      char text[] = { '0', 'x', digits[octet >> 4], digits[octet & 15], ',', '\0' };

      g_string_append (out, i % 12 == 0 ? "\n  " : " ");
      g_string_append (out, text);
    }
  g_string_append (out, "\n};\n\n");
}
