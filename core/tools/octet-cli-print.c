/* octet-cli-print.c - prints the packets of a session to standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-print.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "session/octet-cursor.h"

/* Written out in pieces of this size. */
#define FLUSH_SIZE 65536

static gboolean
flush (GString *out)
{
  gsize written = fwrite (out->str, 1, out->len, stdout);
  gboolean whole = written == out->len;

  g_string_truncate (out, 0);
  return whole;
}

/* -e decides which fields are recorded; an unknown one is said once and printed empty. */
static OctetWanted *
find_wanted (OctetSession          *session,
             const OctetCliOptions *options,
             GError               **error)
{
  g_autoptr (OctetWanted) wanted = octet_wanted_new (octet_session_get_registry (session));

  for (guint i = 0; options->fields.keys[i] != NULL; i++)
    if (!octet_wanted_add_key (wanted, options->fields.keys[i]))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                     _("The field “%s” is not known."), options->fields.keys[i]);
        return NULL;
      }
  return g_steal_pointer (&wanted);
}

static void
print_text (const OctetExportPacket *packet,
            const OctetCliOptions   *options,
            GString                 *out)
{
  if (options->has_tree)
    octet_export_tree (packet->tree, out);
  else
    octet_export_line (packet, options->time_format, out);
  if (options->has_hex)
    {
      g_string_append_c (out, '\n');
      octet_export_hex (packet->bytes, packet->n_bytes, out);
    }
  if (options->has_tree || options->has_hex)
    g_string_append_c (out, '\n');
}

static void
print_packet (const OctetExportPacket *packet,
              const OctetCliOptions   *options,
              GString                 *out)
{
  switch (options->format)
    {
    case OCTET_CLI_FIELDS:
      octet_export_fields (packet, &options->fields, out);
      break;
    case OCTET_CLI_PDML:
      octet_export_pdml (packet, out);
      break;
    case OCTET_CLI_JSON:
      octet_export_json (packet, options->fields.keys[0] != NULL ? options->fields.keys : NULL,
                         packet->frame->number == 1, out);
      break;
    case OCTET_CLI_TEXT:
    default:
      print_text (packet, options, out);
      break;
    }
}

static gboolean
print_packets (OctetSession          *session,
               const OctetCliOptions *options,
               OctetCursor           *cursor,
               OctetDepth             depth,
               GString               *out)
{
  g_autoptr (OctetTree) tree = octet_tree_new ();
  gboolean wants_summary = options->format == OCTET_CLI_TEXT && !options->has_tree;
  guint n_packets = octet_session_get_n_packets (session);

  for (guint32 number = 1; number <= n_packets; number++)
    {
      g_autoptr (GError) error = NULL;
      OctetExportPacket packet = { 0 };

      packet.summary = octet_cursor_dissect (cursor, number, depth, wants_summary, tree, &error);
      if (packet.summary == NULL)
        {
          g_printerr ("octet-cli: %s\n", error->message);
          return FALSE;
        }
      packet.frame = octet_cursor_get_frame (cursor);
      packet.bytes = octet_cursor_get_bytes (cursor, &packet.n_bytes);
      packet.tree = tree;
      print_packet (&packet, options, out);
      if (out->len >= FLUSH_SIZE && !flush (out))
        return FALSE;
    }
  return TRUE;
}

/**
 * octet_cli_print: (skip)
 * @session: a session whose first pass is over
 * @options: what to print
 *
 * Returns: whether everything was written
 */
gboolean
octet_cli_print (OctetSession          *session,
                 const OctetCliOptions *options)
{
  g_autoptr (GString) out = g_string_sized_new (FLUSH_SIZE * 2);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetWanted) wanted = NULL;
  g_autoptr (GError) error = NULL;
  OctetDepth depth = OCTET_DEPTH_FIELDS;
  gboolean whole;

  wanted = find_wanted (session, options, &error);
  if (wanted == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  if (options->fields.keys[0] != NULL && options->format != OCTET_CLI_PDML)
    octet_cursor_set_wanted (cursor, wanted);
  else if (options->format != OCTET_CLI_TEXT || options->has_tree)
    depth = OCTET_DEPTH_TREE;

  if (options->format == OCTET_CLI_PDML)
    octet_export_pdml_begin (options->file, out);
  else if (options->format == OCTET_CLI_JSON)
    octet_export_json_begin (out);
  else if (options->format == OCTET_CLI_FIELDS && options->has_header)
    octet_export_fields_head (&options->fields, out);
  whole = print_packets (session, options, cursor, depth, out);
  if (options->format == OCTET_CLI_PDML)
    octet_export_pdml_end (out);
  else if (options->format == OCTET_CLI_JSON)
    octet_export_json_end (out);
  return flush (out) && fflush (stdout) == 0 && whole;
}

/**
 * octet_cli_print_interfaces: (skip)
 *
 * Returns: whether the interfaces could be listed
 */
gboolean
octet_cli_print_interfaces (void)
{
  g_printerr ("octet-cli: %s\n", _("Octet cannot list network interfaces here."));
  return FALSE;
}
