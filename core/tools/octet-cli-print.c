/* octet-cli-print.c - prints the packets of a session to standard output.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tools/octet-cli-print.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "export/octet-export-form.h"
#include "session/octet-cursor.h"
#include "session/octet-filter-look.h"

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

/* The form that the options ask for. */
static OctetExportForm
make_form (const OctetCliOptions *options)
{
  static const OctetFormKind kinds[] = {
    [OCTET_CLI_TEXT] = OCTET_FORM_TEXT, [OCTET_CLI_FIELDS] = OCTET_FORM_FIELDS,
    [OCTET_CLI_PDML] = OCTET_FORM_PDML, [OCTET_CLI_JSON] = OCTET_FORM_JSON,
    [OCTET_CLI_CSV] = OCTET_FORM_CSV,   [OCTET_CLI_ARRAYS] = OCTET_FORM_ARRAYS,
  };
  OctetExportForm form = {
    .kind = kinds[options->format],
    .detail = options->has_tree ? OCTET_DETAIL_FIELDS : OCTET_DETAIL_SUMMARY,
    .time_format = options->time_format,
    .fields = options->fields,
    .has_header = options->has_header,
    .name = options->file,
  };

  if (options->has_hex)
    form.detail |= OCTET_DETAIL_BYTES;
  return form;
}

static gboolean
print_packets (OctetSession          *session,
               const OctetExportForm *form,
               OctetCursor           *cursor,
               OctetFilterLook       *look,
               GString               *out)
{
  g_autoptr (OctetTree) tree = octet_tree_new ();
  guint n_packets = octet_session_get_n_packets (session);
  gboolean is_first = TRUE;

  if (look != NULL)
    octet_cursor_set_shown (cursor, 0);
  for (guint32 number = 1; number <= n_packets; number++)
    {
      g_autoptr (GError) error = NULL;
      OctetExportPacket packet = { 0 };

      if (look != NULL && !octet_filter_look_passes (look, number, &error) && error == NULL)
        continue;
      if (error == NULL)
        packet.summary = octet_cursor_dissect (cursor, number, octet_export_form_get_depth (form),
                                               octet_export_form_wants_summary (form), tree,
                                               &error);
      if (packet.summary == NULL)
        {
          g_printerr ("octet-cli: %s\n", error->message);
          return FALSE;
        }
      packet.frame = octet_cursor_get_frame (cursor);
      packet.bytes = octet_cursor_get_bytes (cursor, &packet.n_bytes);
      packet.tree = tree;
      octet_export_form_add (form, &packet, is_first, out);
      if (look != NULL)
        octet_cursor_set_shown (cursor, number);
      is_first = FALSE;
      if (out->len >= FLUSH_SIZE && !flush (out))
        return FALSE;
    }
  return TRUE;
}

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
 * @filter: (nullable): what lets a packet pass (-Y)
 *
 * Returns: whether everything was written
 */
gboolean
octet_cli_print (OctetSession          *session,
                 const OctetCliOptions *options,
                 OctetFilter           *filter)
{
  g_autoptr (GString) out = g_string_sized_new (FLUSH_SIZE * 2);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetFilterLook) look = NULL;
  g_autoptr (OctetWanted) wanted = NULL;
  g_autoptr (GError) error = NULL;
  OctetExportForm form = make_form (options);
  gboolean whole;

  wanted = find_wanted (session, options, &error);
  if (wanted == NULL)
    {
      g_printerr ("octet-cli: %s\n", error->message);
      return FALSE;
    }
  if (filter != NULL)
    look = octet_filter_look_new (session, filter);
  if (octet_export_form_wants_fields (&form))
    octet_cursor_set_wanted (cursor, wanted);
  octet_export_form_begin (&form, out);
  whole = print_packets (session, &form, cursor, look, out);
  octet_export_form_end (&form, out);
  return flush (out) && fflush (stdout) == 0 && whole;
}
