/* octet-ui-node-copy.c - a field as text for the clipboard, in many forms.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-node-text.h"

#include "dissect/octet-format.h"

typedef char *(*Write) (const guint8 *bytes,
                        gsize         size);

static char *
write_hex (const guint8 *bytes,
           gsize         size)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

static char *
write_array (const guint8 *bytes,
             gsize         size)
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "static const unsigned char bytes[%" G_GSIZE_FORMAT "] = {", size);
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (text, "%s0x%02x,", i % 12 == 0 ? "\n  " : " ", bytes[i]);
  g_string_append (text, "\n};\n");
  return g_string_free (text, FALSE);
}

static char *
write_python (const guint8 *bytes,
              gsize         size)
{
  GString *text = g_string_new ("b\"");

  for (gsize i = 0; i < size; i++)
    if (bytes[i] >= 0x20 && bytes[i] < 0x7f && bytes[i] != '"' && bytes[i] != '\\')
      g_string_append_c (text, (char) bytes[i]);
    else
      g_string_append_printf (text, "\\x%02x", bytes[i]);
  g_string_append_c (text, '"');
  return g_string_free (text, FALSE);
}

static char *
write_base64 (const guint8 *bytes,
              gsize         size)
{
  return g_base64_encode (bytes, size);
}

static char *
write_line (const OctetTree *tree,
            const OctetNode *node)
{
  GString *line = g_string_new (NULL);

  octet_format_line (tree, node, line);
  return g_string_free (line, FALSE);
}

/**
 * octet_ui_node_copy: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @form: "value", "name", "key", "filter", "row", "hex", "base64", "array" or "python"
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
octet_ui_node_copy (const OctetTree *tree,
                    const OctetNode *node,
                    const char      *form)
{
  static const struct { const char *form; Write write; } writers[] = {
    { "hex", write_hex }, { "base64", write_base64 }, { "array", write_array },
    { "python", write_python },
  };
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
  bytes = octet_tree_get_place (tree, node, &size);
  if (bytes == NULL || size == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (g_str_equal (form, writers[i].form))
      return writers[i].write (bytes, size);
  return NULL;
}
