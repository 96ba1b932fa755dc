/* octet-export-pdml.c - packets as PDML, the XML of protocol trees.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "export/octet-export.h"

/* XML 1.0 knows no control characters but tab, line feed and return, not even
 * escaped; bytes that are not UTF-8 were replaced when the text was made. */
static void
append_escaped (const char *text,
                GString    *out)
{
  for (const char *at = text; *at != 0; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '&')
        g_string_append (out, "&amp;");
      else if (character == '<')
        g_string_append (out, "&lt;");
      else if (character == '>')
        g_string_append (out, "&gt;");
      else if (character == '"')
        g_string_append (out, "&quot;");
      else if (character == '\'')
        g_string_append (out, "&#x27;");
      else if (character == '\t' || character == '\n' || character == '\r')
        g_string_append_c (out, (char) character);
      else if (character < 0x20 || (character >= 0x7f && character < 0xa0))
        g_string_append_printf (out, "\\x%x", character);
      else if (character == 0xfffe || character == 0xffff)
        g_string_append (out, "\357\277\275");
      else
        g_string_append_unichar (out, character);
    }
}

static void
append_attribute (const char *name,
                  const char *text,
                  GString    *out)
{
  g_string_append_printf (out, " %s=\"", name);
  if (g_utf8_validate (text, -1, NULL))
    append_escaped (text, out);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      append_escaped (valid, out);
    }
  g_string_append_c (out, '"');
}

static void
append_hex (const guint8 *bytes,
            gsize         size,
            GString      *out)
{
  static const char digits[] = "0123456789abcdef";

  for (gsize i = 0; i < size; i++)
    {
      g_string_append_c (out, digits[bytes[i] >> 4]);
      g_string_append_c (out, digits[bytes[i] & 15]);
    }
}

/* The octets of the field; for a bit field its own bits, and the octets as they stand. */
static void
append_place (const OctetTree *tree,
              const OctetNode *node,
              GString         *out)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_place (tree, node, &size);

  if (bytes == NULL || size == 0)
    return;
  if (node->field != NULL && node->field->mask != 0 && size <= 8)
    {
      guint64 bits = node->value.number / MAX (node->field->scale, 1);

      g_string_append_printf (out, " value=\"%" G_GINT64_MODIFIER "X\" unmaskedvalue=\"", bits);
      append_hex (bytes, size, out);
      g_string_append_c (out, '"');
      return;
    }
  g_string_append (out, " value=\"");
  append_hex (bytes, size, out);
  g_string_append_c (out, '"');
}

static void
append_indent (guint    depth,
               GString *out)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void append_branch (const OctetTree *tree,
                           guint32          first,
                           guint            depth,
                           GString         *out);

/* tshark has bytes that no protocol took as a field without a place, in a wrapper. */
static void
append_data (const OctetTree *tree,
             const OctetNode *node,
             GString         *out)
{
  gsize size;
  const guint8 *bytes = octet_tree_get_place (tree, node, &size);

  g_string_append (out, "  <proto name=\"fake-field-wrapper\">\n    <field name=\"data\" value=\"");
  if (bytes != NULL)
    append_hex (bytes, size, out);
  g_string_append (out, "\">\n");
  append_branch (tree, node->first, 3, out);
  g_string_append (out, "    </field>\n  </proto>\n");
}

static void
append_node (const OctetTree *tree,
             const OctetNode *node,
             guint            depth,
             GString         *out)
{
  gboolean is_layer = node->parent == OCTET_NO_NODE;
  const char *element = is_layer ? "proto" : "field";
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) show = g_string_new (NULL);

  if (is_layer && node->field != NULL && strcmp (node->field->key, "data") == 0)
    {
      append_data (tree, node, out);
      return;
    }
  append_indent (depth, out);
  octet_format_line (tree, node, line);
  g_string_append_printf (out, "<%s", element);
  append_attribute ("name", node->field != NULL ? node->field->key : "", out);
  if (node->field != NULL)
    append_attribute ("showname", line->str, out);
  if ((node->flags & OCTET_NODE_HIDDEN) != 0)
    g_string_append (out, " hide=\"yes\"");
  g_string_append_printf (out, " size=\"%u\" pos=\"%u\"", node->size, node->position);
  if (!is_layer)
    {
      octet_format_show (tree, node, show);
      append_attribute ("show", show->str, out);
      append_place (tree, node, out);
    }
  if (node->first == OCTET_NO_NODE)
    {
      g_string_append (out, "/>\n");
      return;
    }
  g_string_append (out, ">\n");
  append_branch (tree, node->first, depth + 1, out);
  append_indent (depth, out);
  g_string_append_printf (out, "</%s>\n", element);
}

static void
append_branch (const OctetTree *tree,
               guint32          first,
               guint            depth,
               GString         *out)
{
  for (guint32 i = first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    append_node (tree, &tree->nodes[i], depth, out);
}

/**
 * octet_export_pdml_begin: (skip)
 * @capture: the capture's name
 * @out: where the head goes
 */
void
octet_export_pdml_begin (const char *capture,
                         GString    *out)
{
  g_string_append (out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<pdml version=\"0\"");
  append_attribute ("creator", "octet/" OCTET_VERSION, out);
  append_attribute ("capture_file", capture, out);
  g_string_append (out, ">\n");
}

/* tshark's PDML opens each packet with these four. */
static void
append_general (const OctetFrameInfo *frame,
                GString              *out)
{
  g_autoptr (GString) time = g_string_new (NULL);
  g_autoptr (GString) seconds = g_string_new (NULL);
  guint32 size = frame->wire_size;

  octet_format_time (frame->time, time);
  if (frame->time != G_MININT64)
    octet_format_duration (frame->time, seconds);
  g_string_append_printf (out, "  <proto name=\"geninfo\" pos=\"0\" "
                          "showname=\"General information\" size=\"%u\">\n", size);
  g_string_append_printf (out, "    <field name=\"num\" pos=\"0\" show=\"%u\" "
                          "showname=\"Number\" value=\"%x\" size=\"%u\"/>\n",
                          frame->number, frame->number, size);
  g_string_append_printf (out, "    <field name=\"len\" pos=\"0\" show=\"%u\" "
                          "showname=\"Frame Length\" value=\"%x\" size=\"%u\"/>\n",
                          size, size, size);
  g_string_append_printf (out, "    <field name=\"caplen\" pos=\"0\" show=\"%u\" "
                          "showname=\"Captured Length\" value=\"%x\" size=\"%u\"/>\n",
                          frame->captured_size, frame->captured_size, size);
  g_string_append (out, "    <field name=\"timestamp\" pos=\"0\"");
  append_attribute ("show", time->str, out);
  g_string_append_printf (out, " showname=\"Captured Time\" value=\"%s\" size=\"%u\"/>\n"
                          "  </proto>\n", seconds->str, size);
}

/**
 * octet_export_pdml: (skip)
 * @packet: a packet with its whole tree
 * @out: where its element goes
 */
void
octet_export_pdml (const OctetExportPacket *packet,
                   GString                 *out)
{
  g_string_append (out, "<packet>\n");
  append_general (packet->frame, out);
  append_branch (packet->tree, packet->tree->first, 1, out);
  g_string_append (out, "</packet>\n\n");
}

/**
 * octet_export_pdml_end: (skip)
 * @out: where the foot goes
 */
void
octet_export_pdml_end (GString *out)
{
  g_string_append (out, "</pdml>\n");
}
