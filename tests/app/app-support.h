/* app-support.h - a session over a sample, for the tests of the program's parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "models/octet-ui-selection.h"

static inline OctetSession *
app_load_sample (const char *name)
{
  OctetSession *session = octet_session_new ();
  g_autofree char *path = g_build_filename (g_getenv ("OCTET_SAMPLES"), name, NULL);
  g_autoptr (GError) error = NULL;

  octet_session_load (session, path, 0, NULL, &error);
  g_assert_no_error (error);
  return session;
}

/* The number of the first packet with a field, from @from on; fails where there is none. */
static inline guint32
app_find_packet (OctetUiSelection *selection,
                 const char       *key,
                 guint32           from)
{
  guint count = octet_session_get_n_packets (octet_ui_selection_get_session (selection));

  for (guint32 i = from; i <= count; i++)
    {
      octet_ui_selection_set_packet (selection, i);
      if (octet_tree_find (octet_ui_selection_get_tree (selection), key) != NULL)
        return i;
    }
  g_assert_not_reached ();
}

static inline guint32
app_find_node (OctetUiSelection *selection,
               const char       *key)
{
  const OctetTree *tree = octet_ui_selection_get_tree (selection);
  const OctetNode *node = octet_tree_find (tree, key);

  g_assert_nonnull (node);
  return (guint32) (node - tree->nodes);
}
