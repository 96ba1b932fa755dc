/* octet-ui-node-copy.c - a field as text for the clipboard, in many forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-node-text.h"

#include "dissect/octet-format.h"
#include "export/octet-json-text.h"
#include "models/octet-ui-bytes.h"

/* A branch of a hostile packet has thousands of fields: a clipboard of megabytes helps nobody. */
#define MAX_TEXT 1000000u
/* Deeper branches end here: append_branch() and append_json() call themselves. */
#define MAX_DEPTH 40

static char *
write_line (const OctetTree *tree,
            const OctetNode *node)
{
  GString *line = g_string_new (NULL);

  octet_format_line (tree, node, line);
  return g_string_free (line, FALSE);
}

/* The node and all below it, indented: what the tree shows when everything is open. */
static void
append_branch (GString         *text,
               const OctetTree *tree,
               guint32          index,
               guint            depth)
{
  for (guint32 i = index; i != OCTET_NO_NODE && text->len < MAX_TEXT;
       i = depth > 0 ? tree->nodes[i].next : OCTET_NO_NODE)
    {
      const OctetNode *node = &tree->nodes[i];

      if ((node->flags & OCTET_NODE_HIDDEN) != 0)
        continue;
      for (guint indent = 0; indent < depth; indent++)
        g_string_append (text, "    ");
      octet_format_line (tree, node, text);
      g_string_append_c (text, '\n');
      if (depth < MAX_DEPTH && node->first != OCTET_NO_NODE)
        append_branch (text, tree, node->first, depth + 1);
    }
}

static gboolean
is_written (const OctetNode *node)
{
  return node->field != NULL && node->field->key != NULL &&
         (node->flags & OCTET_NODE_HIDDEN) == 0;
}

/* {"tcp.flags": {"value": "0x0018", "fields": {…}}} where something is below, else the value. */
static void
append_json (GString         *json,
             const OctetTree *tree,
             guint32          index,
             guint            depth)
{
  gboolean is_first = TRUE;

  for (guint32 i = index; i != OCTET_NO_NODE && json->len < MAX_TEXT;
       i = depth > 1 ? tree->nodes[i].next : OCTET_NO_NODE)
    {
      const OctetNode *node = &tree->nodes[i];
      gboolean has_parts = node->first != OCTET_NO_NODE && depth < MAX_DEPTH;
      g_autoptr (GString) value = g_string_new (NULL);

      if (!is_written (node))
        continue;
      g_string_append_printf (json, "%s\n%*s", is_first ? "" : ",", (int) depth * 2, "");
      is_first = FALSE;
      octet_json_append_text (json, node->field->key);
      g_string_append (json, ": ");
      octet_format_show (tree, node, value);
      if (has_parts)
        g_string_append (json, "{\"value\": ");
      octet_json_append_text (json, value->str);
      if (!has_parts)
        continue;
      g_string_append (json, ", \"fields\": {");
      append_json (json, tree, node->first, depth + 1);
      g_string_append_printf (json, "\n%*s}}", (int) depth * 2, "");
    }
}

static char *
write_branch (const OctetTree *tree,
              const OctetNode *node)
{
  GString *text = g_string_new (NULL);

  append_branch (text, tree, (guint32) (node - tree->nodes), 0);
  return g_string_free (text, FALSE);
}

static char *
write_json (const OctetTree *tree,
            const OctetNode *node)
{
  GString *json = g_string_new ("{");

  append_json (json, tree, (guint32) (node - tree->nodes), 1);
  g_string_append (json, "\n}\n");
  return g_string_free (json, FALSE);
}

/**
 * octet_ui_node_copy: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @form: "value", "name", "key", "filter", "row", "tree", "json", or a form of its bytes that
 *   octet_ui_bytes_copy() knows
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
octet_ui_node_copy (const OctetTree *tree,
                    const OctetNode *node,
                    const char      *form)
{
  const guint8 *bytes;
  gsize size;

  if (g_str_equal (form, "value"))
    return octet_ui_node_get_value (tree, node);
  if (g_str_equal (form, "name"))
    return octet_ui_node_get_name (tree, node);
  if (g_str_equal (form, "key"))
    return node->field != NULL ? g_strdup (node->field->key) : NULL;
  if (g_str_equal (form, "filter"))
    return octet_ui_node_get_filter (tree, node);
  if (g_str_equal (form, "row"))
    return write_line (tree, node);
  if (g_str_equal (form, "tree"))
    return write_branch (tree, node);
  if (g_str_equal (form, "json"))
    return write_json (tree, node);
  bytes = octet_tree_get_place (tree, node, &size);
  return bytes != NULL && size > 0 ? octet_ui_bytes_copy (bytes, size, node->position, form) : NULL;
}
