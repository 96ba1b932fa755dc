/* octet-export-json.c - packets as JSON, in the shape of tshark's -T json.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "dissect/octet-format.h"
#include "export/octet-export.h"
#include "export/octet-json-text.h"

static void
append_indent (guint    depth,
               GString *out)
{
  g_string_append_c (out, '\n');
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

static void
append_branch (const OctetTree *tree,
               guint32          first,
               guint            depth,
               GString         *out)
{
  g_string_append_c (out, '{');
  for (guint32 i = first; i != OCTET_NO_NODE; i = tree->nodes[i].next)
    {
      const OctetNode *node = &tree->nodes[i];
      g_autoptr (GString) show = g_string_new (NULL);
      gboolean has_value;
      const char *text = octet_tree_get_text (tree, node);
      const char *key = node->field != NULL ? node->field->key : text != NULL ? text : "";

      octet_format_show (tree, node, show);
      has_value = node->field != NULL && show->len > 0;
      if (i != first)
        g_string_append_c (out, ',');
      append_indent (depth + 1, out);
      if (has_value || node->first == OCTET_NO_NODE)
        {
          octet_json_append_text (out, key);
          g_string_append (out, ": ");
          octet_json_append_text (out, node->field != NULL ? show->str : "");
        }
      if (node->first == OCTET_NO_NODE)
        continue;
      if (has_value)
        {
          g_autofree char *branch = g_strconcat (key, "_tree", NULL);

          g_string_append_c (out, ',');
          append_indent (depth + 1, out);
          octet_json_append_text (out, branch);
        }
      else
        octet_json_append_text (out, key);
      g_string_append (out, ": ");
      append_branch (tree, node->first, depth + 1, out);
    }
  append_indent (depth, out);
  g_string_append_c (out, '}');
}

/* Only the wanted fields: each key with the list of its values. */
static void
append_chosen (const OctetTree   *tree,
               const char *const *keys,
               GString           *out)
{
  gboolean any_key = FALSE;

  g_string_append_c (out, '{');
  for (guint k = 0; keys[k] != NULL; k++)
    {
      gboolean any = FALSE;

      for (guint32 i = 0; i < tree->n_nodes; i++)
        {
          const OctetNode *node = &tree->nodes[i];
          g_autoptr (GString) show = NULL;

          if (node->field == NULL || strcmp (node->field->key, keys[k]) != 0)
            continue;
          if (!any)
            {
              if (any_key)
                g_string_append_c (out, ',');
              append_indent (4, out);
              octet_json_append_text (out, keys[k]);
              g_string_append (out, ": [");
            }
          else
            g_string_append_c (out, ',');
          append_indent (5, out);
          any = any_key = TRUE;
          show = g_string_new (NULL);
          if (node->field->kind == OCTET_FIELD_PROTOCOL || node->field->kind == OCTET_FIELD_LABEL)
            octet_format_line (tree, node, show);
          else
            octet_format_show (tree, node, show);
          octet_json_append_text (out, show->str);
        }
      if (any)
        {
          append_indent (4, out);
          g_string_append_c (out, ']');
        }
    }
  append_indent (3, out);
  g_string_append_c (out, '}');
}

/**
 * octet_export_json_begin: (skip)
 * @out: where the head goes
 */
void
octet_export_json_begin (GString *out)
{
  g_string_append_c (out, '[');
}

/**
 * octet_export_json: (skip)
 * @packet: a packet with its tree
 * @keys: (nullable): only these fields; %NULL for the whole tree
 * @first: whether it is the first packet that is written
 * @out: where its object goes
 */
void
octet_export_json (const OctetExportPacket *packet,
                   const char *const       *keys,
                   gboolean                 first,
                   GString                 *out)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *index = NULL;

  if (packet->frame->time != G_MININT64)
    day = g_date_time_new_from_unix_utc (packet->frame->time / G_GINT64_CONSTANT (1000000000));
  index = day != NULL ? g_date_time_format (day, "packets-%Y-%m-%d") : g_strdup ("packets");
  g_string_append (out, first ? "\n  {\n    \"_index\": " : ",\n  {\n    \"_index\": ");
  octet_json_append_text (out, index);
  g_string_append (out, ",\n    \"_type\": \"doc\",\n    \"_score\": null,\n"
                        "    \"_source\": {\n      \"layers\": ");
  if (keys != NULL)
    append_chosen (packet->tree, keys, out);
  else
    append_branch (packet->tree, packet->tree->first, 3, out);
  g_string_append (out, "\n    }\n  }");
}

/**
 * octet_export_json_end: (skip)
 * @out: where the foot goes
 */
void
octet_export_json_end (GString *out)
{
  g_string_append (out, "\n]\n");
}
