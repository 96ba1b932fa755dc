/* octet-ui-node-text.c - a field's name, value and place as texts, for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "models/octet-ui-node-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dissect/octet-format.h"

/* The part of a row text behind "Name: ", or NULL where it does not begin so. */
static const char *
text_behind_name (const OctetNode *node,
                  const char      *text)
{
  const char *name = _(node->field->name);
  gsize size = strlen (name);

  return strncmp (text, name, size) == 0 && text[size] == ':' ? text + size + 1 : NULL;
}

/**
 * octet_ui_node_get_name: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): what it is called
 */
char *
octet_ui_node_get_name (const OctetTree *tree,
                        const OctetNode *node)
{
  const char *text = octet_tree_get_text (tree, node);
  const char *colon;

  if (node->field == NULL)
    return g_strdup (text != NULL ? text : "");
  if (text == NULL || node->field->kind == OCTET_FIELD_PROTOCOL ||
      text_behind_name (node, text) != NULL)
    return g_strdup (_(node->field->name));
  colon = strstr (text, ": ");
  return colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strdup (text);
}

/**
 * octet_ui_node_get_value: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): its value, maybe empty
 */
char *
octet_ui_node_get_value (const OctetTree *tree,
                         const OctetNode *node)
{
  const char *text = octet_tree_get_text (tree, node);
  g_autoptr (GString) value = g_string_new (NULL);

  if (node->field == NULL)
    return g_strdup ("");
  if (text != NULL && node->field->kind == OCTET_FIELD_PROTOCOL)
    return g_strdup (text + strspn (text, ",: "));
  if (text != NULL)
    {
      const char *behind = text_behind_name (node, text);

      if (behind == NULL && strstr (text, ": ") != NULL)
        behind = strstr (text, ": ") + 1;
      return g_strdup (behind != NULL ? behind + strspn (behind, " ") : "");
    }
  octet_format_value (tree, node, value);
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/**
 * octet_ui_node_get_bits: (skip)
 * @tree: a tree
 * @node: one of its nodes
 * @ret_first: (out): the first bit, counted from the first octet of its source
 * @ret_end: (out): the bit behind the last one
 *
 * Where the node stands to the bit. For a little-endian field with a mask, whose bits may
 * not be neighbours on the wire, it is the whole octets.
 *
 * Returns: %FALSE where the node has no place
 */
gboolean
octet_ui_node_get_bits (const OctetTree *tree,
                        const OctetNode *node,
                        guint64         *ret_first,
                        guint64         *ret_end)
{
  guint64 first = (guint64) node->position * 8;
  guint64 width = (guint64) node->size * 8;
  guint64 mask = node->field != NULL ? node->field->mask : 0;

  if (node->size == 0)
    return FALSE;
  *ret_first = first;
  *ret_end = first + width;
  if (mask == 0 || width > 64 || (width < 64 && mask >> width != 0))
    return TRUE;
  if ((node->field->flags & OCTET_FIELD_LITTLE) != 0 && node->size > 1)
    return TRUE;
  for (guint bit = 0; bit < width; bit++)
    if ((mask >> bit & 1) != 0)
      {
        *ret_end = first + width - bit;
        break;
      }
  for (guint bit = (guint) width; bit-- > 0;)
    if ((mask >> bit & 1) != 0)
      {
        *ret_first = first + width - 1 - bit;
        break;
      }
  return TRUE;
}

/**
 * octet_ui_node_get_place: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full): where it stands: "8 bits · byte 47"; empty for what is worked out
 */
char *
octet_ui_node_get_place (const OctetTree *tree,
                         const OctetNode *node)
{
  guint64 first, end, bits;
  guint last = node->position + MAX (node->size, 1) - 1;

  if ((node->flags & OCTET_NODE_GENERATED) != 0 && node->size == 0)
    return g_strdup (_("worked out by Octet"));
  if (!octet_ui_node_get_bits (tree, node, &first, &end))
    return g_strdup ("");
  bits = end - first;
  if (bits % 8 == 0 && first % 8 == 0 && bits > 8)
    return g_strdup_printf (ngettext ("%u byte · bytes %u to %u", "%u bytes · bytes %u to %u",
                                      node->size), node->size, node->position, last);
  if (node->size > 1)
    return g_strdup_printf (ngettext ("%u bit · bytes %u to %u", "%u bits · bytes %u to %u",
                                      (gulong) bits), (guint) bits, node->position, last);
  return g_strdup_printf (ngettext ("%u bit · byte %u", "%u bits · byte %u", (gulong) bits),
                          (guint) bits, node->position);
}

static gboolean
is_quoted (const OctetField *field)
{
  return field->kind == OCTET_FIELD_STRING || field->kind == OCTET_FIELD_TIME;
}

/**
 * octet_ui_node_get_filter: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer full) (nullable): a display filter that this node fits: "tcp.port == 80"
 */
char *
octet_ui_node_get_filter (const OctetTree *tree,
                          const OctetNode *node)
{
  g_autoptr (GString) filter = NULL;
  g_autoptr (GString) show = NULL;
  g_autofree char *escaped = NULL;

  if (node->field == NULL || node->field->key == NULL)
    return NULL;
  if (node->field->kind == OCTET_FIELD_LABEL || node->field->kind == OCTET_FIELD_PROTOCOL)
    return g_strdup (node->field->key);
  show = g_string_new (NULL);
  octet_format_show (tree, node, show);
  if (show->len == 0)
    return g_strdup (node->field->key);
  filter = g_string_new (node->field->key);
  if (is_quoted (node->field))
    {
      escaped = g_strescape (show->str, NULL);
      g_string_append_printf (filter, " == \"%s\"", escaped);
    }
  else
    g_string_append_printf (filter, " == %s", show->str);
  return g_string_free (g_steal_pointer (&filter), FALSE);
}

/**
 * octet_ui_node_get_protocol: (skip)
 * @tree: a tree
 * @node: one of its nodes
 *
 * Returns: (transfer none) (nullable): the protocol whose layer it is in
 */
const OctetProtocol *
octet_ui_node_get_protocol (const OctetTree *tree,
                            const OctetNode *node)
{
  return node->layer < tree->n_layers ? tree->layers[node->layer].entry->protocol : NULL;
}

/**
 * octet_ui_node_get_reference: (skip)
 * @protocol: a protocol
 *
 * Returns: (transfer full) (nullable): where the text of its standard can be read, at the section
 *   where one is named ("RFC 9293, 3.1"); %NULL where that is not an RFC
 */
char *
octet_ui_node_get_reference (const OctetProtocol *protocol)
{
  const char *number = protocol->reference != NULL ? strstr (protocol->reference, "RFC ") : NULL;
  char *end = NULL;
  guint64 rfc = number != NULL ? g_ascii_strtoull (number + 4, &end, 10) : 0;
  gboolean has_section = rfc > 0 && strncmp (end, ", ", 2) == 0 && g_ascii_isdigit (end[2]);

  if (rfc == 0)
    return NULL;
  return g_strdup_printf ("https://www.rfc-editor.org/rfc/rfc%" G_GUINT64_FORMAT "%s%.*s", rfc,
                          has_section ? "#section-" : "",
                          has_section ? (int) strspn (end + 2, "0123456789.") : 0, end + 2);
}

static guint32
get_number (const OctetNode *node)
{
  return node != NULL ? (guint32) MIN (node->value.number, G_MAXUINT32) : 0;
}

/**
 * octet_ui_node_find_number: (skip)
 * @tree: a tree
 * @key: a field whose value is a number of at most 32 bits
 *
 * Returns: the value of the first such field; 0 where there is none
 */
guint32
octet_ui_node_find_number (const OctetTree *tree,
                           const char      *key)
{
  return get_number (octet_tree_find (tree, key));
}

/**
 * octet_ui_node_find_flagged: (skip)
 * @tree: a tree
 * @flags: some of #OctetFieldFlags that lead to a packet
 *
 * Returns: the packet that the first such field leads to; 0 where there is none
 */
guint32
octet_ui_node_find_flagged (const OctetTree *tree,
                            guint            flags)
{
  return get_number (octet_tree_find_flagged (tree, flags));
}
