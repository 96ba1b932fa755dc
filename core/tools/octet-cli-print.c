/* octet-cli-print.c - prints the packets of a session to standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-print.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "filter/octet-filter.h"
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
              gboolean                 is_first,
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
                         is_first, out);
      break;
    case OCTET_CLI_TEXT:
    default:
      print_text (packet, options, out);
      break;
    }
}

/* What prints the packets of one run. */
typedef struct
{
  OctetSession          *session;
  const OctetCliOptions *options;
  OctetCursor           *cursor;
  OctetDepth             depth;
  OctetFilter           *filter; /* NULL lets everything pass */
  OctetFilterPlan       *plan;
  OctetCursor           *looker; /* dissects what the filter asks for */
  OctetTree             *looked;
} Printer;

static gboolean
passes (Printer *self,
        guint32  number,
        GError **error)
{
  OctetVerdict verdict;

  if (self->filter == NULL)
    return TRUE;
  verdict = octet_filter_plan_decide (self->plan, number);
  if (verdict != OCTET_VERDICT_UNKNOWN)
    return verdict == OCTET_VERDICT_YES;
  return octet_cursor_dissect (self->looker, number, OCTET_DEPTH_FIELDS, FALSE, self->looked,
                               error) != NULL &&
         octet_filter_matches (self->filter, self->looked);
}

static gboolean
print_packets (Printer *self,
               GString *out)
{
  const OctetCliOptions *options = self->options;
  g_autoptr (OctetTree) tree = octet_tree_new ();
  gboolean wants_summary = options->format == OCTET_CLI_TEXT && !options->has_tree;
  guint n_packets = octet_session_get_n_packets (self->session);
  gboolean is_first = TRUE;

  for (guint32 number = 1; number <= n_packets; number++)
    {
      g_autoptr (GError) error = NULL;
      OctetExportPacket packet = { 0 };

      if (!passes (self, number, &error) && error == NULL)
        continue;
      if (error == NULL)
        packet.summary = octet_cursor_dissect (self->cursor, number, self->depth, wants_summary,
                                               tree, &error);
      if (packet.summary == NULL)
        {
          g_printerr ("octet-cli: %s\n", error->message);
          return FALSE;
        }
      packet.frame = octet_cursor_get_frame (self->cursor);
      packet.bytes = octet_cursor_get_bytes (self->cursor, &packet.n_bytes);
      packet.tree = tree;
      print_packet (&packet, options, is_first, out);
      is_first = FALSE;
      if (out->len >= FLUSH_SIZE && !flush (out))
        return FALSE;
    }
  return TRUE;
}

/* -Y; FALSE, and the reason said, where it cannot run. */
static gboolean
set_filter (Printer *self)
{
  g_auto (OctetFilterProblem) problem = OCTET_FILTER_PROBLEM_INIT;

  if (self->options->filter == NULL)
    return TRUE;
  self->filter = octet_filter_new (octet_session_get_registry (self->session),
                                   self->options->filter, &problem);
  if (self->filter == NULL)
    {
      octet_cli_print_problem (self->options->filter, &problem);
      return FALSE;
    }
  self->plan = octet_filter_plan_new (self->filter, octet_session_get_state (self->session),
                                      octet_session_get_store (self->session));
  self->looker = octet_cursor_new (self->session);
  self->looked = octet_tree_new ();
  octet_cursor_set_wanted (self->looker, octet_filter_get_wanted (self->filter));
  return TRUE;
}

static void
printer_clear (Printer *self)
{
  g_clear_pointer (&self->plan, octet_filter_plan_free);
  g_clear_pointer (&self->filter, octet_filter_unref);
  g_clear_pointer (&self->looker, octet_cursor_free);
  g_clear_pointer (&self->looked, octet_tree_free);
  g_clear_pointer (&self->cursor, octet_cursor_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Printer, printer_clear)

/**
 * octet_cli_print_problem: (skip)
 * @filter: a filter's text
 * @problem: why it cannot run
 *
 * Prints the sentence, and the filter with the wrong place marked.
 */
void
octet_cli_print_problem (const char               *filter,
                         const OctetFilterProblem *problem)
{
  glong before = g_utf8_strlen (filter, problem->start);

  g_printerr ("octet-cli: %s\n    %s\n    %*s^", problem->message, filter, (int) before, "");
  for (guint i = 1; i < problem->size; i++)
    g_printerr ("~");
  g_printerr ("\n");
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
  g_auto (Printer) printer = { session, options, octet_cursor_new (session), OCTET_DEPTH_FIELDS };
  g_autoptr (OctetWanted) wanted = NULL;
  g_autoptr (GError) error = NULL;
  gboolean whole;

  wanted = find_wanted (session, options, &error);
  if (wanted == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  if (!set_filter (&printer))
    return FALSE;
  if (options->fields.keys[0] != NULL && options->format != OCTET_CLI_PDML)
    octet_cursor_set_wanted (printer.cursor, wanted);
  else if (options->format != OCTET_CLI_TEXT || options->has_tree)
    printer.depth = OCTET_DEPTH_TREE;

  if (options->format == OCTET_CLI_PDML)
    octet_export_pdml_begin (options->file, out);
  else if (options->format == OCTET_CLI_JSON)
    octet_export_json_begin (out);
  else if (options->format == OCTET_CLI_FIELDS && options->has_header)
    octet_export_fields_head (&options->fields, out);
  whole = print_packets (&printer, out);
  if (options->format == OCTET_CLI_PDML)
    octet_export_pdml_end (out);
  else if (options->format == OCTET_CLI_JSON)
    octet_export_json_end (out);
  return flush (out) && fflush (stdout) == 0 && whole;
}
