/* octet-ui-print-lines.c - packets as the lines of printed pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-print-lines.h"

#include <glib/gi18n.h>
#include <string.h>

#include "export/octet-export.h"
#include "session/octet-cursor.h"

/* Where a long line goes on, it stands this far in. */
#define CONTINUATION "        "

/* The words of the setting, in the order in which they are written. */
static const struct
{
  const char *word;
  guint       detail;
} details[] = {
  { "summary", OCTET_UI_PRINT_SUMMARY }, { "layers", OCTET_UI_PRINT_LAYERS },
  { "shown", OCTET_UI_PRINT_SHOWN },     { "fields", OCTET_UI_PRINT_FIELDS },
  { "bytes", OCTET_UI_PRINT_BYTES },
};

/**
 * octet_ui_print_detail_read:
 * @text: words with commas between them, as the settings have them
 *
 * Returns: an #OctetUiPrintDetail; words that nobody knows are passed over
 */
guint
octet_ui_print_detail_read (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint detail = 0;

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (g_strv_contains ((const char *const *) words, details[i].word))
      detail |= details[i].detail;
  return detail;
}

/**
 * octet_ui_print_detail_write:
 * @detail: an #OctetUiPrintDetail
 *
 * Returns: (transfer full): the words that stand for it
 */
char *
octet_ui_print_detail_write (guint detail)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if ((detail & details[i].detail) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", details[i].word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
line_free (gpointer data)
{
  OctetUiPrintLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
add (GPtrArray            *lines,
     OctetUiPrintLineKind  kind,
     char                 *text)
{
  OctetUiPrintLine *line = g_new (OctetUiPrintLine, 1);

  *line = (OctetUiPrintLine) { kind, text };
  g_ptr_array_add (lines, line);
}

/* The lines of a tree or a dump; a tree's layers stand at the margin. */
static void
add_text (GPtrArray *lines,
          GString   *text,
          gboolean   is_tree,
          guint      detail)
{
  g_auto (GStrv) parts = g_strsplit (text->str, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean is_layer = is_tree && parts[i][0] != ' ' && parts[i][0] != '\0';

      if (parts[i][0] == '\0' || (is_tree && !is_layer && (detail & OCTET_UI_PRINT_FIELDS) == 0))
        continue;
      add (lines, is_layer ? OCTET_UI_PRINT_LINE_LAYER : OCTET_UI_PRINT_LINE_PLAIN,
           g_strdup (parts[i]));
    }
  g_string_truncate (text, 0);
}

/* The rows that the tree shows, or would show of this packet. */
static void
add_shown (GPtrArray       *lines,
           const OctetTree *tree,
           OctetUiBranches *open)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (OctetUiFieldRow));

  octet_ui_branches_add_rows (open, tree, NULL, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const OctetUiFieldRow *row = &g_array_index (rows, OctetUiFieldRow, i);
      GString *text = g_string_new (NULL);

      octet_export_row (tree, &tree->nodes[row->node], row->depth, text);
      g_string_truncate (text, text->len - 1);
      add (lines, row->depth == 0 ? OCTET_UI_PRINT_LINE_LAYER : OCTET_UI_PRINT_LINE_PLAIN,
           g_string_free (text, FALSE));
    }
}

static void
add_packet (GPtrArray               *lines,
            const OctetExportPacket *packet,
            guint                    detail,
            OctetUiBranches         *open)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add (lines, OCTET_UI_PRINT_LINE_TITLE, g_strdup_printf (_("Packet %u"), packet->frame->number));
  if ((detail & OCTET_UI_PRINT_SUMMARY) != 0)
    {
      octet_export_line (packet, OCTET_TIME_RELATIVE, text);
      add_text (lines, text, FALSE, detail);
    }
  if ((detail & OCTET_UI_PRINT_SHOWN) != 0)
    add_shown (lines, packet->tree, open);
  else if ((detail & (OCTET_UI_PRINT_LAYERS | OCTET_UI_PRINT_FIELDS)) != 0)
    {
      octet_export_tree (packet->tree, text);
      add_text (lines, text, TRUE, detail);
    }
  if ((detail & OCTET_UI_PRINT_BYTES) != 0)
    {
      octet_export_hex (packet->bytes, packet->n_bytes, text);
      add (lines, OCTET_UI_PRINT_LINE_PLAIN, g_strdup (""));
      add_text (lines, text, FALSE, detail);
    }
  add (lines, OCTET_UI_PRINT_LINE_PLAIN, g_strdup (""));
}

/**
 * octet_ui_print_lines_new:
 * @session: a capture
 * @packets: (nullable): which of its packets; %NULL for all
 * @detail: #OctetUiPrintDetail
 * @open: which branches are open, for %OCTET_UI_PRINT_SHOWN; this thread's own
 * @cancellable: (nullable): ends it early
 * @error: return location for a #GError
 *
 * Made by a worker.
 *
 * Returns: (transfer full) (element-type OctetUiPrintLine) (nullable): the lines of at most
 *   %OCTET_UI_PRINT_MAX_PACKETS packets
 */
GPtrArray *
octet_ui_print_lines_new (OctetSession      *session,
                          const OctetBitset *packets,
                          guint              detail,
                          OctetUiBranches   *open,
                          GCancellable      *cancellable,
                          GError           **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (OctetCursor) cursor = octet_cursor_new (session);
  g_autoptr (OctetTree) tree = octet_tree_new ();
  guint32 last = octet_packet_store_get_count (octet_session_get_store (session));
  guint32 number = 0;

  for (guint i = 0; i < OCTET_UI_PRINT_MAX_PACKETS; i++)
    {
      OctetExportPacket packet = { 0 };

      number = packets != NULL ? octet_bitset_next (packets, number) : number + 1;
      if (number == 0 || number > last)
        break;
      packet.summary = octet_cursor_dissect (cursor, number, OCTET_DEPTH_TREE, TRUE, tree, error);
      if (packet.summary == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      packet.frame = octet_cursor_get_frame (cursor);
      packet.bytes = octet_cursor_get_bytes (cursor, &packet.n_bytes);
      packet.tree = tree;
      add_packet (lines, &packet, detail, open);
    }
  return g_steal_pointer (&lines);
}

/**
 * octet_ui_print_lines_wrap:
 * @lines: (element-type OctetUiPrintLine): lines of any length
 * @width: characters that fit on one, more than 16
 *
 * Returns: (transfer full) (element-type OctetUiPrintLine): the same, none longer than that
 */
GPtrArray *
octet_ui_print_lines_wrap (GPtrArray *lines,
                           guint      width)
{
  GPtrArray *wrapped = g_ptr_array_new_with_free_func (line_free);

  for (guint i = 0; i < lines->len; i++)
    {
      const OctetUiPrintLine *line = g_ptr_array_index (lines, i);
      const char *rest = line->text;
      glong left = g_utf8_strlen (rest, -1);
      glong room = width;

      while (left > room)
        {
          const char *end = g_utf8_offset_to_pointer (rest, room);
          g_autofree char *part = g_strndup (rest, (gsize) (end - rest));

          add (wrapped, line->kind,
               g_strconcat (rest == line->text ? "" : CONTINUATION, part, NULL));
          left -= room;
          rest = end;
          room = width - strlen (CONTINUATION);
        }
      add (wrapped, line->kind, g_strconcat (rest == line->text ? "" : CONTINUATION, rest, NULL));
    }
  return wrapped;
}
