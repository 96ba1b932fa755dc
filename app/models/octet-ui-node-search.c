/* octet-ui-node-search.c - finds fields of a packet by their words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-node-search.h"

#include <string.h>

#include "models/octet-ui-node-text.h"

static gboolean
has_words (const OctetTree *tree,
           const OctetNode *node,
           const char      *words)
{
  g_autofree char *name = octet_ui_node_get_name (tree, node);
  g_autofree char *value = octet_ui_node_get_value (tree, node);
  const char *key = node->field != NULL && node->field->key != NULL ? node->field->key : "";
  g_autofree char *line = g_strconcat (name, ": ", value, " ", key, NULL);
  g_autofree char *valid = g_utf8_make_valid (line, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  return strstr (folded, words) != NULL;
}

/**
 * octet_ui_node_search: (skip)
 * @tree: a packet's tree
 * @words: what is looked for in name, value and filter key; capitals do not matter
 * @from: the node to begin behind (or before); %OCTET_NO_NODE for the first (or last)
 * @backwards: whether to look before @from
 *
 * Goes round: behind the last field comes the first.
 *
 * Returns: the next field that has the words, maybe @from itself; %OCTET_NO_NODE for none among
 *   the next 20,000
 */
guint32
octet_ui_node_search (const OctetTree *tree,
                      const char      *words,
                      guint32          from,
                      gboolean         backwards)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  guint32 count = tree->n_nodes;
  guint32 at = from < count ? from : backwards ? 0 : count - 1;

  if (*folded == '\0' || count == 0)
    return OCTET_NO_NODE;
  for (guint32 i = 0; i < MIN (count, OCTET_UI_MAX_SEARCHED); i++)
    {
      at = backwards ? (at + count - 1) % count : (at + 1) % count;
      if ((tree->nodes[at].flags & OCTET_NODE_HIDDEN) == 0 &&
          has_words (tree, &tree->nodes[at], folded))
        return at;
    }
  return OCTET_NO_NODE;
}
