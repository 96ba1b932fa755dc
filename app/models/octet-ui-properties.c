/* octet-ui-properties.c - makes rows of what is known of a capture and of comments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The file's rows are made for those that are looked at: a file may have a million comments.
 */
#include "config.h"

#include "models/octet-ui-properties.h"

#include <glib/gi18n.h>
#include <inttypes.h>

#include "analysis/octet-capture-properties.h"
#include "analysis/octet-packet-comments.h"
#include "models/octet-ui-property.h"

static char *
name_group (const OctetCell *group,
            const OctetCell *interface)
{
  static const struct
  {
    const char *key;
    const char *name;
  } groups[] = {
    { "file", N_("File") },
    { "time", N_("Time") },
    { "packets", N_("Packets") },
    { "capture", N_("How It Was Captured") },
  };

  if (interface->kind == OCTET_CELL_NUMBER)
    return g_strdup_printf (_("Interface %" PRIu64), interface->number);
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (group->text, groups[i].key) == 0)
      return g_strdup (_(groups[i].name));
  return g_strdup (group->text);
}

static char *
write_value (OctetStatisticRow *row)
{
  const OctetCell *cell = octet_statistic_row_get_cell (row, OCTET_PROPERTY_VALUE);

  switch (cell->kind)
    {
    case OCTET_CELL_NUMBER:
      return g_strdup_printf ("%'" G_GUINT64_FORMAT, cell->number);
    case OCTET_CELL_REAL:
      return g_strdup_printf ("%'.2f", cell->real);
    case OCTET_CELL_TIME:
      return g_strdup_printf (_("%'.6f seconds"), octet_span_to_seconds (cell->time));
    case OCTET_CELL_EMPTY:
      return g_strdup (_("Being worked out…"));
    case OCTET_CELL_TEXT:
    default:
      return octet_statistic_row_to_text (row, OCTET_PROPERTY_VALUE);
    }
}

static OctetUiProperty *
describe_property (OctetStatisticRow *row)
{
  const OctetCell *cell = octet_statistic_row_get_cell (row, OCTET_PROPERTY_VALUE);
  g_autofree char *group = NULL, *name = NULL, *value = NULL, *exact = NULL;

  group = name_group (octet_statistic_row_get_cell (row, OCTET_PROPERTY_GROUP),
                      octet_statistic_row_get_cell (row, OCTET_PROPERTY_INTERFACE));
  name = octet_statistic_row_to_text (row, OCTET_PROPERTY_NAME);
  value = write_value (row);
  if (cell->kind != OCTET_CELL_EMPTY)
    exact = octet_statistic_row_to_text (row, OCTET_PROPERTY_VALUE);
  return octet_ui_property_new (group, name != NULL ? name : "", value != NULL ? value : "",
                                exact, 0);
}

static OctetUiProperty *
make_comment (const char *group,
              guint32     packet,
              const char *text)
{
  g_autofree char *name = g_strdup_printf (_("Packet %'u"), packet);

  return octet_ui_property_new (group, name, text, text, packet);
}

static OctetUiProperty *
describe_comment (OctetStatisticRow *row)
{
  const OctetCell *packet = octet_statistic_row_get_cell (row, OCTET_PACKET_COMMENT_PACKET);
  const OctetCell *text = octet_statistic_row_get_cell (row, OCTET_PACKET_COMMENT_TEXT);

  return make_comment (_("Comments on Packets"), (guint32) packet->number,
                       text->text != NULL ? text->text : "");
}

static void
list_own_comments (OctetUiMarks *marks,
                   GListStore   *store)
{
  g_autoptr (GArray) packets = octet_ui_marks_list_comments (marks);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < packets->len; i++)
    {
      guint32 packet = g_array_index (packets, guint32, i);
      const char *text = NULL;

      octet_ui_marks_get_comment (marks, packet, &text);
      if (text == NULL || *text == '\0')
        text = _("The comment was removed.");
      g_ptr_array_add (rows, make_comment (_("Comments Written Here"), packet, text));
    }
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), rows->pdata,
                       rows->len);
}

static void
marks_changed_cb (OctetUiMarks *marks,
                  guint         mark,
                  guint         first,
                  guint         last,
                  GListStore   *store)
{
  if (mark == OCTET_UI_MARK_COMMENT)
    list_own_comments (marks, store);
}

/**
 * octet_ui_properties_new:
 * @properties: an #OctetCaptureProperties
 * @comments: an #OctetPacketComments
 * @marks: what a person noted
 *
 * Main context only.
 *
 * Returns: (transfer full): a list for octet_ui_properties_describe(): the capture's properties,
 *   the comments that the file has, and those that nobody saved into it
 */
GListModel *
octet_ui_properties_new (OctetStatistic *properties,
                         OctetStatistic *comments,
                         OctetUiMarks   *marks)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListStore) own = g_list_store_new (OCTET_UI_TYPE_PROPERTY);

  list_own_comments (marks, own);
  g_signal_connect_object (marks, "changed", G_CALLBACK (marks_changed_cb), own, 0);
  g_list_store_append (models, properties);
  g_list_store_append (models, comments);
  g_list_store_append (models, own);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

/**
 * octet_ui_properties_describe:
 * @item: an item of the list
 *
 * Not a #GtkMapListModel: that of GTK 4.8 takes one item for another where rows change.
 *
 * Returns: (transfer full): what it says
 */
OctetUiProperty *
octet_ui_properties_describe (gpointer item)
{
  if (OCTET_UI_IS_PROPERTY (item))
    return g_object_ref (item);
  if (OCTET_IS_PACKET_COMMENTS (octet_statistic_row_get_statistic (item)))
    return describe_comment (item);
  return describe_property (item);
}
