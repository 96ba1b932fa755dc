/* octet-ui-cell-filter.c - the filter that a cell of the packet list stands for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-cell-filter.h"

#include <inttypes.h>
#include <string.h>

#include "models/octet-ui-node-text.h"

#define NS_PER_S 1000000000

/* The address of one end: the outermost field of that end which has what the cell says. */
static char *
find_address (const OctetTree *tree,
              const char      *text,
              gboolean         is_source)
{
  static const char *const ends[2][4] = { { ".dst", ".da", ".daddr", NULL },
                                          { ".src", ".sa", ".saddr", NULL } };
  g_autofree char *value = text != NULL ? g_strdup_printf (" == %s", text) : NULL;

  for (guint32 i = 0; value != NULL && i < tree->n_nodes; i++)
    {
      const OctetNode *node = &tree->nodes[i];
      g_autofree char *filter = NULL;
      gboolean fits = FALSE;

      for (guint j = 0; node->field != NULL && node->field->key != NULL && ends[is_source][j]; j++)
        fits |= g_str_has_suffix (node->field->key, ends[is_source][j]);
      filter = fits ? octet_ui_node_get_filter (tree, node) : NULL;
      if (filter != NULL && g_str_has_suffix (filter, value))
        return g_steal_pointer (&filter);
    }
  return NULL;
}

/* The protocol that the cell names; without one, the innermost that is not bare data. */
static char *
find_protocol (const OctetTree *tree,
               const char      *name)
{
  const char *key = NULL;

  for (guint i = 0; i < tree->n_layers; i++)
    {
      const OctetProtocol *protocol = tree->layers[i].entry->protocol;

      if (name != NULL && g_strcmp0 (protocol->short_name, name) == 0)
        return g_strdup (protocol->key);
      if (protocol->level != OCTET_LEVEL_PAYLOAD && !protocol->is_silent)
        key = protocol->key;
    }
  return g_strdup (key);
}

static char *
find_field (const OctetTree *tree,
            const char      *key)
{
  const OctetNode *node = octet_tree_find (tree, key);

  return node != NULL ? octet_ui_node_get_filter (tree, node) : NULL;
}

/**
 * octet_ui_cell_filter: (skip)
 * @selection: the capture's selection; @packet is selected
 * @packet: a row
 * @column: (nullable): "number", "time", "source", "destination", "protocol", "length", "info",
 *   or the key of a field; %NULL for the row as a whole
 *
 * Returns: (transfer full) (nullable): a display filter that the packet passes because of this cell
 */
char *
octet_ui_cell_filter (OctetUiSelection *selection,
                      OctetUiPacket    *packet,
                      const char       *column)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  const OctetUiRow *row = octet_ui_packet_get_row (packet);
  const OctetPacketRecord *record = octet_ui_packet_get_record (packet);

  if (column == NULL || g_str_equal (column, "protocol") || g_str_equal (column, "info"))
    return find_protocol (tree, row->protocol);
  if (g_str_equal (column, "number"))
    return g_strdup_printf ("frame.number == %u", octet_ui_packet_get_number (packet));
  if (g_str_equal (column, "length"))
    return g_strdup_printf ("frame.len == %u", record->wire_size);
  if (g_str_equal (column, "time") && record->time >= 0)
    return g_strdup_printf ("frame.time_epoch == %" PRId64 ".%09d", record->time / NS_PER_S,
                            (int) (record->time % NS_PER_S));
  if (g_str_equal (column, "source"))
    return find_address (tree, row->source, TRUE);
  if (g_str_equal (column, "destination"))
    return find_address (tree, row->destination, FALSE);
  return find_field (tree, column);
}
